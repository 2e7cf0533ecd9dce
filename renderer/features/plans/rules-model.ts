// The rules of the library as forms: what is typed, what is wrong with it, and the rule that it makes.
import type { ObsoleteRule, PlanRule, Shelf, SynonymRule } from '#shared/plans/types.ts';
import type { planTables } from '#shared/settings/types.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';

export type PlanTable = (typeof planTables)[number];
export type AnyRule = PlanRule | SynonymRule | ObsoleteRule;
type Words = Texts['planState']['rules'];

export interface RuleValues {
  name: string;
  topic: PlanRule['topic'];
  shelves: Shelf[];
  days: string;
  dayType: 'workday' | 'day';
  everyMonths: string;
  leadDays: string;
  to: string;
  copyTo: string;
  text: string;
  words: string;
  what: ObsoleteRule['what'];
  since: string;
  replacedBy: string;
  disabled: boolean;
  reason: string;
}

export const blankRule: RuleValues = {
  name: '',
  topic: 'filing',
  shelves: [],
  days: '',
  dayType: 'workday',
  everyMonths: '',
  leadDays: '30',
  to: '',
  copyTo: '',
  text: '',
  words: '',
  what: 'body',
  since: '',
  replacedBy: '',
  disabled: false,
  reason: '',
};

const numberText = (value: number | null): string => (value === null ? '' : String(value));

export function valuesOf(rule: AnyRule): RuleValues {
  const common = { ...blankRule, disabled: rule.disabled ?? false };
  if ('topic' in rule)
    return {
      ...common,
      name: rule.name,
      topic: rule.topic,
      shelves: rule.shelves,
      days: numberText(rule.days),
      dayType: rule.dayType ?? 'day',
      everyMonths: numberText(rule.everyMonths),
      leadDays: String(rule.leadDays),
      to: rule.to,
      copyTo: rule.copyTo,
      text: rule.text,
    };
  if ('what' in rule) return { ...common, words: rule.words.join('\n'), what: rule.what, since: rule.since, replacedBy: rule.replacedBy };
  return { ...common, words: rule.words.join('\n') };
}

/** A whole number within bounds; null for nothing; undefined: neither. */
function wholeOrNone(text: string, least: number, most: number): number | null | undefined {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  const value = Number(plain);
  return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

export function ruleProblems(table: PlanTable, values: RuleValues, words: Words): Partial<Record<keyof RuleValues, string>> {
  const { problems } = words;
  const lines = linesOf(values.words);
  const number = (text: string, least: number, most: number): string | undefined =>
    wholeOrNone(text, least, most) === undefined ? problems.number(least, most) : undefined;
  const found: Partial<Record<keyof RuleValues, string | undefined>> =
    table === 'planRules'
      ? {
          name: values.name.trim() === '' ? problems.needed : undefined,
          days: number(values.days, -3_660, 3_660),
          everyMonths: number(values.everyMonths, 1, 240),
          leadDays: values.leadDays.trim() === '' ? problems.needed : number(values.leadDays, 0, 366),
        }
      : table === 'synonyms'
        ? { words: lines.length < 2 || lines.some((line) => line.length > 40) ? problems.words : undefined }
        : {
            words: lines.length === 0 || lines.some((line) => line.length < 2) ? problems.one : undefined,
            since: /^\d{4}(?:-\d\d-\d\d)?$/.test(values.since.trim()) ? undefined : problems.since,
            replacedBy: values.replacedBy.trim() === '' ? problems.needed : undefined,
          };
  return Object.fromEntries(
    Object.entries({ ...found, reason: values.reason.trim().length < 2 ? problems.reason : undefined }).filter(
      ([, problem]) => problem !== undefined,
    ),
  );
}

/** The rule as it is put: a version of the office's own. @param before the version that is changed; null: a new rule @param id of a new one */
export function ruleOf(
  table: PlanTable,
  values: RuleValues,
  before: AnyRule | null,
  id: string,
  source: { title: string; number: null; year: number },
): Record<string, unknown> {
  const { validFrom: _from, validTo: _to, version: _version, ...kept } = before ?? { validFrom: null, validTo: null, version: 1 };
  const meta = { ...kept, id: before?.id ?? id, pack: 'office', source, confidence: 'seen', disabled: values.disabled, note: null };
  if (table === 'planRules')
    return {
      ...meta,
      topic: values.topic,
      name: values.name.trim(),
      nameEn: before && 'topic' in before && before.name === values.name.trim() ? before.nameEn : values.name.trim(),
      shelves: values.shelves,
      kinds: before && 'topic' in before ? before.kinds : [],
      days: wholeOrNone(values.days, -3_660, 3_660) ?? null,
      dayType: values.days.trim() === '' ? null : values.dayType,
      everyMonths: wholeOrNone(values.everyMonths, 1, 240) ?? null,
      leadDays: wholeOrNone(values.leadDays, 0, 366) ?? 0,
      to: values.to.trim(),
      copyTo: values.copyTo.trim(),
      text: values.text,
      ladder: before && 'topic' in before ? before.ladder : 'planDuty',
    };
  if (table === 'synonyms') return { ...meta, words: linesOf(values.words) };
  return { ...meta, what: values.what, words: linesOf(values.words), since: values.since.trim(), replacedBy: values.replacedBy.trim() };
}

/** What a rule is called in a list. */
export function titleOf(rule: AnyRule, english: boolean): string {
  if ('topic' in rule) return english ? rule.nameEn : rule.name;
  if ('what' in rule) return `${rule.words[0] ?? ''} → ${rule.replacedBy}`;
  return rule.words.join(' = ');
}

export const searchOf = (rule: AnyRule): string =>
  [
    ...('topic' in rule ? [rule.name, rule.nameEn, rule.text, rule.to] : rule.words),
    'what' in rule ? rule.replacedBy : '',
    rule.source.title,
    rule.source.number ?? '',
    rule.id,
  ]
    .join(' ')
    .toLowerCase();

// An invented incident on which rules are tried: as it stands in the form, and as the station takes it; what two answers differ in.
import type { z } from 'zod';
import type { contract } from '#shared/contract/index.ts';
import { casualtyFields, type CasualtyField, type Grade, type Mark } from '#shared/incidents/types.ts';
import { toIso } from '#shared/time/zone.ts';
import { stationNow } from '#renderer/client/connection.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import { zoneNow } from '#renderer/texts/times.ts';
import { amountOfTyped } from '#renderer/texts/typed.ts';
import { wholeOf } from './forms/values.ts';
import type { AnyRule } from './rules-read.ts';

type TryRules = (typeof contract.settings)['tryRules']['~orpc'];
type Example = z.input<NonNullable<TryRules['inputSchema']>>['example'];
export type Outcome = z.output<NonNullable<TryRules['outputSchema']>>['now'];
export type Owed = Outcome['obligations'][number];
export type Heard = z.output<NonNullable<(typeof contract.incidents)['parse']['~orpc']['outputSchema']>>;

export interface ExampleForm {
  text: string;
  kind: string | null;
  grade: Grade | 'rule';
  marks: Mark[];
  unit: string | null;
  /** Minutes before receipt. */
  occurred: string;
  learned: string;
  casualties: Record<CasualtyField, string>;
  figures: Record<string, string>;
}

const noCasualties = (): Record<CasualtyField, string> => ({
  dead: '',
  seriouslyInjured: '',
  injured: '',
  missing: '',
  trapped: '',
  evacuated: '',
});

/** The casualties that a figure of a grading rule follows from; the other figures are typed by their own name. */
const casualtyOf: Partial<Record<string, CasualtyField>> = {
  deaths: 'dead',
  deathsOrMissing: 'dead',
  seriousInjuries: 'seriouslyInjured',
  poisonedOrSeriouslyInjured: 'seriouslyInjured',
  injured: 'injured',
  evacuated: 'evacuated',
  toxicEvacuated: 'evacuated',
  threatenedToRelocate: 'evacuated',
  livesThreatened: 'trapped',
  foodPoisoned: 'injured',
  foodPoisonDeaths: 'dead',
  occupationalPoisoned: 'injured',
  occupationalPoisonDeaths: 'dead',
  harmed: 'injured',
  harmedWithDeath: 'injured',
  schoolHarmed: 'injured',
  poisonedWith1Death: 'injured',
};

/** The figures that a grading rule asks for beside casualties. */
export function figuresAsked(one: AnyRule | null): { metric: string; unit: string }[] {
  if (one?.table !== 'grading') return [];
  return one.rule.conditions.filter(({ metric }) => !(metric in casualtyOf)).map(({ metric, unit }) => ({ metric, unit }));
}

/** An example to which the rule applies, as far as that can be guessed. */
export function exampleOf(one: AnyRule | null): ExampleForm {
  const blank: ExampleForm = {
    text: '',
    kind: null,
    grade: 'rule',
    marks: [],
    unit: null,
    occurred: '20',
    learned: '10',
    casualties: noCasualties(),
    figures: {},
  };
  switch (one?.table) {
    case 'deadlines': {
      const { kinds, grades, marks } = one.rule;
      return { ...blank, kind: kinds.find((kind) => kind !== '*') ?? null, grade: grades[0] ?? 'rule', marks: marks?.slice(0, 1) ?? [] };
    }
    case 'grading': {
      const { kind, conditions } = one.rule;
      const condition = conditions.find(({ min }) => min !== undefined);
      if (!condition) return { ...blank, kind };
      const field = casualtyOf[condition.metric];
      const value = String(condition.min);
      return field
        ? { ...blank, kind, casualties: { ...blank.casualties, [field]: value } }
        : { ...blank, kind, figures: { [condition.metric]: value } };
    }
    case 'marks':
      return one.rule.mark === 'deaths'
        ? { ...blank, casualties: { ...blank.casualties, dead: '1' } }
        : { ...blank, marks: [one.rule.mark] };
    default:
      return blank;
  }
}

const maxMinutes = 525_600;
const maxPeople = 10_000_000;
const isBlank = (text: string): boolean => text.trim() === '';

export function exampleProblems(form: ExampleForm, wrong: string): Problems {
  const whole = (text: string, max: number): string | undefined => (isBlank(text) || wholeOf(text, 0, max) !== null ? undefined : wrong);
  return {
    occurred: whole(form.occurred, maxMinutes),
    learned: whole(form.learned, maxMinutes),
    ...Object.fromEntries(casualtyFields.map((field) => [`casualties.${field}`, whole(form.casualties[field], maxPeople)])),
    ...Object.fromEntries(
      Object.entries(form.figures).map(([metric, text]) => [`figures.${metric}`, amountOfTyped(text) === undefined ? wrong : undefined]),
    ),
  };
}

export const receivedNow = (): string => toIso(stationNow(), zoneNow());

/** @param receivedAt ISO */
export function exampleInput(form: ExampleForm, receivedAt: string): Example {
  const before = (text: string): string | null => {
    const minutes = isBlank(text) ? null : wholeOf(text, 0, maxMinutes);
    return minutes === null ? null : toIso(Date.parse(receivedAt) - minutes * 60_000, zoneNow());
  };
  const count = (field: CasualtyField): number | null => wholeOf(form.casualties[field], 0, maxPeople);
  return {
    receivedAt,
    kind: form.kind,
    ...(form.grade === 'rule' ? {} : { grade: form.grade }),
    marks: form.marks,
    ...(form.unit === null ? {} : { source: { mode: 'phone', unitId: form.unit } }),
    occurredAt: before(form.occurred),
    learnedAt: before(form.learned),
    casualties: {
      dead: count('dead'),
      seriouslyInjured: count('seriouslyInjured'),
      injured: count('injured'),
      missing: count('missing'),
      trapped: count('trapped'),
      evacuated: count('evacuated'),
    },
    figures: Object.fromEntries(
      Object.entries(form.figures).flatMap(([metric, text]) => {
        const amount = amountOfTyped(text);
        return typeof amount === 'number' ? [[metric, amount]] : [];
      }),
    ),
  };
}

/** What the parser heard, laid over the example; what it did not hear is unknown. */
export function withHeard(form: ExampleForm, heard: Heard, receivedAt: string): ExampleForm {
  const minutes = heard.occurredAt === null ? null : Math.round((Date.parse(receivedAt) - Date.parse(heard.occurredAt)) / 60_000);
  const said = (field: CasualtyField): string => (heard.casualties[field] === null ? '' : String(heard.casualties[field]));
  return {
    ...form,
    kind: heard.kind ?? form.kind,
    grade: heard.grade ?? 'rule',
    marks: heard.marks,
    occurred: minutes === null || minutes < 0 ? '' : String(minutes),
    casualties: {
      dead: said('dead'),
      seriouslyInjured: said('seriouslyInjured'),
      injured: said('injured'),
      missing: said('missing'),
      trapped: said('trapped'),
      evacuated: said('evacuated'),
    },
    figures: { ...form.figures, ...Object.fromEntries(Object.entries(heard.figures).map(([metric, value]) => [metric, String(value)])) },
  };
}

export interface Difference {
  key: string;
  now: Owed | null;
  changed: Owed | null;
  how: 'added' | 'removed' | 'altered' | 'same';
}

const essence = ({ dueAt, rule }: Owed): string =>
  JSON.stringify([dueAt, rule.id, rule.limitSeconds, rule.limitIsDefault, rule.dailyAt, rule.clockUsed, rule.source, rule.confidence]);

/** By limit; what is on one side only, or differs, is marked and stands first. */
export function differencesOf(now: Outcome, changed: Outcome | null): Difference[] {
  const keys = new Set([...now.obligations, ...(changed?.obligations ?? [])].map((one) => one.key));
  return [...keys]
    .map((key): Difference => {
      const [before, after] = [now, changed].map((side) => side?.obligations.find((one) => one.key === key) ?? null);
      const how =
        changed === null ? 'same' : !before ? 'added' : !after ? 'removed' : essence(before) === essence(after) ? 'same' : 'altered';
      return { key, now: before ?? null, changed: after ?? null, how };
    })
    .toSorted((a, b) => Number(a.how === 'same') - Number(b.how === 'same') || dueOf(a) - dueOf(b));
}

const dueOf = ({ now, changed }: Difference): number => Date.parse((now ?? changed)?.dueAt ?? '');

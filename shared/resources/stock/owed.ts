// What is owed for stock by the rules in force: refilling what fell below its minimum, clearing what expires. Pure.
import type { Id } from '../../kernel/ids.ts';
import { daysAfter } from '../../time/days.ts';
import type { StockRule } from '../types.ts';
import { isExpired } from './balance.ts';
import type { Amount } from './types.ts';

/** One leg of a line, as much as a limit is counted from. */
export interface DatedLeg {
  /** The day on which the goods moved, and the day on which somebody recorded it here. */
  on: string;
  recordedOn: string;
  batch: Id | null;
  expiresOn: string | null;
  amount: Amount;
}

export interface LineForDuties {
  line: Id;
  facility: Id;
  facilityName: string;
  name: string;
  category: string | null;
  minimum: Amount;
  below: boolean;
  legs: readonly DatedLeg[];
}

export interface OwedOfStock {
  duty: 'stockMinimum' | 'stockExpiry';
  /** Names the obligation without its round. */
  key: string;
  facility: Id;
  /** What it is called: the place and its goods. */
  title: string;
  startedOn: string;
  dueOn: string;
  rule: StockRule;
}

/** The day since which there is less than the minimum; null: there never was as much, so nobody let it fall. */
export function belowSince(legs: readonly DatedLeg[], minimum: Amount, today: string): string | null {
  const days = [...new Set(legs.flatMap(({ on, expiresOn }) => [on, ...(expiresOn === null ? [] : [daysAfter(expiresOn, 1)])]))]
    .filter((day) => day <= today)
    .toSorted();
  let since: string | null = null;
  let was = false;
  for (const day of days) {
    const enough = usableOn(legs, day) >= minimum;
    if (was && !enough) since = day;
    if (enough) since = null;
    was = enough;
  }
  return since;
}

const usableOn = (legs: readonly DatedLeg[], day: string): Amount =>
  legs.reduce((sum, { on, expiresOn, amount }) => (on > day || isExpired(expiresOn, day) ? sum : sum + amount), 0);

/** At most so many names in a title. */
const named = 3;
const titleOf = (place: string, names: readonly string[]): string => {
  const different = [...new Set(names)];
  const more = different.length > named ? `等 ${different.length} 种` : '';
  return `${place}：${different.slice(0, named).join('、')}${more}`.slice(0, 190);
};

const strictest = (rules: readonly StockRule[], topic: StockRule['topic'], category: string | null): StockRule | undefined =>
  rules
    .filter((rule) => rule.topic === topic && (rule.categories.length === 0 || (category !== null && rule.categories.includes(category))))
    .toSorted((a, b) => (topic === 'minimum' ? a.graceDays - b.graceDays : b.aheadDays - a.aheadDays) || (a.id < b.id ? -1 : 1))[0];

/** Everything that is owed today, earliest limit first. What was so already when it was recorded is one notice a place and kind. */
export function owedOfStock(lines: readonly LineForDuties[], rules: readonly StockRule[], today: string): OwedOfStock[] {
  return [...minimumOwed(lines, rules, today), ...expiryOwed(lines, rules, today)].toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

function minimumOwed(lines: readonly LineForDuties[], rules: readonly StockRule[], today: string): OwedOfStock[] {
  const before = new Map<Id, { lines: LineForDuties[]; rule: StockRule }>();
  const single = lines.flatMap((line): OwedOfStock[] => {
    const rule = line.below && line.minimum > 0 ? strictest(rules, 'minimum', line.category) : undefined;
    if (!rule) return [];
    const startedOn = belowSince(line.legs, line.minimum, today);
    if (startedOn !== null)
      return [
        {
          duty: 'stockMinimum',
          key: `stockMinimum/${line.facility}/${line.line}/${startedOn}`,
          facility: line.facility,
          title: titleOf(line.facilityName, [line.name]),
          startedOn,
          dueOn: daysAfter(startedOn, rule.graceDays),
          rule,
        },
      ];
    const known = before.get(line.facility);
    if (known) known.lines.push(line);
    else before.set(line.facility, { lines: [line], rule });
    return [];
  });
  return [...single, ...[...before].flatMap(([facility, of]) => asOne('stockMinimum', facility, of, today))];
}

function expiryOwed(lines: readonly LineForDuties[], rules: readonly StockRule[], today: string): OwedOfStock[] {
  const byDay = new Map<string, { lines: LineForDuties[]; rule: StockRule; expiresOn: string }>();
  const before = new Map<Id, { lines: LineForDuties[]; rule: StockRule }>();
  for (const line of lines) {
    const rule = strictest(rules, 'expiry', line.category);
    if (!rule) continue;
    for (const [, legs] of Map.groupBy(line.legs, ({ batch }) => batch)) {
      const expiresOn = legs[0]?.expiresOn ?? null;
      const lying = legs.reduce((sum, { amount }) => sum + amount, 0);
      if (expiresOn === null || lying <= 0 || today < daysAfter(expiresOn, -rule.aheadDays)) continue;
      const recordedOn = legs.reduce((first, leg) => (leg.recordedOn < first ? leg.recordedOn : first), today);
      const key = `${line.facility}/${expiresOn}`;
      const known = recordedOn > expiresOn ? before.get(line.facility) : byDay.get(key);
      if (known) known.lines.push(line);
      else if (recordedOn > expiresOn) before.set(line.facility, { lines: [line], rule });
      else byDay.set(key, { lines: [line], rule, expiresOn });
    }
  }
  const dated = [...byDay.values()].flatMap(({ lines: of, rule, expiresOn }): OwedOfStock[] => {
    const [first] = of;
    if (!first) return [];
    return [
      {
        duty: 'stockExpiry',
        key: `stockExpiry/${first.facility}/${expiresOn}`,
        facility: first.facility,
        title: titleOf(
          first.facilityName,
          of.map(({ name }) => name),
        ),
        startedOn: daysAfter(expiresOn, -rule.aheadDays),
        dueOn: expiresOn,
        rule,
      },
    ];
  });
  return [...dated, ...[...before].flatMap(([facility, of]) => asOne('stockExpiry', facility, of, today))];
}

/** What was so when it was written down, at one place: nobody was late with it, it is to be put right from now on. */
function asOne(
  duty: OwedOfStock['duty'],
  facility: Id,
  { lines, rule }: { lines: readonly LineForDuties[]; rule: StockRule },
  today: string,
): OwedOfStock[] {
  const names = lines.map(({ name }) => name);
  const title = titleOf(lines[0]?.facilityName ?? '', names);
  return [{ duty, key: `${duty}/${facility}/before`, facility, title, startedOn: today, dueOn: daysAfter(today, rule.graceDays), rule }];
}

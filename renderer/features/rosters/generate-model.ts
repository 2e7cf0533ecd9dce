// What a run of the generator is asked for: period, posts, people, rules of this run.
import type { Id } from '#shared/kernel/ids.ts';
import { usualPosts } from '#shared/rosters/generate/usual-posts.ts';
import type { RosterRules } from '#shared/rosters/types.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { amountOfTyped } from '#renderer/texts/typed.ts';
import { addDays, monthOf, type RosterView } from './calendar-model.ts';
import { dayOfTyped } from '#renderer/texts/typed-day.ts';

export const spans = ['month', 'quarter', 'year', 'own'] as const;
export type Span = (typeof spans)[number];

export interface GenerateForm {
  roster: Id;
  span: Span;
  from: string;
  to: string;
  /** Posts that are filled. */
  posts: string[];
  /** People who are left out of this run. */
  without: Id[];
  restHours: string;
  maxPerWeek: string;
  weights: Record<keyof RosterRules['weights'], string>;
  seconds: string;
}

/** The next month, quarter or year after today; the month's own words for `own`. */
export function spanOf(span: Span, today: string): { from: string; to: string } {
  const next = addDays(monthOf(today).to, 1);
  if (span === 'year') {
    const year = Number(today.slice(0, 4)) + 1;
    return { from: `${year}-01-01`, to: `${year}-12-31` };
  }
  if (span !== 'quarter') return monthOf(next);
  let from = next;
  while ((Number(from.slice(5, 7)) - 1) % 3 !== 0) from = addDays(monthOf(from).to, 1);
  const second = addDays(monthOf(from).to, 1);
  return { from, to: monthOf(addDays(monthOf(second).to, 1)).to };
}

export function generateForm(roster: RosterView, today: string): GenerateForm {
  const { rules } = roster;
  const { workday, weekend, holiday, night } = rules.weights;
  return {
    roster: roster.id,
    span: 'month',
    ...spanOf('month', today),
    posts: usualPosts(roster.posts).map((post) => post.id),
    without: [],
    restHours: String(rules.restHours),
    maxPerWeek: rules.maxPerWeek === null ? '' : String(rules.maxPerWeek),
    weights: { workday: String(workday), weekend: String(weekend), holiday: String(holiday), night: String(night) },
    seconds: '60',
  };
}

/** A year and a day: longer tables are made one after the other. */
const maxDays = 366;

/** @param pools how many people may serve on each post of the form, after those left out */
export function generateProblems(
  values: GenerateForm,
  today: string,
  emptyPosts: readonly string[],
  { drafts: { form: words }, rosters }: Texts,
): Problems {
  const [from, to] = [dayOfTyped(values.from, today), dayOfTyped(values.to, today)];
  const amount = (text: string, least: number, most: number): string | undefined => {
    const value = amountOfTyped(text);
    return value === undefined || value === null || value < least || value > most ? words.amount(least, most) : undefined;
  };
  const perWeek = amountOfTyped(values.maxPerWeek);
  return {
    from: from === null ? rosters.exchangeForm.notADay : undefined,
    to:
      to === null
        ? rosters.exchangeForm.notADay
        : from !== null && to < from
          ? words.endFirst
          : from !== null && to > addDays(from, maxDays - 1)
            ? words.tooLong(maxDays)
            : from !== null && to < today
              ? words.past
              : undefined,
    posts: values.posts.length === 0 ? words.noPosts : emptyPosts.length > 0 ? words.emptyPool(emptyPosts) : undefined,
    restHours: amount(values.restHours, 0, 1440),
    maxPerWeek:
      perWeek === undefined || (perWeek !== null && (perWeek < 1 || perWeek > 21 || !Number.isInteger(perWeek)))
        ? words.perWeekLimit
        : undefined,
    ...Object.fromEntries(Object.entries(values.weights).map(([key, text]) => [key, amount(text, 0, 100)])),
    seconds: amount(values.seconds, 1, 600),
  };
}

/** The rules of the run; only those that differ from the roster's own. */
export function rulesOfRun(values: GenerateForm, rules: RosterRules): Partial<RosterRules> {
  const number = (text: string): number => amountOfTyped(text) ?? 0;
  const weights = {
    workday: number(values.weights.workday),
    weekend: number(values.weights.weekend),
    holiday: number(values.weights.holiday),
    night: number(values.weights.night),
  };
  const perWeek = amountOfTyped(values.maxPerWeek) ?? null;
  const rest = number(values.restHours);
  return {
    ...(rest === rules.restHours ? {} : { restHours: rest }),
    ...(perWeek === rules.maxPerWeek ? {} : { maxPerWeek: perWeek }),
    ...(JSON.stringify(weights) ===
    JSON.stringify({
      workday: rules.weights.workday,
      weekend: rules.weights.weekend,
      holiday: rules.weights.holiday,
      night: rules.weights.night,
    })
      ? {}
      : { weights }),
  };
}

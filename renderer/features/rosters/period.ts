// A period of two typed days, checked.
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { dayOfTyped } from '#renderer/texts/typed-day.ts';

/** An empty end is the same day. */
export function periodProblems(values: { from: string; to: string }, today: string, { rosters, drafts }: Texts): Problems {
  const from = dayOfTyped(values.from, today);
  const to = values.to.trim() === '' ? from : dayOfTyped(values.to, from ?? today);
  return {
    from: from === null ? rosters.exchangeForm.notADay : undefined,
    to:
      to === null && from !== null
        ? rosters.exchangeForm.notADay
        : from !== null && to !== null && to < from
          ? drafts.form.endFirst
          : undefined,
  };
}

// A batch as it is mended: its number and its days as they are typed, and as the station is asked.
import type { StockLineOut } from '#shared/contract/stock-shape.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { dayOfTyped } from '#renderer/texts/typed-day.ts';

export interface BatchValues {
  number: string;
  madeOn: string;
  expiresOn: string;
}

export const batchValues = ({ number, madeOn, expiresOn }: StockLineOut['batches'][number]): BatchValues => ({
  number,
  madeOn: madeOn ?? '',
  expiresOn: expiresOn ?? '',
});

/** null: nothing is typed; undefined: no day. */
function dayIn(text: string, today: string): string | null | undefined {
  return text.trim() === '' ? null : (dayOfTyped(text, today) ?? undefined);
}

/** @param others numbers of the other batches */
export function batchProblems(
  { number, ...days }: BatchValues,
  { today, others }: { today: string; others: readonly string[] },
  { card, form }: Pick<Texts['stock'], 'card' | 'form'>,
): Problems {
  const [madeOn, expiresOn] = [dayIn(days.madeOn, today), dayIn(days.expiresOn, today)];
  const plain = number.trim();
  return {
    ...(plain === '' && madeOn === null && expiresOn === null ? { number: card.problems.nothing } : {}),
    ...(plain !== '' && others.includes(plain) ? { number: card.problems.same } : {}),
    ...(madeOn === undefined ? { madeOn: form.problems.day } : madeOn !== null && madeOn > today ? { madeOn: form.problems.future } : {}),
    ...(expiresOn === undefined
      ? { expiresOn: form.problems.day }
      : expiresOn !== null && madeOn && expiresOn < madeOn
        ? { expiresOn: card.problems.before }
        : {}),
  };
}

export const batchInput = ({ number, madeOn, expiresOn }: BatchValues, today: string) => ({
  number: number.trim(),
  madeOn: dayIn(madeOn, today) ?? null,
  expiresOn: dayIn(expiresOn, today) ?? null,
});

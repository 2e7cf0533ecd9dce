// Goods coming in as they are typed.
import type { SupplyOut } from '#shared/contract/stock-shape.ts';
import type { InCause } from '#shared/resources/stock/types.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { dayOfTyped } from '#renderer/texts/typed-day.ts';
import { quantityTyped } from './goods.ts';
import { blankHead, type HeadForm, headInput, headProblems } from './move-form.ts';

export interface InRow {
  supply: string | null;
  quantity: string;
  number: string;
  madeOn: string;
  expiresOn: string;
}

export interface InValues extends HeadForm {
  cause: InCause;
  facility: string | null;
  rows: InRow[];
}

export const blankRow: InRow = { supply: null, quantity: '', number: '', madeOn: '', expiresOn: '' };

export const blankIn = (facility: string | null): InValues => ({ ...blankHead, cause: 'purchase', facility, rows: [blankRow] });

const isEmpty = ({ supply, quantity, number }: InRow): boolean => supply === null && quantity.trim() === '' && number.trim() === '';

type Words = Texts['stock']['form']['problems'];

/** What is wrong with a row, in one sentence. */
function rowProblem(row: InRow, supplies: ReadonlyMap<string, SupplyOut>, today: string, words: Words): string | undefined {
  if (isEmpty(row)) return undefined;
  const supply = row.supply === null ? undefined : supplies.get(row.supply);
  if (!supply) return words.supply;
  const { value, problem } = quantityTyped(row.quantity, supply.decimals, words);
  if (problem !== undefined) return problem;
  if (value === null || value === 0) return words.quantity;
  return [row.madeOn, row.expiresOn].some((day) => day.trim() !== '' && dayOfTyped(day, today) === null) ? words.day : undefined;
}

export function inProblems(
  values: InValues,
  supplies: ReadonlyMap<string, SupplyOut>,
  { today, now }: { today: string; now: number },
  words: Words,
): Problems {
  const rows = values.rows.flatMap((row, index) => {
    const problem = rowProblem(row, supplies, today, words);
    return problem === undefined ? [] : [[`row${index}`, problem] as const];
  });
  return {
    ...headProblems(values, now, words),
    ...(values.facility === null ? { facility: words.facility } : {}),
    ...Object.fromEntries(rows),
    ...(values.rows.every(isEmpty) ? { row0: words.none } : {}),
  };
}

export function inInput(
  values: InValues,
  supplies: ReadonlyMap<string, SupplyOut>,
  { today, now }: { today: string; now: number },
  words: Words,
) {
  const day = (text: string): string | null => (text.trim() === '' ? null : dayOfTyped(text, today));
  return {
    ...headInput(values, now),
    cause: values.cause,
    facility: values.facility ?? '',
    items: values.rows.flatMap((row) => {
      const supply = row.supply === null ? undefined : supplies.get(row.supply);
      if (!supply) return [];
      return [
        {
          supply: supply.id,
          quantity: quantityTyped(row.quantity, supply.decimals, words).value ?? 0,
          batch: { number: row.number.trim(), madeOn: day(row.madeOn), expiresOn: day(row.expiresOn) },
        },
      ];
    }),
  };
}

// Rows of goods as forms show them: one a batch, with what people type beside it.
import type { StockLineOut } from '#shared/contract/stock-shape.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { amountOfTyped } from '#renderer/texts/typed.ts';

export interface Goods {
  key: string;
  line: string;
  batch: string | null;
  facility: string;
  place: string;
  name: string;
  spec: string;
  unit: string;
  decimals: number;
  shelf: string;
  batchNumber: string;
  expiresOn: string | null;
  expired: boolean;
  book: number;
}

/** A row a batch, and one for goods without a batch; a line with nothing in it has that one too, so that it can be counted. */
export function goodsOf(lines: readonly StockLineOut[]): Goods[] {
  return lines.flatMap((line) => {
    const of = (batch: StockLineOut['batches'][number] | null): Goods => ({
      key: `${line.id}/${batch?.id ?? ''}`,
      line: line.id,
      batch: batch?.id ?? null,
      facility: line.facility,
      place: line.facilityName,
      name: line.name,
      spec: line.spec,
      unit: line.unit,
      decimals: line.decimals,
      shelf: line.shelf,
      batchNumber: batch?.number ?? '',
      expiresOn: batch?.expiresOn ?? null,
      expired: batch?.expired ?? false,
      book: batch?.quantity ?? 0,
    });
    return line.batches.length === 0 ? [of(null)] : line.batches.map(of);
  });
}

export type Typed = Record<string, string>;

/** The number in a field, or why it is none. '' gives null. */
export function quantityTyped(
  text: string,
  decimals: number,
  words: Texts['stock']['form']['problems'],
): { value: number | null; problem?: string } {
  const value = amountOfTyped(text);
  if (value === undefined) return { value: null, problem: words.quantity };
  if (value === null) return { value };
  const digits = /\.(\d*)$/.exec(text.normalize('NFKC').trim())?.[1]?.replace(/0+$/, '').length ?? 0;
  return digits > decimals ? { value: null, problem: words.digits(decimals) } : { value };
}

/** What is wrong with what was typed, by row. @param most the book of a row is the most, unless somebody says otherwise */
export function goodsProblems(
  goods: readonly Goods[],
  typed: Typed,
  words: Texts['stock']['form']['problems'],
  { positive, most }: { positive: boolean; most: boolean },
): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const one of goods) {
    const text = typed[one.key] ?? '';
    if (text.trim() === '') continue;
    const { value, problem } = quantityTyped(text, one.decimals, words);
    if (problem !== undefined) problems[one.key] = problem;
    else if (positive && value === 0) problems[one.key] = words.quantity;
    else if (most && (value ?? 0) > one.book) problems[one.key] = words.short(`${one.book} ${one.unit}`);
  }
  return problems;
}

/** The rows that something was typed into, with the numbers. */
export function filledGoods(
  goods: readonly Goods[],
  typed: Typed,
  words: Texts['stock']['form']['problems'],
): { goods: Goods; value: number }[] {
  return goods.flatMap((one) => {
    const { value } = quantityTyped(typed[one.key] ?? '', one.decimals, words);
    return value === null ? [] : [{ goods: one, value }];
  });
}

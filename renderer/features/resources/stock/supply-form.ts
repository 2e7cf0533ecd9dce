// A supply as it is typed.
import type { SupplyOut } from '#shared/contract/stock-shape.ts';
import { codeFault } from '#shared/resources/stock/code.ts';
import type { SupplyCategory } from '#shared/resources/stock/types.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';

export interface SupplyValues {
  name: string;
  aliases: string;
  category: SupplyCategory | null;
  code: string;
  unit: string;
  decimals: number;
  spec: string;
  shelfLife: string;
  note: string;
}

/** These are weighed or measured; all else is counted. */
const measured = /^(吨|千克|公斤|升|米|平方米|立方米|㎡|m³|kg|t)$/;
export const decimalsOf = (unit: string): number => (measured.test(unit.trim()) ? 3 : 0);

export const supplyValues = (supply: SupplyOut | null): SupplyValues => ({
  name: supply?.name ?? '',
  aliases: supply?.aliases.join('、') ?? '',
  category: supply?.category ?? null,
  code: supply?.code ?? '',
  unit: supply?.unit ?? '',
  decimals: supply?.decimals ?? 0,
  spec: supply?.spec ?? '',
  shelfLife: supply?.shelfLifeMonths == null ? '' : String(supply.shelfLifeMonths),
  note: supply?.note ?? '',
});

const monthsOf = (text: string): number | null | undefined => {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  return /^\d{1,4}$/.test(plain) && Number(plain) >= 1 && Number(plain) <= 1_200 ? Number(plain) : undefined;
};

export function supplyProblems(values: SupplyValues, words: Texts['stock']): Problems {
  return {
    ...(values.name.trim() === '' ? { name: words.form.problems.name } : {}),
    ...(values.unit.trim() === '' ? { unit: words.form.problems.unit } : {}),
    ...(codeFault(values.code.trim(), values.category) === null ? {} : { code: words.supplies.problems.code }),
    ...(monthsOf(values.shelfLife) === undefined ? { shelfLife: words.supplies.problems.months } : {}),
  };
}

export const supplyInput = (values: SupplyValues) => ({
  name: values.name.trim(),
  aliases: values.aliases
    .split(/[、,，;；]/)
    .map((one) => one.trim())
    .filter((one) => one !== ''),
  category: values.category,
  code: values.code.trim(),
  unit: values.unit.trim(),
  decimals: values.decimals,
  spec: values.spec.trim(),
  shelfLifeMonths: monthsOf(values.shelfLife) ?? null,
  note: values.note.trim(),
});

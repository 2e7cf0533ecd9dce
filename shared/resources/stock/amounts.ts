// Quantities as whole thousandths: exact whatever is added to them, and in whatever order.
import { DomainError } from '../../kernel/errors.ts';
import { maxQuantity } from './limits.ts';
import type { Amount } from './types.ts';

const perUnit = 1_000;

/**
 * @param quantity as people and other systems write it, in the supply's unit
 * @param decimals digits after the point that the unit allows
 * @throws DomainError notValid: no number, more digits than allowed; tooLarge
 */
export function amountOf(quantity: number, decimals: number, field: string): Amount {
  if (!Number.isFinite(quantity)) throw new DomainError('notValid', { field, received: String(quantity) });
  if (Math.abs(quantity) > maxQuantity) throw new DomainError('tooLarge', { field, limit: maxQuantity, received: quantity });
  const amount = Math.round(quantity * perUnit);
  // The nearest number to a decimal of three digits is found again by dividing; anything finer is not.
  if (amount / perUnit !== quantity || amount % 10 ** (3 - decimals) !== 0)
    throw new DomainError('notValid', { field, limit: decimals, received: quantity });
  return amount === 0 ? 0 : amount;
}

/** In the supply's unit: the number nearest to the decimal, which prints as it. */
export const quantityOf = (amount: Amount): number => amount / perUnit;

/** "12.5": all digits that it has and no others. */
export const amountText = (amount: Amount): string => String(quantityOf(amount));

// What lies on a stock line today: sums of its movements, told apart by what may still be used. Pure; nothing of it is stored.
import type { Id } from '../../kernel/ids.ts';
import type { Amount } from './types.ts';

/** Sum of the movements of one batch on one line. */
export interface BatchBalance {
  batch: Id | null;
  expiresOn: string | null;
  amount: Amount;
}

export interface StockFigures {
  /** The book: sum of all movements. */
  total: Amount;
  /** Not expired. Below zero where the book is. */
  usable: Amount;
  expired: Amount;
  /** Usable now, expired within the days of the rule. */
  expiring: Amount;
  /** On slips that are prepared and not issued. */
  reserved: Amount;
  /** The first day on which something that is usable expires. */
  nextExpiry: string | null;
  below: boolean;
  /** The book of a batch is below zero, or was passed over and nobody has counted since. */
  short: boolean;
}

export interface DayLine {
  /** YYYY-MM-DD of today and of the last day that counts as soon. */
  today: string;
  soon: string;
}

/** The last day of use is a day of use. */
export const isExpired = (expiresOn: string | null, today: string): boolean => expiresOn !== null && expiresOn < today;

export function figuresOf(
  balances: readonly BatchBalance[],
  { minimum, reserved, unsettled }: { minimum: Amount; reserved: Amount; unsettled: boolean },
  { today, soon }: DayLine,
): StockFigures {
  let [total, expired, expiring] = [0, 0, 0];
  let nextExpiry: string | null = null;
  let short = unsettled;
  for (const { amount, expiresOn } of balances) {
    total += amount;
    if (amount < 0) short = true;
    if (isExpired(expiresOn, today)) expired += Math.max(0, amount);
    else if (expiresOn !== null && amount > 0) {
      if (expiresOn <= soon) expiring += amount;
      if (nextExpiry === null || expiresOn < nextExpiry) nextExpiry = expiresOn;
    }
  }
  const usable = total - expired;
  return { total, usable, expired, expiring, reserved, nextExpiry, below: usable < minimum, short };
}

/** Days that are not known come last. */
const order = (a: BatchBalance, b: BatchBalance): number =>
  (a.expiresOn ?? '9999-12-31') < (b.expiresOn ?? '9999-12-31') ? -1 : a.expiresOn === b.expiresOn ? 0 : 1;

/**
 * What expires first is offered first (FEFO); what is expired is not offered.
 * @returns so much of each batch; together less than `wanted` where there is not enough
 */
export function firstExpiring<T extends BatchBalance>(balances: readonly T[], wanted: Amount, today: string): { of: T; amount: Amount }[] {
  let left = wanted;
  return balances
    .filter(({ amount, expiresOn }) => amount > 0 && !isExpired(expiresOn, today))
    .toSorted(order)
    .flatMap((of) => {
      const amount = Math.min(left, of.amount);
      left -= amount;
      return amount > 0 ? [{ of, amount }] : [];
    });
}

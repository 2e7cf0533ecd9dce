// Supplies, where they lie, their batches, and every movement of them.
import type { Id } from '../../kernel/ids.ts';
import type { Millis } from '../../time/clock.ts';

/** Thousandths of the supply's unit, whole: sums of them are exact and the same in any order. */
export type Amount = number;

/** 大类 of GB/T 38565-2020: daily life, emergency equipment, engineering material and machines. */
export const supplyCategories = ['1', '2', '3'] as const;
export type SupplyCategory = (typeof supplyCategories)[number];

/** 品目: what can lie on a shelf. */
export interface SupplyValue {
  name: string;
  /** Other words it is asked for by. */
  aliases: string[];
  category: SupplyCategory | null;
  /** Seven digits of GB/T 38565-2020, or ''. */
  code: string;
  /** 顶, 床, 吨 … */
  unit: string;
  /** Digits after the point that the unit allows, 0 … 3. */
  decimals: number;
  spec: string;
  /** Months from made to expired; null: does not expire. */
  shelfLifeMonths: number | null;
  note: string;
  removed: boolean;
}

/** One supply at one place. Its id is derived from the two, so that two stations that begin it meet in one. */
export interface StockLineValue {
  facility: Id;
  supply: Id;
  /** 最低储备; 0: none. */
  minimum: Amount;
  /** 货位 */
  shelf: string;
  note: string;
  removed: boolean;
}

/** Goods of one supply that were made together, wherever they lie. */
export interface BatchValue {
  supply: Id;
  number: string;
  /** YYYY-MM-DD, or null when nobody knows. */
  madeOn: string | null;
  /** The last day on which it may be used. */
  expiresOn: string | null;
}

export const inCauses = ['opening', 'purchase', 'donation', 'returned'] as const;
export type InCause = (typeof inCauses)[number];
export const outCauses = ['issue', 'loss', 'scrap'] as const;
export type OutCause = (typeof outCauses)[number];
export const movementCauses = [...inCauses, ...outCauses, 'transfer', 'stocktake', 'correction'] as const;
export type MovementCause = (typeof movementCauses)[number];

/** One side of a movement. */
export interface Leg {
  line: Id;
  /** null: goods without a batch. */
  batch: Id | null;
  /** More is positive. */
  amount: Amount;
  /** Only of a stocktake: what was counted and what the book said then; `amount` is the difference. */
  counted?: Amount | undefined;
  book?: Amount | undefined;
  /** The words of that day, for the log. */
  place: string;
  name: string;
  unit: string;
}

export interface MovementValue {
  cause: MovementCause;
  /** When the goods moved or were counted, not when somebody wrote it down. */
  at: Millis;
  /** One; of a transfer both sides. */
  legs: Leg[];
  /** 单据号 */
  document: string;
  reason: string;
  /** 经手人 */
  person: string;
  incident: Id | null;
  slip: Id | null;
  /** The wrong movement that this one takes back. */
  corrects: Id | null;
  /** 账面不足仍发放: more went out than the book had, and somebody said so. */
  beyond: boolean;
}

export interface SlipLine {
  line: Id;
  batch: Id | null;
  amount: Amount;
}

/** 调拨单 / 出库单: goods of one or more depots for an incident or a unit. Prepared it reserves them; issued they are gone. */
export interface SlipValue {
  /** Station's prefix, year, running number without gaps. */
  number: string;
  incident: Id | null;
  receiverUnit: Id | null;
  receiverUnitName: string;
  receiver: string;
  phone: string;
  carrier: string;
  vehicle: string;
  /** Who ordered it. */
  orderedBy: string;
  purpose: string;
  at: Millis;
  lines: SlipLine[];
  cancelled: { at: Millis; reason: string } | null;
  /** What is still out will not come back: used up, or left to the unit. */
  settled: { at: Millis; note: string } | null;
}

export const slipStates = ['prepared', 'issued', 'settled', 'cancelled'] as const;
export type SlipState = (typeof slipStates)[number];

/** What a list can be narrowed to. `short`: the book is below zero, or was passed over and nobody has counted since. */
export const stockFlags = ['below', 'expiring', 'expired', 'short'] as const;
export type StockFlag = (typeof stockFlags)[number];

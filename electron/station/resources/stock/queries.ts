// What can be asked about supplies and stock. Reads only. Every figure is a sum made now.
import type { Id } from '#shared/kernel/ids.ts';
import { type BatchBalance, type DayLine, figuresOf, type StockFigures } from '#shared/resources/stock/balance.ts';
import type { Amount, BatchValue, StockFlag, StockLineValue, SupplyCategory, SupplyValue } from '#shared/resources/stock/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { entityOf, type EntityRow } from '../../journal/entity.ts';
import type { ReadDb, SqlValue } from '../../kernel/db.ts';
import { shown } from '../queries.ts';
import { reservedAmounts } from './slip-queries.ts';

export type Supply = SupplyValue & { id: Id };
export type Batch = BatchValue & { id: Id };
export type StockLine = StockLineValue & { id: Id };

/** Also one that was removed. */
export function supplyById(db: ReadDb, id: Id): Supply | undefined {
  const row = db.get<EntityRow>('stock.supply', 'SELECT id, value FROM supplies WHERE id = ?', id);
  return row && entityOf<SupplyValue>(row);
}

export interface SupplyFilter {
  /** Part of the name or an alias, or of their pinyin or initials. */
  text?: string | undefined;
  category?: SupplyCategory | undefined;
  removed?: boolean | undefined;
}

/** By name. */
export function listSupplies(db: ReadDb, { text = '', category, removed = false }: SupplyFilter = {}): Supply[] {
  return db
    .all<EntityRow>(
      'stock.supplies',
      `SELECT id, value FROM supplies WHERE removed = ?1 AND (?2 = '' OR instr(words, ?2) > 0) AND (?3 IS NULL OR category = ?3)
       ORDER BY category IS NULL, category, name, id`,
      removed ? 1 : 0,
      text.toLowerCase(),
      category ?? null,
    )
    .map((row) => entityOf<SupplyValue>(row));
}

export function countSupplies(db: ReadDb): number {
  return db.get<{ n: number }>('stock.countSupplies', 'SELECT count(*) AS n FROM supplies')?.n ?? 0;
}

export function lineById(db: ReadDb, id: Id): StockLine | undefined {
  const row = db.get<EntityRow>('stock.line', 'SELECT id, value FROM stockLines WHERE id = ?', id);
  return row && entityOf<StockLineValue>(row);
}

export function batchById(db: ReadDb, id: Id): Batch | undefined {
  const row = db.get<EntityRow>('stock.batch', 'SELECT id, value FROM stockBatches WHERE id = ?', id);
  return row && entityOf<BatchValue>(row);
}

/** The batch of a supply with this number, or without a number the one of these days. @param but not this one */
export function batchLike(
  db: ReadDb,
  supply: Id,
  { number, madeOn, expiresOn }: Omit<BatchValue, 'supply'>,
  but: Id = '',
): Batch | undefined {
  const row = db.get<EntityRow>(
    'stock.batchLike',
    `SELECT id, value FROM stockBatches WHERE supply = ?1 AND number = ?2 AND id <> ?5
     AND (?2 <> '' OR (json_extract(value, '$.madeOn') IS ?3 AND expiresOn IS ?4)) ORDER BY id LIMIT 1`,
    supply,
    number,
    madeOn,
    expiresOn,
    but,
  );
  return row && entityOf<BatchValue>(row);
}

/** The book of one batch on one line; null: goods without a batch. @param until only movements up to then */
export function bookOf(db: ReadDb, line: Id, batch: Id | null, until?: Millis): Amount {
  const row = db.get<{ amount: number }>(
    'stock.book',
    'SELECT coalesce(sum(amount), 0) AS amount FROM stockLegs WHERE line = ? AND batch = ? AND at <= ?',
    line,
    batch ?? '',
    until ?? Number.MAX_SAFE_INTEGER,
  );
  return row?.amount ?? 0;
}

/** Whether anything of the supply ever moved. */
export function hasMoved(db: ReadDb, supply: Id): boolean {
  return (
    db.get<{ one: number }>(
      'stock.hasMoved',
      'SELECT 1 AS one FROM stockLegs WHERE line IN (SELECT id FROM stockLines WHERE supply = ?) LIMIT 1',
      supply,
    ) !== undefined
  );
}

export type LineBatch = BatchBalance & { number: string; madeOn: string | null };

export interface LineView extends StockLine, StockFigures {
  facilityName: string;
  facilityKind: string;
  /** The place was taken out, or came with an import that was undone elsewhere; what lies there is still shown. */
  facilityGone: boolean;
  item: Supply;
  /** With something in them, or less than nothing. What expires first at the top, goods without a batch at the end. */
  batches: LineBatch[];
  /** When somebody last counted; null: never. */
  countedAt: Millis | null;
}

export interface LineFilter {
  line?: Id | undefined;
  facility?: Id | undefined;
  facilities?: readonly Id[] | undefined;
  supply?: Id | undefined;
  category?: SupplyCategory | undefined;
  /** Part of the supply's name or alias, pinyin, initials. */
  text?: string | undefined;
  flag?: StockFlag | undefined;
}

function where(filter: LineFilter): { sql: string; name: string; params: SqlValue[] } {
  const parts: [name: string, sql: string, ...params: SqlValue[]][] = [];
  if (filter.line) parts.push(['line', 'l.id = ?', filter.line]);
  if (filter.facility) parts.push(['facility', 'l.facility = ?', filter.facility]);
  if (filter.facilities) parts.push(['facilities', 'l.facility IN (SELECT value FROM json_each(?))', JSON.stringify(filter.facilities)]);
  if (filter.supply) parts.push(['supply', 'l.supply = ?', filter.supply]);
  if (filter.category) parts.push(['category', 's.category = ?', filter.category]);
  if (filter.text) parts.push(['text', 'instr(s.words, ?) > 0', filter.text.toLowerCase()]);
  return {
    sql: parts.length === 0 ? '1' : parts.map(([, sql]) => sql).join(' AND '),
    name: parts.length === 0 ? 'all' : parts.map(([name]) => name).join('+'),
    params: parts.flatMap(([, , ...params]) => params),
  };
}

interface LineRow extends EntityRow {
  supplyValue: string;
  facilityName: string | null;
  facilityKind: string | null;
  facilityShown: number | null;
}

interface BalanceRow {
  line: Id;
  batch: Id;
  amount: number;
  countedAt: number | null;
  number: string | null;
  expiresOn: string | null;
  madeOn: string | null;
}

/** Lines with what lies there, by place and name. A line that was removed is there again as long as its book is not zero. */
export function stockLines(db: ReadDb, filter: LineFilter, days: DayLine): LineView[] {
  const { sql, name, params } = where(filter);
  const rows = db.all<LineRow>(
    `stock.lines.${name}`,
    `SELECT l.id, l.value, s.value AS supplyValue, f.name AS facilityName, f.kind AS facilityKind, (${shown}) AS facilityShown
     FROM stockLines l JOIN supplies s ON s.id = l.supply LEFT JOIN facilities f ON f.id = l.facility
     WHERE ${sql} ORDER BY f.kind = 'supplyDepot' DESC, f.name, l.facility, s.category IS NULL, s.category, s.name, l.id`,
    ...params,
  );
  if (rows.length === 0) return [];
  const balances = Map.groupBy(balanceRows(db, sql, name, params), ({ line }) => line);
  const unsettled = new Map(
    db
      .all<{ line: Id; at: number }>(
        'stock.beyond',
        `SELECT line, max(at) AS at FROM stockLegs WHERE beyond = 1
         AND NOT EXISTS (SELECT 1 FROM stockMovements c WHERE c.corrects = stockLegs.movement) GROUP BY line`,
      )
      .map(({ line, at }) => [line, at]),
  );
  const reserved = reservedAmounts(db);
  return rows
    .map((row) => viewOf(row, balances.get(row.id) ?? [], unsettled.get(row.id), reserved.get(row.id) ?? 0, days))
    .filter((one) => (!one.removed || one.batches.length > 0) && (!filter.flag || flagged(one, filter.flag)));
}

function balanceRows(db: ReadDb, sql: string, name: string, params: SqlValue[]): BalanceRow[] {
  return db.all<BalanceRow>(
    `stock.balances.${name}`,
    `SELECT g.line, g.batch, g.amount, g.countedAt, b.number, b.expiresOn, json_extract(b.value, '$.madeOn') AS madeOn
     FROM (SELECT line, batch, sum(amount) AS amount, max(CASE WHEN counted = 1 THEN at END) AS countedAt FROM stockLegs
           ${name === 'all' ? '' : `WHERE line IN (SELECT l.id FROM stockLines l JOIN supplies s ON s.id = l.supply WHERE ${sql})`}
           GROUP BY line, batch) g
     LEFT JOIN stockBatches b ON b.id = g.batch
     ORDER BY g.line, g.batch = '', b.expiresOn IS NULL, b.expiresOn, b.number`,
    ...params,
  );
}

function viewOf(row: LineRow, balances: BalanceRow[], beyondAt: number | undefined, reserved: Amount, days: DayLine): LineView {
  const line = entityOf<StockLineValue>(row);
  const countedAt = balances.reduce<number | null>((last, { countedAt: at }) => (at !== null && (last ?? 0) < at ? at : last), null);
  const batches = balances
    .filter(({ amount }) => amount !== 0)
    .map(({ batch, amount, number, expiresOn, madeOn }) => ({
      batch: batch === '' ? null : batch,
      amount,
      number: number ?? '',
      expiresOn,
      madeOn,
    }));
  const unsettled = beyondAt !== undefined && (countedAt === null || countedAt < beyondAt);
  return {
    ...line,
    ...figuresOf(batches, { minimum: line.minimum, reserved, unsettled }, days),
    facilityName: row.facilityName ?? '',
    facilityKind: row.facilityKind ?? '',
    facilityGone: row.facilityShown !== 1,
    item: entityOf<SupplyValue>({ id: line.supply, value: row.supplyValue }),
    batches,
    countedAt,
  };
}

function flagged(line: StockFigures, flag: StockFlag): boolean {
  if (flag === 'below') return line.below;
  if (flag === 'short') return line.short;
  return (flag === 'expired' ? line.expired : line.expiring) > 0;
}

export interface SupplyTotal {
  item: Supply;
  total: Amount;
  usable: Amount;
  expired: Amount;
  expiring: Amount;
  reserved: Amount;
  minimum: Amount;
  /** Places that have a line of it; how many of them are below their minimum, or short. */
  places: number;
  below: number;
  short: number;
}

/** One row a supply over all the lines, in the order in which supplies first stand in lists. */
export function totalsOf(lines: readonly LineView[]): SupplyTotal[] {
  const totals = new Map<Id, SupplyTotal>();
  for (const line of lines) {
    const known = totals.get(line.supply);
    const one = known ?? {
      item: line.item,
      total: 0,
      usable: 0,
      expired: 0,
      expiring: 0,
      reserved: 0,
      minimum: 0,
      places: 0,
      below: 0,
      short: 0,
    };
    if (!known) totals.set(line.supply, one);
    for (const key of ['total', 'usable', 'expired', 'expiring', 'reserved', 'minimum'] as const) one[key] += line[key];
    one.places += 1;
    one.below += line.below ? 1 : 0;
    one.short += line.short ? 1 : 0;
  }
  return [...totals.values()].toSorted(
    (a, b) => (a.item.category ?? '9').localeCompare(b.item.category ?? '9') || a.item.name.localeCompare(b.item.name, 'zh-CN'),
  );
}

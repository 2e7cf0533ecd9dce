// What can be asked about slips and movements. Reads only.
import type { Id } from '#shared/kernel/ids.ts';
import type { Amount, MovementValue, SlipState, SlipValue } from '#shared/resources/stock/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { type Hlc, hlcMillis } from '#shared/time/hlc.ts';
import type { ReadDb } from '../../kernel/db.ts';

export interface Movement extends MovementValue {
  id: Id;
  actor: string;
  recordedAt: Millis;
  hlc: Hlc;
  /** The counter-entry that takes it back. */
  correctedBy: Id | null;
}

interface MovementRow {
  id: Id;
  hlc: Hlc;
  actor: string;
  value: string;
  correctedBy: Id | null;
}

const toMovement = ({ id, hlc, actor, value, correctedBy }: MovementRow): Movement => ({
  ...(JSON.parse(value) as MovementValue),
  id,
  actor,
  hlc,
  recordedAt: hlcMillis(hlc),
  correctedBy,
});

const columns = 'm.id, m.hlc, m.actor, m.value, (SELECT c.id FROM stockMovements c WHERE c.corrects = m.id LIMIT 1) AS correctedBy';

export function movementById(db: ReadDb, id: Id): Movement | undefined {
  const row = db.get<MovementRow>('stock.movement', `SELECT ${columns} FROM stockMovements m WHERE m.id = ?`, id);
  return row && toMovement(row);
}

/** A count of the same goods later than a movement, which has not been taken back itself. */
export function countAfter(db: ReadDb, line: Id, batch: Id | null, { id, at, hlc }: Pick<Movement, 'id' | 'at' | 'hlc'>): Id | undefined {
  return db.get<{ id: Id }>(
    'stock.countAfter',
    `SELECT m.id FROM stockLegs g JOIN stockMovements m ON m.id = g.movement
     WHERE g.line = ?1 AND g.batch = ?2 AND g.counted = 1 AND m.id <> ?3 AND (m.at > ?4 OR (m.at = ?4 AND m.hlc > ?5))
     AND NOT EXISTS (SELECT 1 FROM stockMovements c WHERE c.corrects = m.id) ORDER BY m.at DESC LIMIT 1`,
    line,
    batch ?? '',
    id,
    at,
    hlc,
  )?.id;
}

/** In the order in which the goods moved. */
export function movementsOfLine(db: ReadDb, line: Id): Movement[] {
  return db
    .all<MovementRow>(
      'stock.movementsOfLine',
      `SELECT ${columns} FROM stockMovements m WHERE m.id IN (SELECT movement FROM stockLegs WHERE line = ?) ORDER BY m.at, m.hlc`,
      line,
    )
    .map(toMovement);
}

/** What went out on a slip, what came back of it, what was taken back. */
export function movementsOfSlip(db: ReadDb, slip: Id): Movement[] {
  return db
    .all<MovementRow>('stock.movementsOfSlip', `SELECT ${columns} FROM stockMovements m WHERE m.slip = ? ORDER BY m.at, m.hlc`, slip)
    .map(toMovement);
}

export interface MovementFilter {
  facility?: Id | undefined;
  incident?: Id | undefined;
  from?: Millis | undefined;
  to?: Millis | undefined;
}

/** The latest first. */
export function listMovements(db: ReadDb, { facility, incident, from, to }: MovementFilter, limit: number, offset: number): Movement[] {
  return db
    .all<MovementRow>(
      'stock.movements',
      `SELECT ${columns} FROM stockMovements m
       WHERE m.at >= ?1 AND m.at < ?2 AND (?3 IS NULL OR m.incident = ?3)
       AND (?4 IS NULL OR EXISTS (SELECT 1 FROM stockLegs g JOIN stockLines l ON l.id = g.line WHERE g.movement = m.id AND l.facility = ?4))
       ORDER BY m.at DESC, m.hlc DESC LIMIT ?5 OFFSET ?6`,
      from ?? 0,
      to ?? Number.MAX_SAFE_INTEGER,
      incident ?? null,
      facility ?? null,
      limit,
      offset,
    )
    .map(toMovement);
}

export interface Slip extends SlipValue {
  id: Id;
  /** When the goods went out; null: not yet. */
  issuedAt: Millis | null;
  issuedBy: string | null;
  state: SlipState;
}

interface SlipRow {
  id: Id;
  value: string;
  issuedAt: number | null;
  issuedBy: string | null;
}

/** Goods that went out on one station have gone out, though another cancelled the slip meanwhile. */
function toSlip({ id, value, issuedAt, issuedBy }: SlipRow): Slip {
  const slip = JSON.parse(value) as SlipValue;
  const state = issuedAt !== null ? (slip.settled ? 'settled' : 'issued') : slip.cancelled ? 'cancelled' : 'prepared';
  return { ...slip, id, issuedAt, issuedBy, state };
}

const slipColumns = 's.id, s.value, i.at AS issuedAt, i.actor AS issuedBy';
const slipFrom = 'FROM stockSlips s LEFT JOIN stockSlipIssues i ON i.id = s.id';

export function slipById(db: ReadDb, id: Id): Slip | undefined {
  const row = db.get<SlipRow>('stock.slip', `SELECT ${slipColumns} ${slipFrom} WHERE s.id = ?`, id);
  return row && toSlip(row);
}

/** The latest first. */
export function listSlips(db: ReadDb, incident: Id | undefined, limit: number, offset: number): Slip[] {
  return db
    .all<SlipRow>(
      'stock.slips',
      `SELECT ${slipColumns} ${slipFrom} WHERE ?1 IS NULL OR s.incident = ?1 ORDER BY s.orderedAt DESC, s.id DESC LIMIT ?2 OFFSET ?3`,
      incident ?? null,
      limit,
      offset,
    )
    .map(toSlip);
}

/** The last running number under a head like "A-WZ2026-". */
export function lastSlipNumber(db: ReadDb, head: string): number {
  const row = db.get<{ n: number | null }>(
    'stock.lastSlipNumber',
    'SELECT max(CAST(substr(number, ?1) AS INTEGER)) AS n FROM stockSlips WHERE number >= ?2 AND number < ?3',
    head.length + 1,
    head,
    `${head}:`,
  );
  return row?.n ?? 0;
}

/** By line: what prepared slips hold back. */
export function reservedAmounts(db: ReadDb): Map<Id, Amount> {
  const reserved = new Map<Id, Amount>();
  for (const { value } of db.all<{ value: string }>(
    'stock.reserved',
    'SELECT s.value FROM stockSlips s WHERE s.cancelled = 0 AND NOT EXISTS (SELECT 1 FROM stockSlipIssues i WHERE i.id = s.id)',
  ))
    for (const { line, amount } of (JSON.parse(value) as SlipValue).lines) reserved.set(line, (reserved.get(line) ?? 0) + amount);
  return reserved;
}

// Reading what happened on duty: who signed in, spot checks, handovers.
import type { z } from 'zod';
import type { dutyEntries } from '#shared/duty/entries.ts';
import { usualEquipment } from '#shared/duty/equipment.ts';
import type { CheckInWay, EquipmentItem, HandoverSheet } from '#shared/duty/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { ReadDb } from '../kernel/db.ts';

export interface CheckInRow {
  cell: string;
  person: Id;
  at: Millis;
  via: CheckInWay;
  note: string | null;
  actor: string;
}

/** @param cell `cellKey` of the seat */
export function checkInOf(db: ReadDb, cell: string, person: Id): CheckInRow | undefined {
  return db.get<CheckInRow>(
    'duty.checkInOf',
    'SELECT cell, person, at, via, note, actor FROM checkIns WHERE cell = ? AND person = ?',
    cell,
    person,
  );
}

/** The same of all rosters. */
export function checkInsOfDays(db: ReadDb, from: string, to: string): { cell: string; roster: Id; person: Id }[] {
  return db.all('duty.checkInsOfDays', 'SELECT cell, roster, person FROM checkIns WHERE day >= ? AND day <= ?', from, to);
}

type EntryOf<T extends keyof typeof dutyEntries> = z.infer<(typeof dutyEntries)[T]['schema']> & { actor: string };

export interface SpotCheck {
  id: Id;
  unit: Id;
  at: Millis;
  planned: EntryOf<'spotCheck.planned'> | null;
  made: EntryOf<'spotCheck.made'> | null;
  cancelled: EntryOf<'spotCheck.cancelled'> | null;
}

interface SpotCheckRow {
  id: Id;
  unit: Id;
  plannedAt: Millis;
  planned: string | null;
  made: string | null;
  cancelled: string | null;
}

const parsed = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T));
const toCheck = (row: SpotCheckRow): SpotCheck => ({
  id: row.id,
  unit: row.unit,
  at: row.plannedAt,
  planned: parsed(row.planned),
  made: parsed(row.made),
  cancelled: parsed(row.cancelled),
});

const checkColumns = 'id, unit, plannedAt, planned, made, cancelled';

export function spotCheckById(db: ReadDb, id: Id): SpotCheck | undefined {
  const row = db.get<SpotCheckRow>('duty.checkById', `SELECT ${checkColumns} FROM spotChecks WHERE id = ? AND unit IS NOT NULL`, id);
  return row && toCheck(row);
}

/** Drawn or made in [from, to), latest first. */
export function spotChecksBetween(db: ReadDb, from: Millis, to: Millis, limit = 10_000): SpotCheck[] {
  return db
    .all<SpotCheckRow>(
      'duty.checksBetween',
      `SELECT ${checkColumns} FROM spotChecks WHERE plannedAt >= ? AND plannedAt < ? ORDER BY plannedAt DESC, id LIMIT ?`,
      from,
      to,
      limit,
    )
    .map(toCheck);
}

/** Moments at which a unit was or will be called, from a moment on; what was called off does not count. */
export function checkMomentsOf(db: ReadDb, unit: Id, from: Millis): Millis[] {
  return db
    .all<{ plannedAt: Millis }>(
      'duty.checkMoments',
      'SELECT plannedAt FROM spotChecks WHERE unit = ? AND plannedAt >= ? AND cancelled IS NULL ORDER BY plannedAt',
      unit,
      from,
    )
    .map((row) => row.plannedAt);
}

export interface Handover {
  id: Id;
  at: Millis;
  actor: string;
  sheet: HandoverSheet;
}

interface HandoverRow extends Omit<Handover, 'sheet'> {
  sheet: string;
}

const toHandover = (row: HandoverRow): Handover => ({ ...row, sheet: JSON.parse(row.sheet) as HandoverSheet });

export function handoverById(db: ReadDb, id: Id): Handover | undefined {
  const row = db.get<HandoverRow>('duty.handoverById', 'SELECT id, at, actor, sheet FROM handovers WHERE id = ?', id);
  return row && toHandover(row);
}

/** Latest first. */
export function handoversBefore(db: ReadDb, before: Millis, limit: number): Handover[] {
  return db
    .all<HandoverRow>(
      'duty.handoversBefore',
      'SELECT id, at, actor, sheet FROM handovers WHERE at < ? ORDER BY at DESC, id LIMIT ?',
      before,
      limit,
    )
    .map(toHandover);
}

/** When duty was last handed over: the log before it is frozen. */
export function frozenUntil(db: ReadDb): Millis {
  return db.get<{ at: Millis | null }>('duty.frozenUntil', 'SELECT max(at) AS at FROM handovers')?.at ?? 0;
}

/** The list of what lies in the duty room; the usual one until the office has made its own. */
export function equipmentItems(db: ReadDb): EquipmentItem[] {
  const row = db.get<{ items: string }>('duty.equipmentItems', "SELECT items FROM equipment WHERE id = 'equipment'");
  return row ? (JSON.parse(row.items) as EquipmentItem[]) : usualEquipment;
}

/** The words of a line that somebody noted; undefined when no such line is in the log. */
export function notedText(db: ReadDb, hash: string): string | undefined {
  return db.get<{ text: string }>('duty.notedText', 'SELECT text FROM logLines WHERE hash = ?', hash)?.text;
}

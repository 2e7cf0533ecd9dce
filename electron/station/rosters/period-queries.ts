// The seats of a roster's days as the version in force has them, read once for a period.
import type { Id } from '#shared/kernel/ids.ts';
import { daysBetween } from '#shared/rosters/calendar.ts';
import { type FrozenSetUp, type ShiftAsWas, type ShiftContext, shiftsAsWere } from '#shared/rosters/shift.ts';
import type { AssignedHow, Roster, RosterShift } from '#shared/rosters/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { type Hlc, hlcMillis } from '#shared/time/hlc.ts';
import type { ReadDb } from '../kernel/db.ts';

interface SeatRow {
  key: string;
  roster: Id;
  day: string;
  shift: string;
  post: string;
  slot: number;
  person: Id | null;
  how: AssignedHow;
  instead: Id | null;
  reason: string | null;
  note: string | null;
  hlc: Hlc;
}

function seatRows(db: ReadDb, roster: Id, from: string, to: string): SeatRow[] {
  return db.all<SeatRow>(
    'rosters.seats',
    `SELECT key, roster, day, shift, post, slot, person, how, instead, reason, note, hlc FROM seats
     WHERE day >= ?1 AND day <= ?2 AND roster = ?3 AND person IS NOT NULL
     ORDER BY day, shift, post, slot, key`,
    from,
    to,
    roster,
  );
}

interface CorrectionRow {
  key: string;
  person: Id | null;
  reason: string;
  actor: string;
  hlc: string;
}

interface GapRow {
  key: string;
  reason: string | null;
  actor: string;
  allowed: number;
}

interface Version extends FrozenSetUp {
  version: number;
  hlc: Hlc;
}

/** What a roster's shifts of a period need, read once. */
export interface Period {
  /** By day, shift and post. */
  rows: Map<string, SeatRow[]>;
  corrections: Map<string, CorrectionRow>;
  gaps: Map<string, GapRow>;
  /** The latest publication first. */
  versions: Version[];
}

export const recordedAt = (hlc: Hlc): Millis => hlcMillis(hlc);

/** Read when a shift that is over asks for it, and once: the shift of now does not. */
function later(text: string): FrozenSetUp['setUp'] {
  let read: ReturnType<FrozenSetUp['setUp']> | null = null;
  return () => {
    read ??= JSON.parse(text) as ReturnType<FrozenSetUp['setUp']>;
    return read;
  };
}

export function readPeriod(db: ReadDb, roster: Id, from: string, to: string): Period {
  const rows = new Map<string, SeatRow[]>();
  for (const row of seatRows(db, roster, from, to)) {
    const key = `${row.day}/${row.shift}/${row.post}`;
    const known = rows.get(key);
    if (known) known.push(row);
    else rows.set(key, [row]);
  }
  const between = [from, to, roster] as const;
  const corrections = db.all<CorrectionRow>(
    'rosters.corrections',
    'SELECT key, person, reason, actor, hlc FROM corrections WHERE day >= ? AND day <= ? AND roster = ?',
    ...between,
  );
  const gaps = db.all<GapRow>(
    'rosters.gaps',
    'SELECT key, reason, actor, allowed FROM allowedGaps WHERE day >= ? AND day <= ? AND roster = ?',
    ...between,
  );
  const versions = db.all<Omit<Version, 'setUp' | 'at'> & { setUp: string }>(
    'rosters.versions',
    'SELECT fromDay AS "from", toDay AS "to", version, hlc, setUp FROM publications WHERE roster = ? AND toDay >= ? AND fromDay <= ? ORDER BY hlc DESC',
    roster,
    from,
    to,
  );
  return {
    rows,
    corrections: new Map(corrections.map((row) => [row.key, row])),
    gaps: new Map(gaps.map((row) => [row.key, row])),
    versions: versions.map(({ setUp, ...row }) => ({ ...row, at: recordedAt(row.hlc), setUp: later(setUp) })),
  };
}

/** The publication that a shift stands under: the latest of its day that came before the shift was over. Past shifts are never published anew. */
export function versionOf(shift: RosterShift, period: Period): Version | undefined {
  return period.versions.find((one) => one.from <= shift.day && shift.day <= one.to && one.at < shift.to);
}

interface PlacedRow extends SeatRow {
  person: Id;
}

/** Who holds the seats of a post: what was said before the publication in force is passed over, and each holder has a seat of his own. */
export function placedRows(shift: RosterShift, post: string, period: Period): PlacedRow[] {
  const since = versionOf(shift, period)?.hlc ?? '';
  const taken = new Set<number>();
  return (period.rows.get(`${shift.day}/${shift.pattern}/${post}`) ?? []).flatMap((row) => {
    if (row.person === null || row.hlc < since) return [];
    // Assignments of the first version have no seat of their own: they take the next free one.
    let slot = row.slot;
    while (taken.has(slot)) slot += 1;
    taken.add(slot);
    return [{ ...row, person: row.person, slot }];
  });
}

/** The shifts of a period, those that are over as they were set then. */
export function shiftsIn(roster: Roster, from: string, to: string, period: Period, context: ShiftContext, now: Millis): ShiftAsWas[] {
  return daysBetween(from, to).flatMap((day) => shiftsAsWere(roster, day, period.versions, context, now));
}

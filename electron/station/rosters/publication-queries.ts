// Published versions as they were frozen, and where today differs from them.
import type { Id } from '#shared/kernel/ids.ts';
import { cellKey, type ShiftContext, shiftKey, shiftOfPattern } from '#shared/rosters/shift.ts';
import type { CellRef, CellTuple, Roster, RosterShift } from '#shared/rosters/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import type { ReadDb } from '../kernel/db.ts';
import { readPeriod, recordedAt } from './period-queries.ts';
import { personReader, type Seat, type ShiftDuty } from './queries.ts';
import { heldSeats } from './world-queries.ts';

export interface Publication {
  id: Id;
  roster: Id;
  version: number;
  from: string;
  to: string;
  note: string | null;
  cells: CellTuple[];
  setUp: Pick<Roster, 'posts' | 'patterns' | 'rules'>;
  breaks: string[];
  actor: string;
  at: Millis;
  hlc: Hlc;
}

interface PublicationRow extends Omit<Publication, 'cells' | 'setUp' | 'breaks' | 'at'> {
  cells: string;
  setUp: string;
  breaks: string;
}

const columns = 'id, roster, version, fromDay AS "from", toDay AS "to", note, cells, setUp, breaks, actor, hlc';

const toPublication = (row: PublicationRow): Publication => ({
  ...row,
  cells: JSON.parse(row.cells) as CellTuple[],
  setUp: JSON.parse(row.setUp) as Publication['setUp'],
  breaks: JSON.parse(row.breaks) as string[],
  at: recordedAt(row.hlc),
});

/** The latest first. */
export function allPublications(db: ReadDb, roster?: Id): Publication[] {
  return db
    .all<PublicationRow>(
      'rosters.publications',
      `SELECT ${columns} FROM publications WHERE (?1 IS NULL OR roster = ?1) ORDER BY hlc DESC`,
      roster ?? null,
    )
    .map(toPublication);
}

export function publicationById(db: ReadDb, id: Id): Publication | undefined {
  const row = db.get<PublicationRow>('rosters.publication', `SELECT ${columns} FROM publications WHERE id = ?`, id);
  return row && toPublication(row);
}

const cellOf = (roster: Id, [day, shift, post, slot]: CellTuple): CellRef => ({ roster, day, shift, post, slot });

/** Its shifts with the seats as they were published, whatever has changed since. @param roster gives the name */
export function frozenShifts(db: ReadDb, publication: Publication, roster: Roster, context: ShiftContext): ShiftDuty[] {
  const asWas: Roster = { ...roster, ...publication.setUp };
  const personOf = personReader(db);
  const shifts = new Map<string, { shift: RosterShift; seats: Seat[] }>();
  for (const tuple of publication.cells) {
    const [day, patternId, postId, slot, person] = tuple;
    const pattern = asWas.patterns.find((one) => one.id === patternId);
    const post = asWas.posts.find((one) => one.id === postId);
    if (!pattern || !post) continue;
    const key = shiftKey({ roster: roster.id, day, pattern: patternId });
    const known = shifts.get(key) ?? { shift: shiftOfPattern(asWas, pattern, day, context), seats: [] };
    shifts.set(key, known);
    known.seats.push({
      key: cellKey(cellOf(roster.id, tuple)),
      post,
      slot,
      person: person === null ? null : personOf(person),
      how: person === null ? null : 'assigned',
      instead: null,
      reason: null,
      note: null,
      corrected: null,
    });
  }
  return [...shifts.values()].map(({ shift, seats }) => {
    const vacant = asWas.posts.filter(
      (post) => post.required && shift.posts.includes(post.id) && !seats.some((seat) => seat.post.id === post.id && seat.person !== null),
    );
    const gaps = vacant.map((post) => ({ post, allowedBy: null, reason: null }));
    return { shift, roster: asWas, seats, gaps, version: publication.version };
  });
}

export interface SeatDifference {
  cell: CellRef;
  was: Id | null;
  is: Id | null;
  how: string;
  reason: string | null;
  at: Millis;
  actor: string;
}

interface HistoryRow {
  key: string;
  how: string;
  reason: string | null;
  actor: string;
  hlc: Hlc;
}

/** Every seat in which the roster differs from a version of it, with the last word on it: a change, a correction, a later version. */
export function differencesSince(
  db: ReadDb,
  publication: Publication,
  roster: Roster,
  context: ShiftContext,
  now: Millis,
): SeatDifference[] {
  const { from, to } = publication;
  const was = new Map(
    publication.cells.map((tuple) => {
      const cell = cellOf(roster.id, tuple);
      return [cellKey(cell), { cell, person: tuple[4] }] as const;
    }),
  );
  const is = new Map(
    heldSeats(db, roster, from, to, context, { served: true, now }).map(({ cell, person }) => [cellKey(cell), { cell, person }] as const),
  );
  const words = new Map<string, HistoryRow>();
  const history = db.all<HistoryRow>(
    'rosters.historyOf',
    'SELECT key, how, reason, actor, hlc FROM seatHistory WHERE roster = ? AND day >= ? AND day <= ? ORDER BY hlc',
    roster.id,
    from,
    to,
  );
  for (const row of history) words.set(row.key, row);
  const { corrections, versions } = readPeriod(db, roster.id, from, to);
  const later = new Map(allPublications(db, roster.id).map((one) => [one.version, one]));
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((key): SeatDifference[] => {
    const [before, after] = [was.get(key), is.get(key)];
    const cell = (before ?? after)?.cell;
    if (!cell || (before?.person ?? null) === (after?.person ?? null)) return [];
    const seat = { cell, was: before?.person ?? null, is: after?.person ?? null };
    const correction = corrections.get(key);
    if (correction)
      return [{ ...seat, how: 'corrected', reason: correction.reason, actor: correction.actor, at: recordedAt(correction.hlc) }];
    const word = words.get(key);
    const version = versions.find((one) => one.from <= cell.day && cell.day <= one.to);
    const next = version && version.version !== publication.version ? later.get(version.version) : undefined;
    if (next && next.hlc > publication.hlc && (word === undefined || word.hlc < next.hlc))
      return [{ ...seat, how: 'published', reason: next.note, actor: next.actor, at: next.at }];
    if (word) return [{ ...seat, how: word.how, reason: word.reason, actor: word.actor, at: recordedAt(word.hlc) }];
    return [{ ...seat, how: 'assigned', reason: null, actor: publication.actor, at: publication.at }];
  });
}

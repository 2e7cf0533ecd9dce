// Reading entries back: for the change stream, the timeline's proof, verification and export.
import type { StoredEntry } from '#shared/journal/envelope.ts';
import type { Millis } from '#shared/time/clock.ts';
import { type HlcState, parseHlc, receive } from '#shared/time/hlc.ts';
import type { ReadDb } from '../kernel/db.ts';

export type EntryRow = StoredEntry & { rowid: number };

const columns = 'rowid, station, seq, hlc, actor, unit, type, v, subject, payload, prev, hash, sig';

/** Entries that arrived after `rowid`, oldest first. */
export function entriesAfter(db: ReadDb, rowid: number, limit: number): EntryRow[] {
  return db.all<EntryRow>('journal.after', `SELECT ${columns} FROM entries WHERE rowid > ? ORDER BY rowid LIMIT ?`, rowid, limit);
}

export function countEntries(db: ReadDb): number {
  return db.get<{ n: number }>('journal.count', 'SELECT coalesce(max(rowid), 0) AS n FROM entries')?.n ?? 0;
}

export function lastRowid(db: ReadDb): number {
  return countEntries(db);
}

/**
 * The reading after which `station` goes on: its own latest, or another station's when that is later. Another's that lies
 * far ahead of our wall clock does not count: its wrong clock must not become ours.
 */
export function latestReading(db: ReadDb, station: string, now: Millis): HlcState {
  // One step on the index for each station, however long the journal is.
  const rows = db.all<{ station: string; hlc: string }>(
    'journal.latest',
    `WITH RECURSIVE s(station) AS (
       SELECT min(station) FROM entries
       UNION ALL SELECT (SELECT min(e.station) FROM entries e WHERE e.station > s.station) FROM s WHERE s.station IS NOT NULL)
     SELECT s.station, (SELECT e.hlc FROM entries e WHERE e.station = s.station ORDER BY e.seq DESC LIMIT 1) AS hlc
     FROM s WHERE s.station IS NOT NULL`,
  );
  const own = rows.find((row) => row.station === station);
  return rows
    .filter((row) => row.station !== station)
    .reduce((state, row) => receive(state, parseHlc(row.hlc), now), own ? parseHlc(own.hlc) : { physical: 0, counter: 0 });
}

/** All entries in order of arrival, a slice at a time, so that a long journal is never in memory as a whole. */
export function* allEntries(db: ReadDb, sliceSize = 2_000): Generator<EntryRow> {
  for (let last = 0; ; ) {
    const slice = entriesAfter(db, last, sliceSize);
    yield* slice;
    if (slice.length < sliceSize) return;
    last = slice.at(-1)?.rowid ?? last;
  }
}

// Reading entries back: for the change stream, the timeline's proof, verification and export.
import type { StoredEntry } from '#shared/journal/envelope.ts';
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

/** All entries in order of arrival, a slice at a time, so that a long journal is never in memory as a whole. */
export function* allEntries(db: ReadDb, sliceSize = 2_000): Generator<EntryRow> {
  for (let last = 0; ; ) {
    const slice = entriesAfter(db, last, sliceSize);
    yield* slice;
    if (slice.length < sliceSize) return;
    last = slice.at(-1)?.rowid ?? last;
  }
}

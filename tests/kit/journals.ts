// Journals outside a station: fresh ones in memory, and what their tables show.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { definitions, projections } from '#station/catalogue.ts';
import { entries } from '#station/journal/migrations/0001-entries.ts';
import { rebuild } from '#station/journal/project.ts';
import { type EntryRow, allEntries } from '#station/journal/read.ts';
import { SqliteFile } from '#station/kernel/db.ts';
import { silentLog } from '#station/kernel/log.ts';
import { migrate } from '#station/kernel/migrate.ts';

/** An empty journal with its tables. */
export function emptyJournal(): SqliteFile {
  const db = new SqliteFile(':memory:');
  migrate(db, [entries], { log: silentLog() });
  rebuild(db, projections, definitions, silentLog());
  return db;
}

/** Entries of a frozen journal in tests/fixtures/journals. */
export function frozen(name: string): Record<string, unknown>[] {
  const file = path.resolve(import.meta.dirname, '../fixtures/journals', name);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

export function stored(db: SqliteFile): Omit<EntryRow, 'rowid'>[] {
  return [...allEntries(db)].map(({ rowid: _rowid, ...entry }) => entry);
}

/** All that the tables of all projections show, in an order of its own. */
function shown(db: SqliteFile): Record<string, string[]> {
  return Object.fromEntries(
    projections.flatMap((projection) =>
      projection.tables.map((table) => [
        table,
        db.raw
          .prepare(`SELECT * FROM ${table}`)
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
    ),
  );
}

/** Where two journals' tables differ, short enough to read: table and the columns that differ in the first unequal row. */
export function differences(a: SqliteFile, b: SqliteFile): string[] {
  const [left, right] = [shown(a), shown(b)];
  return Object.keys(left).flatMap((table) => {
    const [one = [], other = []] = [left[table], right[table]];
    if (one.length !== other.length) return [`${table}: ${one.length} rows against ${other.length}`];
    const at = one.findIndex((row, index) => row !== other[index]);
    if (at < 0) return [];
    const [x, y] = [JSON.parse(one[at] ?? '{}') as Record<string, unknown>, JSON.parse(other[at] ?? '{}') as Record<string, unknown>];
    const columns = Object.keys(x).filter((key) => x[key] !== y[key]);
    return [`${table}: ${columns.map((key) => `${key} ${String(x[key]).slice(0, 60)} against ${String(y[key]).slice(0, 60)}`).join('; ')}`];
  });
}

// Projections: tables that are made from entries. They can be dropped and made again at any time; nothing is stored only here.
// To add one: a Projection in station/<feature>/projection.ts, listed in station.ts.
import { createHash } from 'node:crypto';
import type { Entry } from '#shared/journal/envelope.ts';
import { type EntryDefinitions, upgrade } from '#shared/journal/versions.ts';
import type { SqliteFile, WriteDb } from '../kernel/db.ts';
import type { Log } from '../kernel/log.ts';

export interface Projection {
  name: string;
  /** Raised when `apply` makes something else of the same entries. */
  version: number;
  /** CREATE statements of `tables` and their indexes. A rebuild makes the indexes last: `apply` finds rows by primary key only. */
  schema: string;
  tables: readonly string[];
  /** What each entry type does to the tables. Must not depend on the order in which stations' entries arrive. */
  apply: Record<string, (entry: Entry<never>, db: WriteDb) => void>;
}

interface EntryRow {
  rowid: number;
  station: string;
  seq: number;
  hlc: string;
  actor: string;
  unit: string;
  type: string;
  v: number;
  subject: string;
  payload: string;
  hash: string;
}

function schemaHash(projection: Projection): string {
  return createHash('sha256').update(`${projection.version}\n${projection.schema}`).digest('hex');
}

export function applyEntry(projections: readonly Projection[], entry: Entry, db: WriteDb): void {
  for (const projection of projections) projection.apply[entry.type]?.(entry as Entry<never>, db);
}

/** The projections whose tables were made by another version of the program or not at all. */
export function staleProjections(db: SqliteFile, projections: readonly Projection[]): Projection[] {
  const known = new Map(
    db
      .all<{ name: string; schemaHash: string }>('projections.known', 'SELECT name, schemaHash FROM projections')
      .map((row) => [row.name, row.schemaHash]),
  );
  return projections.filter((projection) => known.get(projection.name) !== schemaHash(projection));
}

/** Drops the indexes of freshly made tables, so that they are filled fast. Returns the statements that make them again. */
function takeIndexes(db: SqliteFile, projections: readonly Projection[]): string[] {
  const tables = projections.flatMap((projection) => projection.tables);
  const indexes = db
    .all<{ name: string; tbl: string; sql: string }>(
      'projections.indexes',
      "SELECT name, tbl_name AS tbl, sql FROM main.sqlite_schema WHERE type = 'index' AND sql LIKE 'CREATE INDEX%'",
    )
    .filter(({ tbl }) => tables.includes(tbl));
  for (const { name } of indexes) db.exec(`DROP INDEX main.${name}`);
  return indexes.map(({ sql }) => sql);
}

export interface RebuildResult {
  entries: number;
  /** Entries of a type or version that this program does not know; they wait for an upgrade. */
  unknown: number;
}

/**
 * Drops and makes the given projections from the journal, in one transaction.
 * @param source read from this attached schema instead of the own one, for a rebuild into another file
 */
export function rebuild(
  db: SqliteFile,
  projections: readonly Projection[],
  definitions: EntryDefinitions,
  log: Log,
  source = 'main',
): RebuildResult {
  return db.transaction(() => {
    for (const projection of projections) {
      for (const table of projection.tables) db.exec(`DROP TABLE IF EXISTS main.${table}`);
      db.exec(projection.schema);
    }
    const indexes = takeIndexes(db, projections);
    const handlers = new Map<string, ((entry: Entry<never>, db: WriteDb) => void)[]>();
    for (const projection of projections) {
      for (const [type, handler] of Object.entries(projection.apply)) handlers.set(type, [...(handlers.get(type) ?? []), handler]);
    }
    let entries = 0;
    let unknown = 0;
    // A second statement runs while this one is open, so it is read in slices rather than iterated.
    const sliceSize = 200;
    for (let last = 0; ; ) {
      const rows = db.all<EntryRow>(
        `projections.source.${source}`,
        `SELECT rowid, station, seq, hlc, actor, unit, type, v, subject, payload, hash FROM ${source}.entries WHERE rowid > ? ORDER BY rowid LIMIT ${sliceSize}`,
        last,
      );
      for (const row of rows) {
        last = row.rowid;
        entries += 1;
        const wanted = handlers.get(row.type);
        if (!wanted) {
          if (!definitions[row.type]) unknown += 1;
          continue;
        }
        const read = upgrade(definitions, row.type, row.v, JSON.parse(row.payload));
        if (!read.known) {
          unknown += 1;
          continue;
        }
        const entry = { ...row, payload: read.payload } as Entry<never>;
        for (const handler of wanted) handler(entry, db);
      }
      if (rows.length < sliceSize) break;
    }
    for (const sql of indexes) db.exec(sql);
    for (const projection of projections) {
      db.run(
        'projections.remember',
        'INSERT INTO main.projections (name, schemaHash) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET schemaHash = excluded.schemaHash',
        projection.name,
        schemaHash(projection),
      );
    }
    log.info({ projections: projections.map((projection) => projection.name), entries, unknown }, 'rebuilt');
    return { entries, unknown };
  });
}

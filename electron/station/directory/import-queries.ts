// What imports of people wrote, and what stood before: read from the journal itself.
import type { Id } from '#shared/kernel/ids.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import type { ReadDb } from '../kernel/db.ts';

interface ImportValue {
  file: string;
  sha256: string;
  added: number;
  changed: number;
  same: number;
  refused: number;
  units: number;
  groups: number;
  entries: number;
}

export interface DoneImport extends ImportValue {
  id: Id;
  station: string;
  seq: number;
  hlc: Hlc;
  actor: string;
  undone: { hlc: Hlc; actor: string; restored: number; kept: number } | null;
}

interface ImportRow {
  id: Id;
  station: string;
  seq: number;
  hlc: Hlc;
  actor: string;
  value: string;
  undone: string | null;
}

const columns = 'id, station, seq, hlc, actor, value, undone';
const toImport = ({ value, undone, ...row }: ImportRow): DoneImport => ({
  ...(JSON.parse(value) as ImportValue),
  ...row,
  undone: undone === null ? null : (JSON.parse(undone) as DoneImport['undone']),
});

export function importById(db: ReadDb, id: Id): DoneImport | undefined {
  const row = db.get<ImportRow>('directory.import', `SELECT ${columns} FROM imports WHERE id = ? AND value IS NOT NULL`, id);
  return row && toImport(row);
}

/** The latest first. */
export function latestImports(db: ReadDb, limit: number): DoneImport[] {
  return db
    .all<ImportRow>('directory.imports', `SELECT ${columns} FROM imports WHERE value IS NOT NULL ORDER BY hlc DESC LIMIT ?`, limit)
    .map(toImport);
}

/** Something in the directory was written after this entry. */
export function changedSince(db: ReadDb, rowid: number): boolean {
  const found = db.get(
    'directory.changedSince',
    "SELECT 1 FROM entries WHERE rowid > ? AND type IN ('unit.saved', 'person.saved', 'group.saved', 'group.memberSet') LIMIT 1",
    rowid,
  );
  return found !== undefined;
}

interface WrittenEntry {
  type: string;
  subject: Id;
  payload: string;
  hlc: Hlc;
}

/** What an import wrote, the last first. */
export function entriesOfImport(db: ReadDb, { station, seq, entries }: DoneImport): WrittenEntry[] {
  return db.all<WrittenEntry>(
    'directory.importEntries',
    'SELECT type, subject, payload, hlc FROM entries WHERE station = ? AND seq >= ? AND seq < ? ORDER BY seq DESC',
    station,
    seq - entries,
    seq,
  );
}

/** What was said of a subject before an entry, oldest first. */
export function earlierPatches(db: ReadDb, type: string, subject: Id, hlc: Hlc): { payload: string; hlc: Hlc }[] {
  return db.all(
    'directory.earlier',
    'SELECT payload, hlc FROM entries WHERE subject = ? AND type = ? AND hlc < ? ORDER BY hlc',
    subject,
    type,
    hlc,
  );
}

/** The last writer of each field. */
export function fieldClocks(db: ReadDb, table: 'people' | 'units' | 'groups', id: Id): Record<string, Hlc> {
  const row = db.get<{ clocks: string }>(`directory.clocks.${table}`, `SELECT clocks FROM ${table} WHERE id = ?`, id);
  return row ? (JSON.parse(row.clocks) as Record<string, Hlc>) : {};
}

export function memberClock(db: ReadDb, group: Id, person: Id): Hlc | undefined {
  return db.get<{ hlc: Hlc }>('directory.memberClock', 'SELECT hlc FROM groupMembers WHERE groupId = ? AND person = ?', group, person)?.hlc;
}

/** Nobody stands in the unit and no unit below it. */
export function unitIsEmpty(db: ReadDb, id: Id): boolean {
  const found = db.get(
    'directory.unitUsed',
    `SELECT 1 WHERE EXISTS (SELECT 1 FROM people WHERE unit = ?1 AND removed = 0)
       OR EXISTS (SELECT 1 FROM units WHERE parent = ?1 AND removed = 0)`,
    id,
  );
  return found === undefined;
}

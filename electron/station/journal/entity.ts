// Entities whose fields each have their own last writer: one row with the value, the fields' clocks and columns to search by.
import { canonical } from '#shared/journal/canonical.ts';
import type { Entry } from '#shared/journal/envelope.ts';
import { mergeFields } from '#shared/journal/merge.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import type { SqlValue, WriteDb } from '../kernel/db.ts';

export interface EntityTable<T extends object> {
  table: string;
  /** What an entity is before the first of its entries has come. */
  blank: T;
  /** How a value is stored; where its keys may come in any order, in one that does not depend on it. */
  write?: (value: T) => string;
  /** Columns that are made from the value. */
  columns?: (value: T) => Record<string, SqlValue>;
}

/** Table definition with the columns that `mergeEntity` needs. */
export function entitySchema(table: string, columns = ''): string {
  return `CREATE TABLE ${table} (id TEXT PRIMARY KEY, value TEXT NOT NULL, clocks TEXT NOT NULL${columns === '' ? '' : `, ${columns}`}) STRICT;`;
}

/** Merges the patch field by field; in whatever order the entries come, the row ends the same. Returns the value. */
export function mergeEntity<T extends object>(db: WriteDb, entity: EntityTable<T>, id: string, patch: Partial<T>, hlc: Hlc): T {
  const { table } = entity;
  const row = db.get<{ value: string; clocks: string }>(`entity.${table}`, `SELECT value, clocks FROM ${table} WHERE id = ?`, id);
  const merged = row
    ? mergeFields(JSON.parse(row.value) as T, JSON.parse(row.clocks) as Record<string, Hlc>, patch, hlc)
    : mergeFields(entity.blank, {}, patch, hlc);
  const columns = entity.columns?.(merged.value) ?? {};
  const names = ['value', 'clocks', ...Object.keys(columns)];
  const values = [(entity.write ?? JSON.stringify)(merged.value), canonical(merged.clocks), ...Object.values(columns)];
  if (row) {
    db.run(`entity.${table}.update`, `UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, ...values, id);
  } else {
    db.run(
      `entity.${table}.insert`,
      `INSERT INTO ${table} (id, ${names.join(', ')}) VALUES (?${', ?'.repeat(names.length)})`,
      id,
      ...values,
    );
  }
  return merged.value;
}

/** What an entry does whose payload says fields of its subject. */
export const savedIn =
  <T extends object>(entity: EntityTable<T>) =>
  (entry: Entry<Partial<T>>, db: WriteDb): void =>
    void mergeEntity(db, entity, entry.subject, entry.payload, entry.hlc);

/** A row of an entity's table, as queries ask for it. */
export interface EntityRow {
  id: Id;
  value: string;
}

/** The entity in a row: written by `mergeEntity` from checked entries. */
export const entityOf = <T extends object>({ id, value }: EntityRow): T & { id: Id } => ({ ...(JSON.parse(value) as T), id });

// What can be asked about places, contacts and sets of data. Reads only. A place whose set of data is not taken is not there.
import type { Id } from '#shared/kernel/ids.ts';
import { type FlatFacility, unflatten } from '#shared/resources/flat.ts';
import type { DatasetValue, FacilityContactValue, FacilityKind, FacilityValue } from '#shared/resources/types.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import type { ReadDb, SqlValue } from '../kernel/db.ts';

export type Facility = FacilityValue & { id: Id };
export type FacilityContact = FacilityContactValue & { id: Id };
export type Dataset = DatasetValue & { id: Id };

interface Row {
  id: Id;
  value: string;
}

const toFacility = ({ id, value }: Row): Facility => ({ ...unflatten(JSON.parse(value) as FlatFacility), id });
const toEntity = <T extends object>({ id, value }: Row): T & { id: Id } => ({ ...(JSON.parse(value) as T), id });

/** Rows that are shown: not removed, and of no set of data or of one that was taken. */
const shown = 'f.removed = 0 AND (f.dataset IS NULL OR EXISTS (SELECT 1 FROM datasets d WHERE d.id = f.dataset AND d.shown = 1))';

/** Also one that was removed. */
export function facilityById(db: ReadDb, id: Id): Facility | undefined {
  const row = db.get<Row>('resources.facility', 'SELECT id, value FROM facilities WHERE id = ?', id);
  return row && toFacility(row);
}

/** When each field was last written, by field name; `field.x` for those of the kind. */
export function facilityClocks(db: ReadDb, id: Id): Record<string, Hlc> {
  const row = db.get<{ clocks: string }>('resources.clocks', 'SELECT clocks FROM facilities WHERE id = ?', id);
  return row ? (JSON.parse(row.clocks) as Record<string, Hlc>) : {};
}

/** West, south, east, north in WGS-84 degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export interface FacilityFilter {
  kind?: FacilityKind | undefined;
  unit?: Id | undefined;
  box?: Box | undefined;
  /** Name, initials. */
  text?: string | undefined;
  dataset?: Id | undefined;
}

function where(filter: FacilityFilter): { sql: string; name: string; params: SqlValue[] } {
  const parts: [name: string, sql: string, ...params: SqlValue[]][] = [];
  if (filter.kind) parts.push(['kind', 'f.kind = ?', filter.kind]);
  if (filter.unit) parts.push(['unit', 'f.unit = ?', filter.unit]);
  if (filter.dataset) parts.push(['dataset', 'f.dataset = ?', filter.dataset]);
  if (filter.box) {
    const [west, south, east, north] = filter.box;
    parts.push(['box', 'f.lat BETWEEN ? AND ? AND f.lng BETWEEN ? AND ?', south, north, west, east]);
  }
  if (filter.text) {
    const text = filter.text.toLowerCase();
    parts.push(['text', '(instr(lower(f.name), ?) > 0 OR instr(f.pinyin, ?) > 0)', text, text]);
  }
  return {
    sql: [shown, ...parts.map(([, sql]) => sql)].join(' AND '),
    name: parts.map(([name]) => name).join('+'),
    params: parts.flatMap(([, , ...params]) => params),
  };
}

/** By kind and name. @param limit rows at most */
export function listFacilities(db: ReadDb, filter: FacilityFilter, limit: number, offset = 0): Facility[] {
  const { sql, name, params } = where(filter);
  return db
    .all<Row>(
      `resources.list.${name}`,
      `SELECT f.id, f.value FROM facilities f WHERE ${sql} ORDER BY f.kind, f.name, f.id LIMIT ? OFFSET ?`,
      ...params,
      limit,
      offset,
    )
    .map(toFacility);
}

/** How many of each kind fit. */
export function countFacilities(db: ReadDb, filter: FacilityFilter): Map<FacilityKind, number> {
  const { sql, name, params } = where(filter);
  const rows = db.all<{ kind: FacilityKind; n: number }>(
    `resources.count.${name}`,
    `SELECT f.kind, count(*) AS n FROM facilities f WHERE ${sql} GROUP BY f.kind`,
    ...params,
  );
  return new Map(rows.map(({ kind, n }) => [kind, n]));
}

export interface FacilityPoint {
  id: Id;
  kind: FacilityKind;
  name: string;
  subKind: string;
  lng: number;
  lat: number;
  closed: number;
}

/** All that have a position, as the map draws them. */
export function facilityPoints(db: ReadDb): FacilityPoint[] {
  return db.all<FacilityPoint>(
    'resources.points',
    `SELECT f.id, f.kind, f.name, json_extract(f.value, '$.subKind') AS subKind, f.lng, f.lat, f.closed
     FROM facilities f WHERE ${shown} AND f.lng IS NOT NULL ORDER BY f.id`,
  );
}

/** Those of a place that are not removed, in order. */
export function contactsOfFacility(db: ReadDb, facility: Id): FacilityContact[] {
  return db
    .all<Row>(
      'resources.contacts',
      'SELECT id, value FROM facilityContacts WHERE facility = ? AND removed = 0 ORDER BY sortOrder, id',
      facility,
    )
    .map((row) => toEntity<FacilityContactValue>(row));
}

export function facilityContactById(db: ReadDb, id: Id): FacilityContact | undefined {
  const row = db.get<Row>('resources.contact', 'SELECT id, value FROM facilityContacts WHERE id = ?', id);
  return row && toEntity<FacilityContactValue>(row);
}

/** Those that were removed, by name. */
export function removedFacilities(db: ReadDb): Facility[] {
  return db.all<Row>('resources.removed', 'SELECT id, value FROM facilities WHERE removed = 1 ORDER BY name, id').map(toFacility);
}

export function datasetById(db: ReadDb, id: Id): Dataset | undefined {
  const row = db.get<Row>('resources.dataset', 'SELECT id, value FROM datasets WHERE id = ?', id);
  return row && toEntity<DatasetValue>(row);
}

export function allDatasets(db: ReadDb): Dataset[] {
  return db.all<Row>('resources.datasets', 'SELECT id, value FROM datasets ORDER BY id DESC').map((row) => toEntity<DatasetValue>(row));
}

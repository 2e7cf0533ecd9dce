// What can be asked about places, contacts and sets of data. Reads only. A place whose set of data is not taken is not there.
import type { Id } from '#shared/kernel/ids.ts';
import { type FlatFacility, unflatten } from '#shared/resources/flat.ts';
import type { DatasetValue, FacilityContactValue, FacilityKind, FacilityValue } from '#shared/resources/types.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import { entityOf, type EntityRow } from '../journal/entity.ts';
import type { ReadDb, SqlValue } from '../kernel/db.ts';

export type Facility = FacilityValue & { id: Id };
export type FacilityContact = FacilityContactValue & { id: Id };
export type Dataset = DatasetValue & { id: Id };

/** Places are stored flat. */
export const facilityIn = ({ id, value }: EntityRow): Facility => ({ ...unflatten(JSON.parse(value) as FlatFacility), id });

/** Rows that are shown: not removed, and of no set of data or of one that was taken. */
export const shown = 'f.removed = 0 AND (f.dataset IS NULL OR EXISTS (SELECT 1 FROM datasets d WHERE d.id = f.dataset AND d.shown = 1))';

/** Also one that was removed. */
export function facilityById(db: ReadDb, id: Id): Facility | undefined {
  const row = db.get<EntityRow>('resources.facility', 'SELECT id, value FROM facilities WHERE id = ?', id);
  return row && facilityIn(row);
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
  /** Words of name, initials, sub-kind, address or unit: each must be there. */
  text?: string | undefined;
  dataset?: Id | undefined;
  closed?: boolean | undefined;
}

/** What a list is ordered by: its kind and name, a column, or a field of the kind. Places that do not say it stand last. */
export type FacilityOrder = { by: 'name' } | { by: 'checkedOn' } | { by: 'field'; key: string; choices: readonly string[] | undefined };

/** Words of one search that are looked at; more say nothing more. */
const maxWords = 6;

function where(filter: FacilityFilter): { sql: string; name: string; params: SqlValue[] } {
  const parts: [name: string, sql: string, ...params: SqlValue[]][] = [];
  if (filter.kind) parts.push(['kind', 'f.kind = ?', filter.kind]);
  if (filter.unit) parts.push(['unit', 'f.unit = ?', filter.unit]);
  if (filter.dataset) parts.push(['dataset', 'f.dataset = ?', filter.dataset]);
  if (filter.box) {
    const [west, south, east, north] = filter.box;
    parts.push(['box', 'f.lat BETWEEN ? AND ? AND f.lng BETWEEN ? AND ?', south, north, west, east]);
  }
  if (filter.closed !== undefined) parts.push(['closed', 'f.closed = ?', filter.closed ? 1 : 0]);
  const words = (filter.text ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  for (const word of words.slice(0, maxWords)) parts.push(['text', 'instr(f.search, ?) > 0', word]);
  return {
    sql: [shown, ...parts.map(([, sql]) => sql)].join(' AND '),
    name: parts.map(([name]) => name).join('+'),
    params: parts.flatMap(([, , ...params]) => params),
  };
}

export interface FacilityList {
  limit: number;
  offset?: number;
  order?: FacilityOrder | undefined;
  descending?: boolean | undefined;
}

function orderOf(order: FacilityOrder | undefined, descending: boolean): { sql: string; name: string; params: SqlValue[] } {
  const way = descending ? ' DESC' : '';
  const last = 'f.kind, f.name, f.id';
  if (!order || order.by === 'name') return { sql: descending ? 'f.kind DESC, f.name DESC, f.id' : last, name: `name${way}`, params: [] };
  if (order.by === 'checkedOn') return { sql: `f.checkedOn${way} NULLS LAST, ${last}`, name: `checkedOn${way}`, params: [] };
  const path = `$."${order.key}"`;
  // A choice is ordered as its choices stand: special before first before second.
  const { choices } = order;
  const value = choices ? "nullif(instr(?, ',' || json_extract(f.fields, ?) || ','), 0)" : 'json_extract(f.fields, ?)';
  return {
    sql: `${value}${way} NULLS LAST, ${last}`,
    name: `${choices ? 'choice' : 'value'}${way}`,
    params: choices ? [`,${choices.join(',')},`, path] : [path],
  };
}

/** A place of a list with the clocks of its fields, `field.x` for those of the kind. */
export type ListedFacility = Facility & { clocks: Record<string, Hlc> };

/** By kind and name where no other order is asked for. Put in order by columns of an index alone; only those of the page are read. */
export function listFacilities(db: ReadDb, filter: FacilityFilter, list: FacilityList): ListedFacility[] {
  const { sql, name, params } = where(filter);
  const order = orderOf(list.order, list.descending ?? false);
  const ids = db.all<{ id: Id }>(
    `resources.list.${name}.${order.name}`,
    `SELECT f.id FROM facilities f WHERE ${sql} ORDER BY ${order.sql} LIMIT ? OFFSET ?`,
    ...params,
    ...order.params,
    list.limit,
    list.offset ?? 0,
  );
  const rows = db.all<EntityRow & { clocks: string }>(
    'resources.listed',
    'SELECT id, value, clocks FROM facilities WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids.map(({ id }) => id)),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap(({ id }) => {
    const row = byId.get(id);
    return row ? [{ ...facilityIn(row), clocks: JSON.parse(row.clocks) as Record<string, Hlc> }] : [];
  });
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
  opened: number;
  /** Spelling and initials of the name. */
  pinyin: string;
  /** Of the directory, or as it was written. */
  unit: Id | null;
  unitName: string;
}

const pointsWhere = (condition: string): string =>
  `SELECT f.id, f.kind, f.name, f.value ->> '$.subKind' AS subKind, f.lng, f.lat, f.closed,
     f.kind = 'shelter' AND coalesce(f.value ->> '$."field.opened"', 0) AS opened, f.pinyin, f.unit, f.value ->> '$.unitName' AS unitName
   FROM facilities f WHERE ${shown} AND f.lng IS NOT NULL AND ${condition} ORDER BY f.id`;

/** Those that have a position, as the map draws them, by id. @param after the id before the first; '' for the beginning */
export function facilityPointsAfter(db: ReadDb, after: string, limit: number): FacilityPoint[] {
  return db.all<FacilityPoint>('resources.points', `${pointsWhere('f.id > ?')} LIMIT ?`, after, limit);
}

/** Of these places those that have a position and are shown, by id. */
export function facilityPointsOf(db: ReadDb, ids: readonly Id[]): FacilityPoint[] {
  return db.all<FacilityPoint>('resources.pointsOf', pointsWhere('f.id IN (SELECT value FROM json_each(?))'), JSON.stringify(ids));
}

/** Those of a place that are not removed, in order. */
export function contactsOfFacility(db: ReadDb, facility: Id): FacilityContact[] {
  return db
    .all<EntityRow>(
      'resources.contacts',
      'SELECT id, value FROM facilityContacts WHERE facility = ? AND removed = 0 ORDER BY sortOrder, id',
      facility,
    )
    .map((row) => entityOf<FacilityContactValue>(row));
}

/** Who has the key of each of these places: the first of its contacts that has it. */
export function keyHoldersOf(db: ReadDb, facilities: readonly Id[]): Map<Id, FacilityContact> {
  const rows = db.all<EntityRow>(
    'resources.keyHolders',
    `SELECT id, value FROM facilityContacts
     WHERE facility IN (SELECT value FROM json_each(?)) AND removed = 0 AND keyHolder = 1 ORDER BY sortOrder DESC, id DESC`,
    JSON.stringify(facilities),
  );
  // The first in order is set last.
  return new Map(rows.map((row) => entityOf<FacilityContactValue>(row)).map((contact) => [contact.facility, contact]));
}

/** Places that are shown and have this person, or this unit, as a contact. */
export function facilitiesOfContact(db: ReadDb, who: { person: Id } | { unit: Id }): (Facility & { role: string; keyHolder: boolean })[] {
  const [column, id] = 'person' in who ? ['person', who.person] : ['unit', who.unit];
  return db
    .all<EntityRow & { contact: string }>(
      `resources.ofContact.${column}`,
      `SELECT f.id, f.value, c.value AS contact FROM facilityContacts c JOIN facilities f ON f.id = c.facility
       WHERE c.${column} = ? AND c.removed = 0 AND ${shown} ORDER BY f.kind, f.name, f.id`,
      id,
    )
    .map((row) => {
      const { role, keyHolder } = JSON.parse(row.contact) as FacilityContactValue;
      return { ...facilityIn(row), role, keyHolder };
    });
}

export function facilityContactById(db: ReadDb, id: Id): FacilityContact | undefined {
  const row = db.get<EntityRow>('resources.contact', 'SELECT id, value FROM facilityContacts WHERE id = ?', id);
  return row && entityOf<FacilityContactValue>(row);
}

/** Those that were removed, by name. */
export function removedFacilities(db: ReadDb): Facility[] {
  return db.all<EntityRow>('resources.removed', 'SELECT id, value FROM facilities WHERE removed = 1 ORDER BY name, id').map(facilityIn);
}

export function datasetById(db: ReadDb, id: Id): Dataset | undefined {
  const row = db.get<EntityRow>('resources.dataset', 'SELECT id, value FROM datasets WHERE id = ?', id);
  return row && entityOf<DatasetValue>(row);
}

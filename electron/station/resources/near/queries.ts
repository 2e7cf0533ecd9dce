// What the search around a point reads of places.
import type { Id } from '#shared/kernel/ids.ts';
import type { FacilityContactValue, FacilityKind } from '#shared/resources/types.ts';
import { entityOf, type EntityRow } from '../../journal/entity.ts';
import type { ReadDb } from '../../kernel/db.ts';
import { type Facility, type FacilityContact, facilityIn, shown } from '../queries.ts';
import type { PlacePoint } from './place-index.ts';

export function pointsOfKind(db: ReadDb, kind: FacilityKind): PlacePoint[] {
  return db.all<PlacePoint>(
    'near.points',
    `SELECT f.id, f.lng, f.lat, 0 AS radius FROM facilities f WHERE f.kind = ? AND ${shown} AND f.lng IS NOT NULL ORDER BY f.id`,
    kind,
  );
}

/** With the metres that each reaches by itself. */
export function hazardPoints(db: ReadDb): PlacePoint[] {
  return db.all<PlacePoint>(
    'near.hazards',
    `SELECT f.id, f.lng, f.lat, CAST(coalesce(json_extract(f.value, '$."field.radius"'), 0) AS REAL) AS radius
     FROM facilities f WHERE f.kind = 'hazardSource' AND ${shown} AND f.lng IS NOT NULL ORDER BY f.id`,
  );
}

/** By id. */
export function facilitiesByIds(db: ReadDb, ids: readonly Id[]): Map<Id, Facility> {
  const rows = db.all<EntityRow>(
    'near.facilities',
    'SELECT f.id, f.value FROM json_each(?) wanted JOIN facilities f ON f.id = wanted.value',
    JSON.stringify(ids),
  );
  return new Map(rows.map((row) => [row.id, facilityIn(row)]));
}

/** Those of several places that are not removed, in order, by place. */
export function contactsOfFacilities(db: ReadDb, ids: readonly Id[]): Map<Id, FacilityContact[]> {
  const rows = db.all<EntityRow>(
    'near.contacts',
    `SELECT c.id, c.value FROM json_each(?) wanted JOIN facilityContacts c ON c.facility = wanted.value
     WHERE c.removed = 0 ORDER BY c.sortOrder, c.id`,
    JSON.stringify(ids),
  );
  return Map.groupBy(
    rows.map((row) => entityOf<FacilityContactValue>(row)),
    ({ facility }) => facility,
  );
}

interface Named {
  id: Id;
  name: string;
  lng: number;
  lat: number;
}

const namedAtMost = 10;

/** Places on record and villages of the map whose name stands in some words, the longest names first; then places whose name holds them. */
export function placesNamedIn(db: ReadDb, text: string): Named[] {
  const places = db.all<Named>(
    'near.named',
    `SELECT f.id, f.name, f.lng, f.lat FROM facilities f WHERE ${shown} AND f.lng IS NOT NULL AND length(f.name) >= 2
       AND (instr(?1, f.name) > 0 OR instr(f.name, ?1) > 0) ORDER BY length(f.name) DESC, f.name LIMIT ?2`,
    text,
    namedAtMost,
  );
  const names = db.all<Named>(
    'near.namedOnMap',
    `SELECT n.id, n.name, n.lng, n.lat FROM placeNames n JOIN datasets d ON d.id = n.dataset AND d.shown = 1
     WHERE length(n.name) >= 2 AND instr(?1, n.name) > 0 ORDER BY length(n.name) DESC, n.name LIMIT ?2`,
    text,
    namedAtMost,
  );
  return [...places, ...names].slice(0, namedAtMost);
}

// What can be asked about imports of places. Reads only.
import type { Id } from '#shared/kernel/ids.ts';
import type { ImportedValue, UndoneValue } from '#shared/resources/import/entry-schemas.ts';
import type { DatasetValue, FacilityValue } from '#shared/resources/types.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import { type FlatFacility, unflatten } from '#shared/resources/flat.ts';
import type { ReadDb } from '../../kernel/db.ts';
import { type Dataset, shown } from '../queries.ts';

interface Said {
  hlc: Hlc;
  actor: string;
}

export interface ImportedDataset extends Dataset {
  imported: (ImportedValue & Said) | null;
  undone: (UndoneValue & Said) | null;
  /** Rows that stand with it now. */
  rows: number;
  /** Who began it, and when. */
  begun: Said;
}

interface Row {
  id: Id;
  value: string;
  imported: string | null;
  undone: string | null;
  n: number;
  hlc: Hlc;
  actor: string;
}

const toDataset = ({ id, value, imported, undone, n, hlc, actor }: Row): ImportedDataset => ({
  ...(JSON.parse(value) as DatasetValue),
  id,
  imported: imported === null ? null : (JSON.parse(imported) as ImportedDataset['imported']),
  undone: undone === null ? null : (JSON.parse(undone) as ImportedDataset['undone']),
  rows: n,
  begun: { hlc, actor },
});

const columns = `SELECT d.id, d.value, i.imported, i.undone,
    (SELECT count(*) FROM facilities f WHERE f.dataset = d.id AND f.removed = 0) AS n,
    e.hlc, e.actor
  FROM datasets d LEFT JOIN placeImports i ON i.id = d.id
    JOIN entries e ON e.rowid = (SELECT min(rowid) FROM entries WHERE subject = d.id AND type = 'dataset.saved')`;

/** Sets of data of places, the latest first. */
export function importedDatasets(db: ReadDb, limit: number): ImportedDataset[] {
  return db.all<Row>('placeImports.list', `${columns} WHERE d.usedFor = 'facilities' ORDER BY d.id DESC LIMIT ?`, limit).map(toDataset);
}

export function importedDataset(db: ReadDb, id: Id): ImportedDataset | undefined {
  const row = db.get<Row>('placeImports.one', `${columns} WHERE d.usedFor = 'facilities' AND d.id = ?`, id);
  return row && toDataset(row);
}

/** Imports of this station that were begun and neither ended nor were taken back. */
export function openImports(db: ReadDb, station: string): ImportedDataset[] {
  return db
    .all<Row>(
      'placeImports.open',
      `${columns} WHERE d.usedFor = 'facilities' AND json_extract(d.value, '$.state') = 'open'
        AND EXISTS (SELECT 1 FROM entries e WHERE e.subject = d.id AND e.type = 'dataset.saved' AND e.station = ?)`,
      station,
    )
    .map(toDataset);
}

/** A set of data of places with this very file, taken and not undone. */
export function datasetOfFile(db: ReadDb, sha256: string): ImportedDataset | undefined {
  const row = db.get<Row>(
    'placeImports.file',
    `${columns} WHERE d.usedFor = 'facilities' AND d.shown = 1 AND json_extract(d.value, '$.sha256') = ? ORDER BY d.id DESC LIMIT 1`,
    sha256,
  );
  return row && toDataset(row);
}

/** Places were added or named otherwise after this entry: what was a new row then may be a duplicate now. */
export function placesNamedSince(db: ReadDb, rowid: number): boolean {
  const found = db.get(
    'placeImports.namedSince',
    `SELECT 1 FROM entries WHERE rowid > ?1 AND (
        (type = 'facility.saved' AND (json_extract(payload, '$.name') IS NOT NULL OR json_extract(payload, '$.removed') IS NOT NULL))
        OR (type = 'dataset.saved' AND json_extract(payload, '$.state') IN ('taken', 'undone'))) LIMIT 1`,
    rowid,
  );
  return found !== undefined;
}

/** Somebody of these was written about after this entry: whose number it is may be another's by now. */
export function peopleChangedSince(db: ReadDb, rowid: number, people: readonly Id[]): boolean {
  const found = db.get(
    'placeImports.peopleSince',
    `SELECT 1 FROM entries WHERE rowid > ? AND type = 'person.saved' AND subject IN (SELECT value FROM json_each(?)) LIMIT 1`,
    rowid,
    JSON.stringify(people),
  );
  return found !== undefined;
}

/** Places of a set of data that somebody wrote about after it was taken: the place itself or a contact of it. */
export function touchedSince(db: ReadDb, dataset: Id): Id[] {
  return db
    .all<{ id: Id }>(
      'placeImports.touched',
      `SELECT DISTINCT f.id FROM entries e JOIN facilities f ON f.id = CASE e.type
          WHEN 'facility.saved' THEN e.subject
          ELSE coalesce(json_extract(e.payload, '$.facility'), (SELECT c.facility FROM facilityContacts c WHERE c.id = e.subject)) END
        WHERE e.type IN ('facility.saved', 'facilityContact.saved') AND f.dataset = ?1 AND f.removed = 0
          AND e.rowid > (SELECT min(rowid) FROM entries WHERE subject = ?1 AND type = 'dataset.imported')`,
      dataset,
    )
    .map(({ id }) => id);
}

/** What is booked on the places of a set of data. */
export interface Booked {
  places: Id[];
  /** Supplies at a place. */
  lines: number;
  movements: number;
}

export const nothingBooked: Booked = { places: [], lines: 0, movements: 0 };

/** Sets of data on whose places stock is booked: a supply that lies or is to lie there, or ever moved there. */
export function bookedStock(db: ReadDb): Map<Id, Booked> {
  const rows = db.all<{ dataset: Id; id: Id; lines: number; movements: number }>(
    'placeImports.stock',
    `SELECT f.dataset, f.id, count(DISTINCT l.id) AS lines, count(DISTINCT g.movement) AS movements
     FROM stockLines l JOIN facilities f ON f.id = l.facility LEFT JOIN stockLegs g ON g.line = l.id
     WHERE f.dataset IS NOT NULL AND f.removed = 0 AND (l.removed = 0 OR g.movement IS NOT NULL) GROUP BY f.id`,
  );
  return new Map(
    [...Map.groupBy(rows, ({ dataset }) => dataset)].map(([dataset, of]) => [
      dataset,
      {
        places: of.map(({ id }) => id),
        lines: of.reduce((sum, { lines }) => sum + lines, 0),
        movements: of.reduce((sum, { movements }) => sum + movements, 0),
      },
    ]),
  );
}

export interface StandingRow {
  id: Id;
  value: string;
}

/** All places that are shown, as they are stored: a worker reads them for the search for duplicates. */
export function standingRows(db: ReadDb): StandingRow[] {
  return db.all<StandingRow>('placeImports.standing', `SELECT f.id, f.value FROM facilities f WHERE ${shown}`);
}

export const standingValue = ({ value }: StandingRow): FacilityValue => unflatten(JSON.parse(value) as FlatFacility);

export interface StandingContact {
  facility: Id;
  value: string;
}

export function standingContacts(db: ReadDb): StandingContact[] {
  return db.all<StandingContact>('placeImports.contacts', 'SELECT facility, value FROM facilityContacts WHERE removed = 0');
}

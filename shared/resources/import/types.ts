// Taking in places from a file: what a column may hold, what a row comes to, what is said about it.
import type { Id } from '../../kernel/ids.ts';
import type { Position } from '../../kernel/geo.ts';
import type { CoordinateSystem } from '../../kernel/coordinate-systems.ts';
import type { RowRefusal } from '../../kernel/place-table.ts';
import type { FieldKey } from '../fields.ts';
import type { FacilityKind, FieldValue, Secrecy } from '../types.ts';

/** What says that a contact of a row is somebody of the directory, stronger ones first. `phone`: the row gives no name, or another one. */
export const tieReasons = ['nameAndPhone', 'phone', 'nameInUnit'] as const;
export type TieReason = (typeof tieReasons)[number];

/** What a column may hold beside the fields of a kind, in the order of the choice. */
export const baseFields = [
  'name',
  'kind',
  'subKind',
  'unitName',
  'address',
  'lng',
  'lat',
  'lngLat',
  'contact',
  'contactRole',
  'phone',
  'keyHolder',
  'keyPhone',
  'note',
  'secrecy',
  'checkedOn',
] as const;
export type BaseField = (typeof baseFields)[number];
/** Of every kind: which of them a row has depends on its kind. */
export type PlaceField = BaseField | `field.${FieldKey}`;

/** What each column holds; null: it is left out. */
export type PlaceMapping = (PlaceField | null)[];

/** Said of one field of a row by this check, beside what the reader of the file says. */
export const placeProblemCodes = [
  'missing',
  'tooLong',
  'formula',
  'kindUnknown',
  'notNumber',
  'notWhole',
  'negative',
  'tooLarge',
  'notYesNo',
  'notChoice',
  'notDay',
  'future',
  'notPhone',
  'rounded',
  'secret',
  'looksSwapped',
  // only said
  'approximate',
  'noPosition',
  'swapped',
  'outside',
  'farFromCentre',
  'farFromTownship',
  'moreThan',
  'notOfKind',
] as const;
export type PlaceProblemCode = (typeof placeProblemCodes)[number];

/** These are shown and do not keep a row out. */
const warnings: ReadonlySet<string> = new Set<PlaceProblemCode>([
  'approximate',
  'noPosition',
  'swapped',
  'outside',
  'farFromCentre',
  'farFromTownship',
  'moreThan',
  'notOfKind',
]);
export type Severity = 'refused' | 'warned';
export const severityOf = (code: PlaceProblemCode | RowRefusal): Severity => (warnings.has(code) ? 'warned' : 'refused');

export interface PlaceProblem {
  /** `row` and `position` when it is no single column. */
  field: PlaceField | 'row' | 'position';
  code: PlaceProblemCode | RowRefusal;
  /** What stood there, shortened. */
  received: string;
  /** The limit, the other row, the distance: what the sentence needs. */
  limit?: number | string | undefined;
}

/** `same`: stands already, with nothing to add. `duplicate`: looks like a place that stands, or like an earlier row. */
export const rowStatuses = ['new', 'duplicate', 'same', 'refused'] as const;
export type RowStatus = (typeof rowStatuses)[number];

/** What is done with a duplicate. */
export const duplicateActions = ['skip', 'update', 'add'] as const;
export type DuplicateAction = (typeof duplicateActions)[number];

/** Why a row is taken for a place that stands. */
export const duplicateReasons = ['name', 'nearName', 'phone'] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

export interface ImportContact {
  role: string;
  name: string;
  phone: string;
  keyHolder: boolean;
}

/** A row as it is read. What it does not give is absent: it leaves what stands. */
export interface PlaceValue {
  kind: FacilityKind | null;
  name: string;
  subKind?: string;
  unitName?: string;
  address?: string;
  note?: string;
  secrecy?: Secrecy;
  checkedOn?: string;
  position: Position | null;
  fields: Record<string, FieldValue>;
  contacts: ImportContact[];
}

export interface ReadPlace {
  value: PlaceValue;
  problems: PlaceProblem[];
}

/** What somebody says about a file before it is checked. */
export interface ImportSettings {
  mapping: PlaceMapping;
  crs: CoordinateSystem;
  /** Of a projected system. */
  epsg: number;
  /** Rows whose longitude and latitude stand in each other's place are mended; otherwise they are refused. */
  swapped: boolean;
  /** The kind of every row that no column says it of; null: a column says it, or each row is refused. */
  kind: FacilityKind | null;
  /** What a word of the kind column means, where the guess was wrong. */
  kindWords: Record<string, FacilityKind>;
  /** What is done with duplicates that nobody decided row by row. */
  duplicates: DuplicateAction | 'each';
}

/** A place that stands, as far as the search for duplicates needs it. */
export interface StandingPlace {
  id: Id;
  kind: FacilityKind;
  name: string;
  position: Position | null;
  phones: string[];
}

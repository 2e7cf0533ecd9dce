// What a file of places or shapes is once it is read, whatever its format was. Nothing is converted yet: coordinates are as the file has them.
import type { Geometry } from 'geojson';
import type { FileCrs } from './coordinate-systems.ts';

export const placeFormats = ['csv', 'xlsx', 'ods', 'geojson', 'geojsonLines', 'topojson', 'shapefile', 'kml', 'kmz'] as const;
export type PlaceFormat = (typeof placeFormats)[number];

export type PlaceCell = string | number | boolean | null;

export interface PlaceRow {
  /** Row of the sheet as a spreadsheet counts it, line of a file of lines, or number of the feature or record; from 1. */
  line: number;
  /** As many as there are columns. */
  cells: PlaceCell[];
  /** null: the file has no shapes (its coordinates stand in cells), or this row has none. */
  geometry: Geometry | null;
}

/** Why a single row is not taken. Each has its sentence in the texts of the page. */
export const rowRefusals = [
  // of the row
  'tooFewColumns',
  'tooManyColumns',
  'cellTooLong',
  'formulaWithoutValue',
  'errorValue',
  'unclosedQuote',
  'brokenRecord',
  'noAttributes',
  // of its shape
  'emptyShape',
  'unknownShape',
  'tooFewPoints',
  'coordinateNotANumber',
  'outOfRange',
  'selfCrossing',
  'tooManyVertices',
  'acrossDateLine',
  // of its typed coordinates
  'coordinateMissing',
  'coordinateWords',
  'coordinateUnreadable',
  'latitudeOutOfRange',
  'longitudeOutOfRange',
  'minutesOutOfRange',
  'secondsOutOfRange',
  'wrongLetter',
  'eastingOutOfRange',
  'northingOutOfRange',
  'wrongZone',
] as const;
export type RowRefusal = (typeof rowRefusals)[number];

export interface RefusedRow {
  line: number;
  /** Name of the column; 'row' or 'geometry' when it is no single one. */
  field: string;
  code: RowRefusal;
  received: string | number | null;
  limit: string | number | null;
  /** What the row holds, for the file of refused rows. */
  cells: PlaceCell[];
}

/** What is said about a file that was read all the same. */
export const placeNotes = [
  'wrongEnding',
  'linesBeforeHead',
  'linesBelowTable',
  'noHead',
  'headRepeated',
  'headEmpty',
  'formulaValuesTaken',
  'otherLayers',
  'emptyRows',
  'nestedValues',
  'namesCut',
  'textCut',
  'encodingGuessed',
  'noPrj',
  'noShx',
  'noDbf',
  'fewerRecordsThanShapes',
  'moreRecordsThanShapes',
  'recordsDeleted',
  'unknownPrj',
  'oldDatum',
  'altitudesDropped',
  'measuresDropped',
  'ringsClosed',
  'windingMended',
  'repeatedPointsDropped',
  'linksNotFetched',
  'scriptsLeftOut',
  'stylesLeftOut',
  'overlaysLeftOut',
  'picturesLeftOut',
  'htmlRemoved',
  'timesLeftOut',
] as const;
export type PlaceNoteCode = (typeof placeNotes)[number];

export interface PlaceNote {
  code: PlaceNoteCode;
  /** How many rows, cells or things it is true of. */
  count: number;
  /** The first of the rows. */
  lines: number[];
  /** What it is about: an address that was not fetched, a line before the head, a name. */
  text: string;
}

export interface ShapeCounts {
  points: number;
  lines: number;
  polygons: number;
  /** Rows without a shape. */
  none: number;
}

/** One of several sheets of a workbook, or of several layers of a zip or a KML. */
export interface PlaceLayer {
  name: string;
  rows: number;
}

export interface PlaceTable {
  format: PlaceFormat;
  /** The layer that was read; '' when the file has one without a name. */
  layer: string;
  /** All that the file has; the one read is among them. */
  layers: PlaceLayer[];
  /** Of its text; null when the format has no choice. */
  encoding: string | null;
  columns: string[];
  rows: PlaceRow[];
  /** null: its coordinates stand in cells, or nothing says and nothing can be guessed. */
  crs: FileCrs | null;
  shapes: ShapeCounts;
  notes: PlaceNote[];
  refused: RefusedRow[];
}

export interface PlaceOptions {
  /** Layer or sheet to read; without it the first that has rows. */
  layer?: string | undefined;
  /** Row of the head, from 1; 0: there is none. Without it, it is found. */
  headRow?: number | undefined;
  /** Encoding of the text when the one found is wrong. */
  encoding?: string | undefined;
  /** Rows of the file at most. */
  maxRows?: number | undefined;
}

/** How far reading has come, in bytes or rows of the whole. */
export interface PlaceProgress {
  done: number;
  total: number;
}

/** Rows of one file: every place of a province. */
export const maxPlaceRows = 100_000;

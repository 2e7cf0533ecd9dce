// What a file of places is made of when we write it: rows, columns, and what must stay with them wherever the file goes.
import type { Position } from '#shared/kernel/geo.ts';
import type { PlaceCell } from '#shared/kernel/place-table.ts';

/**
 * Systems a file of ours may be in. GCJ-02 and BD-09 are none of them: GeoJSON and KML are WGS-84 by their standards and a .prj has no name for them, so
 * such a file could not say what it is, and whoever reads it next would stand half a kilometre off.
 */
export const outputSystems = ['wgs84', 'cgcs2000'] as const;
export type OutputSystem = (typeof outputSystems)[number];

export const placeOutputs = ['csv', 'xlsx', 'geojson', 'topojson', 'shapefile', 'kml', 'kmz'] as const;
export type PlaceOutput = (typeof placeOutputs)[number];

/** The ending of each. */
export const outputEndings: Record<PlaceOutput, string> = {
  csv: 'csv',
  xlsx: 'xlsx',
  geojson: 'geojson',
  topojson: 'topojson',
  shapefile: 'zip',
  kml: 'kml',
  kmz: 'kmz',
};

export interface PlaceContent {
  title: string;
  /** 内部资料 on whatever is not public: in the title, the description and the name of the file. '' on a public one. */
  mark: string;
  /** Source, secrecy, filter, count, time, station: label and text, in this order. */
  about: readonly (readonly [label: string, text: string])[];
  system: OutputSystem;
  /** Heads of the two columns of coordinates in tables, and names of the files that go along with a shapefile. */
  words: { lng: string; lat: string; legend: string; readme: string };
  columns: readonly string[];
  /** Place in `columns` of what a placemark is called. */
  nameColumn: number;
  rows: readonly { cells: readonly PlaceCell[]; position: Position | null }[];
}

export const titleOf = ({ title, mark }: PlaceContent): string => (mark === '' ? title : `${title}（${mark}）`);

/** Lines that say what the file is. */
export const aboutLines = ({ about, mark }: PlaceContent): string[] => [
  ...(mark === '' ? [] : [mark]),
  ...about.map(([label, text]) => `${label}：${text}`),
];

/** A name for the file, without what no system allows in names. @param day YYYY-MM-DD */
export function placeFileName(content: Pick<PlaceContent, 'title' | 'mark'>, output: PlaceOutput, day: string): string {
  const name = [content.title, content.mark, day].filter((part) => part !== '').join('_');
  return `${name
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)}.${outputEndings[output]}`;
}

/** Coordinates as text: seven places are a centimetre. */
export const degreesText = (degrees: number): string => String(Number(degrees.toFixed(7)));

// Files of places in every format that we read, each with what must stay with the data.
import type { PlaceContent, PlaceOutput } from './place-content.ts';
import { writeGeoJson, writeTopoJson } from './write-json.ts';
import { writeKml, writeKmz } from './write-kml.ts';
import { writeShapefile } from './write-shapefile.ts';
import { writePlaceCsv, writePlaceXlsx } from './write-tables.ts';

const writers: Record<PlaceOutput, (content: PlaceContent) => Uint8Array | Promise<Uint8Array>> = {
  csv: writePlaceCsv,
  xlsx: writePlaceXlsx,
  geojson: writeGeoJson,
  topojson: writeTopoJson,
  shapefile: writeShapefile,
  kml: writeKml,
  kmz: writeKmz,
};

/** Positions are WGS-84, which CGCS2000 equals for us: the numbers are the same, the file says which. */
export const writePlaces = async (output: PlaceOutput, content: PlaceContent): Promise<Uint8Array> => writers[output](content);

// Places as GeoJSON and TopoJSON. What must stay with the data stands beside the features, as RFC 7946 allows.
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { topology } from 'topojson-server';
import { aboutLines, type PlaceContent, titleOf } from './place-content.ts';

const degrees = (value: number): number => Number(value.toFixed(7));

function* featuresOf({ columns, rows }: PlaceContent): Generator<Feature<Geometry | null>> {
  for (const { cells, position } of rows) {
    yield {
      type: 'Feature',
      properties: Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? null])),
      geometry: position ? { type: 'Point', coordinates: [degrees(position.lng), degrees(position.lat)] } : null,
    };
  }
}

const metadataOf = (content: PlaceContent) => ({
  name: titleOf(content),
  description: aboutLines(content).join('\n'),
  metadata: { ...(content.mark === '' ? {} : { mark: content.mark }), ...Object.fromEntries(content.about) },
});

/** CGCS2000 is named, as programs before RFC 7946 expect and ours honours; WGS-84 is what the format means without a name. */
const crsOf = ({ system }: PlaceContent) =>
  system === 'cgcs2000' ? { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } } } : {};

/** One feature a line, so that versions can be compared. */
export function writeGeoJson(content: PlaceContent): Uint8Array {
  const head = JSON.stringify({ type: 'FeatureCollection', ...metadataOf(content), ...crsOf(content) });
  const features = [...featuresOf(content)].map((feature) => JSON.stringify(feature));
  return new TextEncoder().encode(`${head.slice(0, -1)},"features":[\n${features.join(',\n')}\n]}\n`);
}

export function writeTopoJson(content: PlaceContent): Uint8Array {
  const places = { type: 'FeatureCollection', features: [...featuresOf(content)] } as FeatureCollection;
  const { objects, ...rest } = topology({ places });
  return new TextEncoder().encode(JSON.stringify({ ...rest, ...metadataOf(content), ...crsOf(content), objects }));
}

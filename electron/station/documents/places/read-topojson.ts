// TopoJSON: shapes that share their borders. Each object of it is a layer.
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { wgs84 } from '#shared/kernel/crs.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { PlaceTable } from '#shared/kernel/place-table.ts';
import { takeFeature } from './features.ts';
import { layerNamed } from './place-archive.ts';
import { type ReadingOptions, TableBuilder } from './table-builder.ts';

/** Features between two reports of progress. */
const step = 2_000;

const isTopology = (value: unknown): value is Topology =>
  typeof value === 'object' &&
  value !== null &&
  'objects' in value &&
  typeof value.objects === 'object' &&
  value.objects !== null &&
  'arcs' in value &&
  Array.isArray(value.arcs);

type Part = Exclude<Parameters<typeof feature>[1], string>;

const partsOf = (object: Part): Part[] => (object.type === 'GeometryCollection' && !object.properties ? object.geometries : [object]);

/** @param json its text as one value, whose nesting was looked at already @throws DomainError brokenFile, tooManyRows, tooLarge (columns), emptyFile, notFound (layer) */
export function readTopoJson(json: Buffer, encoding: string, options: ReadingOptions): PlaceTable {
  let topology: unknown;
  try {
    topology = JSON.parse(json.toString('utf8'));
  } catch (error) {
    throw new DomainError('brokenFile', { field: 'json' }, { cause: error });
  }
  if (!isTopology(topology)) throw new DomainError('brokenFile', { field: 'json', received: 'objects' });
  const layers = Object.entries(topology.objects).map(([name, object]) => ({ name, parts: partsOf(object as Part) }));
  if (layers.length === 0) throw new DomainError('emptyFile', { field: 'rows', received: 0 });
  const layer = layerNamed(layers, options.layer);
  const builder = new TableBuilder(options);
  for (const [nth, part] of layer.parts.entries()) {
    let found: unknown = null;
    try {
      found = feature(topology, part);
    } catch {
      // An arc that is not there: the shape is none, the others stand by themselves.
      builder.refuse(nth + 1, [], { field: 'geometry', code: 'brokenRecord', received: part.type });
      continue;
    }
    takeFeature(found, nth + 1, builder);
    if (nth % step === 0) options.onProgress?.({ done: nth, total: layer.parts.length });
  }
  builder.noteOthers(layers, layer);
  return builder.done({
    format: 'topojson',
    layer: layer.name,
    layers: layers.map(({ name, parts }) => ({ name, rows: parts.length })),
    encoding,
    crs: { ...wgs84, declared: false, text: '' },
  });
}

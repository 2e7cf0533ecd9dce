// Shapes as vector tiles: cut once when they are imported, so that a map of a hundred thousand houses is drawn like one of ten.
// oxlint-disable-next-line typescript/triple-slash-reference -- a package without types: whoever checks another zone finds its declaration here only
/// <reference path="./vt-pbf.d.ts" />
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import GeoJSONVT from 'geojson-vt';
import vtpbf from 'vt-pbf';

export interface VectorTile {
  z: number;
  x: number;
  y: number;
  bytes: Buffer;
}

export interface TileShape {
  geometry: Geometry;
  name: string;
  kind: string;
  /** Where its name stands: a text in an area would repeat in every tile that the area touches. */
  label: [number, number] | null;
}

export const shapesLayer = 'shapes';
export const labelsLayer = 'labels';

/** Tiles of one layer: a county to level 14 has some thousands. */
export const maxMadeTiles = 400_000;

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
const column = (lng: number, z: number): number => Math.floor(((lng + 180) / 360) * 2 ** z);
function row(lat: number, z: number): number {
  const sin = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 2 ** z);
}

/** @param box west, south, east, north of all shapes, degrees */
export function* cutTiles(
  shapes: readonly TileShape[],
  box: readonly [number, number, number, number],
  minZoom: number,
  maxZoom: number,
): Generator<VectorTile> {
  const options = { maxZoom, indexMaxZoom: Math.min(maxZoom, 6), tolerance: 3, extent: 4_096, buffer: 64 };
  const drawn = shapes.map(({ geometry, name, kind }): Feature => ({ type: 'Feature', properties: { name, kind }, geometry }));
  const named = shapes.flatMap(({ label, name, kind }): Feature[] =>
    label && name !== '' ? [{ type: 'Feature', properties: { name, kind }, geometry: { type: 'Point', coordinates: label } }] : [],
  );
  const [drawnIndex, namedIndex] = [new GeoJSONVT(collection(drawn), options), new GeoJSONVT(collection(named), options)];
  const [west, south, east, north] = box;
  for (let z = minZoom; z <= maxZoom; z += 1) {
    for (let x = column(west, z); x <= column(east, z); x += 1) {
      for (let y = row(north, z); y <= row(south, z); y += 1) {
        const found = { [shapesLayer]: drawnIndex.getTile(z, x, y), [labelsLayer]: namedIndex.getTile(z, x, y) };
        const layers = Object.fromEntries(Object.entries(found).filter(([, tile]) => tile !== null && tile.features.length > 0));
        if (Object.keys(layers).length > 0) yield { z, x, y, bytes: Buffer.from(vtpbf.fromGeojsonVt(layers, { version: 2 })) };
      }
    }
  }
}

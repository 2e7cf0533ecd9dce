// Grids of square tiles: which part of the ground a tile shows. Web Mercator, plain degrees, or a grid that a server describes.

/** Units are metres of Web Mercator for `3857`, degrees for `4490`. */
export interface CustomGrid {
  base: '3857' | '4490';
  /** Left upper corner of column 0, row 0. */
  origin: [x: number, y: number];
  /** Units per pixel, level by level, coarse to fine. */
  resolutions: number[];
}
export type TileGrid = '3857' | '4490' | CustomGrid;

export interface TileAt {
  z: number;
  x: number;
  y: number;
}

const tilePixels = 256;
/** Half of the side of the Web Mercator square, metres. */
const mercatorHalf = 20_037_508.342_789_244;

/** The two grids that need no description, described. Degrees: level 0 is two tiles wide and one high (OGC WorldCRS84Quad). */
const origins: Record<'3857' | '4490', { origin: readonly [number, number]; zero: number }> = {
  '3857': { origin: [-mercatorHalf, mercatorHalf], zero: (2 * mercatorHalf) / tilePixels },
  '4490': { origin: [-180, 90], zero: 180 / tilePixels },
};

const originOf = (grid: TileGrid): readonly [number, number] => (typeof grid === 'string' ? origins[grid].origin : grid.origin);

/** Units per pixel at a level; NaN where the grid has no such level. */
export function resolutionAt(grid: TileGrid, z: number): number {
  return typeof grid === 'string' ? origins[grid].zero / 2 ** z : (grid.resolutions[z] ?? Number.NaN);
}

/** West, south, east, north of a tile in the grid's own units. */
export function tileBox(grid: TileGrid, { z, x, y }: TileAt): [number, number, number, number] {
  const side = resolutionAt(grid, z) * tilePixels;
  const [left, top] = originOf(grid);
  return [left + x * side, top - (y + 1) * side, left + (x + 1) * side, top - y * side];
}

/** Rows of a level of a grid that covers the whole world. */
export const rowsAt = (z: number): number => 2 ** z;

/** The tile in which a position lies, and the pixel in it. @param lng degrees @param lat degrees */
export function tileOf(grid: TileGrid, z: number, lng: number, lat: number): TileAt & { pixel: [number, number] } {
  const base = typeof grid === 'string' ? grid : grid.base;
  const [px, py] = base === '4490' ? [lng, lat] : toMercator(lng, lat);
  const resolution = resolutionAt(grid, z);
  const [left, top] = originOf(grid);
  const [column, row] = [(px - left) / resolution, (top - py) / resolution];
  const [x, y] = [Math.floor(column / tilePixels), Math.floor(row / tilePixels)];
  return { z, x, y, pixel: [column - x * tilePixels, row - y * tilePixels] };
}

function toMercator(lng: number, lat: number): [number, number] {
  return [(lng * mercatorHalf) / 180, (Math.log(Math.tan(((90 + lat) * Math.PI) / 360)) / Math.PI) * mercatorHalf];
}

/** Two layers lie on one map only when their grids are the same. */
export function sameGrid(a: TileGrid, b: TileGrid): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Metres of Web Mercator that a degree is at the equator. */
const metresADegree = mercatorHalf / 180;

/** The level of a grid whose scale is nearest to that of a Web Mercator zoom. */
export function levelLike(grid: TileGrid, mercatorZoom: number): number {
  const wanted = resolutionAt('3857', mercatorZoom);
  const metres = (z: number): number => {
    const base = typeof grid === 'string' ? grid : grid.base;
    return resolutionAt(grid, z) * (base === '4490' ? metresADegree : 1);
  };
  const levels = Array.from({ length: typeof grid === 'string' ? 25 : grid.resolutions.length }, (_, z) => z);
  const off = (z: number): number => Math.abs(Math.log(metres(z) / wanted));
  return levels.reduce((best, z) => (off(z) < off(best) ? z : best), 0);
}

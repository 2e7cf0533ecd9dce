// Places as columns, with the index by which those in a box or near a point are found: made once for a set of places.
import KDBush from 'kdbush';
import type { MapSymbol } from '#shared/resources/symbols.ts';
import { type Box, worldX, worldY } from '../view.ts';

/** What the map draws of places: one list for each property, all equally long. */
export interface PointColumns {
  ids: readonly string[];
  lngs: readonly number[];
  lats: readonly number[];
  labels: readonly string[];
  symbols: readonly MapSymbol[];
  /** Bits of `placeStates`. */
  states: readonly number[];
}

export interface MapPoint {
  id: string;
  lng: number;
  lat: number;
  symbol: MapSymbol;
  label: string;
  state?: number;
}

export const columnsOf = (points: readonly MapPoint[]): PointColumns => ({
  ids: points.map(({ id }) => id),
  lngs: points.map(({ lng }) => lng),
  lats: points.map(({ lat }) => lat),
  labels: points.map(({ label }) => label),
  symbols: points.map(({ symbol }) => symbol),
  states: points.map(({ state = 0 }) => state),
});

/** Which places are drawn: 1 yes. null: all. */
export type Shown = Uint8Array | null;

/** Places as they lie in one coordinate system of the map, each axis in parts of the world at zoom 0. */
export class PointGrid {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly #bush: KDBush;
  /** West, north, east, south of all. */
  readonly #around = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
  #all: number[] | undefined;

  constructor({ lngs, lats }: PointColumns, project: (lng: number, lat: number) => { x: number; y: number }) {
    const count = lngs.length;
    this.xs = new Float64Array(count);
    this.ys = new Float64Array(count);
    // The index of nothing cannot be made.
    this.#bush = new KDBush(Math.max(1, count));
    for (let id = 0; id < count; id += 1) {
      const { x, y } = project(lngs[id] ?? 0, lats[id] ?? 0);
      this.xs[id] = x;
      this.ys[id] = y;
      this.#bush.add(x, y);
      const [west, north, east, south] = this.#around;
      if (x < west) this.#around[0] = x;
      if (y < north) this.#around[1] = y;
      if (x > east) this.#around[2] = x;
      if (y > south) this.#around[3] = y;
    }
    if (count === 0) this.#bush.add(-1, -1);
    this.#bush.finish();
  }

  /** In a box of the same units. */
  inBox(west: number, north: number, east: number, south: number, shown: Shown): readonly number[] {
    if (this.xs.length === 0) return [];
    const [allWest, allNorth, allEast, allSouth] = this.#around;
    const holdsAll = west <= allWest && north <= allNorth && east >= allEast && south >= allSouth;
    if (holdsAll) this.#all ??= Array.from(this.xs.keys());
    const found = holdsAll && this.#all ? this.#all : this.#bush.range(west, north, east, south);
    return shown === null ? found : found.filter((id) => shown[id] === 1);
  }
}

export class PointIndex {
  readonly columns: PointColumns;
  /** In Web Mercator, which is what most maps are. */
  readonly mercator: PointGrid;
  /** Each symbol once, and which of them a place has: counted by number, since it is done for all in view with every frame. */
  readonly symbols: readonly MapSymbol[];
  readonly symbolAt: Uint16Array;
  /** There are symbols of incidents among them. */
  readonly hasIncidents: boolean;
  readonly #grids = new WeakMap<object, PointGrid>();
  #places: Map<string, number> | undefined;

  constructor(columns: PointColumns) {
    this.columns = columns;
    const numbers = new Map<MapSymbol, number>();
    this.symbolAt = Uint16Array.from(columns.symbols, (symbol) => {
      const known = numbers.get(symbol) ?? numbers.size;
      numbers.set(symbol, known);
      return known;
    });
    this.symbols = [...numbers.keys()];
    this.hasIncidents = this.symbols.some(({ category }) => category === 'A');
    this.mercator = new PointGrid(columns, (lng, lat) => ({ x: worldX(lng), y: worldY(lat) }));
  }

  get size(): number {
    return this.columns.ids.length;
  }

  /** -1 when it is not among them. */
  indexOf(id: string): number {
    this.#places ??= new Map(this.columns.ids.map((one, index) => [one, index]));
    return this.#places.get(id) ?? -1;
  }

  /** @param system stands for the coordinate system: made once for each */
  gridIn(system: object, project: (lng: number, lat: number) => { x: number; y: number }): PointGrid {
    const kept = this.#grids.get(system) ?? new PointGrid(this.columns, project);
    this.#grids.set(system, kept);
    return kept;
  }

  inBox(box: Box, shown: Shown): readonly number[] {
    return this.mercator.inBox(worldX(box.west), worldY(box.north), worldX(box.east), worldY(box.south), shown);
  }
}

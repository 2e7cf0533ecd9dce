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

export class PointIndex {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly columns: PointColumns;
  readonly #bush: KDBush;
  #places: Map<string, number> | undefined;

  constructor(columns: PointColumns) {
    this.columns = columns;
    const count = columns.ids.length;
    this.xs = new Float64Array(count);
    this.ys = new Float64Array(count);
    // The index of nothing cannot be made.
    this.#bush = new KDBush(Math.max(1, count));
    for (let id = 0; id < count; id += 1) {
      this.xs[id] = worldX(columns.lngs[id] ?? 0);
      this.ys[id] = worldY(columns.lats[id] ?? 0);
      this.#bush.add(this.xs[id] ?? 0, this.ys[id] ?? 0);
    }
    if (count === 0) this.#bush.add(-1, -1);
    this.#bush.finish();
  }

  get size(): number {
    return this.columns.ids.length;
  }

  /** -1 when it is not among them. */
  indexOf(id: string): number {
    this.#places ??= new Map(this.columns.ids.map((one, index) => [one, index]));
    return this.#places.get(id) ?? -1;
  }

  /** Those in a box of the world's units. */
  inWorldBox(west: number, north: number, east: number, south: number, shown: Shown): number[] {
    if (this.size === 0) return [];
    const found = this.#bush.range(west, north, east, south);
    return shown === null ? found : found.filter((id) => shown[id] === 1);
  }

  inBox(box: Box, shown: Shown): number[] {
    return this.inWorldBox(worldX(box.west), worldY(box.north), worldX(box.east), worldY(box.south), shown);
  }
}

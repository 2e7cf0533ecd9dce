// Degrees as metres on a plane around the middle of a net, and a grid in which near segments are found.

const metresPerDegree = 111_195.08;
/** Metres of a grid's cell: about the length of a segment. */
const cellMetres = 200;

export interface Plane {
  x(lng: number): number;
  y(lat: number): number;
  back(x: number, y: number): [lng: number, lat: number];
}

/** True to some per mille over a county: distances that are told are measured on the sphere. */
export function planeOf(lines: readonly (readonly (readonly [number, number])[])[]): Plane {
  let south = 90;
  let north = -90;
  let west = 180;
  for (const line of lines)
    for (const [lng, lat] of line) {
      if (lat < south) south = lat;
      if (lat > north) north = lat;
      if (lng < west) west = lng;
    }
  const middle = south > north ? 0 : (south + north) / 2;
  const perLng = metresPerDegree * Math.max(0.01, Math.cos((middle * Math.PI) / 180));
  return {
    x: (lng) => (lng - west) * perLng,
    y: (lat) => (lat - middle) * metresPerDegree,
    back: (x, y) => [x / perLng + west, y / metresPerDegree + middle],
  };
}

interface Chain {
  xs: Float64Array;
  ys: Float64Array;
}

/** Segments by the cells that their boxes touch. */
export class SegmentGrid {
  readonly #cells = new Map<number, number[]>();
  readonly #chain: number[] = [];
  readonly #index: number[] = [];

  /** @param grow metres by which each box is made larger */
  constructor(chains: readonly Chain[], grow: number) {
    for (const [chain, { xs, ys }] of chains.entries())
      for (let i = 0; i + 1 < xs.length; i += 1) {
        const segment = this.#chain.push(chain) - 1;
        this.#index.push(i);
        const [ax, ay, bx, by] = [xs[i] ?? 0, ys[i] ?? 0, xs[i + 1] ?? 0, ys[i + 1] ?? 0];
        const cell = (metres: number): number => Math.floor(metres / cellMetres);
        for (let x = cell(Math.min(ax, bx) - grow); x <= cell(Math.max(ax, bx) + grow); x += 1)
          for (let y = cell(Math.min(ay, by) - grow); y <= cell(Math.max(ay, by) + grow); y += 1) this.#put(this.#key(x, y), segment);
      }
  }

  /** Each pair that shares a cell, once: chain and segment of either. */
  *pairs(): Generator<readonly [a: number, i: number, b: number, j: number]> {
    const seen = new Set<number>();
    const count = this.#chain.length;
    for (const cell of this.#cells.values())
      for (const [at, one] of cell.entries())
        for (let other = at + 1; other < cell.length; other += 1) {
          const two = cell[other] ?? 0;
          const pair = one * count + two;
          if (seen.has(pair)) continue;
          seen.add(pair);
          yield [this.#chain[one] ?? 0, this.#index[one] ?? 0, this.#chain[two] ?? 0, this.#index[two] ?? 0];
        }
  }

  /** Chain and segment of all whose boxes may come within so many cells of a point; the first ring that has any, and one more. */
  near(x: number, y: number, maxMetres: number): [chain: number, index: number][] {
    const [cx, cy] = [Math.floor(x / cellMetres), Math.floor(y / cellMetres)];
    const most = Math.ceil(maxMetres / cellMetres);
    const found = new Set<number>();
    let last = most;
    for (let ring = 0; ring <= last; ring += 1) {
      for (let dx = -ring; dx <= ring; dx += 1)
        for (let dy = -ring; dy <= ring; dy += Math.abs(dx) === ring ? 1 : Math.max(1, 2 * ring))
          for (const segment of this.#cells.get(this.#key(cx + dx, cy + dy)) ?? []) found.add(segment);
      // What lies in the next ring may be nearer than what was found in a corner of this one.
      if (found.size > 0 && last === most) last = Math.min(most, Math.ceil(ring * 1.5) + 1);
    }
    return [...found].map((segment) => [this.#chain[segment] ?? 0, this.#index[segment] ?? 0]);
  }

  #put(key: number, segment: number): void {
    const cell = this.#cells.get(key);
    if (cell) cell.push(segment);
    else this.#cells.set(key, [segment]);
  }

  #key(x: number, y: number): number {
    return x * 67_108_864 + y;
  }
}

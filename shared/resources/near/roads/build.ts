// A net from lines as offices have them: not split where they meet, ends that miss each other by a little, parts that hang in the air.
import { metresBetween } from '../../../kernel/geo.ts';
import { type RoadGraph, type RoadInput, snapMetres } from './types.ts';
import { islandsOf } from './islands.ts';
import { type Plane, planeOf, SegmentGrid } from './plane.ts';

/** Roads of these classes are met only where they share a point with another: bridges over them are no junctions. */
const separate = /^(expressway|motorway|高速|高速公路)$/i;

/** A point of a line at which it is cut: segment number plus how far along it. */
type Cut = number;

interface Line {
  xs: Float64Array;
  ys: Float64Array;
  cuts: Cut[];
}

/** How far along a-b the point p lies nearest, 0 … 1, and how far off, metres. */
function project(px: number, py: number, ax: number, ay: number, bx: number, by: number): { t: number; off: number } {
  const dx = bx - ax;
  const dy = by - ay;
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length2));
  return { t, off: Math.hypot(px - ax - t * dx, py - ay - t * dy) };
}

/** Cuts two segments where they cross or touch. */
function meet(a: Line, i: number, b: Line, j: number, crossing: boolean): void {
  const [ax, ay, bx, by] = [a.xs[i] ?? 0, a.ys[i] ?? 0, a.xs[i + 1] ?? 0, a.ys[i + 1] ?? 0];
  const [cx, cy, dx, dy] = [b.xs[j] ?? 0, b.ys[j] ?? 0, b.xs[j + 1] ?? 0, b.ys[j + 1] ?? 0];
  let touched = false;
  const touch = (px: number, py: number, ofA: boolean, at: 0 | 1): void => {
    const { t, off } = ofA ? project(px, py, cx, cy, dx, dy) : project(px, py, ax, ay, bx, by);
    if (off > snapMetres) return;
    touched = true;
    a.cuts.push(i + (ofA ? at : t));
    b.cuts.push(j + (ofA ? t : at));
  };
  touch(ax, ay, true, 0);
  touch(bx, by, true, 1);
  touch(cx, cy, false, 0);
  touch(dx, dy, false, 1);
  if (touched || !crossing) return;
  const turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (turn === 0) return;
  const t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn;
  const u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / turn;
  if (t <= 0 || t >= 1 || u <= 0 || u >= 1) return;
  a.cuts.push(i + t);
  b.cuts.push(j + u);
}

/** Finds the node within the snapping distance or makes one. */
class Nodes {
  readonly xs: number[] = [];
  readonly ys: number[] = [];
  readonly #cells = new Map<number, number[]>();

  at(x: number, y: number): number {
    const [cellX, cellY] = [Math.floor(x / snapMetres), Math.floor(y / snapMetres)];
    for (let dx = -1; dx <= 1; dx += 1)
      for (let dy = -1; dy <= 1; dy += 1)
        for (const node of this.#cells.get(this.#key(cellX + dx, cellY + dy)) ?? [])
          if (Math.hypot((this.xs[node] ?? 0) - x, (this.ys[node] ?? 0) - y) <= snapMetres) return node;
    const node = this.xs.length;
    this.xs.push(x);
    this.ys.push(y);
    const key = this.#key(cellX, cellY);
    const cell = this.#cells.get(key);
    if (cell) cell.push(node);
    else this.#cells.set(key, [node]);
    return node;
  }

  #key(x: number, y: number): number {
    return x * 67_108_864 + y;
  }
}

function cutLines(inputs: readonly RoadInput[], plane: Plane): Line[] {
  const lines = inputs.map(({ coordinates }): Line => {
    const xs = Float64Array.from(coordinates, ([lng]) => plane.x(lng));
    const ys = Float64Array.from(coordinates, ([, lat]) => plane.y(lat));
    return { xs, ys, cuts: [0, Math.max(0, coordinates.length - 1)] };
  });
  const grid = new SegmentGrid(lines, snapMetres);
  for (const [a, i, b, j] of grid.pairs()) {
    // Neighbours of one line meet anyway.
    if (a === b && Math.abs(i - j) < 2) continue;
    const [one, other] = [lines[a], lines[b]];
    const crossing = !separate.test(inputs[a]?.roadClass ?? '') && !separate.test(inputs[b]?.roadClass ?? '');
    if (one && other) meet(one, i, other, j, crossing);
  }
  return lines;
}

/** Where a cut lies. */
function pointAt({ xs, ys }: Line, cut: Cut): [x: number, y: number] {
  const i = Math.min(Math.floor(cut), Math.max(0, xs.length - 2));
  const t = cut - i;
  const [x, y] = [xs[i] ?? 0, ys[i] ?? 0];
  return [x + ((xs[i + 1] ?? x) - x) * t, y + ((ys[i + 1] ?? y) - y) * t];
}

export function buildRoads(given: readonly RoadInput[]): RoadGraph {
  const inputs = given.filter(({ coordinates }) => coordinates.length > 1);
  const plane = planeOf(inputs.map(({ coordinates }) => coordinates));
  const lines = cutLines(inputs, plane);
  const nodes = new Nodes();
  const [from, to, way, kind, starts]: [number[], number[], number[], number[], number[]] = [[], [], [], [], [0]];
  const [lngs, lats, metres]: [number[], number[], number[]] = [[], [], []];
  const classes: string[] = [];
  const classNumber = new Map<string, number>();
  for (const [number, line] of lines.entries()) {
    const input = inputs[number];
    if (!input) continue;
    let roadClass = classNumber.get(input.roadClass);
    if (roadClass === undefined) {
      roadClass = classes.push(input.roadClass) - 1;
      classNumber.set(input.roadClass, roadClass);
    }
    const cuts = line.cuts.sort((a, b) => a - b);
    let begin = cuts[0] ?? 0;
    let node = nodes.at(...pointAt(line, begin));
    for (const cut of cuts) {
      if (cut <= begin) continue;
      const next = nodes.at(...pointAt(line, cut));
      const between: [number, number][] = [];
      for (let i = Math.floor(begin) + 1; i < cut; i += 1) between.push([...(input.coordinates[i] ?? [0, 0])] as [number, number]);
      // Two cuts at one junction: nothing lies between them.
      if (next === node && between.length === 0) {
        begin = cut;
        continue;
      }
      const shape = [
        plane.back(nodes.xs[node] ?? 0, nodes.ys[node] ?? 0),
        ...between,
        plane.back(nodes.xs[next] ?? 0, nodes.ys[next] ?? 0),
      ];
      let length = 0;
      for (const [at, [lng, lat]] of shape.entries()) {
        const before = shape[at - 1];
        if (before) length += metresBetween({ lng: before[0], lat: before[1] }, { lng, lat });
        lngs.push(lng);
        lats.push(lat);
      }
      // A loop that is smaller than the snapping distance is a slip of the pen.
      from.push(node);
      to.push(next);
      metres.push(length);
      kind.push(roadClass);
      way.push(input.oneWay ?? 0);
      starts.push(lngs.length);
      begin = cut;
      node = next;
    }
  }
  const back = nodes.xs.map((x, at) => plane.back(x, nodes.ys[at] ?? 0));
  const edgeFrom = Uint32Array.from(from);
  const edgeTo = Uint32Array.from(to);
  return {
    nodeLng: Float64Array.from(back, ([lng]) => lng),
    nodeLat: Float64Array.from(back, ([, lat]) => lat),
    edgeFrom,
    edgeTo,
    edgeMetres: Float64Array.from(metres),
    edgeClass: Uint16Array.from(kind),
    edgeWay: Int8Array.from(way),
    shapeStart: Uint32Array.from(starts),
    shapeLng: Float64Array.from(lngs),
    shapeLat: Float64Array.from(lats),
    classes,
    ...islandsOf(back.length, edgeFrom, edgeTo),
  };
}

// A net at work: where a point meets the roads, how long it takes from there, and the way. Knows speeds and closed pieces.
import { metresBetween, type Position } from '../../../kernel/geo.ts';
import { type Plane, planeOf, SegmentGrid } from './plane.ts';
import { type ArcCosts, type Arcs, arcCosts, arcsOf, type Reached, searchRoads } from './search.ts';
import { speedOf } from './speeds.ts';
import { maxAccessMetres, type RoadGraph } from './types.ts';

/** Off the roads one gets along slowly. */
const accessKmh = 15;
/** Metres between the points at which a closed line is looked at, and how near a road must be to be meant by it. */
const closedStep = 15;
const closedReach = 40;

/** Places whose meeting with the roads is kept: more than a county has. */
const maxMet = 20_000;

/** A closed piece of road is left by the nearer end only: where on it the damage lies nobody has said. */
function nearerWhenClosed<T extends { metres: number }>(ends: T[], closed: boolean): T[] {
  return closed ? ends.toSorted((a, b) => a.metres - b.metres).slice(0, 1) : ends;
}

interface Met {
  edge: number;
  /** Metres along the edge, and from the point to the road. */
  along: number;
  access: number;
  at: Position;
}

/** An end of the piece of road that a point lies on, and what it takes to get there. */
interface End {
  node: number;
  seconds: number;
  metres: number;
}

export interface Way {
  metres: number;
  minutes: number;
}

export class RoadNet {
  readonly graph: RoadGraph;
  readonly #plane: Plane;
  readonly #grid: SegmentGrid;
  readonly #met = new Map<string, Met | undefined>();
  readonly #xs: Float64Array;
  readonly #ys: Float64Array;
  readonly #arcs: Arcs;
  readonly #cost: Float64Array;
  /** With nothing closed, which is usual. */
  readonly #open: ArcCosts;

  /** @param kmh speeds by class, as the office has them */
  constructor(graph: RoadGraph, kmh: ReadonlyMap<string, number>) {
    this.graph = graph;
    const { shapeLng, shapeLat, shapeStart, edgeMetres, edgeClass, classes } = graph;
    this.#plane = planeOf([Array.from(shapeLng, (lng, at): [number, number] => [lng, shapeLat[at] ?? 0])]);
    this.#xs = shapeLng.map((lng) => this.#plane.x(lng));
    this.#ys = shapeLat.map((lat) => this.#plane.y(lat));
    const chains = Array.from(edgeMetres, (_, edge) => {
      const [from, to] = [shapeStart[edge] ?? 0, shapeStart[edge + 1] ?? 0];
      return { xs: this.#xs.subarray(from, to), ys: this.#ys.subarray(from, to) };
    });
    this.#grid = new SegmentGrid(chains, 0);
    this.#arcs = arcsOf(graph, true);
    const speeds = classes.map((name) => kmh.get(name) ?? speedOf(name));
    this.#cost = edgeMetres.map((metres, edge) => metres / ((speeds[edgeClass[edge] ?? 0] ?? 30) / 3.6));
    this.#open = arcCosts(this.#arcs, this.#cost, null);
  }

  /** Where a place meets the roads, kept: it is asked for each incident anew. undefined: none is near. */
  meet(place: Position): Met | undefined {
    const key = `${place.lng} ${place.lat}`;
    if (this.#met.has(key)) return this.#met.get(key);
    const met = this.#meet(place, maxAccessMetres);
    if (this.#met.size >= maxMet) this.#met.clear();
    this.#met.set(key, met);
    return met;
  }

  #meet(point: Position, reach: number): Met | undefined {
    const { shapeStart, shapeLng, shapeLat } = this.graph;
    const [px, py] = [this.#plane.x(point.lng), this.#plane.y(point.lat)];
    let best = { off: reach, edge: -1, index: 0, t: 0 };
    for (const [edge, index] of this.#grid.near(px, py, reach)) {
      const at = (shapeStart[edge] ?? 0) + index;
      const [ax, ay, bx, by] = [this.#xs[at] ?? 0, this.#ys[at] ?? 0, this.#xs[at + 1] ?? 0, this.#ys[at + 1] ?? 0];
      const [dx, dy] = [bx - ax, by - ay];
      const length2 = dx * dx + dy * dy;
      const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length2));
      const off = Math.hypot(px - ax - t * dx, py - ay - t * dy);
      if (off < best.off) best = { off, edge, index, t };
    }
    if (best.edge < 0) return undefined;
    const at = (shapeStart[best.edge] ?? 0) + best.index;
    const of = (n: number): Position => ({ lng: shapeLng[n] ?? 0, lat: shapeLat[n] ?? 0 });
    const [a, b] = [of(at), of(at + 1)];
    const on = { lng: a.lng + (b.lng - a.lng) * best.t, lat: a.lat + (b.lat - a.lat) * best.t };
    let along = metresBetween(a, on);
    for (let n = shapeStart[best.edge] ?? 0; n < at; n += 1) along += metresBetween(of(n), of(n + 1));
    return { edge: best.edge, along, access: metresBetween(point, on), at: on };
  }

  /** Pieces of road that lines drawn as closed lie on: each point of such a line closes the piece nearest to it. */
  closedBy(lines: readonly (readonly Position[])[]): Uint8Array | null {
    if (lines.length === 0) return null;
    const closed = new Uint8Array(this.graph.edgeMetres.length);
    for (const line of lines)
      for (const [at, a] of line.entries()) {
        const b = line[at + 1] ?? a;
        const steps = Math.max(1, Math.ceil(metresBetween(a, b) / closedStep));
        for (let step = 0; step <= steps; step += 1) {
          const t = step / steps;
          const met = this.#meet({ lng: a.lng + (b.lng - a.lng) * t, lat: a.lat + (b.lat - a.lat) * t }, closedReach);
          if (met) closed[met.edge] = 1;
        }
      }
    return closed;
  }

  /** Everything that can drive to a point; undefined: no road is near it. */
  toward(point: Position, closed: Uint8Array | null): Toward | undefined {
    const met = this.meet(point);
    if (!met) return undefined;
    const { edgeFrom, edgeTo, edgeMetres, edgeWay } = this.graph;
    const length = edgeMetres[met.edge] ?? 0;
    const seconds = this.#cost[met.edge] ?? 0;
    const share = length === 0 ? 0 : met.along / length;
    const access = met.access / (accessKmh / 3.6);
    const way = edgeWay[met.edge] ?? 0;
    // Who drives to the point comes along the piece that it lies on from either end, as far as that is allowed.
    const starts = [
      ...(way === -1 ? [] : [{ node: edgeFrom[met.edge] ?? 0, seconds: access + seconds * share, metres: met.access + met.along }]),
      ...(way === 1
        ? []
        : [{ node: edgeTo[met.edge] ?? 0, seconds: access + seconds * (1 - share), metres: met.access + length - met.along }]),
    ];
    const open = nearerWhenClosed(starts, closed?.[met.edge] === 1);
    const costs = closed === null ? this.#open : arcCosts(this.#arcs, this.#cost, closed);
    return new Toward(this, met, searchRoads(this.#arcs, costs, open), open, this.#cost, closed);
  }
}

/** The ways to one point from everywhere. */
export class Toward {
  readonly #net: RoadNet;
  readonly #end: Met;
  readonly #reached: Reached;
  readonly #starts: readonly End[];
  readonly #cost: Float64Array;
  readonly #closed: Uint8Array | null;

  constructor(net: RoadNet, end: Met, reached: Reached, starts: readonly End[], cost: Float64Array, closed: Uint8Array | null) {
    this.#net = net;
    this.#end = end;
    this.#reached = reached;
    this.#starts = starts;
    this.#cost = cost;
    this.#closed = closed;
  }

  /** Whether it is of this net. */
  of(net: RoadNet): boolean {
    return this.#net === net;
  }

  /** The better end of the piece of road that the place lies on; undefined: no way leads from it. */
  #best(met: Met): End | undefined {
    const { edgeFrom, edgeTo, edgeMetres, edgeWay } = this.#net.graph;
    const { edge, along } = met;
    const length = edgeMetres[edge] ?? 0;
    const whole = this.#cost[edge] ?? 0;
    const share = length === 0 ? 0 : along / length;
    const way = edgeWay[edge] ?? 0;
    const open = [
      ...(way === 1 ? [] : [{ node: edgeFrom[edge] ?? 0, seconds: whole * share, metres: along }]),
      ...(way === -1 ? [] : [{ node: edgeTo[edge] ?? 0, seconds: whole * (1 - share), metres: length - along }]),
    ];
    const ends = nearerWhenClosed(open, this.#closed?.[edge] === 1).map(({ node, seconds, metres }) => ({
      node,
      seconds: seconds + (this.#reached.seconds[node] ?? Number.POSITIVE_INFINITY),
      metres,
    }));
    const best = ends.toSorted((a, b) => a.seconds - b.seconds)[0];
    return best && Number.isFinite(best.seconds) ? { ...best, metres: best.metres + this.#metresFrom(best.node) } : undefined;
  }

  /** Along the way from a node to the end. */
  #metresFrom(from: number): number {
    let metres = 0;
    let node = from;
    while ((this.#reached.before[node] ?? -1) >= 0) {
      metres += this.#net.graph.edgeMetres[this.#reached.byEdge[node] ?? 0] ?? 0;
      node = this.#reached.before[node] ?? -1;
    }
    return metres + (this.#starts.find((start) => start.node === node)?.metres ?? 0);
  }

  /** Both on one piece of road: straight along it. */
  #alongOne(met: Met): { seconds: number; metres: number } | undefined {
    if (met.edge !== this.#end.edge || this.#closed?.[met.edge] === 1) return undefined;
    const way = this.#net.graph.edgeWay[met.edge] ?? 0;
    const forward = this.#end.along - met.along;
    if ((way === 1 && forward < 0) || (way === -1 && forward > 0)) return undefined;
    const metres = Math.abs(forward);
    const length = this.#net.graph.edgeMetres[met.edge] ?? 0;
    const access = this.#end.access / (accessKmh / 3.6);
    return { seconds: (length === 0 ? 0 : ((this.#cost[met.edge] ?? 0) * metres) / length) + access, metres: metres + this.#end.access };
  }

  /** undefined: no road near the place, or no way. */
  from(place: Position): Way | undefined {
    const met = this.#net.meet(place);
    if (!met) return undefined;
    const [through, along] = [this.#best(met), this.#alongOne(met)];
    const best = along && (!through || along.seconds <= through.seconds) ? along : through;
    if (!best) return undefined;
    return { metres: Math.round(best.metres + met.access), minutes: (best.seconds + met.access / (accessKmh / 3.6)) / 60 };
  }

  /** The way as points, from the place to the end; empty: there is none. */
  route(place: Position): Position[] {
    const met = this.#net.meet(place);
    if (!met) return [];
    const [through, along] = [this.#best(met), this.#alongOne(met)];
    if (along && (!through || along.seconds <= through.seconds))
      return [place, met.at, ...this.#between(met.edge, met.along, this.#end.along), this.#end.at];
    if (!through) return [];
    const { edgeFrom, shapeStart, shapeLng, shapeLat } = this.#net.graph;
    const points: Position[] = [place, met.at];
    const length = this.#net.graph.edgeMetres[met.edge] ?? 0;
    points.push(...this.#between(met.edge, met.along, through.node === (edgeFrom[met.edge] ?? 0) ? 0 : length));
    let node = through.node;
    for (;;) {
      const by = this.#reached.byEdge[node] ?? -1;
      const next = this.#reached.before[node] ?? -1;
      if (by < 0 || next < 0) break;
      const shape: Position[] = [];
      for (let n = shapeStart[by] ?? 0; n < (shapeStart[by + 1] ?? 0); n += 1) shape.push({ lng: shapeLng[n] ?? 0, lat: shapeLat[n] ?? 0 });
      points.push(...((edgeFrom[by] ?? 0) === node ? shape : shape.reverse()));
      node = next;
    }
    const last = this.#net.graph.edgeMetres[this.#end.edge] ?? 0;
    points.push(...this.#between(this.#end.edge, node === (edgeFrom[this.#end.edge] ?? 0) ? 0 : last, this.#end.along), this.#end.at);
    return points;
  }

  /** The points of an edge's shape between two distances along it, in the order of going. */
  #between(edge: number, from: number, to: number): Position[] {
    const { shapeStart, shapeLng, shapeLat } = this.#net.graph;
    const points: Position[] = [];
    let along = 0;
    for (let n = shapeStart[edge] ?? 0; n < (shapeStart[edge + 1] ?? 0); n += 1) {
      const here = { lng: shapeLng[n] ?? 0, lat: shapeLat[n] ?? 0 };
      if (n > (shapeStart[edge] ?? 0)) along += metresBetween({ lng: shapeLng[n - 1] ?? 0, lat: shapeLat[n - 1] ?? 0 }, here);
      if (along >= Math.min(from, to) && along <= Math.max(from, to)) points.push(here);
    }
    return from <= to ? points : points.reverse();
  }
}

// One search from a point to every node of a net: seconds, metres and the way. Dijkstra over typed arrays, all of it in Float64.
import type { RoadGraph } from './types.ts';

/** For each node its arcs lie one after another: arcs first[n] … first[n + 1] - 1. */
export interface Arcs {
  first: Uint32Array;
  to: Uint32Array;
  edge: Uint32Array;
}

/**
 * The arcs that lead out of each node. `toward`: against the way, so that a search from the incident gives the ways of those who drive to it.
 */
export function arcsOf(graph: Pick<RoadGraph, 'edgeFrom' | 'edgeTo' | 'edgeWay' | 'nodeLng'>, toward: boolean): Arcs {
  const { edgeFrom, edgeTo, edgeWay, nodeLng } = graph;
  const nodes = nodeLng.length;
  const first = new Uint32Array(nodes + 1);
  const each = (put: (from: number, to: number, edge: number) => void): void => {
    for (let edge = 0; edge < edgeFrom.length; edge += 1) {
      const [a, b, way] = [edgeFrom[edge] ?? 0, edgeTo[edge] ?? 0, edgeWay[edge] ?? 0];
      if (way !== (toward ? 1 : -1)) put(a, b, edge);
      if (way !== (toward ? -1 : 1)) put(b, a, edge);
    }
  };
  each((from) => {
    first[from + 1] = (first[from + 1] ?? 0) + 1;
  });
  for (let node = 0; node < nodes; node += 1) first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0);
  const next = first.slice();
  const to = new Uint32Array(first[nodes] ?? 0);
  const edges = new Uint32Array(to.length);
  each((from, target, edge) => {
    const at = next[from] ?? 0;
    to[at] = target;
    edges[at] = edge;
    next[from] = at + 1;
  });
  return { first, to, edge: edges };
}

export interface Reached {
  /** Infinity: no way leads there. */
  seconds: Float64Array;
  /** The edge by which the way comes, -1 at a start. */
  byEdge: Int32Array;
  /** The node before on the way, -1 at a start. */
  before: Int32Array;
}

/** Seconds of each arc, in the order of the arcs: read one after another. @param closed 1: nobody drives on this edge */
export function arcCosts({ edge }: Arcs, cost: Float64Array, closed: Uint8Array | null): Float64Array {
  const costs = new Float64Array(edge.length);
  for (let arc = 0; arc < edge.length; arc += 1) {
    const of = edge[arc] ?? 0;
    costs[arc] = closed !== null && closed[of] === 1 ? Number.POSITIVE_INFINITY : (cost[of] ?? 0);
  }
  return costs;
}

/** A heap of nodes by seconds; each node stands in it once, and moves up when a shorter way to it is found. */
class Heap {
  size = 0;
  readonly #nodes: Uint32Array;
  readonly #at: Int32Array;
  readonly #key: Float64Array;

  constructor(count: number, key: Float64Array) {
    this.#nodes = new Uint32Array(count);
    this.#at = new Int32Array(count).fill(-1);
    this.#key = key;
  }

  /** Puts a node in, or moves it up after its key became smaller. */
  put(node: number): void {
    const nodes = this.#nodes;
    const place = this.#at;
    const keys = this.#key;
    let at = place[node] ?? -1;
    if (at < 0) {
      at = this.size;
      this.size += 1;
    }
    const key = keys[node] ?? 0;
    while (at > 0) {
      const up = (at - 1) >> 2;
      const other = nodes[up] ?? 0;
      if ((keys[other] ?? 0) <= key) break;
      nodes[at] = other;
      place[other] = at;
      at = up;
    }
    nodes[at] = node;
    place[node] = at;
  }

  take(): number {
    const nodes = this.#nodes;
    const place = this.#at;
    const keys = this.#key;
    const top = nodes[0] ?? 0;
    this.size -= 1;
    const last = nodes[this.size] ?? 0;
    const key = keys[last] ?? 0;
    let at = 0;
    for (;;) {
      const child = 4 * at + 1;
      if (child >= this.size) break;
      const end = Math.min(child + 4, this.size);
      let down = child;
      let least = keys[nodes[child] ?? 0] ?? 0;
      for (let one = child + 1; one < end; one += 1) {
        const seconds = keys[nodes[one] ?? 0] ?? 0;
        if (seconds >= least) continue;
        least = seconds;
        down = one;
      }
      const other = nodes[down] ?? 0;
      if ((keys[other] ?? 0) >= key) break;
      nodes[at] = other;
      place[other] = at;
      at = down;
    }
    if (this.size > 0) {
      nodes[at] = last;
      place[last] = at;
    }
    return top;
  }
}

export interface Start {
  node: number;
  seconds: number;
}

/**
 * @param costs seconds of each arc, as `arcCosts` gives them
 * @param starts nodes with what it takes to reach them: both ends of the piece of road that the point lies on
 */
export function searchRoads({ first, to, edge }: Arcs, costs: Float64Array, starts: readonly Start[]): Reached {
  const nodes = first.length - 1;
  const reached: Reached = {
    seconds: new Float64Array(nodes).fill(Number.POSITIVE_INFINITY),
    byEdge: new Int32Array(nodes).fill(-1),
    before: new Int32Array(nodes).fill(-1),
  };
  const { seconds, byEdge, before } = reached;
  const heap = new Heap(nodes, seconds);
  for (const { node, seconds: after } of starts)
    if (after < (seconds[node] ?? 0)) {
      seconds[node] = after;
      heap.put(node);
    }
  while (heap.size > 0) {
    const node = heap.take();
    const here = seconds[node] ?? 0;
    const end = first[node + 1] ?? 0;
    for (let arc = first[node] ?? 0; arc < end; arc += 1) {
      const target = to[arc] ?? 0;
      const there = here + (costs[arc] ?? 0);
      if (there >= (seconds[target] ?? 0)) continue;
      seconds[target] = there;
      byEdge[target] = edge[arc] ?? 0;
      before[target] = node;
      heap.put(target);
    }
  }
  return reached;
}

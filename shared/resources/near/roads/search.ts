// One search from a point to every node of a net: seconds and the way. Dijkstra over typed arrays with nodes in buckets, all in Float64.
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

/** What each arc takes, and by what measure a search sorts the nodes that it has seen. */
export interface ArcCosts {
  /** In the order of the arcs: read one after another. */
  seconds: Float64Array;
  /** Infinity of closed ones not counted. */
  longest: number;
  /** What a short one takes: a tenth of them take less. */
  short: number;
}

/** Arcs looked at to say what a short one takes. */
const samples = 1_000;

/** @param closed 1: nobody drives on this edge */
export function arcCosts({ edge }: Arcs, cost: Float64Array, closed: Uint8Array | null): ArcCosts {
  const seconds = new Float64Array(edge.length);
  let longest = 0;
  for (let arc = 0; arc < edge.length; arc += 1) {
    const of = edge[arc] ?? 0;
    const one = closed !== null && closed[of] === 1 ? Number.POSITIVE_INFINITY : (cost[of] ?? 0);
    seconds[arc] = one;
    if (one > longest && one !== Number.POSITIVE_INFINITY) longest = one;
  }
  const every = Math.max(1, Math.floor(edge.length / samples));
  const some = seconds.filter((one, arc) => arc % every === 0 && one > 0 && one !== Number.POSITIVE_INFINITY).sort();
  return { seconds, longest, short: some[Math.floor(some.length / 10)] ?? 0 };
}

/** Ground for no more buckets than this, however long one road is beside the short ones. */
const maxBuckets = 2 ** 16;

/**
 * Nodes by seconds, in buckets as wide as a short arc, in a ring as long as the longest: to take the next is to take any of the first bucket
 * that is not empty. Whoever could still be reached sooner from a node of the same bucket is put in again.
 */
class Buckets {
  size = 0;
  readonly #perSecond: number;
  readonly #mask: number;
  /** The bucket that is being emptied, counted from second 0 on. */
  #now = Number.POSITIVE_INFINITY;
  /** Per place of the ring its first node; per node its neighbours there, and its bucket. -1: none. */
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #before: Int32Array;
  readonly #bucket: Float64Array;

  /** @param reach seconds between any two nodes that are in at the same time, at most */
  constructor(nodes: number, reach: number, short: number) {
    const width = Math.max(short, reach / (maxBuckets - 2)) || 1;
    const count = 2 ** Math.ceil(Math.log2(reach / width + 2));
    this.#perSecond = 1 / width;
    this.#mask = count - 1;
    this.#first = new Int32Array(count).fill(-1);
    this.#next = new Int32Array(nodes);
    this.#before = new Int32Array(nodes);
    this.#bucket = new Float64Array(nodes).fill(-1);
  }

  /** Puts a node in, or moves it when it is in with more seconds. */
  put(node: number, seconds: number): void {
    const [all, nexts, befores] = [this.#first, this.#next, this.#before];
    const bucket = Math.floor(seconds * this.#perSecond);
    const old = this.#bucket[node] ?? -1;
    if (old === bucket) return;
    if (old === -1) this.size += 1;
    else {
      const [next, before] = [nexts[node] ?? -1, befores[node] ?? -1];
      if (before === -1) all[old & this.#mask] = next;
      else nexts[before] = next;
      if (next !== -1) befores[next] = before;
    }
    const place = bucket & this.#mask;
    const head = all[place] ?? -1;
    nexts[node] = head;
    befores[node] = -1;
    if (head !== -1) befores[head] = node;
    all[place] = node;
    this.#bucket[node] = bucket;
    if (bucket < this.#now) this.#now = bucket;
  }

  /** One of those with the fewest seconds. There must be one. */
  take(): number {
    const all = this.#first;
    while ((all[this.#now & this.#mask] ?? -1) === -1) this.#now += 1;
    const place = this.#now & this.#mask;
    const node = all[place] ?? -1;
    const next = this.#next[node] ?? -1;
    all[place] = next;
    if (next !== -1) this.#before[next] = -1;
    this.#bucket[node] = -1;
    this.size -= 1;
    return node;
  }
}

export interface Start {
  node: number;
  seconds: number;
}

/** @param starts nodes with what it takes to reach them: both ends of the piece of road that the point lies on */
export function searchRoads({ first, to, edge }: Arcs, costs: ArcCosts, starts: readonly Start[]): Reached {
  const nodes = first.length - 1;
  const reached: Reached = {
    seconds: new Float64Array(nodes).fill(Number.POSITIVE_INFINITY),
    byEdge: new Int32Array(nodes).fill(-1),
    before: new Int32Array(nodes).fill(-1),
  };
  const { seconds, byEdge, before } = reached;
  const cost = costs.seconds;
  const latest = Math.max(0, ...starts.map((start) => start.seconds));
  const waiting = new Buckets(nodes, Math.max(costs.longest, latest), costs.short);
  for (const { node, seconds: after } of starts)
    if (after < (seconds[node] ?? 0)) {
      seconds[node] = after;
      waiting.put(node, after);
    }
  while (waiting.size > 0) {
    const node = waiting.take();
    const here = seconds[node] ?? 0;
    const end = first[node + 1] ?? 0;
    for (let arc = first[node] ?? 0; arc < end; arc += 1) {
      const target = to[arc] ?? 0;
      const there = here + (cost[arc] ?? 0);
      if (there >= (seconds[target] ?? 0)) continue;
      seconds[target] = there;
      byEdge[target] = edge[arc] ?? 0;
      before[target] = node;
      waiting.put(target, there);
    }
  }
  return reached;
}

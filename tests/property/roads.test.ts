// Ways through random nets: what the search says is what trying every way says (Floyd–Warshall), closed and one-way roads included.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRoads } from '#shared/resources/near/roads/build.ts';
import { arcCosts, arcsOf, searchRoads } from '#shared/resources/near/roads/search.ts';
import type { RoadInput } from '#shared/resources/near/roads/types.ts';

interface Edge {
  from: number;
  to: number;
  cost: number;
  way: 1 | -1 | 0;
  closed: boolean;
}

const nodes = 12;
const edge: fc.Arbitrary<Edge> = fc.record({
  from: fc.nat(nodes - 1),
  to: fc.nat(nodes - 1),
  cost: fc.double({ min: 0, max: 1_000, noNaN: true }),
  way: fc.constantFrom(1 as const, -1 as const, 0 as const, 0 as const),
  closed: fc.boolean(),
});

/** @param toward ways that end at `start` instead of beginning there */
function tryAll(edges: readonly Edge[], start: number, toward: boolean): number[] {
  const far = Array.from({ length: nodes }, (_, a) => Array.from({ length: nodes }, (__, b) => (a === b ? 0 : Infinity)));
  const open = (a: number, b: number, cost: number): void => {
    const row = far[a];
    if (row) row[b] = Math.min(row[b] ?? Infinity, cost);
  };
  for (const { from, to, cost, way, closed } of edges) {
    if (closed) continue;
    if (way !== -1) open(from, to, cost);
    if (way !== 1) open(to, from, cost);
  }
  for (let k = 0; k < nodes; k += 1)
    for (let a = 0; a < nodes; a += 1) for (let b = 0; b < nodes; b += 1) open(a, b, (far[a]?.[k] ?? Infinity) + (far[k]?.[b] ?? Infinity));
  return Array.from({ length: nodes }, (_, node) => (toward ? far[node]?.[start] : far[start]?.[node]) ?? Infinity);
}

/** Each time the nearest that is left, found by looking at all. Against the way, as those drive who come to the start. */
function plainest(edges: readonly Edge[], starts: readonly { node: number; seconds: number }[], count: number): number[] {
  const seconds = Array.from({ length: count }, () => Infinity);
  for (const start of starts) seconds[start.node] = Math.min(seconds[start.node] ?? Infinity, start.seconds);
  const left = new Set(seconds.keys());
  while (left.size > 0) {
    const node = [...left].reduce((best, other) => ((seconds[other] ?? Infinity) < (seconds[best] ?? Infinity) ? other : best));
    left.delete(node);
    const reach = (target: number, cost: number): void => {
      seconds[target] = Math.min(seconds[target] ?? Infinity, (seconds[node] ?? Infinity) + cost);
    };
    for (const { from, to, cost, way, closed } of edges) {
      if (closed) continue;
      if (from === node && way !== 1) reach(to, cost);
      if (to === node && way !== -1) reach(from, cost);
    }
  }
  return seconds;
}

describe('the search through a net', () => {
  it('finds the shortest way to every node, in either direction', () => {
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 40, size: 'max' }), fc.nat(nodes - 1), fc.boolean(), (edges, start, toward) => {
        const graph = {
          nodeLng: new Float64Array(nodes),
          edgeFrom: Uint32Array.from(edges, ({ from }) => from),
          edgeTo: Uint32Array.from(edges, ({ to }) => to),
          edgeWay: Int8Array.from(edges, ({ way }) => way),
        };
        const cost = Float64Array.from(edges, (one) => one.cost);
        const closed = Uint8Array.from(edges, (one) => Number(one.closed));
        const arcs = arcsOf(graph, toward);
        const reached = searchRoads(arcs, arcCosts(arcs, cost, closed), [{ node: start, seconds: 0 }]);
        const naive = tryAll(edges, start, toward);
        for (const [node, expected] of naive.entries()) {
          const found = reached.seconds[node] ?? 0;
          // Not a number where both are without a way.
          expect(found === expected || Math.abs(found - expected) < 1e-6).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says to the last bit what the plainest search says, whatever the roads and the starts take, and its ways add up', () => {
    // With one very long road the measure is coarse, and nodes of one bucket reach each other.
    const much = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 300, noNaN: true }),
      fc.constantFrom(0, 1e-6, 7, 7, 5e4),
    );
    const many = 30;
    const one = fc.record({
      from: fc.nat(many - 1),
      to: fc.nat(many - 1),
      cost: much,
      way: fc.constantFrom(1 as const, -1 as const, 0 as const),
      closed: fc.constantFrom(false, false, false, true),
    });
    const begin = fc.record({ node: fc.nat(many - 1), seconds: much });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 300, size: 'max' }), fc.array(begin, { maxLength: 3 }), (edges, starts) => {
        const graph = {
          nodeLng: new Float64Array(many),
          edgeFrom: Uint32Array.from(edges, ({ from }) => from),
          edgeTo: Uint32Array.from(edges, ({ to }) => to),
          edgeWay: Int8Array.from(edges, ({ way }) => way),
        };
        const arcs = arcsOf(graph, true);
        const closed = Uint8Array.from(edges, (edge) => Number(edge.closed));
        const costs = arcCosts(
          arcs,
          Float64Array.from(edges, ({ cost }) => cost),
          closed,
        );
        const { seconds, byEdge, before } = searchRoads(arcs, costs, starts);
        expect([...seconds]).toEqual(plainest(edges, starts, many));
        for (let node = 0; node < many; node += 1) {
          const from = before[node] ?? -1;
          const begins = starts.filter((start) => start.node === node).map((start) => start.seconds);
          const added = (seconds[from] ?? 0) + (edges[byEdge[node] ?? 0]?.cost ?? 0);
          expect(seconds[node]).toBe(from === -1 ? Math.min(Number.POSITIVE_INFINITY, ...begins) : added);
          let at = node;
          for (let steps = 0; before[at] !== -1; steps += 1, at = before[at] ?? -1) expect(steps).toBeLessThan(many);
          expect(seconds[node] === Infinity || starts.some((start) => start.node === at)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of lines that are drawn whole and never cut joins every crossing: a lattice is one part', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 7 }),
        fc.integer({ min: 2, max: 7 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (across, up, turn) => {
          const bend = (x: number, y: number): [number, number] => [
            116.3 + (x * Math.cos(turn) - y * Math.sin(turn)) * 0.005,
            35.9 + (x * Math.sin(turn) + y * Math.cos(turn)) * 0.005,
          ];
          const line = (from: [number, number], to: [number, number]): RoadInput => ({
            coordinates: [bend(...from), bend(...to)],
            roadClass: '',
            name: '',
          });
          const graph = buildRoads([
            ...Array.from({ length: across }, (_, x) => line([x, -0.5], [x, up - 0.5])),
            ...Array.from({ length: up }, (_, y) => line([-0.5, y], [across - 0.5, y])),
          ]);
          expect(graph.islands).toBe(1);
          expect(graph.nodeLng.length).toBe(across * up + 2 * across + 2 * up);
          expect(graph.edgeMetres.length).toBe(across * (up + 1) + up * (across + 1));
        },
      ),
      { numRuns: 60 },
    );
  });
});

// The nearest ten of a kind among 100,000 places, beside measuring every one and SQLite's R*Tree; one search over a net of 160,000 junctions.
import { metresBetween, type Position } from '#shared/kernel/geo.ts';
import { buildRoads } from '#shared/resources/near/roads/build.ts';
import { arcCosts, arcsOf, searchRoads } from '#shared/resources/near/roads/search.ts';
import type { RoadGraph, RoadInput } from '#shared/resources/near/roads/types.ts';
import { type FacilityKind, facilityKinds } from '#shared/resources/types.ts';
import { SqliteFile } from '#station/kernel/db.ts';
import { PlaceIndex } from '#station/resources/near/place-index.ts';
import { type Figure, median, percentile, round } from './figure.ts';

const places = 100_000;
const questions = 2_000;
/** A scan and the R*Tree take much longer: fewer questions say the same. */
const rivalQuestions = 200;
const wanted = 10;
/** Junctions along one side of the net. */
const side = 400;

/** The same numbers in every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Row {
  id: string;
  kind: FacilityKind;
  lng: number;
  lat: number;
}

/** Thick in towns, thin between, as places lie in a province. */
function placesOf(random: () => number): Row[] {
  const towns = Array.from({ length: 60 }, () => ({ lng: 115 + random() * 4, lat: 34.5 + random() * 3.5 }));
  return Array.from({ length: places }, (_, n) => {
    const town = towns[Math.floor(random() * towns.length)] ?? { lng: 117, lat: 36 };
    const spread = random() < 0.7 ? 0.05 : 0.5;
    return {
      id: `p${String(n).padStart(6, '0')}`,
      kind: facilityKinds[Math.floor(random() * facilityKinds.length)] ?? 'team',
      lng: town.lng + (random() - 0.5) * spread,
      lat: town.lat + (random() - 0.5) * spread,
    };
  });
}

/** The tables that the index reads, and an R*Tree beside them. */
function fill(rows: readonly Row[]): SqliteFile {
  const db = new SqliteFile(':memory:');
  db.exec(`CREATE TABLE facilities (id TEXT PRIMARY KEY, kind TEXT, value TEXT, lng REAL, lat REAL, dataset TEXT, removed INTEGER);
    CREATE INDEX byKind ON facilities (kind);
    CREATE TABLE datasets (id TEXT PRIMARY KEY, shown INTEGER);
    CREATE VIRTUAL TABLE tree USING rtree(n, west, east, south, north, +kind TEXT);`);
  const add = db.raw.prepare("INSERT INTO facilities VALUES (?, ?, '{}', ?, ?, NULL, 0)");
  const addTree = db.raw.prepare('INSERT INTO tree VALUES (?, ?, ?, ?, ?, ?)');
  db.transaction(() => {
    for (const [n, { id, kind, lng, lat }] of rows.entries()) {
      add.run(id, kind, lng, lat);
      addTree.run(n, lng, lng, lat, lat, kind);
    }
  });
  return db;
}

/** Boxes twice as wide each time, until ten lie within the circle in the box. */
function byTree(db: SqliteFile, rows: readonly Row[], centre: Position, kind: FacilityKind): number[] {
  for (let half = 0.02; ; half *= 2) {
    const found = db.all<{ n: number }>(
      'bench.tree',
      'SELECT n FROM tree WHERE west >= ? AND east <= ? AND south >= ? AND north <= ? AND kind = ?',
      centre.lng - half,
      centre.lng + half,
      centre.lat - half,
      centre.lat + half,
      kind,
    );
    const inside = half * 111_195 * Math.cos(((Math.abs(centre.lat) + half) * Math.PI) / 180);
    const near = found
      .map(({ n }) => metresBetween(centre, rows[n] ?? centre))
      .filter((metres) => metres <= inside)
      .sort((a, b) => a - b);
    if (near.length >= wanted || half > 10) return near.slice(0, wanted);
  }
}

const byScan = (rows: readonly Row[], centre: Position, kind: FacilityKind): number[] =>
  rows
    .filter((row) => row.kind === kind)
    .map((row) => metresBetween(centre, row))
    .sort((a, b) => a - b)
    .slice(0, wanted);

interface Question {
  centre: Position;
  kind: FacilityKind;
}

function timed(asked: readonly Question[], ask: (question: Question) => number[]): { times: number[]; answers: number[][] } {
  const times: number[] = [];
  const answers = asked.map((question) => {
    const from = performance.now();
    const answer = ask(question);
    times.push(performance.now() - from);
    return answer;
  });
  return { times, answers };
}

/** The same answers to a centimetre, or the figure says nothing. */
function same(name: string, answers: readonly number[][], truth: readonly number[][]): void {
  for (const [n, answer] of answers.entries())
    if (answer.length !== truth[n]?.length || answer.some((metres, at) => Math.abs(metres - (truth[n]?.[at] ?? 0)) > 0.01))
      throw new Error(`${name} found other places than the scan`);
}

function places100k(): Figure[] {
  const random = sequence(20_261_128);
  const rows = placesOf(random);
  const db = fill(rows);
  const asked = Array.from({ length: questions }, (): Question => {
    const near = rows[Math.floor(random() * rows.length)] ?? { lng: 117, lat: 36 };
    return {
      centre: { lng: near.lng + (random() - 0.5) * 0.1, lat: near.lat + (random() - 0.5) * 0.1 },
      kind: facilityKinds[Math.floor(random() * facilityKinds.length)] ?? 'team',
    };
  });
  const index = new PlaceIndex(db);
  const loading = performance.now();
  for (const kind of facilityKinds) index.nearest({ lng: 117, lat: 36 }, 1, undefined, [kind]);
  const loaded = performance.now() - loading;
  const few = asked.slice(0, rivalQuestions);
  const scan = timed(few, ({ centre, kind }) => byScan(rows, centre, kind));
  const tree = timed(few, ({ centre, kind }) => byTree(db, rows, centre, kind));
  const ask = ({ centre, kind }: Question): number[] => index.nearest(centre, wanted, undefined, [kind]).map(({ metres }) => metres);
  timed(few, ask);
  const own = timed(asked, ask);
  same('the index', own.answers.slice(0, rivalQuestions), scan.answers);
  same('the R*Tree', tree.answers, scan.answers);
  db.close();
  const p99 = round(percentile(own.times, 0.99), 4);
  return [
    {
      name: 'nearest 10 of a kind of 100,000, median',
      value: round(median(own.times), 4),
      unit: 'ms',
      rival: { what: 'scan', value: round(median(scan.times), 3) },
    },
    {
      name: 'nearest 10 of a kind of 100,000, p99',
      value: p99,
      unit: 'ms',
      aim: '< 1',
      rival: { what: 'SQLite R*Tree', value: round(percentile(tree.times, 0.99), 3) },
    },
    {
      name: 'nearest 10 of a kind of 100,000, p99 beside a scan',
      value: p99,
      unit: 'ms',
      rival: { what: 'scan', value: round(percentile(scan.times, 0.99), 3) },
    },
    { name: 'all trees read anew after a change', value: round(loaded, 1), unit: 'ms' },
  ];
}

const step = 0.001;

/** A lattice as typed arrays, as the builder makes them. */
function lattice(random: () => number): Pick<RoadGraph, 'nodeLng' | 'edgeFrom' | 'edgeTo' | 'edgeWay' | 'edgeMetres'> {
  const from: number[] = [];
  const to: number[] = [];
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const node = y * side + x;
      if (x + 1 < side) {
        from.push(node);
        to.push(node + 1);
      }
      if (y + 1 < side) {
        from.push(node);
        to.push(node + side);
      }
    }
  return {
    nodeLng: new Float64Array(side * side),
    edgeFrom: Uint32Array.from(from),
    edgeTo: Uint32Array.from(to),
    edgeWay: new Int8Array(from.length),
    edgeMetres: Float64Array.from(from, () => 50 + random() * 200),
  };
}

/** What one writes first: a Map of arrays and a heap of pairs. */
function plainSearch(next: readonly (readonly (readonly [to: number, cost: number])[])[], start: number): Map<number, number> {
  const done = new Map<number, number>();
  const heap: [cost: number, node: number][] = [[0, start]];
  while (heap.length > 0) {
    const top = heap[0] ?? [0, 0];
    const last = heap.pop() ?? top;
    if (heap.length > 0) {
      let at = 0;
      for (;;) {
        let down = 2 * at + 1;
        if (down >= heap.length) break;
        if (down + 1 < heap.length && (heap[down + 1]?.[0] ?? 0) < (heap[down]?.[0] ?? 0)) down += 1;
        if ((heap[down]?.[0] ?? 0) >= last[0]) break;
        heap[at] = heap[down] ?? last;
        at = down;
      }
      heap[at] = last;
    }
    const [cost, node] = top;
    if (done.has(node)) continue;
    done.set(node, cost);
    for (const [target, more] of next[node] ?? []) {
      if (done.has(target)) continue;
      const pair: [number, number] = [cost + more, target];
      let at = heap.push(pair) - 1;
      while (at > 0) {
        const up = (at - 1) >> 1;
        if ((heap[up]?.[0] ?? 0) <= pair[0]) break;
        heap[at] = heap[up] ?? pair;
        at = up;
      }
      heap[at] = pair;
    }
  }
  return done;
}

function roads160k(): Figure[] {
  const random = sequence(7);
  const graph = lattice(random);
  const arcs = arcsOf(graph, true);
  const next = Array.from({ length: side * side }, (_, node) => {
    const out: [number, number][] = [];
    for (let arc = arcs.first[node] ?? 0; arc < (arcs.first[node + 1] ?? 0); arc += 1)
      out.push([arcs.to[arc] ?? 0, graph.edgeMetres[arcs.edge[arc] ?? 0] ?? 0]);
    return out;
  });
  const costs = arcCosts(arcs, graph.edgeMetres, null);
  const times: number[] = [];
  const rival: number[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    const start = Math.floor(random() * side * side);
    const from = performance.now();
    const reached = searchRoads(arcs, costs, [{ node: start, seconds: 0 }]);
    const between = performance.now();
    times.push(between - from);
    if (turn % 4 !== 0) continue;
    const plain = plainSearch(next, start);
    rival.push(performance.now() - between);
    if (plain.size !== side * side) throw new Error('the plain search missed junctions');
    for (const [node, cost] of plain) if (Math.abs(cost - (reached.seconds[node] ?? 0)) > 1e-6) throw new Error('the two searches differ');
  }
  const line = (points: [number, number][]): RoadInput => ({
    coordinates: points.map(([x, y]) => [116 + x * step, 35 + y * step]),
    roadClass: 'county',
    name: '',
  });
  const lines = Array.from({ length: side }, (_, at) => [
    line(Array.from({ length: side + 1 }, (__, x): [number, number] => [x - 0.5, at])),
    line(Array.from({ length: side + 1 }, (__, y): [number, number] => [at, y - 0.5])),
  ]).flat();
  const from = performance.now();
  const built = buildRoads(lines);
  const building = performance.now() - from;
  if (built.islands !== 1) throw new Error('the lattice fell apart');
  return [
    {
      name: 'ways to all of 160,000 junctions, 638,400 arcs, median',
      value: round(median(times), 1),
      unit: 'ms',
      aim: '< 30',
      rival: { what: 'a heap of pairs', value: round(median(rival), 1) },
    },
    {
      name: `a net of ${built.nodeLng.length.toLocaleString('en')} junctions from 800 lines that are not cut`,
      value: round(building / 1_000, 2),
      unit: 's',
    },
  ];
}

export const bench = (): Figure[] => [...places100k(), ...roads160k()];

// Makes assets/basemap/water.json.gz out of GSHHG (Debian's gmt-gshhg-high, LGPL-3+): lakes and rivers within a box. The file of borders is never read.
// node electron/launch/make-water.ts --from /usr/share/gmt-gshhg --box 73,17,136,54 [--to assets/basemap/water.json.gz]
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { File as H5File, ready } from 'h5wasm/node';
import { programDir } from './paths.ts';

type Pair = [number, number];

/** Lake, and island in a lake, as GSHHG numbers its levels: 1 is land, 2 a lake, 3 an island in it. */
const lakeLevel = 2;
const islandLevel = 3;
/** Smaller ones are dots on a county's map; square kilometres. */
const smallestLake = 0.8;
/** Rivers that have water all year, and canals; 5 to 7 fall dry. */
const riverLevels = new Set([0, 1, 2, 3, 4, 8, 9, 10]);
/** Ten-thousandths of a degree: the data itself is rougher by fifty times. */
const unit = 1e4;

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '/usr/share/gmt-gshhg' },
    box: { type: 'string', default: '73,17,136,54' },
    to: { type: 'string', default: path.join(programDir, 'assets', 'basemap', 'water.json.gz') },
  },
});
const [west = 0, south = 0, east = 0, north = 0] = values.box.split(',').map(Number);
await ready;

type Column = Int16Array | Int32Array | Float64Array;
function columns(file: string): (name: string) => Column {
  const opened = new H5File(path.join(values.from, file), 'r');
  return (name) => {
    const found = opened.get(name);
    if (found === null || !('value' in found)) throw new Error(`${file} has no ${name}`);
    return found.value as Column;
  };
}

/** The points of a segment: parts of a bin of two degrees, counted from its south-west corner. */
function reader(read: (name: string) => Column): (bin: number, first: number, count: number) => Pair[] {
  const [dx, dy] = [read('Relative_longitude_from_SW_corner_of_bin'), read('Relative_latitude_from_SW_corner_of_bin')];
  const [size = 0] = read('Bin_size_in_minutes');
  const [across = 0] = read('N_bins_in_360_longitude_range');
  const side = size / 60;
  return (bin, first, count) => {
    const left = (bin % across) * side;
    const bottom = 90 - (Math.floor(bin / across) + 1) * side;
    return Array.from({ length: count }, (_, at): Pair => {
      // Stored as signed, meant as unsigned.
      const [x = 0, y = 0] = [dx[first + at], dy[first + at]];
      const lng = left + (((x + 65_536) % 65_536) / 65_535) * side;
      return [lng > 180 ? lng - 360 : lng, bottom + (((y + 65_536) % 65_536) / 65_535) * side];
    });
  };
}

const meets = (line: readonly Pair[]): boolean => line.some(([lng, lat]) => lng >= west && lng <= east && lat >= south && lat <= north);
const key = ([lng, lat]: Pair): string => `${Math.round(lng * 2_000)}/${Math.round(lat * 2_000)}`;

/** Joins pieces end to end, in whatever direction they run. */
function joined(pieces: Pair[][]): Pair[][] {
  const left = new Set(pieces);
  const ends = new Map<string, Pair[][]>();
  for (const piece of pieces)
    for (const end of [piece[0], piece.at(-1)]) if (end) ends.set(key(end), [...(ends.get(key(end)) ?? []), piece]);
  const lines: Pair[][] = [];
  for (const start of pieces) {
    if (!left.delete(start)) continue;
    const line = [...start];
    for (;;) {
      const last = line.at(-1);
      const next = last && (ends.get(key(last)) ?? []).find((piece) => left.has(piece));
      if (!last || !next) break;
      left.delete(next);
      const first = next[0];
      line.push(...(first && key(first) === key(last) ? next : next.toReversed()).slice(1));
    }
    lines.push(line);
  }
  return lines;
}

/** Steps in whole units; points that fall together are left out. */
function steps(line: readonly Pair[]): number[] {
  const made: number[] = [];
  let [beforeX, beforeY] = [0, 0];
  for (const [lng, lat] of line) {
    const [x, y] = [Math.round(lng * unit), Math.round(lat * unit)];
    if (made.length > 0 && x === beforeX && y === beforeY) continue;
    made.push(x - beforeX, y - beforeY);
    [beforeX, beforeY] = [x, y];
  }
  return made;
}

function within([x, y]: Pair, ring: readonly Pair[]): boolean {
  let inside = false;
  for (const [at, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(at + 1) % ring.length] ?? [0, 0];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** Each lake with the islands in it. */
function lakes(): { rings: Pair[][][]; open: number } {
  const read = columns('binned_GSHHS_h.nc');
  const points = reader(read);
  const [firsts, counts] = [read('Id_of_first_segment_in_a_bin'), read('N_segments_in_a_bin')];
  const [facts, starts, ids] = [
    read('Embedded_npts_levels_exit_entry_for_a_segment'),
    read('Id_of_first_point_in_a_segment'),
    read('Id_of_GSHHS_ID'),
  ];
  const areas = read('The_km_squared_area_of_polygons');
  const pieces = new Map<number, Pair[][]>();
  const islands = new Set<number>();
  for (let bin = 0; bin < firsts.length; bin += 1) {
    for (let at = firsts[bin] ?? 0; at < (firsts[bin] ?? 0) + (counts[bin] ?? 0); at += 1) {
      const fact = facts[at] ?? 0;
      const level = (fact >> 6) & 7;
      const id = ids[at] ?? 0;
      if ((level !== lakeLevel && level !== islandLevel) || Math.abs(areas[id] ?? 0) < smallestLake) continue;
      if (level === islandLevel) islands.add(id);
      pieces.set(id, [...(pieces.get(id) ?? []), points(bin, starts[at] ?? 0, fact >> 9)]);
    }
  }
  let open = 0;
  const closed = [...pieces].flatMap(([id, parts]) => {
    if (!parts.some(meets)) return [];
    return joined(parts).flatMap((ring) => {
      const [first, last] = [ring[0], ring.at(-1)];
      if (!first || !last || ring.length < 4) return [];
      if (key(first) !== key(last)) {
        open += 1;
        return [];
      }
      return [{ island: islands.has(id), ring: [...ring.slice(0, -1), first] }];
    });
  });
  const found = closed.filter(({ island }) => !island).map(({ ring }) => [ring]);
  for (const { island, ring } of closed) if (island) found.find(([lake]) => lake && ring[0] && within(ring[0], lake))?.push(ring);
  return { rings: found, open };
}

function rivers(): Pair[][] {
  const read = columns('binned_river_h.nc');
  const points = reader(read);
  const [firsts, counts] = [read('Id_of_first_segment_in_a_bin'), read('N_segments_in_a_bin')];
  const [sizes, levels, starts] = [
    read('N_points_for_a_segment'),
    read('Hierarchial_level_of_a_segment'),
    read('Id_of_first_point_in_a_segment'),
  ];
  const found: Pair[][] = [];
  for (let bin = 0; bin < firsts.length; bin += 1)
    for (let at = firsts[bin] ?? 0; at < (firsts[bin] ?? 0) + (counts[bin] ?? 0); at += 1) {
      if (!riverLevels.has(levels[at] ?? 99)) continue;
      const line = points(bin, starts[at] ?? 0, sizes[at] ?? 0);
      if (line.length > 1 && meets(line)) found.push(line);
    }
  return found;
}

const water = lakes();
const lines = rivers();
const stored = { lakes: water.rings.map((rings) => rings.map(steps)), rivers: lines.map(steps) };
const bytes = gzipSync(JSON.stringify(stored), { level: 9 });
writeFileSync(values.to, bytes);
process.stdout.write(
  `${water.rings.length} lakes (${water.open} not closed, left out), ${lines.length} pieces of rivers, ${bytes.length} bytes → ${values.to}\n`,
);

// The world painted so that each pixel says which ground it shows: servers of tiles made from it by the letter of each kind of address, and
// what must be read where. The formulas of the grids are written here once more, from the standards, and not taken from the program.
import { png, sendImage, type Answer } from './tile-server.ts';

/** Units from which pixels are counted: metres of Web Mercator, or degrees. */
export type Plane = 'metres' | 'degrees';

const half = Math.PI * 6_378_137;
const corner: Record<Plane, readonly [x: number, y: number]> = { metres: [-half, half], degrees: [-180, 90] };
const side = 256;

export type Colour = [red: number, green: number, blue: number];

/** Green and blue: column and row of the pixel within 256; red: which 256 × 256 it is, at which scale. */
export function colourAt(plane: Plane, resolution: number, x: number, y: number): Colour {
  const column = Math.floor((x - corner[plane][0]) / resolution);
  const row = Math.floor((corner[plane][1] - y) / resolution);
  const red = Math.floor(column / side) * 37 + Math.floor(row / side) * 101 + Math.round(Math.log2(resolution) * 8) * 13;
  return [((red % 256) + 256) % 256, ((column % side) + side) % side, ((row % side) + side) % side];
}

function paint(plane: Plane, resolution: number, left: number, top: number): Buffer {
  return png(side, side, (x, y) => colourAt(plane, resolution, left + (x + 0.5) * resolution, top - (y + 0.5) * resolution));
}

/** The tile of a grid that begins at a corner. */
const cut = (plane: Plane, resolution: number, [left, top]: readonly [number, number], column: number, row: number): Buffer =>
  paint(plane, resolution, left + column * side * resolution, top - row * side * resolution);

/** Units per pixel where level 0 is one tile (metres), or two beside each other (degrees). */
const metresAt = (level: number): number => (2 * half) / side / 2 ** level;
const degreesAt = (level: number): number => 180 / side / 2 ** level;
/** 天地图 `c`: 1.40625° / 2^level a pixel, so that level 1 is two tiles wide. */
const tiandituDegreesAt = (level: number): number => 1.40625 / 2 ** level;

/** An ArcGIS cache in degrees as a province has it: from -400, 400, and no level twice the one before. */
export const arcgisGrid = {
  base: '4490' as const,
  origin: [-400, 400] as [number, number],
  resolutions: [0.05, 0.02, 0.01, 0.004, 0.002, 0.0005],
};

/** What each path of the server is; parameters by name, in capital letters. */
const kinds: Record<string, (path: readonly number[], query: ReadonlyMap<string, string>) => Buffer> = {
  xyz: ([z = 0, x = 0, y = 0]) => cut('metres', metresAt(z), corner.metres, x, y),
  // Rows from below, as TMS has them.
  tms: ([z = 0, x = 0, y = 0]) => cut('metres', metresAt(z), corner.metres, x, 2 ** z - 1 - y),
  arcgis: ([z = 0, y = 0, x = 0]) => cut('metres', metresAt(z), corner.metres, x, y),
  arcgis4490: ([z = 0, y = 0, x = 0]) => cut('degrees', arcgisGrid.resolutions[z] ?? 1, arcgisGrid.origin, x, y),
  vec_w: (_path, query) => cut('metres', metresAt(wmts(query).z), corner.metres, wmts(query).x, wmts(query).y),
  vec_c: (_path, query) => cut('degrees', tiandituDegreesAt(wmts(query).z), corner.degrees, wmts(query).x, wmts(query).y),
  gwc: (_path, query) => {
    const { z, x, y } = wmts(query);
    const inDegrees = query.get('TILEMATRIXSET') === 'EPSG:4326';
    return cut(inDegrees ? 'degrees' : 'metres', (inDegrees ? degreesAt : metresAt)(z), corner[inDegrees ? 'degrees' : 'metres'], x, y);
  },
  wms: (_path, query) => {
    const [west = 0, , east = 0, north = 0] = (query.get('BBOX') ?? '').split(',').map(Number);
    const plane = query.get('SRS') === 'EPSG:3857' ? 'metres' : 'degrees';
    return paint(plane, (east - west) / Number(query.get('WIDTH')), west, north);
  },
};

function wmts(query: ReadonlyMap<string, string>): { z: number; x: number; y: number } {
  const [z, x, y] = ['TILEMATRIX', 'TILECOL', 'TILEROW'].map((name) => Number(/\d+$/.exec(query.get(name) ?? '')?.[0]));
  return { z: z ?? 0, x: x ?? 0, y: y ?? 0 };
}

/** Answers every kind of address under its own first word. */
export const groundTiles: Answer = (request, response) => {
  const url = new URL(request.url ?? '', 'http://ground');
  const [kind = '', ...rest] = url.pathname.slice(1).split('/');
  const made = kinds[kind];
  if (!made) return void response.writeHead(404).end();
  const path = rest.map((part) => Number.parseInt(part, 10)).filter((part) => !Number.isNaN(part));
  const query = new Map([...url.searchParams].map(([name, value]) => [name.toUpperCase(), value]));
  sendImage(made(path, query))(request, response);
};

/** lng, lat in the units of a plane. */
export function unitsOf(plane: Plane, lng: number, lat: number): [x: number, y: number] {
  if (plane === 'degrees') return [lng, lat];
  return [(lng * half) / 180, (half * Math.atanh(Math.sin((lat * Math.PI) / 180))) / Math.PI];
}

/** As published for GCJ-02 many times; the reverse is not needed. */
export function gcj02Of(lng: number, lat: number): [lng: number, lat: number] {
  const [x, y] = [lng - 105, lat - 35];
  const wave = (at: number, ...parts: [factor: number, turn: number][]): number =>
    parts.reduce((sum, [factor, turn]) => sum + factor * Math.sin(at * turn * Math.PI), 0) * (2 / 3);
  const both = wave(x, [20, 6], [20, 2]);
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    both +
    wave(y, [20, 1], [40, 1 / 3], [160, 1 / 12], [320, 1 / 30]);
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    both +
    wave(x, [20, 1], [40, 1 / 3], [150, 1 / 12], [300, 1 / 30]);
  // Krasovsky's ellipsoid.
  const [axis, eccentricity] = [6_378_245, 0.006_693_421_622_965_943];
  const turn = (lat * Math.PI) / 180;
  const magic = 1 - eccentricity * Math.sin(turn) ** 2;
  return [
    lng + (east * 180) / ((axis / Math.sqrt(magic)) * Math.cos(turn) * Math.PI),
    lat + (north * 180) / (((axis * (1 - eccentricity)) / (magic * Math.sqrt(magic))) * Math.PI),
  ];
}

// Files of places as other programs write them, made byte by byte and apart from our own writers: shapefiles with GBK attributes, KML with links and scripts, bad zips.
import { deflateRawSync } from 'node:zlib';
import { type Zippable, zipSync } from 'fflate';

let gbk: Map<string, [number, number]> | null = null;

/** Text in GBK, which Node can read and not write: the table is turned round once. */
export function inGbk(text: string): Buffer {
  if (!gbk) {
    gbk = new Map();
    const decoder = new TextDecoder('gbk');
    for (let lead = 0x81; lead <= 0xfe; lead += 1)
      for (let trail = 0x40; trail <= 0xfe; trail += 1)
        if (trail !== 0x7f) gbk.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  const table = gbk;
  return Buffer.from(
    Array.from(text).flatMap((char) => {
      const code = char.charCodeAt(0);
      const pair = table.get(char);
      if (code >= 0x80 && !pair) throw new Error(`${char} is not of GBK`);
      return code < 0x80 ? [code] : (pair ?? []);
    }),
  );
}

export const zipOf = (files: Record<string, Uint8Array | string>): Uint8Array => {
  const content: Zippable = {};
  for (const [name, bytes] of Object.entries(files)) content[name] = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
  return zipSync(content, { level: 6 });
};

type Pair = readonly [number, number];
/** A shape as ESRI writes it: outer rings with the clock. null: a record without one. */
export type EsriShape =
  | { type: 1; point: Pair }
  | { type: 3 | 5; parts: readonly (readonly Pair[])[] }
  | { type: 8; points: readonly Pair[] }
  | { type: 11; point: Pair; z: number }
  | null;

function contentOf(shape: EsriShape): Buffer {
  if (shape === null) return Buffer.alloc(4);
  if (shape.type === 1 || shape.type === 11) {
    const bytes = Buffer.alloc(shape.type === 11 ? 36 : 20);
    bytes.writeInt32LE(shape.type, 0);
    bytes.writeDoubleLE(shape.point[0], 4);
    bytes.writeDoubleLE(shape.point[1], 12);
    if (shape.type === 11) bytes.writeDoubleLE(shape.z, 20);
    return bytes;
  }
  const parts = shape.type === 8 ? [shape.points] : shape.parts;
  const points = parts.flat();
  const heads = shape.type === 8 ? 40 : 44 + parts.length * 4;
  const bytes = Buffer.alloc(heads + points.length * 16);
  bytes.writeInt32LE(shape.type, 0);
  if (shape.type === 8) bytes.writeInt32LE(points.length, 36);
  else {
    bytes.writeInt32LE(parts.length, 36);
    bytes.writeInt32LE(points.length, 40);
    let start = 0;
    parts.forEach((part, at) => {
      bytes.writeInt32LE(start, 44 + at * 4);
      start += part.length;
    });
  }
  points.forEach(([x, y], at) => {
    bytes.writeDoubleLE(x, heads + at * 16);
    bytes.writeDoubleLE(y, heads + at * 16 + 8);
  });
  return bytes;
}

/** The .shp and .shx of these shapes. */
export function shpOf(shapes: readonly EsriShape[], type: number): { shp: Buffer; shx: Buffer } {
  const contents = shapes.map(contentOf);
  const records: Buffer[] = [];
  const index: Buffer[] = [];
  let offset = 50;
  contents.forEach((content, at) => {
    const head = Buffer.alloc(8);
    head.writeInt32BE(at + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    const entry = Buffer.alloc(8);
    entry.writeInt32BE(offset, 0);
    entry.writeInt32BE(content.length / 2, 4);
    records.push(head, content);
    index.push(entry);
    offset += 4 + content.length / 2;
  });
  const head = (length: number): Buffer => {
    const bytes = Buffer.alloc(100);
    bytes.writeInt32BE(9994, 0);
    bytes.writeInt32BE(length, 24);
    bytes.writeInt32LE(1000, 28);
    bytes.writeInt32LE(type, 32);
    return bytes;
  };
  return { shp: Buffer.concat([head(offset), ...records]), shx: Buffer.concat([head(50 + index.length * 4), ...index]) };
}

export interface DbfColumn {
  name: string | Buffer;
  type: 'C' | 'N' | 'D' | 'L';
  length: number;
}

/** A .dbf of these columns. @param encode text to bytes, for names and values @param mark the language byte of the head */
export function dbfOf(
  columns: readonly DbfColumn[],
  rows: readonly (readonly (string | Buffer | null)[])[],
  encode: (text: string) => Buffer,
  mark = 0,
): Buffer {
  const bytesOf = (value: string | Buffer | null): Buffer => (typeof value === 'string' ? encode(value) : (value ?? Buffer.alloc(0)));
  const headLength = 33 + columns.length * 32;
  const recordLength = 1 + columns.reduce((sum, column) => sum + column.length, 0);
  const head = Buffer.alloc(headLength);
  head[0] = 3;
  head.writeUInt32LE(rows.length, 4);
  head.writeUInt16LE(headLength, 8);
  head.writeUInt16LE(recordLength, 10);
  head[29] = mark;
  columns.forEach((column, at) => {
    bytesOf(column.name).copy(head, 32 + at * 32, 0, 11);
    head.write(column.type, 32 + at * 32 + 11, 'latin1');
    head[32 + at * 32 + 16] = column.length;
  });
  head[headLength - 1] = 0x0d;
  const records = rows.map((row) => {
    const record = Buffer.alloc(recordLength, 0x20);
    let at = 1;
    columns.forEach((column, nth) => {
      const bytes = bytesOf(row[nth] ?? null).subarray(0, column.length);
      bytes.copy(record, column.type === 'N' ? at + column.length - bytes.length : at);
      at += column.length;
    });
    return record;
  });
  return Buffer.concat([head, ...records, Buffer.from([0x1a])]);
}

/** ESRI's text for CGCS2000, 3°, central meridian 117: EPSG 4548. */
export const prj4548 =
  'PROJCS["CGCS2000_3_Degree_GK_CM_117E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

/** Places in metres of EPSG 4548 with attributes in GBK and no .cpg, as a county's mapping office hands them over. */
export function countyShapefile(folder = '', more: Record<string, Uint8Array | string> = {}): Uint8Array {
  const { shp, shx } = shpOf(
    [
      { type: 1, point: [436805.338, 3974673.2292] },
      { type: 1, point: [436905.338, 3974673.2292] },
    ],
    1,
  );
  const dbf = dbfOf(
    [
      { name: '名称', type: 'C', length: 20 },
      { name: '可容纳人数', type: 'N', length: 8 },
      { name: '建成日期', type: 'D', length: 8 },
    ],
    [
      ['东风广场避难场所', '1200', '20190512'],
      ['镕基小学', '300', null],
    ],
    inGbk,
  );
  const at = (ending: string): string => `${folder}避难场所.${ending}`;
  return zipOf({ [at('shp')]: shp, [at('shx')]: shx, [at('dbf')]: dbf, [at('prj')]: prj4548, ...more });
}

export const kmlOf = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>云河县</name>${body}</Document></kml>`;

/** Places with all that a KML may bring along and that must stay where it is. */
export const kmlWithLinks = kmlOf(`
  <Style id="s"><IconStyle><Icon><href>http://example.invalid/icon.png</href></Icon></IconStyle></Style>
  <NetworkLink><name>实时</name><Link><href>http://example.invalid/live.kml</href></Link></NetworkLink>
  <GroundOverlay><name>影像</name><Icon><href>http://example.invalid/photo.png</href></Icon></GroundOverlay>
  <Folder><name>避难场所</name>
    <Folder><name>东风镇</name>
      <Placemark id="a"><name>东风广场</name>
        <description><![CDATA[<script>fetch('http://example.invalid')</script><b>可容纳</b> 1200 人<br/>钥匙在<a href="javascript:alert(1)">门卫</a> <Placemark>]]></description>
        <styleUrl>http://example.invalid/styles.kml#red</styleUrl>
        <ExtendedData><Data name="面积"><value>3500</value></Data><SchemaData schemaUrl="#x"><SimpleData name="电话">0538-1234567</SimpleData></SchemaData></ExtendedData>
        <Point><coordinates>116.3,35.9,42.5</coordinates></Point>
      </Placemark>
      <!-- <Placemark><name>旧</name></Placemark> -->
      <Placemark><name>河堤</name><MultiGeometry><LineString><coordinates>116.1,35.8 116.2,35.85</coordinates></LineString><Point><coordinates>116.15,35.82</coordinates></Point></MultiGeometry></Placemark>
    </Folder>
  </Folder>
  <Placemark><name>湖</name><Polygon><outerBoundaryIs><LinearRing><coordinates>116,35 117,35 117,36 116,36 116,35</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>116.4,35.4 116.6,35.4 116.6,35.6 116.4,35.4</coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark>
  <Placemark><name>错</name><Point><coordinates>东风路,35.9</coordinates></Point></Placemark>
  <Placemark><name>无位置</name></Placemark>
`);

/** A zip whose first file says that it is encrypted. */
export function encryptedZip(name: string): Uint8Array {
  const bytes = Buffer.from(zipOf({ [name]: 'x'.repeat(200) }));
  for (const mark of [Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('PK\x01\x02', 'latin1')]) {
    const at = bytes.indexOf(mark);
    const flags = at + (mark[2] === 3 ? 6 : 8);
    bytes.writeUInt16LE(bytes.readUInt16LE(flags) | 1, flags);
  }
  return bytes;
}

/** A small zip that holds 330 MB of nothing. */
export function zipBomb(name: string): Uint8Array {
  const zeros = Buffer.alloc(330_000_000);
  const data = deflateRawSync(zeros, { level: 1 });
  const title = Buffer.from(name, 'latin1');
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(zeros.length, 18);
  common.writeUInt16LE(title.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, title, data]);
  const listed = Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, Buffer.alloc(14), title]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, listed, end]);
}

// Places as a shapefile in a zip, with a list of what its short column names stand for and a text that says what it is.
import { zipSync } from 'fflate';
import { cgcs2000, wgs84 } from '#shared/kernel/crs.ts';
import { wktOf } from '#shared/kernel/crs-wkt.ts';
import { writeCsv } from '../write-sheet.ts';
import { aboutLines, type PlaceContent, titleOf } from './place-content.ts';
import { writeDbf } from './write-dbf.ts';

const pointType = 1;
const headBytes = 100;

/** .shp and .shx of points; a row without a position has a record without a shape. */
function writePoints(content: PlaceContent): { shp: Buffer; shx: Buffer } {
  const positions = content.rows.map((row) => row.position);
  const sizes = positions.map((position) => (position ? 20 : 4));
  const shp = Buffer.alloc(headBytes + sizes.reduce((sum, size) => sum + size + 8, 0));
  const shx = Buffer.alloc(headBytes + positions.length * 8);
  const placed = positions.filter((position) => position !== null);
  const box = placed.reduce(
    (all, { lng, lat }) => [
      Math.min(all[0] ?? lng, lng),
      Math.min(all[1] ?? lat, lat),
      Math.max(all[2] ?? lng, lng),
      Math.max(all[3] ?? lat, lat),
    ],
    [] as number[],
  );
  for (const head of [shp, shx]) {
    head.writeInt32BE(9994, 0);
    head.writeInt32BE(head.length / 2, 24);
    head.writeInt32LE(1000, 28);
    head.writeInt32LE(pointType, 32);
    box.forEach((value, at) => head.writeDoubleLE(value, 36 + at * 8));
  }
  let at = headBytes;
  positions.forEach((position, nth) => {
    const size = sizes[nth] ?? 4;
    shx.writeInt32BE(at / 2, headBytes + nth * 8);
    shx.writeInt32BE(size / 2, headBytes + nth * 8 + 4);
    shp.writeInt32BE(nth + 1, at);
    shp.writeInt32BE(size / 2, at + 4);
    shp.writeInt32LE(position ? pointType : 0, at + 8);
    if (position) {
      shp.writeDoubleLE(position.lng, at + 12);
      shp.writeDoubleLE(position.lat, at + 20);
    }
    at += 8 + size;
  });
  return { shp, shx };
}

const cells = (content: PlaceContent) => content.rows.map((row) => row.cells);

export function writeShapefile(content: PlaceContent): Uint8Array {
  const base =
    titleOf(content)
      .replace(/[\\/:*?"<>|.\p{Cc}]/gu, ' ')
      .trim()
      .slice(0, 60) || 'places';
  const { shp, shx } = writePoints(content);
  const { bytes, columns } = writeDbf(content.columns, cells(content));
  const { legend, readme } = content.words;
  const text = new TextEncoder();
  return zipSync(
    {
      [`${base}.shp`]: shp,
      [`${base}.shx`]: shx,
      [`${base}.dbf`]: bytes,
      [`${base}.prj`]: text.encode(wktOf(content.system === 'cgcs2000' ? cgcs2000 : wgs84)),
      [`${base}.cpg`]: text.encode('UTF-8'),
      [`${legend}.csv`]: writeCsv([
        [legend, ''],
        ...columns.map((column) => [column.name, column.cut > 0 ? `${column.full} (≤ ${column.length} B: ${column.cut})` : column.full]),
      ]),
      [`${readme}.txt`]: text.encode(`\ufeff${[titleOf(content), ...aboutLines(content)].join('\r\n')}\r\n`),
    },
    { level: 6 },
  );
}

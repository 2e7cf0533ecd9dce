// Files of 100,000 places in every format, read with all checks and written, against a bare reading of the same bytes that checks nothing.
import { kml } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import shp from 'shpjs';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { maxPlaceRows } from '#shared/kernel/place-table.ts';
import { toWgs84, gcj02, crsOfEpsg } from '#shared/kernel/crs.ts';
import { type PlaceContent, type PlaceOutput, outputEndings } from '#station/documents/places/place-content.ts';
import { readPlaces } from '#station/documents/places/read-places.ts';
import { writePlaces } from '#station/documents/places/write-places.ts';
import { readPlacesApart } from '#station/worker.ts';
import { type Figure, round } from './figure.ts';

const count = maxPlaceRows;
const townships = ['东风镇', '河西镇', '安宁镇', '柳泉乡', '大河镇', '云山镇'];

function places(): PlaceContent {
  return {
    title: '云河县场所',
    mark: '内部资料',
    about: [['来源', '云河县应急管理局']],
    system: 'wgs84',
    words: { lng: '经度', lat: '纬度', legend: '字段说明', readme: '说明' },
    columns: ['名称', '类别', '乡镇', '地址', '负责人', '电话', '可容纳人数', '面积', '备注'],
    nameColumn: 0,
    rows: Array.from({ length: count }, (_, nth) => {
      const town = townships[nth % townships.length] ?? '';
      return {
        cells: [
          `${town}第${nth}避难场所`,
          '避难场所',
          town,
          `云河县${town}东风路${nth}号`,
          '张三',
          `1390538${String(nth % 10_000).padStart(4, '0')}`,
          (nth * 37) % 5_000,
          round(((nth * 131) % 90_000) / 7, 1),
          nth % 9 === 0 ? '钥匙在门卫，夜间打电话' : null,
        ],
        position: { lng: 116 + ((nth * 7_919) % 100_000) / 166_667, lat: 35.6 + ((nth * 104_729) % 100_000) / 166_667 },
      };
    }),
  };
}

async function seconds(work: () => unknown): Promise<number> {
  globalThis.gc?.();
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1_000;
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The same bytes taken apart by the plainest means, or by the library that most programs use. */
const rivals: Record<PlaceOutput, { what: string; read: (bytes: Uint8Array) => unknown }> = {
  csv: {
    what: 'split at line ends and commas',
    read: (bytes) =>
      textOf(bytes)
        .split('\r\n')
        .map((line) => line.split(',')),
  },
  xlsx: { what: 'hucre alone', read: (bytes) => readXlsx(bytes) },
  geojson: { what: 'JSON.parse', read: (bytes) => JSON.parse(textOf(bytes)) as unknown },
  topojson: {
    what: 'JSON.parse and topojson-client',
    read: (bytes) => {
      const topology = JSON.parse(textOf(bytes)) as Topology;
      return topology.objects.places && feature(topology, topology.objects.places);
    },
  },
  shapefile: { what: 'shpjs', read: (bytes) => shp(bytes) },
  kml: { what: 'xmldom and togeojson', read: (bytes) => kml(new DOMParser().parseFromString(textOf(bytes), 'text/xml')) },
  kmz: {
    what: 'fflate, xmldom and togeojson',
    read: (bytes) => kml(new DOMParser().parseFromString(textOf(unzipSync(bytes)['doc.kml'] ?? new Uint8Array()), 'text/xml')),
  },
};

/** Rows a second that an import of a whole province should have at least: ten seconds for the file. */
const aims: Record<PlaceOutput, string> = {
  csv: '≥ 100000',
  xlsx: '≥ 10000',
  geojson: '≥ 50000',
  topojson: '≥ 30000',
  shapefile: '≥ 50000',
  kml: '≥ 10000',
  kmz: '≥ 10000',
};

async function ofFormat(output: PlaceOutput, content: PlaceContent): Promise<Figure[]> {
  let bytes = new Uint8Array();
  const writing = await seconds(async () => {
    bytes = new Uint8Array(await writePlaces(output, content));
  });
  const bare = await seconds(() => rivals[output].read(bytes));
  let rows = 0;
  const reading = await seconds(async () => {
    const table = await readPlaces(`a.${outputEndings[output]}`, bytes);
    rows = table.rows.length;
  });
  if (rows < count) throw new Error(`${output}: ${rows} of ${count} rows`);
  const figure = (name: string, time: number, more: Partial<Figure> = {}): Figure => ({
    name: `placeFiles.${output}.${name}`,
    value: round(count / time),
    unit: 'rows/s',
    ...more,
  });
  return [
    figure('read', reading, { aim: aims[output], rival: { what: rivals[output].what, value: round(count / bare) } }),
    figure('write', writing),
    { name: `placeFiles.${output}.size`, value: round(bytes.length / 1_048_576, 1), unit: 'MB' },
  ];
}

/** The longest time that the station's thread was held while a worker read the file for it. */
async function heldBy(bytes: Uint8Array): Promise<{ held: number; whole: number }> {
  let held = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    const now = performance.now();
    held = Math.max(held, now - last);
    last = now;
  }, 1);
  const whole = await seconds(() => readPlacesApart('a.csv', bytes, {}));
  clearInterval(beat);
  return { held, whole: whole * 1_000 };
}

export async function bench(): Promise<Figure[]> {
  const content = places();
  const figures: Figure[] = [];
  for (const output of ['csv', 'xlsx', 'geojson', 'topojson', 'shapefile', 'kml', 'kmz'] as const)
    figures.push(...(await ofFormat(output, content)));
  const { held, whole } = await heldBy(await writePlaces('csv', content));
  const million = new TextEncoder().encode(`名称,经度,纬度\n${'东风广场,116.3,35.9\n'.repeat(1_000_000)}`);
  const refusing = await seconds(() => readPlaces('a.csv', million).catch(() => null));
  const pairs = content.rows.map(({ position }) => [position?.lng ?? 0, position?.lat ?? 0] as const);
  const converting = async (crs: typeof gcj02, of: readonly (readonly [number, number])[]): Promise<number> => {
    const convert = toWgs84(crs);
    return 1_000 * (await seconds(() => of.forEach(([x, y]) => convert(x, y))));
  };
  const zone = crsOfEpsg(4548) ?? gcj02;
  return [
    ...figures,
    { name: 'placeFiles.csv.inWorker', value: round(whole), unit: 'ms', aim: '< 5000' },
    { name: 'placeFiles.csv.threadHeld', value: round(held), unit: 'ms', aim: '< 100' },
    { name: 'placeFiles.csv.millionRefused', value: round(refusing * 1_000), unit: 'ms', aim: '< 3000' },
    { name: 'placeFiles.convert.gcj02', value: round(await converting(gcj02, pairs)), unit: 'ms', aim: '< 1500' },
    {
      name: 'placeFiles.convert.epsg4548',
      value: round(
        await converting(
          zone,
          pairs.map(([x, y]): readonly [number, number] => [436_805 + x, 3_974_673 + y]),
        ),
      ),
      unit: 'ms',
      aim: '< 500',
    },
  ];
}

import { unzip } from '#kit/zip.ts';
import type { PlaceCell } from '#shared/kernel/place-table.ts';
import { readXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { outputEndings, type PlaceContent, placeFileName, placeOutputs, type PlaceOutput } from './place-content.ts';
import { readPlaces } from './read-places.ts';
import { shortNames, withinBytes } from './write-dbf.ts';
import { writePlaces } from './write-places.ts';

const rows: PlaceContent['rows'] = [
  {
    cells: ['东风广场 <避难场所> & "一号"', 1200, true, 3500.5, '门卫：张三\n0538-1234567'],
    position: { lng: 116.3084722, lat: 35.9123456 },
  },
  { cells: ['=HYPERLINK("http://example.invalid")', 300, false, null, "+86 538 '12'"], position: { lng: -0.5, lat: -12.25 } },
  { cells: ['尚未标注位置', null, null, 0, '-'], position: null },
];
const content: PlaceContent = {
  title: '云河县避难场所',
  mark: '内部资料',
  about: [
    ['来源', '云河县应急管理局'],
    ['密级', '内部'],
    ['条件', '类别：避难场所'],
    ['条数', '3'],
    ['导出时间', '2026-11-28 18:00'],
    ['站点', '云河县值班室'],
  ],
  system: 'wgs84',
  words: { lng: '经度', lat: '纬度', legend: '字段说明', readme: '说明' },
  columns: ['名称', '可容纳人数', '可容纳人数是否核实', '面积', '联系'],
  nameColumn: 0,
  rows,
};
const write = (output: PlaceOutput, more: Partial<PlaceContent> = {}) => writePlaces(output, { ...content, ...more });
const read = async (output: PlaceOutput, more: Partial<PlaceContent> = {}) =>
  readPlaces(`a.${outputEndings[output]}`, await write(output, more));

/** A value as it is told apart in formats that hold text alone. */
const plain = (cell: PlaceCell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  const text = typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell);
  return ({ 是: 'yes', 否: 'no', true: 'yes', false: 'no' } as Record<string, string>)[text] ?? text.replace(/\s+/g, ' ');
};

describe.each(placeOutputs)('%s', (output) => {
  it('is read again by our own reader with the same values in the same places', async () => {
    const table = await read(output);
    const tabular = output === 'csv' || output === 'xlsx';
    const data = output === 'kml' || output === 'kmz' ? table.columns.indexOf('名称') : 0;
    expect(table.refused).toEqual([]);
    const notWritten = output === 'xlsx' ? table.rows.slice(0, rows.length) : table.rows;
    expect(notWritten.map((row) => row.cells.slice(data, data + 5).map(plain))).toEqual(rows.map((row) => row.cells.map(plain)));
    const positions = notWritten.map(({ cells, geometry }) =>
      tabular
        ? cells.slice(5, 7).map((cell) => (cell === null || cell === '' ? null : Number(cell)))
        : geometry?.type === 'Point'
          ? geometry.coordinates
          : [null, null],
    );
    expect(positions).toEqual(rows.map(({ position }) => (position ? [position.lng, position.lat] : [null, null])));
  });

  it('carries its mark, its source and its filter', async () => {
    const bytes = Buffer.from(await write(output));
    const files = output === 'xlsx' || output === 'shapefile' || output === 'kmz' ? [...unzip(bytes).values()] : [bytes];
    const text = files.map((file) => file.toString('utf8')).join('\n');
    for (const said of ['内部资料', '云河县应急管理局', '类别：避难场所', '2026-11-28 18:00', '云河县值班室']) expect(text).toContain(said);
    const open = Buffer.from(await write(output, { mark: '' }));
    const openFiles = output === 'xlsx' || output === 'shapefile' || output === 'kmz' ? [...unzip(open).values()] : [open];
    expect(openFiles.map((file) => file.toString('utf8')).join('\n')).not.toContain('内部资料');
  });
});

describe('what a format alone can do wrong', () => {
  it('csv begins with the mark that Excel needs and runs nothing', async () => {
    const text = Buffer.from(await write('csv', { mark: '' })).toString('utf8');
    expect(text.startsWith('\ufeff名称,可容纳人数')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://example.invalid"")",300,否,,'+86 538 '12','-0.5,'-12.25`);
  });

  it('xlsx holds numbers that can be added up, and texts that look like numbers as texts', async () => {
    const phones = { columns: ['名称', '床位', '电话'], rows: [{ cells: ['甲', 120, '0538123'], position: { lng: 116.3, lat: 35.9 } }] };
    for (const more of [
      phones,
      { ...phones, rows: Array.from({ length: 5_001 }, () => phones.rows[0] ?? { cells: [], position: null }) },
    ]) {
      const workbook = await readXlsx(await write('xlsx', more));
      const row = workbook.sheets[0]?.rows.find((cells) => cells[0] === '甲');
      expect(row).toEqual(['甲', 120, '0538123', 116.3, 35.9]);
    }
  });

  it('xlsx holds no formula, small or large', async () => {
    for (const more of [{}, { rows: Array.from({ length: 5_100 }, () => rows[1] ?? { cells: [], position: null }) }]) {
      const sheet =
        unzip(Buffer.from(await write('xlsx', more)))
          .get('xl/worksheets/sheet1.xml')
          ?.toString('utf8') ?? '';
      expect(sheet.length).toBeGreaterThan(1_000);
      expect(sheet).not.toContain('<f>');
    }
  });

  it('GeoJSON, TopoJSON and shapefile say when they are CGCS2000', async () => {
    for (const output of ['geojson', 'shapefile'] as const) {
      expect((await read(output, { system: 'cgcs2000' })).crs).toMatchObject({ system: 'cgcs2000', declared: true });
      expect((await read(output)).crs).toMatchObject({ system: 'wgs84' });
    }
    expect(Buffer.from(await write('topojson', { system: 'cgcs2000' })).toString('utf8')).toContain('EPSG::4490');
  });

  it('a shapefile lists what its short names stand for and cuts long texts between characters', async () => {
    const long = '长'.repeat(100);
    const files = unzip(Buffer.from(await write('shapefile', { rows: [{ cells: [long, 1, true, 2, ''], position: null }] })));
    expect([...files.keys()].map((name) => name.split('.').at(-1))).toEqual(['shp', 'shx', 'dbf', 'prj', 'cpg', 'csv', 'txt']);
    const legend = files.get('字段说明.csv')?.toString('utf8') ?? '';
    expect(legend.split('\r\n').slice(1, 4)).toEqual(['名称,名称 (≤ 254 B: 1)', '可容纳,可容纳人数', '可容纳1,可容纳人数是否核实']);
    const table = await readPlaces('a.zip', await write('shapefile', { rows: [{ cells: [long, 1, true, 2, ''], position: null }] }));
    expect(table.rows[0]?.cells[0]).toBe('长'.repeat(84));
    expect(table.notes.map(({ code }) => code)).not.toContain('textCut');
  });

  it('KML escapes what would be its own and leaves out what XML cannot hold', async () => {
    const text = Buffer.from(
      await write('kml', { rows: [{ cells: ['a\u0000b\ud800c</name><script>', 1, true, 2, ''], position: null }] }),
    ).toString('utf8');
    expect(text).toContain('<name>abc&lt;/name&gt;&lt;script&gt;</name>');
    expect(text).not.toContain('<script>');
  });
});

describe('names', () => {
  it('of columns fit into 10 bytes and stay apart', () => {
    const names = shortNames(['可容纳人数', '可容纳面积', 'capacity_total', 'CAPACITY TOTAL 2', '', '……', 'a'.repeat(30)]);
    expect(names).toEqual(['可容纳', '可容纳1', 'capacityto', 'CAPACITYT1', 'F5', 'F6', 'aaaaaaaaaa']);
    expect(names.every((name) => Buffer.byteLength(name) <= 10)).toBe(true);
    expect(withinBytes('a😀b', 4)).toBe('a');
  });

  it('of files have the mark and nothing that a system forbids', () => {
    expect(placeFileName({ title: '云河县/避难场所: "全部"', mark: '内部资料' }, 'shapefile', '2026-11-28')).toBe(
      '云河县 避难场所 全部 _内部资料_2026-11-28.zip',
    );
  });
});

// The rows of stock as a file: exactly those on the screen, with when, where and by what filter they were taken.
import { amountText } from '#shared/resources/stock/amounts.ts';
import type { StockFlag, SupplyCategory } from '#shared/resources/stock/types.ts';
import { dayText } from '#shared/time/zone.ts';
import { widthOf, writeCsv } from '../../documents/write-sheet.ts';
import { isoOf, type StationParts } from '../../parts.ts';
import type { Os } from '../../rpc.ts';
import { facilityById } from '../queries.ts';
import { type LineView, stockLines, type SupplyTotal, supplyById, totalsOf } from './queries.ts';
import { daysOf } from './wire-queries.ts';

const mimes = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv' } as const;

const words = {
  'zh-CN': {
    title: '物资库存',
    place: '场所',
    name: '品名',
    code: '分类编码',
    spec: '规格',
    unit: '单位',
    usable: '可用',
    expired: '过期',
    reserved: '预留',
    minimum: '最低储备',
    total: '账面',
    shelf: '货位',
    batch: '批次',
    expiresOn: '最早到期',
    counted: '上次盘点',
    places: '场所数',
    state: '状态',
    below: '低于最低储备',
    short: '账面不足',
    taken: (at: string, station: string, count: number) => `导出时间 ${at} · 本机 ${station} · ${count} 行`,
    filter: '筛选',
    flags: { below: '低于最低储备', expiring: '临期', expired: '有过期', short: '账面不足' } satisfies Record<StockFlag, string>,
    categories: { '1': '基本生活保障物资', '2': '应急装备及配套物资', '3': '工程材料与机械加工设备' } satisfies Record<
      SupplyCategory,
      string
    >,
  },
  en: {
    title: 'Stock',
    place: 'Place',
    name: 'Supply',
    code: 'Code',
    spec: 'Specification',
    unit: 'Unit',
    usable: 'Usable',
    expired: 'Expired',
    reserved: 'Reserved',
    minimum: 'Minimum',
    total: 'Book',
    shelf: 'Shelf',
    batch: 'Batch',
    expiresOn: 'Next expiry',
    counted: 'Last count',
    places: 'Places',
    state: 'State',
    below: 'below minimum',
    short: 'below zero',
    taken: (at: string, station: string, count: number) => `Taken ${at} · station ${station} · ${count} rows`,
    filter: 'Filter',
    flags: { below: 'below minimum', expiring: 'expires soon', expired: 'has expired goods', short: 'below zero' },
    categories: { '1': 'Daily life', '2': 'Emergency equipment', '3': 'Engineering material and machines' },
  },
} as const;

type Words = (typeof words)['zh-CN' | 'en'];

const lineColumns = (w: Words): string[] => [
  w.place,
  w.name,
  w.code,
  w.spec,
  w.unit,
  w.usable,
  w.expired,
  w.reserved,
  w.minimum,
  w.total,
  w.shelf,
  w.batch,
  w.expiresOn,
  w.counted,
  w.state,
];

const lineRow = (line: LineView, w: Words, zone: string): string[] => [
  line.facilityName,
  line.item.name,
  line.item.code,
  line.item.spec,
  line.item.unit,
  amountText(line.usable),
  amountText(line.expired),
  amountText(line.reserved),
  amountText(line.minimum),
  amountText(line.total),
  line.shelf,
  line.batches
    .map(({ number, expiresOn, amount }) => [number, expiresOn ?? '', `×${amountText(amount)}`].filter((part) => part !== '').join(' '))
    .join('\n'),
  line.nextExpiry ?? '',
  line.countedAt === null ? '' : dayText(line.countedAt, zone),
  [line.below ? w.below : '', line.short ? w.short : ''].filter((part) => part !== '').join(' '),
];

const totalColumns = (w: Words): string[] => [
  w.name,
  w.code,
  w.spec,
  w.unit,
  w.usable,
  w.expired,
  w.reserved,
  w.minimum,
  w.total,
  w.places,
  w.below,
  w.short,
];

const totalRow = (one: SupplyTotal): string[] => [
  one.item.name,
  one.item.code,
  one.item.spec,
  one.item.unit,
  amountText(one.usable),
  amountText(one.expired),
  amountText(one.reserved),
  amountText(one.minimum),
  amountText(one.total),
  String(one.places),
  String(one.below),
  String(one.short),
];

/** Columns of quantities and counts, as they lie in both tables. */
const numbersOf = (w: Words, by: 'place' | 'supply'): ReadonlySet<string> =>
  new Set([w.usable, w.expired, w.reserved, w.minimum, w.total, ...(by === 'place' ? [] : [w.places, w.below, w.short])]);

/** Characters of the widest column. */
const widest = 30;

export function stockExportHandlers(os: Os, parts: StationParts) {
  return {
    export: os.stock.export.handler(async ({ input }) => {
      const { by, format, locale = 'zh-CN', ...filter } = input;
      const w = words[locale];
      const { zone } = parts.settings();
      const lines = stockLines(parts.read, { ...filter, text: filter.text || undefined }, daysOf(parts));
      const heads = by === 'place' ? lineColumns(w) : totalColumns(w);
      const rows = by === 'place' ? lines.map((line) => lineRow(line, w, zone)) : totalsOf(lines).map(totalRow);
      const said = [
        filter.facility ? (facilityById(parts.read, filter.facility)?.name ?? '') : '',
        filter.supply ? (supplyById(parts.read, filter.supply)?.name ?? '') : '',
        filter.category ? w.categories[filter.category] : '',
        filter.flag ? w.flags[filter.flag] : '',
        filter.text ? `“${filter.text}”` : '',
      ].filter((part) => part !== '');
      const now = parts.clock.now();
      const titleLines = [
        w.title,
        w.taken(isoOf(parts)(now).slice(0, 16).replace('T', ' '), parts.journal.station, rows.length),
        ...(said.length > 0 ? [`${w.filter}: ${said.join(' · ')}`] : []),
      ];
      const numbers = numbersOf(w, by);
      const columns = heads.map((head, at) => ({
        head,
        number: numbers.has(head),
        width: Math.min(widest, rows.reduce((most, row) => Math.max(most, ...(row[at] ?? '').split('\n').map(widthOf)), widthOf(head)) + 2),
      }));
      const bytes =
        format === 'xlsx'
          ? await parts.writeSheets([{ name: w.title, titleLines, columns, rows, landscape: true }])
          : writeCsv([...titleLines.map((line) => [line]), heads, ...rows]);
      return new File([new Uint8Array(bytes)], `${w.title}-${dayText(now, zone)}.${format}`, { type: mimes[format] });
    }),
  };
}

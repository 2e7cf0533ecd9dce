// The list around a point as a table for paper and spreadsheets: what is on the screen, with filter, count, time and station.
import type { Position } from '#shared/kernel/geo.ts';
import { compassOf } from '#shared/resources/near/bearing.ts';
import { placesFree } from '#shared/resources/near/figures.ts';
import { compassWords, kilometres } from '#shared/resources/near/notice-text.ts';
import { fieldOf } from '#shared/resources/fields.ts';
import { fieldWords, kindWords } from '#shared/resources/words.ts';
import type { FacilityKind } from '#shared/resources/types.ts';
import { type SheetContent, writeCsv } from '../../documents/write-sheet.ts';
import { isoOf, type StationParts } from '../../parts.ts';
import { type Around, placesAround } from './around.ts';

interface Wanted {
  rings: readonly number[];
  kinds: readonly FacilityKind[] | undefined;
  format: 'xlsx' | 'csv';
  /** What the centre is: an incident's title. */
  title: string;
}

const columns = [
  { head: '序号', width: 6 },
  { head: '类型', width: 14 },
  { head: '名称', width: 28 },
  { head: '直线距离', width: 12 },
  { head: '方位', width: 8 },
  { head: '圈', width: 10 },
  { head: '主要数字', width: 36 },
  { head: '说明', width: 30 },
  { head: '责任单位', width: 22 },
  { head: '联系人（★有钥匙）', width: 40 },
  { head: '地址', width: 28 },
  { head: '经度', width: 12 },
  { head: '纬度', width: 12 },
];

type Place = Around['items'][number];

function figureText(kind: FacilityKind, key: string, value: number): string {
  if (key === placesFree) return `还可收 ${value} 人`;
  const words: Record<string, string> = fieldWords['zh-CN'];
  return `${words[key] ?? key} ${value}${fieldOf(kind, key)?.measure ?? ''}`;
}

const contactText = ({ contacts }: Place): string =>
  contacts
    .map(({ name, role, phones, keyHolder }) =>
      [`${keyHolder ? '★' : ''}${name}${role ? `（${role}）` : ''}`, ...phones.map(({ number }) => number)].join(' '),
    )
    .join('；');

function rowOf(place: Place, at: number): string[] {
  const { kind, name, metres, bearing, ring, figures, reaches, closed } = place;
  const notes = [
    closed ? `已关闭（${closed.on}，${closed.reason}）` : '',
    reaches ? `危险半径 ${reaches} 米，已及中心点` : '',
    place.about,
  ].filter((text) => text !== '');
  return [
    String(at + 1),
    place.subKind || kindWords['zh-CN'][kind],
    name,
    kilometres(metres),
    compassWords[compassOf(bearing)],
    ring === null ? '圈外' : kilometres(ring),
    figures.map(({ key, value }) => figureText(kind, key, value)).join('；'),
    notes.join('；'),
    place.unitName,
    contactText(place),
    place.address,
    place.lng.toFixed(5),
    place.lat.toFixed(5),
  ];
}

export async function aroundFile(parts: StationParts, centre: Position, { rings, kinds, format, title }: Wanted): Promise<File> {
  const { items, total } = placesAround(parts, centre, rings, kinds);
  const made = isoOf(parts)(parts.clock.now()).slice(0, 16).replace('T', ' ');
  const what = `${rings.map(kilometres).join('、')}内，${kinds ? kinds.map((kind) => kindWords['zh-CN'][kind]).join('、') : '全部类型'}`;
  const rows = items.map(rowOf);
  const name = `周边资源${title === '' ? '' : ` ${title}`}`;
  const counted = `共 ${rows.length} 处${total > rows.length ? `（圈内 ${total} 处，只列最近的）` : ''}`;
  const about = [
    `中心 ${centre.lng.toFixed(5)}，${centre.lat.toFixed(5)}　${what}　${counted}　${made} 统计`,
    `${parts.settings().officeName}　直线距离，未计道路；内部资料`,
  ];
  const sheet: SheetContent = { name: '周边资源', titleLines: [name, ...about], columns, rows, landscape: true };
  const bytes =
    format === 'xlsx'
      ? await parts.writeSheets([sheet])
      : writeCsv([[name], ...about.map((line) => [line]), columns.map(({ head }) => head), ...rows]);
  const type = format === 'xlsx' ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv; charset=utf-8';
  return new File([new Uint8Array(bytes)], `${name.replace(/[\\/:*?"<>|]/g, ' ')} ${made.slice(0, 10)}.${format}`, { type });
}

// Which symbol stands for what on the map, after GB/T 35649-2017: code, category, picture inside the frame, word in its lower quarter.
// Codes and sub-kinds as in the facts (FK001–FK021, event kinds); what the norm has no code for takes the nearest code and a word
// of its own, as its section 7 allows. To add a kind or sub-kind: a line in the table below.
import type { FacilityKind } from './types.ts';

/** A what happened, B what is dangerous, C what is protected, D who and what helps. */
export const symbolCategories = ['A', 'B', 'C', 'D'] as const;
export type SymbolCategory = (typeof symbolCategories)[number];

/** Pictures inside a frame, drawn from CC0 paths by renderer/map/symbols. */
export const glyphNames = [
  'airport',
  'ambulance',
  'animal',
  'army',
  'building',
  'bus',
  'collapse',
  'commandPost',
  'dam',
  'danger',
  'disease',
  'doctor',
  'factory',
  'fire',
  'fireStation',
  'fuel',
  'gas',
  'grain',
  'hospital',
  'mine',
  'network',
  'pipe',
  'police',
  'power',
  'radiation',
  'rail',
  'roadAccident',
  'school',
  'ship',
  'skull',
  'storm',
  'tank',
  'tents',
  'townHall',
  'truck',
  'warehouse',
  'water',
] as const;
export type GlyphName = (typeof glyphNames)[number];

export interface MapSymbol {
  /** Of the norm: letter, then 1, 2 and 2 digits. */
  code: string;
  category: SymbolCategory;
  glyph: GlyphName;
  /** 2 to 4 characters. */
  text: string;
}

const symbol = (code: string, glyph: GlyphName, text: string): MapSymbol => ({
  code,
  category: code.charAt(0) as SymbolCategory,
  glyph,
  text,
});

const hazards: Record<string, MapSymbol> = {
  ...Object.fromEntries(
    (
      [
        ['贮罐', 'tank'],
        ['库区', 'warehouse'],
        ['生产场所', 'factory'],
        ['压力管道', 'pipe'],
        ['锅炉', 'tank'],
        ['压力容器', 'tank'],
        ['煤矿', 'mine'],
        ['非煤矿山', 'mine'],
        ['尾矿库', 'dam'],
        ['气瓶充装', 'gas'],
        ['加油站', 'fuel'],
        ['油气田', 'fuel'],
      ] as const
    ).map(([text, glyph]) => [text, symbol('B10100', glyph, text)]),
  ),
  危化车辆: symbol('B10200', 'truck', '危化车辆'),
  危化船舶: symbol('B10200', 'ship', '危化船舶'),
  油轮: symbol('B10200', 'ship', '油轮'),
  污染源: symbol('B10300', 'skull', '污染源'),
  放射源: symbol('B10300', 'radiation', '放射源'),
  危险废物: symbol('B10300', 'skull', '危险废物'),
};

interface OfKind {
  plain: MapSymbol;
  /** By the word of the sub-kind. */
  finer?: Record<string, MapSymbol>;
}

const byKind: Record<FacilityKind, OfKind> = {
  fireStation: { plain: symbol('D20400', 'fireStation', '消防站') },
  team: {
    plain: symbol('D20400', 'army', '救援队'),
    finer: {
      军队: symbol('D20100', 'army', '军队'),
      武警: symbol('D20200', 'army', '武警'),
      人民警察: symbol('D20300', 'police', '警察'),
    },
  },
  supplyDepot: {
    plain: symbol('D30100', 'warehouse', '储备库'),
    finer: { 粮食储备: symbol('D30100', 'grain', '粮食储备'), 医药储备: symbol('D30100', 'doctor', '医药储备') },
  },
  shelter: { plain: symbol('D60100', 'tents', '避难场所') },
  hospital: {
    plain: symbol('D50100', 'hospital', '医院'),
    finer: {
      急救中心: symbol('D50100', 'ambulance', '急救中心'),
      社区医疗: symbol('D50100', 'doctor', '社区医疗'),
      疾控中心: symbol('D50200', 'doctor', '疾控中心'),
    },
  },
  producer: { plain: symbol('D30100', 'factory', '生产点') },
  distributor: { plain: symbol('D30100', 'truck', '配送') },
  hazardSource: { plain: symbol('B10100', 'danger', '危险源'), finer: hazards },
  reservoir: { plain: symbol('C20500', 'dam', '水库'), finer: { 塘坝: symbol('C20500', 'water', '塘坝') } },
  school: { plain: symbol('C10200', 'school', '学校') },
  protectedTarget: {
    plain: symbol('C10400', 'building', '防护目标'),
    finer: {
      党政机关: symbol('C10100', 'townHall', '党政机关'),
      公众聚集场所: symbol('C10400', 'building', '公众聚集'),
      通信设施: symbol('C20400', 'network', '通信设施'),
      水利设施: symbol('C20500', 'dam', '水利设施'),
      电力基础设施: symbol('C20600', 'power', '电力'),
      石油天然气设施: symbol('C20700', 'fuel', '油气设施'),
    },
  },
  commandPost: {
    plain: symbol('D10100', 'commandPost', '指挥部'),
    finer: Object.fromEntries(
      ['临时安置', '物资发放', '临时医疗', '临时取水'].map((text) => [text, symbol('D10200', 'commandPost', text)]),
    ),
  },
  transport: {
    plain: symbol('D40100', 'bus', '运输场站'),
    finer: {
      机场: symbol('D40100', 'airport', '机场'),
      港口码头: symbol('D40100', 'ship', '港口码头'),
      火车站: symbol('D40100', 'rail', '火车站'),
      客运车辆: symbol('D40200', 'bus', '客运车辆'),
      货运车辆: symbol('D40200', 'truck', '货运车辆'),
      专用作业: symbol('D40200', 'truck', '专用作业'),
    },
  },
};

/** Characters that the lower quarter of a symbol holds. */
export const maxSymbolText = 4;

/** Each text has one object, so that drawn symbols can be kept by it. */
const made = new Map<string, MapSymbol>();

/** @param subKind a word of the norm, or any other of up to four characters, which then stands on the symbol */
export function symbolOf(kind: FacilityKind, subKind: string): MapSymbol {
  const { plain, finer } = byKind[kind];
  if (subKind === '') return plain;
  const known = finer?.[subKind];
  if (known) return known;
  const length = subKind.length;
  if (length < 2 || length > maxSymbolText) return plain;
  const key = `${kind} ${subKind}`;
  const other = made.get(key) ?? { ...plain, text: subKind };
  made.set(key, other);
  return other;
}

/** Words of the norm for what is finer than the kind; forms offer them. */
export const subKindsOf = (kind: FacilityKind): string[] => Object.keys(byKind[kind].finer ?? {});

/** By the first three signs of an event kind's code. */
const events: Record<string, MapSymbol> = {
  '11A': symbol('A10100', 'water', '水旱灾害'),
  '11B': symbol('A10200', 'storm', '气象灾害'),
  '11C': symbol('A10300', 'collapse', '地震'),
  '11D': symbol('A10400', 'collapse', '地质灾害'),
  '11E': symbol('A10500', 'ship', '海洋灾害'),
  '11G': symbol('A10600', 'fire', '森林火灾'),
  '12A': symbol('A20100', 'mine', '煤矿'),
  '12B': symbol('A20200', 'mine', '矿山'),
  '12C': symbol('A20300', 'building', '建筑业'),
  '12D': symbol('A20400', 'skull', '危化品'),
  '12E': symbol('A20500', 'danger', '烟花爆竹'),
  '12G': symbol('A20600', 'fire', '火灾'),
  '12H': symbol('A20700', 'roadAccident', '道路交通'),
  '12J': symbol('A20800', 'ship', '水上交通'),
  '12K': symbol('A20900', 'rail', '铁路交通'),
  '12L': symbol('A21000', 'rail', '轨道交通'),
  '12M': symbol('A21100', 'airport', '民航事故'),
  '12N': symbol('A21200', 'tank', '特种设备'),
  '12P': symbol('A21300', 'power', '基础设施'),
  '12Q': symbol('A21400', 'skull', '环境污染'),
  '12R': symbol('A21500', 'truck', '农业机械'),
  '12S': symbol('A21600', 'danger', '踩踏'),
  '12T': symbol('A40400', 'radiation', '核与辐射'),
  '13A': symbol('A30100', 'disease', '传染病'),
  '13B': symbol('A30200', 'disease', '食药安全'),
  '13C': symbol('A30300', 'disease', '群体中毒'),
  '13E': symbol('A30400', 'animal', '动物疫情'),
  '14C': symbol('A40100', 'townHall', '金融事件'),
  '14F': symbol('A40300', 'danger', '恐怖袭击'),
  '14H': symbol('A40200', 'network', '信息安全'),
};

/** Steppe fires have a code of their own; the kinds name them one by one. */
const steppeFires = ['11G05', '11G06', '11G07', '11G08'];
const steppeFire = symbol('A10700', 'fire', '草原火灾');

/** The picture of what happened, by the code of the norm: a plot drawn by hand has the same. */
export const eventGlyphs: ReadonlyMap<string, GlyphName> = new Map(
  [...Object.values(events), steppeFire].map(({ code, glyph }) => [code, glyph]),
);

/** For kinds without a code in the norm: the class of the event, marked by its zeros. */
const classes: Record<string, MapSymbol> = {
  '11': symbol('A10000', 'danger', '自然灾害'),
  '12': symbol('A20000', 'danger', '事故灾难'),
  '13': symbol('A30000', 'danger', '公共卫生'),
  '14': symbol('A40000', 'danger', '社会安全'),
};
const anyEvent = symbol('A00000', 'danger', '突发事件');

/** @param kind code of an event kind, or null when it is not known yet */
export function eventSymbol(kind: string | null): MapSymbol {
  if (kind === null) return anyEvent;
  if (steppeFires.includes(kind)) return steppeFire;
  return events[kind.slice(0, 3)] ?? classes[kind.slice(0, 2)] ?? anyEvent;
}

// The signs of GB/T 35649-2017 that a source we could read gives with code and meaning, and what fits which shape.
// Names of A follow GB/T 35561 as the facts of this project pair them; the standard's other codes are left out, not guessed.
import { eventGlyphs, type GlyphName, type MapSymbol, maxSymbolText } from '../symbols.ts';
import type { PlotShape } from './types.ts';

export interface PlotSymbol {
  code: string;
  zh: string;
  en: string;
  /** What stands in its band, two to four letters; changed by hand for a finer kind (§7 of the standard). */
  band: string;
  /** Inside the frame of a point. */
  glyph?: GlyphName | undefined;
}

const row = (code: string, zh: string, band: string, en: string): PlotSymbol => ({ code, zh, en, band });

const point = (code: string, glyph: GlyphName, zh: string, band: string, en: string): PlotSymbol => ({ code, zh, en, band, glyph });

/** What happened has the picture that incidents have on the map. */
const event = (code: string, zh: string, band: string, en: string): PlotSymbol => ({
  ...row(code, zh, band, en),
  glyph: eventGlyphs.get(code),
});

export const pointSymbols: readonly PlotSymbol[] = [
  event('A10100', '水旱灾害', '水旱', 'Flood or drought'),
  event('A10200', '气象灾害', '气象', 'Weather disaster'),
  event('A10300', '地震灾害', '地震', 'Earthquake'),
  event('A10400', '地质灾害', '地质灾害', 'Geological disaster'),
  event('A10500', '海洋灾害', '海洋', 'Marine disaster'),
  event('A10600', '森林火灾', '森林火灾', 'Forest fire'),
  event('A10700', '草原火灾', '草原火灾', 'Grassland fire'),
  event('A20100', '煤矿事故', '煤矿', 'Coal mine accident'),
  event('A20200', '金属与非金属矿山事故', '矿山', 'Mine accident'),
  event('A20300', '建筑业事故', '建筑', 'Construction accident'),
  event('A20400', '危险化学品事故', '危化品', 'Hazardous chemicals accident'),
  event('A20500', '烟花爆竹和民用爆炸物事故', '爆炸物', 'Fireworks or explosives accident'),
  event('A20600', '火灾事故', '火灾', 'Fire'),
  event('A20700', '道路交通事故', '道路交通', 'Road accident'),
  event('A20800', '水上交通事故', '水上交通', 'Accident on water'),
  event('A20900', '铁路交通事故', '铁路', 'Railway accident'),
  event('A21000', '城市轨道交通事故', '轨道交通', 'Urban rail accident'),
  event('A21100', '民用航空器事故', '航空', 'Aircraft accident'),
  event('A21200', '特种设备事故', '特种设备', 'Special equipment accident'),
  event('A21300', '基础设施和公用设施事故', '公用设施', 'Utilities accident'),
  event('A21400', '环境污染和生态破坏事件', '环境污染', 'Pollution'),
  event('A21500', '农业机械事故', '农机', 'Farm machinery accident'),
  event('A21600', '踩踏事件', '踩踏', 'Crowd crush'),
  event('A30100', '传染病事件', '传染病', 'Infectious disease'),
  event('A30200', '食品药品安全事件', '食品药品', 'Food or drug safety'),
  event('A30300', '群体性中毒、感染事件', '中毒', 'Mass poisoning or infection'),
  event('A30400', '动物疫情事件', '动物疫情', 'Animal disease'),
  event('A40100', '金融突发事件', '金融', 'Financial incident'),
  event('A40200', '信息安全事件', '信息安全', 'Information security'),
  event('A40300', '恐怖袭击事件', '恐怖袭击', 'Terrorist attack'),
  event('A40400', '核与辐射事故', '核辐射', 'Nuclear or radiation accident'),
  point('B10100', 'danger', '贮罐、库区、尾矿库、加油站', '危险源', 'Tanks, stores, tailings, filling stations'),
  point('B10200', 'truck', '危险物品运输', '运输', 'Dangerous goods on the way'),
  point('B10300', 'skull', '污染源', '污染源', 'Source of pollution'),
  point('C10100', 'townHall', '政府机关', '机关', 'Government'),
  point('C10200', 'school', '学校', '学校', 'School'),
  point('C20400', 'network', '通信设施', '通信', 'Telecommunications'),
  point('C20500', 'dam', '水库大坝', '大坝', 'Dam'),
  point('C20600', 'power', '电力设施', '电力', 'Electric power'),
  point('D10100', 'commandPost', '指挥部', '指挥部', 'Command post'),
  point('D10200', 'commandPost', '现场指挥部', '现场指挥', 'Command post on site'),
  point('D20100', 'army', '军队', '军队', 'Army'),
  point('D20200', 'army', '武警', '武警', 'Armed police'),
  point('D20300', 'police', '公安', '公安', 'Police'),
  point('D20400', 'army', '救援队伍', '救援队', 'Rescue team'),
  point('D30100', 'warehouse', '物资储备库', '物资库', 'Supply depot'),
  point('D40100', 'bus', '运输场站', '场站', 'Transport station'),
  point('D40200', 'truck', '运输车辆', '车辆', 'Vehicles'),
  point('D50100', 'hospital', '医疗机构', '医院', 'Hospital'),
  point('D50200', 'doctor', '疾病预防控制机构', '疾控', 'Disease control'),
  point('D60100', 'tents', '避难场所', '避难场所', 'Shelter'),
];

export const lineSymbols: readonly PlotSymbol[] = [
  row('E10100', '隔离线', '隔离线', 'Isolation line'),
  row('E20300', '疏通道路', '疏通', 'Road being cleared'),
  row('E20400', '危险路段', '危险路段', 'Dangerous stretch of road'),
  row('E20500', '遭破坏道路', '路毁', 'Destroyed road'),
  row('E30100', '救援车辆路线', '救援路线', 'Way of rescue vehicles'),
  row('E30200', '撤离线路', '撤离', 'Way of evacuation'),
];

export const areaSymbols: readonly PlotSymbol[] = [
  row('F10100', '警戒区', '警戒区', 'Cordon'),
  row('F10200', '控制区', '控制区', 'Control zone'),
  row('F10300', '蔓延区', '蔓延区', 'Spreading zone'),
];

const ofShape: Record<PlotShape, readonly PlotSymbol[]> = {
  point: pointSymbols,
  line: lineSymbols,
  area: areaSymbols,
  circle: areaSymbols,
  arrow: [],
  text: [],
  sector: [],
};

/** The signs of the standard that a shape can be. */
export const symbolsOf = (shape: PlotShape): readonly PlotSymbol[] => ofShape[shape];
const byCode = new Map([...pointSymbols, ...lineSymbols, ...areaSymbols].map((symbol) => [symbol.code, symbol]));
const symbolOf = (code: string): PlotSymbol | undefined => byCode.get(code);

/** The drawing of a point's sign; a text of two to four letters stands in its band instead of the common word. */
export function drawingOf(code: string, text = ''): MapSymbol | null {
  const found = symbolOf(code);
  if (!found?.glyph) return null;
  const letters = Array.from(text).length;
  return {
    code,
    category: code.charAt(0) as MapSymbol['category'],
    glyph: found.glyph,
    text: letters >= 2 && letters <= maxSymbolText ? text : found.band,
  };
}

/** What a shape is called when it is no sign of the standard. */
export const shapeNames: Record<'zh-CN' | 'en', Record<PlotShape, string>> = {
  'zh-CN': { point: '点', line: '线', area: '面', arrow: '箭头', text: '文字', circle: '圆', sector: '下风向扇形' },
  en: { point: 'Point', line: 'Line', area: 'Area', arrow: 'Arrow', text: 'Text', circle: 'Circle', sector: 'Downwind sector' },
};

/** "撤离线路", "箭头" */
export function plotName({ shape, symbol }: { shape: PlotShape; symbol: string }, locale: 'zh-CN' | 'en'): string {
  const found = symbolOf(symbol);
  return found ? (locale === 'en' ? found.en : found.zh) : shapeNames[locale][shape];
}

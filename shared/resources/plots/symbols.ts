// The signs of GB/T 35649-2017 that a source we could read gives with code and meaning, and what fits which shape.
// Names of A follow GB/T 35561 as the facts of this project pair them; the standard's other codes are left out, not guessed.
import type { PlotShape } from './types.ts';

export interface PlotSymbol {
  code: string;
  zh: string;
  en: string;
  /** What stands in its band, two to four letters; changed by hand for a finer kind (§7 of the standard). */
  band: string;
}

const row = (code: string, zh: string, band: string, en: string): PlotSymbol => ({ code, zh, en, band });

export const pointSymbols: readonly PlotSymbol[] = [
  row('A10100', '水旱灾害', '水旱', 'Flood or drought'),
  row('A10200', '气象灾害', '气象', 'Weather disaster'),
  row('A10300', '地震灾害', '地震', 'Earthquake'),
  row('A10400', '地质灾害', '地质灾害', 'Geological disaster'),
  row('A10500', '海洋灾害', '海洋', 'Marine disaster'),
  row('A10600', '森林火灾', '森林火灾', 'Forest fire'),
  row('A10700', '草原火灾', '草原火灾', 'Grassland fire'),
  row('A20100', '煤矿事故', '煤矿', 'Coal mine accident'),
  row('A20200', '金属与非金属矿山事故', '矿山', 'Mine accident'),
  row('A20300', '建筑业事故', '建筑', 'Construction accident'),
  row('A20400', '危险化学品事故', '危化品', 'Hazardous chemicals accident'),
  row('A20500', '烟花爆竹和民用爆炸物事故', '爆炸物', 'Fireworks or explosives accident'),
  row('A20600', '火灾事故', '火灾', 'Fire'),
  row('A20700', '道路交通事故', '道路交通', 'Road accident'),
  row('A20800', '水上交通事故', '水上交通', 'Accident on water'),
  row('A20900', '铁路交通事故', '铁路', 'Railway accident'),
  row('A21000', '城市轨道交通事故', '轨道交通', 'Urban rail accident'),
  row('A21100', '民用航空器事故', '航空', 'Aircraft accident'),
  row('A21200', '特种设备事故', '特种设备', 'Special equipment accident'),
  row('A21300', '基础设施和公用设施事故', '公用设施', 'Utilities accident'),
  row('A21400', '环境污染和生态破坏事件', '环境污染', 'Pollution'),
  row('A21500', '农业机械事故', '农机', 'Farm machinery accident'),
  row('A21600', '踩踏事件', '踩踏', 'Crowd crush'),
  row('A30100', '传染病事件', '传染病', 'Infectious disease'),
  row('A30200', '食品药品安全事件', '食品药品', 'Food or drug safety'),
  row('A30300', '群体性中毒、感染事件', '中毒', 'Mass poisoning or infection'),
  row('A30400', '动物疫情事件', '动物疫情', 'Animal disease'),
  row('A40100', '金融突发事件', '金融', 'Financial incident'),
  row('A40200', '信息安全事件', '信息安全', 'Information security'),
  row('A40300', '恐怖袭击事件', '恐怖袭击', 'Terrorist attack'),
  row('A40400', '核与辐射事故', '核辐射', 'Nuclear or radiation accident'),
  row('B10100', '贮罐、库区、尾矿库、加油站', '危险源', 'Tanks, stores, tailings, filling stations'),
  row('B10200', '危险物品运输', '运输', 'Dangerous goods on the way'),
  row('B10300', '污染源', '污染源', 'Source of pollution'),
  row('C10100', '政府机关', '机关', 'Government'),
  row('C10200', '学校', '学校', 'School'),
  row('C20400', '通信设施', '通信', 'Telecommunications'),
  row('C20500', '水库大坝', '大坝', 'Dam'),
  row('C20600', '电力设施', '电力', 'Electric power'),
  row('D10100', '指挥部', '指挥部', 'Command post'),
  row('D10200', '现场指挥部', '现场指挥', 'Command post on site'),
  row('D20100', '军队', '军队', 'Army'),
  row('D20200', '武警', '武警', 'Armed police'),
  row('D20300', '公安', '公安', 'Police'),
  row('D20400', '救援队伍', '救援队', 'Rescue team'),
  row('D30100', '物资储备库', '物资库', 'Supply depot'),
  row('D40100', '运输场站', '场站', 'Transport station'),
  row('D40200', '运输车辆', '车辆', 'Vehicles'),
  row('D50100', '医疗机构', '医院', 'Hospital'),
  row('D50200', '疾病预防控制机构', '疾控', 'Disease control'),
  row('D60100', '避难场所', '避难场所', 'Shelter'),
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
export const symbolOf = (code: string): PlotSymbol | undefined => byCode.get(code);

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

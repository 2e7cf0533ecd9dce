// The map: its page, layers, tools.
import type { CompassPoint } from '#shared/resources/near/bearing.ts';
import type { MapSymbol } from '#shared/resources/symbols.ts';

const directions: Record<CompassPoint, string> = { n: '北', ne: '东北', e: '东', se: '东南', s: '南', sw: '西南', w: '西', nw: '西北' };

export const distance = (metres: number): string =>
  metres < 995 ? `${Math.round(metres / 10) * 10} 米` : `${(metres / 1000).toFixed(metres < 99_500 ? 1 : 0)} 公里`;

export const map = {
  title: '地图',
  label: '场所地图：方向键移动，加减号缩放，Home 看全部，Ctrl 加方向键在符号间移动，回车打开',
  side: '地图旁',
  tabs: { places: '场所' },
  incident: '事件',
  closed: '已关闭',
  opened: '已开放',
  filter: {
    text: '按名称、首字母筛选',
    unit: '负责单位',
    anyUnit: '所有单位',
    kinds: '种类',
    only: '单击显示或隐藏，双击只看这一种',
  },
  list: {
    label: '地图范围内的场所',
    inView: (count: number) => `图中 ${count} 处`,
    onOneSpot: (count: number) => `同一地点 ${count} 处`,
    sort: '排序',
    sorts: { kind: '按种类', name: '按名称', distance: '按到图中心的距离' },
    noPlaces: '还没有带坐标的场所。在“资源”中登记或导入后，会显示在这里。',
    noneInView: '当前范围内没有符合筛选的场所。按 Home 看全部，或放宽筛选。',
  },
  tools: {
    all: '看全部',
    labels: '名称',
    colours: '符号颜色',
    sets: { screen: '屏幕色', standard: '标准色' },
  },
  goTo: {
    label: '转到坐标或地名 Ctrl+G',
    swapped: '（经纬度已对调）',
    nothing: '没有这个地名，也不是坐标。坐标如：116.305, 35.902 或 116°18′18″E 35°54′07″N',
  },
  legend: { title: '图例', none: '当前范围内没有场所' },
  north: '上北下南',
  northShort: '北',
  scale: (length: string) => `比例尺：线段长 ${length}`,
  length: (metres: number) => (metres < 1000 ? `${metres} 米` : `${metres / 1000} 公里`),
  atMouse: '光标',
  atCentre: '中心',
  copyHint: '在地图上按 Ctrl+C 或点右键复制坐标（WGS-84）',
  copied: (text: string) => `已复制 ${text}`,
  where: ({ metres, direction }: { metres: number; direction: CompassPoint | null }) =>
    direction === null ? '图中心' : `${directions[direction]} ${distance(metres)}`,
  meant: (names: readonly string[], kinds: readonly { symbol: MapSymbol; count: number }[]) =>
    names.length === 1
      ? (names[0] ?? '')
      : `${names.length} 处：${kinds.map(({ symbol, count }) => `${symbol.text} ${count}`).join('，')}。回车放大`,
};

// Finds names of places in a text: chains of parts, each a name with an ending, from a place where a name may begin.
import { areaEnding, closedSite, endings, innerEnding, leadWords, province, stops } from './place-words.ts';

/** Longest name that is taken, and the longest run without an ending inside it. */
const longestName = 48;
const longestRun = 14;

const nameChars = /^[\u4e00-\u9fff\w“”"‘’'+.\-·#〇()]*$/;
const notInName = /[的了在是被把让你我他她它您咱俺吗呢吧啊呀哪怎们因说]|(?<![县市区州])称|[那这](?=[边里个儿段块些时天种])/;
/** 35千伏白青线, 200米外: a measure, not the beginning of a name. */
const measure = /^\d+(?:\.\d+)?(?:千伏|万|吨|米|人|车|名|户|年|岁|元)/;
/** 青石镇一烧烤店: one of many, without a name of its own. */
const oneOfMany = /^一(?![中小号组队村社街路高线期桥院区标])/;
/** Between two roads that meet, or from one to the other: one place. */
const joint =
  /^(?:(?:与|和|、|跟)(?=[^，。；、]{1,12}(?:路|街|大道|道|线)(?:的)?(?:交叉|路口|口|交口|交会|交汇|丁字|十字))|(?:至|到)(?=[^，。；、]{1,12}(?:路|街|大道|线|站|段|村|[Kk]\d)))/;
/** 的 joins an area and the firm in it. */
const joining = /(?:集中区|园区|工业园|开发区|产业园|[县市区镇乡村])$/;
const border = /^([^，。；、]{1,8}[县市区镇乡村])(?:与|和|、|跟)([^，。；、]{1,10}?[县市区镇乡村])(?:交界|接壤|相邻|毗邻)(处|地带|的)?/;

/** The stretch in which a name can stand: up to a sign, a blank or a time. */
function windowAt(text: string, start: number, wall: number): string {
  const window = text.slice(start, Math.min(start + longestName, wall));
  for (const { index } of window.matchAll(/[，。；！？\n:\s()[\]]/g)) {
    // 文峰区(高新区)宝莲寺镇: an area named in brackets inside the name.
    const opened = window.charAt(index) === ')' ? window.lastIndexOf('(', index) : index;
    if (
      opened < 0 ||
      !/^\([\u4e00-\u9fff]{2,8}(?:区|县|市|镇|乡|街道|新城)\)[\u4e00-\u9fff]|^\([\u4e00-\u9fff]{1,8}(?:方向|半幅|侧)\)[Kk]?\d/.test(
        window.slice(opened),
      )
    )
      return window.slice(0, index);
  }
  return window;
}

interface Ending {
  index: number;
  end: number;
  isSite: boolean;
}

/**
 * The next ending; it may share its first sign with the one before (河道, 道口). Behind a site only another site counts, or what
 * follows at once: 云河 in 88号云河宾馆 is passed over, 大桥路 is a road, 充电区 in a car park is none of the district's.
 */
function endingFrom(window: string, offset: number, sited: boolean): Ending | null {
  let from = Math.max(0, offset - 1);
  while (from < window.length) {
    endings.lastIndex = from;
    const match = endings.exec(window);
    if (!match) return null;
    const end = match.index + match[0].length;
    const isSite = match.groups?.site !== undefined || match.groups?.number !== undefined;
    const near = match.index <= offset || /^[东南西北中前后内外]{1,2}[路街巷]$/.test(window.slice(offset, end));
    if (end > offset && (isSite || !sited || near)) return { index: match.index, end, isSite };
    from = match.index + 1;
  }
  return null;
}

/** 西河路「老鸭汤」发生火灾: what stands between a village or a road and what happened there is a name too. */
const unknownName = /^[\u4e00-\u9fffA-Za-z0-9“”]{2,10}?(?=发生|突发|[起着失]火|附近|门口|门前|旁边|对面)/;
const noName =
  /^(?:一|连续|接连|再次|同时|分别|多次|不慎|疑似|凌晨|清晨|上午|下午|傍晚|晚上|夜间|意外|局部|部分|多地|多处|全部|大面|一起|两起|强|短时|持续|昨|今|先后|四周|周围|此|该|本|共|均|也|还|曾|刚|所|上空|辖区|交界|方向|地区|路段|山体|森林|草原|火|水|电|车|消防)/;

/** Length of a name without any known ending, right before a happening. */
function ownName(rest: string): number {
  const name = unknownName.exec(rest)?.[0].replace(/[东西南北正]$/, '');
  return name === undefined ||
    noName.test(name) ||
    notInName.test(name) ||
    /一(?![中小号期路街])/.test(name) ||
    stops.test(name) ||
    /\d$/.test(name)
    ? 0
    : name.length;
}

/**
 * The end of the name that begins at a position.
 * @param wall position where a time or the text's end stands
 * @returns null when no name begins there
 */
export function nameEnd(text: string, start: number, wall: number): number | null {
  const window = windowAt(text, start, wall);
  const bordering = border.exec(window);
  const joined = bordering && !notInName.test(bordering[1] ?? '') ? bordering : null;
  let offset = joined ? joined[0].length : 0;
  let end: number | null = joined ? offset - (joined[3] === '的' ? 1 : 0) : null;
  let closed = false;
  let sited = false;
  let joinedBy = false;
  while (offset < window.length) {
    const stop = window.slice(offset).search(stops);
    const ending = endingFrom(window, offset, sited);
    // A stop within the ending itself (村委会) does not count.
    if (!ending || (stop >= 0 && ending.index > offset + stop) || ending.index - offset > longestRun) break;
    const piece = window.slice(offset, ending.end);
    if ((offset === 0 && measure.test(piece)) || oneOfMany.test(piece)) break;
    if (joinedBy && !ending.isSite) break;
    joinedBy = false;
    if (!nameChars.test(piece) || notInName.test(piece.replace('在建', ''))) break;
    const before = offset;
    offset = ending.end;
    const name = window.slice(0, offset);
    // 学院大街, 市场路: what looked like a site only names the road.
    if (closed && ending.index === before && /^(?:大街|大道|[路街巷])$/.test(window.slice(before, offset))) closed = false;
    sited = ending.isSite && !areaEnding.test(name);
    // Behind a closed site only what is of its size: 停车场, 3号楼, not its slope, its road, its store.
    if (!closed || (ending.isSite && !innerEnding.test(name) && !/\d号$/.test(name))) end = offset;
    if (closedSite.test(name)) closed = true;
    const link = joint.exec(window.slice(offset));
    const inside = /^境内的?(?=[\u4e00-\u9fff]{1,10}(?:隧道|桥|水库|高速|路段|铁路|煤矿|矿|景区|服务区|收费站|段|山|沟|河))/.exec(
      window.slice(offset),
    );
    if (link ?? inside) offset += (link ?? inside)?.[0].length ?? 0;
    else if (window.charAt(offset) === '的' && joining.test(name)) {
      offset += 1;
      joinedBy = true;
    }
  }
  if (end !== null && !sited && !closed) end += ownName(window.slice(end));
  end ??= province.exec(window)?.[0].length ?? null;
  return end === null ? null : start + end;
}

const begins =
  /[，。；！？\n:\s()[\]、]|位于|接报|行至|驶至|途[经径]|行经|行驶到|开到|走到|驶到|在(?!建)|于(?![家庄桥])|(?<![县市区州])称|说|反映|我是|地点|发生(?:在|于|的)|[坠掉冲翻驶跌滑落][入进到](?=[\u4e00-\u9fff]{2,8}(?:河|渠|水库|沟|江|湖|塘|溪|潭|路))|至(?=[^，。]{2,10}(?:路|处|公里|段|[Kk]\d))|到(?=[^，。]{2,10}(?:路段|处|公里|[Kk]\d|门口|门前|大厅|聚集|上访))/g;

/** Positions at which a name may begin: behind a sign, a time, a preposition; words that only lead to a name are passed over. */
export function nameStarts(text: string, times: readonly { start: number; end: number }[]): number[] {
  const found = new Set<number>();
  const inTime = new Set<number>();
  for (const { start, end } of times) for (let at = start + 1; at < end; at += 1) inTime.add(at);
  const add = (position: number): void => {
    let at = position;
    for (let step = 0; step < 8; step += 1) {
      const lead = leadWords.exec(text.slice(at, at + 14));
      if (!lead) break;
      at += lead[0].length;
    }
    found.add(at);
  };
  add(0);
  for (const match of text.matchAll(begins)) add(match.index + match[0].length);
  for (const { end } of times) add(end);
  return [...found].filter((position) => !inTime.has(position)).sort((a, b) => a - b);
}

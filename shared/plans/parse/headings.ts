// Is a line a heading, a heading with its text behind it, or only text: what its own words say.
import type { Line } from './lines.ts';
import { type NumberToken, readNumber } from './numbering.ts';

/**
 * What stands behind the number: nothing; a title; a title and its text (（一）组织领导。县委…); a label and its text (总指挥：张三);
 * a sentence.
 */
export type Shape = 'empty' | 'title' | 'inline' | 'labelled' | 'sentence';

export interface Words {
  shape: Shape;
  /** Where the title ends and the text begins, from the beginning of the line. */
  cut: number;
}

export interface Candidate extends Words {
  token: NumberToken;
}

/** Titles that stand in nearly every plan. */
const known =
  /^(?:总\s*则|附\s*则|编制(?:目的|依据|原则)|目的(?:和|与|及)?依据|指导思想|目标(?:要求|任务)|基本原则|工作原则|工作目标|适用范围|事件分(?:级|类)|分(?:级|类)标准|预案(?:体系|管理|衔接|演练|修订|解释|实施|培训|备案)|应急预案体系|组织(?:机构|领导|体系|指挥体系|指挥机构)(?:(?:及|与|和)?其?职责)?|领导机构|办事机构|工作机构|现场指挥(?:部|机构)|专家组|指挥部组成|成员单位(?:及|与|和)?其?职责|职责分工|监测(?:预警|与预警|和预警)?|预警(?:分级|发布|响应|解除|行动|信息|级别)|预防(?:与|和)?预警(?:机制)?|信息(?:报告|报送|发布|共享|接收)(?:与?处理|与发布)?|先期处置|应急(?:响应|处置|保障|结束|终止|准备|演练|队伍|物资)|响应(?:分级|启动|条件|程序|措施|终止|结束|调整|级别|行动)|分级响应|启动(?:条件|程序|标准)|后期处置|善后(?:处置|工作)|恢复(?:与|和)?重建|调查(?:与|和)?评估|总结评估|保障措施|(?:通信|队伍|物资|资金|经费|技术|医疗|交通|人员|治安)(?:与信息)?保障|监督管理|宣传(?:教育|培训)?|培训(?:与|和)?演练|奖惩|奖励(?:与|和)责任追究?|责任(?:与|和)奖惩|名词(?:术语|解释)|解释部门|实施时间|生效时间|注意事项|风险(?:分析|描述|评估)|事故(?:特征|风险分析|类型)|危险性分析|应急(?:组织|职责|领导小组|工作职责))$/;

/** Words with which such titles end. */
const ending =
  /(?:职责|分工|机构|体系|原则|范围|依据|目的|目标|分级|分类|标准|条件|程序|措施|行动|响应|保障|预警|预防|监测|报告|处置|终止|结束|恢复|重建|评估|演练|培训|管理|准备|解释|时间|概况|要求|流程|组成|任务|方案|机制|制度|情况|处理|发布|支持|解除|指挥部|小组|转移|安置|救援|总结|奖惩|附则|总则|名单|一览表|通讯录|示意图|流程图)$/;

/** The same at the beginning of a text that is glued to it: 编制目的为建立健全…. */
const knownFirst = new RegExp(
  `${known.source.slice(0, -1)}(?=为|依据|根据|本预案|坚持|按照|以|在|由|各|成立|适用|发生|加强|认真|通过|统一|我)`,
);

export function isKnownTitle(plain: string): boolean {
  return known.test(plain.replace(/\s+/g, '').replace(/[。:]$/, ''));
}

export function endsLikeTitle(plain: string): boolean {
  return ending.test(plain.replace(/\s+/g, '').replace(/[。:]$/, ''));
}

/** 符合下列条件之一的：, 包括：, 如下： lead into a list. */
const leadsIn = /(?:下列|以下|如下|之一|之一的|包括|分为|分别为|主要有|要求是|应当|负责|报告|情形的|时)\s*:$/;

/** Words set side by side as maxims are: 统一领导、分级负责；each piece short. */
function isMaxim(plain: string): boolean {
  const pieces = plain.split(/[，、,\s]/);
  return pieces.length <= 5 && pieces.every((piece) => piece.length >= 2 && piece.length <= 9);
}

const longestTitle = 45;

/**
 * What the words behind the number are.
 * @param plain whole line in one spelling
 * @param from where the words begin
 */
function readWords(plain: string, from: number): Words {
  const words = plain.slice(from).trimEnd();
  const all = plain.length;
  if (words === '') return { shape: 'empty', cut: all };
  const end = /[。；;！？!?]/.exec(words);
  const at = end?.index ?? -1;
  const colon = words.indexOf(':');
  const commas = words.match(/[，,]/g)?.length ?? 0;

  if (at === -1) {
    if (colon !== -1 && colon < words.length - 1) {
      return { shape: colon <= 24 ? 'labelled' : 'sentence', cut: from + colon + 1 };
    }
    if (colon === words.length - 1 && (leadsIn.test(words) || commas > 0)) return { shape: 'sentence', cut: all };
    if (words.length <= longestTitle && (commas === 0 || (commas <= 2 && words.length <= 30 && isMaxim(words)))) {
      return { shape: 'title', cut: all };
    }
    return { shape: 'sentence', cut: all };
  }
  const blank = /^(\S{2,18})\s+(\S.{14,})$/.exec(words);
  if (blank && !/[。；;，,:、]/.test(blank[1] ?? '') && (endsLikeTitle(blank[1] ?? '') || isKnownTitle(blank[1] ?? ''))) {
    return { shape: 'inline', cut: from + words.length - (blank[2]?.length ?? 0) };
  }
  const gluedTitle = words.length > 20 ? knownFirst.exec(words)?.[0].length : undefined;
  if (gluedTitle !== undefined) return { shape: 'inline', cut: from + gluedTitle };
  if (colon !== -1 && colon < at) return { shape: colon <= 24 ? 'labelled' : 'sentence', cut: from + colon + 1 };
  const head = words.slice(0, at);
  if (end?.[0] !== '。') return { shape: 'sentence', cut: all };
  if (at === words.length - 1) {
    return head.length <= 16 && commas === 0 ? { shape: 'title', cut: all } : { shape: 'sentence', cut: all };
  }
  const short = head.length <= 14 && !/[，,]/.test(head);
  const maxim = head.length <= 34 && isMaxim(head);
  if (short || maxim || isKnownTitle(head)) return { shape: 'inline', cut: from + at + 1 };
  return { shape: 'sentence', cut: all };
}

/** Lines are asked several times. */
const candidates = new WeakMap<Line, { found: Candidate | null }>();

export function readCandidate(line: Line): Candidate | null {
  const held = candidates.get(line);
  if (held) return held.found;
  const found = line.rows ? null : candidateOf(line);
  candidates.set(line, { found });
  return found;
}

function candidateOf(line: Line): Candidate | null {
  const token = readNumber(line.plain, line.text);
  if (!token) return null;
  // 附件：1.通讯录 …: what follows is a list of the annexes.
  const list = token.scheme === 'annex' && token.values[0] === 0 && readNumber(line.plain.slice(token.length)) !== null;
  if (list) return { token, shape: 'inline', cut: token.length };
  const words = readWords(line.plain, token.length);
  if (token.scheme === 'article') {
    // 第三条 [适用范围] …; else an article has a title only when nothing but it stands there.
    const bracket = /^\[[^\]]{2,20}\]\s*/.exec(line.plain.slice(token.length));
    if (bracket) return { token, shape: 'inline', cut: token.length + bracket[0].length };
    const own = line.plain.slice(token.length, words.cut);
    if (
      (words.shape === 'title' && /[。:]$/.test(own)) ||
      (words.shape !== 'empty' && words.shape !== 'title' && !(isKnownTitle(own) && /[。\s]$/.test(own)))
    ) {
      return { token, shape: 'sentence', cut: words.cut };
    }
  }
  return { token, ...words };
}

/** Nothing of these is a title: dates, numbers of pages and phones, document numbers, what has a label. */
const noTitle =
  /^[-\s0-9]+$|^第\s*\d+\s*页|^[0-9〇零一二三四五六七八九十]{2,4}\s*年.*[月日]$|[0-9]{7,}|[。，；;:！？!?]|^[(（].*[)）]$|号$|^[《"“]|[、,]$/;

/** Could a line without a number be a title by its words alone? */
export function couldBeTitle(plain: string): boolean {
  return plain.length >= 2 && plain.length <= 32 && !noTitle.test(plain) && /[\u4e00-\u9fff]/.test(plain);
}

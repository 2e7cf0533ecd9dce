// A measure as a step: who does it, and within how many minutes.
import { parseNumber } from '../../kernel/chinese-numbers.ts';
import type { PlanStep } from '../types.ts';
import { bare } from './branches.ts';
import { plainOf } from './lines.ts';

const unitEnd =
  '(?:指挥部办公室|指挥部|办公室|总指挥长?|副总指挥|指挥长|指挥员|领导小组|工作组|救援组|处置组|保障组|警戒组|疏散组|医疗组|联络组|通讯组|宣传组|专家组|小组|组长|副组长|救援队伍|消防大队|大队|中队|支队|救援队|抢险队|应急队|民兵|公司|集团|医院|卫生院|疾控中心|气象台|气象局|[\\u4e00-\\u9fff]{1,12}局|委员会|卫健委|发改委|政法委|网信办|宣传部|武装部|县委|市委|区委|[\\u4e00-\\u9fff]{0,6}政府|街道办事处|乡镇街道|乡镇|街道|村委会|居委会|社区|派出所|中心|值班员|值班室|值班人员|值班领导|负责人|第一发现人|发现人|班长|班组长|车间主任|主任|校长|园长|经理|调度员|操作工|司机|驾驶员|安全员|班主任|教师|保安|门卫|物业|主管部门|有关部门|成员单位|责任单位|相关部门|各部门|各单位)';
const unitWords = `[\\u4e00-\\u9fff（）()、和及与]{0,36}?${unitEnd}`;
const labelled = new RegExp(`^(${unitWords}(?:[、，和及与]${unitWords})*)\\s*[:：]`);
const byWhom = new RegExp(
  `^(?:[^，。；:]{0,30}[，])?(?:由|经|责成)((?:(?!决定|负责|启动)[^，。；:]){2,40}?)(?:负责|牵头|组织|决定|会同|具体|统一|宣布|启动|实施|承担|派|率|担任|主持|带领)`,
);
const subject = new RegExp(
  `^(${unitWords}(?:[、和及与]${unitWords}){0,6})(?:\\([^)]{1,20}\\))?(?:在|接到|接|应当|应该|应|要|须|必须|立即|迅速|及时|马上|第一时间|负责|牵头|组织|启动|派|召开|按|根据|协调|会同|配合|做好|向|对|到|赶赴|赶到|进入|加强|密切|指导|实行|实施|开展|视情|可|将|同时|统一|调度|调集|通知|报告|主持|坐镇|全力|带领|率|随时|保持|发布|视|切断|疏散|拨打|每|移交|派出|指派|安排|落实|核实|监测|收集|汇总|提供|维护|抢修|抢通|救治|转移|安置|巡查|排查|检查|分析|研判|会商|研究|部署|成立|设立|领导|带班|到岗|值守|继续|不间断|定时|全面|主动|有序|依法|严格|支援|请求|申请|下达|签发|宣布|授权|委托|参与|参加|动员|发动|预置|前置|开设|联系|掌握|跟踪|了解|随即|迅即|火速|实时|滚动|全员|全部|停止|紧急|撤离|穿戴|佩戴|戴|使|用|关闭|设置|打开|清点|引导|使用|迎接|\\d)`,
);

/** Limits longer than a week are no first measures. */
const longest = 7 * 24 * 60;
/** 民兵队30分钟内到场, 县消防大队全部力量20分钟内到场. */
const timed =
  /^((?:(?!发生|接到|接报|启动|预计|发现|需要|占道)[\u4e00-\u9fff、（）()]){2,16}?)(?:全部力量|全体|人员)?(?:立即|必须|应当?|在)?(?:每)?\d{1,3}(?:分钟|小时)/;
const half = /半(?:个)?小时/;
const within = /([0-9]{1,3}(?:\.[0-9])?|[一二三四五六七八九十两]{1,3})\s*(?:个)?\s*(分钟|分|min|小时|h|钟头)(?:之内|以内|内|前)/i;
const bareTime = /^([0-9]{1,3}(?:\.[0-9])?|[一二三四五六七八九十两]{1,3})\s*(?:个)?\s*(分钟|分|min|小时|h)$/i;

/** 第5至20分钟: it is to be done by the end of that time. */
const span = /^第?\s*[0-9]{1,3}\s*(?:至|到|—+|-+|~)\s*([0-9]{1,3})\s*(分钟|分|小时)\s*[:：]?\s*/;

/**
 * Minutes within which something is to be done: 30分钟内, 1小时内, 半小时内, 第5至20分钟.
 * @param cell the text is a cell of a column for time, where 10分钟 alone says it
 */
export function minutesIn(text: string, cell = false): number | null {
  const plain = plainOf(text).trim();
  // 第0至5分钟: done when it ends.
  const range = /(?:第\s*)?[0-9]{1,3}\s*(?:至|到|-|~|～)\s*(?:第\s*)?([0-9]{1,3})\s*(分钟|分|min|小时|h)/i;
  const found =
    (cell ? range.exec(plain) : span.exec(plain)) ??
    within.exec(plain) ??
    (cell ? bareTime.exec(plain.replace(/^(?:[<≤]|第|T\+)\s*/, '').replace(/(?:内|以内|完成|到位)$/, '')) : null);
  if (found) {
    const value = parseNumber(found[1] ?? '');
    if (value === null) return null;
    const minutes = /小时|h|钟头/i.test(found[2] ?? '') ? value * 60 : value;
    return minutes > 0 && minutes <= longest ? Math.round(minutes) : null;
  }
  if (/半(?:个)?小时(?:之内|以内|内)/.test(plain) || (cell && half.test(plain))) return 30;
  return /一刻钟(?:之内|以内|内)/.test(plain) ? 15 : null;
}

/** Who a sentence says does it; '' when it names nobody. */
export function whoIn(text: string): string {
  const whole = plainOf(text).trim();
  const plain = whole.replace(span, '');
  const found = labelled.exec(plain) ?? byWhom.exec(plain) ?? subject.exec(plain) ?? timed.exec(plain);
  const who = found?.[1]?.replace(/^(?:由|各级|请)/, (lead) => (lead === '各级' ? lead : '')).trim() ?? '';
  if (who.length > 60 || /^(?:发生|发现|接到|根据|必要|有关部门要求|对|在|当|如)/.test(who)) return '';
  const at = whole.indexOf(who);
  return at === -1 ? who : text.trim().slice(at, at + who.length);
}

export function makeStep(
  text: string,
  section: string | null,
  newId: () => string,
  given: { who?: string; minutes?: number | null } = {},
): PlanStep {
  const words = bare(text);
  const who = given.who?.trim();
  return {
    id: newId(),
    text: words,
    unit: null,
    who: who !== undefined && who !== '' ? who : whoIn(words),
    minutes: given.minutes ?? minutesIn(words),
    section,
  };
}

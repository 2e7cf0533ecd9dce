// What a text denies: 无人员伤亡, 没有人受伤, 无人员被困、失联, 失联人员均已找到. Only a denial gives 0.
import type { CasualtyField } from '../types.ts';
import type { Scopes } from './scopes.ts';

export interface Zero {
  fields: readonly CasualtyField[];
  start: number;
  end: number;
  /** 无其他人员伤亡: says something only of the rest. */
  ofRest: boolean;
  /** 4人没有受伤: says something only of these four. */
  ofSome: boolean;
}

const state =
  '伤亡|死伤|重症|危重|受(?:轻)?伤|轻伤|重伤|伤员|死亡|死人|遇难|溺亡|被困|受困|被埋(?:压)?|被压|失踪|失联|失去联[系络]|中毒|溺水';
const crowd =
  '(?:任何|本地|在场|相关|施工|作业|现场|车内|车上|船上)?(?:人员|人身|群众|村民|居民|师生|学生|旅客|乘客|游客|职工|员工|工人|司乘人员|百姓|人)?';
const aside = '(?:(?:次生(?:灾害|事故)|财产损失|房屋(?:倒塌|损坏|受损)|环境污染|交通中断|人员滞留)(?:和|及|或|、|以及))?';

const denial = new RegExp(
  `(?<![有是死伤困])(?:(?<no>没有?|未|并无|暂无|尚无|均无|也无|都无|亦无|仍无|现无|确无|无|零)(?<verb>(?:再|有|出现|造成|发生|发现|导致|引发|引起|产生|存在|致使|致|见|伤到|伤着){0,2})|不存在)(?<rest>其他|其它|其余|新的|新增|更多|进一步)?${aside}(?<crowd>${crowd})的?(?<first>${state})(?<more>(?:(?:、|和|及|或|以及|与)?(?:无|没有)?(?:人员|人)?(?:${state})(?![0-9一二两三四五六七八九十])){0,3})(?<tail>(?:人员|群众|病例|者|情况|报告|信息|的)?)`,
  'g',
);
const label = /(?:人员)?(?:伤亡|死伤)(?:情况|人数)?[:：为]?(?:目前)?(?:暂?无|没有|零|0人?)(?=[，。；、！\s)]|$)/g;
const nobodyHurt =
  /(?<![死伤有])(?:没|未|没有)(?:伤(?:着|到|及|了)(?:任何)?人|伤人)(?!员)|(?<![驶车事伤骑])人员?(?:均|都|全)?(?:未|没|没有|无)(?:受|负)?伤|均未受伤|都没(?:有)?受伤/g;

const denied: readonly (readonly [RegExp, readonly CasualtyField[]])[] = [
  [/伤亡|死伤/, ['dead', 'injured', 'seriouslyInjured']],
  [/重伤|重症|危重/, ['seriouslyInjured']],
  [/受伤|受轻伤|轻伤|伤员|中毒/, ['injured', 'seriouslyInjured']],
  [/死亡|死人|遇难|溺亡/, ['dead']],
  [/被困|受困|被埋|被压/, ['trapped']],
  [/失踪|失联|失去联/, ['missing']],
];

function fieldsOf(states: string): CasualtyField[] {
  const fields = new Set<CasualtyField>();
  for (const item of states.split(/[、和及或与]|无|没有/)) {
    if (item === '') continue;
    for (const [pattern, names] of denied) {
      if (pattern.test(item)) {
        for (const name of names) fields.add(name);
        break;
      }
    }
  }
  return [...fields];
}

/** All that were trapped are out, all that were missing are found; no number is needed. */
const allOut =
  /(?:被困|受困|被埋|滞留)(?:[、和及与]失[联踪])?的?(?:人员|群众|村民|居民|工人|矿工|乘客|游客|司机|驾驶员|老人|学生|者)?[^，。；0-9]{0,5}(?:全部|均|都|全|悉数|已)[^，。；]{0,10}(?:救出|找到|获救|脱困|脱险|转移|撤离|疏散|升井|解救|救离|下来|出来)|被困(?:人员|群众|男子|女子|老人|司机|驾驶员|儿童|小孩|学生|工人|者)(?:也|被|由|已)[^，。；\d]{0,20}(?:救出|背出|抱出|抬出|救下|救离|脱困|获救|脱险)|(?:人员|群众|乘客|游客|工人|村民|居民|老人|学生|司机)(?:全部|均|都)(?:被|已|安全|成功|获)*(?:救出|救|脱困)/g;
const allFound =
  /(?:失[踪联]|失去联[系络])的?(?:及被困)?(?:人员|群众|村民|工人|矿工|者)?[^，。；0-9]{0,6}(?:全部|均|都|全|悉数)[^，。；]{0,10}(?:找到|取得(?:了)?联[系络]|联系上|确认安全|平安|核实)/g;

/** 打捞起最后1名失踪人员遗体: nobody is missing any more. */
const lastFound = /(?:打捞|找到|搜寻|搜救|发现|救)[^，。；]{0,6}最后(?:一|\d{1,3})[名位个](?<who>失[踪联]|被困|被埋)/g;
/** 一对母女被困约25分钟，后由消防员救出: no number, and they are out. */
const outAgain =
  /(?<![\d一二两三四五六七八九十][名位个人][^，。；]{0,6})被困(?:约?[\d半]+个?(?:分钟|小时))?，(?:[^。；，\d]{0,16}，)?[^。；，\d]{0,10}(?:后|已|均|都|全部|才)[^。；，\d]{0,10}(?:救出|获救|解救|脱困)/g;

/** 司机未受伤 speaks of one person; only 均, 都 or 人员 makes it a denial for all. */
function isOneOnly(text: string, match: RegExpExecArray): boolean {
  const { no = '', verb = '', crowd: whom = '', first = '' } = match.groups ?? {};
  if (!/^(?:没有?|未)$/.test(no) || verb !== '' || whom !== '' || !/^(?:受|轻|被|溺|失)/.test(first)) return false;
  const sentence =
    text
      .slice(Math.max(0, match.index - 60), match.index)
      .split(/[。；\n]/)
      .at(-1) ?? '';
  if (/(?:[2-9]|\d{2,}|[两二三四五六七八九十])[名人个位]/.test(sentence) && !/司机|驾驶|[名人]$/.test(sentence.slice(-8))) return false;
  return !/均|都|全|双方|人员|大家|所有人|(?<![驶车事伤])人$/.test(text.slice(Math.max(0, match.index - 6), match.index));
}

const unsure = /是否|有无|有没有|不知|不清楚|不确定|不详|不排除|确保|力争|力求|避免|防止|如|若|希望|祝|争取|实现|做到/;

/**
 * All denials of a normalised text that stand as facts.
 * 无人员伤亡报告, 未接到伤亡报告 and 有无人员伤亡 deny nothing.
 */
export function zerosOf(text: string, scopes: Scopes): Zero[] {
  const zeros: Zero[] = [];
  const add = (start: number, end: number, fields: readonly CasualtyField[], ofRest = false): void => {
    const lead = text.slice(Math.max(0, start - 8), start);
    const clause = lead.slice(Math.max(...['，', '。', '；', '\n', ' '].map((sign) => lead.lastIndexOf(sign))) + 1);
    if (/^[^，。；]{0,3}(?:不清楚|不知道|不好说|不确定|待核实)/.test(text.slice(end, end + 8))) return;
    if (fields.length === 0 || unsure.test(clause) || scopes.has(start, 'hypothesis', 'history', 'hearsay', 'doubt', 'withdrawn')) return;
    const ofSome = /[\d一二两三四五六七八九十](?:[名位个]|人)?$/.test(lead) || /[\d一二两三四五六七八九十](?:[名位个])?人$/.test(lead);
    zeros.push({ fields, start, end, ofRest, ofSome });
  };
  for (const match of text.matchAll(denial)) {
    const { rest, first = '', more = '', tail = '' } = match.groups ?? {};
    if (
      /报告|信息/.test(tail) ||
      /^(?:报告|害|口|势|情|员名单|案|事故)/.test(text.slice(match.index + match[0].length, match.index + match[0].length + 3))
    )
      continue;
    // 没有人员伤亡或财产损失的报告: nothing was heard yet.
    if (
      /^(?:[^，。；\n]{0,14}的|(?:和|及|或|、|与)[^，。；\n]{0,12})(?:报告|报道|消息|信息)/.test(
        text.slice(match.index + match[0].length, match.index + match[0].length + 20),
      )
    )
      continue;
    if (isOneOnly(text, match)) continue;
    const end = match.index + match[0].length - (tail === '的' || tail === '情况' ? tail.length : 0);
    add(match.index, end, fieldsOf(first + more), rest !== undefined);
  }
  for (const match of text.matchAll(label)) add(match.index, match.index + match[0].length, ['dead', 'injured', 'seriouslyInjured']);
  for (const match of text.matchAll(nobodyHurt)) add(match.index, match.index + match[0].length, ['injured', 'seriouslyInjured']);
  for (const match of text.matchAll(allOut))
    if (!'名位个人'.includes(text.charAt(match.index - 1) || ' ')) add(match.index, match.index + match[0].length, ['trapped']);
  for (const match of text.matchAll(outAgain)) add(match.index, match.index + match[0].length, ['trapped']);
  for (const match of text.matchAll(lastFound))
    add(match.index, match.index + match[0].length, [match.groups?.who?.startsWith('失') === true ? 'missing' : 'trapped']);
  for (const match of text.matchAll(allFound)) add(match.index, match.index + match[0].length, ['missing']);
  return zeros.sort((a, b) => a.start - b.start);
}

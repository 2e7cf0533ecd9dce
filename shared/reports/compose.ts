// The draft of a report from the facts. What is not known is said to be under verification, never filled in.
import type { Casualties, CasualtyField, Facts } from '../incidents/types.ts';
import type { Millis } from '../time/clock.ts';
import { shortOfficialTime, typeName } from './layout.ts';
import type { ReportType } from './types.ts';

export interface ComposeContext {
  now: Millis;
  zone: string;
  officeName: string;
  kindName: string | null;
  gradeName: string;
  /** The facts of the report before this one to the same recipient; null for the first. */
  previous: Facts | null;
  round: number;
}

const unknown = '正在进一步核实';

const sourceWords: Record<Facts['source']['mode'], string> = {
  phone: '来电报告',
  hotline: '热线转报',
  network: '网络信息',
  superior: '上级通知',
  patrol: '巡查发现',
  written: '书面报告',
  other: '报告',
};

/** People harmed are injured, poisoned or ill, as the kind of event is. */
function harmWord(kind: string | null): string {
  if (kind?.startsWith('13B') || kind?.startsWith('13C')) return '中毒';
  return kind?.startsWith('13') ? '患病' : '受伤';
}

const wordsOf = (kind: string | null): [CasualtyField, string][] => [
  ['dead', '死亡'],
  ['missing', '失踪'],
  ['injured', harmWord(kind)],
  ['trapped', '被困'],
];

/** 死亡1人，受伤5人（其中重伤1人），无人员被困；what is null is left to the sentence after it. */
function casualtySentence(casualties: Casualties, approximate: Facts['approximate'], kind: string | null): string {
  const casualtyWords = wordsOf(kind);
  const known = casualtyWords.filter(([field]) => casualties[field] !== null);
  const counted = known.filter(([field]) => (casualties[field] ?? 0) > 0);
  const none = known.filter(([field]) => casualties[field] === 0);
  const parts = counted.map(([field, word]) => {
    const serious = casualties.seriouslyInjured;
    const detail = field === 'injured' && serious !== null && serious > 0 ? `（其中重伤${serious}人）` : '';
    return `${word}${casualties[field]}人${detail}`;
  });
  const rough = approximate.filter((item) => casualtyWords.some(([field]) => field === item.field)).map((item) => item.text);
  const sentences: string[] = [];
  if (parts.length > 0) sentences.push(`已造成${parts.join('，')}`);
  if (none.length > 0) sentences.push(`无人员${none.map(([, word]) => word).join('、')}`);
  if (rough.length > 0) sentences.push(`另据初步了解${rough.join('、')}，具体人数${unknown}`);
  if (sentences.length === 0) return `人员伤亡情况${unknown}`;
  if (known.length < casualtyWords.length && none.length === 0) sentences.push(`其他伤亡情况${unknown}`);
  return sentences.join('；');
}

function evacuationSentence(facts: Facts): string {
  const exact = facts.casualties.evacuated;
  if (exact !== null && exact > 0) return `已转移疏散群众${exact}人。`;
  const rough = facts.approximate.find((item) => item.field === 'evacuated');
  return rough ? `转移疏散群众（${rough.text}），具体人数${unknown}。` : '';
}

const sentence = (text: string | undefined): string => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' || /[。！？]$/.test(trimmed) ? trimmed : `${trimmed}。`;
};

function happened(facts: Facts, context: ComposeContext): string {
  const when =
    facts.occurredAt === null
      ? `（发生时间${unknown}）`
      : `${shortOfficialTime(facts.occurredAt, context.now, context.zone)}${facts.occurredApprox ? '许' : ''}`;
  const where = facts.place?.text ?? `（地点${unknown}）`;
  return `${when}，${where}发生${context.kindName ?? '突发事件'}`;
}

function received(facts: Facts, context: ComposeContext): string {
  const { source } = facts;
  const who = source.caller ? `${source.caller}${source.phone ? `（电话${source.phone}）` : ''}` : '';
  return `${shortOfficialTime(facts.receivedAt, context.now, context.zone)}，我室接${who}${sourceWords[source.mode]}`;
}

function firstBody(facts: Facts, context: ComposeContext): string[] {
  const { narrative } = facts;
  return [
    `一、基本情况。${happened(facts, context)}。${received(facts, context)}。${narrative.course ? sentence(narrative.course) : `基本过程${unknown}。`}`,
    `二、类别和级别。初步判断为${context.kindName ?? '突发事件'}，暂按${context.gradeName}级别报告。`,
    `三、伤亡和影响。截至${shortOfficialTime(context.now, context.now, context.zone)}，${casualtySentence(facts.casualties, facts.approximate, facts.kind)}。${evacuationSentence(facts)}${narrative.impact ? sentence(narrative.impact) : `影响范围${unknown}。`}`,
    `四、起因和性质。${narrative.cause ? sentence(narrative.cause) : `起因${unknown}。`}`,
    `五、处置情况。${narrative.leaders ? sentence(narrative.leaders) : `领导到位情况${unknown}。`}${narrative.measures ? sentence(narrative.measures) : `已采取措施${unknown}。`}${narrative.commander ? `现场指挥负责人：${sentence(narrative.commander)}` : ''}`,
    `六、发展趋势。${narrative.trend ? sentence(narrative.trend) : `发展趋势${unknown}。`}`,
    ...(narrative.requests ? [`七、请求和建议。${sentence(narrative.requests)}`] : []),
    '后续情况将及时续报。',
  ];
}

function changeSentence(facts: Facts, previous: Facts): string {
  const words: [CasualtyField, string][] = [...wordsOf(facts.kind), ['seriouslyInjured', '重伤']];
  const changed = words.filter(([field]) => facts.casualties[field] !== previous.casualties[field] && facts.casualties[field] !== null);
  if (changed.length === 0) return '';
  return `较前报：${changed
    .map(
      ([field, word]) =>
        `${word}由${previous.casualties[field] ?? '（未报）'}${previous.casualties[field] === null ? '' : '人'}更新为${facts.casualties[field]}人`,
    )
    .join('，')}。`;
}

function laterBody(facts: Facts, context: ComposeContext, type: ReportType): string[] {
  const { narrative, handlingEndedAt } = facts;
  const head = `${happened(facts, context)}，我室已作报告。现将有关情况${type === 'final' ? '终' : '续'}报如下：`;
  return [
    head,
    `一、伤亡和影响。截至${shortOfficialTime(context.now, context.now, context.zone)}，${casualtySentence(facts.casualties, facts.approximate, facts.kind)}。${evacuationSentence(facts)}${context.previous ? changeSentence(facts, context.previous) : ''}${sentence(narrative.impact)}`,
    `二、处置进展。${narrative.measures ? sentence(narrative.measures) : `处置进展${unknown}。`}${sentence(narrative.leaders)}${
      handlingEndedAt === null ? '' : `${shortOfficialTime(handlingEndedAt, context.now, context.zone)}，现场处置结束。`
    }`,
    type === 'final'
      ? `三、当前情况和下一步工作。${narrative.trend ? sentence(narrative.trend) : `善后、恢复等工作${unknown}。`}`
      : `三、态势和趋势。${narrative.trend ? sentence(narrative.trend) : `发展趋势${unknown}。`}`,
    ...(narrative.cause ? [`四、起因和性质。${sentence(narrative.cause)}`] : []),
    ...(type === 'final' ? [] : ['后续情况将及时续报。']),
  ];
}

export function draftTitle(facts: Facts, type: ReportType, round: number): string {
  return `关于${facts.title.replace(/…$/, '')}的报告（${typeName(type, round)}）`.slice(0, 200);
}

/** The body, a paragraph a line. */
export function draftBody(facts: Facts, type: ReportType, context: ComposeContext): string {
  return (type === 'first' ? firstBody(facts, context) : laterBody(facts, context, type)).join('\n');
}

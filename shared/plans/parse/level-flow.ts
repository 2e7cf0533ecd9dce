// The text of one response level: what of it are conditions, who starts it, what is done.
import { type Grade, grades } from '../../incidents/types.ts';
import { bare, type Flow, sentencesOf, splitCounted } from './branches.ts';
import { gradesIn, type LevelWord, levelWords } from './level-words.ts';
import { plainOf } from './lines.ts';
import { whoIn } from './steps.ts';

export type Mode = 'conditions' | 'start' | 'steps' | 'skip';

/** What was gathered of one level at one place. */
export interface Gathered {
  grade: Grade;
  name: string;
  section: string;
  conditions: string[];
  startedBy: string;
  steps: { text: string; section: string; who: string; minutes: number | null }[];
}

/** What stands below a title; null: the title does not say. */
export function modeOf(title: string): Mode | null {
  if (/(?:终止|结束|解除|降级|调整)$/.test(title) && !/条件.*措施/.test(title)) return 'skip';
  if (/(?:下列|以下).{0,6}(?:情况|情形|条件|灾情|险情).{0,12}(?:之一|响应)/.test(title)) return 'conditions';
  if (/(?:条件|标准|情形|情况|判定|指标|依据)$/.test(title) && !/措施/.test(title)) return 'conditions';
  if (/(?:启动程序|程序|决定|权限|批准|启动主体|启动人|响应主体)$/.test(title) || /^(?:响应|决定|批准|宣布|谁)?启动$/.test(title))
    return 'start';
  if (/(?:措施|行动|处置|工作|任务|要求|流程|内容|响应|步骤|职责|部署|调度|派遣|保障|协调|会商|值守|方案|发布|报告)$/.test(title))
    return 'steps';
  return null;
}

const listFollows = /(?:下列|以下|如下|之一|情形|条件|情况|标准|时)[^。]{0,40}:$|(?:之一的?|下列(?:情况|情形|条件))[，,]?[^。；]{0,40}$/;
const conditionLead = /(?:下列|以下|如下)[^。:]{0,16}(?:情况|情形|条件|标准|灾情|险情)|条件之一|情形之一|情况之一|之一(?:者|的|时)/;
const condition =
  /(?:发生|出现|达到|超过|造成|死亡|预报|预测|发布|符合|当|可能|受伤|失踪|转移|以上|以下|灾情|险情|火灾|水位|降雨|中断|(?:收到|接到)[^，。]*(?:预警|通知|报告|指令)|[时的]启动)/;
/** The sentence that says who starts it. */
const decides =
  /(?:决定|批准|宣布|同意|签发|下达|提出|建议|审定|研究)[^。；]{0,40}?(?:启动|进入|响应)|(?:由|经)[^。；，]{2,40}?(?:启动|宣布)[^。；]{0,12}(?:响应|预案)|(?:由|经)[^。；]{2,40}?(?:决定|批准)|由[^。；，]{2,30}?(?:签发|启动)(?:[。；，]|$)/;
/** Where a paragraph goes over to another thing: …。启动程序：…. */
const innerLabel =
  /(?<=[。；;])(?=(?:启动条件|启动程序|启动标准|启动权限|响应条件|响应程序|响应措施|响应行动|处置措施|应急措施|行动措施|工作措施|措施|程序)[:：])/;

export function gather(into: Gathered[], grade: Grade, name: string, section: string): Gathered {
  const gathered: Gathered = { grade, name, section, conditions: [], startedBy: '', steps: [] };
  into.push(gathered);
  return gathered;
}

export function putCondition(gathered: Gathered, text: string): void {
  const words = bare(text);
  if (words.length >= 4 && !gathered.conditions.includes(words)) gathered.conditions.push(words);
}

/** 在Ⅲ级响应的基础上，采取以下措施： leads to the measures and is none. */
const leadsToSteps = /(?:以下|下列|如下)[^，。；]{0,8}:$/;
/** 能够自行处置的事故, 造成30人中毒的: what may happen, not what is done. */
const endsAsCase = /(?:事故|事件|险情|灾情|疫情|火灾|情况|的)(?:\([^()]{1,8}\))?[。；]?$/;
/** 发病人数5人以下，无危重病例: a measure of what happened, with nobody who does something. */
const threshold = /[0-9一二三四五六七八九十百]\s*(?:人|名|例|户|间|亩|公顷|万元|小时|毫米|米|起|处|级)[^，。；]{0,6}(?:以上|以下|以内)/;
const acts = /(?:组织|立即|启动|报告|通知|赶赴|派|由|应当?|及时|负责|启用|疏散|开展|调|拨打|加强|到场|到达)/;

function putStep(gathered: Gathered, text: string, section: string): void {
  if (leadsToSteps.test(plainOf(text).trim())) return;
  const words = bare(text);
  // 县卫生健康局1小时内…；县市场监管局2小时内…: two steps of two units.
  const parts = words.split(/[；;]/).map((part) => part.trim());
  const several = parts.length > 1 && parts.every((part) => part.length >= 6 && whoIn(part) !== '');
  for (const part of several ? parts : [words]) if (part.length >= 4) gathered.steps.push({ text: part, section, who: '', minutes: null });
}

/** The sentence of a text that says who starts the level; '' for none. */
export function startIn(text: string): string {
  return (
    text
      .split(/(?<=[。；;:：])/)
      .find((sentence) => decides.test(plainOf(sentence)) && /由|经|报|决定|批准|宣布/.test(sentence))
      ?.replace(/[:：]\s*$/, '') ?? ''
  );
}

/** 发生师生死亡的，由校长决定启动，并报告县教体局: condition, who decides, and what else is done. */
const threefold =
  /^(.{4,}?)[，,]\s*((?:由|经|报请?|立即|应当?|则|可)?[^，。；]{0,40}?(?:决定|批准|宣布|同意)?[^，。；]{0,12}?(?:启动|进入|实施)[^，。；]*)(?:[，,]\s*(.+))?$/;
/** The same with who starts it said: …，备用电源能够启动，由分管副院长启动. */
const startedBy = /^(.{4,}?)[，,]\s*((?:由|经)[^，。；]{2,40}?(?:启动|签发)[^，。；]*)(?:[，,]\s*(.+))?$/;
const conditional =
  /(?:发生|出现|达到|超过|造成|死亡|以上|以下|的|时|后|受伤|泄漏|能够|无法|影响|火灾|灾害|事件|事故|初判|预报|可控)$|(?:发生|出现|达到|超过|造成|死亡|受伤|以上|能够|无法|发布|预警|预报)/;

/**
 * The parts of a sentence that gives a condition and starts the level; null when it does not do both.
 * @param labelled it stands behind Ⅰ级响应：, where what comes before the start is the condition in any words
 */
export function splitThreefold(sentence: string, labelled = false): { condition: string; start: string; rest: string } | null {
  const match = (labelled ? startedBy.exec(bare(sentence)) : null) ?? threefold.exec(bare(sentence));
  if (!match || (!labelled && !conditional.test(match[1] ?? '')) || /(?:决定|建议|批准|会商|研判|评估)[^，]*$/.test(match[1] ?? ''))
    return null;
  const start = match[2] ?? '';
  return { condition: match[1] ?? '', start: /由|经|报|决定|批准|宣布/.test(start) ? start : '', rest: match[3] ?? '' };
}

export function putStart(gathered: Gathered, sentence: string): void {
  if (gathered.startedBy === '' && sentence !== '') gathered.startedBy = bare(sentence);
}

/** Puts a sentence of three parts where they belong; false when it is none. */
export function putThreefold(gathered: Gathered, sentence: string, section: string, labelled = false): boolean {
  const parts = splitThreefold(sentence, labelled);
  if (!parts) return false;
  putCondition(gathered, parts.condition);
  putStart(gathered, parts.start);
  if (parts.rest !== '') putStep(gathered, parts.rest, section);
  return true;
}

/** A condition, behind which the same paragraph may say who decides: 死亡10人以上。由县长决定启动。 */
export function takeCondition(gathered: Gathered, text: string): void {
  const words = bare(text);
  if (/^(?:说明|注|备注|本条|上述|以上所称|其中)/.test(words)) return;
  const [first = '', ...rest] = sentencesOf(words);
  if (rest.some((sentence) => decides.test(plainOf(sentence)))) {
    putCondition(gathered, first);
    for (const sentence of rest) putStart(gathered, decides.test(plainOf(sentence)) ? sentence : '');
  } else putCondition(gathered, words);
}

/** Reads the text of one level in its order. */
export function readLevelFlow(flow: readonly Flow[], gathered: Gathered, first: Mode): void {
  let mode = first;
  /** A list of conditions is open: scheme of its items, null before the first; undefined: none is open. */
  let list: string | null | undefined;
  for (const part of flow) {
    if (part.kind === 'table') continue;
    const section = part.branch.section.id;
    if (part.kind === 'head') {
      const found = modeOf(part.branch.words);
      if (found !== null) {
        mode = found;
        list = undefined;
      } else if (part.text !== '') {
        if (mode === 'conditions') putCondition(gathered, part.text);
        else if (mode === 'steps' && part.branch.section.blocks.length === 0) putStep(gathered, part.text, section);
      }
      continue;
    }
    for (const text of part.text.split(innerLabel)) {
      const plain = plainOf(text).trim();
      const label =
        /^([^:，。；]{2,12})(?::|。(?=.))(.*)$/.exec(plain) ??
        /^(启动条件|启动标准|响应条件|启动程序|决定启动|响应措施|响应行动|处置措施|应急措施|处置|措施|行动)$/.exec(plain);
      const named = label ? modeOf((label[1] ?? '').replace(/\s/g, '')) : null;
      let words = text.trim();
      if (
        label &&
        named !== null &&
        gradesIn(label[1] ?? '').length === 0 &&
        !/(?:局|办|队|部门|中心)$/.test((label[1] ?? '').slice(0, -2))
      ) {
        mode = named;
        list = undefined;
        words = words.slice((label[1] ?? '').length + 1).trim();
      }
      if (words === '' || mode === 'skip') continue;
      const pieces = splitCounted(words);
      const behind = plainOf(words);
      const leads = conditionLead.test(behind) || (mode === 'conditions' && behind.endsWith(':'));
      if (leads && (listFollows.test(behind) || pieces.length > 1)) {
        putStart(gathered, startIn(pieces[0] ?? words));
        for (const piece of pieces.slice(1)) takeCondition(gathered, piece);
        list = pieces.length === 1 ? null : undefined;
        continue;
      }
      const scheme = part.token?.scheme ?? null;
      if (list !== undefined && mode !== 'conditions') {
        const item =
          scheme !== null
            ? list === null || list === scheme || list === 'none'
            : list === 'none' || list === null
              ? /[；;]$/.test(behind) || (behind.length < 50 && startIn(words) === '' && condition.test(behind))
              : false;
        if (item) {
          list = scheme ?? 'none';
          takeCondition(gathered, words);
          continue;
        }
        list = undefined;
      }
      if (mode === 'conditions') {
        for (const piece of pieces) {
          const start = /以上|死亡/.test(piece) ? '' : startIn(piece);
          if (start !== '') putStart(gathered, start);
          else takeCondition(gathered, piece);
        }
        continue;
      }
      for (const piece of pieces)
        for (const sentence of pieces.length > 1 ? [piece] : titledSentences(piece, scheme))
          readSentence(sentence, gathered, mode, section);
    }
  }
}

/** Sentences; the title of an item is no measure of its own: 1.移动源减排。禁止… */
function titledSentences(text: string, scheme: string | null): string[] {
  const [first = '', second, ...rest] = sentencesOf(text);
  const title = scheme !== null && second !== undefined && /^[^，。；:：]{2,10}。$/.test(first);
  return title ? [`${first}${second}`, ...rest] : sentencesOf(text);
}

function readSentence(sentence: string, gathered: Gathered, mode: Mode, section: string): void {
  const plain = plainOf(sentence);
  const empty = gathered.conditions.length === 0 && gathered.steps.length === 0;
  if (mode === 'steps' && empty && threshold.test(plain) && !acts.test(plain) && whoIn(sentence) === '') {
    takeCondition(gathered, sentence);
    return;
  }
  const start = startIn(sentence);
  const starts = start !== '' && (mode === 'start' || levelWords(plainOf(sentence)).length > 0 || /启动/.test(sentence));
  if (
    mode === 'steps' &&
    gathered.conditions.length === 0 &&
    gathered.steps.length === 0 &&
    /启动|进入/.test(sentence) &&
    putThreefold(gathered, sentence, section)
  )
    return;
  if (starts && gathered.startedBy === '') {
    putStart(gathered, sentence);
  } else if (mode === 'start') {
    if (gathered.startedBy === '' && (/启动|决定|宣布|批准/.test(sentence) || sentence.length <= 20)) putStart(gathered, sentence);
    else putStep(gathered, sentence, section);
  } else putStep(gathered, sentence, section);
}

/** Behind Ⅰ级响应：, on the same line. */
export function readLabelled(gathered: Gathered, rest: string, section: string, mode: Mode | null): void {
  for (const text of rest.split(innerLabel)) {
    const label = /^([^:，。；]{2,8}):/.exec(plainOf(text));
    const named = label ? modeOf(label[1] ?? '') : null;
    const words = label && named !== null ? text.slice(label[0].length) : text;
    const means = named ?? mode;
    if (means === 'skip') continue;
    const pieces = splitCounted(words);
    for (const piece of pieces) {
      for (const sentence of pieces.length > 1 ? [piece] : sentencesOf(piece)) {
        const start = /以上|死亡/.test(sentence) && pieces.length > 1 ? '' : startIn(sentence);
        if (pieces.length > 1 && sentence === pieces[0] && conditionLead.test(sentence)) putStart(gathered, start);
        else if (start !== '' && means !== 'steps') {
          if (!putThreefold(gathered, sentence, section, gathered.conditions.length === 0)) putStart(gathered, start);
        } else if (
          means === 'conditions' ||
          (means !== 'steps' &&
            gathered.conditions.length === 0 &&
            gathered.steps.length === 0 &&
            (condition.test(sentence) || endsAsCase.test(plainOf(sentence))))
        )
          takeCondition(gathered, sentence);
        else if (start !== '' && gathered.startedBy === '') putStart(gathered, start);
        else putStep(gathered, sentence, section);
      }
    }
  }
}

/** Ⅱ级以上响应 is of Ⅱ and all above it. */
export function withHigher(words: readonly LevelWord[], plain: string): LevelWord[] {
  const all = [...words];
  for (const word of words) {
    if (!/^\s*(?:\([^)]{1,8}\))?\s*(?:及|\(含\)|或)?以上/.test(plain.slice(word.to))) continue;
    for (const grade of grades.slice(0, grades.indexOf(word.grade)))
      if (!all.some((one) => one.grade === grade)) all.push({ ...word, grade });
  }
  return all;
}

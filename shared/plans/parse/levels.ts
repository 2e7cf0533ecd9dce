// Response levels: where the plan speaks of them, what starts each, who decides it, what is done.
import { type Grade, grades } from '../../incidents/types.ts';
import type { ResponseLevel } from '../types.ts';
import { bare, type Branch, type Flow, ownFlow, sentencesOf, splitCounted, titlesUp, wholeFlow } from './branches.ts';
import { readLevelTables } from './level-tables.ts';
import { gradesIn, levelWords, subjectOf } from './level-words.ts';
import { makeStep } from './steps.ts';

type Mode = 'conditions' | 'start' | 'steps' | 'skip';

/** What was gathered of one level. */
export interface Gathered {
  grade: Grade;
  name: string;
  section: string;
  conditions: string[];
  startedBy: string;
  steps: { text: string; section: string; who: string; minutes: number | null }[];
}

function modeOf(title: string): Mode | null {
  if (/(?:终止|结束|解除|降级|调整)/.test(title) && !/条件.*措施/.test(title)) return 'skip';
  if (/(?:条件|标准|情形|情况|判定|适用范围|指标)$/.test(title) && !/措施/.test(title)) return 'conditions';
  if (/(?:启动程序|程序|决定|权限|批准|启动主体|启动人)$/.test(title) || /^(?:响应)?启动$/.test(title)) return 'start';
  if (/(?:措施|行动|处置|工作|任务|要求|流程|内容|响应|步骤|职责|部署|调度|派遣|保障|协调|会商|值守|方案|发布|报告)$/.test(title))
    return 'steps';
  return null;
}

const listFollows =
  /(?:下列|以下|如下|之一|情形|条件|情况|标准|时)[^。]{0,40}[:：]$|(?:之一的?|下列(?:情况|情形|条件))[，,]?[^。；]{0,40}$/;
const conditionLead = /(?:下列|以下|如下)[^。:]{0,16}(?:情况|情形|条件|标准|灾情|险情)|条件之一|情形之一|情况之一|之一(?:者|的|时)/;
const condition = /(?:发生|出现|达到|超过|造成|死亡|预报|预测|发布|符合|当|可能|受伤|失踪|转移|以上|以下|灾情|险情|火灾|水位|降雨)/;
/** The sentence that says who starts it. */
const decides =
  /(?:由|经|报请?|报经|提请|根据|立即)?[^。；]{0,60}?(?:决定|批准|宣布|同意|签发|下达|提出|建议|审定|研究)[^。；]{0,40}?(?:启动|进入|响应)|(?:由|经)[^。；，]{2,40}(?:启动|宣布)[^。；]{0,12}(?:响应|预案)/;
const responseName = /(?:应急)?(?:预警)?(?:响应|行动|处置)(?:级别)?/;

/** Name of the level as the title prints it: Ⅱ级应急响应, 橙色预警响应, Ⅲ级（较大）响应. */
function nameIn(text: string, plain: string, from: number, to: number): string {
  const behind = /^\s*(?:\([^)]{1,12}\)\s*)?/.exec(plain.slice(to))?.[0].length ?? 0;
  const more = responseName.exec(plain.slice(to + behind));
  const bracket = /^\s*\([^)]{1,12}\)/.exec(plain.slice(to))?.[0].length ?? 0;
  const end = more && more.index <= 2 ? to + behind + more.index + more[0].length : to + bracket;
  return text.slice(from, end).trim();
}

function add(into: Gathered[], grade: Grade, name: string, section: string): Gathered {
  const gathered: Gathered = { grade, name, section, conditions: [], startedBy: '', steps: [] };
  into.push(gathered);
  return gathered;
}

function putCondition(gathered: Gathered, text: string): void {
  const words = bare(text);
  if (words.length >= 4 && !gathered.conditions.includes(words)) gathered.conditions.push(words);
}

function putStep(gathered: Gathered, text: string, section: string, who = '', minutes: number | null = null): void {
  const words = bare(text);
  if (words.length < 4) return;
  gathered.steps.push({ text: words, section, who, minutes });
}

function putStart(gathered: Gathered, sentence: string): void {
  if (gathered.startedBy === '') gathered.startedBy = bare(sentence);
}

/** Reads the text of one level: conditions, then who starts it, then measures. */
function readLevelFlow(flow: readonly Flow[], gathered: Gathered, first: Mode): void {
  let mode = first;
  let listed = 0;
  let listScheme: string | null = null;
  let openList = false;
  for (const part of flow) {
    if (part.kind === 'table') continue;
    const section = part.branch.section.id;
    if (part.kind === 'head') {
      const found = modeOf(part.branch.words);
      if (found !== null) {
        mode = found;
        openList = false;
        listed = 0;
        continue;
      }
      if (part.text === '') continue;
      if (mode === 'conditions') putCondition(gathered, part.text);
      else if (mode === 'steps' && part.branch.section.blocks.length === 0) putStep(gathered, part.text, section);
      continue;
    }
    if (mode === 'skip') continue;
    const label = /^([^:，。；]{2,12})[:。](.*)$/.exec(part.plain);
    const labelMode = label ? modeOf((label[1] ?? '').replace(/\s/g, '')) : null;
    let text = part.text;
    if (label && labelMode !== null && !gradesIn(label[1] ?? '').length) {
      mode = labelMode;
      openList = mode === 'conditions';
      listed = 0;
      text = text.slice((label[1] ?? '').length + 1).trim();
      if (text === '' || mode === 'skip') continue;
    }
    const pieces = splitCounted(text);
    const plain = part.plain;
    const leads = conditionLead.test(plain) || (mode === 'conditions' && /[:：]$/.test(plain));
    if (leads && (listFollows.test(plain) || pieces.length > 1)) {
      if (decides.test(plain) && /由|经|报/.test(plain)) putStart(gathered, (pieces[0] ?? text).replace(/[:：]$/, ''));
      for (const piece of pieces.slice(1)) takeCondition(gathered, piece);
      openList = pieces.length === 1;
      listed = 0;
      listScheme = null;
      continue;
    }
    const scheme = part.token?.scheme ?? null;
    if (openList && mode !== 'conditions') {
      const item =
        scheme !== null
          ? listScheme === null || scheme === listScheme
          : /[；;]$/.test(plain) ||
            (listed === 0 && plain.length < 60) ||
            (listScheme === null && plain.length < 40 && !decides.test(plain));
      if (item) {
        listScheme = scheme;
        listed += 1;
        takeCondition(gathered, text);
        continue;
      }
      openList = false;
    }
    if (mode === 'conditions') {
      for (const piece of pieces) {
        if (decides.test(piece) && /由|经|报/.test(piece) && !/以上|死亡/.test(piece)) putStart(gathered, piece);
        else takeCondition(gathered, piece);
      }
      continue;
    }
    for (const piece of pieces) {
      for (const sentence of pieces.length > 1 ? [piece] : sentencesOf(piece)) {
        if (
          decides.test(sentence) &&
          gathered.startedBy === '' &&
          (mode === 'start' || levelWords(sentence).length > 0 || /启动/.test(sentence))
        ) {
          putStart(gathered, sentence);
          if (gathered.conditions.length === 0 && /(?:发生|达到|出现|初判|接到)/.test(sentence) && mode !== 'start')
            putCondition(gathered, sentence);
        } else if (mode === 'start') {
          if (gathered.startedBy === '' && /启动|决定|宣布/.test(sentence)) putStart(gathered, sentence);
          else putStep(gathered, sentence, section);
        } else if (gathered.conditions.length === 0 && gathered.steps.length === 0 && /(?:时|的)，(?:由[^，]*)?启动/.test(sentence))
          putCondition(gathered, sentence);
        else putStep(gathered, sentence, section);
      }
    }
  }
}

function takeCondition(gathered: Gathered, text: string): void {
  if (/^(?:说明|注|备注|本条|上述|以上所称)/.test(bare(text))) return;
  putCondition(gathered, text);
}

/** Levels that have a section of their own. */
function fromSections(
  branches: readonly Branch[],
  into: Gathered[],
  done: Set<Branch>,
  subjects: readonly ('response' | 'warning')[],
): void {
  for (const branch of branches) {
    if (done.has(branch)) continue;
    const words = gradesIn(branch.words);
    if (words.length === 0 || words.length > 2) continue;
    const own = subjectOf(branch.words);
    const above = branch.parent
      ? titlesUp(branch.parent)
          .map(subjectOf)
          .find((subject) => subject !== null)
      : null;
    const alone = words.length > 0 && branch.words.length <= 16;
    const subject = own === 'response' || own === 'warning' || own === 'ending' ? own : alone ? (above ?? own) : own;
    if (
      subject !== 'response' &&
      !(subject === 'warning' && subjects.includes('warning') && /响应|行动|措施|处置/.test(titlesUp(branch).slice(0, 2).join(' ')))
    )
      continue;
    if (!subjects.includes(subject)) continue;
    const ownMode = modeOf(branch.words.replace(/响应$/, ''));
    const aboveMode = branch.parent ? modeOf(branch.parent.words) : null;
    if (ownMode === 'skip') continue;
    const mode =
      ownMode === 'conditions' || ownMode === 'start' ? ownMode : aboveMode === 'conditions' || aboveMode === 'start' ? aboveMode : 'steps';
    const flow = wholeFlow(branch);
    const seen = new Set<Grade>();
    for (const word of words) {
      if (seen.has(word.grade)) continue;
      seen.add(word.grade);
      const gathered = add(into, word.grade, nameIn(pressedTitle(branch), branch.words, word.from, word.to), branch.section.id);
      readLevelFlow(flow, gathered, mode);
    }
    const mark = (inner: Branch): void => {
      done.add(inner);
      inner.children.forEach(mark);
    };
    mark(branch);
  }
}

function pressedTitle(branch: Branch): string {
  return branch.section.title.replace(/\s+/g, '');
}

/** 符合下列条件之一的，启动Ⅲ级响应：… and Ⅰ级响应：… and 较大事件启动Ⅲ级响应 in the text. */
function fromLines(branches: readonly Branch[], into: Gathered[], done: ReadonlySet<Branch>): void {
  for (const branch of branches) {
    if (done.has(branch)) continue;
    const subjects = titlesUp(branch).map(subjectOf);
    const subject = subjects.find((found) => found !== null) ?? null;
    if (subject === 'ending') continue;
    const mode = modeOf(branch.words);
    let open: Gathered | null = null;
    let openScheme: string | null = null;
    for (const part of ownFlow(branch)) {
      if (part.kind === 'table') continue;
      const starts = startedIn(part.plain);
      const heads = /^(?:启动|实行|实施)?\s*/.exec(part.plain)?.[0].length ?? 0;
      const lead = levelWords(part.plain)[0];
      const label =
        lead &&
        lead.from <= heads &&
        /^\s*(?:\([^)]{1,12}\))?\s*(?:应急|预警)?(?:响应|行动)?(?:级别|启动条件|条件|标准|措施)?\s*(?:\([^)]{1,12}\))?\s*[:。]/.exec(
          part.plain.slice(lead.to),
        );
      if (lead && label && subject === 'response') {
        open = add(into, lead.grade, nameIn(part.text, part.plain, lead.from, lead.to), branch.section.id);
        openScheme = part.token?.scheme ?? 'none';
        const rest = part.text.slice(lead.to + label[0].length).trim();
        const means = modeOf(label[0].replace(/[:。\s]/g, '').replace(/响应$/, ''));
        if (rest !== '') readLabelled(open, rest, branch, means ?? mode);
        continue;
      }
      if (starts) {
        open = add(into, starts.grade, nameIn(part.text, part.plain, starts.from, starts.to), branch.section.id);
        openScheme = part.token?.scheme ?? 'none';
        const pieces = splitCounted(part.text);
        if (/[:：]$/.test(part.plain) || pieces.length > 1) {
          for (const piece of pieces.slice(1)) putCondition(open, piece);
          if (decides.test(part.plain) && /由|经/.test(part.plain)) putStart(open, (pieces[0] ?? '').replace(/[:：]$/, ''));
        } else {
          into.pop();
          for (const sentence of part.text.split(/(?<=[。；;])/)) {
            const found = startedIn(plainSentence(sentence));
            if (!found) continue;
            const each: Gathered = add(
              into,
              found.grade,
              nameIn(sentence.trim(), plainSentence(sentence), found.from, found.to),
              branch.section.id,
            );
            putCondition(each, sentence);
            if (decides.test(sentence) && /由|经/.test(sentence)) putStart(each, sentence);
          }
          open = null;
        }
        continue;
      }
      if (open) {
        const scheme = part.token?.scheme ?? null;
        if (scheme !== null && scheme !== openScheme) putCondition(open, part.text);
        else if (scheme === null && openScheme === 'none' && /[；;]$/.test(part.plain)) putCondition(open, part.text);
        else open = null;
      }
    }
  }
}

function plainSentence(text: string): string {
  return text.trim().replaceAll('：', ':').replaceAll('（', '(').replaceAll('）', ')');
}

/** The level that a sentence starts under a condition. */
function startedIn(plain: string): { grade: Grade; from: number; to: number } | null {
  const match = /(?:启动|进入|实施|实行|为|按)(?:本?级|县级|市级|相应的?)?\s*([^，。；:]{0,10}?级?)/.exec(plain);
  if (!match || !/响应/.test(plain)) return null;
  if (
    !/(?:发生|出现|达到|符合|初判|当|遇|之一|事件|事故|灾害|火灾|条件)/.test(plain) ||
    /(?:终止|结束|解除|降低|降为|升级|调整)/.test(plain)
  )
    return null;
  for (const word of levelWords(plain)) {
    const before = plain.slice(Math.max(0, word.from - 9), word.from);
    const behind = plain.slice(word.to, word.to + 12);
    if (
      word.kind !== 'word' &&
      /(?:启动|进入|实施|实行|按)[^，。；]*$/.test(before) &&
      /^\s*(?:\([^)]{1,10}\))?(?:应急)?(?:响应|预案)/.test(behind)
    ) {
      return { grade: word.grade, from: word.from, to: word.to };
    }
  }
  return null;
}

function readLabelled(gathered: Gathered, rest: string, branch: Branch, mode: Mode | null): void {
  const pieces = splitCounted(rest);
  for (const piece of pieces) {
    for (const sentence of pieces.length > 1 ? [piece] : sentencesOf(piece)) {
      if (decides.test(sentence) && /由|经|报/.test(sentence) && !/以上/.test(sentence)) putStart(gathered, sentence);
      else if (mode === 'conditions' || (mode !== 'steps' && gathered.conditions.length === 0 && condition.test(sentence)))
        putCondition(gathered, sentence);
      else putStep(gathered, sentence, branch.section.id);
    }
  }
}

/** Puts together what several places say of one level; the first name and the first section with conditions stand. */
function merge(gathered: readonly Gathered[], newId: () => string): ResponseLevel[] {
  const levels: ResponseLevel[] = [];
  for (const grade of grades) {
    const all = gathered.filter((one) => one.grade === grade);
    if (all.length === 0) continue;
    const named = all.find((one) => /响应|行动/.test(one.name)) ?? all[0];
    const place =
      all.find((one) => one.steps.length > 0 && one.conditions.length > 0) ?? all.find((one) => one.conditions.length > 0) ?? all[0];
    const steps = new Map<string, ResponseLevel['steps'][number]>();
    for (const step of all.flatMap((one) => one.steps)) {
      if (!steps.has(step.text)) {
        const made = makeStep(step.text, step.section, newId, step.who === '' ? {} : { who: step.who });
        steps.set(step.text, { ...made, minutes: step.minutes ?? made.minutes });
      }
    }
    levels.push({
      id: newId(),
      level: grade,
      name: named?.name ?? '',
      conditions: [...new Set(all.flatMap((one) => one.conditions))],
      startedBy: all.find((one) => one.startedBy !== '')?.startedBy ?? '',
      section: place?.section ?? null,
      steps: [...steps.values()],
    });
  }
  return levels;
}

export function readLevels(branches: readonly Branch[], newId: () => string): ResponseLevel[] {
  // A card repeats what a level asks for: its steps are the card's.
  const usable = branches.filter(
    (branch) => !titlesUp(branch).some((title) => /^目[录次]$|(?:处置|应急|行动|岗位|操作)卡片?(?:\(|$)/.test(title)),
  );
  const done = new Set<Branch>();
  const gathered: Gathered[] = [];
  fromSections(usable, gathered, done, ['response']);
  fromLines(usable, gathered, done);
  readLevelTables(usable, gathered, 'response');
  if (gathered.length === 0) {
    fromSections(usable, gathered, done, ['warning']);
    readLevelTables(usable, gathered, 'warning');
  }
  return merge(gathered, newId);
}

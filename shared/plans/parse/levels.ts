// Response levels: where the plan speaks of them, what starts each, who decides it, what is done.
import { grades } from '../../incidents/types.ts';
import type { ResponseLevel } from '../types.ts';
import { bare, type Branch, type Flow, splitCounted, titlesUp, wholeFlow } from './branches.ts';
import { cardTitle } from './cards.ts';
import { deciderOf } from './decider.ts';
import {
  gather,
  type Gathered,
  modeOf,
  putCondition,
  putStart,
  putThreefold,
  readLabelled,
  readLevelFlow,
  startIn,
  takeCondition,
  withHigher,
} from './level-flow.ts';
import { readLevelTables } from './level-tables.ts';
import { gradesIn, type LevelWord, levelWords, subjectOf } from './level-words.ts';
import { plainOf } from './lines.ts';
import { makeStep } from './steps.ts';

const responseName = /(?:应急)?(?:预警)?(?:响应|行动|处置)(?:级别)?/;

/** Name of the level as the title prints it: Ⅱ级应急响应, 橙色预警响应, 红色（Ⅰ级）响应. */
function nameIn(text: string, plain: string, word: { from: number; to: number }): string {
  const before = /(?:特别重大|重大|较大|一般|[红橙黄蓝]色)\s*\($/.exec(plain.slice(0, word.from));
  const from = before ? before.index : word.from;
  const closing = before ? (/^\s*\)/.exec(plain.slice(word.to))?.[0].length ?? 0) : 0;
  const to = word.to + closing;
  const bracket = /^\s*\([^)]{1,12}\)/.exec(plain.slice(to))?.[0].length ?? 0;
  const more = responseName.exec(plain.slice(to + bracket));
  const end = more && more.index <= 2 ? to + bracket + more.index + more[0].length : to + bracket;
  return text.slice(from, end).trim();
}

/** Is a section with a level's word in its title about the response of that level? */
function subjectOfBranch(branch: Branch): 'response' | 'warning' | null {
  const own = subjectOf(branch.words);
  if (own === 'response' || own === 'warning') return own;
  if (own === 'ending' || branch.words.length > 16) return null;
  const above = branch.parent
    ? titlesUp(branch.parent)
        .map(subjectOf)
        .find((subject) => subject !== null)
    : null;
  return above === 'response' || above === 'warning' ? above : null;
}

/** Levels that have a section of their own. */
function fromSections(branches: readonly Branch[], into: Gathered[], done: Set<Branch>, wanted: 'response' | 'warning'): void {
  for (const branch of branches) {
    if (done.has(branch) || cardTitle.test(branch.words)) continue;
    const words = withHigher(gradesIn(branch.words), branch.words);
    if (words.length === 0 || subjectOfBranch(branch) !== wanted) continue;
    if (wanted === 'warning' && !/响应|行动|措施|处置/.test(titlesUp(branch).slice(0, 2).join(' '))) continue;
    const ownMode = modeOf(branch.words.replace(/响应$/, ''));
    const aboveMode = branch.parent ? modeOf(branch.parent.words) : null;
    if (ownMode === 'skip' || (words.length > 3 && branch.children.length > 0)) continue;
    const mode =
      ownMode === 'conditions' || ownMode === 'start' ? ownMode : aboveMode === 'conditions' || aboveMode === 'start' ? aboveMode : 'steps';
    const flow = wholeFlow(branch);
    for (const grade of new Set(words.map((word) => word.grade))) {
      const word = words.find((one) => one.grade === grade);
      if (word)
        readLevelFlow(
          flow,
          gather(into, grade, nameIn(branch.section.title.replace(/\s+/g, ''), branch.words, word), branch.section.id),
          mode,
        );
    }
    const mark = (inner: Branch): void => {
      done.add(inner);
      inner.children.forEach(mark);
    };
    mark(branch);
  }
}

interface Label {
  words: LevelWord[];
  /** Where the text behind the label begins. */
  length: number;
  /** What the label says follows: 条件, 措施; '' for neither. */
  means: string;
}

/** Ⅰ级响应：…; 启动Ⅰ级、Ⅱ级响应的条件：…; Ⅲ级响应的措施：… */
function labelOf(plain: string): Label | null {
  const lead = /^(?:启动|实行|实施)?\s*/.exec(plain)?.[0].length ?? 0;
  const colon = /[:。]/.exec(plain)?.index ?? -1;
  if (colon === -1 || colon > 32) return null;
  const head = plain.slice(0, colon);
  const words = gradesIn(head);
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last || first.from > lead + 5 || /[，；]/.test(head)) return null;
  if (first.from > lead && !/^(?:特别重大|重大|较大|一般|[红橙黄蓝]色|县级|本级)\(?$/.test(head.slice(lead, first.from))) return null;
  const means =
    /^\s*\)?(?:\([^)]{1,12}\))?(?:应急|预警)?(?:以上)?(?:响应|行动)?(?:级别)?(?:的)?((?:启动|响应|处置)?(?:条件|标准|措施|程序|行动|情形)?)\s*(?:\([^)]{1,12}\))?$/.exec(
      head.slice(last.to),
    );
  return means ? { words: withHigher(words, head), length: colon + 1, means: means[1] ?? '' } : null;
}

/** The levels that a sentence starts under a condition: 较大事件启动Ⅲ级响应. */
function startedIn(plain: string): LevelWord[] {
  if (!/响应|预案/.test(plain) || /(?:终止|结束|解除|降低|降为|升级为|调整)/.test(plain)) return [];
  if (!/(?:发生|出现|达到|符合|初判|当|遇|之一|事件|事故|灾害|火灾|条件|应对|以上|发布|收到|接到|情形|情况|其他|其余)/.test(plain))
    return [];
  return levelWords(plain).filter((word) => {
    const before = plain.slice(Math.max(0, word.from - 12), word.from);
    const behind = plain.slice(word.to, word.to + 14);
    return (
      word.kind !== 'word' &&
      !/(?:分为|划分|设定为|分成|设)[^，。；]*$/.test(before) &&
      // 县启动Ⅲ级响应且涉及本镇: the level of another plan is the condition.
      !/(?:(?:或者?|且)(?:县|市|省|区|上级)?|(?:^|[，；(])(?:县|市|省|区|上级))(?:已经?)?启动\s*$/.test(before) &&
      /(?:启动|进入|实施|实行|按|响应级别为|为|属)[^，。；:]*$/.test(before) &&
      /^\s*(?:\([^)]{1,10}\))?\s*(?:以上)?(?:(?:、|和|或|及)[^，。]{1,4}级)?(?:县级)?(?:应急)?(?:响应|预案)/.test(behind)
    );
  });
}

/** Sentences that each start a level of their own. */
function readMapping(text: string, into: Gathered[], section: string): void {
  const sentences = text
    .split(/(?<=[。；;])/)
    .flatMap((sentence) =>
      (sentence.match(/启动|进入/g)?.length ?? 0) > 1 && startedIn(plainOf(sentence)).length > 1
        ? sentence.split(/(?<=[，,])/)
        : [sentence],
    );
  for (const sentence of sentences) {
    for (const word of startedIn(plainOf(sentence))) {
      const gathered = gather(into, word.grade, nameIn(sentence, plainOf(sentence), word), section);
      if (putThreefold(gathered, sentence, section)) continue;
      // 其他情形启动Ⅲ级响应: what stands before the verb.
      const before = /^(.{4,}?)(?:时|的)?，?(?:即|则|应当?|立即)?(?:启动|进入|实施)[^，。；]*[。；]?$/.exec(plainOf(bare(sentence)))?.[1];
      const plain = before !== undefined && !/由|经|决定/.test(before);
      putCondition(gathered, plain ? bare(sentence).slice(0, before.length) : sentence);
      if (/由|经/.test(sentence)) putStart(gathered, startIn(sentence));
    }
  }
}

/** Ⅰ级、Ⅱ级应急响应由指挥长签发；达到Ⅲ级响应标准时，由副指挥长启动: who starts which, apart from the levels' own sections. */
const startRule =
  /^(.{1,24}?)(?:应急)?响应(?:标准|条件|级别)?(?:的|时)?[，]?由([^，。；]{2,30}?)(?:决定|批准|签发|启动|宣布|下达|组织实施)/;

function readStartRules(part: Flow, into: Gathered[]): void {
  for (const sentence of part.text.split(/(?<=[。；;])/)) {
    const plain = plainOf(sentence).trim();
    const rule = startRule.exec(plain.replace(/^(?:当|如|其中)?(?:达到|启动|符合)/, ''));
    const words = rule ? gradesIn(rule[1] ?? '').filter((word) => word.kind === 'number' || word.kind === 'colour') : [];
    for (const word of words)
      putStart(gather(into, word.grade, nameIn(rule?.[1] ?? '', rule?.[1] ?? '', word), part.branch.section.id), `由${rule?.[2]}决定启动`);
  }
}

/** Levels in the lines of sections that have no level of their own. */
function fromLines(branches: readonly Branch[], into: Gathered[], done: ReadonlySet<Branch>): void {
  for (const branch of branches) {
    if (done.has(branch) || cardTitle.test(branch.words)) continue;
    const subject =
      titlesUp(branch)
        .map(subjectOf)
        .find((found) => found !== null) ?? null;
    if (subject === 'ending') continue;
    const section = branch.section.id;
    const mode = modeOf(branch.words);
    let open: Gathered[] = [];
    let scheme = 'none';
    let means = mode;
    for (const part of branch.own) {
      if (part.kind === 'table') continue;
      readStartRules(part, into);
      const label = labelOf(part.plain);
      if (label && (subject === 'response' || /响应/.test(part.plain.slice(0, label.length)))) {
        if (subject === 'warning' && !/应急响应|级响应/.test(part.plain.slice(0, label.length))) continue;
        open = label.words.map((word) => gather(into, word.grade, nameIn(part.text, part.plain, word), section));
        scheme = part.token?.scheme ?? 'none';
        means = modeOf(label.means.replace(/^响应$/, '')) ?? mode;
        const rest = part.text.slice(label.length).trim();
        if (rest !== '')
          for (const gathered of open) readLabelled(gathered, rest, section, means === 'steps' && label.means === '' ? null : means);
        continue;
      }
      const started = startedIn(part.plain);
      if (started.length > 0) {
        const pieces = splitCounted(part.text);
        const distinct = new Set(started.map((word) => word.grade)).size;
        if ((part.plain.endsWith(':') || pieces.length > 1) && distinct === 1) {
          const [word] = started;
          open = word ? [gather(into, word.grade, nameIn(part.text, part.plain, word), section)] : [];
          scheme = part.token?.scheme ?? 'none';
          means = 'conditions';
          for (const gathered of open) {
            putStart(gathered, /由|经/.test(pieces[0] ?? '') ? startIn(pieces[0] ?? '') : '');
            for (const piece of pieces.slice(1)) takeCondition(gathered, piece);
          }
        } else {
          readMapping(part.text, into, section);
          open = [];
        }
        continue;
      }
      if (open.length === 0) continue;
      const own = part.token?.scheme ?? null;
      const item = own !== null ? own !== scheme : scheme === 'none' && /[；;]$/.test(part.plain);
      if (!item) {
        const start = startIn(part.text);
        if (own === null && start !== '' && part.plain.length < 80) for (const gathered of open) putStart(gathered, start);
        else open = [];
      } else if (means === 'steps') for (const gathered of open) readLabelled(gathered, part.text, section, 'steps');
      else for (const gathered of open) takeCondition(gathered, part.text);
    }
  }
}

/** Puts together what several places say of one level. */
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
      if (steps.has(step.text)) continue;
      const made = makeStep(step.text, step.section, newId, step.who === '' ? {} : { who: step.who });
      steps.set(step.text, { ...made, minutes: step.minutes ?? made.minutes });
    }
    levels.push({
      id: newId(),
      level: grade,
      name: named?.name ?? '',
      conditions: [...new Set(all.flatMap((one) => one.conditions))],
      startedBy: deciderOf(all.find((one) => one.startedBy !== '')?.startedBy ?? ''),
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
  fromSections(usable, gathered, done, 'response');
  fromLines(usable, gathered, done);
  readLevelTables(usable, gathered, 'response');
  if (gathered.length === 0) {
    fromSections(usable, gathered, done, 'warning');
    readLevelTables(usable, gathered, 'warning');
  }
  return merge(gathered, newId);
}

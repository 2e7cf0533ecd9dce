// Action cards (处置卡, 处置方案): tables 步骤|处置措施|责任人|时限, or numbered steps below a title that says so.
import type { ActionCard, PlanStep } from '../types.ts';
import { type Branch, type Flow, splitCounted, uncounted, wholeFlow } from './branches.ts';
import { plainOf } from './lines.ts';
import { gradesIn } from './level-words.ts';
import { makeStep, minutesIn } from './steps.ts';
import { cellAt, cellWords, readColumns } from './tables.ts';

type Column = 'order' | 'what' | 'who' | 'minutes' | 'note';

const columnWords: readonly (readonly [Column, RegExp])[] = [
  ['minutes', /(?:时限|时间|用时|完成时间)/],
  ['who', /(?:责任人|负责人|责任单位|执行人|责任部门|岗位|实施人|人员|谁|单位|责任主体)/],
  ['note', /(?:注意|备注|禁止|要点)/],
  ['what', /(?:措施|内容|行动|操作|处置|任务|做什么|工作|要求|动作|程序)/],
  ['order', /(?:步骤|序号|顺序|环节|阶段|流程|编号)/],
];

export const cardTitle = /(?:处置卡|应急卡|处置卡片|卡片|行动卡|岗位卡|明白卡|操作卡|现场处置方案|处置流程卡|检查单)/;
const noteTitle = /(?:注意事项|禁止|严禁|不得|备注|安全提示|特别提醒|注意)/;
const stepTitle = /(?:处置|措施|步骤|程序|行动|流程|操作|应急|响应|报警|疏散|救援)/;

function tableSteps(rows: readonly string[][], section: string, newId: () => string): { steps: PlanStep[]; notes: string[] } | null {
  const columns = readColumns(rows, columnWords, ['what']) ?? readColumns(rows, columnWords, ['order', 'who']);
  if (!columns || (!columns.at.has('who') && !columns.at.has('minutes') && !columns.at.has('order'))) return null;
  const what = columns.at.get('what') ?? columns.at.get('order');
  const steps: PlanStep[] = [];
  const notes: string[] = [];
  for (const row of rows.slice(columns.head + 1)) {
    const filled = new Set(row.map((cell) => cell.trim()).filter((cell) => cell !== ''));
    const first = cellWords(row[0]);
    if (noteTitle.test(first) && first.length <= 10) {
      notes.push([...filled].slice(1).join('\n'));
      continue;
    }
    const text = cellAt(row, what);
    if (text === '') continue;
    const order = what === columns.at.get('order') ? '' : cellAt(row, columns.at.get('order'));
    const head =
      /[\u4e00-\u9fff]{2,}/.test(order) && !/^第?[一二三四五六七八九十\d]+步?$/.test(order) && !text.includes(order)
        ? `${order.replace(/\s+/g, '')}：`
        : '';
    const time = cellAt(row, columns.at.get('minutes'));
    const given = { who: cellAt(row, columns.at.get('who')).replace(/\s*\n\s*/g, '、'), minutes: minutesIn(time, true) };
    const pieces = uncounted(text.split(/\n+/))
      .flatMap((line) => splitCounted(line))
      .filter((piece) => piece.trim() !== '');
    for (const piece of pieces) steps.push(makeStep(`${head}${piece}`, section, newId, given));
    const note = cellAt(row, columns.at.get('note'));
    if (note !== '') notes.push(note);
  }
  return steps.length === 0 ? null : { steps, notes };
}

const drawnLabel =
  /^(?:岗位|岗位名称|适用岗位|风险提示|主要风险|事故类型|危险源|处置程序|处置步骤|处置措施|应急处置|报告程序|注意事项|联系电话|应急物资|安全提示|场所|事故特征)/;

/** Rows of a label and a text: no head, no columns. */
function isDrawn(rows: readonly string[][]): boolean {
  const labels = rows.filter(
    (row) => new Set(row.map((cell) => cell.trim()).filter((cell) => cell !== '')).size === 2 && drawnLabel.test(cellWords(row[0])),
  );
  return labels.length >= 2 && labels.length >= rows.length * 0.6;
}

/** A card drawn as a table of label and text: 岗位|…, 处置步骤|1.… 2.…, 注意事项|…. */
function labelledTable(
  rows: readonly string[][],
  section: string,
  newId: () => string,
): { steps: PlanStep[]; notes: string[]; role: string } | null {
  const steps: PlanStep[] = [];
  const notes: string[] = [];
  let role = '';
  for (const row of rows) {
    const cells = row.map((cell) => cell.trim()).filter((cell, at, all) => cell !== '' && cell !== all[at - 1]);
    const label = cellWords(cells[0]);
    const text = cells.slice(1).join('\n');
    if (label === '' || label.length > 14 || text === '') continue;
    if (noteTitle.test(label)) notes.push(text);
    else if (/(?:岗位|适用|责任人|负责人|对象|角色)/.test(label) && role === '') role = cells[1] ?? '';
    else if (stepTitle.test(label) && text.length > 8) {
      for (const piece of uncounted(text.split(/\n+/)).flatMap((line) => splitCounted(line)))
        if (piece.trim().length > 1) steps.push(makeStep(piece, section, newId));
    }
  }
  return steps.length < 2 ? null : { steps, notes, role };
}

/** Parts of a scheme for a place that say what may happen and who is who: nothing of them is done in the hour. */
const aboutTitle = /(?:风险|特征|类型|职责|组织|适用范围|危险性|征兆|原因|物资|电话|联系)/;
const doneTitle = /(?:处置|措施|步骤|程序|流程|操作|急救|自救|救援|疏散|报警|方法)/;

/** The part of a card or scheme that a line stands in: nearest title that says it. */
function partOf(branch: Branch, card: Branch): 'about' | 'done' | null {
  for (let up: Branch | null = branch; up && up !== card; up = up.parent) {
    if (doneTitle.test(up.words)) return 'done';
    if (aboutTitle.test(up.words)) return 'about';
  }
  return null;
}

function textSteps(flow: readonly Flow[], card: Branch, newId: () => string): { steps: PlanStep[]; notes: string[]; role: string } {
  const steps: PlanStep[] = [];
  const notes: string[] = [];
  let role = '';
  let inNotes = false;
  for (const part of flow) {
    if (part.kind === 'table') continue;
    const section = part.branch.section.id;
    const place = partOf(part.branch, card);
    if (part.kind === 'head') {
      inNotes = noteTitle.test(part.branch.words);
      if (
        !inNotes &&
        place !== 'about' &&
        part.branch.section.number !== '' &&
        part.branch.section.blocks.length === 0 &&
        part.branch.children.length === 0 &&
        part.text.length > 3
      )
        steps.push(makeStep(part.text, section, newId));
      continue;
    }
    const label = /^([^:，。；]{2,10}):(.*)$/.exec(part.plain);
    if (label && noteTitle.test(label[1] ?? '')) {
      inNotes = true;
      const rest = part.text.slice((label[1] ?? '').length + 1).trim();
      if (rest !== '') notes.push(rest);
    } else if (label && role === '' && /^(?:岗位|适用岗位|适用对象|责任人|适用人员|卡片持有人|持卡人|角色)$/.test(label[1] ?? ''))
      role = part.text.slice((label[1] ?? '').length + 1).trim();
    else if (inNotes) notes.push(part.text);
    else if (place === 'about') continue;
    else if (part.token || /^第[一二三四五六七八九十\d]步/.test(part.plain) || minutesIn(part.text) !== null)
      for (const piece of splitCounted(part.text)) steps.push(makeStep(piece, section, newId));
    else if (splitCounted(part.text).length > 2) for (const piece of splitCounted(part.text)) steps.push(makeStep(piece, section, newId));
    else if (steps.length > 0 && /^(?:严禁|禁止|不得|切勿|注意)/.test(part.plain)) notes.push(part.text);
    // Measures without numbers: each paragraph is one.
    else if (place === 'done' && /[。；]$/.test(part.plain) && part.text.length <= longestStep)
      steps.push(makeStep(part.text, section, newId));
  }
  return { steps, notes, role };
}

function roleIn(title: string): string {
  const words = plainOf(title).replace(/\s+/g, '');
  const bracket = /\(([^)]{2,16})\)$/.exec(words)?.[1];
  if (bracket && !/(?:试行|版|修订|级|响应|预警)/.test(bracket)) return bracket;
  const match = /^(?:附件\d*|.*?[:—-])?(.{2,14}?)(?:岗位?)?(?:应急)?(?:处置|行动|操作|明白)?卡片?$/.exec(words);
  const role = match?.[1]?.replace(/(?:应急|现场|处置)$/, '') ?? '';
  return /(?:员|长|(?<!困)人|岗|班|组|室|主任|经理|值守|保安|教师|领导|司机|总指挥|队)$/.test(role) ? role : '';
}

export function readCards(branches: readonly Branch[], newId: () => string): ActionCard[] {
  const cards: ActionCard[] = [];
  const taken = new Set<Branch>();
  for (const branch of branches) {
    if (taken.has(branch)) continue;
    const titled = cardTitle.test(branch.words);
    // A chapter of cards: each card below it is read for itself.
    if (titled && branch.children.some((child) => cardTitle.test(child.words))) continue;
    const under =
      branch.parent !== null &&
      cardTitle.test(branch.parent.words) &&
      branch.parent.children.length > 1 &&
      /卡/.test(branch.parent.words) &&
      !stepOnly.test(branch.words);
    const level = ((): ActionCard['level'] => {
      const found = gradesIn(branch.words);
      return new Set(found.map((word) => word.grade)).size === 1 ? (found[0]?.grade ?? null) : null;
    })();
    const flow = wholeFlow(branch);
    for (const [nth, part] of flow.filter((one) => one.kind === 'table').entries()) {
      const read = isDrawn(part.rows) ? null : tableSteps(part.rows, part.branch.section.id, newId);
      const times =
        read &&
        (titled ||
          under ||
          (read.steps.some((step) => step.minutes !== null) &&
            read.steps.some((step) => step.who !== '') &&
            /(?:处置|流程|行动|卡)/.test(part.branch.words)));
      const drawn = !times && (titled || under) ? labelledTable(part.rows, part.branch.section.id, newId) : null;
      const found = times ? { ...read, role: '' } : drawn;
      if (!found || (!(titled || under) && part.branch !== branch)) continue;
      for (const line of flow)
        if (line.kind === 'line' && /^(?:严禁|禁止|注意|注意事项|特别提醒|切记):/.test(line.plain)) found.notes.push(line.text);
      const title = branch.section.title.trim() || branch.section.number;
      cards.push({
        id: newId(),
        title: nth === 0 ? title : `${title}（${nth + 1}）`,
        role: found.role || roleIn(branch.words),
        level,
        steps: found.steps,
        note: found.notes.join('\n'),
      });
      taken.add(branch);
      for (const child of branch.children) taken.add(child);
    }
    if (taken.has(branch) || !(titled || under) || /^目[录次]$/.test(branch.words)) continue;
    const { steps, notes, role } = textSteps(flow, branch, newId);
    if (steps.length < 2) continue;
    cards.push({
      id: newId(),
      title: branch.section.title.trim(),
      role: role || roleIn(branch.words),
      level,
      steps,
      note: notes.join('\n'),
    });
    const mark = (inner: Branch): void => {
      taken.add(inner);
      inner.children.forEach(mark);
    };
    mark(branch);
  }
  return cards;
}

/** Longer paragraphs explain. */
const longestStep = 200;

const stepOnly = /^(?:处置步骤|处置措施|应急处置|注意事项|报告程序|事故特征|应急物资|风险分析|应急职责|.*程序)$/;

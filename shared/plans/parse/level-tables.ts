// Response levels in tables: 级别|启动条件|措施, or one column a level.
import type { Grade } from '../../incidents/types.ts';
import { bare, type Branch, sentencesOf, splitCounted, titlesUp } from './branches.ts';
import { plainOf } from './lines.ts';
import { gradesIn, subjectOf } from './level-words.ts';
import type { Gathered } from './level-flow.ts';

type Meaning = 'level' | 'conditions' | 'start' | 'steps' | 'who' | 'minutes' | null;

function meaningOf(cell: string): Meaning {
  const words = plainOf(cell).replace(/\s+/g, '');
  if (/^(?:响应|应急响应|预案)?(?:级别|等级|分级|响应级别|响应等级|层级)$/.test(words) || /^(?:应急)?响应(?:级别|等级)?$/.test(words))
    return 'level';
  if (/(?:条件|标准|情形|情况|指标|判定|适用)/.test(words)) return 'conditions';
  if (/(?:决定|批准|启动人|指挥人|指挥者|总指挥|启动程序|启动权限|指挥员|权限|启动主体|签发)/.test(words)) return 'start';
  if (/(?:责任单位|责任人|责任部门|牵头|承担|负责)/.test(words)) return 'who';
  if (/(?:时限|时间要求|完成时间)/.test(words)) return 'minutes';
  if (/(?:措施|行动|处置|任务|响应内容|工作)/.test(words)) return 'steps';
  return null;
}

function pieces(cell: string): string[] {
  return cell
    .split(/\n+/)
    .flatMap((line) => splitCounted(line))
    .flatMap((line) => (line.length > 60 ? sentencesOf(line) : [line]))
    .map(bare)
    .filter((line) => line.length >= 2);
}

function fill(gathered: Gathered, meaning: Meaning, cell: string, section: string): void {
  if (meaning === 'conditions') {
    const items = cell
      .split(/\n+/)
      .flatMap((line) => splitCounted(line))
      .flatMap((line) => line.split(/[；;]/))
      .map(bare);
    for (const item of items)
      if (item.length >= 4 && !/之一(?:的|时)?[:：]?$/.test(item) && !gathered.conditions.includes(item)) gathered.conditions.push(item);
  } else if (meaning === 'start') {
    if (gathered.startedBy === '') gathered.startedBy = bare(cell.replace(/\s*\n\s*/g, ''));
  } else if (meaning === 'steps') {
    for (const text of pieces(cell)) gathered.steps.push({ text, section, who: '', minutes: null });
  }
}

function gradeOfCell(cell: string): Grade | null {
  const words = plainOf(cell).replace(/\s+/g, '');
  if (words.length > 24) return null;
  const found = gradesIn(words);
  return found.length === 0 || new Set(found.map((word) => word.grade)).size > 1 ? null : (found[0]?.grade ?? null);
}

function make(into: Gathered[], grade: Grade, name: string, section: string): Gathered {
  const gathered: Gathered = { grade, name: name.replace(/\s+/g, ''), section, conditions: [], startedBy: '', steps: [] };
  into.push(gathered);
  return gathered;
}

/** Is the table of responses, or of warnings or grades of events? Its own head says it, else the titles above. */
function tableSubject(rows: readonly string[][], branch: Branch): 'response' | 'warning' | 'grading' | null {
  const head = plainOf((rows[0] ?? []).join(' ')) + plainOf((rows[1] ?? [])[0] ?? '');
  if (/响应|启动/.test(head)) return 'response';
  if (/预警/.test(head)) return 'warning';
  const subject = titlesUp(branch)
    .map(subjectOf)
    .find((found) => found !== null);
  return subject === 'response' || subject === 'warning' || subject === 'grading' ? subject : null;
}

function byRows(rows: readonly string[][], branch: Branch, into: Gathered[]): boolean {
  const head = rows[0] ?? [];
  const meanings = head.map(meaningOf);
  let column = meanings.indexOf('level');
  if (column === -1) column = head.findIndex((_, at) => rows.slice(1).filter((row) => gradeOfCell(row[at] ?? '') !== null).length >= 2);
  if (
    column === -1 ||
    !meanings.some((meaning, at) => at !== column && (meaning === 'conditions' || meaning === 'start' || meaning === 'steps'))
  )
    return false;
  let some = false;
  for (const row of rows.slice(1)) {
    const grade = gradeOfCell(row[column] ?? '');
    if (grade === null) continue;
    some = true;
    const same = into.find((one) => one.grade === grade && one.section === branch.section.id);
    const gathered = same ?? make(into, grade, row[column] ?? '', branch.section.id);
    const before = gathered.steps.length;
    for (const [at, cell] of row.entries())
      if (at !== column && cell.trim() !== '') fill(gathered, meanings[at] ?? null, cell, branch.section.id);
    const who = (row[meanings.indexOf('who')] ?? '').trim();
    if (who !== '') for (const step of gathered.steps.slice(before)) step.who = who;
  }
  return some;
}

function byColumns(rows: readonly string[][], branch: Branch, into: Gathered[]): boolean {
  const found = (rows[0] ?? []).map(gradeOfCell);
  if (new Set(found.filter((grade) => grade !== null)).size < 2) return false;
  for (const [at, grade] of found.entries()) {
    if (grade === null) continue;
    const gathered = make(into, grade, rows[0]?.[at] ?? '', branch.section.id);
    for (const row of rows.slice(1)) fill(gathered, meaningOf(row[0] ?? '') ?? 'steps', row[at] ?? '', branch.section.id);
  }
  return true;
}

export function readLevelTables(branches: readonly Branch[], into: Gathered[], wanted: 'response' | 'warning'): void {
  for (const branch of branches) {
    for (const block of branch.own) {
      if (block.kind !== 'table' || block.rows.length < 2) continue;
      if (tableSubject(block.rows, branch) !== wanted) continue;
      if (!byRows(block.rows, branch, into)) byColumns(block.rows, branch, into);
    }
  }
}

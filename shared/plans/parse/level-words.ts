// Words for levels: Ⅰ级, I级, 一级, 1级, 红色, 特别重大, 公司级; and whether they speak of a response, a warning or of the event's grade.
import { type Grade, grades } from '../../incidents/types.ts';

export interface LevelWord {
  grade: Grade;
  from: number;
  to: number;
  kind: 'number' | 'colour' | 'word' | 'scope';
}

const numbers: Record<string, number> = {
  Ⅰ: 0, Ⅱ: 1, Ⅲ: 2, Ⅳ: 3, I: 0, II: 1, III: 2, IV: 3, l: 0, ll: 1, lll: 2, ⅰ: 0, ⅱ: 1, ⅲ: 2, ⅳ: 3, ⅠⅠ: 1, ⅠⅠⅠ: 2, ⅠⅤ: 3,
  一: 0, 二: 1, 三: 2, 四: 3, '1': 0, '2': 1, '3': 2, '4': 3, 壹: 0, 贰: 1, 叁: 2, 肆: 3,
}; // biome-ignore format: a table
const colours: Record<string, number> = { 红: 0, 橙: 1, 黄: 2, 蓝: 3 };
const words: Record<string, number> = { 特别重大: 0, 特别严重: 0, 特大: 0, 重大: 1, 较大: 2, 一般: 3 };
const scopes: Record<string, number> = { 社会: 0, 厂外: 0, 公司: 1, 厂: 1, 企业: 1, 厂区: 1, 车间: 2, 部门: 2, 班组: 3, 岗位: 3 };

const pattern =
  /(?<number>Ⅰ{1,3}|ⅠⅤ|[ⅡⅢⅣⅰⅱⅲⅳ]|IV|I{1,3}|l{1,3}|(?<![0-9十百.])[1-4]|(?<![十第])[一二三四壹贰叁肆])(?=\s*级)\s*级|(?<number2>Ⅰ{1,3}|ⅠⅤ|[ⅡⅢⅣ]|IV|I{1,3})(?=[、和及至到~-])|(?<colour>[红橙黄蓝])色?(?=色|[、和及]|预警|\(|响应)色?|(?<word>特别重大|特别严重|特大|(?<!特别|特)重大(?!危险源|决策|活动|隐患|情况|风险|问题|事项|项目|节)|较大(?!的?(?:影响|风险|程度))|一般(?=级|突发|事件|事故|灾害|险情|火灾|的?[(])|一般$)|(?<scope>社会|厂外|公司|企业|厂区|厂|车间|部门|班组|岗位)级/g;

/** All words for levels in a text in one spelling. */
export function levelWords(plain: string): LevelWord[] {
  const found: LevelWord[] = [];
  for (const match of plain.matchAll(pattern)) {
    const groups = match.groups ?? {};
    const number = groups['number'] ?? groups['number2'];
    const rank = number !== undefined ? numbers[number]
      : groups['colour'] !== undefined ? colours[groups['colour']]
      : groups['word'] !== undefined ? words[groups['word']]
      : scopes[groups['scope'] ?? '']; // biome-ignore format: a choice
    const grade = rank === undefined ? undefined : grades[rank];
    if (!grade) continue;
    const kind =
      number !== undefined ? 'number' : groups['colour'] !== undefined ? 'colour' : groups['word'] !== undefined ? 'word' : 'scope';
    found.push({ grade, from: match.index, to: match.index + match[0].length, kind });
  }
  return found;
}

/** What a title speaks of. */
export type Subject = 'response' | 'warning' | 'grading' | 'ending' | null;

export function subjectOf(title: string): Subject {
  if (/(?:终止|结束|解除|降级|调整)$/.test(title)) return 'ending';
  if (/预警/.test(title) && !/(?:应急响应|级响应)/.test(title)) return 'warning';
  if (/(?:响应|启动)/.test(title)) return 'response';
  if (/(?:事件|事故|灾害|灾情|险情|火灾|疫情|突发|风险|危害)?(?:分级|等级|级别|分类分级|划分)(?:标准|划分|和分类)?$/.test(title))
    return 'grading';
  return null;
}

/** Grades that a title names: those of its strongest kind (numbers before colours before words). */
export function gradesIn(title: string): LevelWord[] {
  const all = levelWords(title);
  for (const kind of ['number', 'colour', 'word', 'scope'] as const) {
    const some = all.filter((word) => word.kind === kind);
    if (some.length > 0) return some;
  }
  return [];
}

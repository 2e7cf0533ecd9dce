// Start conditions of response levels, read as they are printed: which figures or grade they ask for, and whether an incident meets them.
import { type Figure, knownFigure, sumOf } from '../kernel/figures.ts';
import { type Approximate, type Casualties, type Grade, grades, isHigher } from '../incidents/types.ts';
import { type Bounds, plainCondition, type Quantity, quantityAt, within } from './condition-numbers.ts';

/** What a condition can ask for. People, 万元, hectares, magnitude. */
export const conditionFields = [
  'dead',
  'deadOrMissing',
  'seriouslyInjured',
  'injured',
  'harmed',
  'missing',
  'trapped',
  'evacuated',
  'directLoss',
  'forestAreaHa',
  'magnitude',
] as const;
export type ConditionField = (typeof conditionFields)[number];

export type Test =
  | ({ kind: 'figure'; field: ConditionField } & Bounds)
  /** An incident of this grade; `up`: or above, `down`: or below. */
  | { kind: 'grade'; grade: Grade; up: boolean; down: boolean };

/** Alternatives of a condition. `all`: every test must hold (且); otherwise one is enough. Without tests it is for a person to judge. */
export interface Clause {
  text: string;
  all: boolean;
  tests: Test[];
  /** Part of an `all` is in words that no figure says. */
  words: boolean;
}

/** What is known of an incident when a level is looked for. */
export interface ConditionFacts {
  casualties: Casualties;
  approximate: readonly Approximate[];
  /** By metric of the grading rules. */
  figures: Readonly<Record<string, number>>;
  grade: Grade;
  /** The grade was set by a person or given by figures; otherwise it is only taken for the time being. */
  gradeKnown: boolean;
}

/** Words for what is counted, the longer first. */
const people: readonly [ConditionField, string][] = [
  ['deadOrMissing', '死亡失踪'],
  ['dead', '死亡|遇难|身亡|丧生|致死'],
  ['harmed', '伤亡|死伤'],
  ['seriouslyInjured', '重伤|急性工业中毒'],
  ['injured', '受伤|负伤|轻伤|食物中毒|急性中毒|中毒|伤病|伤(?!亡)'],
  ['missing', '失踪|失联|下落不明'],
  ['trapped', '被困|受困|围困|遇险|涉险|生命安全|生命受到|受到生命威胁|生命财产安全'],
  ['evacuated', '转移安置|转移|疏散|撤离|安置|受威胁'],
];
const anyPeople = people.map(([, words]) => words).join('|');
const whose = '(?:人员|群众|受灾群众|村民|居民|学生|师生|职工|游客|旅客|乘客|人口|受灾人口)*';
const afterQuantity = new RegExp(`^(?:的)?${whose}(?:因灾|当场|需要?|紧急|可能)*(${anyPeople})`);
const bounding =
  '合计|累计|共计|总计|共|约|为|达到|达|在|计|:|超过|不足|不满|未满|大于|高于|多于|少于|不少于|不低于|至少|低于|小于|不超过|≥|≤|>|<';
const beforeQuantity = new RegExp(`(${anyPeople})${whose}(?:人数|总数|数|的|者)*(?:${bounding})*$`);

const fieldOf = (word: string): ConditionField | null => people.find(([, words]) => new RegExp(`^(?:${words})$`).test(word))?.[0] ?? null;

type Side = 'before' | 'after';

function counted(text: string, quantity: Quantity, side: Side): ConditionField | null {
  const found = side === 'before' ? beforeQuantity.exec(text.slice(0, quantity.start)) : afterQuantity.exec(text.slice(quantity.end));
  return found?.[1] === undefined ? null : fieldOf(found[1]);
}

/** Figures of a clause. Whether the word stands before or behind its number is taken from the first that can be told. */
function figureTests(text: string): Test[] {
  const tests: Test[] = [];
  let side: Side | null = null;
  for (let at = 0; at < text.length; ) {
    const quantity = /\d/.test(text.charAt(at)) ? quantityAt(text, at) : null;
    if (!quantity) {
      // The rest of a number that is none of ours.
      const rest = /^\d[\d.]*/.exec(text.slice(at));
      at += rest ? rest[0].length : 1;
      continue;
    }
    at = quantity.end;
    const { unit, start: _start, end: _end, ...bounds } = quantity;
    const add = (field: ConditionField): void => void tests.push({ kind: 'figure', field, ...bounds });
    if (unit === '元') {
      if (/损失/.test(text)) add('directLoss');
    } else if (unit === '公顷') {
      if (/森林|过火|草原|林地|受害面积|山火/.test(text)) add('forestAreaHa');
    } else if (unit === '级') {
      if (/地震|震级/.test(text)) add('magnitude');
    } else {
      side ??= counted(text, quantity, 'before') ? 'before' : counted(text, quantity, 'after') ? 'after' : null;
      const field = side && (counted(text, quantity, side) ?? counted(text, quantity, side === 'before' ? 'after' : 'before'));
      if (field) add(field);
    }
  }
  return tests;
}

const gradeWords: Record<string, Grade> = { 特别重大: 'I', 重大: 'II', 较大: 'III', 一般: 'IV' };
const gradeWord = '特别重大|重大|较大|一般';
/** 重大险情 and 重大疫情 are kinds of event, not grades; 较大影响 says nothing of a grade. */
const gradePattern = new RegExp(
  `((?:${gradeWord})(?:级)?(?:(?:、|和|或|及)(?:${gradeWord})(?:级)?)*)(及以上|或以上|以上|及以下|以下)?(?:级别|性)?(?:的)?([^,。;、的\\d]{0,16}?)(?:突发)?(?:事故|事件|灾害|火灾|灾情|灾难|案件)`,
  'g',
);
const notAGrade = /影响|损失|伤亡|人员|威胁|困难|范围|规模|可能|面积|危险性|险情|疫情|舆情|活动/;
const romanGrades: Record<string, Grade> = { Ⅰ: 'I', I: 'I', Ⅱ: 'II', II: 'II', Ⅲ: 'III', III: 'III', Ⅳ: 'IV', IV: 'IV' };
const romanPattern = /(III|II|IV|I)级(及以上|或以上|以上|及以下|以下)?(?:的)?[^,。;、的响应\d]{0,12}?(?:事故|事件|灾害|火灾|灾情)/g;

function gradeTests(text: string): Test[] {
  const tests: Test[] = [];
  const add = (grade: Grade | undefined, way: string | undefined): void => {
    if (grade) tests.push({ kind: 'grade', grade, up: way?.includes('以上') ?? false, down: way?.includes('以下') ?? false });
  };
  for (const match of text.matchAll(gradePattern)) {
    if (notAGrade.test(match[3] ?? '')) continue;
    for (const word of (match[1] ?? '').match(new RegExp(gradeWord, 'g')) ?? []) add(gradeWords[word], match[2]);
  }
  for (const match of text.matchAll(romanPattern)) add(romanGrades[match[1] ?? ''], match[2]);
  return tests;
}

const happened = '(?:造成|发生|出现|导致|有|致)(?:了)?(?:人员|群众|师生|学生|村民|居民|职工|人)(?:因灾)?';
const somebody: readonly [ConditionField, RegExp][] = [
  ['deadOrMissing', new RegExp(`${happened}死亡失踪`)],
  ['dead', new RegExp(`${happened}死亡(?!失踪)`)],
  ['harmed', new RegExp(`${happened}伤亡`)],
  ['missing', new RegExp(`${happened}(?:失踪|失联)`)],
  ['trapped', new RegExp(`${happened}(?:被困|受困|遇险)`)],
  ['injured', new RegExp(`${happened}(?:受伤|中毒)`)],
];

/** 造成人员死亡 without a number: at least one. */
function somebodyTests(text: string): Test[] {
  if (/(?:未|没有|无|尚未)(?:造成|发生|出现|导致|有)?(?:了)?(?:人员|群众|人)/.test(text)) return [];
  return somebody.filter(([, pattern]) => pattern.test(text)).map(([field]) => ({ kind: 'figure', field, min: 1 }));
}

/** Elsewhere: what happens in a neighbouring county is not this incident. */
const elsewhere = /相邻|邻近|毗邻|周边(?:县|市|地区)|邻县|外县|境外/;
const preface = /(?:下列|以下|如下)(?:情形|情况|条件)|(?:情形|情况|条件)之一|^符合|^当?出现下列/;
const joint = /且|同时|并(?=造成|有|伴|发生|出现)/;

function readClause(text: string): Clause {
  if (elsewhere.test(text)) return { text, all: false, tests: [], words: true };
  const halves = text.split(joint);
  const read = (part: string): Test[] => {
    const figures = figureTests(part);
    // "较大事故（造成3人以上死亡）" says the same twice: the figures are the exact ones, the grade stands beside them.
    return [...figures, ...(figures.length === 0 ? somebodyTests(part) : []), ...gradeTests(part)];
  };
  if (halves.length < 2) return { text, all: false, tests: read(text), words: false };
  const parts = halves.map(read);
  const tests = parts.flat();
  return { text, all: true, tests, words: parts.some((part) => part.length === 0) };
}

/** (1) 1. 1、 (一) 一、 before a condition of a list. */
const listMark = /^(?:\(\d+\)|\d+(?:[、)]|\.(?!\d))|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、)/;

/** A printed condition as its alternatives. Lines that only introduce the others have none. */
export function readCondition(printed: string): Clause[] {
  return plainCondition(printed)
    .split(/[;。]|[,、]?(?:或者|或(?!以上|以下))/)
    .map((part) => part.replace(listMark, '').replace(/^[,、:]+|[,、:]+$/g, ''))
    .filter((part) => part !== '' && !preface.test(part))
    .map(readClause);
}

/** Figures by what conditions ask for. What is not known stays absent; nothing is taken as 0. */
function conditionFigures(facts: ConditionFacts): Map<ConditionField, Figure> {
  const figures = new Map<ConditionField, Figure>();
  const of = (field: keyof Casualties): Figure | null => knownFigure(facts.casualties, facts.approximate, field);
  const set = (field: ConditionField, figure: Figure | null | undefined): void => void (figure && figures.set(field, figure));
  const money = facts.figures.directLoss ?? facts.figures.directPropertyLoss ?? facts.figures.economicLoss;
  const magnitude = facts.figures.magnitudeDense ?? facts.figures.magnitudeOther;
  const exactly = (value: number | undefined): Figure | null => (value === undefined ? null : { value, atLeast: false });
  const [dead, missing, serious] = [of('dead'), of('missing'), of('seriouslyInjured')];
  const injured = of('injured') ?? exactly(facts.figures.foodPoisoned) ?? (serious && { ...serious, atLeast: true });
  set('dead', dead);
  set('missing', missing);
  set('deadOrMissing', sumOf(dead, missing));
  set('seriouslyInjured', serious);
  set('injured', injured);
  set('harmed', sumOf(dead, injured));
  set('trapped', of('trapped'));
  set('evacuated', of('evacuated'));
  set('directLoss', exactly(money));
  set('forestAreaHa', exactly(facts.figures.forestAreaHa));
  set('magnitude', exactly(magnitude));
  return figures;
}

export const verdicts = ['met', 'notMet', 'unknown', 'words'] as const;
/** `unknown`: a figure that it asks for is not known yet. `words`: no figure says it, a person judges. */
export type Verdict = (typeof verdicts)[number];

export interface Judged {
  verdict: Verdict;
  /** The figure that met it; for a grade its number, 1 for I. */
  because: { field: string; value: number } | null;
  /** What would have to be known. */
  missing: string[];
}

function judgeTest(test: Test, facts: ConditionFacts, figures: ReadonlyMap<ConditionField, Figure>): Judged {
  if (test.kind === 'grade') {
    if (!facts.gradeKnown) return { verdict: 'unknown', because: null, missing: ['grade'] };
    const met =
      facts.grade === test.grade || (test.up && isHigher(facts.grade, test.grade)) || (test.down && isHigher(test.grade, facts.grade));
    if (!met) return { verdict: 'notMet', because: null, missing: [] };
    return { verdict: 'met', because: { field: 'grade', value: grades.indexOf(facts.grade) + 1 }, missing: [] };
  }
  const figure = figures.get(test.field);
  if (!figure) return { verdict: 'unknown', because: null, missing: [test.field] };
  if (within(figure.value, test)) return { verdict: 'met', because: { field: test.field, value: figure.value }, missing: [] };
  // A lower bound that does not reach it yet may do so when the whole figure is known.
  const mayYet = figure.atLeast && test.min !== undefined && figure.value < test.min;
  return mayYet ? { verdict: 'unknown', because: null, missing: [test.field] } : { verdict: 'notMet', because: null, missing: [] };
}

function judgeClause(clause: Clause, facts: ConditionFacts, figures: ReadonlyMap<ConditionField, Figure>): Judged {
  if (clause.tests.length === 0) return { verdict: 'words', because: null, missing: [] };
  const judged = clause.tests.map((test) => judgeTest(test, facts, figures));
  const met = judged.find(({ verdict }) => verdict === 'met');
  const missing = judged.flatMap((one) => one.missing);
  const open: Judged = { verdict: 'unknown', because: null, missing };
  const not: Judged = { verdict: 'notMet', because: null, missing: [] };
  if (!clause.all) return met ?? (missing.length > 0 ? open : not);
  if (judged.some(({ verdict }) => verdict === 'notMet')) return not;
  if (missing.length > 0) return open;
  return clause.words ? { verdict: 'words', because: null, missing: [] } : (met ?? not);
}

/** Whether an incident meets a condition as printed: one alternative is enough. */
export function judgeCondition(printed: string, facts: ConditionFacts): Judged {
  const figures = conditionFigures(facts);
  const judged = readCondition(printed).map((clause) => judgeClause(clause, facts, figures));
  const met = judged.find(({ verdict }) => verdict === 'met');
  if (met) return met;
  const missing = [...new Set(judged.flatMap((one) => one.missing))];
  if (missing.length > 0) return { verdict: 'unknown', because: null, missing };
  const words = judged.length === 0 || judged.some(({ verdict }) => verdict === 'words');
  return { verdict: words ? 'words' : 'notMet', because: null, missing: [] };
}

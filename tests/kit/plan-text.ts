// Plans for the tests of the parser: a text with marks that say what must be understood of it.
//
// #1 （一）¦组织领导。¶县委…   a heading of depth 1: number ¦ title ¶ the text behind it in the same paragraph
// ?II （1）死亡3人以上；        a start condition of level II
// !II 县公安局：…               a step of level II
// #+ 应急预案              its title goes on over this line
// @{c b s22 h1 n=一、}…         how the file prints it: centred, bold, size, style of heading, number of the file's own numbering
// |单位|电话|                   rows of a table; \n in a cell breaks the line
// ==== and below it JSON: title, kind, contacts … as far as the plan is checked for them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceBlock, SourceDocument, SourceFormat } from '../../shared/plans/parse/types.ts';

export interface MarkedHeading {
  depth: number;
  number: string;
  title: string;
}

export interface MarkedPlan {
  name: string;
  document: SourceDocument;
  headings: MarkedHeading[];
  conditions: { level: string; text: string }[];
  steps: { level: string; text: string }[];
  expected: Record<string, unknown>;
}

const marks = /^(?:#([\d+]) |\?(I{1,3}|IV)(?: |$)|!(I{1,3}|IV) )/;
const looks = /^@\{([^}]*)\}/;

function paragraph(text: string, look: string): SourceBlock {
  const words = look.split(' ').filter((word) => word !== '');
  const value = (lead: string): string | undefined => words.find((word) => word.startsWith(lead))?.slice(lead.length);
  const size = value('s');
  const heading = value('h');
  return {
    kind: 'paragraph',
    text,
    heading: heading === undefined ? null : Number(heading),
    numbering: value('n=') ?? '',
    bold: words.includes('b'),
    centred: words.includes('c'),
    size: size === undefined ? null : Number(size),
    page: null,
  };
}

/** Number and end sign gone: how conditions and steps are compared. */
export function itemWords(text: string): string {
  return text
    .trim()
    .replace(/^(?:[（(]?[0-9一二三四五六七八九十]{1,2}[)）]|[①-⑳]|[0-9]{1,2}(?:\.[0-9]{1,2}){2,}|[0-9]{1,2}[.、．])\s*/, '')
    .replace(/[；;。，、\s]+$/, '')
    .replace(/\s+/g, '');
}

function readMarked(source: string, name: string, format: SourceFormat = 'txt'): MarkedPlan {
  const [body = '', below = '{}'] = source.split(/^====.*$/m);
  const plan: MarkedPlan = {
    name,
    document: { format, blocks: [], left: [], encoding: null },
    headings: [],
    conditions: [],
    steps: [],
    expected: JSON.parse(below) as Record<string, unknown>,
  };
  let rows: string[][] | null = null;
  for (const line of body.split('\n')) {
    if (line.startsWith('|')) {
      rows ??= [];
      rows.push(
        line
          .slice(1)
          .replace(/\|\s*$/, '')
          .split('|')
          .map((cell) => cell.trim().replaceAll('\\n', '\n')),
      );
      continue;
    }
    if (rows) plan.document.blocks.push({ kind: 'table', rows, page: null });
    rows = null;
    if (line.trim() === '') continue;
    const mark = marks.exec(line);
    let rest = line.slice(mark?.[0].length ?? 0);
    const look = looks.exec(rest);
    rest = rest.slice(look?.[0].length ?? 0);
    const own = / ?n=(\S+)/.exec(look?.[1] ?? '')?.[1] ?? '';
    const last = plan.headings.at(-1);
    if (mark?.[1] === '+') {
      if (last) last.title += rest.trim();
    } else if (mark?.[1] !== undefined) {
      const [number = '', behind = ''] = rest.includes('¦') ? rest.split('¦') : ['', rest];
      const [title = ''] = behind.split('¶');
      plan.headings.push({ depth: Number(mark[1]), number: (own + number).trim(), title: title.trim() });
    }
    const text = rest.replaceAll('¦', '').replaceAll('¶', '').replaceAll('⏎', '\n');
    const condition = mark?.[2];
    const step = mark?.[3];
    if (condition !== undefined) plan.conditions.push({ level: condition, text: itemWords(text) });
    if (step !== undefined) plan.steps.push({ level: step, text: itemWords(text) });
    plan.document.blocks.push(paragraph(text, look?.[1] ?? ''));
  }
  if (rows) plan.document.blocks.push({ kind: 'table', rows, page: null });
  const headings = plan.expected['headings'];
  if (Array.isArray(headings))
    plan.headings = (headings as [number, string, string][]).map(([depth, number, title]) => ({ depth, number, title }));
  const more = plan.expected['conditions'];
  if (Array.isArray(more)) for (const [level, text] of more as [string, string][]) plan.conditions.push({ level, text: itemWords(text) });
  return plan;
}

export const planTexts = path.resolve(import.meta.dirname, '../fixtures/plans/text');

export function loadMarked(name: string): MarkedPlan {
  return readMarked(readFileSync(path.join(planTexts, `${name}.plan`), 'utf8'), name);
}

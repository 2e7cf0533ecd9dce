// The sections as a tree with their lines, for all that reads meaning out of them.
import type { PlanSection } from '../types.ts';
import { plainOf, titleWords } from './lines.ts';
import { type NumberToken, readNumber } from './numbering.ts';

export interface Branch {
  section: PlanSection;
  /** Title in one spelling without blanks and end sign. */
  words: string;
  parent: Branch | null;
  children: Branch[];
  /** Its own lines and tables. */
  own: Flow[];
}

/** A line of a section, its heading, or a table, in reading order. */
export interface Flow {
  kind: 'head' | 'line' | 'table';
  /** Without its number. */
  text: string;
  plain: string;
  token: NumberToken | null;
  rows: string[][];
  branch: Branch;
}

export function branchesOf(sections: readonly PlanSection[]): Branch[] {
  const all: Branch[] = [];
  const stack: Branch[] = [];
  for (const section of sections) {
    while (stack.length > 0 && (stack.at(-1)?.section.depth ?? 0) >= section.depth) stack.pop();
    const parent = stack.at(-1) ?? null;
    const branch: Branch = { section, words: titleWords(section.title), parent, children: [], own: [] };
    branch.own = flowOf(branch);
    parent?.children.push(branch);
    stack.push(branch);
    all.push(branch);
  }
  return all;
}

/** Signs that only lead an item. */
const bullet = /^[-*•●○■□▪◆◇➢✓√·–—]\s*(?=[^-\s\d])/;

/** A line without its number. */
export function makeFlow(kind: 'head' | 'line', line: string, branch: Branch): Flow {
  const trimmed = line.trim().replace(bullet, '');
  const whole = plainOf(trimmed);
  const token = readNumber(whole, trimmed);
  const cut = token && token.scheme !== 'annex' ? token.length : 0;
  const text = trimmed.slice(cut).trim();
  return { kind, text, plain: plainOf(text), token, rows: [], branch };
}

const columnGap = /[\t\u3000]+|\s{2,}/;
const columnHead = /姓名|电话|手机|职责|步骤|时间|时限|措施|单位|责任人|谁|职务|级别|条件|响应|批准|决定/;

/** Lines of text; such as are columns parted by wide blanks below a head (姓名 职务 电话) are a table. */
function textFlow(lines: readonly string[], branch: Branch): Flow[] {
  const flow: Flow[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (line === '') continue;
    const head = line.length <= 40 ? line.split(columnGap) : [];
    if (head.length >= 3 && head.filter((cell) => columnHead.test(cell)).length >= 2) {
      const rows = [head];
      while (at + 1 < lines.length) {
        const cells = (lines[at + 1] ?? '').trim().split(columnGap);
        if (cells.length !== head.length) break;
        rows.push(cells);
        at += 1;
      }
      if (rows.length > 1) {
        flow.push({ kind: 'table', text: '', plain: '', token: null, rows, branch });
        continue;
      }
    }
    flow.push(makeFlow('line', line, branch));
  }
  return flow;
}

function flowOf(branch: Branch): Flow[] {
  const flow: Flow[] = [];
  for (const block of branch.section.blocks) {
    if (block.kind === 'table') flow.push({ kind: 'table', text: '', plain: '', token: null, rows: block.rows, branch });
    else flow.push(...textFlow(block.text.split('\n'), branch));
  }
  return flow;
}

/** Lines, tables and headings of the section and of all below it. */
export function wholeFlow(branch: Branch): Flow[] {
  const flow = [...branch.own];
  for (const child of branch.children) {
    flow.push({ ...makeFlow('head', child.section.title, child), text: child.section.title, plain: plainOf(child.section.title) });
    flow.push(...wholeFlow(child));
  }
  return flow;
}

/** Titles from the section up, nearest first. */
export function titlesUp(branch: Branch): string[] {
  const titles: string[] = [];
  for (let up: Branch | null = branch; up; up = up.parent) titles.push(up.words);
  return titles;
}

const inner =
  /(?=[(（]\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})\s*[)）])|(?=[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽])|(?<=[；;。：:])\s*(?=[0-9]{1,2}\s?[.．、)）](?![0-9]))/;

/** 符合…：（1）…；（2）…: the pieces of a paragraph that counts within itself; one piece when it does not. */
export function splitCounted(text: string): string[] {
  const pieces = text
    .split(inner)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  if (pieces.length < 2) return [text];
  const made: string[] = [];
  let expected = 1;
  for (const piece of pieces) {
    const token = readNumber(plainOf(piece));
    const value = token?.values.at(-1) ?? -1;
    if (token && value === expected) {
      made.push(piece);
      expected += 1;
    } else if (made.length === 0) made.push(piece);
    else made[made.length - 1] += piece;
  }
  return expected > 2 ? made : [text];
}

/** Items of a cell without their numbers, where they count on: 1.停机 2.2分钟内通知. */
export function uncounted(items: readonly string[]): string[] {
  let next = 1;
  return items.map((item) => {
    const lead = /^\s*(\d{1,2})\s?[.、．]\s*/.exec(item);
    if (!lead || Number(lead[1]) !== next) return item;
    next += 1;
    return item.slice(lead[0].length);
  });
}

/** Sentences of a paragraph, each with its end sign. */
export function sentencesOf(text: string): string[] {
  return (text.match(/[^。！!]+(?:[。！!]+[”』」]?|$)/g) ?? []).map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}

/** Words of an item without its number and end sign. */
export function bare(text: string): string {
  const trimmed = text.trim().replace(bullet, '');
  const token = readNumber(plainOf(trimmed), trimmed);
  const cut = token && token.scheme !== 'annex' ? token.length : 0;
  return trimmed
    .slice(cut)
    .replace(/[；;。，,、\s]+$/, '')
    .trim();
}

// Makes the sections of the outline: number, title and blocks hold every character of the document in its order.
import type { PlanBlock, PlanSection } from '../types.ts';
import { readFront, looksOf } from './front.ts';
import { couldBeTitle } from './headings.ts';
import { type Line, linesOf } from './lines.ts';
import { depthOf, type Node, readOutline } from './outline.ts';
import { readNumber } from './numbering.ts';
import type { ParseContext, SourceDocument } from './types.ts';

export interface Tree {
  sections: PlanSection[];
  lines: Line[];
  /** By id of section: what kind of heading it is. */
  kinds: Map<string, Node['kind'] | 'none'>;
  /** Title that the notice of issue gives. */
  named: string;
  /** Headings in reading order with their section, for what checks the numbers. */
  headings: { node: Node; section: string }[];
}

function addText(blocks: PlanBlock[], text: string): void {
  if (text === '') return;
  const last = blocks.at(-1);
  if (last?.kind === 'text') last.text += `\n${text}`;
  else blocks.push({ kind: 'text', text });
}

function addLine(blocks: PlanBlock[], line: Line): void {
  if (line.rows) blocks.push({ kind: 'table', rows: line.rows });
  else addText(blocks, line.text);
}

/** 附件1 on one line, its title on the next. */
function titleBehind(node: Node, lines: readonly Line[], taken: ReadonlyMap<number, Node>): number {
  if (node.key !== 'annex' || node.shape !== 'empty') return node.to;
  const next = lines[node.to];
  if (!next || next.rows || taken.has(node.to)) return node.to;
  // Wide gaps part columns: the head of a table.
  const alone = readNumber(next.plain) === null && couldBeTitle(next.plain) && next.text.split(/\t+|[\s\u3000]{2,}/).length < 3;
  return alone ? node.to + 1 : node.to;
}

export function readTree(document: SourceDocument, context: Pick<ParseContext, 'newId'>): Tree {
  const lines = linesOf(document);
  const looks = looksOf(lines);
  const front = readFront(lines, looks);
  const outline = readOutline(lines, front, looks);
  const starts = new Map(outline.headings.map((node) => [node.from, node]));
  const titles = outline.headings.filter((node) => node.kind === 'title');
  // Several plans in one file: the chapters of each stand below its title.
  const plans = new Set(titles.filter((node) => outline.headings.some((other) => other.parent === node)));
  const below = plans.size > 1;

  const sections: PlanSection[] = [];
  const kinds: Tree['kinds'] = new Map();
  const headings: Tree['headings'] = [];
  let current: PlanSection | null = null;
  const open = (section: Omit<PlanSection, 'id' | 'blocks'>, kind: Node['kind'] | 'none'): PlanSection => {
    const made = { id: context.newId(), ...section, blocks: [] };
    sections.push(made);
    kinds.set(made.id, kind);
    return made;
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) continue;
    const node = starts.get(at);
    if (!node) {
      current ??= open({ depth: 0, number: '', title: '' }, 'none');
      addLine(current.blocks, line);
      continue;
    }
    const inside = below && node.kind !== 'title' && plans.has(topOf(node));
    const depth = depthOf(node) + (inside ? 1 : 0);
    if (node.token) {
      const to = titleBehind(node, lines, starts);
      const number = line.text.slice(0, node.token.length).trim();
      const cut = node.shape === 'sentence' ? firstSentence(node, line) : node.cut;
      const title = line.text.slice(node.token.length, cut).trim();
      const behind = lines
        .slice(at + 1, to)
        .map((more) => more.text)
        .join('');
      // 附件 alone on its line is a title; 附件1 is a number.
      const alone = node.key === 'annex' && node.token.values[0] === 0 && node.token.sign === '' && title + behind === '';
      current = open(alone ? { depth, number: '', title: number } : { depth, number, title: `${title}${behind}` }, node.kind);
      addText(current.blocks, line.text.slice(cut).trim());
      at = to - 1;
    } else {
      const title = lines
        .slice(node.from, node.to)
        .map((more) => more.text)
        .join('');
      current = open({ depth, number: '', title }, node.kind);
      if (node.kind === 'contents' && node.to === node.from) {
        addLine(current.blocks, line);
        continue;
      }
      at = node.to - 1;
    }
    headings.push({ node, section: current.id });
  }
  return { sections, lines, kinds, named: front.named, headings };
}

/** Among headings, a first sentence without commas is a title too: 1.特别重大事件（Ⅰ级）。发生…的。 */
function firstSentence(node: Node, line: Line): number {
  const from = node.token?.length ?? 0;
  // Maxims alone on their line are a title as well: （一）加强领导，落实责任。
  const title = node.key === 'article' ? null : /^(?:[^，。；:、]{2,28}。(?=.)|[^。；:]{2,20}。$)/.exec(line.plain.slice(from));
  return from + (title?.[0].length ?? 0);
}

function topOf(node: Node): Node {
  let top = node;
  while (top.parent) top = top.parent;
  return top;
}

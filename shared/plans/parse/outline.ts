// Puts the numbered lines into a tree by the order in which the document uses its schemes, and decides which are headings.
import { type Front, type Looks, isTitleLine } from './front.ts';
import { lostNumbers, standsAlone } from './bare-titles.ts';
import { couldBeTitle, endsLikeTitle, isKnownTitle, readCandidate, type Shape } from './headings.ts';
import type { Line } from './lines.ts';
import { gradesIn } from './level-words.ts';
import { lastValue, type NumberToken, readNumber, schemeKey } from './numbering.ts';
import { type Order, readOrder } from './order.ts';

export interface Node {
  /** First line, and the one behind its last (titles over several lines). */
  from: number;
  to: number;
  kind: 'number' | 'title' | 'notice' | 'contents' | 'look';
  token: NumberToken | null;
  key: string;
  shape: Shape;
  cut: number;
  style: number | null;
  parent: Node | null;
  /** Siblings that count on from one another. */
  run: Node[];
  heading: boolean;
}

const hard = ['part', 'chapter', 'section', 'article'];
/** A number that jumps by more than this does not go on from the last. */
const jump = 3;

interface Frame {
  node: Node;
  key: string;
  values: number[];
}

function goesOn(token: NumberToken, frame: Frame): boolean {
  const step = lastValue(token) - (frame.values.at(-1) ?? 0);
  return step >= 1 && step <= jump;
}

/** Cuts the stack to where a decimal belongs. */
function placeDecimal(token: NumberToken, stack: Frame[]): Node[] | null {
  const places = token.values.length;
  const prefix = token.values.slice(0, -1);
  const same = (values: readonly number[], other: readonly number[]): boolean =>
    values.length === other.length && values.every((value, at) => value === other[at]);
  for (let at = stack.length - 1; at >= 0; at -= 1) {
    const frame = stack[at];
    if (!frame) continue;
    const decimal = frame.key.startsWith('decimal');
    if (decimal && frame.values.length === places && same(frame.values.slice(0, -1), prefix)) {
      stack.length = at;
      return goesOn(token, frame) ? frame.node.run : [];
    }
    const counts = decimal || ['arabic', 'chinese', 'chapter', 'part', 'section', 'annex', 'latin'].includes(frame.key);
    if (counts && same(frame.values, prefix)) {
      stack.length = at + 1;
      return [];
    }
  }
  for (let at = stack.length - 1; at >= 0; at -= 1) {
    const frame = stack[at];
    if (frame?.key.startsWith('decimal')) {
      // Its chapter is missing: beside decimals of as many places, below those of fewer.
      stack.length = frame.values.length >= places ? at : at + 1;
      if (frame.values.length <= places) return [];
    }
  }
  return null;
}

/** Cuts the stack to where the number belongs; returns the run it goes on with. */
function place(token: NumberToken, key: string, stack: Frame[], order: Order): Node[] {
  const root = stack.findLastIndex((frame) => frame.node.kind === 'title' || frame.node.kind === 'notice');
  if (key === 'annex') {
    const last = stack.findLast((frame) => frame.key === 'annex');
    stack.length = root + 1;
    return last && lastValue(token) === (last.values.at(-1) ?? 0) + 1 ? last.node.run : [];
  }
  if (token.scheme === 'decimal') {
    const run = placeDecimal(token, stack);
    if (run) return run;
  }
  if (hard.includes(key)) {
    const rank = hard.indexOf(key);
    const at = stack.findIndex(
      (frame, index) => index > root && (hard.indexOf(frame.key) >= rank || (!hard.includes(frame.key) && frame.key !== 'annex')),
    );
    const frame = at === -1 ? undefined : stack.findLast((entry) => entry.key === key);
    if (at !== -1) stack.length = at;
    return frame && goesOn(token, frame) ? frame.node.run : [];
  }
  for (let at = stack.length - 1; at > root; at -= 1) {
    const frame = stack[at];
    if (frame?.key === key && goesOn(token, frame)) {
      stack.length = at;
      return frame.node.run;
    }
  }
  const held = stack.findLastIndex((frame) => frame.key === key);
  if (held > root) {
    const above = stack[held + 1];
    const frame = stack[held];
    const list = lastValue(token) === 1 && key !== 'chinese' && key !== 'chineseBrackets';
    if (!(list && above?.key.startsWith('decimal') && above.values[0] === frame?.values[0])) stack.length = held;
    return [];
  }
  while (stack.length > root + 1) {
    const top = stack.at(-1);
    if (!top || top.node.kind === 'look' || top.key === 'annex' || top.key.startsWith('decimal') || hard.includes(top.key)) break;
    if (order.within(key, top.key)) break;
    stack.pop();
  }
  return [];
}

function bodyHasBold(lines: readonly Line[]): boolean {
  let bold = 0;
  let all = 0;
  for (const line of lines) {
    all += line.text.length;
    if (line.bold) bold += line.text.length;
  }
  return bold * 2 > all;
}

/** A look that sets a line apart from the text; '' for none. */
function lookOf(line: Line, looks: Looks, boldBody: boolean): string {
  if (line.rows || !couldBeTitle(line.plain)) return '';
  if (line.style !== null && line.style > 0) return `style${line.style}`;
  const large = line.size !== null && looks.body !== null && line.size > looks.body + 0.9;
  if (!large && !(line.bold && !boldBody) && !line.centred) return '';
  return `look ${large ? (line.size ?? '') : ''} ${line.bold ? 'b' : ''} ${line.centred ? 'c' : ''}`;
}

function makeNode(from: number, to: number, kind: Node['kind'], key: string): Node {
  return { from, to, kind, token: null, key, shape: 'title', cut: 0, style: null, parent: null, run: [], heading: true };
}

/** The first number of chapters: 一、 1.1 第一章; ① and （1） begin lists. */
function beginsChapters(line: Line): boolean {
  const found = readCandidate(line);
  if (!found || !found.token.values.every((value) => value === 1)) return false;
  return (
    hard.includes(found.token.scheme) ||
    ['decimal', 'chinese'].includes(found.token.scheme) ||
    (found.token.scheme === 'arabic' && found.shape === 'title')
  );
}

/** The first item of a list of annexes that stands on the line of its label: 附件：1.通讯录. */
function listBehind(line: Line, token: NumberToken): NumberToken | null {
  return token.scheme === 'annex' && token.values[0] === 0 ? readNumber(line.plain.slice(token.length)) : null;
}

function goesOnIn(last: NumberToken | null, token: NumberToken): boolean {
  return last !== null && last.scheme === token.scheme && lastValue(token) === lastValue(last) + 1;
}

function isPlainTitle(line: Line | undefined): boolean {
  return line !== undefined && !line.rows && couldBeTitle(line.plain) && readCandidate(line) === null;
}

/** All lines that could be headings, in a tree. */
function collect(lines: readonly Line[], front: Front, looks: Looks): Node[] {
  const heads = new Map(front.heads.map((head) => [head.from, head]));
  const contents = new Map(front.contents.map((range) => [range.from, range]));
  const boldBody = bodyHasBold(lines);
  const nodes: Node[] = [];
  const chapters = new Set<number>();
  for (const line of lines) {
    const token = readCandidate(line)?.token;
    if (token?.scheme === 'decimal' && token.values[0] !== undefined) chapters.add(token.values[0]);
  }
  const unnumbered = looks.plain && (!lines.some((line) => beginsChapters(line)) || lostNumbers(lines));
  const sure = lines.findIndex((line, at) => (line.style !== null && line.style > 0) || (!heads.has(at) && beginsChapters(line)));
  let list: NumberToken | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    const head = heads.get(at);
    const range = contents.get(at);
    if (range) {
      nodes.push(makeNode(at, range.headed ? at + 1 : at, 'contents', 'contents'));
      at = range.to - 1;
    } else if (head) {
      nodes.push(makeNode(at, head.to, head.kind, head.kind));
      at = head.to - 1;
    } else if (line && !line.rows) {
      const found = readCandidate(line);
      const loose = found?.token.scheme === 'arabic' && (found.token.sign === '' || found.token.sign === ' ');
      if (
        found &&
        !(loose && found.token.sign === '' && !chapters.has(lastValue(found.token)) && line.style === null && chapters.size === 0)
      ) {
        const listed = goesOnIn(list, found.token);
        if (listed) {
          list = found.token;
          continue;
        }
        list = listBehind(line, found.token);
        // 第一章 on a line, 总则 on the next.
        const apart = found.shape === 'empty' && ['part', 'chapter', 'section'].includes(found.token.scheme) && isPlainTitle(lines[at + 1]);
        const node = makeNode(at, apart ? at + 2 : at + 1, 'number', schemeKey(found.token));
        if (apart) at += 1;
        nodes.push({ ...node, token: found.token, shape: found.shape, cut: found.cut, style: line.style, heading: false });
        continue;
      }
      const look = lookOf(line, looks, boldBody);
      // Before the first heading that is sure, centred and bold lines are those of a cover: edition, slogan, who made it.
      if (look !== '' && line.style === null && at < sure && !isKnownTitle(line.plain)) continue;
      // Levels of response in the same look as their chapter stand below it.
      const key = look !== '' && line.style === null && gradesIn(line.plain.replace(/\s/g, '')).length > 0 ? `${look} level` : look;
      if (look !== '' && !isTitleLine(lines[at + 1], looks)) nodes.push({ ...makeNode(at, at + 1, 'look', key), style: line.style });
      else if (
        looks.plain &&
        ((isKnownTitle(line.plain) && !line.plain.endsWith(':')) || (unnumbered && standsAlone(lines, at, nodes.at(-1)?.to === at)))
      )
        nodes.push(makeNode(at, at + 1, 'look', 'known'));
    }
  }
  return nodes;
}

function placeLook(node: Node, stack: Frame[]): void {
  const root = stack.findLastIndex((frame) => frame.node.kind === 'title' || frame.node.kind === 'notice');
  if (node.style !== null) {
    const style = node.style;
    const at = stack.findIndex((frame, index) => index > root && frame.node.style !== null && frame.node.style >= style);
    if (at !== -1) stack.length = at;
    return;
  }
  const at = stack.findLastIndex((frame) => frame.key === node.key);
  if (at > root) stack.length = at;
  else {
    // A bold line inside a list of sentences ends the list.
    while ((stack.at(-1)?.node.shape ?? 'title') === 'sentence') stack.pop();
  }
}

/**
 * Looks stand above the numbers only where the numbers begin anew below each of them; else a line of that look (a name on the
 * cover, a slogan) must not become the parent of all chapters.
 */
function outermost(nodes: readonly Node[]): string | null {
  const first = nodes.find((node) => node.token && node.key !== 'annex' && node.kind === 'number');
  if (!first?.token) return null;
  let starts = 0;
  let annexed = false;
  for (const node of nodes) {
    if (node.key === 'annex' || node.kind === 'title') annexed = node.key === 'annex';
    if (node.key === first.key && node.token && lastValue(node.token) === 1 && !annexed) starts += 1;
  }
  return starts === 1 ? first.key : null;
}

function arrange(nodes: readonly Node[]): void {
  const top = outermost(nodes);
  const order = readOrder(nodes.flatMap((node) => (node.token ? [node.token] : [])));
  const stack: Frame[] = [];
  for (const node of nodes) {
    let run: Node[] = [];
    if (node.token && node.key === top && !stack.some((frame) => frame.key === 'annex')) {
      const look = stack.findIndex((frame) => frame.node.kind === 'look' && frame.node.style === null);
      const held = stack.findIndex((frame) => frame.key === top);
      if (look !== -1 && (held === -1 || look < held)) stack.length = look;
    }
    if (node.token) run = place(node.token, node.key, stack, order);
    else if (node.kind === 'look') placeLook(node, stack);
    else stack.length = 0;
    node.parent = stack.at(-1)?.node ?? null;
    run.push(node);
    node.run = run;
    if (node.kind !== 'contents') stack.push({ node, key: node.key, values: node.token?.values ?? [] });
  }
}

interface Extent {
  /** Something stands between the node and the next one of its run. */
  filled: boolean;
}

function extents(nodes: readonly Node[], lines: readonly Line[]): Map<Node, Extent> {
  const places = new Map(nodes.map((node, at) => [node, at]));
  const found = new Map<Node, Extent>();
  const followers = new Map<Node, Node>();
  const runs = new Set(nodes.map((node) => node.run));
  for (const run of runs) for (const [at, node] of run.entries()) if (run[at + 1]) followers.set(node, run[at + 1] ?? node);
  for (const node of nodes) {
    const next = followers.get(node);
    let end = next?.from;
    if (end === undefined) {
      end = lines.length;
      for (let at = (places.get(node) ?? 0) + 1; at < nodes.length; at += 1) {
        const other = nodes[at];
        let up = other?.parent ?? null;
        while (up && up !== node) up = up.parent;
        if (other && !up) {
          end = other.from;
          break;
        }
      }
    }
    let filled = node.shape === 'inline';
    for (let at = node.to; at < end && !filled; at += 1) {
      const line = lines[at];
      filled = line !== undefined && (line.rows !== null || !/^[-\s\d]+$/.test(line.plain));
    }
    found.set(node, { filled });
  }
  return found;
}

function isTitled(node: Node, lines: readonly Line[]): boolean {
  if (node.shape === 'title' || node.shape === 'inline' || node.shape === 'empty') return true;
  if (node.shape !== 'labelled' || !node.token) return false;
  const label = lines[node.from]?.plain.slice(node.token.length, node.cut) ?? '';
  return isKnownTitle(label) || (endsLikeTitle(label) && ['chinese', 'chineseBrackets'].includes(node.key));
}

/** Decides for the nodes of a run that count on from one another. */
function judgeRun(run: readonly Node[], lines: readonly Line[], filled: Map<Node, Extent>, boldBody: boolean): void {
  const key = run[0]?.key ?? '';
  if (hard.includes(key)) {
    for (const node of run) node.heading = true;
    return;
  }
  // 4.2.1 出现下列情况之一者，为Ⅰ级响应： beside 4.2.2 Ⅰ级响应行动.
  if (key.startsWith('decimal') && run.some((node) => isTitled(node, lines))) {
    for (const node of run) if (node.shape === 'sentence' && /^.{2,44}:$/.test(lines[node.from]?.plain ?? '')) node.shape = 'title';
  }
  const titled = run.filter((node) => isTitled(node, lines));
  const full = titled.filter((node) => filled.get(node)?.filled);
  const decimal = key.startsWith('decimal');
  const styled = run
    .filter((node) => node.style !== null || (lines[node.from]?.bold && !boldBody))
    .filter((node) => node.shape !== 'sentence');
  const strict = ['arabicBrackets', 'arabicHalf', 'circle', 'roman', 'latin'].includes(key);
  const lengths = titled.reduce((sum, node) => sum + (lines[node.from]?.text.length ?? 0), 0) / Math.max(1, titled.length);
  // 一、 counts chapters: a third of them with titles is enough for the others to be chapters without.
  const most = titled.length >= run.length * (key === 'chinese' ? 0.34 : 0.6);
  const whole =
    key === 'annex'
      ? true
      : most &&
        full.length >= titled.length * (strict ? 0.75 : 0.55) &&
        (!strict || lengths <= 26 || full.some((node) => node.shape === 'inline'));
  const lone = run.length === 1 && strict && !isKnownTitle(lines[run[0]?.from ?? 0]?.plain.slice(run[0]?.token?.length ?? 0) ?? '');
  const yes = (whole && !lone) || (styled.length >= run.length * 0.6 && titled.length > 0);
  for (const node of run) {
    if (yes) node.heading = titled.includes(node) || key !== 'annex';
    else
      node.heading =
        (decimal && titled.includes(node)) || styled.includes(node) || (key === 'chinese' && titled.includes(node) && full.length > 0);
  }
}

export interface Outline {
  nodes: Node[];
  /** Nodes that are headings, in reading order. */
  headings: Node[];
}

export function readOutline(lines: readonly Line[], front: Front, looks: Looks): Outline {
  const nodes = collect(lines, front, looks);
  arrange(nodes);
  const filled = extents(nodes, lines);
  const boldBody = bodyHasBold(lines);
  const judged = new Set<Node[]>();
  for (const node of nodes) {
    if (!node.token || judged.has(node.run)) continue;
    judged.add(node.run);
    judgeRun(node.run, lines, filled, boldBody);
  }
  return { nodes, headings: nodes.filter((node) => node.heading) };
}

/** How many headings stand above a node. */
export function depthOf(node: Node): number {
  let depth = 0;
  for (let up = node.parent; up; up = up.parent) if (up.heading && up.kind !== 'title' && up.kind !== 'notice') depth += 1;
  return depth;
}

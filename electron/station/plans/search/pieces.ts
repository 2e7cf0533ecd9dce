// A version's text or a file, cut into the pieces that the search finds: sections, cards, files.
import type { PlanBlock, PlanFileValue, PlanStep, PlanText } from '#shared/plans/types.ts';
import { headingOf } from '#shared/plans/current.ts';
import { fold } from './fold.ts';
import { cellEnd, rowEnd } from './tokens.ts';

export type PieceSort = 'section' | 'card' | 'file';

export interface Piece {
  sort: PieceSort;
  /** Id of the section, card or file; null: what was understood of the version and belongs to no section. */
  ref: string | null;
  heading: string;
  body: string;
  /** Place in the list of pieces of the section it stands under; null: none. */
  parent: number | null;
}

/** What parts cells and rows is ours alone. */
// oxlint-disable-next-line no-control-regex -- the two that are used are control characters on purpose
const plain = (text: string): string => text.replace(/[\u001e\u001f]/g, ' ');

function blockBody(block: PlanBlock): string {
  return block.kind === 'text' ? plain(block.text) : block.rows.map((row) => row.map(plain).join(cellEnd)).join(rowEnd);
}

/** Text runs on from one block into the next, a table does not. */
function bodyOf(blocks: readonly PlanBlock[]): string {
  let body = '';
  for (const [nth, block] of blocks.entries()) {
    const before = blocks[nth - 1];
    if (before) body += before.kind === 'text' && block.kind === 'text' ? '\n' : rowEnd;
    body += blockBody(block);
  }
  return body;
}

const lineOf = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map(plain)
    .join(cellEnd);
const stepLine = (step: PlanStep): string => lineOf([step.who, step.text]);

/** What was understood of a version, as lines with the section that they stand in. */
function understood(text: PlanText): { section: string | null; line: string }[] {
  return [
    ...text.levels.flatMap((level) => [
      { section: level.section, line: lineOf([level.name]) },
      { section: level.section, line: lineOf([level.startedBy]) },
      ...level.conditions.map((line) => ({ section: level.section, line: lineOf([line]) })),
      ...level.steps.map((step) => ({ section: step.section ?? level.section, line: stepLine(step) })),
    ]),
    ...text.duties.map(({ section, unitName, text: duty }) => ({ section, line: lineOf([unitName, duty]) })),
    ...text.contacts.map(({ section, name, post, unitName, phone }) => ({ section, line: lineOf([unitName, post, name, phone]) })),
    ...text.annexes.map(({ section, label, title }) => ({ section, line: lineOf([label, title]) })),
  ].filter(({ line }) => line !== '');
}

/** Lines that say something which the text itself does not. */
function unsaid(lines: readonly string[], heading: string, body: string): string[] {
  if (lines.length === 0) return [];
  const said = fold(`${heading}${rowEnd}${body}`).text;
  const kept = new Set<string>();
  for (const line of lines) if (line.split(cellEnd).some((part) => !said.includes(fold(part).text))) kept.add(line);
  return [...kept];
}

export function piecesOfText(text: PlanText): Piece[] {
  const pieces: Piece[] = [];
  const extra = new Map<string | null, string[]>();
  const known = new Set(text.sections.map(({ id }) => id));
  for (const { section, line } of understood(text)) {
    const at = section !== null && known.has(section) ? section : null;
    extra.set(at, [...(extra.get(at) ?? []), line]);
  }
  /** Section that stands open at each depth. */
  const open: number[] = [];
  for (const section of text.sections) {
    const heading = plain(headingOf(section));
    const body = bodyOf(section.blocks);
    const more = unsaid(extra.get(section.id) ?? [], heading, body);
    open.length = Math.min(open.length, section.depth);
    const parent = open.findLast((nth) => nth !== undefined) ?? null;
    open[section.depth] = pieces.length;
    pieces.push({ sort: 'section', ref: section.id, heading, body: [body, ...more].filter((part) => part !== '').join(rowEnd), parent });
  }
  for (const card of text.cards) {
    const lines = [lineOf([card.role]), ...card.steps.map(stepLine), plain(card.note)].filter((line) => line !== '');
    pieces.push({ sort: 'card', ref: card.id, heading: plain(card.title), body: lines.join(rowEnd), parent: null });
  }
  const rest = unsaid(extra.get(null) ?? [], '', pieces.map(({ body }) => body).join(rowEnd));
  if (rest.length > 0) pieces.push({ sort: 'section', ref: null, heading: '', body: rest.join(rowEnd), parent: null });
  return pieces;
}

export function pieceOfFile(id: string, value: Pick<PlanFileValue, 'title' | 'file' | 'text'>): Piece {
  const named = value.title === '' ? value.file.name : value.title;
  const also = named === value.file.name ? '' : `${plain(value.file.name)}${rowEnd}`;
  return { sort: 'file', ref: id, heading: plain(named), body: `${also}${plain(value.text)}`, parent: null };
}

/** Characters of one part of a long body: what is read for a snippet at once. */
const partChars = 6_000;
/** How far parts overlap, in characters that are seen: longer than any term (`maxTermChars`), so that none is cut. */
const overlapChars = 300;
/** No word is longer than this; what is may be cut. */
const longestWord = 300;

const unseen = /[\s\p{Cc}\p{Cf}\ufe00-\ufe0f]/u;
const wordy = /[a-z0-9\u2160-\u217f\uff10-\uff5a]/i;
/** A word of letters goes on over this place: cut there, its rest could be taken for a numeral. */
const withinWord = (body: string, at: number): boolean => wordy.test(body.charAt(at - 1)) && wordy.test(body.charAt(at));

/** A long body in parts that overlap: whatever stands in the body stands whole in one of them. */
export function partsOf(body: string): string[] {
  if (body.length <= partChars + 2_000) return [body];
  const parts: string[] = [];
  for (let from = 0; ; ) {
    let to = Math.min(body.length, from + partChars);
    for (let nth = 0; nth < longestWord && withinWord(body, to); nth += 1) to += 1;
    parts.push(body.slice(from, to));
    if (to >= body.length) return parts;
    let back = to;
    for (let seen = 0; back > from + 1 && seen < overlapChars; back -= 1) if (!unseen.test(body.charAt(back - 1))) seen += 1;
    for (let nth = 0; nth < longestWord && back > from + 1 && withinWord(body, back); nth += 1) back -= 1;
    from = back;
  }
}

// Moves in the outline of a plan: deeper, joined, parted, heading or text. The characters stay in their order; links follow their section.
import { headingOf } from '#shared/plans/current.ts';
import type { PlanBlock, PlanSection, PlanText } from '#shared/plans/types.ts';

/** Where the caret stands in a section: the block, and the character in its text. */
export interface Caret {
  section: string;
  block: number;
  offset: number;
}

/** What a move gives: the text, and the section that is looked at afterwards. */
export interface Moved {
  text: PlanText;
  at: string;
}

const maxDepth = 8;
const numberMark =
  /^(第[零〇一二三四五六七八九十百\d]+[编章节条款]|附[件录表][一二三四五六七八九十\d]*|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|\d+(?:[.．]\d+)*[.．、]?|[①-⑳])\s*/;
/** A longer line is a paragraph, not a heading. */
const longestHeading = 60;

const indexOf = ({ sections }: PlanText, id: string): number => sections.findIndex((section) => section.id === id);

/** Where the sections below one end. */
function branchEnd(sections: readonly PlanSection[], index: number): number {
  const depth = sections[index]?.depth ?? 0;
  let end = index + 1;
  while (end < sections.length && (sections[end]?.depth ?? 0) > depth) end += 1;
  return end;
}

/** Deeper (1) or higher (-1), with all that stands below it. At most one deeper than the one above. */
export function shift(text: PlanText, id: string, by: 1 | -1): PlanText {
  const index = indexOf(text, id);
  const section = text.sections[index];
  if (!section) return text;
  const above = index === 0 ? -1 : (text.sections[index - 1]?.depth ?? 0);
  const depth = Math.max(0, Math.min(section.depth + by, above + 1, maxDepth));
  const moved = depth - section.depth;
  if (moved === 0) return text;
  const end = branchEnd(text.sections, index);
  return {
    ...text,
    sections: text.sections.map((one, at) => (at >= index && at < end ? { ...one, depth: Math.max(0, one.depth + moved) } : one)),
  };
}

export function change(text: PlanText, id: string, patch: Partial<Omit<PlanSection, 'id'>>): PlanText {
  return { ...text, sections: text.sections.map((section) => (section.id === id ? { ...section, ...patch } : section)) };
}

/** Text behind text is one block. */
function joinBlocks(blocks: readonly PlanBlock[]): PlanBlock[] {
  const joined: PlanBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind === 'text' && block.text === '') continue;
    if (block.kind === 'text' && last?.kind === 'text') joined[joined.length - 1] = { kind: 'text', text: `${last.text}\n${block.text}` };
    else joined.push(block);
  }
  return joined;
}

/** Links to a section that is no more go to the one that has its text. */
function relinked(text: PlanText, from: string, to: string): PlanText {
  const of = <T extends { section: string | null }>(one: T): T => (one.section === from ? { ...one, section: to } : one);
  return {
    ...text,
    levels: text.levels.map((level) => ({ ...of(level), steps: level.steps.map(of) })),
    duties: text.duties.map(of),
    contacts: text.contacts.map(of),
    annexes: text.annexes.map(of),
    cards: text.cards.map((card) => ({ ...card, steps: card.steps.map(of) })),
  };
}

/** Its heading and text become text of the section above; for the first one the heading becomes text of its own. */
export function merge(text: PlanText, id: string): Moved {
  const index = indexOf(text, id);
  const section = text.sections[index];
  if (!section) return { text, at: id };
  const heading = headingOf(section);
  const blocks: PlanBlock[] = [...(heading === '' ? [] : [{ kind: 'text' as const, text: heading }]), ...section.blocks];
  const above = text.sections[index - 1];
  if (!above) return { text: change(text, id, { number: '', title: '', blocks: joinBlocks(blocks) }), at: id };
  const sections = text.sections
    .filter((one) => one.id !== id)
    .map((one) => (one.id === above.id ? { ...one, blocks: joinBlocks([...one.blocks, ...blocks]) } : one));
  return { text: relinked({ ...text, sections }, id, above.id), at: above.id };
}

/** 3.1 预警 as number and title. */
export function headingParts(line: string): Pick<PlanSection, 'number' | 'title'> {
  const number = numberMark.exec(line)?.[0] ?? '';
  return { number: number.trim(), title: line.slice(number.length).trim() };
}

interface Cut {
  before: string;
  heading: string;
  after: string;
  deeper: boolean;
}

function parted(text: PlanText, caret: Caret, newId: string, cut: (words: string) => Cut): Moved {
  const index = indexOf(text, caret.section);
  const section = text.sections[index];
  const block = section?.blocks[caret.block];
  if (!section || block?.kind !== 'text') return { text, at: caret.section };
  const { before, heading, after, deeper } = cut(block.text);
  const made: PlanSection = {
    id: newId,
    depth: Math.min(maxDepth, section.depth + (deeper && headingOf(section) !== '' ? 1 : 0)),
    ...headingParts(heading),
    blocks: joinBlocks([{ kind: 'text', text: after }, ...section.blocks.slice(caret.block + 1)]),
  };
  const kept = { ...section, blocks: joinBlocks([...section.blocks.slice(0, caret.block), { kind: 'text', text: before }]) };
  return { text: { ...text, sections: text.sections.toSpliced(index, 1, kept, made) }, at: newId };
}

/** What stands behind the caret becomes a section of its own, with its first line as heading when that is short. */
export function split(text: PlanText, caret: Caret, newId: string): Moved {
  return parted(text, caret, newId, (words) => {
    const rest = words.slice(caret.offset).trim();
    const [first = '', ...more] = rest.split('\n');
    const heads = first.length <= longestHeading && more.length > 0;
    return {
      before: words.slice(0, caret.offset).trim(),
      heading: heads ? first : '',
      after: heads ? more.join('\n') : rest,
      deeper: false,
    };
  });
}

/** The line with the caret becomes a heading; what follows is its text. */
export function lineToHeading(text: PlanText, caret: Caret, newId: string): Moved {
  return parted(text, caret, newId, (words) => {
    const from = caret.offset === 0 ? 0 : words.lastIndexOf('\n', caret.offset - 1) + 1;
    const end = words.indexOf('\n', caret.offset);
    const to = end < 0 ? words.length : end;
    return { before: words.slice(0, from).trim(), heading: words.slice(from, to).trim(), after: words.slice(to).trim(), deeper: true };
  });
}

/** A new section behind this one and all below it; at the end when there is none. */
export function addBehind(text: PlanText, id: string | null, newId: string): Moved {
  const index = id === null ? -1 : indexOf(text, id);
  const at = index < 0 ? text.sections.length : branchEnd(text.sections, index);
  const made: PlanSection = {
    id: newId,
    depth: text.sections[index]?.depth ?? 0,
    number: '',
    title: '',
    blocks: [{ kind: 'text', text: '' }],
  };
  return { text: { ...text, sections: text.sections.toSpliced(at, 0, made) }, at: newId };
}

/** Away with the section and its text; what stands below it stays, what pointed to it points to the one above. */
export function remove(text: PlanText, id: string): Moved {
  const index = indexOf(text, id);
  const beside = text.sections[index - 1] ?? text.sections[index + 1];
  const without = { ...text, sections: text.sections.filter((one) => one.id !== id) };
  return { text: beside ? relinked(without, id, beside.id) : without, at: beside?.id ?? '' };
}

/** Without rows that somebody added and left empty: what is sent. */
export function withoutBlanks(text: PlanText): PlanText {
  const steps = <T extends { text: string }>(all: readonly T[]): T[] => all.filter((step) => step.text.trim() !== '');
  return {
    sections: text.sections.map((section) => ({
      ...section,
      blocks: section.blocks.filter((block) => block.kind === 'table' || block.text !== ''),
    })),
    levels: text.levels.map((level) => ({
      ...level,
      name: level.name.trim() || level.level,
      conditions: level.conditions.filter((line) => line.trim() !== ''),
      steps: steps(level.steps),
    })),
    duties: text.duties.filter((duty) => duty.unitName.trim() !== ''),
    contacts: text.contacts.filter((contact) => `${contact.name}${contact.phone}${contact.unitName}`.trim() !== ''),
    annexes: text.annexes.filter((annex) => `${annex.label}${annex.title}`.trim() !== ''),
    cards: text.cards.filter((card) => card.title.trim() !== '').map((card) => ({ ...card, steps: steps(card.steps) })),
  };
}

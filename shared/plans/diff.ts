// What changed between two versions of a plan, section by section, readable: what was taken out, what came in.
import { diffArrays, diffLines } from 'diff';
import { headingOf, inkOf, sectionText } from './current.ts';
import type { PlanSection, PlanText } from './types.ts';

export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

export interface SectionChange {
  kind: 'same' | 'added' | 'removed' | 'changed' | 'moved';
  depth: number;
  before: string;
  after: string;
  heading: DiffPart[];
  parts: DiffPart[];
}

/** Longer texts are compared by lines first: characters of a whole annex would take seconds. */
const charsAtOnce = 4_000;
/** Share of common characters from which two sections with different titles are the same one, rewritten. */
const alikeFrom = 0.5;

const toParts = (changes: readonly { added?: boolean; removed?: boolean; value: string }[]): DiffPart[] =>
  changes
    .filter(({ value }) => value !== '')
    .map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }));

/** Figures and Latin words change as a whole: 30 and 20 have no digit in common. */
const tokensOf = (text: string): string[] => text.match(/[0-9０-９.]+|[A-Za-z]+|[\s\S]/gu) ?? [];

function diffTokens(before: string, after: string): DiffPart[] {
  const changes = diffArrays(tokensOf(before), tokensOf(after));
  return readable(toParts(changes.map(({ value, ...rest }) => ({ ...rest, value: value.join('') }))));
}

/** What is taken out stands before what comes in; a lone sign that both have between two changes belongs to them. */
function readable(parts: readonly DiffPart[]): DiffPart[] {
  const found: DiffPart[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed !== '') found.push({ kind: 'removed', text: removed });
    if (added !== '') found.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  parts.forEach((part, at) => {
    const lone =
      part.kind === 'same' &&
      part.text.length === 1 &&
      part.text !== '\n' &&
      removed !== '' &&
      added !== '' &&
      (parts[at + 1]?.kind ?? 'same') !== 'same';
    if (part.kind === 'removed' || lone) removed += part.text;
    if (part.kind === 'added' || lone) added += part.text;
    if (part.kind !== 'same' || lone) return;
    flush();
    found.push(part);
  });
  flush();
  return found;
}

/** Two texts as runs that stand in both, only in the first, only in the second. */
export function diffWords(before: string, after: string): DiffPart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  if (before.length + after.length <= charsAtOnce) return diffTokens(before, after);
  const lines = diffLines(before, after);
  return lines.flatMap((change, at): DiffPart[] => {
    const next = lines[at + 1];
    const last = lines[at - 1];
    if (change.removed && next?.added && change.value.length + next.value.length <= charsAtOnce)
      return diffTokens(change.value, next.value);
    if (change.added && last?.removed && change.value.length + last.value.length <= charsAtOnce) return [];
    return toParts([change]);
  });
}

/** Characters that two texts have in common, as a share of the longer: counted, not aligned. */
function likeness(a: string, b: string): number {
  const counts = new Map<string, number>();
  for (const char of a) counts.set(char, (counts.get(char) ?? 0) + 1);
  let common = 0;
  for (const char of b) {
    const left = counts.get(char) ?? 0;
    if (left > 0) {
      common += 1;
      counts.set(char, left - 1);
    }
  }
  return common / Math.max(1, a.length, b.length);
}

const titleKey = (section: PlanSection): string => inkOf(section.title) || inkOf(section.number);
const whole = (section: PlanSection): string => inkOf(section.title + sectionText(section));

function pair(before: PlanSection, after: PlanSection, moved: boolean): SectionChange {
  const [was, is] = [headingOf(before), headingOf(after)];
  const [old, now] = [sectionText(before), sectionText(after)];
  const same = was === is && old === now;
  return {
    kind: same ? (moved ? 'moved' : 'same') : moved ? 'moved' : 'changed',
    depth: after.depth,
    before: was,
    after: is,
    heading: diffWords(was, is),
    parts: diffWords(old, now),
  };
}

const gone = (section: PlanSection): SectionChange => ({
  kind: 'removed',
  depth: section.depth,
  before: headingOf(section),
  after: '',
  heading: [{ kind: 'removed', text: headingOf(section) }],
  parts: toParts([{ removed: true, value: sectionText(section) }]),
});
const fresh = (section: PlanSection): SectionChange => ({
  kind: 'added',
  depth: section.depth,
  before: '',
  after: headingOf(section),
  heading: [{ kind: 'added', text: headingOf(section) }],
  parts: toParts([{ added: true, value: sectionText(section) }]),
});

type Slot = { before?: PlanSection; after?: PlanSection };

/** Sections in one row: those with the same title stand together; between them what was rewritten is found by its words. */
function aligned(before: readonly PlanSection[], after: readonly PlanSection[]): Slot[] {
  const slots: Slot[] = [];
  let [left, right] = [0, 0];
  let taken: PlanSection[] = [];
  const flush = (came: readonly PlanSection[]): void => {
    const rest = [...taken];
    for (const section of came) {
      const at = rest.findIndex((other) => likeness(whole(other), whole(section)) >= alikeFrom);
      if (at < 0) slots.push({ after: section });
      else {
        for (const skipped of rest.splice(0, at)) slots.push({ before: skipped });
        const [other] = rest.splice(0, 1);
        slots.push(other ? { before: other, after: section } : { after: section });
      }
    }
    for (const section of rest) slots.push({ before: section });
    taken = [];
  };
  for (const change of diffArrays(before.map(titleKey), after.map(titleKey))) {
    const count = change.value.length;
    if (change.removed) {
      taken = before.slice(left, left + count);
      left += count;
    } else if (change.added) {
      flush(after.slice(right, right + count));
      right += count;
    } else {
      flush([]);
      for (let at = 0; at < count; at += 1) {
        const [old, now] = [before[left + at], after[right + at]];
        if (old && now) slots.push({ before: old, after: now });
      }
      left += count;
      right += count;
    }
  }
  flush([]);
  return slots;
}

/**
 * Every section of both versions, in the order of the later; what was taken out stands where it stood. Sections that only changed their place
 * are `moved`, with what changed in them; what stands elsewhere under another title is `changed`.
 */
export function diffTexts(before: Pick<PlanText, 'sections'>, after: Pick<PlanText, 'sections'>): SectionChange[] {
  const slots = aligned(before.sections, after.sections);
  const leftOver = slots.filter((slot) => slot.after === undefined).map((slot) => slot.before);
  const movedFrom = new Map<PlanSection, PlanSection>();
  for (const slot of slots) {
    if (!slot.after || slot.before) continue;
    const now = slot.after;
    const alike = leftOver.filter((section) => section !== undefined && likeness(whole(section), whole(now)) >= alikeFrom);
    const source = alike.find((section) => section && titleKey(section) === titleKey(now)) ?? alike[0];
    if (source) {
      movedFrom.set(now, source);
      leftOver.splice(leftOver.indexOf(source), 1);
    }
  }
  const moved = new Set(movedFrom.values());
  return slots.flatMap((slot): SectionChange[] => {
    if (slot.before && slot.after) return [pair(slot.before, slot.after, false)];
    if (slot.after) {
      const source = movedFrom.get(slot.after);
      return [source ? pair(source, slot.after, titleKey(source) === titleKey(slot.after)) : fresh(slot.after)];
    }
    return slot.before && !moved.has(slot.before) ? [gone(slot.before)] : [];
  });
}

// The stretch of a text that shows a hit best, with marks on the original's characters.
import { spelledAt } from '#shared/directory/match.ts';
import { syllablesOf } from '../../kernel/pinyin.ts';
import { type Folded, fold } from './fold.ts';
import { cellEnd, rowEnd } from './tokens.ts';

/** Where a hit begins and where it is over, in UTF-16 units. */
export type Mark = [start: number, end: number];

export interface Snippet {
  text: string;
  marks: Mark[];
  /** Text was left out before, and behind. */
  cut: { start: boolean; end: boolean };
}

/** Characters of a snippet: two lines on the page. */
const snippetChars = 110;
/** Behind these a line or sentence begins. */
const lineEnds = `\n${rowEnd}。；！？`;
/** How much of it stands before the first mark. */
const leadChars = 24;
/** Places of one form that are looked at in one text: more say nothing more. */
const maxPlaces = 60;

interface Hit {
  /** In folded text. */
  at: number;
  end: number;
  /** Which of the terms. */
  term: number;
}

/** Every place of every form, by place. @param forms of each term */
function hitsIn(folded: string, forms: readonly (readonly string[])[]): Hit[] {
  const hits: Hit[] = [];
  for (const [term, ways] of forms.entries()) {
    for (const form of ways) {
      let left = maxPlaces;
      for (let at = folded.indexOf(form); at >= 0 && left > 0; at = folded.indexOf(form, at + 1), left -= 1)
        hits.push({ at, end: at + form.length, term });
    }
  }
  return hits.toSorted((a, b) => a.at - b.at || b.end - a.end);
}

const originalOf = (folded: Folded, { at, end }: { at: number; end: number }): Mark => [folded.at[at] ?? 0, folded.end[end - 1] ?? 0];

/** Marks that touch or overlap are one. */
function joined(marks: readonly Mark[]): Mark[] {
  const out: Mark[] = [];
  for (const [start, end] of marks) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}

/** Marks of all hits in a short text: a title, a heading. */
export function marksIn(text: string, forms: readonly (readonly string[])[]): Mark[] {
  const folded = fold(text);
  return joined(hitsIn(folded.text, forms).map((hit) => originalOf(folded, hit)));
}

/** The stretch with most different terms, then most hits; of equals the first. */
function bestWindow(hits: readonly Hit[], places: readonly Mark[]): number {
  let best = 0;
  let bestScore = -1;
  let to = 0;
  for (let from = 0; from < hits.length; from += 1) {
    const limit = (places[from]?.[0] ?? 0) + snippetChars - leadChars;
    to = Math.max(to, from);
    while (to < hits.length && (places[to]?.[1] ?? 0) <= limit) to += 1;
    const terms = new Set<number>();
    for (let nth = from; nth < to; nth += 1) terms.add(hits[nth]?.term ?? 0);
    const score = terms.size * 1_000 + (to - from);
    if (score > bestScore) {
      bestScore = score;
      best = from;
    }
  }
  return best;
}

const isLow = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc_00 && unit <= 0xdf_ff;
};

/** Cells and rows as they are shown. */
const shown = (text: string): string => text.replaceAll(cellEnd, ' ').replaceAll(rowEnd, '\n');

/** The best stretch of a text; null when none of the forms is in it. */
export function snippetOf(text: string, forms: readonly (readonly string[])[]): Snippet | null {
  const folded = fold(text);
  const hits = hitsIn(folded.text, forms);
  if (hits.length === 0) return null;
  const places = hits.map((hit) => originalOf(folded, hit));
  const first = bestWindow(hits, places);
  const [start, firstEnd] = places[first] ?? [0, 0];
  let from = Math.max(0, start - leadChars);
  // Rather from the beginning of the line or sentence, when one is near.
  for (let at = start; at > from; at -= 1) {
    if (lineEnds.includes(text.charAt(at - 1))) {
      from = at;
      break;
    }
  }
  while (from < start && /\s/u.test(text.charAt(from))) from += 1;
  if (from > 0 && isLow(text, from)) from -= 1;
  let to = Math.min(text.length, Math.max(from + snippetChars, firstEnd));
  if (to < text.length && isLow(text, to)) to -= 1;
  to = Math.max(to, firstEnd);
  const marks = joined(places.filter(([at, end]) => at >= from && end <= to)).map(([at, end]): Mark => [at - from, end - from]);
  return { text: shown(text.slice(from, to)), marks, cut: { start: from > 0, end: to < text.length } };
}

/** The beginning of a text, for hits that are elsewhere. */
export function beginningOf(text: string): Snippet {
  let to = Math.min(text.length, snippetChars);
  if (to < text.length && isLow(text, to)) to -= 1;
  return { text: shown(text.slice(0, to)), marks: [], cut: { start: false, end: to < text.length } };
}

/** The characters of a title that were typed by their pinyin; the whole title when it cannot be told. */
export function spelledMarks(title: string, letters: string): Mark[] {
  const syllables = syllablesOf(title);
  const nth = spelledAt(syllables, letters);
  if (nth < 0) return [];
  let past = nth + 1;
  while (past < syllables.length && spelledAt(syllables.slice(nth, past), letters) !== 0) past += 1;
  // Each Chinese character is a syllable, and so is each run of anything else that has letters or digits.
  const places = [...title.matchAll(/\p{Script=Han}|[^\p{Script=Han}]+/gu)].filter(([part]) => /\p{Script=Han}|[a-z0-9]/iu.test(part));
  const [first, last] = [places[nth], places[past - 1]];
  if (places.length !== syllables.length || !first || !last) return [[0, title.length]];
  return [[first.index, last.index + last[0].length]];
}

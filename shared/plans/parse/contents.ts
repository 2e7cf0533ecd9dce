// Tables of contents that were copied with the text: below 目录, with leaders and pages, or only the same headings twice.
import { couldBeTitle, readCandidate } from './headings.ts';
import { type Line, pressed, pressedLine } from './lines.ts';
import { type NumberToken, schemeKey } from './numbering.ts';

/** From the heading line, or the first entry where none is, to behind the last entry. */
export interface ContentsRange {
  from: number;
  to: number;
  headed: boolean;
}

const leaders = /(?:\.{3,}|…+|\s*-{4,}|_{3,}|\t|\s)\s*[0-9IVX]{1,4}$|(?:\.{4,}|…{2,})$/;
/** Fewer bare headings in a row are a chapter without text. */
const fewest = 4;
/** No plan has so many headings; further apart the same number is another list. */
const mostEntries = 400;
/** So much of a list of headings must come again, in the same order. */
const enough = 0.6;

/** An entry without its leaders and page, in one spelling. */
function entry(line: Line): string {
  return pressed(line.plain.replace(/[\s.…_-]*(?:[.…_-]{2,}|\s)[\s.…_-]*[-(]?\s*[0-9IVXivx]{1,4}\s*[-)]?$/, '')).replace(
    /[.…_-]{3,}.*$/,
    '',
  );
}

/** 1、总则 in the table is 1 总则 in the text. */
function keyOf(words: string): string {
  return words.replace(/^([0-9.]*[0-9]|[一二三四五六七八九十]+)[、.]+/, '$1').replace(/[。:]+$/, '');
}

/** What an entry may be in the text: all of it, without its page, and without a page that is glued to it (1.1编制目的3). */
function spellingsOf(line: Line): string[] {
  const words = keyOf(entry(line));
  const glued = /^(.*[\u4e00-\u9fff)])[0-9]{1,3}$/.exec(words)?.[1];
  return [...new Set([keyOf(pressedLine(line)), words, ...(glued === undefined ? [] : [glued])])];
}

const tokenOf = (line: Line): NumberToken | null => readCandidate(line)?.token ?? null;

function isWords(line: Line | undefined): line is Line {
  return line !== undefined && line.rows === null;
}

/** The last sign is looked at first: most lines end with a sentence. */
const isLed = (plain: string): boolean => /[0-9IVX.…]$/.test(plain) && leaders.test(plain);

/** A page number alone on its line. */
const page = /^[-\s\d]+$/;

/** Could it be an entry: a number and a title, or a title alone? */
function likeEntry(line: Line): boolean {
  if (line.rows || line.text.length > 80 || /[。；:!?！？]./.test(line.plain)) return false;
  return tokenOf(line) !== null || couldBeTitle(line.plain) || page.test(line.plain);
}

/** The lines by what they print, and how many of them are text. */
class Places {
  readonly #lines: readonly Line[];
  readonly #at = new Map<string, number[]>();
  /** Lines before each that are no entries. */
  readonly #texts: number[] = [0];

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
    for (const [at, line] of lines.entries()) {
      const like = likeEntry(line);
      this.#texts.push((this.#texts.at(-1) ?? 0) + (like ? 0 : 1));
      if (line.rows || isLed(line.plain)) continue;
      for (const key of this.#keysOf(line, like)) {
        const held = this.#at.get(key);
        if (held) held.push(at);
        else this.#at.set(key, [at]);
      }
    }
  }

  /** The line, and the title when its text stands behind it: 1.1 编制目的。为…. */
  #keysOf(line: Line, like: boolean): string[] {
    const whole = like ? [keyOf(pressedLine(line))] : [];
    const found = readCandidate(line);
    const part = found?.shape === 'inline' || found?.shape === 'labelled' ? keyOf(pressed(line.text.slice(0, found.cut))) : '';
    return part === '' || part === whole[0] ? whole : [...whole, part];
  }

  /** Where an entry comes again, without leaders. */
  next(entryAt: Line, from: number): number | null {
    let first: number | null = null;
    for (const key of spellingsOf(entryAt)) {
      const list = this.#at.get(key) ?? [];
      let [low, high] = [0, list.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((list[middle] ?? 0) < from) low = middle + 1;
        else high = middle;
      }
      const at = list[low];
      if (at !== undefined && (first === null || at < first)) first = at;
    }
    return first;
  }

  textsIn(from: number, to: number): number {
    return (this.#texts[to] ?? 0) - (this.#texts[from] ?? 0);
  }

  /** Do the lines come again in their order behind `to`, with text between them? */
  comesAgain(from: number, to: number): boolean {
    let [behind, found, numbered] = [to, 0, 0];
    for (const line of this.#lines.slice(from, to)) {
      if (tokenOf(line) === null) continue;
      numbered += 1;
      const at = this.next(line, behind);
      if (at === null) continue;
      found += 1;
      behind = at + 1;
    }
    return numbered >= fewest && found >= numbered * enough && this.textsIn(to, behind) * 2 >= found;
  }
}

/** Behind the entries that begin at `from`, and the first line that can be none. */
function entriesEnd(lines: readonly Line[], from: number): { stop: number; led: number } {
  let [stop, led] = [from, 0];
  while (stop < lines.length) {
    const line = lines[stop];
    if (!isWords(line) || line.text.length > 80 || /[。；]/.test(line.plain)) break;
    stop += 1;
    if (isLed(line.plain)) led = stop;
  }
  return { stop, led };
}

/** The first line whose number and title stood among the entries already, by the scheme that counts the chapters. */
function firstTwice(lines: readonly Line[], from: number, stop: number): number | null {
  let counts: string | undefined;
  const seen = new Set<string>();
  for (let at = from; at < Math.min(stop, from + mostEntries); at += 1) {
    const line = lines[at];
    const token = line && tokenOf(line);
    if (!token || token.scheme === 'annex') continue;
    counts ??= schemeKey(token);
    if (schemeKey(token) !== counts && token.scheme !== 'decimal') continue;
    if (seen.has(keyOf(pressedLine(line)))) return at;
    for (const key of spellingsOf(line)) seen.add(key);
  }
  return null;
}

/** End of a table of contents whose entries begin at `from`. */
function contentsEnd(lines: readonly Line[], from: number, places: Places, isTitle: (line: Line | undefined) => boolean): number {
  const first = lines[from];
  if (!isWords(first)) return from;
  const { stop, led } = entriesEnd(lines, from);
  const recurs = places.next(first, from + 1);
  let to = recurs !== null && recurs <= stop ? recurs : (firstTwice(lines, from, stop) ?? from);
  if (to === from) {
    // Nothing comes again before the first sentence: only what has leaders, or comes later, is sure.
    if (led > 0) return led;
    while (to < stop && places.next(lines[to] ?? first, stop) !== null) to += 1;
    return to;
  }
  // Title of the plan once more, and its date, stand between the table and the text.
  while (to > from + 1 && to > led && isTitle(lines[to - 1])) to -= 1;
  return to;
}

/** End of a list of bare headings that begins at `from` and comes again; null when it is none. */
function bareEnd(lines: readonly Line[], from: number, places: Places, isTitle: (line: Line | undefined) => boolean): number | null {
  const first = lines[from];
  if (!isWords(first)) return null;
  const again = places.next(first, from + 1);
  if (again === null || again - from < fewest || again - from > mostEntries) return null;
  let to = again;
  while (to > from && isTitle(lines[to - 1])) to -= 1;
  return places.textsIn(from, to) === 0 && places.comesAgain(from, to) ? to : null;
}

/** The first number of the chapters. */
function beginsCount(line: Line): boolean {
  const token = tokenOf(line);
  return (
    token !== null &&
    ['part', 'chapter', 'chinese', 'arabic', 'decimal'].includes(token.scheme) &&
    token.values.every((value) => value === 1)
  );
}

export function findContents(lines: readonly Line[], isTitle: (line: Line | undefined) => boolean): ContentsRange[] {
  const found: ContentsRange[] = [];
  const places = new Places(lines);
  /** No number stands between the last title and here. */
  let fresh = true;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!isWords(line)) continue;
    if (isTitle(line)) fresh = true;
    if (/^\[?\s*目\s*[录次]\s*\]?$/.test(line.plain)) {
      const to = contentsEnd(lines, at + 1, places, isTitle);
      // Where the file's generated entries were left out, the heading stands alone.
      found.push({ from: at, to: Math.max(to, at + 1), headed: true });
      at = Math.max(to, at + 1) - 1;
      continue;
    }
    const bare = fresh && beginsCount(line) ? bareEnd(lines, at, places, isTitle) : null;
    if (bare !== null) {
      found.push({ from: at, to: bare, headed: false });
      at = bare - 1;
      continue;
    }
    if (fresh && tokenOf(line) !== null) fresh = false;
    if (isLed(line.plain) && /\.{3,}|…/.test(line.plain)) {
      let to = at;
      while (to < lines.length && isWords(lines[to]) && isLed(lines[to]?.plain ?? '')) to += 1;
      if (to - at >= fewest) {
        found.push({ from: at, to, headed: false });
        at = to - 1;
      }
    }
  }
  return found;
}

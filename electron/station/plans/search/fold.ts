// The one form in which texts and terms of the search are compared, with the way back to the original's places.
// Two texts are the same when their folded forms are: full width and narrow, capital and small, 〔2024〕 and (2024), broken over two lines or not.

/** What parts cells and rows of a table (`cellEnd`, `rowEnd`) is a blank: a pdf breaks names over cells too. */
const [cellUnit, rowUnit] = [0x1f, 0x1e];

/** A folded text: `at[n]` and `end[n]` say where its nth code unit stands in the original (UTF-16 units). */
export interface Folded {
  text: string;
  at: Uint32Array;
  end: Uint32Array;
}

/** Brackets and quotes that people type one for another; the rest of punctuation is what it is. */
const alike: Record<string, string> = {
  '〔': '(',
  '〕': ')',
  '[': '(',
  ']': ')',
  '【': '(',
  '】': ')',
  '“': '"',
  '”': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '‘': "'",
  '’': "'",
  '—': '-',
  '–': '-',
  '―': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '·': '·',
  '•': '·',
  '・': '·',
};

/** Radicals that the text of a pdf has in place of the character they look like; Unicode's NFKC knows those of the Kangxi block only. */
const radicals = '⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙';
for (let nth = 0; nth < radicals.length; nth += 2) alike[radicals.charAt(nth)] = radicals.charAt(nth + 1);

const blank = ' ';
const known = new Map<number, string>();

/** '' for what is not seen, ' ' for blanks and breaks. */
function foldPoint(point: number): string {
  const kept = known.get(point);
  if (kept !== undefined) return kept;
  const folded = freshFold(point);
  known.set(point, folded);
  return folded;
}

function freshFold(point: number): string {
  // Half of a pair stands for nothing and cannot be written as UTF-8.
  if (point >= 0xd8_00 && point <= 0xdf_ff) return '\ufffd';
  // The index writes punctuation with these (tokens.ts).
  if (point >= 0xe0_00 && point <= 0xe0_ff) return '\ufffd';
  const char = String.fromCodePoint(point);
  if (/\s/u.test(char)) return blank;
  if (/[\p{Cc}\p{Cf}\u{fe00}-\u{fe0f}]/u.test(char)) return '';
  // Roman numerals stay one character: Ⅰ级 must not be found in Ⅲ级.
  if (point >= 0x21_60 && point <= 0x21_7f) return String.fromCodePoint(point | 0x10);
  let folded = '';
  for (const one of (alike[char] ?? char).normalize('NFKC').toLowerCase()) folded += alike[one] ?? one;
  return folded.replace(/\s+/g, '');
}

/** Roman numerals typed with letters, standing alone, are the numeral: II级 = Ⅱ级. */
const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const isRoman = (unit: number): boolean => unit === 0x69 || unit === 0x76 || unit === 0x78;
const isLetter = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;
const isWord = (unit: number): boolean => isLetter(unit) || (unit >= 0x30 && unit <= 0x39);

/** Room that grows and is used again: folding is done for every section and at every key. */
class Builder {
  at = new Uint32Array(8_192);
  end = new Uint32Array(8_192);
  units = new Uint16Array(8_192);
  length = 0;

  clear(room: number): this {
    this.length = 0;
    if (room > this.units.length) {
      this.at = new Uint32Array(room * 2);
      this.end = new Uint32Array(room * 2);
      this.units = new Uint16Array(room * 2);
    }
    return this;
  }

  push(unit: number, at: number, end: number): void {
    this.units[this.length] = unit;
    this.at[this.length] = at;
    this.end[this.length] = end;
    this.length += 1;
  }

  folded(): Folded {
    let text = '';
    // A call takes only so many arguments.
    for (let from = 0; from < this.length; from += 4_096)
      text += String.fromCharCode.apply(null, this.units.subarray(from, Math.min(this.length, from + 4_096)) as unknown as number[]);
    return { text, at: this.at.slice(0, this.length), end: this.end.slice(0, this.length) };
  }
}

const builder = new Builder();

/** One original character becomes at most so many: U+FDFA, a whole sentence in Arabic. */
const longestFold = 18;

/** False: it needs more room. */
function foldOnce(original: string, out: Builder, room: number): boolean {
  out.clear(room);
  let gap = false;
  for (let nth = 0; nth < original.length; ) {
    const unit = original.charCodeAt(nth);
    let step = 1;
    let folded = '';
    let single = -1;
    if (unit >= 0x4e_00 && unit <= 0x9f_ff) single = unit;
    else if (unit < 0x80) {
      if (unit <= 0x20 || unit === 0x7f) {
        gap ||= unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === cellUnit || unit === rowUnit;
        nth += 1;
        continue;
      }
      single = unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit === 0x5b ? 0x28 : unit === 0x5d ? 0x29 : unit;
    } else {
      const point = original.codePointAt(nth) ?? 0;
      step = point > 0xff_ff ? 2 : 1;
      folded = foldPoint(point);
      if (folded === blank) gap = true;
      if (folded === blank || folded === '') {
        nth += step;
        continue;
      }
      if (folded.length === 1) single = folded.charCodeAt(0);
    }
    if (out.length + longestFold + 1 > room) return false;
    const first = single >= 0 ? single : folded.charCodeAt(0);
    // A blank counts between two words of letters or digits only: anywhere else it is a line break of a pdf, or for looks.
    if (gap && out.length > 0 && isWord(first) && isWord(out.units[out.length - 1] ?? 0)) out.push(0x20, nth - 1, nth);
    gap = false;
    if (single >= 0) out.push(single, nth, nth + step);
    else for (let k = 0; k < folded.length; k += 1) out.push(folded.charCodeAt(k), nth, nth + step);
    nth += step;
  }
  return true;
}

/** Puts the numeral in place of letters that stand alone. */
function joinRomans(from: Builder): void {
  const { units } = from;
  let to = 0;
  for (let nth = 0; nth < from.length; ) {
    let past = nth;
    if (isRoman(units[nth] ?? 0) && (nth === 0 || !isLetter(units[nth - 1] ?? 0))) {
      while (past < from.length && isRoman(units[past] ?? 0)) past += 1;
      if (past < from.length && isLetter(units[past] ?? 0)) past = nth;
    }
    const value = past === nth ? -1 : romans.indexOf(String.fromCharCode(...units.subarray(nth, past)));
    if (value >= 0) {
      units[to] = 0x21_70 + value;
      from.at[to] = from.at[nth] ?? 0;
      from.end[to] = from.end[past - 1] ?? 0;
      to += 1;
      nth = past;
      continue;
    }
    units[to] = units[nth] ?? 0;
    from.at[to] = from.at[nth] ?? 0;
    from.end[to] = from.end[nth] ?? 0;
    to += 1;
    nth += 1;
  }
  from.length = to;
}

/** @param romansJoined false leaves letters as they are: what somebody types may be the beginning of a word */
export function fold(original: string, romansJoined = true): Folded {
  const roomy = original.length + 64 * longestFold;
  if (!foldOnce(original, builder, roomy)) foldOnce(original, builder, (original.length + 2) * (longestFold + 1));
  if (romansJoined) joinRomans(builder);
  return builder.folded();
}

/** All ways to write one typed term, folded: with letters for letters, and with letters for the numeral. */
export function foldTerm(typed: string): string[] {
  const joined = fold(typed).text;
  const plain = fold(typed, false).text;
  return joined === plain ? [joined] : [joined, plain];
}

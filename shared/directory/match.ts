// Finding people and units by what a caller or a tired officer types.

/** Digits only, so that 0538-888 1234 and 05388881234 are the same. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Lower case, full-width letters and digits made narrow, blanks out. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** From so many digits on, a word is looked for in telephone numbers. */
const fewestDigits = 3;
/** More words than this say nothing more. */
const maxWords = 6;

export interface Word {
  text: string;
  /** Letters of pinyin; '' when it is none. */
  letters: string;
  /** '' when it is no part of a number. */
  digits: string;
}

/** The words of a question. A number written with blanks or dashes is one word. */
export function wordsOf(text: string): Word[] {
  const plain = text.normalize('NFKC').toLowerCase().trim();
  if (plain === '') return [];
  const parts = /^[\d\s()+\-‐-―]+$/.test(plain) ? [plain.replace(/\s+/g, '')] : plain.split(/[\s,，、·]+/).filter((part) => part !== '');
  return parts.slice(0, maxWords).map((part) => {
    const digits = /^[\d()+\-‐-―]+$/.test(part) ? digitsOf(part) : '';
    return { text: part, letters: /^[a-z]+$/.test(part) ? part : '', digits: digits.length >= fewestDigits ? digits : '' };
  });
}

/** The letters are beginnings of syllables that follow each other from the nth on: zg, zhangg, zgang for zhang gang. */
function spelledFrom(syllables: readonly string[], nth: number, letters: string, at: number): boolean {
  const syllable = syllables[nth];
  if (syllable === undefined) return false;
  let same = 0;
  while (same < syllable.length && at + same < letters.length && syllable[same] === letters[at + same]) same += 1;
  if (at + same === letters.length) return same > 0;
  for (let taken = same; taken > 0; taken -= 1) if (spelledFrom(syllables, nth + 1, letters, at + taken)) return true;
  return false;
}

/** At which syllable the letters begin; -1 when they do not fit. */
export function spelledAt(syllables: readonly string[], letters: string): number {
  for (let nth = 0; nth < syllables.length; nth += 1) {
    if (syllables[nth]?.[0] === letters[0] && spelledFrom(syllables, nth, letters, 0)) return nth;
  }
  return -1;
}

/** What a person or a unit is looked up by. */
export interface Sought {
  /** `searchForm` of it. */
  text: string;
  /** Ways to spell it, each as syllables. */
  spellings: readonly (readonly string[])[];
}

/** How well a word fits: the lower, the nearer; `none` when it does not. */
export const none = 99;

/** 0 the text begins so, 1 its spelling begins so, 2 it stands within, 3 it is spelled within. @param spelled false: the text alone counts */
export function fitOf(sought: Sought, word: Word, spelled = word.letters !== ''): number {
  const at = sought.text.indexOf(word.text);
  if (at === 0) return 0;
  let best = at > 0 ? 2 : none;
  if (!spelled) return best;
  for (const syllables of sought.spellings) {
    const nth = spelledAt(syllables, word.letters);
    if (nth === 0) return 1;
    if (nth > 0) best = Math.min(best, 3);
  }
  return best;
}

/** Last digits are what people remember of a number. @param numbers digits of each, a blank behind each */
export function fitOfNumber(numbers: string, { digits }: Word): number {
  if (digits === '') return none;
  let best = none;
  for (let at = numbers.indexOf(digits); at >= 0; at = numbers.indexOf(digits, at + 1)) {
    if (numbers[at + digits.length] === ' ') return 1;
    best = 3;
  }
  return best;
}

// Cuts a text into sentences and clauses: the reach of a subject, of a condition, of a denial.

export interface Clause {
  start: number;
  end: number;
  /** Number of the sentence it is in. */
  sentence: number;
  /** The sign before it, '' at the start of a sentence. */
  opener: string;
  /** How deep in brackets it stands. */
  depth: number;
}

export interface Sentence {
  start: number;
  end: number;
}

const sentenceEnds = new Set('。！？；\n');
const clauseEnds = new Set('，、: \t()“”"');
/** 23:10 and 死亡:2人: what stands before a colon that ends nothing. */
const counted = /[\d亡伤踪联困数难移散离置]/;
const isDigit = (char: string): boolean => char >= '0' && char <= '9';

/** A colon within a count, a dot in a number and a quote inside a name do not end anything. */
function endsClause(text: string, index: number): boolean {
  const char = text.charAt(index);
  if (char === ':') return !(isDigit(text.charAt(index + 1)) && counted.test(text.charAt(index - 1)));
  return clauseEnds.has(char);
}

/**
 * Cuts a normalised text.
 * @returns its sentences and its clauses, in order; empty ones are left out
 */
export function cut(text: string): { sentences: Sentence[]; clauses: Clause[] } {
  const sentences: Sentence[] = [];
  const clauses: Clause[] = [];
  let sentenceStart = 0;
  let clauseStart = 0;
  let opener = '';
  let depth = 0;
  const endClause = (end: number, next: string): void => {
    if (end > clauseStart) clauses.push({ start: clauseStart, end, sentence: sentences.length, opener, depth });
    clauseStart = end + 1;
    opener = next;
  };
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (sentenceEnds.has(char)) {
      endClause(index, '');
      sentences.push({ start: sentenceStart, end: index });
      sentenceStart = index + 1;
      depth = 0;
    } else if (endsClause(text, index)) {
      endClause(index, char);
      if (char === '(') depth += 1;
      if (char === ')') depth = Math.max(0, depth - 1);
    }
  }
  endClause(text.length, '');
  if (sentenceStart < text.length) sentences.push({ start: sentenceStart, end: text.length });
  return { sentences, clauses };
}

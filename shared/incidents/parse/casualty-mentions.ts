// Finds the words of a text that say as a fact what became of people.
import { beastTail, nounTail, underground } from './casualty-grammar.ts';
import { type Fate, fateWords } from './casualty-words.ts';
import type { Scopes } from './scopes.ts';

export interface Word {
  fate: Fate;
  start: number;
  end: number;
  /** It names people (伤者, 被困人员) and says nothing new of those named before. */
  noun: boolean;
  /** People are being moved now: 正在疏散; how many will be is not known yet. */
  ongoing: boolean;
}

/** One capturing group a line of the table, in its order. */
const wordPattern = new RegExp(fateWords.map(([, source]) => `(${source})`).join('|'), 'g');

function fateOf(match: RegExpExecArray): Fate | undefined {
  for (let index = 0; index < fateWords.length; index += 1) if (match[index + 1] !== undefined) return fateWords[index]?.[0];
  return undefined;
}

const denied = /(?:无|没有?|未|不(?:会|是|愿意?|肯|想)?|拒绝|拒不|零)(?:再|有|造成|发生|出现|见|被|明显)?(?:人员?)?$/;

/**
 * All words of a normalised text that say as a fact what became of people, in order.
 * @param denials spans that deny, in order: 无人员被困 traps nobody
 */
export function wordsOf(text: string, scopes: Scopes, denials: readonly { start: number; end: number }[]): Word[] {
  const words: Word[] = [];
  let denial = 0;
  for (const match of text.matchAll(wordPattern)) {
    const fate = fateOf(match);
    const start = match.index;
    const end = start + match[0].length;
    if (!fate || scopes.has(start, 'hypothesis', 'history', 'hearsay', 'doubt', 'withdrawn')) continue;
    if (fate === 'evacuated' && scopes.has(start, 'plan')) continue;
    while ((denials[denial]?.end ?? Number.POSITIVE_INFINITY) <= start) denial += 1;
    if ((denials[denial]?.start ?? Number.POSITIVE_INFINITY) <= start || denied.test(text.slice(Math.max(0, start - 6), start))) continue;
    const tail = text.slice(end, end + 12);
    if (beastTail.test(tail) || (nounTail.test(tail) && !/[人名]$/.test(text.slice(Math.max(0, start - 1), start)))) continue;
    const saved = fate === 'evacuated' && underground.test(text.slice(Math.max(0, start - 40), start));
    words.push({
      fate: saved ? 'rescued' : fate,
      start,
      end,
      noun: /^(?:者|员|的?(?:人员|群众|工人|学生|司机|乘客|村民))/.test(tail),
      ongoing: scopes.has(start, 'ongoing'),
    });
  }
  return words;
}

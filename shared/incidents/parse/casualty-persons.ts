// People without a number: 司机被困, 张某当场死亡 is one, where the text gives no number for the field.
import type { CasualtyField } from '../types.ts';
import { onePerson } from './casualty-grammar.ts';
import type { Word } from './casualty-mentions.ts';
import type { Settled } from './casualty-totals.ts';
import type { Fate } from './casualty-words.ts';
import type { Proof } from './spans.ts';

const fieldOf: Partial<Record<Fate, CasualtyField>> = {
  dead: 'dead',
  serious: 'seriouslyInjured',
  injured: 'injured',
  trapped: 'trapped',
  missing: 'missing',
};

/**
 * Adds one person for each field of which the text gives no number at all.
 * @param settled what the numbers of the text say; is added to
 */
export function readOnePersons(text: string, words: readonly Word[], settled: Map<CasualtyField, Settled>, proofs: Proof[]): void {
  const named = new Map<CasualtyField, Map<string, Word>>();
  for (const word of words) {
    const field = fieldOf[word.fate];
    const match = field && !word.noun ? onePerson.exec(text.slice(Math.max(0, word.start - 32), word.start)) : null;
    const who = match?.groups?.who;
    if (!field || !who || /均|都|等/.test(match.groups?.gap ?? '')) continue;
    const known = named.get(field) ?? new Map<string, Word>();
    known.set(who, known.get(who) ?? word);
    named.set(field, known);
  }
  const free = (field: CasualtyField): boolean => {
    const item = settled.get(field);
    return item === undefined || (item.value === null && item.used.length === 0 && item.rough.length === 0);
  };
  const saved = words.some((word) => word.fate === 'rescued');
  for (const [field, people] of named) {
    const hurt = field === 'seriouslyInjured' ? free('injured') : true;
    if (
      !free(field) ||
      (field === 'trapped' && saved) ||
      (field !== 'dead' && field !== 'missing' && words.some((word) => word.fate === 'dead')) ||
      people.size > 1
    )
      continue;
    const value = 1;
    const first = [...people.values()][0];
    settled.set(field, { value, used: [], rough: [] });
    if (first) proofs.push({ field, start: first.start, end: first.end });
    if (field === 'seriouslyInjured' && hurt && !named.has('injured')) settled.set('injured', { value, used: [], rough: [] });
  }
}

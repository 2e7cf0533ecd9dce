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
  // 村民李某在鱼塘边触电，经抢救后确认死亡: one person named in the sentence, and one has died.
  const role =
    /(?:学生|老人|工人|男子|女子|男童|女童|孩子|村民|骑车人|骑手|乘客|行人|游客|老汉|妇女|儿童|男孩|女孩|驾驶员|司机)(?=[^，。；\d]{0,12}$)/;
  for (const word of words) {
    if (word.fate !== 'dead' || word.noun || named.has('dead')) continue;
    const sentence =
      text
        .slice(Math.max(0, word.start - 120), word.start)
        .split(/[。；\n]/)
        .at(-1) ?? '';
    const people = new Set([...sentence.matchAll(/[\u4e00-\u9fff]某某?/g)].map((match) => match[0]));
    const [who = ''] = people;
    if (people.size === 1 && !/[\d一二两三四五六七八九十][名个位]|[2-9]人|均|都|等|妻|子女|父|母|驾驶|嫌疑|与/.test(sentence))
      named.set('dead', new Map([[who, word]]));
    // 一名学生…相撞，学生经抢救无效死亡: the one spoken of before.
    const same = role.exec(sentence)?.[0];
    if (
      same !== undefined &&
      people.size === 0 &&
      new RegExp(`(?:^|[^\\d第])[一1](?:名|位|个)?[^，。；]{0,6}${same}`).test(sentence) &&
      !/均|都|等|[2-9两二三四五六七八九十][名个位]/.test(sentence)
    )
      named.set('dead', new Map([[same, word]]));
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

// Other words of the field for what is looked for: 危化品 is also found as 危险化学品.
import type { SynonymRule } from '#shared/plans/types.ts';
import { fold } from './fold.ts';
import type { Term } from './query.ts';

/** Another way to say a term. */
export interface Other {
  /** Folded, to be looked for. */
  form: string;
  /** The word of the table that made it, as it stands there. */
  word: string;
  /** The same as a person reads it: Ⅱ级, where the form is ⅱ级. */
  shown: string;
}

interface Word {
  word: string;
  form: string;
}

/** Other words for one term: the longest tables have a dozen. */
const maxOthers = 16;

export class Synonyms {
  /** Of each word the words that mean the same. */
  readonly #others = new Map<string, Word[]>();
  /** The longest first: 应急管理局 is looked for before 应急. */
  readonly #words: string[];

  constructor(rules: readonly Pick<SynonymRule, 'words'>[]) {
    for (const { words } of rules) {
      const group = words.map((word) => ({ word, form: fold(word).text })).filter(({ form }) => form !== '');
      for (const { form } of group) {
        const known = this.#others.get(form) ?? [];
        known.push(...group.filter((one) => one.form !== form && !known.some((other) => other.form === one.form)));
        this.#others.set(form, known);
      }
    }
    this.#words = [...this.#others.keys()].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  }

  /** What else a term can be called; nothing for one in quotes. */
  of(term: Term): Other[] {
    if (term.exact) return [];
    const found = new Map<string, Other>();
    for (const form of term.forms) {
      // A word of one character means its synonyms only when it stands alone.
      const word = this.#words.find((one) => (one.length > 1 ? form.includes(one) : form === one));
      if (word === undefined) continue;
      for (const other of this.#others.get(word) ?? []) {
        const said = form.replaceAll(word, other.form);
        // 专业消防队 holds 消防队: it is found anyway.
        if (found.size < maxOthers && !term.forms.some((own) => said.includes(own)))
          found.set(said, { form: said, word: other.word, shown: form.replaceAll(word, other.word) });
      }
    }
    return [...found.values()];
  }
}

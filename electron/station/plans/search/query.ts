// What somebody typed, as terms: blanks part them, quotes keep them together, a minus in front excludes.
import { DomainError } from '#shared/kernel/errors.ts';
import { fold, foldTerm } from './fold.ts';

/** One thing that is looked for. */
export interface Term {
  /** As it was typed, without quotes and minus. */
  typed: string;
  /** Ways to write it, folded: a text that contains one of them is a hit. */
  forms: string[];
  /** In quotes: exactly this, without other words for it and without pinyin. */
  exact: boolean;
}

export interface Query {
  wanted: Term[];
  excluded: Term[];
}

/** More terms say nothing more; each costs a look into the index. */
export const maxTerms = 8;

/** Characters of one term, folded; long texts are indexed in parts that overlap by more than this. */
const maxTermChars = 260;

const quotes = /["“”„‟「」『』＂]/;
const minus = /[-－−]/;

/** Nothing but punctuation is no term: it stands in every text. */
function termOf(typed: string, exact: boolean): Term | null {
  const forms = exact ? [fold(typed).text] : foldTerm(typed);
  const kept = [...new Set(forms)].filter((form) => /[\p{L}\p{N}\p{S}]/u.test(form));
  return kept.length === 0 ? null : { typed: typed.trim(), forms: kept, exact };
}

/**
 * @throws DomainError notValid (q: nothing that could be found), tooLarge (more than `maxTerms` terms)
 */
export function parseQuery(text: string): Query {
  const query: Query = { wanted: [], excluded: [] };
  let at = 0;
  while (at < text.length) {
    if (/\s/u.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const without = minus.test(text.charAt(at)) && at + 1 < text.length && !/\s/u.test(text.charAt(at + 1));
    if (without) at += 1;
    const exact = quotes.test(text.charAt(at));
    const from = exact ? at + 1 : at;
    // A quote that is never closed reaches to the end: somebody is still typing.
    let to = from;
    while (to < text.length && !quotes.test(text.charAt(to)) && (exact || !/\s/u.test(text.charAt(to)))) to += 1;
    at = exact ? to + 1 : to;
    const term = termOf(text.slice(from, to), exact);
    for (const form of term?.forms ?? [])
      if (form.length > maxTermChars) throw new DomainError('tooLarge', { field: 'q', limit: maxTermChars, received: form.length });
    if (term) (without ? query.excluded : query.wanted).push(term);
  }
  if (query.wanted.length === 0) throw new DomainError('notValid', { field: 'q', received: text.trim().slice(0, 40) });
  const terms = query.wanted.length + query.excluded.length;
  if (terms > maxTerms) throw new DomainError('tooLarge', { field: 'q', limit: maxTerms, received: terms });
  return query;
}

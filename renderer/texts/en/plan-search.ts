// The search through the plan library.
import type { planSearch as zh } from '../zh-CN/plan-search.ts';

export const planSearch: typeof zh = {
  title: 'Search the plans',
  field: 'Find in titles, text, cards and attachments',
  hint: 'Any words, from one character on; all that blanks part must be there; “quotes” as they stand; -minus leaves out; titles by pinyin initials',
  empty: 'Type what you look for: an event, a measure, a unit, a name, a number. For example: 液氨泄漏 疏散, “先期处置”, fxkh, 防汛 -演练.',
  onlySigns: 'Only punctuation: nothing to look for',
  nothing: 'Nothing found. Try fewer characters or fewer conditions; slips are not corrected.',
  found: (total: number, plans: number) => `${total} places in ${plans} plans`,
  took: (ms: number) => `${ms} ms`,
  indexing: (done: number, of: number) => `Indexing ${done} of ${of}: not all results yet`,
  also: (typed: string, words: readonly string[]) => `“${typed}” was also looked for as ${words.join(', ')}`,
  onlyTyped: 'Only what I typed',
  withOthers: 'Other words for it too',
  via: (words: readonly string[]) => `same as ${words.join(', ')}`,
  what: 'What to find',
  sort: { title: 'Title', section: 'Section', card: 'Card', file: 'File' },
  allSorts: 'Everything',
  state: { inForce: 'In force', draft: 'Not issued', old: 'Older version', abolished: 'Abolished' },
  allStates: 'Current versions',
  allVersions: 'Older ones too',
  results: 'Results',
  more: 'More → plan search',
  plan: 'Plan',
};

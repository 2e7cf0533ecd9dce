// Places and stock, in English.
import { choiceWords, fieldWords, kindWords, secrecyWords } from '#shared/resources/words.ts';
import type { resources as zhCN } from '../zh-CN/resources.ts';

export const resources: typeof zhCN = {
  kinds: kindWords.en,
  fields: fieldWords.en,
  /** By the choice's key. */
  choices: choiceWords.en,
  secrecy: secrecyWords.en,
  tabs: { label: 'Resources', places: 'Places', today: 'Today', stock: 'Stock', import: 'Import' },
  list: { title: 'Places', filter: 'Name or initials', empty: 'No places yet' },
};

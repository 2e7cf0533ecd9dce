// Places and stock: kinds, their fields and choices, lists and pages.
import { choiceWords, fieldWords, kindWords, secrecyWords } from '#shared/resources/words.ts';

export const resources = {
  kinds: kindWords['zh-CN'],
  fields: fieldWords['zh-CN'],
  /** By the choice's key. */
  choices: choiceWords['zh-CN'],
  secrecy: secrecyWords['zh-CN'],
  tabs: { label: '资源', places: '场所', today: '今日', stock: '物资', import: '导入' },
  list: { title: '场所', filter: '名称、拼音首字母', empty: '还没有场所' },
};

// The search through the plan library.
import type { FoundSort, FoundState } from '#shared/plans/types.ts';

export const planSearch = {
  title: '预案检索',
  field: '在标题、正文、处置卡和附件里找',
  hint: '任意字词，从一个字起；空格隔开的都要有；“引号”里的照原样找；-减号去掉；标题可用拼音首字母',
  empty: '输入要找的字词：事件、措施、单位、人名、文号都可以。例如：液氨泄漏 疏散、“先期处置”、fxkh、防汛 -演练。',
  onlySigns: '只有标点，没有可找的字词',
  nothing: '没有找到。可以少写几个字，或去掉条件；写错的字不会自动改。',
  found: (total: number, plans: number) => `${plans} 个预案，${total} 处`,
  took: (ms: number) => `${ms} 毫秒`,
  indexing: (done: number, of: number) => `正在编入索引 ${done}/${of}，结果还不全`,
  also: (typed: string, words: readonly string[]) => `“${typed}”同时找了：${words.join('、')}`,
  onlyTyped: '只找原词',
  withOthers: '连同义词一起找',
  via: (words: readonly string[]) => `同义：${words.join('、')}`,
  what: '找什么',
  sort: { title: '标题', section: '章节', card: '处置卡', file: '附件' } satisfies Record<FoundSort, string>,
  allSorts: '全部内容',
  state: { inForce: '现行', draft: '未印发', old: '旧版', abolished: '已废止' } satisfies Record<FoundState, string>,
  allStates: '当前版本',
  allVersions: '含旧版',
  results: '检索结果',
  more: '更多 → 预案检索',
  plan: '预案',
};

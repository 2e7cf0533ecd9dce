// A rule's source as one line: 《title》（number，year）clause.
import type { RuleSource } from './types.ts';

export function sourceText(source: RuleSource): string {
  const detail = [source.number, source.year === null ? null : String(source.year)].filter((part) => part !== null && part !== '');
  const named = source.title.startsWith('《') || detail.length === 0 ? source.title : `《${source.title}》`;
  return `${named}${detail.length > 0 ? `（${detail.join('，')}）` : ''}${source.clause ?? ''}`;
}

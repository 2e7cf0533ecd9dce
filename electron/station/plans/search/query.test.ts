// What somebody typed becomes terms; what cannot be looked for is refused.
import { describe, expect, it } from 'vitest';
import { isDomainError } from '#shared/kernel/errors.ts';
import { maxTerms, parseQuery } from './query.ts';
import { Synonyms } from './synonyms.ts';

const typed = (text: string) => {
  const { wanted, excluded } = parseQuery(text);
  return { wanted: wanted.map((term) => (term.exact ? `"${term.typed}"` : term.typed)), excluded: excluded.map((term) => term.typed) };
};
const refusal = (text: string): unknown => {
  try {
    parseQuery(text);
    return null;
  } catch (error) {
    return isDomainError(error) ? [error.code, error.details.limit] : error;
  }
};

describe('a question', () => {
  it('has terms parted by blanks, phrases in quotes and what a minus excludes', () => {
    expect(typed('防汛　学校 -演练')).toEqual({ wanted: ['防汛', '学校'], excluded: ['演练'] });
    expect(typed('“先期处置” "fire station" -"桌面 推演"')).toEqual({ wanted: ['"先期处置"', '"fire station"'], excluded: ['桌面 推演'] });
    expect(typed('危化品-液氨')).toEqual({ wanted: ['危化品-液氨'], excluded: [] });
    expect(typed('防汛 - 演练')).toEqual({ wanted: ['防汛', '演练'], excluded: [] });
  });

  it('takes a quote that was not closed to the end', () => {
    expect(typed('“先期 处')).toEqual({ wanted: ['"先期 处"'], excluded: [] });
    expect(typed('防汛 "')).toEqual({ wanted: ['防汛'], excluded: [] });
  });

  it('takes signs of the engine for text', () => {
    expect(typed('a AND b* ^c NEAR(d)').wanted).toEqual(['a', 'AND', 'b*', '^c', 'NEAR(d)']);
  });

  it('is refused when nothing could be found by it', () => {
    for (const text of ['', '   ', '！？。', '"', '-演练', '- -', '()'])
      expect([text, refusal(text)]).toEqual([text, ['notValid', undefined]]);
    expect(refusal('一 '.repeat(maxTerms + 1))).toEqual(['tooLarge', maxTerms]);
  });
});

describe('synonyms', () => {
  const synonyms = new Synonyms([
    { words: ['危化品', '危险化学品', '化学危险品'] },
    { words: ['消防队', '专业消防队'] },
    { words: ['汛', '洪'] },
  ]);
  const others = (text: string): string[] =>
    synonyms.of(parseQuery(text).wanted[0] ?? { typed: '', forms: [], exact: true }).map(({ form }) => form);

  it('stand in the place of the word within a term', () => {
    expect(others('危化品泄漏')).toEqual(['危险化学品泄漏', '化学危险品泄漏']);
    expect(others('泄漏')).toEqual([]);
  });

  it('are left out where the term itself finds them, and for quoted terms', () => {
    expect(others('消防队')).toEqual([]);
    expect(others('"危化品"')).toEqual([]);
  });

  it('of one character count only alone', () => {
    expect(others('汛')).toEqual(['洪']);
    expect(others('防汛')).toEqual([]);
  });
});

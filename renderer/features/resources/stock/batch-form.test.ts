// A batch that is mended: what is wrong stands at its field, what is sent are days.
import { describe, expect, it } from 'vitest';
import { catalogues } from '#renderer/texts/catalogue.ts';
import { batchInput, batchProblems } from './batch-form.ts';

const words = catalogues['zh-CN'].stock;
const of = { today: '2026-11-20', others: ['B2', ''] };
const batch = { number: 'B1', madeOn: '2026-03-01', expiresOn: '2031-02-28' };

describe('a batch that is mended', () => {
  it('says at each field what is wrong with it', () => {
    expect(batchProblems(batch, of, words)).toEqual({});
    const { problems } = words.card;
    for (const [patch, problem] of [
      [{ number: ' B2 ' }, { number: problems.same }],
      [{ number: '', madeOn: '', expiresOn: ' ' }, { number: problems.nothing }],
      [{ madeOn: '2026-02-30' }, { madeOn: words.form.problems.day }],
      [{ madeOn: '2026-11-21' }, { madeOn: words.form.problems.future }],
      [{ expiresOn: '2026-02-28' }, { expiresOn: problems.before }],
      [{ madeOn: '', expiresOn: '不知道' }, { expiresOn: words.form.problems.day }],
    ] as const)
      expect(batchProblems({ ...batch, ...patch }, of, words)).toEqual(problem);
    // Goods without a number are told apart by their days.
    expect(batchProblems({ ...batch, number: '' }, of, words)).toEqual({});
  });

  it('is sent with days, and nothing where nobody knows', () => {
    expect(batchInput({ number: ' B9 ', madeOn: '20260301', expiresOn: '' }, of.today)).toEqual({
      number: 'B9',
      madeOn: '2026-03-01',
      expiresOn: null,
    });
  });
});

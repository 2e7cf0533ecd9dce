// The posts that a person has held, from what was recorded when.
import { describe, expect, it } from 'vitest';
import { type PostWord, postsHeld } from './history.ts';

const word = (recorded: string, patch: Partial<PostWord>): PostWord => ({
  unit: undefined,
  post: undefined,
  since: undefined,
  recorded,
  ...patch,
});

describe('posts held', () => {
  it('end where the next begins, latest first', () => {
    expect(
      postsHeld([
        word('2024-03-01', { unit: 'a', post: '科员' }),
        word('2025-06-10', { post: '科长', since: '2025-06-01' }),
        word('2026-11-20', { unit: 'b' }),
      ]),
    ).toEqual([
      { unit: 'b', post: '科长', from: '2026-11-20', given: false, to: null },
      { unit: 'a', post: '科长', from: '2025-06-01', given: true, to: '2026-11-20' },
      { unit: 'a', post: '科员', from: '2024-03-01', given: false, to: '2025-06-01' },
    ]);
  });

  it('do not count a word that changes nothing, and take a first day that is said later', () => {
    expect(
      postsHeld([
        word('2026-01-01', { unit: 'a', post: '主任' }),
        word('2026-02-01', { post: '主任' }),
        word('2026-03-01', { since: '2020-05-04' }),
      ]),
    ).toEqual([{ unit: 'a', post: '主任', from: '2020-05-04', given: true, to: null }]);
  });

  it('do not invent a first day for a post that was written down after it had ended', () => {
    expect(
      postsHeld([word('2026-11-20', { unit: 'a', post: '镇长' }), word('2026-11-20', { post: '书记', since: '2026-03-01' })]).map(
        ({ from, to }) => ({
          from,
          to,
        }),
      ),
    ).toEqual([
      { from: '2026-03-01', to: null },
      { from: null, to: '2026-03-01' },
    ]);
  });

  it('leave out the time before anything was known', () => {
    expect(postsHeld([word('2026-01-01', { unit: null, post: '' }), word('2026-01-02', { post: '司机' })])).toHaveLength(1);
    expect(postsHeld([])).toEqual([]);
  });
});

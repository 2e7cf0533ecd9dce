// Typing beside somebody who writes the same thing: what is sent, what is said.
import { describe, expect, it } from 'vitest';
import { clashesOf, mergedWith } from './merged-form.ts';

const base = { title: '防汛预案', number: '12号', kinds: ['A'] };

describe('a form that others write beside', () => {
  it('keeps what others wrote in fields that were not typed', () => {
    const now = { ...base, number: '13号' };
    const mine = { ...base, title: '防汛抗旱预案' };
    expect(mergedWith(base, now, mine)).toEqual({ title: '防汛抗旱预案', number: '13号', kinds: ['A'] });
    expect(clashesOf(base, now, mine)).toEqual([]);
  });

  it('says which fields both wrote, unless they wrote the same', () => {
    const mine = { ...base, title: '甲', kinds: ['A', 'B'] };
    expect(clashesOf(base, { ...base, title: '乙', kinds: ['A', 'B'] }, mine)).toEqual(['title']);
    expect(mergedWith(base, { ...base, title: '乙' }, mine).title, 'what was typed stays').toBe('甲');
  });
});

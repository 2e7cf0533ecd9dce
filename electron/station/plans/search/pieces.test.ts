// Long bodies are cut into parts of which one has whatever is looked for whole.
import { describe, expect, it } from 'vitest';
import { partsOf } from './pieces.ts';

/** Terms are no longer than this (query.ts). */
const longest = 260;
/** Every character once, so that each tells its place. */
const characters = Array.from({ length: 20_000 }, (_, nth) => String.fromCharCode(0x4e_00 + nth));

describe('parts of a long body', () => {
  it.each([
    ['one line', ''],
    ['lines of one character, as a pdf may have them', '\n\u3000'],
  ])('hold every stretch that can be asked for: %s', (_, between) => {
    const parts = partsOf(characters.join(between)).map((part) => Array.from(part.replaceAll(/\s/g, '')));
    const spans = parts.map((part) => [(part[0] ?? '').charCodeAt(0) - 0x4e_00, (part.at(-1) ?? '').charCodeAt(0) - 0x4e_00] as const);
    expect(parts.length).toBeGreaterThan(2);
    const torn = characters
      .slice(0, -longest)
      .filter((_one, at) => !spans.some(([first, last]) => first <= at && at + longest - 1 <= last));
    expect(torn).toEqual([]);
  });

  it('are one for a body that is read at once', () => {
    const short = characters.slice(0, 8_000).join('');
    expect(partsOf(short)).toEqual([short]);
  });

  it('do not cut a word of letters', () => {
    const body = `${characters.slice(0, 5_995).join('')}${'viii'.repeat(4)}${characters.slice(5_995, 12_000).join('')}`;
    for (const part of partsOf(body)) expect(part.match(/[a-z]+/g) ?? ['viiiviiiviiiviii']).toEqual(['viiiviiiviiiviii']);
  });
});

// How symbols look: the colours of the norm or readable ones, a frame by category, the word in the lower quarter, states that show.
import { describe, expect, it } from 'vitest';
import { eventSymbol, glyphNames, symbolOf } from '#shared/resources/symbols.ts';
import { categoryColours, placeStates, shapesOf } from './drawing.ts';
import { glyphs } from './glyphs.ts';

/** Relative luminance after WCAG. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('a drawn symbol', () => {
  it('has the pure colours of the norm in the standard set', () => {
    const { A, B, C, D } = categoryColours.standard;
    expect([A, B, C, D].map(({ fill }) => fill)).toEqual(['#ff0000', '#ffff00', '#0000ff', '#00ff00']);
  });

  it('is told from its own picture, and on a screen from white paper too', () => {
    for (const { fill, ink } of Object.values(categoryColours.standard)) expect(contrast(fill, ink)).toBeGreaterThan(3.9);
    for (const { fill, ink } of Object.values(categoryColours.screen)) {
      expect(contrast(fill, ink)).toBeGreaterThan(4.5);
      expect(contrast(fill, '#ffffff')).toBeGreaterThan(4.5);
    }
  });

  it('is rounded for what happens, square for all else, with the word in the lower quarter', () => {
    const radius = (shape: ReturnType<typeof shapesOf>[number] | undefined): number => (shape?.kind === 'box' ? shape.radius : -1);
    expect(radius(shapesOf(eventSymbol('12D01'), 'standard', 0)[0])).toBeGreaterThan(10);
    expect(radius(shapesOf(symbolOf('shelter', ''), 'standard', 0)[0])).toBeLessThan(5);
    const word = shapesOf(symbolOf('shelter', ''), 'screen', 0).find(({ kind }) => kind === 'text');
    expect(word).toMatchObject({ text: '避难场所', fill: '#000000' });
    if (word?.kind !== 'text') throw new Error('no word');
    expect(word.y - word.size / 2).toBeGreaterThan(74);
    expect(word.y + word.size / 2).toBeLessThan(100);
    expect(word.size * 4).toBeLessThan(100);
  });

  it('is crossed out when the place is closed, and marked when it is opened or short of stock', () => {
    const shapes = (state: number): string[] => shapesOf(symbolOf('shelter', ''), 'screen', state).map(({ kind }) => kind);
    expect(shapes(placeStates.closed).filter((kind) => kind === 'line')).toHaveLength(4);
    expect(shapes(placeStates.opened)).toContain('disc');
    expect(shapes(placeStates.opened | placeStates.short).filter((kind) => kind === 'disc')).toHaveLength(2);
    expect(shapes(0)).not.toContain('disc');
  });

  it('has a picture for every name, read out of its file', () => {
    const unread = glyphNames.filter((name) => {
      const { path, side } = glyphs[name];
      return !/^\s*[Mm][^&]+$/.test(path) || side <= 10;
    });
    expect(unread).toEqual([]);
  });
});

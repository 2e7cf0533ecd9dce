// A symbol as a short list of shapes in a square of 100: the canvas of the map and the pictures in lists and legends draw the same.
// Redrawn from the written rules of GB/T 35649-2017: frame, category colour, word of 2 to 4 bold characters in the lower quarter.
import type { MapSymbol, SymbolCategory } from '#shared/resources/symbols.ts';
import { glyphs } from './glyphs.ts';

/** `standard`: the pure colours of the norm. `screen`: yellow and green dark enough to be told from white at night. */
export const colourSets = ['screen', 'standard'] as const;
export type ColourSet = (typeof colourSets)[number];

interface Colours {
  fill: string;
  /** Of the picture on it. */
  ink: string;
}

export const categoryColours: Record<ColourSet, Record<SymbolCategory, Colours>> = {
  standard: {
    A: { fill: '#ff0000', ink: '#ffffff' },
    B: { fill: '#ffff00', ink: '#000000' },
    C: { fill: '#0000ff', ink: '#ffffff' },
    D: { fill: '#00ff00', ink: '#000000' },
  },
  screen: {
    A: { fill: '#c81e1e', ink: '#ffffff' },
    B: { fill: '#8a6700', ink: '#ffffff' },
    C: { fill: '#1f4fd0', ink: '#ffffff' },
    D: { fill: '#15753c', ink: '#ffffff' },
  },
};

/** Bits of a place's state. */
export const placeStates = { closed: 1, opened: 2, short: 4 } as const;

export type Shape =
  | { kind: 'box'; x: number; y: number; width: number; height: number; radius: number; fill: string; stroke?: string; line?: number }
  | { kind: 'path'; path: string; x: number; y: number; scale: number; fill: string }
  | { kind: 'line'; from: [number, number]; to: [number, number]; stroke: string; line: number }
  | { kind: 'disc'; x: number; y: number; radius: number; fill: string; stroke: string }
  | { kind: 'text'; text: string; x: number; y: number; size: number; fill: string };

/** Parts of 100: the lower quarter holds the word. */
const band = 25;
const edge = 4;
const glyphSide = 58;
/** Above this many characters the letters become narrower than the band is high. */
const roomyText = 3;

export const symbolFont = "'Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif";

/** @param state bits of `placeStates` */
export function shapesOf(symbol: MapSymbol, set: ColourSet, state: number): Shape[] {
  const { fill, ink } = categoryColours[set][symbol.category];
  const radius = symbol.category === 'A' ? 18 : 3;
  const glyph = glyphs[symbol.glyph];
  const top = 100 - band;
  const size = symbol.text.length > roomyText ? 22 : 23;
  const shapes: Shape[] = [
    { kind: 'box', x: 1, y: 1, width: 98, height: 98, radius, fill: '#ffffff', stroke: '#000000', line: 2 },
    { kind: 'box', x: edge, y: edge, width: 100 - 2 * edge, height: top - edge, radius: radius * 0.7, fill },
    {
      kind: 'path',
      path: glyph.path,
      x: (100 - glyphSide) / 2,
      y: edge + (top - edge - glyphSide) / 2,
      scale: glyphSide / glyph.side,
      fill: ink,
    },
    { kind: 'text', text: symbol.text, x: 50, y: top + band / 2 - 1, size, fill: '#000000' },
  ];
  if (state & placeStates.closed) {
    for (const [stroke, line] of [
      ['#ffffff', 13],
      ['#000000', 7],
    ] as const) {
      shapes.push({ kind: 'line', from: [6, 6], to: [94, 94], stroke, line }, { kind: 'line', from: [94, 6], to: [6, 94], stroke, line });
    }
  }
  if (state & placeStates.opened)
    shapes.push(
      { kind: 'disc', x: 83, y: 17, radius: 16, fill: '#ffffff', stroke: '#000000' },
      { kind: 'text', text: '开', x: 83, y: 18, size: 22, fill: '#000000' },
    );
  if (state & placeStates.short)
    shapes.push(
      { kind: 'disc', x: 17, y: 17, radius: 16, fill: '#000000', stroke: '#ffffff' },
      { kind: 'text', text: '!', x: 17, y: 18, size: 24, fill: '#ffffff' },
    );
  return shapes;
}

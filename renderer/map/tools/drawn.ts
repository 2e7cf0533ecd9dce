// What a map can show as drawn by hand: plain values, whatever feature they come from.
import type { Position } from '#shared/kernel/geo.ts';
import type { MapSymbol } from '#shared/resources/symbols.ts';
import type { MapColours } from '../colours.ts';

/** How a line or an outline is drawn, beside being red: the lines and areas of GB/T 35649 in drawings of ours. */
export const strokes = [
  'plain',
  'fence',
  'cleared',
  'dangerous',
  'destroyed',
  'rescue',
  'evacuation',
  'inward',
  'outward',
  'dashed',
] as const;
export type Stroke = (typeof strokes)[number];

export interface DrawnShape {
  id: string;
  form: 'point' | 'line' | 'area' | 'arrow' | 'text';
  points: readonly Position[];
  stroke: Stroke;
  colour: keyof MapColours;
  /** Only of points. */
  symbol: MapSymbol | null;
  /** Beside it, in a box. */
  label: string;
  /** An arrow inside an area: where the wind goes. */
  axis?: readonly [Position, Position];
  /** A word at the middle of each leg. */
  legs?: readonly string[];
  /** Its corners are shown: it is being drawn. */
  corners?: boolean;
  /** The next leg, from its last corner to where the mouse is. */
  ahead?: Position | null;
  /** Under the mouse or chosen in the list. */
  meant?: boolean;
}

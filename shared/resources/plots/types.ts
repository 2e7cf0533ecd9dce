// What is drawn on the map of an incident (标绘): one entity a sign, kept field by field.
import type { Position } from '../../kernel/geo.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Millis } from '../../time/clock.ts';

/** In the order of the tools. */
export const plotShapes = ['point', 'line', 'area', 'arrow', 'text', 'circle', 'sector'] as const;
export type PlotShape = (typeof plotShapes)[number];

/** Roles, not values: paper and both themes have their own. The standard's lines and areas are red. */
export const plotColours = ['red', 'orange', 'blue', 'green', 'ink'] as const;
export type PlotColour = (typeof plotColours)[number];

/** Wind as somebody said it. Nothing is computed from it but where the sector points. */
export interface Wind {
  /** Degrees clockwise from north that it blows from. */
  from: number;
  /** Metres a second, or null when only the force was said. */
  speed: number | null;
  /** Beaufort, or null when only the speed was said. */
  force: number | null;
  /** Who said so: a station, a person, a forecast. */
  by: string;
  at: Millis;
}

export interface PlotValue {
  incident: Id;
  shape: PlotShape;
  /** Code of GB/T 35649-2017; '' for a sign without one. */
  symbol: string;
  /** What stands on it or beside it. Text, never markup. */
  text: string;
  /** In the order drawn. One point: the place, the centre of a circle, the source of a sector. */
  points: Position[];
  /** Metres: of a circle, the length of a sector. */
  radius: number | null;
  /** Degrees between the sides of a sector. */
  opening: number | null;
  wind: Wind | null;
  colour: PlotColour;
  note: string;
  removed: boolean;
}

export const plotActs = ['drawn', 'changed', 'removed', 'restored'] as const;
export type PlotAct = (typeof plotActs)[number];

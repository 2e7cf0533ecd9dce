// The sector downwind of a source: a figure drawn by hand, not a model of how anything spreads.
import { circleRing, destination, turn } from '../../kernel/geodesic.ts';
import type { Position } from '../../kernel/geo.ts';
import type { PlotValue } from './types.ts';

export interface Sector {
  origin: Position;
  /** Degrees the wind blows from; the sector lies on the other side. */
  from: number;
  /** Degrees between its sides. */
  opening: number;
  /** Metres. */
  length: number;
}

/** Degrees between two corners of the arc: half a per cent of the length lies between arc and chord at most. */
const arcStep = 5;

/** The ring around a sector, open, beginning at its source; 360 degrees are the ring around the source. */
export function polygonOf({ origin, from, opening, length }: Sector): Position[] {
  if (opening >= 360) return circleRing(origin, length);
  const corners = Math.max(2, Math.ceil(opening / arcStep));
  const first = from + 180 - opening / 2;
  const arc = Array.from({ length: corners + 1 }, (_, index) => destination(origin, turn(first + (opening * index) / corners), length));
  return [origin, ...arc];
}

/** The sector of a plot; null when it is none or lacks a figure. */
export function sectorOf({ shape, points, wind, opening, radius }: Pick<PlotValue, 'shape' | 'points' | 'wind' | 'opening' | 'radius'>) {
  const [origin] = points;
  if (shape !== 'sector' || !origin || !wind || opening === null || radius === null) return null;
  return { origin, from: wind.from, opening, length: radius } satisfies Sector;
}

/** The ring that a plot covers; null for one that covers nothing. */
export function ringOf(plot: Pick<PlotValue, 'shape' | 'points' | 'wind' | 'opening' | 'radius'>): Position[] | null {
  const sector = sectorOf(plot);
  if (sector) return polygonOf(sector);
  const [centre] = plot.points;
  if (plot.shape === 'circle' && centre && plot.radius !== null) return circleRing(centre, plot.radius);
  return plot.shape === 'area' && plot.points.length >= 3 ? plot.points : null;
}

/**
 * Openings to begin with, by wind in m/s from. They come from no standard and no model: the weaker the wind, the more it turns.
 * Shown as rough proposals and changed by hand.
 */
const roughOpenings = [
  { from: 0, opening: 360 },
  { from: 1, opening: 120 },
  { from: 2, opening: 90 },
  { from: 5.5, opening: 60 },
] as const;

/** Metres, to choose from; as rough as the openings. */
export const roughLengths = [500, 1_000, 3_000, 5_000] as const;

/** @param speed m/s; null: not known */
export function roughOpening(speed: number | null): number {
  return (speed === null ? undefined : roughOpenings.findLast(({ from }) => speed >= from))?.opening ?? 90;
}

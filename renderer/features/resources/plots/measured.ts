// The result of measuring in words: each leg with its direction, the sum, the area.
import { leg, lengthOf, ringArea } from '#shared/kernel/geodesic.ts';
import type { Position } from '#shared/kernel/geo.ts';
import { pointName } from '#shared/resources/plots/wind.ts';
import type { LocaleName, Texts } from '#renderer/texts/catalogue.ts';
import { crossesItself } from './drawn-plot.ts';

export interface MeasuredLine {
  name: string;
  text: string;
}

export function measuredLegs(points: readonly Position[], closed: boolean, { plots }: Texts, locale: LocaleName): MeasuredLine[] {
  const { measure: words } = plots;
  const ring = closed && points.length > 2 && points[0] ? [...points, points[0]] : points;
  return ring.flatMap((to, index) => {
    const from = ring[index - 1];
    if (!from) return [];
    const { metres, bearing } = leg(from, to);
    return [{ name: words.leg(index), text: words.legText(plots.metres(metres), pointName(bearing, locale), Math.round(bearing) % 360) }];
  });
}

/** Sum, and of an area its size; [] before there is anything to say. */
export function measuredSums(points: readonly Position[], closed: boolean, { plots }: Texts): MeasuredLine[] {
  const { measure: words } = plots;
  if (points.length < 2) return [];
  const [first] = points;
  if (!closed || points.length < 3 || !first) return [{ name: words.sum, text: plots.metres(lengthOf(points)) }];
  return [
    { name: words.areaName, text: crossesItself(points) ? words.crossed : plots.squareMetres(ringArea(points)) },
    { name: words.perimeter, text: plots.metres(lengthOf([...points, first])) },
  ];
}

/** As it is copied: a line each, and how it was computed. */
export function measuredText(points: readonly Position[], closed: boolean, texts: Texts, locale: LocaleName): string {
  const corners = points.map(({ lng, lat }, index) => `${texts.plots.corner(index + 1)} ${lng.toFixed(6)}, ${lat.toFixed(6)}`);
  const lines = [...measuredLegs(points, closed, texts, locale), ...measuredSums(points, closed, texts)];
  return [...corners, ...lines.map(({ name, text }) => `${name} ${text}`), texts.plots.measure.method].join('\n');
}

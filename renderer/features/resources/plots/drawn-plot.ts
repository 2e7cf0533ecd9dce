// A plot as the map draws it and as a list says it in words.
import type { PlotIn, PlotOut } from '#shared/contract/plots.ts';
import { destination, leg, lengthOf, ringArea, turn } from '#shared/kernel/geodesic.ts';
import type { Position } from '#shared/kernel/geo.ts';
import { ringOf, sectorOf } from '#shared/resources/plots/sector.ts';
import { drawingOf, plotName } from '#shared/resources/plots/symbols.ts';
import type { PlotColour, PlotShape } from '#shared/resources/plots/types.ts';
import { pointName, roughPointName } from '#shared/resources/plots/wind.ts';
import type { DrawnShape, Stroke } from '#renderer/map/tools/drawn.ts';
import type { LocaleName, Texts } from '#renderer/texts/catalogue.ts';
import { clockOf } from '#renderer/texts/times.ts';

const strokesOf: Record<string, Stroke> = {
  E10100: 'fence',
  E20300: 'cleared',
  E20400: 'dangerous',
  E20500: 'destroyed',
  E30100: 'rescue',
  E30200: 'evacuation',
  F10100: 'plain',
  F10200: 'inward',
  F10300: 'outward',
};
const colourOf: Record<PlotColour, DrawnShape['colour']> = { red: 'red', orange: 'orange', blue: 'blue', green: 'green', ink: 'text' };
const formOf: Record<PlotShape, DrawnShape['form']> = {
  point: 'point',
  text: 'text',
  line: 'line',
  arrow: 'arrow',
  area: 'area',
  circle: 'area',
  sector: 'area',
};
export const strokeOf = (shape: PlotShape, symbol: string): Stroke => (shape === 'sector' ? 'dashed' : (strokesOf[symbol] ?? 'plain'));

type Drawable = Pick<PlotOut, 'id'> & Pick<PlotIn, 'shape' | 'symbol' | 'text' | 'points' | 'radius' | 'opening' | 'wind' | 'colour'>;

/** What the domain's figures want: moments as milliseconds. */
const plain = ({ wind, ...plot }: Drawable) => ({ ...plot, wind: wind && { ...wind, at: Date.parse(wind.at) } });

/** "西北风 315° 3 米/秒 县气象局 22:54": who said the wind, and when, stands beside it wherever it is shown. */
export function windText(wind: NonNullable<PlotIn['wind']>, { plots }: Texts, locale: LocaleName): string {
  const { wind: words } = plots;
  return [
    words.label(pointName(wind.from, locale), Math.round(wind.from)),
    ...(wind.speed === null ? [] : [words.speedText(wind.speed)]),
    ...(wind.force === null ? [] : [words.forceText(wind.force)]),
    words.saidBy(wind.by, clockOf(Date.parse(wind.at))),
  ].join(' ');
}

function labelOf(plot: Drawable, texts: Texts, locale: LocaleName): string {
  if (plot.shape === 'sector' && plot.wind)
    return [plot.text, windText(plot.wind, texts, locale), texts.plots.wind.caution].filter((part) => part !== '').join('\n');
  // A short text stands in the symbol's own band.
  if (plot.shape === 'point' && drawingOf(plot.symbol, plot.text)?.text === plot.text) return '';
  if (plot.text !== '') return plot.text;
  return plot.shape === 'point' || plot.symbol === '' ? '' : plotName(plot, locale);
}

export function drawnPlot(plot: Drawable, texts: Texts, locale: LocaleName, meant = false): DrawnShape {
  const figure = plain(plot);
  const sector = sectorOf(figure);
  return {
    id: plot.id,
    form: formOf[plot.shape],
    points: ringOf(figure) ?? plot.points,
    stroke: strokeOf(plot.shape, plot.symbol),
    colour: colourOf[plot.colour],
    symbol: plot.shape === 'point' ? drawingOf(plot.symbol, plot.text) : null,
    label: labelOf(plot, texts, locale),
    meant,
    ...(sector && sector.opening < 360
      ? { axis: [sector.origin, destination(sector.origin, turn(sector.from + 180), sector.length * 0.92)] as const }
      : {}),
  };
}

export const degreesText = (degrees: number): string => degrees.toFixed(5);
const positionText = ({ lng, lat }: Position, { plots }: Texts): string => plots.position(degreesText(lng), degreesText(lat));

/** Nearer than this one is at the place. */
const atMetres = 5;

/** "事发点东北 1.2 公里", or the coordinates where the incident has no place. */
export function whereText(position: Position, from: Position | null, texts: Texts, locale: LocaleName): string {
  if (!from) return positionText(position, texts);
  const { metres, bearing } = leg(from, position);
  return metres < atMetres ? texts.plots.atIncident : texts.plots.where(roughPointName(bearing, locale), texts.plots.metres(metres));
}

/** Length of a line, area of what covers something; '' of a point. */
export function sizeText(plot: Drawable, { plots }: Texts): string {
  const ring = ringOf(plain(plot));
  if (ring) return plots.squareMetres(ringArea(ring));
  return plot.shape === 'line' || plot.shape === 'arrow' ? plots.metres(lengthOf(plot.points)) : '';
}

/** Whether sides of a ring cross each other: its area means nothing then. */
export function crossesItself(ring: readonly Position[]): boolean {
  const turnOf = (a: Position, b: Position, c: Position): number =>
    Math.sign((b.lng - a.lng) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lng - a.lng));
  const side = (n: number): [Position, Position] | null => {
    const [from, to] = [ring[n], ring[(n + 1) % ring.length]];
    return from && to ? [from, to] : null;
  };
  for (let one = 0; one < ring.length; one += 1)
    for (let other = one + 2; other < ring.length; other += 1) {
      if (one === 0 && other === ring.length - 1) continue;
      const [a, b] = [side(one), side(other)];
      if (a && b && turnOf(a[0], a[1], b[0]) * turnOf(a[0], a[1], b[1]) < 0 && turnOf(b[0], b[1], a[0]) * turnOf(b[0], b[1], a[1]) < 0)
        return true;
    }
  return false;
}

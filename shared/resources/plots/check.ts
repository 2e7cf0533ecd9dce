// Whether a plot is whole: each shape has what it needs and a sign that suits it.
import { DomainError } from '../../kernel/errors.ts';
import { symbolsOf } from './symbols.ts';
import type { PlotShape, PlotValue } from './types.ts';

/** Points that a shape has: at least, at most. */
export const pointsOf: Record<PlotShape, [least: number, most: number]> = {
  point: [1, 1],
  line: [2, Number.POSITIVE_INFINITY],
  area: [3, Number.POSITIVE_INFINITY],
  arrow: [2, Number.POSITIVE_INFINITY],
  text: [1, 1],
  circle: [1, 1],
  sector: [1, 1],
};

/** @throws DomainError notValid naming the field that is missing or does not suit the shape */
export function checkPlot({ shape, symbol, points, radius, opening, wind, text }: PlotValue): void {
  const refuse = (field: string, limit?: number, received?: number | string): never => {
    throw new DomainError('notValid', { field, limit, received });
  };
  const [least, most] = pointsOf[shape];
  if (points.length < least) refuse('points', least, points.length);
  if (points.length > most) refuse('points', most, points.length);
  if (symbol !== '' && !symbolsOf(shape).some(({ code }) => code === symbol)) refuse('symbol', undefined, symbol);
  if ((shape === 'circle' || shape === 'sector') && radius === null) refuse('radius');
  if (shape === 'sector' && opening === null) refuse('opening');
  if (shape === 'sector' && wind === null) refuse('wind');
  if (shape === 'text' && text === '') refuse('text');
}

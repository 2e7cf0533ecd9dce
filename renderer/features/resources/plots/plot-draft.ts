// What is being drawn on an incident before it is saved: a sketch with its words; read and checked as it is typed.
import type { PlotIn, PlotOut } from '#shared/contract/plots.ts';
import type { Position } from '#shared/kernel/geo.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { pointsOf } from '#shared/resources/plots/check.ts';
import { maxOpening, maxPlotPoints, maxRadius, maxWindForce, maxWindSpeed, minOpening, minRadius } from '#shared/resources/plots/limits.ts';
import { roughOpening } from '#shared/resources/plots/sector.ts';
import type { PlotColour, PlotShape } from '#shared/resources/plots/types.ts';
import { windFrom } from '#shared/resources/plots/wind.ts';
import { blankSketch, type Sketch, sketchOf } from '#renderer/map/tools/sketch.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { instantOfTyped, isoOfMoment } from '#renderer/texts/typed.ts';
import { momentOf } from '#renderer/texts/times.ts';

export interface PlotDraft {
  /** As it stood when it was taken up; null: a new one. */
  before: PlotOut | null;
  shape: PlotShape;
  symbol: string;
  text: string;
  colour: PlotColour;
  note: string;
  sketch: Sketch;
  /** As typed. */
  radius: string;
  opening: string;
  windFrom: string;
  windSpeed: string;
  windForce: string;
  windBy: string;
  windAt: string;
}

/** What a new one begins with: the sign that is drawn most. */
const firstSymbol: Record<PlotShape, string> = {
  point: 'A20400',
  line: 'E10100',
  area: 'F10100',
  circle: 'F10100',
  arrow: '',
  text: '',
  sector: '',
};

/** @param at the incident, where a sector begins @param now the station's time */
export function newDraft(shape: PlotShape, at: Position | null, now: number): PlotDraft {
  return {
    before: null,
    shape,
    symbol: firstSymbol[shape],
    text: '',
    colour: shape === 'sector' ? 'orange' : 'red',
    note: '',
    sketch: shape === 'sector' && at ? sketchOf([at]) : blankSketch,
    radius: shape === 'sector' ? '1000' : shape === 'circle' ? '500' : '',
    opening: shape === 'sector' ? String(roughOpening(null)) : '',
    windFrom: '',
    windSpeed: '',
    windForce: '',
    windBy: '',
    windAt: shape === 'sector' ? momentOf(now) : '',
  };
}

const typed = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value));

export function draftOf(plot: PlotOut): PlotDraft {
  const { shape, symbol, text, colour, note, points, radius, opening, wind } = plot;
  return {
    before: plot,
    shape,
    symbol,
    text,
    colour,
    note,
    sketch: sketchOf(points),
    radius: typed(radius),
    opening: typed(opening),
    windFrom: typed(wind?.from),
    windSpeed: typed(wind?.speed),
    windForce: typed(wind?.force),
    windBy: wind?.by ?? '',
    windAt: wind ? momentOf(Date.parse(wind.at)) : '',
  };
}

export const mostOf = (shape: PlotShape): number => Math.min(pointsOf[shape][1], maxPlotPoints);

/** A number as typed; NaN when it is none. */
const numberOf = (text: string): number => (/^\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN);
const within = (value: number, least: number, most: number): boolean => value >= least && value <= most;

export type DraftField = 'points' | 'radius' | 'opening' | 'text' | 'windFrom' | 'windSpeed' | 'windForce' | 'windAt';

/** What is wrong or missing, by field. */
export function draftProblems(draft: PlotDraft, { plots }: Texts, now: number): Partial<Record<DraftField, string>> {
  const problems: Partial<Record<DraftField, string>> = {};
  const { shape, sketch } = draft;
  const [least] = pointsOf[shape];
  const { wrong } = plots;
  if (sketch.points.length < least) problems.points = plots.need(least);
  if (shape === 'text' && draft.text.trim() === '') problems.text = wrong.text;
  if ((shape === 'circle' || shape === 'sector') && !within(numberOf(draft.radius), minRadius, maxRadius))
    problems.radius = wrong.radius(minRadius, maxRadius);
  if (shape !== 'sector') return problems;
  if (!within(numberOf(draft.opening), minOpening, maxOpening)) problems.opening = wrong.opening(minOpening, maxOpening);
  if (windFrom(draft.windFrom) === null) problems.windFrom = wrong.windFrom;
  if (draft.windSpeed.trim() !== '' && !within(numberOf(draft.windSpeed), 0, maxWindSpeed))
    problems.windSpeed = wrong.windSpeed(maxWindSpeed);
  const force = numberOf(draft.windForce);
  if (draft.windForce.trim() !== '' && !(Number.isInteger(force) && within(force, 0, maxWindForce)))
    problems.windForce = wrong.windForce(maxWindForce);
  if (instantOfTyped(draft.windAt, now) === null) problems.windAt = wrong.moment;
  return problems;
}

/** What the draft says so far; fields that cannot be read yet are empty. */
export function valueOf(draft: PlotDraft, now: number): PlotIn {
  const { shape, symbol, colour, sketch } = draft;
  const radius = numberOf(draft.radius);
  const opening = numberOf(draft.opening);
  const from = windFrom(draft.windFrom);
  const at = isoOfMoment(draft.windAt, now);
  const [speed, force] = [numberOf(draft.windSpeed), numberOf(draft.windForce)];
  const round = shape === 'circle' || shape === 'sector';
  return {
    shape,
    symbol,
    text: draft.text.trim(),
    colour,
    note: draft.note.trim(),
    points: [...sketch.points],
    radius: round && within(radius, minRadius, maxRadius) ? radius : null,
    opening: shape === 'sector' && within(opening, minOpening, maxOpening) ? opening : null,
    wind:
      shape === 'sector' && from !== null && at !== null
        ? { from, speed: Number.isNaN(speed) ? null : speed, force: Number.isNaN(force) ? null : force, by: draft.windBy.trim(), at }
        : null,
  };
}

/** The fields that differ from what stood when it was taken up: the others keep their writer. */
export function patchOf(draft: PlotDraft, now: number): Partial<Omit<PlotIn, 'shape'>> {
  const { shape: _shape, ...value } = valueOf(draft, now);
  const { before } = draft;
  const same = (key: keyof typeof value): boolean => {
    const [a, b] = [value[key], before?.[key]];
    // The same moment may be written in another zone.
    if (key === 'wind' && value.wind && before?.wind)
      return (
        JSON.stringify({ ...value.wind, at: 0 }) === JSON.stringify({ ...before.wind, at: 0 }) &&
        Date.parse(value.wind.at) === Date.parse(before.wind.at)
      );
    return JSON.stringify(a) === JSON.stringify(b);
  };
  return Object.fromEntries(Object.entries(value).filter(([key]) => !same(key as keyof typeof value)));
}

export const draftKey = (incident: Id): string => `plot/${incident}`;

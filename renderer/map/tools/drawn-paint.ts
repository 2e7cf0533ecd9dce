// Paints what was drawn by hand: lines and areas of GB/T 35649-2017 redrawn from its words, arrows, symbols, boxes with text.
import type { MapColours } from '../colours.ts';
import { symbolPx } from '../layers/point-scene.ts';
import { type ColourSet, symbolFont } from '../symbols/drawing.ts';
import type { Sprites } from '../symbols/sprites.ts';
import { isClockwise, type Mark, marksAlong, type XY } from './along.ts';
import type { DrawnShape, Stroke } from './drawn.ts';

export interface DrawnBrush {
  context: CanvasRenderingContext2D;
  sprites: Sprites;
  set: ColourSet;
  colours: MapColours;
  place: (position: { lng: number; lat: number }) => XY;
}

/** The norm asks for 2 px at least. */
const linePx = 3;
const meantPx = 8;
/** px between the marks of a line. */
const markStep = 34;
/** The norm's box of a leader: red outline, this filling. Black letters on it are read in both themes. */
const boxFill = 'rgb(255,235,205)';
const boxInk = '#000000';
const labelPx = 14;
const rowPx = 18;

const closed = (points: readonly XY[]): XY[] => (points[0] ? [...points, points[0]] : []);

function trace(context: CanvasRenderingContext2D, points: readonly XY[]): void {
  context.beginPath();
  for (const [index, { x, y }] of points.entries())
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
}

/** Draws in the mark's own directions: x along the line, y to its right. */
function at(context: CanvasRenderingContext2D, { x, y, angle }: Mark, draw: () => void): void {
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.beginPath();
  draw();
  context.restore();
}

function head(context: CanvasRenderingContext2D, mark: Mark, size: number, filled: boolean): void {
  at(context, mark, () => {
    context.moveTo(-size, -size * 0.7);
    context.lineTo(size * 0.6, 0);
    context.lineTo(-size, size * 0.7);
    if (filled) {
      context.closePath();
      context.fill();
    } else context.stroke();
  });
}

/** px of a dash and of the gap behind it. */
const dashes: Partial<Record<Stroke, number[]>> = { evacuation: [14, 7], cleared: [18, 6], dangerous: [6, 6], dashed: [8, 6] };

/** What stands on the line. @param side 1: the inside of a ring is to the right of its way; -1: to the left */
function marks(context: CanvasRenderingContext2D, stroke: Stroke, points: readonly XY[], side: 1 | -1): void {
  context.setLineDash([]);
  context.lineWidth = 2.5;
  for (const mark of marksAlong(points, stroke === 'fence' ? markStep / 2 : markStep))
    switch (stroke) {
      case 'fence':
        at(context, mark, () => {
          context.moveTo(0, -6);
          context.lineTo(0, 6);
          context.stroke();
        });
        break;
      case 'cleared':
        head(context, mark, 7, false);
        head(context, { ...mark, angle: mark.angle + Math.PI }, 7, false);
        break;
      case 'dangerous':
        at(context, mark, () => {
          context.rotate(-mark.angle);
          context.moveTo(0, -9);
          context.lineTo(8, 6);
          context.lineTo(-8, 6);
          context.closePath();
          context.fill();
        });
        break;
      case 'destroyed':
        at(context, mark, () => {
          context.moveTo(-6, -6);
          context.lineTo(6, 6);
          context.moveTo(6, -6);
          context.lineTo(-6, 6);
          context.stroke();
        });
        break;
      case 'rescue':
        head(context, mark, 8, true);
        break;
      case 'evacuation':
        head(context, mark, 8, false);
        break;
      case 'inward':
      case 'outward':
        at(context, mark, () => {
          context.rotate((Math.PI / 2) * (stroke === 'inward' ? side : -side));
          context.moveTo(0, 0);
          context.lineTo(14, 0);
          context.moveTo(9, -4);
          context.lineTo(14, 0);
          context.lineTo(9, 4);
          context.stroke();
        });
        break;
      case 'plain':
      case 'dashed':
        break;
    }
}

/** The box around a label, for painting and for the mouse. */
export function labelBox(
  context: CanvasRenderingContext2D,
  text: string,
  { x, y }: XY,
): { left: number; top: number; width: number; height: number } {
  context.font = `600 ${labelPx}px ${symbolFont}`;
  const lines = text.split('\n');
  const width = Math.max(...lines.map((line) => context.measureText(line).width)) + 12;
  const height = lines.length * rowPx + 4;
  return { left: x - width / 2, top: y - height / 2, width, height };
}

function label({ context }: DrawnBrush, text: string, place: XY, colour: string): void {
  const { left, top, width, height } = labelBox(context, text, place);
  context.setLineDash([]);
  context.beginPath();
  context.roundRect(left, top, width, height, 3);
  context.fillStyle = boxFill;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = colour;
  context.stroke();
  context.fillStyle = boxInk;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const [index, line] of text.split('\n').entries()) context.fillText(line, place.x, top + 3 + rowPx * (index + 0.5));
}

/** Where the label of a shape stands. */
export function labelPlace({ form, symbol, axis }: DrawnShape, points: readonly XY[], axisEnd: XY | null): XY {
  const [first = { x: 0, y: 0 }] = points;
  if (form === 'text') return first;
  if (form === 'point') return { x: first.x, y: first.y + (symbol ? symbolPx / 2 : 12) + 14 };
  if (axis && axisEnd) return { x: (first.x + axisEnd.x) / 2, y: (first.y + axisEnd.y) / 2 };
  if (form === 'area') {
    const middle = points.reduce((sum, { x, y }) => ({ x: sum.x + x, y: sum.y + y }), { x: 0, y: 0 });
    return { x: middle.x / points.length, y: middle.y / points.length };
  }
  const middle = marksAlong(points, Number.POSITIVE_INFINITY)[0] ?? first;
  return { x: middle.x, y: middle.y - 18 };
}

function paintLine(brush: DrawnBrush, shape: DrawnShape, points: readonly XY[], colour: string): void {
  const { context } = brush;
  const way = shape.form === 'area' ? closed(points) : [...points];
  const trackPx = shape.form === 'arrow' ? 7 : linePx;
  if (shape.form === 'area') {
    trace(context, way);
    context.globalAlpha = 0.14;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 1;
  }
  context.lineJoin = 'round';
  context.lineCap = 'butt';
  // A pale edge sets it off from whatever lies below.
  trace(context, way);
  context.setLineDash([]);
  context.lineWidth = trackPx + 2.5;
  context.strokeStyle = brush.colours.surface;
  context.globalAlpha = 0.75;
  context.stroke();
  context.globalAlpha = 1;
  trace(context, way);
  context.setLineDash(dashes[shape.stroke] ?? []);
  context.lineWidth = trackPx;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.stroke();
  context.setLineDash([]);
  marks(context, shape.stroke, way, isClockwise(points) ? 1 : -1);
  const [last, before] = [points.at(-1), points.at(-2)];
  if (shape.form === 'arrow' && last && before)
    head(context, { ...last, angle: Math.atan2(last.y - before.y, last.x - before.x) }, 17, true);
}

function paintSketch({ context, colours, place }: DrawnBrush, shape: DrawnShape, points: readonly XY[]): void {
  const last = points.at(-1);
  if (shape.ahead && last) {
    trace(context, [last, place(shape.ahead), ...(shape.form === 'area' && points[0] && points.length > 1 ? [points[0]] : [])]);
    context.setLineDash([4, 5]);
    context.lineWidth = 2;
    context.strokeStyle = colours.accent;
    context.stroke();
    context.setLineDash([]);
  }
  for (const [index, { x, y }] of points.entries()) {
    context.beginPath();
    context.arc(x, y, index === points.length - 1 ? 7 : 5.5, 0, 2 * Math.PI);
    context.fillStyle = colours.surface;
    context.fill();
    context.lineWidth = 3;
    context.strokeStyle = colours.accent;
    context.stroke();
  }
}

export function paintShape(brush: DrawnBrush, shape: DrawnShape): void {
  const { context, colours, sprites, set, place } = brush;
  const colour = colours[shape.colour];
  const points = shape.points.map(place);
  const [first] = points;
  if (!first) return;
  if (shape.meant) {
    trace(context, shape.form === 'area' ? closed(points) : points);
    if (points.length === 1) context.arc(first.x, first.y, symbolPx / 2 + 2, 0, 2 * Math.PI);
    context.setLineDash([]);
    context.lineWidth = linePx + meantPx;
    context.strokeStyle = colours.accent;
    context.stroke();
  }
  if (points.length > 1) paintLine(brush, shape, points, colour);
  else if (shape.form === 'point' && shape.symbol)
    context.drawImage(sprites.of(shape.symbol, set, 0), first.x - symbolPx / 2, first.y - symbolPx / 2, symbolPx, symbolPx);
  else if (shape.form === 'point') {
    context.beginPath();
    context.arc(first.x, first.y, 8, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
    context.lineWidth = 2.5;
    context.strokeStyle = colours.surface;
    context.stroke();
  }
  const axis = shape.axis?.map(place);
  const [from, to] = axis ?? [];
  if (from && to) {
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.lineWidth = linePx;
    trace(context, [from, to]);
    context.stroke();
    head(context, { ...to, angle: Math.atan2(to.y - from.y, to.x - from.x) }, 12, true);
    context.beginPath();
    context.arc(from.x, from.y, 5, 0, 2 * Math.PI);
    context.fill();
  }
  for (const [index, text] of (shape.legs ?? []).entries()) {
    const start = points[index];
    const end = points[(index + 1) % points.length];
    if (start && end && text !== '' && Math.hypot(end.x - start.x, end.y - start.y) > 60)
      label(brush, text, { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }, colours.accent);
  }
  if (shape.corners) paintSketch(brush, shape, points);
  if (shape.label !== '') label(brush, shape.label, labelPlace(shape, points, to ?? null), colour);
}

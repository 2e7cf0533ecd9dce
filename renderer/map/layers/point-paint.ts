// Paints a scene of places: symbols, groups (how many, and of what), names, and which of them is meant just now.
import { symbolCategories } from '#shared/resources/symbols.ts';
import type { MapColours } from '../colours.ts';
import { categoryColours, type ColourSet, symbolFont } from '../symbols/drawing.ts';
import type { Sprites } from '../symbols/sprites.ts';
import { groupRadius, type Item, kindsOfGroup, reachOf, type Scene } from './point-scene.ts';

export const labelPx = 14;
export const labelFont = `600 ${labelPx}px ${symbolFont}`;
const ring = 5;
const glyphPx = 12;
const countFont = `700 15px ${symbolFont}`;
const manyFont = `700 13px ${symbolFont}`;

export interface Brush {
  context: CanvasRenderingContext2D;
  sprites: Sprites;
  set: ColourSet;
  colours: MapColours;
  /** Bits of `placeStates` of a place. */
  stateOf: (id: number) => number;
}

/** A picture around a point, on whole pixels of the screen: a copy needs no mixing of colours, and letters of 10 px stay readable. */
function paintPicture({ context, sprites: { ratio } }: Brush, picture: ImageBitmap, x: number, y: number): void {
  const { width, height } = picture;
  context.drawImage(
    picture,
    Math.round(x * ratio - width / 2) / ratio,
    Math.round(y * ratio - height / 2) / ratio,
    width / ratio,
    height / ratio,
  );
}

/** The ring of a group has so many parts, so that groups share their pictures: each category that is there has one at least. */
const ringParts = 12;

/** Parts of the ring for each category; together `ringParts`. */
export function ringOf(kinds: Item['kinds'], count: number): number[] {
  const counts = symbolCategories.map((category) =>
    kinds.reduce((sum, kind) => sum + (kind.symbol.category === category ? kind.count : 0), 0),
  );
  const parts = counts.map((n) => (n === 0 ? 0 : Math.max(1, Math.round((n / count) * ringParts))));
  // Rounding is made up for where it is seen least.
  const largest = parts.indexOf(Math.max(...parts));
  parts[largest] = (parts[largest] ?? 0) + ringParts - parts.reduce((sum, n) => sum + n, 0);
  return parts;
}

function ringPicture({ sprites, set, colours }: Brush, item: Item): ImageBitmap {
  const radius = groupRadius(item.count);
  const parts = ringOf(item.kinds, item.count);
  const side = 2 * (radius + 1);
  return sprites.keep(`ring ${radius} ${parts.join(' ')} ${set} ${colours.surface} ${colours.text}`, side, (context) => {
    const middle = side / 2;
    context.scale(sprites.ratio, sprites.ratio);
    context.beginPath();
    context.arc(middle, middle, radius, 0, 2 * Math.PI);
    context.fillStyle = colours.surface;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = colours.text;
    context.stroke();
    let from = -Math.PI / 2;
    context.lineWidth = ring;
    for (const [n, category] of symbolCategories.entries()) {
      const to = from + (2 * Math.PI * (parts[n] ?? 0)) / ringParts;
      context.beginPath();
      context.arc(middle, middle, radius - ring / 2 - 1, from, to);
      context.strokeStyle = categoryColours[set][category].fill;
      if (to > from) context.stroke();
      from = to;
    }
  });
}

function paintGroup(brush: Brush, item: Item): void {
  const { context, sprites, colours } = brush;
  const { count } = item;
  paintPicture(brush, ringPicture(brush, item), item.x, item.y);
  context.font = count < 1_000 ? countFont : manyFont;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = colours.text;
  context.fillText(String(count), item.x, item.y - 7);
  const kinds = item.kinds.slice(0, kindsOfGroup);
  const left = item.x - ((kinds.length - 1) * (glyphPx + 1)) / 2;
  for (const [n, { symbol }] of kinds.entries())
    paintPicture(brush, sprites.glyph(symbol, colours.text, glyphPx), left + n * (glyphPx + 1), item.y + 2 + glyphPx / 2);
}

function paintSymbol(brush: Brush, item: Item): void {
  const [kind] = item.kinds;
  if (kind) paintPicture(brush, brush.sprites.of(kind.symbol, brush.set, brush.stateOf(item.first)), item.x, item.y);
}

export function paintItem(brush: Brush, item: Item): void {
  if (item.count === 1) paintSymbol(brush, item);
  else paintGroup(brush, item);
}

/** How much of the ground a name covers: it is read on any ground and the ground is still seen. */
const plate = 0.82;

export function paintLabels({ context, colours }: Brush, labels: Scene['labels']): void {
  context.font = labelFont;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.globalAlpha = plate;
  context.fillStyle = colours.surface;
  for (const { rect } of labels) context.fillRect(rect.left - 2, rect.top, rect.width + 4, rect.height);
  context.globalAlpha = 1;
  context.fillStyle = colours.text;
  for (const { text, rect } of labels) context.fillText(text, rect.left, rect.top + rect.height / 2);
}

/** A frame around the one that is meant. @param strong chosen, and not only under the mouse */
export function paintMeant({ context, colours }: Brush, item: Item, strong: boolean): void {
  const reach = reachOf(item) + 4;
  for (const [stroke, line] of [
    [colours.surface, strong ? 8 : 5],
    [colours.accent, strong ? 4 : 2],
  ] as const) {
    context.beginPath();
    if (item.count === 1) context.roundRect(item.x - reach, item.y - reach, 2 * reach, 2 * reach, 8);
    else context.arc(item.x, item.y, reach, 0, 2 * Math.PI);
    context.lineWidth = line;
    context.strokeStyle = stroke;
    context.stroke();
  }
}

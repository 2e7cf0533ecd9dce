// Paints a scene of places: symbols, groups (how many, and of what), names, and which of them is meant just now.
import type { MapColours } from '../colours.ts';
import { categoryColours, type ColourSet, symbolFont } from '../symbols/drawing.ts';
import type { Sprites } from '../symbols/sprites.ts';
import { groupRadius, type Item, kindsOfGroup, reachOf, type Scene, symbolPx } from './point-scene.ts';

export const labelPx = 14;
export const labelFont = `600 ${labelPx}px ${symbolFont}`;
const ring = 5;
const glyphPx = 12;

export interface Brush {
  context: CanvasRenderingContext2D;
  sprites: Sprites;
  set: ColourSet;
  colours: MapColours;
  /** Bits of `placeStates` of a place. */
  stateOf: (id: number) => number;
}

function paintGroup({ context, sprites, set, colours }: Brush, item: Item): void {
  const count = item.members.length;
  const radius = groupRadius(count);
  context.beginPath();
  context.arc(item.x, item.y, radius, 0, 2 * Math.PI);
  context.fillStyle = colours.surface;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = colours.text;
  context.stroke();
  // What it is made of, by category, around it.
  const byCategory = new Map<string, number>();
  for (const { symbol, count: n } of item.kinds) byCategory.set(symbol.category, (byCategory.get(symbol.category) ?? 0) + n);
  let from = -Math.PI / 2;
  context.lineWidth = ring;
  for (const category of ['A', 'B', 'C', 'D'] as const) {
    const n = byCategory.get(category);
    if (n === undefined) continue;
    const to = from + (2 * Math.PI * n) / count;
    context.beginPath();
    context.arc(item.x, item.y, radius - ring / 2 - 1, from, to);
    context.strokeStyle = categoryColours[set][category].fill;
    context.stroke();
    from = to;
  }
  context.font = `700 ${count < 1_000 ? 15 : 13}px ${symbolFont}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = colours.text;
  context.fillText(String(count), item.x, item.y - 7);
  const kinds = item.kinds.slice(0, kindsOfGroup);
  const size = glyphPx;
  const left = item.x - (kinds.length * (size + 1)) / 2;
  for (const [n, { symbol }] of kinds.entries())
    context.drawImage(sprites.glyph(symbol, colours.text, size), left + n * (size + 1), item.y + 2, size, size);
}

function paintSymbol({ context, sprites, set, stateOf }: Brush, item: Item): void {
  const [id = 0] = item.members;
  const [kind] = item.kinds;
  if (!kind) return;
  context.drawImage(
    sprites.of(kind.symbol, set, stateOf(id)),
    // On whole pixels of the screen: letters of 10 px are not read when they are smeared.
    Math.round((item.x - symbolPx / 2) * sprites.ratio) / sprites.ratio,
    Math.round((item.y - symbolPx / 2) * sprites.ratio) / sprites.ratio,
    symbolPx,
    symbolPx,
  );
}

export function paintItem(brush: Brush, item: Item): void {
  if (item.members.length === 1) paintSymbol(brush, item);
  else paintGroup(brush, item);
}

export function paintLabels({ context, colours }: Brush, labels: Scene['labels']): void {
  context.font = labelFont;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const { text, rect } of labels) {
    context.lineWidth = 4;
    context.strokeStyle = colours.surface;
    context.strokeText(text, rect.left, rect.top + rect.height / 2);
    context.fillStyle = colours.text;
    context.fillText(text, rect.left, rect.top + rect.height / 2);
  }
}

/** A frame around the one that is meant. @param strong chosen, and not only under the mouse */
export function paintMeant({ context, colours }: Brush, item: Item, strong: boolean): void {
  const reach = reachOf(item) + 4;
  for (const [stroke, line] of [
    [colours.surface, strong ? 8 : 5],
    [colours.accent, strong ? 4 : 2],
  ] as const) {
    context.beginPath();
    if (item.members.length === 1) context.roundRect(item.x - reach, item.y - reach, 2 * reach, 2 * reach, 8);
    else context.arc(item.x, item.y, reach, 0, 2 * Math.PI);
    context.lineWidth = line;
    context.strokeStyle = stroke;
    context.stroke();
  }
}

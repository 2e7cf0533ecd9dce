// What of the places is to be drawn in a piece of the map: symbols, groups with what they are made of, and names that fit.
import type { MapSymbol } from '#shared/resources/symbols.ts';
import { worldPx } from '../view.ts';
import { groupByGrid, membersOf } from './cluster-grid.ts';
import { placeLabels, type Rect } from './label-place.ts';
import type { PointIndex, Shown } from './point-index.ts';

/** px: side of a symbol (the norm asks for 32 at least), of a cell of the grid, and how near two may come before they are one. */
export const symbolPx = 44;
const cellPx = 56;
const gapPx = 46;
/** Kinds whose pictures a group shows. */
export const kindsOfGroup = 3;
/** Names in one picture: more are not read. */
const maxLabels = 400;

export interface Item {
  /** px in the picture. */
  x: number;
  y: number;
  /** Places in it; one: a place by itself. */
  members: number[];
  /** Symbols of the members, the most frequent first. */
  kinds: { symbol: MapSymbol; count: number }[];
}

export interface Scene {
  items: Item[];
  labels: { text: string; rect: Rect; item: Item }[];
}

export interface Frame {
  zoom: number;
  /** Upper left corner, in px of the world at this zoom. */
  left: number;
  top: number;
  width: number;
  height: number;
}

export const groupRadius = (count: number): number => (count < 10 ? 21 : count < 100 ? 24 : count < 1_000 ? 27 : 31);

/** Symbols of places, the most frequent first. */
export function kindsAmong(index: PointIndex, members: readonly number[]): Item['kinds'] {
  const counts = new Map<MapSymbol, number>();
  for (const id of members) {
    const symbol = index.columns.symbols[id];
    if (symbol) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  }
  return [...counts]
    .map(([symbol, count]) => ({ symbol, count }))
    .sort((one, other) => other.count - one.count || one.symbol.text.localeCompare(other.symbol.text));
}

/** Places and groups in the frame and half a cell around it. */
export function itemsIn(index: PointIndex, shown: Shown, frame: Frame): Item[] {
  const scale = worldPx * 2 ** frame.zoom;
  // Whole cells: a group at the edge is the same whichever way the map is moved.
  const from = (at: number): number => (Math.floor(at / cellPx) - 1) * cellPx;
  const to = (at: number): number => (Math.ceil(at / cellPx) + 1) * cellPx;
  const ids = index.inWorldBox(
    from(frame.left) / scale,
    from(frame.top) / scale,
    to(frame.left + frame.width) / scale,
    to(frame.top + frame.height) / scale,
    shown,
  );
  // The order of the index changes with the box; groups may not.
  const groups = groupByGrid(ids, index.xs, index.ys, cellPx / scale, gapPx / scale);
  const items: Item[] = [];
  for (let group = 0; group < groups.count; group += 1) {
    const members = membersOf(groups, group);
    items.push({
      x: (groups.x[group] ?? 0) * scale - frame.left,
      y: (groups.y[group] ?? 0) * scale - frame.top,
      members,
      kinds: kindsAmong(index, members),
    });
  }
  return items;
}

export const reachOf = (item: Item): number => (item.members.length === 1 ? symbolPx / 2 : groupRadius(item.members.length));

const rectOf = (item: Item): Rect => {
  const reach = reachOf(item);
  return { left: item.x - reach, top: item.y - reach, width: 2 * reach, height: 2 * reach };
};

/** Names of the places that stand by themselves, as far as they fit. @param first items whose names come before all others */
export function labelsOf(
  index: PointIndex,
  items: readonly Item[],
  measure: (text: string) => number,
  height: number,
  first: ReadonlySet<Item>,
): Scene['labels'] {
  const single = items.filter(({ members }) => members.length === 1);
  const ordered = [...single.filter((item) => first.has(item)), ...single.filter((item) => !first.has(item))].slice(0, maxLabels);
  const texts = ordered.map(({ members: [id = 0] }) => index.columns.labels[id] ?? '');
  const rects = placeLabels(
    ordered.map((item, n) => ({ x: item.x, y: item.y, reach: symbolPx / 2, width: measure(texts[n] ?? ''), height })),
    items.map(rectOf),
  );
  return ordered.flatMap((item, n) => {
    const rect = rects[n];
    return rect ? [{ text: texts[n] ?? '', rect, item }] : [];
  });
}

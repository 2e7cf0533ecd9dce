// What of the places is to be drawn in a piece of the map: symbols, groups with what they are made of, and names that fit.
import type { MapSymbol } from '#shared/resources/symbols.ts';
import { eachMember, groupByGrid, membersOf } from './cluster-grid.ts';
import { placeLabels, type Rect } from './label-place.ts';
import type { PointGrid, PointIndex, Shown } from './point-index.ts';

/** px: side of a symbol (the norm asks for 32 at least), of a cell of the grid, and how near two may come before they are one. */
export const symbolPx = 44;
const cellPx = 56;
const gapPx = 46;
/** px around its middle that the largest group with its frame is painted on. */
const paintedPx = 42;
/** Kinds whose pictures a group shows. */
export const kindsOfGroup = 3;
/** Names in one picture: more are not read. */
const maxLabels = 400;

export interface Item {
  /** px in the picture. */
  x: number;
  y: number;
  /** Places in it; one: a place by itself. */
  count: number;
  /** One of them; of a place by itself, that place. */
  first: number;
  /** All of them. */
  members: () => number[];
  /** Symbols of the members, the most frequent first. */
  kinds: { symbol: MapSymbol; count: number }[];
}

export interface Scene {
  items: Item[];
  labels: { text: string; rect: Rect; item: Item }[];
}

export interface Frame {
  /** Side of the world, px. */
  worldPx: number;
  /** Upper left corner, px from that of the world. */
  left: number;
  top: number;
  width: number;
  height: number;
}

export const groupRadius = (count: number): number => (count < 10 ? 23 : count < 100 ? 26 : count < 1_000 ? 29 : 33);

/** Counts symbols by their number in the index; one for all groups of a picture. */
class KindCounter {
  readonly #index: PointIndex;
  readonly #counts: Uint32Array;
  #seen: number[] = [];

  constructor(index: PointIndex) {
    this.#index = index;
    this.#counts = new Uint32Array(index.symbols.length);
  }

  readonly add = (id: number): void => {
    const symbol = this.#index.symbolAt[id] ?? 0;
    if (this.#counts[symbol] === 0) this.#seen.push(symbol);
    this.#counts[symbol] = (this.#counts[symbol] ?? 0) + 1;
  };

  /** What was counted, the most frequent first; and begins anew. */
  take(): Item['kinds'] {
    const kinds: Item['kinds'] = [];
    this.#seen.sort((one, other) => (this.#counts[other] ?? 0) - (this.#counts[one] ?? 0) || one - other);
    for (const number of this.#seen) {
      const symbol = this.#index.symbols[number];
      if (symbol) kinds.push({ symbol, count: this.#counts[number] ?? 0 });
      this.#counts[number] = 0;
    }
    this.#seen = [];
    return kinds;
  }
}

/** Symbols of places, the most frequent first. */
export function kindsAmong(index: PointIndex, members: readonly number[]): Item['kinds'] {
  const counter = new KindCounter(index);
  for (const id of members) counter.add(id);
  return counter.take();
}

/** Places and groups that reach into the frame. What happens stands apart: no incident disappears among places. */
export function itemsIn(index: PointIndex, grid: PointGrid, shown: Shown, { worldPx, left, top, width, height }: Frame): Item[] {
  // Whole cells: a group at the edge is the same whichever way the map is moved.
  const from = (at: number): number => ((Math.floor(at / cellPx) - 1) * cellPx) / worldPx;
  const to = (at: number): number => ((Math.ceil(at / cellPx) + 1) * cellPx) / worldPx;
  const found = grid.inBox(from(left), from(top), to(left + width), to(top + height), shown);
  const counter = new KindCounter(index);
  const itemsOf = (ids: readonly number[]): Item[] => {
    const groups = groupByGrid(ids, grid.xs, grid.ys, cellPx / worldPx, gapPx / worldPx);
    const items: Item[] = [];
    for (let group = 0; group < groups.count; group += 1) {
      const x = (groups.x[group] ?? 0) * worldPx - left;
      const y = (groups.y[group] ?? 0) * worldPx - top;
      // The cells around the frame are looked at for what joins across its edge.
      if (x < -paintedPx || y < -paintedPx || x > width + paintedPx || y > height + paintedPx) continue;
      eachMember(groups, group, counter.add);
      items.push({
        x,
        y,
        count: groups.size[group] ?? 0,
        first: ids[groups.head[group] ?? 0] ?? 0,
        members: () => membersOf(groups, group),
        kinds: counter.take(),
      });
    }
    return items;
  };
  if (!index.hasIncidents) return itemsOf(found);
  const isIncident = (id: number): boolean => index.columns.symbols[id]?.category === 'A';
  const happening = itemsOf(found.filter(isIncident));
  const standing = itemsOf(found.filter((id) => !isIncident(id)));
  for (const item of standing) if (item.count > 1) standAside(item, happening);
  return [...standing, ...happening];
}

/** A group lies where its places are on average, so it may give way to an incident that would cover its number. */
function standAside(item: Item, happening: readonly Item[]): void {
  for (const other of happening) {
    const apart = reachOf(item) + reachOf(other);
    const away = Math.hypot(item.x - other.x, item.y - other.y);
    if (away >= apart) continue;
    // From the same spot to the left.
    item.x = other.x + (away === 0 ? -apart : ((item.x - other.x) / away) * apart);
    item.y = away === 0 ? other.y : other.y + ((item.y - other.y) / away) * apart;
  }
}

export const reachOf = (item: Item): number => (item.count === 1 ? symbolPx / 2 : groupRadius(item.count));

const rectOf = (item: Item): Rect => {
  const reach = reachOf(item);
  return { left: item.x - reach, top: item.y - reach, width: 2 * reach, height: 2 * reach };
};

interface Lettering {
  measure: (text: string) => number;
  height: number;
  /** What is seen of the picture. */
  window: Rect;
  /** Items whose names come before all others. */
  first: ReadonlySet<Item>;
}

/** Names of those that are to be named and stand by themselves, as far as they fit among all items. */
export function labelsOf(index: PointIndex, items: readonly Item[], named: readonly Item[], lettering: Lettering): Scene['labels'] {
  const { measure, height, window, first } = lettering;
  const single = named.filter(({ count }) => count === 1);
  const ordered = [...single.filter((item) => first.has(item)), ...single.filter((item) => !first.has(item))].slice(0, maxLabels);
  const texts = ordered.map(({ first: id }) => index.columns.labels[id] ?? '');
  const rects = placeLabels(
    ordered.map((item, n) => ({ x: item.x, y: item.y, reach: symbolPx / 2, width: measure(texts[n] ?? ''), height })),
    items.map(rectOf),
    window,
  );
  return ordered.flatMap((item, n) => {
    const rect = rects[n];
    return rect ? [{ text: texts[n] ?? '', rect, item }] : [];
  });
}

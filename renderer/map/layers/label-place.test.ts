// Names beside symbols: never over another name or symbol, never cut by the window, the first in line served first.
import { describe, expect, it } from 'vitest';
import { placeLabels, type Rect, type Wanted } from './label-place.ts';

const window = { left: 0, top: 0, width: 800, height: 600 };
const symbol = (x: number, y: number): Rect => ({ left: x - 20, top: y - 20, width: 40, height: 40 });
const name = (x: number, y: number, width = 80): Wanted => ({ x, y, reach: 20, width, height: 18 });
const overlap = (one: Rect, other: Rect): boolean =>
  one.left < other.left + other.width &&
  other.left < one.left + one.width &&
  one.top < other.top + other.height &&
  other.top < one.top + one.height;

describe('names on the map', () => {
  it('stand to the right when there is room, else to the left, else below, else above', () => {
    const at = (obstacles: Rect[]): Rect | null => placeLabels([name(400, 300)], [symbol(400, 300), ...obstacles], window)[0] ?? null;
    const right = { left: 421, top: 290, width: 60, height: 20 };
    const left = { left: 300, top: 290, width: 79, height: 20 };
    const below = { left: 370, top: 321, width: 60, height: 20 };
    expect(at([])).toMatchObject({ left: 423 });
    expect(at([right])).toMatchObject({ left: 297 });
    expect(at([right, left])).toMatchObject({ left: 360, top: 323 });
    expect(at([right, left, below])).toMatchObject({ left: 360, top: 259 });
    expect(at([right, left, below, { left: 370, top: 250, width: 60, height: 20 }])).toBeNull();
  });

  it('never lie over each other or over a symbol, however many there are', () => {
    const places = Array.from({ length: 200 }, (_, n) => ({ x: 40 + ((n * 97) % 700), y: 40 + ((n * 61) % 500) }));
    const symbols = places.map(({ x, y }) => symbol(x, y));
    const placed = placeLabels(
      places.map(({ x, y }) => name(x, y)),
      symbols,
      window,
    ).filter((rect) => rect !== null);
    expect(placed.length).toBeGreaterThan(5);
    const over = placed.filter((rect, n) => [...placed.slice(n + 1), ...symbols].some((other) => overlap(rect, other)));
    expect(over).toEqual([]);
  });

  it('turn inward at the edge of the window, and the first takes the room', () => {
    expect(placeLabels([name(790, 300)], [symbol(790, 300)], window)[0]).toMatchObject({ left: 687 });
    const [first, second] = placeLabels([name(200, 300, 300), name(200, 300, 300)], [symbol(200, 300)], window);
    expect(first).toMatchObject({ left: 223 });
    expect(second?.left).not.toBe(223);
  });
});

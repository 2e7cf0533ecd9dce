// Where names of places are written: beside their symbol, none over another name or symbol; who comes first has the first choice.

export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Wanted {
  /** Middle of the symbol. */
  x: number;
  y: number;
  /** Half the side of the symbol. */
  reach: number;
  width: number;
  height: number;
}

/** Between a symbol and its name. */
const air = 3;
const cellPx = 64;

const cellOf = (px: number): number => Math.floor(px / cellPx);

/** What is taken already, found by the cells that it touches. */
class Taken {
  readonly #cells = new Map<number, Rect[]>();

  take(rect: Rect): void {
    for (let column = cellOf(rect.left); column <= cellOf(rect.left + rect.width); column += 1)
      for (let row = cellOf(rect.top); row <= cellOf(rect.top + rect.height); row += 1) {
        const cell = column * 65_536 + row;
        const there = this.#cells.get(cell);
        if (there) there.push(rect);
        else this.#cells.set(cell, [rect]);
      }
  }

  isFree(rect: Rect): boolean {
    for (let column = cellOf(rect.left); column <= cellOf(rect.left + rect.width); column += 1)
      for (let row = cellOf(rect.top); row <= cellOf(rect.top + rect.height); row += 1)
        for (const other of this.#cells.get(column * 65_536 + row) ?? [])
          if (
            rect.left < other.left + other.width &&
            other.left < rect.left + rect.width &&
            rect.top < other.top + other.height &&
            other.top < rect.top + rect.height
          )
            return false;
    return true;
  }
}

/** Right, left, below, above; the first that is free. */
const sides = [
  ({ x, y, reach, height }: Wanted) => ({ left: x + reach + air, top: y - height / 2 }),
  ({ x, y, reach, width, height }: Wanted) => ({ left: x - reach - air - width, top: y - height / 2 }),
  ({ x, y, reach, width }: Wanted) => ({ left: x - width / 2, top: y + reach + air }),
  ({ x, y, reach, width, height }: Wanted) => ({ left: x - width / 2, top: y - reach - air - height }),
];

const isWithin = (rect: Rect, window: Rect): boolean =>
  rect.left >= window.left &&
  rect.top >= window.top &&
  rect.left + rect.width <= window.left + window.width &&
  rect.top + rect.height <= window.top + window.height;

const holds = (window: Rect, { x, y }: Wanted): boolean =>
  x >= window.left && y >= window.top && x <= window.left + window.width && y <= window.top + window.height;

/**
 * @param obstacles symbols and whatever else may not be written over
 * @param window what is seen: a name is not cut by its edge
 * @returns one for each wanted, null when there is no room
 */
export function placeLabels(wanted: readonly Wanted[], obstacles: readonly Rect[], window: Rect): (Rect | null)[] {
  const taken = new Taken();
  for (const rect of obstacles) taken.take(rect);
  return wanted.map((one) => {
    for (const side of sides) {
      const rect = { ...side(one), width: one.width, height: one.height };
      // What stands outside is there for the next small move.
      if ((holds(window, one) && !isWithin(rect, window)) || !taken.isFree(rect)) continue;
      taken.take(rect);
      return rect;
    }
    return null;
  });
}

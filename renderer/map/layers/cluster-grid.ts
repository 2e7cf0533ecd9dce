// Places that would lie on top of each other become groups: by a grid of cells on the screen, then neighbours that still touch are joined.
// The grid stands on the world and not on the window, so that nothing jumps while the map is moved.

/** Groups of places. Members of group g: head[g], then next[…] of each, until -1; they are positions in `ids`. */
export interface Groups {
  count: number;
  /** Mean of the members, in the units of the world (0 to 1). */
  x: Float64Array;
  y: Float64Array;
  size: Int32Array;
  head: Int32Array;
  next: Int32Array;
  ids: ArrayLike<number>;
}

const golden = 0x9e3779b1;

function powerOfTwo(atLeast: number): number {
  let size = 16;
  while (size < atLeast) size *= 2;
  return size;
}

/** Finds the group of a cell; open addressing in typed arrays, since there are a hundred thousand of them in a frame. */
class Cells {
  readonly #mask: number;
  readonly #columns: Int32Array;
  readonly #rows: Int32Array;
  readonly #groups: Int32Array;

  constructor(most: number) {
    const size = powerOfTwo(most * 2);
    this.#mask = size - 1;
    this.#columns = new Int32Array(size);
    this.#rows = new Int32Array(size);
    this.#groups = new Int32Array(size).fill(-1);
  }

  /** Place of a cell in the table: where it is, or where it goes. */
  #slot(column: number, row: number): number {
    let slot = Math.imul(Math.imul(column, 73_856_093) ^ Math.imul(row, 19_349_663), golden) >>> 0;
    slot = (slot ^ (slot >>> 15)) & this.#mask;
    while (this.#groups[slot] !== -1 && (this.#columns[slot] !== column || this.#rows[slot] !== row)) slot = (slot + 1) & this.#mask;
    return slot;
  }

  /** -1 when nothing is there. */
  get(column: number, row: number): number {
    return this.#groups[this.#slot(column, row)] ?? -1;
  }

  set(column: number, row: number, group: number): void {
    const slot = this.#slot(column, row);
    this.#columns[slot] = column;
    this.#rows[slot] = row;
    this.#groups[slot] = group;
  }
}

/**
 * @param ids places, as indices into xs and ys
 * @param cell side of a cell in units of the world
 * @param gap groups nearer than this are joined; at most a cell
 */
export function groupByGrid(ids: ArrayLike<number>, xs: Float64Array, ys: Float64Array, cell: number, gap: number): Groups {
  const total = ids.length;
  const x = new Float64Array(total);
  const y = new Float64Array(total);
  const size = new Int32Array(total);
  const head = new Int32Array(total);
  const tail = new Int32Array(total);
  const next = new Int32Array(total);
  const column = new Int32Array(total);
  const row = new Int32Array(total);
  const cells = new Cells(total);
  let count = 0;
  for (let n = 0; n < total; n += 1) {
    const id = ids[n] ?? 0;
    const atX = xs[id] ?? 0;
    const atY = ys[id] ?? 0;
    const inColumn = Math.floor(atX / cell);
    const inRow = Math.floor(atY / cell);
    let group = cells.get(inColumn, inRow);
    if (group === -1) {
      group = count;
      count += 1;
      cells.set(inColumn, inRow, group);
      column[group] = inColumn;
      row[group] = inRow;
      head[group] = -1;
      tail[group] = n;
    }
    next[n] = head[group] ?? -1;
    head[group] = n;
    x[group] = (x[group] ?? 0) + atX;
    y[group] = (y[group] ?? 0) + atY;
    size[group] = (size[group] ?? 0) + 1;
  }
  for (let group = 0; group < count; group += 1) {
    x[group] = (x[group] ?? 0) / (size[group] ?? 1);
    y[group] = (y[group] ?? 0) / (size[group] ?? 1);
  }
  const groups: Groups = { count, x, y, size, head, next, ids };
  join(groups, { column, row, tail, cells }, gap);
  return groups;
}

interface Grid {
  column: Int32Array;
  row: Int32Array;
  tail: Int32Array;
  cells: Cells;
}

/** The larger takes in its smaller neighbours; what was taken in is left out, the rest moves up. */
function join(groups: Groups, grid: Grid, gap: number): void {
  const { x, y, size, head, next } = groups;
  const near = gap * gap;
  const order = Int32Array.from({ length: groups.count }, (_, group) => group);
  order.sort((one, other) => (size[other] ?? 0) - (size[one] ?? 0) || one - other);
  const gone = new Uint8Array(groups.count);
  for (const group of order) {
    if (gone[group]) continue;
    for (let side = 0; side < 9; side += 1) {
      if (side === 4) continue;
      const other = grid.cells.get((grid.column[group] ?? 0) + (side % 3) - 1, (grid.row[group] ?? 0) + Math.floor(side / 3) - 1);
      if (other === -1 || gone[other]) continue;
      const dx = (x[group] ?? 0) - (x[other] ?? 0);
      const dy = (y[group] ?? 0) - (y[other] ?? 0);
      if (dx * dx + dy * dy >= near) continue;
      const mine = size[group] ?? 0;
      const its = size[other] ?? 0;
      x[group] = ((x[group] ?? 0) * mine + (x[other] ?? 0) * its) / (mine + its);
      y[group] = ((y[group] ?? 0) * mine + (y[other] ?? 0) * its) / (mine + its);
      size[group] = mine + its;
      next[grid.tail[group] ?? 0] = head[other] ?? -1;
      grid.tail[group] = grid.tail[other] ?? 0;
      gone[other] = 1;
    }
  }
  let kept = 0;
  for (let group = 0; group < groups.count; group += 1) {
    if (gone[group]) continue;
    x[kept] = x[group] ?? 0;
    y[kept] = y[group] ?? 0;
    size[kept] = size[group] ?? 0;
    head[kept] = head[group] ?? -1;
    kept += 1;
  }
  groups.count = kept;
}

/** Places of a group, as indices. */
export function membersOf(groups: Groups, group: number): number[] {
  const members: number[] = [];
  for (let n = groups.head[group] ?? -1; n !== -1; n = groups.next[n] ?? -1) members.push(groups.ids[n] ?? 0);
  return members;
}

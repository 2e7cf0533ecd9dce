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

/** A window has some thousand cells; a grid of more is a mistake of the caller. */
const maxCells = 4_000_000;

/** Which group each cell has: a plain table, since the cells of a window are few and the places are many. */
interface Cells {
  firstColumn: number;
  firstRow: number;
  columns: number;
  rows: number;
  /** -1: nothing is there. */
  group: Int32Array;
}

function cellsAround(ids: ArrayLike<number>, xs: Float64Array, ys: Float64Array, cell: number): Cells {
  let west = Infinity;
  let east = -Infinity;
  let north = Infinity;
  let south = -Infinity;
  for (let n = 0; n < ids.length; n += 1) {
    const id = ids[n] ?? 0;
    const x = xs[id] ?? 0;
    const y = ys[id] ?? 0;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < north) north = y;
    if (y > south) south = y;
  }
  const firstColumn = Math.floor(west / cell);
  const firstRow = Math.floor(north / cell);
  const columns = ids.length === 0 ? 0 : Math.floor(east / cell) - firstColumn + 1;
  const rows = ids.length === 0 ? 0 : Math.floor(south / cell) - firstRow + 1;
  if (columns * rows > maxCells) throw new RangeError(`a grid of ${columns} × ${rows} cells, at most ${maxCells}`);
  return { firstColumn, firstRow, columns, rows, group: new Int32Array(columns * rows).fill(-1) };
}

/**
 * @param ids places, as indices into xs and ys
 * @param cell side of a cell in units of the world
 * @param gap groups nearer than this are joined; at most a cell
 */
export function groupByGrid(ids: ArrayLike<number>, xs: Float64Array, ys: Float64Array, cell: number, gap: number): Groups {
  const total = ids.length;
  const cells = cellsAround(ids, xs, ys, cell);
  const most = Math.min(total, cells.group.length);
  const x = new Float64Array(most);
  const y = new Float64Array(most);
  const size = new Int32Array(most);
  const head = new Int32Array(most).fill(-1);
  const tail = new Int32Array(most);
  const at = new Int32Array(most);
  const next = new Int32Array(total);
  let count = 0;
  for (let n = 0; n < total; n += 1) {
    const id = ids[n] ?? 0;
    const atX = xs[id] ?? 0;
    const atY = ys[id] ?? 0;
    const place = (Math.floor(atY / cell) - cells.firstRow) * cells.columns + Math.floor(atX / cell) - cells.firstColumn;
    let group = cells.group[place] ?? -1;
    if (group === -1) {
      group = count;
      count += 1;
      cells.group[place] = group;
      at[group] = place;
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
  join(groups, { at, tail, cells }, gap);
  return groups;
}

interface Grid {
  /** Place of each group's cell in the table. */
  at: Int32Array;
  tail: Int32Array;
  cells: Cells;
}

/** The larger takes in its smaller neighbours; what was taken in is left out, the rest moves up. */
function join(groups: Groups, { at, tail, cells }: Grid, gap: number): void {
  const { x, y, size, head, next } = groups;
  const near = gap * gap;
  const order = Int32Array.from({ length: groups.count }, (_, group) => group);
  order.sort((one, other) => (size[other] ?? 0) - (size[one] ?? 0) || (at[one] ?? 0) - (at[other] ?? 0));
  const gone = new Uint8Array(groups.count);
  for (const group of order) {
    if (gone[group]) continue;
    const place = at[group] ?? 0;
    const column = place % cells.columns;
    const row = Math.floor(place / cells.columns);
    for (let side = 0; side < 9; side += 1) {
      const besideColumn = column + (side % 3) - 1;
      const besideRow = row + Math.floor(side / 3) - 1;
      if (side === 4 || besideColumn < 0 || besideRow < 0 || besideColumn >= cells.columns || besideRow >= cells.rows) continue;
      const other = cells.group[besideRow * cells.columns + besideColumn] ?? -1;
      if (other === -1 || gone[other]) continue;
      const dx = (x[group] ?? 0) - (x[other] ?? 0);
      const dy = (y[group] ?? 0) - (y[other] ?? 0);
      if (dx * dx + dy * dy >= near) continue;
      const mine = size[group] ?? 0;
      const its = size[other] ?? 0;
      x[group] = ((x[group] ?? 0) * mine + (x[other] ?? 0) * its) / (mine + its);
      y[group] = ((y[group] ?? 0) * mine + (y[other] ?? 0) * its) / (mine + its);
      size[group] = mine + its;
      next[tail[group] ?? 0] = head[other] ?? -1;
      tail[group] = tail[other] ?? 0;
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

/** Calls back with each place of a group, as its index. */
export function eachMember(groups: Groups, group: number, call: (id: number) => void): void {
  for (let n = groups.head[group] ?? -1; n !== -1; n = groups.next[n] ?? -1) call(groups.ids[n] ?? 0);
}

/** Places of a group, as indices. */
export function membersOf(groups: Groups, group: number): number[] {
  const members: number[] = [];
  eachMember(groups, group, (id) => members.push(id));
  return members;
}

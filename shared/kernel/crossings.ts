// Where the edges of a polygon cross each other. A sweep from west to east: a library's test of all pairs takes minutes for a county's border.
import type { Position as Pair } from 'geojson';

interface Edge {
  ax: number;
  ay: number;
  bx: number;
  by: number;
  west: number;
  east: number;
  south: number;
  north: number;
}

function edgesOf(rings: readonly (readonly Pair[])[]): Edge[] {
  const edges: Edge[] = [];
  for (const ring of rings) {
    for (let at = 0; at + 1 < ring.length; at += 1) {
      const [ax = 0, ay = 0] = ring[at] ?? [];
      const [bx = 0, by = 0] = ring[at + 1] ?? [];
      if (ax === bx && ay === by) continue;
      edges.push({ ax, ay, bx, by, west: Math.min(ax, bx), east: Math.max(ax, bx), south: Math.min(ay, by), north: Math.max(ay, by) });
    }
  }
  return edges.sort((one, other) => one.west - other.west);
}

/** On which side of an edge a point lies. */
const side = (edge: Edge, x: number, y: number): number => (edge.bx - edge.ax) * (y - edge.ay) - (edge.by - edge.ay) * (x - edge.ax);

/** Where two edges cross within both; touching at an end is no crossing: official borders touch themselves in points. */
function crossing(one: Edge, other: Edge): Pair | null {
  const a = side(one, other.ax, other.ay);
  const b = side(one, other.bx, other.by);
  if (a * b >= 0) return null;
  const c = side(other, one.ax, one.ay);
  const d = side(other, one.bx, one.by);
  if (c * d >= 0) return null;
  const share = c / (c - d);
  return [one.ax + (one.bx - one.ax) * share, one.ay + (one.by - one.ay) * share];
}

/** The first crossing of the edges of these rings that is found; null when there is none. */
export function crossingOf(rings: readonly (readonly Pair[])[]): Pair | null {
  const open: Edge[] = [];
  for (const edge of edgesOf(rings)) {
    let kept = 0;
    for (const other of open) {
      if (other.east < edge.west) continue;
      open[kept] = other;
      kept += 1;
      if (other.north < edge.south || other.south > edge.north) continue;
      const found = crossing(edge, other);
      if (found) return found;
    }
    open.length = kept;
    open.push(edge);
  }
  return null;
}

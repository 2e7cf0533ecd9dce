// Arithmetic of lines on the screen: marks along them, distances to them.

export interface XY {
  x: number;
  y: number;
}

/** A place on a line and the way the line goes there, in radians. */
export interface Mark extends XY {
  angle: number;
}

/** Marks at these distances from the start; the line need not be long enough. */
function marksAt(points: readonly XY[], places: readonly number[]): Mark[] {
  const marks: Mark[] = [];
  let gone = 0;
  let next = 0;
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1], points[index]];
    if (!from || !to) continue;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    for (; next < places.length && (places[next] ?? 0) <= gone + length; next += 1) {
      const part = length === 0 ? 0 : ((places[next] ?? 0) - gone) / length;
      marks.push({ x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y), angle });
    }
    gone += length;
  }
  return marks;
}

export function lengthPx(points: readonly XY[]): number {
  return points.reduce((sum, point, index) => {
    const before = points[index - 1];
    return before ? sum + Math.hypot(point.x - before.x, point.y - before.y) : sum;
  }, 0);
}

/** Marks about `step` px apart, none at the very ends; at least one. At most `most`: a line zoomed into is longer than any screen. */
export function marksAlong(points: readonly XY[], step: number, most = 400): Mark[] {
  const length = lengthPx(points);
  const count = Math.max(1, Math.min(most, Math.floor(length / step)));
  return marksAt(
    points,
    Array.from({ length: count }, (_, index) => (length * (index + 0.5)) / count),
  );
}

/** px from a point to a line; Infinity for no line. */
export function awayFrom({ x, y }: XY, points: readonly XY[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1], points[index]];
    if (!from || !to) continue;
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const square = dx * dx + dy * dy;
    const part = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / square));
    best = Math.min(best, Math.hypot(x - from.x - part * dx, y - from.y - part * dy));
  }
  return best;
}

/** Whether the corners go around clockwise on the screen. */
export function isClockwise(ring: readonly XY[]): boolean {
  return (
    ring.reduce((sum, from, index) => {
      const to = ring[(index + 1) % ring.length] ?? from;
      return sum + from.x * to.y - to.x * from.y;
    }, 0) > 0
  );
}

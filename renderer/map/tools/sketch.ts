// A sketch: corners that are being set, with what was before and what was taken back, so that each step can be undone and redone.
import type { Position } from '#shared/kernel/geo.ts';

export interface Sketch {
  points: readonly Position[];
  past: readonly (readonly Position[])[];
  future: readonly (readonly Position[])[];
}

export const blankSketch: Sketch = { points: [], past: [], future: [] };
export const sketchOf = (points: readonly Position[]): Sketch => ({ points, past: [], future: [] });

/** Steps that can be undone: as far back as anybody remembers. */
const maxPast = 200;

/** Five decimals of a degree are a metre. */
export const roundPosition = ({ lng, lat }: Position): Position => {
  const around = ((((lng + 180) % 360) + 360) % 360) - 180;
  return { lng: Math.round(around * 1e6) / 1e6, lat: Math.round(Math.max(-90, Math.min(90, lat)) * 1e6) / 1e6 };
};

export const samePlace = (a: Position | undefined, b: Position | undefined): boolean =>
  a !== undefined && b !== undefined && Math.abs(a.lng - b.lng) < 2e-6 && Math.abs(a.lat - b.lat) < 2e-6;

function step(sketch: Sketch, points: readonly Position[]): Sketch {
  return { points, past: [...sketch.past, sketch.points].slice(-maxPast), future: [] };
}

/** Adds a corner at the end; of shapes with one point it replaces it. Nothing happens twice at one place. */
export function add(sketch: Sketch, position: Position, most: number): Sketch {
  const at = roundPosition(position);
  if (samePlace(sketch.points.at(-1), at)) return sketch;
  if (most === 1) return step(sketch, [at]);
  return sketch.points.length >= most ? sketch : step(sketch, [...sketch.points, at]);
}

export function moveTo(sketch: Sketch, index: number, position: Position): Sketch {
  return index in sketch.points ? step(sketch, sketch.points.with(index, roundPosition(position))) : sketch;
}

export function removeAt(sketch: Sketch, index: number): Sketch {
  return index in sketch.points ? step(sketch, sketch.points.toSpliced(index, 1)) : sketch;
}

/** A corner in the middle of the leg behind it. */
export function insertAfter(sketch: Sketch, index: number): Sketch {
  const from = sketch.points[index];
  const to = sketch.points[(index + 1) % sketch.points.length];
  if (!from || !to || sketch.points.length < 2) return sketch;
  const middle = roundPosition({ lng: (from.lng + to.lng) / 2, lat: (from.lat + to.lat) / 2 });
  return step(sketch, sketch.points.toSpliced(index + 1, 0, middle));
}

/** The last corner goes. */
export const takeBack = (sketch: Sketch): Sketch => removeAt(sketch, sketch.points.length - 1);

export function undo(sketch: Sketch): Sketch {
  const before = sketch.past.at(-1);
  return before ? { points: before, past: sketch.past.slice(0, -1), future: [sketch.points, ...sketch.future] } : sketch;
}

export function redo(sketch: Sketch): Sketch {
  const [next, ...future] = sketch.future;
  return next ? { points: next, past: [...sketch.past, sketch.points], future } : sketch;
}

// A sketch: corners set, taken back, undone and redone; marks along a line.
import { describe, expect, it } from 'vitest';
import { awayFrom, isClockwise, lengthPx, marksAlong } from './along.ts';
import { add, blankSketch, insertAfter, moveTo, redo, removeAt, roundPosition, sketchOf, takeBack, undo } from './sketch.ts';

const [a, b, c] = [
  { lng: 116.3, lat: 35.9 },
  { lng: 116.4, lat: 35.9 },
  { lng: 116.4, lat: 36 },
] as const;

describe('a sketch', () => {
  it('grows by corners, not twice at one place, not beyond what it may have', () => {
    let sketch = add(add(add(blankSketch, a, 3), b, 3), c, 3);
    expect(sketch.points).toEqual([a, b, c]);
    expect(add(sketch, { lng: 117, lat: 36 }, 3)).toBe(sketch);
    expect(add(sketch, { lng: c.lng + 1e-7, lat: c.lat }, 9)).toBe(sketch);
    // A shape of one point is moved, not lengthened.
    sketch = add(add(blankSketch, a, 1), b, 1);
    expect(sketch.points).toEqual([b]);
  });
  it('undoes and redoes every step, and forgets what was undone when something else is done', () => {
    const drawn = [b, c].reduce((sketch, at) => add(sketch, at, 9), sketchOf([a]));
    const moved = moveTo(drawn, 0, { lng: 116.2, lat: 35.8 });
    expect(undo(undo(moved)).points).toEqual([a, b]);
    expect(redo(redo(undo(undo(moved)))).points).toEqual(moved.points);
    expect(redo(add(undo(moved), { lng: 1, lat: 1 }, 9)).points).toHaveLength(4);
    expect(undo(blankSketch)).toBe(blankSketch);
    expect(redo(blankSketch)).toBe(blankSketch);
  });
  it('loses its last corner or any other, and gets one in the middle of a leg', () => {
    const drawn = sketchOf([a, b, c]);
    expect(takeBack(drawn).points).toEqual([a, b]);
    expect(takeBack(blankSketch)).toBe(blankSketch);
    expect(removeAt(drawn, 1).points).toEqual([a, c]);
    expect(removeAt(drawn, 7)).toBe(drawn);
    expect(insertAfter(drawn, 0).points[1]).toEqual({ lng: 116.35, lat: 35.9 });
    expect(insertAfter(drawn, 2).points[3]).toEqual({ lng: 116.35, lat: 35.95 });
  });
  it('keeps positions within the world, to a decimetre', () => {
    expect(roundPosition({ lng: 476.3000001, lat: 95 })).toEqual({ lng: 116.3, lat: 90 });
    expect(roundPosition({ lng: -181, lat: -91 })).toEqual({ lng: 179, lat: -90 });
  });
});

describe('a line on the screen', () => {
  const line = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 100 },
  ];
  it('has its marks along it, as many as fit, with its direction', () => {
    expect(lengthPx(line)).toBe(200);
    const marks = marksAlong(line, 50);
    expect(marks.map(({ x, y }) => [x, y])).toEqual([
      [25, 0],
      [75, 0],
      [100, 25],
      [100, 75],
    ]);
    expect(marks[3]?.angle).toBeCloseTo(Math.PI / 2);
    expect(marksAlong(line, 1, 10)).toHaveLength(10);
    expect(marksAlong([{ x: 5, y: 5 }], 10)).toEqual([]);
  });
  it('knows how far a point is from it, and which way a ring goes', () => {
    expect(awayFrom({ x: 50, y: 9 }, line)).toBe(9);
    expect(awayFrom({ x: 103, y: 104 }, line)).toBe(5);
    expect(awayFrom({ x: 0, y: 0 }, [])).toBe(Number.POSITIVE_INFINITY);
    expect(isClockwise(line)).toBe(true);
    expect(isClockwise(line.toReversed())).toBe(false);
  });
});

// Geodesics against figures that are published elsewhere (Karney's GeographicLib test set, Vincenty's paper).
import { describe, expect, it } from 'vitest';
import { circleRing, destination, insideRing, leg, lengthOf, ringArea } from './geodesic.ts';

const at = (lat: number, lng: number) => ({ lng, lat });

describe('shortest ways', () => {
  it('are those of the published tests', () => {
    const paris = leg(at(40.6, -73.8), at(49.016666666667, 2.55));
    expect(paris.metres).toBeCloseTo(5_853_226, 0);
    expect(paris.bearing).toBeCloseTo(53.47022, 4);
    const reached = destination(at(40.63972222, -73.77888889), 53.5, 5_850_000);
    expect(reached.lat).toBeCloseTo(49.01467, 4);
    expect(reached.lng).toBeCloseTo(2.56106, 4);
    // A degree along the equator and from it to the pole.
    expect(leg(at(0, 0), at(0, 1)).metres).toBeCloseTo(111_319.4908, 3);
    expect(leg(at(0, 0), at(90, 0)).metres).toBeCloseTo(10_001_965.7293, 3);
  });
  it('lead back: what was gone is measured as that, whatever the bearing', () => {
    const start = at(35.9, 116.3);
    for (let bearing = 0; bearing < 360; bearing += 37) {
      const there = leg(start, destination(start, bearing, 12_345));
      expect(there.metres).toBeCloseTo(12_345, 3);
      expect(there.bearing).toBeCloseTo(bearing, 5);
    }
  });
  it('answer on the same point, over the date line and for points opposite each other', () => {
    expect(leg(at(35, 116), at(35, 116))).toEqual({ metres: 0, bearing: 0 });
    expect(leg(at(0, 179.5), at(0, -179.5)).metres).toBeCloseTo(111_319.4908, 3);
    expect(leg(at(0, 0), at(0.1, 179.9)).metres).toBeGreaterThan(19_900_000);
  });
  it('add up along a line', () => {
    expect(lengthOf([at(0, 0), at(0, 1), at(0, 2)])).toBeCloseTo(222_638.9816, 3);
    expect(lengthOf([at(0, 0)])).toBe(0);
  });
});

describe('areas', () => {
  it('are those of the published tests', () => {
    const diamond = [at(0, -1), at(-1, 0), at(0, 1), at(1, 0)];
    expect(Math.abs(ringArea(diamond) / 24_619_419_146 - 1)).toBeLessThan(1e-5);
    const octant = [at(90, 0), at(0, 0), at(0, 90)];
    expect(Math.abs(ringArea(octant) / 63_758_202_715_511 - 1)).toBeLessThan(1e-6);
  });
  it('do not depend on the way around or on a closing point; a circle has π r²', () => {
    const ring = circleRing(at(35.9, 116.3), 1_000, 360);
    const area = ringArea(ring);
    expect(Math.abs(area / (Math.PI * 1e6) - 1)).toBeLessThan(1e-4);
    expect(ringArea(ring.toReversed())).toBeCloseTo(area, 3);
    expect(ringArea([...ring, ...ring.slice(0, 1)])).toBeCloseTo(area, 3);
    expect(insideRing(at(35.9, 116.3), ring)).toBe(true);
    expect(insideRing(at(35.9, 116.32), ring)).toBe(false);
  });
});

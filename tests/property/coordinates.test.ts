// Coordinates survive conversion and typing: the bounds are those measured, or better.
import { kinks } from '@turf/kinks';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFault, readAngle } from '#shared/kernel/coordinates.ts';
import { bd09, crsOfEpsg, fromWgs84, gcj02, meridianAt, epsgOfZone, toWgs84 } from '#shared/kernel/crs.ts';
import { crossingOf } from '#shared/kernel/crossings.ts';
import { metresBetween } from '#shared/kernel/geo.ts';

const china = fc.record({ lng: fc.double({ min: 75, max: 134, noNaN: true }), lat: fc.double({ min: 18, max: 53, noNaN: true }) });

describe('there and back', () => {
  it.each([
    ['GCJ-02', gcj02],
    ['BD-09', bd09],
  ])('%s within a millimetre, where the library alone is off by 0.16 m', (_, crs) => {
    const [out, back] = [fromWgs84(crs), toWgs84(crs)];
    fc.assert(
      fc.property(china, ({ lng, lat }) => {
        const [x, y] = back(...out(lng, lat));
        expect(metresBetween({ lng, lat }, { lng: x, lat: y })).toBeLessThanOrEqual(0.001);
      }),
      { numRuns: 2_000 },
    );
  });

  it('a zone of CGCS2000, with and without its number, within 4 nm as metres, and the same place from both', () => {
    fc.assert(
      fc.property(china, ({ lng, lat }) => {
        const meridian = meridianAt(lng);
        const [plain, zoned] = [null, meridian / 3].map((prefix) => crsOfEpsg(epsgOfZone({ width: 3, meridian, prefix })));
        if (!plain || !zoned) throw new Error(`no zone at ${lng}`);
        const metres = fromWgs84(plain)(lng, lat);
        const again = fromWgs84(plain)(...toWgs84(plain)(...metres));
        expect(Math.hypot(metres[0] - again[0], metres[1] - again[1])).toBeLessThanOrEqual(4e-9);
        const other = fromWgs84(zoned)(lng, lat);
        expect(Math.abs(other[0] - metres[0] - (meridian / 3) * 1e6)).toBeLessThan(1e-6);
      }),
      { numRuns: 2_000 },
    );
  });
});

const marks = fc.constantFrom(['°', '′', '″'], ['度', '分', '秒'], ['°', "'", '"'], [' ', ' ', ''], [':', ':', ''], ['°', '’', '”']);
const wide = (text: string): string => text.replace(/[0-9.]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

describe('typing', () => {
  it('reads degrees, minutes and seconds in every way they are written', () => {
    fc.assert(
      fc.property(
        fc.nat(179),
        fc.nat(59),
        fc.nat(599),
        marks,
        fc.constantFrom('', 'E', 'W'),
        fc.boolean(),
        fc.boolean(),
        (d, m, tenths, [a, b, c], letter, before, full) => {
          const seconds = (tenths / 10).toFixed(1);
          const angle = `${d}${a}${m}${b}${seconds}${c}`;
          const text = before ? `${letter}${angle}` : `${angle}${letter}`;
          const read = readAngle(full ? wide(text) : text);
          if (isFault(read)) throw new Error(`${text}: ${read.code}`);
          expect(read.degrees).toBeCloseTo((letter === 'W' ? -1 : 1) * (d + m / 60 + tenths / 36_000), 9);
          expect(read.axis).toBe(letter === '' ? null : 'lng');
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('answers whatever is typed and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789.-+°′″\'" EWNS东经北纬度分秒,，:xy')) }), (text) => {
        const read = readAngle(text);
        expect(isFault(read) || Number.isFinite(read.degrees)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

const threeOnOneLine = (points: [number, number][]): boolean =>
  points.some(([ax, ay], a) =>
    points.some(([bx, by], b) => b > a && points.some(([cx, cy], c) => c > b && (bx - ax) * (cy - ay) === (by - ay) * (cx - ax))),
  );

describe('crossings of a ring', () => {
  it('are found where the library that compares all pairs finds them', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 1_000 }));
    fc.assert(
      fc.property(fc.array(corner, { minLength: 4, maxLength: 12 }), (corners) => {
        // Touching counts for the library and not for us.
        fc.pre(!threeOnOneLine(corners));
        const ring = [...corners, corners[0] ?? [0, 0]];
        const all = kinks({ type: 'Polygon', coordinates: [ring] }).features.length;
        expect(crossingOf([ring]) !== null).toBe(all > 0);
      }),
      { numRuns: 1_000 },
    );
  });
});

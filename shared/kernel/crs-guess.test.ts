import { describe, expect, it } from 'vitest';
import { crsOfEpsg, fromWgs84 } from './crs.ts';
import { guessCoordinates } from './crs-guess.ts';

const centre = { lng: 116.3, lat: 35.9 };
const around = Array.from({ length: 50 }, (_, nth): [number, number] => [116.1 + nth / 100, 35.7 + nth / 150]);
const inSystem = (epsg: number) => {
  const crs = crsOfEpsg(epsg);
  if (!crs) throw new Error(String(epsg));
  const forward = fromWgs84(crs);
  return around.map(([lng, lat]) => forward(lng, lat));
};
const turned = (pairs: [number, number][]) => pairs.map(([x, y]): [number, number] => [y, x]);

describe('what numbers say of their system', () => {
  it('sees degrees, the other way round in the file or in a row', () => {
    expect(guessCoordinates(around, centre)).toMatchObject({ kind: 'degrees', swapped: false, swappedPairs: 0, pairs: 50 });
    expect(guessCoordinates(turned(around), centre)).toMatchObject({ kind: 'degrees', swapped: true, swappedPairs: 50 });
    expect(guessCoordinates([...around, [35.9, 116.3]], centre)).toMatchObject({ swapped: false, swappedPairs: 1 });
  });

  it('reads the zone before the easting', () => {
    expect(guessCoordinates(inSystem(4527), centre)).toMatchObject({
      kind: 'metres',
      evidence: 'zonePrefix',
      swapped: false,
      candidates: [{ crs: { epsg: 4527 } }],
    });
    expect(guessCoordinates(inSystem(4498), null).candidates[0]?.crs.epsg).toBe(4498);
  });

  it('proposes the meridian of the unit where six figures do not say theirs, and none without a centre', () => {
    const guess = guessCoordinates(inSystem(4548), centre);
    expect(guess).toMatchObject({ evidence: 'sixDigits', candidates: [{ crs: { epsg: 4548 } }, {}, {}] });
    expect(guess.candidates[0]?.metresAway).toBeLessThan(30_000);
    expect(guess.candidates[1]?.metresAway).toBeGreaterThan(200_000);
    expect(guessCoordinates(inSystem(4548), null)).toMatchObject({ evidence: 'sixDigits', candidates: [] });
  });

  it('sees that X is the northing', () => {
    expect(guessCoordinates(turned(inSystem(4548)), centre)).toMatchObject({
      swapped: true,
      evidence: 'sixDigits',
      candidates: [{ crs: { epsg: 4548 } }, {}, {}],
    });
    expect(guessCoordinates(turned(inSystem(4527)), centre)).toMatchObject({
      swapped: true,
      evidence: 'zonePrefix',
      candidates: [{ crs: { epsg: 4527 } }],
    });
  });

  it('tells metres of a web map from a zone by where the unit is', () => {
    expect(guessCoordinates(inSystem(3857), centre)).toMatchObject({ evidence: 'mercator', candidates: [{ crs: { epsg: 3857 } }] });
    // 120.3 E in a web map is 13.39 million metres, which could be zone 13 as well.
    const east = { lng: 120.3, lat: 31.5 };
    const forward = fromWgs84(crsOfEpsg(3857) ?? { system: 'wgs84', epsg: 0, definition: '' });
    const guess = guessCoordinates([forward(120.3, 31.5)], east);
    expect(guess.candidates.map(({ crs }) => crs.epsg)).toEqual([3857, 4491]);
    expect(guess.evidence).toBe('mercator');
  });

  it('says nothing of nothing', () => {
    expect(
      guessCoordinates(
        [
          [0, 0],
          [Number.NaN, 3],
        ],
        centre,
      ),
    ).toMatchObject({ kind: 'nothing', candidates: [] });
  });
});

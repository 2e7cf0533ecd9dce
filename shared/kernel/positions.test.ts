import { describe, expect, it } from 'vitest';
import { bd09, crsOfEpsg, gcj02, wgs84 } from './crs.ts';
import { metresBetween } from './geo.ts';
import { pairReader, positionReader } from './positions.ts';

const epsg = (number: number) => {
  const crs = crsOfEpsg(number);
  if (!crs) throw new Error(String(number));
  return crs;
};

describe('a row of two coordinates', () => {
  const read = positionReader({ crs: wgs84 });

  it('takes it, and turns it round where it can only be meant so', () => {
    expect(read('116.3', 35.9)).toEqual({ position: { lng: 116.3, lat: 35.9 }, swapped: false });
    expect(read('35.9', '116.3')).toEqual({ position: { lng: 116.3, lat: 35.9 }, swapped: true });
    expect(read('35.9N', '80.5E')).toEqual({ position: { lng: 80.5, lat: 35.9 }, swapped: true });
    expect(positionReader({ crs: wgs84, swapped: true })('35.9', '116.3')).toEqual({ position: { lng: 116.3, lat: 35.9 }, swapped: false });
  });

  it('gives each wrong one its own answer', () => {
    expect(read('116.3', '200')).toEqual({ axis: 'y', code: 'latitudeOutOfRange', received: 200, limit: 90 });
    expect(read('1163', '35.9')).toEqual({ axis: 'x', code: 'longitudeOutOfRange', received: 1163, limit: 180 });
    expect(read('116°75′', '35.9')).toMatchObject({ axis: 'x', code: 'minutesOutOfRange' });
    expect(read('116.3', '')).toMatchObject({ axis: 'y', code: 'coordinateMissing' });
    expect(read('', '')).toMatchObject({ axis: 'both', code: 'coordinateMissing' });
    expect(read(0, '0')).toMatchObject({ axis: 'both', code: 'coordinateMissing', received: '0 0' });
    expect(read('116.3', '县城')).toMatchObject({ axis: 'y', code: 'coordinateWords' });
    expect(read('116.3N', '35.9N')).toMatchObject({ axis: 'x', code: 'wrongLetter' });
    expect(pairReader({ crs: wgs84 })('35.9N,116.3E')).toEqual({ position: { lng: 116.3, lat: 35.9 }, swapped: true });
  });
});

describe('a row of metres', () => {
  it('converts with the zone of its number, whether it stands before the easting or not', () => {
    // 116.3 E 35.9 N by Krüger's series to the fifth power of n, worked out apart from this program.
    const plain = positionReader({ crs: epsg(4548) })('436805.338', '3974673.2292');
    const zoned = positionReader({ crs: epsg(4527) })(39436805.338, 3974673.2292);
    expect(plain).toEqual(zoned);
    if (!('position' in plain)) throw new Error(plain.code);
    expect(metresBetween(plain.position, { lng: 116.3, lat: 35.9 })).toBeLessThan(0.001);
  });

  it('turns the northing that surveyors call X, and refuses another zone and numbers of no place', () => {
    const read = positionReader({ crs: epsg(4548) });
    const right = read(436805.338, 3974673.2292);
    expect(read(3974673.2292, 436805.338)).toEqual({ ...right, swapped: true });
    expect(read(39436805.338, 3974673.2292)).toMatchObject({ code: 'wrongZone', received: 39436805.338 });
    expect(positionReader({ crs: epsg(4527) })(38436805.338, 3974673.2292)).toMatchObject({ code: 'wrongZone', limit: 39 });
    expect(read(436805.338, 74673.2292)).toMatchObject({ axis: 'y', code: 'northingOutOfRange' });
    expect(read(36805.338, 3974673.2292)).toMatchObject({ axis: 'x', code: 'eastingOutOfRange' });
  });
});

describe('the systems of web maps', () => {
  it('moves what is of 高德 and 百度 by what they are off', () => {
    const at = (crs: typeof gcj02) => {
      const read = positionReader({ crs })(116.3, 35.9);
      if (!('position' in read)) throw new Error(read.code);
      return metresBetween(read.position, { lng: 116.3, lat: 35.9 });
    };
    expect(at(gcj02)).toBeGreaterThan(450);
    expect(at(gcj02)).toBeLessThan(580);
    expect(at(bd09)).toBeGreaterThan(1_150);
    expect(at(bd09)).toBeLessThan(1_400);
  });
});

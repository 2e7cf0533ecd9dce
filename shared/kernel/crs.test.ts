import { describe, expect, it } from 'vitest';
import { bd09, crsOfEpsg, crsOfName, epsgOfZone, fromWgs84, gcj02, meridianAt, toWgs84, zoneOf } from './crs.ts';

describe('zones of CGCS2000', () => {
  it('computes them as the EPSG registry has them', () => {
    expect(zoneOf(4548)).toEqual({ width: 3, meridian: 117, prefix: null });
    expect(zoneOf(4527)).toEqual({ width: 3, meridian: 117, prefix: 39 });
    expect(zoneOf(4513)).toEqual({ width: 3, meridian: 75, prefix: 25 });
    expect(zoneOf(4554)).toEqual({ width: 3, meridian: 135, prefix: null });
    expect(zoneOf(4498)).toEqual({ width: 6, meridian: 117, prefix: 20 });
    expect(zoneOf(4509)).toEqual({ width: 6, meridian: 117, prefix: null });
    expect(zoneOf(4555)).toBeNull();
    expect(zoneOf(4490)).toBeNull();
  });

  it('finds the number of each zone again, and none for a meridian that is none', () => {
    for (let epsg = 4491; epsg <= 4554; epsg += 1) {
      const zone = zoneOf(epsg);
      expect(zone && epsgOfZone(zone)).toBe(epsg);
    }
    expect(epsgOfZone({ width: 3, meridian: 116, prefix: null })).toBe(0);
    expect(epsgOfZone({ width: 3, meridian: 138, prefix: null })).toBe(0);
    expect([116.3, 115.4, 115.6, 118.6].map(meridianAt)).toEqual([117, 114, 117, 120]);
  });

  it('keeps the false easting: the central meridian lies at 500,000 m after the zone', () => {
    const forward = (epsg: number) => fromWgs84(crsOfEpsg(epsg) ?? gcj02)(117, 36);
    expect(forward(4548)[0]).toBeCloseTo(500_000, 6);
    expect(forward(4527)[0]).toBeCloseTo(39_500_000, 6);
    expect(forward(4498)[0]).toBeCloseTo(20_500_000, 6);
    expect(forward(4548)[1]).toBe(forward(4527)[1]);
  });
});

describe('names of systems', () => {
  it.each([
    ['EPSG:4548', 'projected', 4548],
    ['urn:ogc:def:crs:EPSG::4490', 'cgcs2000', 4490],
    ['urn:ogc:def:crs:EPSG:6.9:4326', 'wgs84', 4326],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'wgs84', 4326],
    ['http://www.opengis.net/def/crs/EPSG/0/4547', 'projected', 4547],
    ['EPSG:900913', 'projected', 3857],
    ['WGS-84', 'wgs84', 4326],
    ['CGCS 2000', 'cgcs2000', 4490],
    ['GCJ-02', 'gcj02', 0],
    ['bd09ll', 'bd09', 0],
  ])('%s', (name, system, epsg) => {
    expect(crsOfName(name)).toMatchObject({ system, epsg });
  });

  it('knows none that it cannot convert: 北京54, 西安80, a word', () => {
    expect(['EPSG:2437', 'EPSG:2385', '地方坐标'].map(crsOfName)).toEqual([null, null, null]);
  });
});

describe('conversion', () => {
  it('leaves what lies outside the country where it is', () => {
    expect(toWgs84(gcj02)(2.35, 48.85)).toEqual([2.35, 48.85]);
  });

  it('does not change the pair it is given', () => {
    const pair: [number, number] = [116.3, 35.9];
    toWgs84(bd09)(...pair);
    expect(pair).toEqual([116.3, 35.9]);
  });
});

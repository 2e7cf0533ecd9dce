// Sets that draw the country wrongly are noticed.
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { missingPlaces } from './screen.ts';

const box = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

const mainland = box(73, 18, 123, 53);
const islands = [box(120, 21.8, 122, 25.3), box(123.46, 25.73, 123.49, 25.76), box(124.55, 25.91, 124.57, 25.93)];
const south = [box(112.2, 16.8, 112.3, 16.9), box(117.7, 15.1, 117.8, 15.2), box(112.2, 3.9, 112.3, 4)];

describe('the screen of national sets', () => {
  it('passes a set that has every place, a small island by a dot near it', () => {
    expect(missingPlaces([mainland, ...islands, ...south])).toEqual([]);
  });

  it('names what a set leaves out', () => {
    expect(missingPlaces([mainland])).toEqual(['diaoyudao', 'chiweiyu', 'yongxingdao', 'huangyandao', 'zengmuansha']);
    expect(missingPlaces([box(78, 29, 123, 53), box(98, 18, 119, 30), ...south])).toEqual([
      'taibei',
      'diaoyudao',
      'chiweiyu',
      'dawang',
      'zangnan',
    ]);
  });

  it('says nothing of a county', () => {
    expect(missingPlaces([box(116, 35.7, 116.6, 36.1)])).toBeNull();
  });
});

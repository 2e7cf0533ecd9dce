// Arithmetic of the map: there and back, lengths of the bar, lines of the grid, coordinates as they are read out.
import { describe, expect, it } from 'vitest';
import { metresBetween } from '#shared/kernel/geo.ts';
import { decimalText, dmsText } from './coordinate-text.ts';
import { boxOf, graticuleStep, latOf, lngOf, metresPerPx, roundLength, worldX, worldY } from './view.ts';

describe('the world as a square', () => {
  it('is left and reached again without moving', () => {
    for (const [lng, lat] of [
      [116.3, 35.9],
      [-179.5, -60],
      [0, 0],
      [73.5, 53.5],
    ] as const) {
      expect(lngOf(worldX(lng))).toBeCloseTo(lng, 10);
      expect(latOf(worldY(lat))).toBeCloseTo(lat, 10);
    }
  });

  it('gives a box around places, of all or of some, and none around nothing', () => {
    const lngs = [116, 117, 118];
    const lats = [36, 35, 37];
    expect(boxOf(lngs, lats)).toEqual({ west: 116, south: 35, east: 118, north: 37 });
    expect(boxOf(lngs, lats, [0, 1])).toEqual({ west: 116, south: 35, east: 117, north: 36 });
    expect(boxOf([], [])).toBeNull();
  });
});

describe('the scale', () => {
  it('is that of the latitude in the middle', () => {
    for (const lat of [0, 35.9, 60]) {
      const view = {
        centre: { lng: 116, lat },
        box: { west: 115.9, east: 116.1, south: lat - 0.1, north: lat + 0.1 },
        size: { x: 1000, y: 800 },
      };
      const measured = metresBetween({ lng: 115.9, lat }, { lng: 116.1, lat }) / 1000;
      expect(metresPerPx(view)).toBeCloseTo(measured, 2);
    }
  });

  it('has a round length that fits', () => {
    expect(roundLength(1, 140)).toEqual({ metres: 100, px: 100 });
    expect(roundLength(61.9, 140)).toMatchObject({ metres: 5_000 });
    for (const perPx of [0.3, 1, 2.49, 7.7, 38, 156, 1_200]) {
      const { metres, px } = roundLength(perPx, 140);
      expect(px).toBeLessThanOrEqual(140);
      expect(px).toBeGreaterThan(140 / 2.6);
      expect(['1', '2', '5']).toContain(String(metres).replaceAll(/[0.]/g, ''));
    }
  });
});

describe('the grid of degrees', () => {
  it('takes the smallest step that leaves room, with as many decimals as its numbers need', () => {
    expect(graticuleStep(0.13)).toEqual({ degrees: 0.2, digits: 1 });
    expect(graticuleStep(0.011)).toEqual({ degrees: 0.02, digits: 2 });
    expect(graticuleStep(1)).toEqual({ degrees: 1, digits: 0 });
    expect(graticuleStep(100)).toEqual({ degrees: 30, digits: 0 });
  });
});

describe('coordinates', () => {
  it('are read out in both ways, and carry sixty seconds into the minute', () => {
    expect(decimalText({ lng: 116.305123, lat: 35.9 })).toBe('116.30512, 35.90000');
    expect(dmsText({ lng: 116.30511111, lat: 35.90213889 })).toBe('116°18′18.4″E 35°54′07.7″N');
    expect(dmsText({ lng: 116.9999999, lat: -0.0001 })).toBe('117°00′00.0″E 0°00′00.4″S');
    expect(dmsText({ lng: -5.5, lat: 0 })).toBe('5°30′00.0″W 0°00′00.0″N');
  });
});

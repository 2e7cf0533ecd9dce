// A scale on paper is what a ruler on it would find.
import { describe, expect, it } from 'vitest';
import { leg } from '#shared/kernel/geodesic.ts';
import { metresPerPx, scaleOf, scales, sizeOf, zoomOf } from './paper.ts';

describe('the scale of a sheet', () => {
  it('leads to a zoom and back', () => {
    for (const lat of [0, 35.9, 52]) for (const scale of scales) expect(scaleOf(lat, zoomOf(lat, scale))).toBe(scale);
  });
  it('is that of the ground: 10 cm at 1:10 000 are a kilometre', () => {
    const px = (10 / 2.54) * 96;
    const zoom = zoomOf(35.9, 10_000);
    expect(px * metresPerPx(35.9, zoom)).toBeCloseTo(1_000, 6);
    // The same px along a parallel, measured on the ellipsoid: Mercator's sphere is a third of a per cent off.
    const degrees = (px / (256 * 2 ** zoom)) * 360;
    expect(Math.abs(leg({ lng: 116, lat: 35.9 }, { lng: 116 + degrees, lat: 35.9 }).metres / 1_000 - 1)).toBeLessThan(0.004);
  });
  it('turns the sheet', () => {
    expect(sizeOf('A4', 'portrait')).toEqual({ width: 194, height: 281 });
    expect(sizeOf('A3', 'landscape')).toEqual({ width: 404, height: 281 });
  });
});

// Positions as people type them.
import { describe, expect, it } from 'vitest';
import { positionText, typedPosition } from './degrees.ts';

describe('a typed position', () => {
  it.each([
    ['116.3 35.9', 116.3, 35.9],
    ['116.30000，35.90000', 116.3, 35.9],
    ['东经116°18′00″ 北纬35°54′00″', 116.3, 35.9],
    ['116°18\'0"E, 35°54\'0"N', 116.3, 35.9],
    ['116度18分 35度54分', 116.3, 35.9],
    ['116°18.5′ 35°54.25′', 116.3083333, 35.9041667],
    ['116°18′00,35°54′00', 116.3, 35.9],
    ['116°18.5′35°54.25′', 116.3083333, 35.9041667],
    ['１１６．３　３５．９', 116.3, 35.9],
  ])('%s', (text, lng, lat) => {
    expect(typedPosition(text)).toEqual({ position: { lng, lat }, swapped: false });
  });
  it.each(['', '116.3', '城关镇', '116.3 35.9 12', '116.3 95', '116°75′ 35°54′', '0 0', '-116 35'])('%s is none', (text) => {
    expect(typedPosition(text)).toBeNull();
  });
  it('is known to be swapped', () => {
    expect(typedPosition('35.9 116.3')).toEqual({ position: { lng: 116.3, lat: 35.9 }, swapped: true });
  });
  it('is written so that it reads back', () => {
    expect(typedPosition(positionText({ lng: 116.29312, lat: 35.90705 }))).toEqual({
      position: { lng: 116.29312, lat: 35.90705 },
      swapped: false,
    });
  });
});

// Sectors lie downwind and have the size they say; wind is read as people say it; the table of signs is whole.
import { describe, expect, it } from 'vitest';
import { insideRing, leg, ringArea } from '../../kernel/geodesic.ts';
import { checkPlot } from './check.ts';
import { areaSymbols, lineSymbols, plotName, pointSymbols, symbolsOf } from './symbols.ts';
import { polygonOf, ringOf, roughOpening, sectorOf } from './sector.ts';
import { plotShapes } from './types.ts';
import { forceOf, pointName, reckonedSpeed, roughPointName, speedsOf, windFrom } from './wind.ts';

const origin = { lng: 116.3, lat: 35.9 };

describe('the sector', () => {
  it('begins at its source, lies on the side away from the wind and has its length and area', () => {
    const ring = polygonOf({ origin, from: 315, opening: 60, length: 2_000 });
    expect(ring[0]).toEqual(origin);
    for (const corner of ring.slice(1)) {
      const { metres, bearing } = leg(origin, corner);
      expect(metres).toBeCloseTo(2_000, 2);
      expect(bearing).toBeGreaterThan(104.9);
      expect(bearing).toBeLessThan(165.1);
    }
    expect(Math.abs(ringArea(ring) / ((Math.PI * 4e6) / 6) - 1)).toBeLessThan(0.005);
  });
  it('goes over north, is wider than half a circle, and is a whole circle at 360', () => {
    const north = polygonOf({ origin, from: 180, opening: 90, length: 500 });
    expect(insideRing({ lng: 116.3, lat: 35.904 }, north)).toBe(true);
    expect(insideRing({ lng: 116.3, lat: 35.896 }, north)).toBe(false);
    const wide = polygonOf({ origin, from: 0, opening: 270, length: 500 });
    expect(insideRing({ lng: 116.304, lat: 35.9001 }, wide)).toBe(true);
    expect(insideRing({ lng: 116.3, lat: 35.903 }, wide)).toBe(false);
    const whole = polygonOf({ origin, from: 90, opening: 360, length: 500 });
    expect(whole).not.toContainEqual(origin);
    expect(insideRing(origin, whole)).toBe(true);
  });
  it('is none without wind, opening or length', () => {
    const wind = { from: 0, speed: null, force: null, by: '', at: 0 };
    const plot = { shape: 'sector' as const, points: [origin], wind, opening: 60, radius: 500 };
    expect(sectorOf(plot)).toMatchObject({ from: 0, length: 500 });
    expect(sectorOf({ ...plot, wind: null })).toBeNull();
    expect(ringOf({ ...plot, radius: null })).toBeNull();
    expect(ringOf({ ...plot, shape: 'circle' })).toHaveLength(72);
    expect(ringOf({ ...plot, shape: 'area', points: [origin, origin] })).toBeNull();
    expect(ringOf({ ...plot, shape: 'line' })).toBeNull();
  });
  it('is proposed wider the weaker the wind, and a quarter where nobody knows', () => {
    expect([0.5, 1.2, 3, 8, null].map(roughOpening)).toEqual([360, 120, 90, 60, 90]);
  });
});

describe('wind', () => {
  it('is read in degrees and in words of sixteen points', () => {
    const said: Record<string, number> = {
      西北: 315,
      西北风: 315,
      北: 0,
      东东北: 67.5,
      东北东: 67.5,
      北东北: 22.5,
      NW: 315,
      sse: 157.5,
      '315°': 315,
      '22.5': 22.5,
      '３１５': 315,
      360: 0,
    };
    expect(Object.keys(said).map((text) => [text, windFrom(text)])).toEqual(Object.entries(said));
    expect(['', '上', '361', '-5', 'NNW N', '东西', '1e2'].filter((text) => windFrom(text) !== null)).toEqual([]);
  });
  it('is said in words, the way it was read', () => {
    for (let degrees = 0; degrees < 360; degrees += 22.5) {
      expect(windFrom(pointName(degrees, 'zh-CN'))).toBe(degrees);
      expect(windFrom(pointName(degrees, 'en'))).toBe(degrees);
    }
    expect(pointName(359, 'zh-CN')).toBe('北');
    expect(roughPointName(338, 'zh-CN')).toBe('北');
    expect(roughPointName(-45, 'en')).toBe('NW');
  });
  it('has a force for each speed and speeds for each force', () => {
    expect([0, 0.2, 0.3, 3.3, 3.4, 10.7, 32.7, 90].map(forceOf)).toEqual([0, 0, 1, 2, 3, 5, 12, 17]);
    expect(speedsOf(4)).toEqual([5.5, 8]);
    expect(speedsOf(17)).toEqual([56.1, null]);
    expect(reckonedSpeed({ speed: 3, force: 9 })).toBe(3);
    expect(reckonedSpeed({ speed: null, force: 4 })).toBe(6.75);
    expect(reckonedSpeed({ speed: null, force: null })).toBeNull();
  });
});

describe('the table of signs', () => {
  it('has each code once, of its letter, with a band that fits the symbol and a name in both languages', () => {
    const all = [...pointSymbols, ...lineSymbols, ...areaSymbols];
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    for (const { code, band, zh, en } of all) {
      expect(code).toMatch(/^[A-F]\d{5}$/);
      expect(band.length).toBeGreaterThanOrEqual(2);
      expect(band.length).toBeLessThanOrEqual(4);
      expect(zh).not.toBe('');
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    }
    expect(pointSymbols.every(({ code }) => 'ABCD'.includes(code.charAt(0)))).toBe(true);
    expect(pointSymbols.filter(({ glyph }) => glyph === undefined)).toEqual([]);
    expect([lineSymbols.length, areaSymbols.length]).toEqual([6, 3]);
    expect(plotName({ shape: 'line', symbol: 'E30200' }, 'zh-CN')).toBe('撤离线路');
    expect(plotName({ shape: 'arrow', symbol: '' }, 'en')).toBe('Arrow');
  });
  it('lets each sign be only what it is for', () => {
    for (const shape of plotShapes)
      for (const { code } of symbolsOf(shape)) expect(code.charAt(0)).toMatch(shape === 'point' ? /[A-D]/ : shape === 'line' ? /E/ : /F/);
    const line = {
      incident: '',
      shape: 'line' as const,
      points: [origin, { lng: 117, lat: 36 }],
      symbol: 'F10100',
      text: '',
      radius: null,
      opening: null,
      wind: null,
      colour: 'red' as const,
      note: '',
      removed: false,
    };
    expect(() => checkPlot(line)).toThrow(/symbol/);
    expect(() => checkPlot({ ...line, symbol: 'E10100' })).not.toThrow();
  });
});

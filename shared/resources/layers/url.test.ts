// Addresses of tiles, level by level, as the servers of the field count them.
import { describe, expect, it } from 'vitest';
import { tileBox, tileOf } from '../../kernel/tile-grid.ts';
import { blankLayer } from './blank.ts';
import { presetOf } from './presets.ts';
import { gridOf } from './types.ts';
import { hostsOf, layerFault, mayKeep, tileUrl, withoutKey } from './url.ts';

const of = (input: Partial<Parameters<typeof presetOf>[0]> & Pick<Parameters<typeof presetOf>[0], 'preset'>) => ({
  ...blankLayer,
  name: 'x',
  ...presetOf({ layer: 'img', degrees: false, base: 'http://10.1.2.3:8080/geoserver/', layerName: 'county:dom', ...input }),
});
/** 济南, by a published tile of 天地图·山东: level 18, column 216343, row 38819. */
const jinan = { lng: 117.102, lat: 36.69 };
const urlAt = (layer: ReturnType<typeof of>, z: number, at = jinan): string =>
  tileUrl(layer, tileOf(gridOf(layer), z, at.lng, at.lat), 'K');

describe('the grids of the field', () => {
  it('天地图 c: the published tile, with the level that is one more than ours', () => {
    const url = urlAt(of({ preset: 'tianditu', degrees: true }), 17);
    expect(url).toContain('TILEMATRIXSET=c');
    expect(url).toContain('TILEMATRIX=18&TILEROW=38819&TILECOL=216343');
  });

  it.each([7, 11, 14])('天地图 w at %d: column and row of Web Mercator', (z) => {
    const n = 2 ** z;
    const column = Math.floor(((jinan.lng + 180) / 360) * n);
    const row = Math.floor((0.5 - Math.log(Math.tan(Math.PI / 4 + (jinan.lat * Math.PI) / 360)) / (2 * Math.PI)) * n);
    expect(urlAt(of({ preset: 'tianditu' }), z)).toContain(`TILEMATRIX=${z}&TILEROW=${row}&TILECOL=${column}&tk=K`);
  });

  it('GeoServer in degrees: the same tile as 天地图 c under a level that is one less', () => {
    expect(urlAt(of({ preset: 'gwc', degrees: true }), 17)).toContain(
      'LAYER=county:dom&STYLE=&TILEMATRIXSET=EPSG:4326&TILEMATRIX=EPSG:4326:17&TILEROW=38819&TILECOL=216343',
    );
  });

  it('WMS: the box of the tile, longitude first', () => {
    const url = urlAt(of({ preset: 'wms', degrees: true }), 10);
    const [west = 0, south = 0, east = 0, north = 0] = (/BBOX=([^&]+)/.exec(url)?.[1] ?? '').split(',').map(Number);
    expect(west <= jinan.lng && jinan.lng <= east && south <= jinan.lat && jinan.lat <= north).toBe(true);
    expect(east - west).toBeCloseTo(180 / 2 ** 10, 10);
  });

  it('ArcGIS: origin and resolutions of the service', () => {
    const grid = { base: '4490' as const, origin: [-400, 400] as [number, number], resolutions: [0.703125, 0.3515625, 0.17578125] };
    const { x, y, pixel } = tileOf(grid, 2, 116.3, 35.9);
    const [west, south, east, north] = tileBox(grid, { z: 2, x, y });
    expect([x, y]).toEqual([Math.floor(516.3 / 0.17578125 / 256), Math.floor(364.1 / 0.17578125 / 256)]);
    expect(west + pixel[0] * 0.17578125).toBeCloseTo(116.3, 9);
    expect(north - pixel[1] * 0.17578125).toBeCloseTo(35.9, 9);
    expect(east - west).toBeCloseTo(north - south, 9);
  });

  it('rows from the south, subdomains by turns', () => {
    const layer = { ...blankLayer, url: 'http://t{s}.x/{z}/{x}/{-y}', subdomains: 'a,b,c' };
    expect(tileUrl(layer, { z: 3, x: 2, y: 1 }, '')).toBe('http://ta.x/3/2/6');
    expect(tileUrl(layer, { z: 3, x: 2, y: 2 }, '')).toBe('http://tb.x/3/2/5');
  });
});

describe('an address', () => {
  it('names every host that it can lead to', () => {
    expect(hostsOf({ url: 'https://T{s}.x.cn:443/{z}', subdomains: '01' })).toEqual(['t0.x.cn', 't1.x.cn']);
    expect(() => hostsOf({ url: 'ftp://x/{z}', subdomains: '' })).toThrow('notValid');
  });

  it('gives its key away before anybody stores it', () => {
    expect(withoutKey('https://x/{z}?tk=0123456789&a=1')).toEqual({ url: 'https://x/{z}?tk={key}&a=1', key: '0123456789' });
    expect(withoutKey('https://x/{z}?tk={key}')).toEqual({ url: 'https://x/{z}?tk={key}', key: null });
  });

  it('of 天地图 or 高德 is never kept, whatever is ticked', () => {
    expect(mayKeep({ ...of({ preset: 'tianditu' }), keep: true })).toBe(false);
    expect(mayKeep({ ...of({ preset: 'amap' }), keep: true })).toBe(false);
    expect(mayKeep({ ...of({ preset: 'gwc' }), keep: true })).toBe(true);
    expect(mayKeep(of({ preset: 'gwc' }))).toBe(false);
  });

  it('of every preset makes a whole layer; 高德 is off', () => {
    for (const preset of ['tianditu', 'gwc', 'wms', 'arcgis', 'xyz', 'amap'] as const) expect(layerFault(of({ preset }), true)).toBeNull();
    expect(of({ preset: 'amap' })).toMatchObject({ enabled: false, crs: 'gcj02-3857' });
  });
});

// Tiles lie where the ground is that they show: each grid and kind of server, read pixel by pixel from the page's map.
import type { Page } from '@playwright/test';
import { arcgisGrid, type Colour, colourAt, gcj02Of, groundTiles, type Plane, unitsOf } from '#kit/ground.ts';
import { enter, expect, goTo, test } from '#kit/page.ts';
import { administrator } from '#kit/scenes.ts';
import { startTileServer, type TileServer } from '#kit/tile-server.ts';
import type { Position } from '#shared/kernel/geo.ts';
import { presetOf, type PresetValue } from '#shared/resources/layers/presets.ts';
import type { MapLayerValue } from '#shared/resources/layers/types.ts';

/** Pixels by which what is read may be off: the middle of the map is a whole pixel, and so is each tile. */
const tolerance = 2;

/** A map may ask once more for tiles of a layer that was removed a moment ago. */
const gone = /status of 404 .*\/rpc\/mapLayers\/tile/;
test.use({ expected: { complaints: [gone] } });

let server: TileServer;
test.beforeEach(async () => {
  server = await startTileServer();
  server.answer = groundTiles;
});
test.afterEach(() => server.close());

interface Case {
  name: string;
  layer: Partial<MapLayerValue> & Pick<MapLayerValue, 'kind' | 'url'>;
  plane: Plane;
  /** Which of the map's grids it is shown on; `own`: that of the layer. */
  mode: '3857' | '4490' | 'own';
  /** Units per pixel at a level of the map. */
  resolution: (level: number) => number;
  levels: readonly number[];
  gcj?: boolean;
  /** A mistake that an office may make with it, which must be seen here. */
  mistake?: Partial<MapLayerValue>;
}

const preset = (of: Partial<Parameters<typeof presetOf>[0]>): PresetValue =>
  presetOf({ preset: 'xyz', layer: 'vec', degrees: false, base: server.url, layerName: 'county:roads', ...of });
/** 天地图 as the preset has it, but from here. */
const tianditu = (degrees: boolean): PresetValue => {
  const made = preset({ preset: 'tianditu', degrees });
  return {
    ...made,
    url: made.url.replace(/^https:\/\/[^/]+|&tk=\{key\}/g, (part) => (part.startsWith('https') ? server.url : '')),
    subdomains: '',
  };
};

const metres = (level: number): number => (2 * Math.PI * 6_378_137) / 256 / 2 ** level;
const degrees = (level: number): number => 180 / 256 / 2 ** level;
const mercator = { plane: 'metres', mode: '3857', resolution: metres, levels: [13, 16] } as const;
const inDegrees = { plane: 'degrees', mode: '4490', resolution: degrees, levels: [12, 15] } as const;

const cases = (): Case[] => [
  { name: 'XYZ', layer: preset({ base: `${server.url}/xyz` }), ...mercator, mistake: { zoomOffset: 1 } },
  {
    name: 'TMS',
    layer: { kind: 'xyz', url: `${server.url}/tms/{z}/{x}/{-y}.png` },
    ...mercator,
    mistake: { url: `${server.url}/tms/{z}/{x}/{y}.png` },
  },
  { name: '天地图 w', layer: tianditu(false), ...mercator },
  { name: '天地图 c', layer: tianditu(true), ...inDegrees, mistake: { zoomOffset: 0 } },
  { name: 'GeoServer, metres', layer: preset({ preset: 'gwc' }), ...mercator },
  { name: 'GeoServer, degrees', layer: preset({ preset: 'gwc', degrees: true }), ...inDegrees, mistake: { zoomOffset: 1 } },
  { name: 'WMS, metres', layer: preset({ preset: 'wms' }), ...mercator },
  { name: 'WMS, degrees', layer: preset({ preset: 'wms', degrees: true }), ...inDegrees },
  { name: 'ArcGIS, metres', layer: preset({ preset: 'arcgis', base: `${server.url}/arcgis` }), ...mercator },
  {
    name: 'ArcGIS with a grid of its own',
    layer: { ...preset({ preset: 'arcgis', degrees: true, base: `${server.url}/arcgis4490` }), grid: arcgisGrid, maxZoom: 5 },
    plane: 'degrees',
    mode: 'own',
    resolution: (level) => arcgisGrid.resolutions[level] ?? NaN,
    levels: [3, 5],
    mistake: { grid: { ...arcgisGrid, origin: [-180, 90] } },
  },
  {
    name: 'GCJ-02',
    layer: { ...preset({ base: `${server.url}/xyz` }), crs: 'gcj02-3857' },
    ...mercator,
    gcj: true,
    mistake: { crs: '3857' },
  },
];

/** What is painted on the map at points of the page, read from a picture of it. */
async function colours(page: Page, points: readonly { x: number; y: number }[]): Promise<Colour[]> {
  const picture = (await page.screenshot()).toString('base64');
  return page.evaluate(
    async ([base64, wanted]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      return wanted.map(({ x, y }): [number, number, number] => {
        const [red = 0, green = 0, blue = 0] = context?.getImageData(x, y, 1, 1).data ?? [];
        return [red, green, blue];
      });
    },
    [picture, points] as const,
  );
}

/** Points around the middle of the map, px, that no edge of the map's furniture covers. */
const around = [-330, -171, -40, 0, 63, 190, 330].flatMap((x) => [-210, -97, 0, 41, 210].map((y) => ({ x, y })));

/** How many of the points show other ground than lies there. */
async function wrong(page: Page, { plane, resolution, gcj }: Case, level: number, at: Position): Promise<number> {
  const box = await page.locator('.watch-map').boundingBox();
  if (!box) throw new Error('there is no map');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const found = await colours(
    page,
    around.map(({ x, y }) => ({ x: Math.floor(middle.x + x), y: Math.floor(middle.y + y) })),
  );
  const [lng, lat] = gcj ? gcj02Of(at.lng, at.lat) : [at.lng, at.lat];
  const [unitX, unitY] = unitsOf(plane, lng, lat);
  const size = resolution(level);
  const near = Array.from({ length: 2 * tolerance + 1 }, (_, n) => n - tolerance);
  return around.filter(({ x, y }, n) => {
    const [red, green, blue] = found[n] ?? [];
    return !near.some((dx) =>
      near.some((dy) => {
        const [r, g, b] = colourAt(plane, size, unitX + (x + dx) * size, unitY - (y + dy) * size);
        return r === red && g === green && b === blue;
      }),
    );
  }).length;
}

/** Only the tiles are looked at. */
const bare = '.leaflet-map-pane > :not(.leaflet-tile-pane), .leaflet-control { display: none !important }';
const places: readonly [Position, Position] = [
  { lng: 116.31234, lat: 35.90987 },
  { lng: 87.6177, lat: 43.7928 },
];

async function show(page: Page, level: number, { lng, lat }: Position): Promise<void> {
  await goTo(page, '/');
  await expect(page.locator('.watch-map')).toHaveCount(0);
  await goTo(page, `/map?at=${lng},${lat},${level}`);
  await expect(page.locator('.leaflet-tile-loaded').first()).toBeAttached();
  await expect(page.locator('.leaflet-tile:not(.leaflet-tile-loaded)')).toHaveCount(0);
}

for (const mode of ['3857', '4490', 'own'] as const)
  test(`tiles lie on the ground that they show, to two pixels, and the usual mistakes are seen: ${mode}`, async ({ page, county }) => {
    test.slow();
    for (const { id } of (await county.api<{ items: { id: string }[] }>(administrator, 'GET', '/map/layers')).items)
      await county.api(administrator, 'DELETE', `/map/layers/${id}`);
    // The map's grid is what this page chose last.
    const choose = (key: string): void => localStorage.setItem('map-mode', key);
    if (mode === '4490') await page.addInitScript(choose, mode);
    await enter(page, county, administrator);
    for (const one of cases().filter((each) => each.mode === mode)) {
      const { name, layer, levels, mistake } = one;
      const made = await county.api<{ id: string }>(administrator, 'POST', '/map/layers', { layer: { ...layer, name, enabled: true } });
      if (mode === 'own') {
        await page.evaluate(choose, made.id);
        await page.reload();
      }
      await page.addStyleTag({ content: bare });
      for (const [n, level] of levels.entries()) {
        await show(page, level, places[n] ?? places[0]);
        await expect.poll(() => wrong(page, one, level, places[n] ?? places[0]), { message: `${name}, level ${level}` }).toBe(0);
      }
      if (mistake) {
        const [level = 0] = levels;
        await county.api(administrator, 'PATCH', `/map/layers/${made.id}`, { patch: mistake });
        if (mode === 'own') await page.reload();
        await page.addStyleTag({ content: bare });
        await show(page, level, places[0]);
        await expect
          .poll(() => wrong(page, one, level, places[0]), { message: `${name}, with a mistake` })
          .toBeGreaterThan(around.length / 2);
      }
      await county.api(administrator, 'DELETE', `/map/layers/${made.id}`);
    }
  });

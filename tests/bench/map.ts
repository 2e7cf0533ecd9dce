// The map's layer of places in a real Chromium without a graphics card: each change of zoom with 100,000 places, and frames while a map
// with 10,000 places in the window is dragged and zoomed. Rival in the same browser on the same map: leaflet.markercluster.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '#electron/launch/open-browser.ts';
import { type Figure, percentile, round } from './figure.ts';
import type { Layer, Measured } from './map-page.ts';

const many = 100_000;
const visible = 10_000;
const rounds = 5;
const seen = { width: 1280, height: 860 };
const modules = path.resolve(import.meta.dirname, '../../node_modules');

/** The page's code as one script. */
async function script(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome140',
      lib: { entry: path.join(import.meta.dirname, 'map-page.ts'), formats: ['iife'], name: 'bench' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !('output' in first)) throw new Error('the page of the bench was not built');
  return first.output[0].code;
}

async function open(page: Page, code: string): Promise<void> {
  await page.goto('about:blank');
  await page.setContent(`<body style="margin:0"><div id="map" style="width:${seen.width}px;height:${seen.height}px"></div></body>`);
  for (const style of [
    'leaflet/dist/leaflet.css',
    'leaflet.markercluster/dist/MarkerCluster.css',
    'leaflet.markercluster/dist/MarkerCluster.Default.css',
  ])
    await page.addStyleTag({ content: readFileSync(path.join(modules, style), 'utf8') });
  await page.addScriptTag({ content: code });
}

async function measured(page: Page, code: string, layer: Layer): Promise<Measured> {
  await open(page, code);
  return page.evaluate(([name, count, times]) => window.benchMap.measure(name, count, times), [layer, many, rounds] as const);
}

/** Frames while the map is dragged to and fro and zoomed in and out. */
async function moved(page: Page, code: string, layer: Layer): Promise<number[]> {
  await open(page, code);
  await page.evaluate(([name, count]) => window.benchMap.stand(name, count), [layer, visible] as const);
  await page.evaluate(() => window.benchMap.record());
  const middle = { x: seen.width / 2, y: seen.height / 2 };
  for (let turn = 0; turn < 4; turn += 1) {
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    for (let step = 1; step <= 30; step += 1)
      await page.mouse.move(middle.x + Math.sin((turn + 1) * 2) * step * 12, middle.y + Math.cos(turn) * step * 8);
    await page.mouse.up();
  }
  for (const notch of [-240, -240, 240, 240]) {
    await page.mouse.wheel(0, notch);
    await page.waitForTimeout(250);
  }
  return page.evaluate(() => window.benchMap.recorded());
}

/** The slowest zoom by its usual frame. */
function worst({ zooms }: Measured): { zoom: number; ms: number } {
  const by = new Map<number, number[]>();
  for (const { zoom, ms } of zooms) by.set(zoom, [...(by.get(zoom) ?? []), ms]);
  const usual = [...by].map(([zoom, all]) => ({ zoom, ms: percentile(all, 0.5) }));
  return usual.reduce((one, other) => (other.ms > one.ms ? other : one));
}

export async function bench(): Promise<Figure[]> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('the map wants a Chromium on this machine');
  const code = await script();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--no-first-run'] });
  try {
    const page = await browser.newPage({ viewport: seen });
    page.on('pageerror', (error) => process.stderr.write(`${error.stack ?? error.message}\n`));
    const ours = await measured(page, code, 'ours');
    const rival = await measured(page, code, 'markercluster');
    const of = (all: Measured, share: number): number =>
      round(
        percentile(
          all.zooms.map(({ ms }) => ms),
          share,
        ),
        1,
      );
    const what = 'leaflet.markercluster';
    const slowest = worst(ours);
    const figures: Figure[] = [
      { name: 'map.100k.load', value: round(ours.loadMs), unit: 'ms', rival: { what, value: round(rival.loadMs) } },
      { name: 'map.100k.zoom.p50', value: of(ours, 0.5), unit: 'ms', aim: '< 30', rival: { what, value: of(rival, 0.5) } },
      { name: 'map.100k.zoom.p95', value: of(ours, 0.95), unit: 'ms', aim: '< 30', rival: { what, value: of(rival, 0.95) } },
      {
        name: `map.100k.zoom.worst (zoom ${slowest.zoom})`,
        value: round(slowest.ms, 1),
        unit: 'ms',
        aim: '< 30',
        rival: { what, value: round(worst(rival).ms, 1) },
      },
      { name: 'map.100k.nodes', value: ours.nodes, unit: 'nodes', rival: { what, value: rival.nodes } },
    ];
    const frames = await moved(page, code, 'ours');
    const rivalFrames = await moved(page, code, 'markercluster');
    for (const [name, share] of [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const)
      figures.push({
        name: `map.10k.move.${name}`,
        value: round(percentile(frames, share), 1),
        unit: 'ms',
        ...(name === 'p95' ? { aim: '≤ 34' } : {}),
        rival: { what, value: round(percentile(rivalFrames, share), 1) },
      });
    return figures;
  } finally {
    await browser.close();
  }
}

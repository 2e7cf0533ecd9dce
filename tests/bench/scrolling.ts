// Frames while long lists are scrolled: the real page in a real Chromium, 1,000 open incidents, and one with 5,000 lines.
import { chromium, type Page } from '@playwright/test';
import { buildPage } from '#electron/launch/build.ts';
import { findChromium } from '#electron/launch/open-browser.ts';
import { noteIncident } from '#station/incidents/notes.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { type Figure, percentile, round } from './figure.ts';
import { benchFolder } from './folder.ts';
import { startHeadless } from './headless.ts';
import { admin, hurried, openOffice, receiveNth, staff } from './office.ts';

const incidents = 1_000;
const lines = 5_000;
const scrollMs = 4_000;
/** One notch of a wheel, px, and how often it is turned, ms: fast, as when looking for something. */
const notch = 240;
const notchEveryMs = 40;
/** A list of this height, px, is the one that is meant. */
const longList = 3_000;

/** Returns the id of the incident with the long timeline. */
async function fill(dataDir: string): Promise<string> {
  const station = await openOffice(dataDir, new SystemClock(), { unattended: true });
  try {
    staff(station);
    return await hurried(station, () => {
      for (let nth = 1; nth < incidents; nth += 1) receiveNth(station, nth, 'bench');
      const long = receiveNth(station, incidents, 'bench');
      const { journal } = station.parts;
      for (let from = 0; from < lines; from += 100) {
        journal.commit('bench', (tx) => {
          for (let line = from; line < from + 100; line += 1) {
            noteIncident(
              tx,
              long,
              `第 ${line + 1} 条：现场指挥部电话，${'处置正在进行，人员情况正在核实。'.repeat(1 + (line % 4))}`,
              tx.now,
            );
          }
        });
      }
      return long;
    });
  } finally {
    await station.stop();
  }
}

/** Marks the list of this name, or else the longest, and returns how long it is, px; 0 while there is none. Runs in the page. */
function markList(name: string): number {
  const long = [...document.querySelectorAll('[role]')].filter(
    (element) => element.scrollHeight > element.clientHeight * 2 && /auto|scroll/.test(getComputedStyle(element).overflowY),
  );
  const named = long.filter((element) => element.getAttribute('aria-label')?.includes(name));
  const [list] = (named.length > 0 ? named : long).sort((one, other) => other.scrollHeight - one.scrollHeight);
  document.querySelector('[data-bench]')?.removeAttribute('data-bench');
  list?.setAttribute('data-bench', '');
  return list?.scrollHeight ?? 0;
}

interface Scrolled {
  /** Time from each frame to the next, ms. */
  frames: number[];
  /** How far the list moved, px. */
  moved: number;
  nodes: number;
}

interface Recording {
  frames: number[];
  on: boolean;
}

/** Runs in the page. */
function startRecording(): void {
  const recording: Recording = { frames: [], on: true };
  Object.assign(window, { recording });
  let last: number | null = null;
  const frame = (at: number): void => {
    if (last !== null) recording.frames.push(at - last);
    last = at;
    if (recording.on) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** Runs in the page. */
function stopRecording(): Scrolled {
  const { recording } = window as unknown as { recording: Recording };
  recording.on = false;
  const moved = document.querySelector('[data-bench]')?.scrollTop ?? 0;
  return { frames: recording.frames, moved, nodes: document.querySelectorAll('*').length };
}

async function scroll(page: Page, name: string): Promise<Scrolled> {
  const from = performance.now();
  while ((await page.evaluate(markList, name)) < longList) {
    if (performance.now() - from > 30_000) throw new Error(`${name}: no long list has come`);
    await page.waitForTimeout(100);
  }
  // Whatever else the screen loads comes first, and may be longer.
  await page.waitForTimeout(1_500);
  await page.evaluate(markList, name);
  await page.locator('[data-bench]').hover();
  await page.evaluate(startRecording);
  const until = performance.now() + scrollMs;
  while (performance.now() < until) {
    await page.mouse.wheel(0, notch);
    await page.waitForTimeout(notchEveryMs);
  }
  return page.evaluate(stopRecording);
}

function figures(name: string, { frames, moved, nodes }: Scrolled): Figure[] {
  if (moved < longList) throw new Error(`${name}: the list moved only ${moved} px`);
  const slow = frames.filter((frame) => frame > 50).length / frames.length;
  return [
    { name: `scrolling.${name}.p95`, value: round(percentile(frames, 0.95), 1), unit: 'ms', aim: '≤ 34' },
    { name: `scrolling.${name}.over50ms`, value: round(slow * 100, 2), unit: '%' },
    { name: `scrolling.${name}.nodes`, value: nodes, unit: 'nodes', aim: '< 4000' },
  ];
}

export async function bench(): Promise<Figure[]> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('scrolling wants a Chromium on this machine');
  await buildPage();
  const dataDir = benchFolder();
  const long = await fill(dataDir);
  const station = await startHeadless(dataDir);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--no-first-run'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1600, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    await page.goto(station.url);
    await page.fill('#login-name', admin.name);
    await page.fill('#login-password', admin.password);
    await page.keyboard.press('Enter');
    const all: Figure[] = [];
    for (const [figure, address, list] of [
      ['desk.limits', '/', '时限'],
      ['desk.incidents', '/', '事件'],
      ['list', '/incidents', '事件'],
      ['timeline', `/incidents/${long}`, '时间线'],
    ] as const) {
      await page.waitForSelector('#login-name', { state: 'detached' });
      await page.goto(`${station.url}/#${address}`);
      all.push(...figures(figure, await scroll(page, list)));
    }
    return all;
  } finally {
    await browser.close();
    await station.stop();
  }
}

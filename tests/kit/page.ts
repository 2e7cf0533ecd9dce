// What the end-to-end tests share: a program for each test, a page that fails the test on any error, signing in, pictures.
import path from 'node:path';
import { type BrowserContext, expect, type Page, test as base } from '@playwright/test';
import { countyPassword, Program, type StartOptions } from './program.ts';
import { shotsDir } from './shots.ts';

interface Fixtures {
  /** Starts the program; it is gone after the test. */
  start: (options: StartOptions, prepare?: (dir: string) => Promise<void>) => Promise<Program>;
  /** The program with the sample county. */
  county: Program;
  /** Complaints of a page that a test expects, if any. */
  expected: { complaints: RegExp[] };
  watched: undefined;
}

/** What the browser says by itself of things that are as they should be. */
const harmless = [/AudioContext was not allowed/, /401 \(Unauthorized\)/];

/** What the browser says while a station is away, for tests that take it away. */
export const stationGone =
  /ERR_(?:CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH|CONNECTION_RESET|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED)/;

/** Fails the test on an error that nobody expected, in any page of the context. */
function watch(context: BrowserContext, expected: RegExp[]): string[] {
  const complaints: string[] = [];
  const take = (text: string): void => {
    if (![...harmless, ...expected].some((pattern) => pattern.test(text))) complaints.push(text);
  };
  context.on('weberror', (error) => take(`page error: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') take(`console: ${message.text()} ${message.location().url}`);
  });
  return complaints;
}

export const test = base.extend<Fixtures>({
  start: async ({ browserName: _name }, use) => {
    const programs: Program[] = [];
    await use(async (options, prepare) => {
      const program = await Program.start(options, prepare);
      programs.push(program);
      return program;
    });
    for (const program of programs) await program.remove();
  },
  county: async ({ start }, use) => {
    await use(await start({ data: 'county' }));
  },
  expected: [{ complaints: [] }, { option: true }],
  watched: [
    // After `start`: what a page says when its program is taken away at the end is no complaint.
    async ({ context, expected, start: _start }, use) => {
      const complaints = watch(context, expected.complaints);
      await use(undefined);
      expect(complaints, 'errors that no test expected').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens the page as one of the county's people, by the session cookie; the log-in form has tests of its own. */
export async function enter(page: Page, program: Program, name = '李敏', where = '/', password = countyPassword): Promise<void> {
  const answer = await page.request.post(`${program.url}/api/sessions`, { data: { name, password } });
  expect(answer.status()).toBe(201);
  await page.goto(`${program.url}/#${where}`);
  // The same page with another # is not loaded anew: it would go on showing the log-in form.
  if (await page.locator('#login-name').isVisible()) await page.reload();
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'live');
}

/** Goes to another screen of the page that is open. */
export async function goTo(page: Page, where: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, where);
}

/** The look of this page from its next load on. */
export async function look(page: Page, theme: 'day' | 'night', zoom = 100): Promise<void> {
  await page.addInitScript(
    ([name, percent]) => {
      localStorage.setItem('theme', String(name));
      localStorage.setItem('zoom', String(percent));
    },
    [theme, zoom],
  );
}

/** Size and look of the manual's pictures. */
export async function asInManual(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await look(page, 'day');
}

/** Takes a picture of the state that the test has reached, named as the manual names it. */
export async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(shotsDir, `${name}.png`), animations: 'disabled' });
}

/** A figure that a test measured without judging it, in the output. */
export function figure(name: string, value: number, unit: string): void {
  process.stdout.write(`      ${name}: ${value} ${unit}\n`);
}

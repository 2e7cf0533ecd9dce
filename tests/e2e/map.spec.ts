// The map as people use it: by keys alone, with filters, a list that says the same, coordinates, colours, and an address to send.
import { asInManual, enter, expect, goTo, look, shoot, test } from '#kit/page.ts';
import { officer } from '#kit/scenes.ts';
import { atRest, grave } from '#kit/screens.ts';

const rows = '[data-testid=map-row]';

test('the map is worked by keys alone: moved, zoomed, filtered, opened from the list and come back to', async ({ page, county }) => {
  await asInManual(page);
  await enter(page, county, officer, '/map');
  // Running incidents and places are two answers: both must be there before they are counted.
  await expect(page.locator('[data-kind=incident]')).toBeVisible();
  await expect(page.locator('[data-kind=shelter]')).toBeVisible();
  const inView = page.getByTestId('map-in-view');
  // All are shown from the start, as many as the kinds say there are, and still when the window gets smaller before a hand has moved the map.
  const counts = await page.locator('.map-kind em').allTextContents();
  const all = `图中 ${counts.reduce((sum, count) => sum + Number(count), 0)} 处`;
  await expect(inView).toHaveText(all);
  const size = page.viewportSize() ?? { width: 1_280, height: 720 };
  await page.setViewportSize({ width: 900, height: 640 });
  await expect(inView).toHaveText(all);
  await page.setViewportSize(size);
  const box = page.getByRole('application');
  await box.focus();
  await page.keyboard.press('Home');
  await expect(inView).toHaveText(all);
  await expect(page).toHaveURL(/at=/);
  const zoom = Number(/at=.*%2C(\d+)/.exec(page.url())?.[1]);
  await page.keyboard.press('+');
  await expect(page).toHaveURL(new RegExp(`at=[^&]*%2C${zoom + 1}$`));
  await expect(inView).not.toHaveText(all);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Home');
  await expect(inView).toHaveText(all);
  // Digits turn kinds off and on; the list follows.
  const incidents = page.locator('[data-kind=incident]');
  await page.keyboard.press('1');
  await expect(incidents).toHaveAttribute('aria-pressed', 'false');
  await expect(inView).not.toHaveText(all);
  await page.keyboard.press('1');
  await expect(inView).toHaveText(all);
  // Ctrl and arrows move among symbols, and what they point at is said.
  await page.keyboard.press('Control+ArrowRight');
  await expect(page.locator('.map-box [role=status]')).not.toBeEmpty();
  // As in every list, whoever types filters.
  await page.keyboard.type('xfjy');
  await expect(page.getByLabel(/按名称、首字母筛选/)).toHaveValue('xfjy');
  await expect(page).toHaveURL(/q=/);
  const list = page.getByTestId('map-places');
  await list.focus();
  await page.keyboard.press('ArrowDown');
  const chosen = page.locator(`${rows}.chosen`);
  await expect(chosen).toHaveCount(1);
  await expect(chosen).toContainText('消防');
  const name = (await chosen.locator('b').textContent()) ?? '';
  await shoot(page, '20-map-list');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/resources\/places\//);
  await goTo(page, '/map');
  await expect(page.locator(`${rows}.chosen b`)).toHaveText(name);
  await expect(page.getByLabel(/按名称、首字母筛选/)).toHaveValue('xfjy');
  await expect(list).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator(`${rows}.chosen`)).toHaveCount(0);
});

test('a coordinate in any form and a name are gone to; the address sends a colleague to the same view', async ({
  page,
  county,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await enter(page, county, officer, '/map');
  await expect(page.locator(rows).first()).toBeVisible();
  await page.getByRole('application').focus();
  const at = page.getByTestId('map-at');
  for (const typed of ['116.3, 35.9', '116°18′00″E 35°54′00″N', '东经116°18′ 北纬35°54′', '35.9 116.3']) {
    await page.keyboard.press('Control+g');
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    // The middle of the map is a whole pixel: some metres at this zoom.
    await expect(at, typed).toContainText(/116\.(?:3000\d|2999\d), 35\.(?:9000\d|8999\d)/);
    await page.keyboard.press('ArrowUp');
    await expect(at).not.toContainText(/35\.(?:9000\d|8999\d)/);
  }
  await page.keyboard.press('Control+g');
  await page.keyboard.type('云河水库');
  await page.keyboard.press('Enter');
  await expect(page.locator(`${rows}.chosen`)).toContainText('云河水库');
  await page.keyboard.press('Control+c');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^\d{3}\.\d{5}, \d{2}\.\d{5}$/);
  await expect(page).toHaveURL(/place=/);
  const address = page.url();
  const other = await context.newPage();
  await other.goto(address);
  await expect(other.locator(`${rows}.chosen`)).toContainText('云河水库');
  // The middle of a map is a whole pixel.
  const middleOf = (shown: string | null): number[] =>
    (shown ?? '')
      .match(/\d+\.\d{5}/g)
      ?.slice(0, 2)
      .map(Number) ?? [];
  const [lng = 0, lat = 0] = middleOf(copied);
  await expect.poll(async () => Math.abs((middleOf(await other.getByTestId('map-at').textContent())[0] ?? 0) - lng)).toBeLessThan(5e-5);
  await expect.poll(async () => Math.abs((middleOf(await other.getByTestId('map-at').textContent())[1] ?? 0) - lat)).toBeLessThan(5e-5);
  // Over plain http, as in an office's network, the browser gives the page no clipboard.
  await page.bringToFront();
  await page.keyboard.press('ArrowUp');
  // The map glides; only where it comes to rest is another place.
  await expect(at).not.toContainText(copied);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }));
  await page.keyboard.press('Control+c');
  const again = () => page.evaluate(() => (Reflect.deleteProperty(navigator, 'clipboard'), navigator.clipboard.readText()));
  await expect.poll(again).not.toBe(copied);
  expect(await again()).toMatch(/^\d{3}\.\d{5}, \d{2}\.\d{5}$/);
});

test('the map shows no flag and no foreign border, in both themes and with large letters', async ({ page, county }) => {
  for (const [theme, zoom] of [
    ['night', 100],
    ['day', 175],
  ] as const) {
    await look(page, theme, zoom);
    await enter(page, county, officer, '/map');
    await page.reload();
    await expect(page.locator(rows).first()).toBeVisible();
    await atRest(page);
    // Leaflet's prefix with its flag is nowhere, whatever control a layer brings.
    expect(await page.locator('.leaflet-attribution-flag, .leaflet-control-attribution svg').count()).toBe(0);
    await expect(page.locator('.leaflet-container')).not.toContainText('Leaflet');
    expect(await grave(page, null)).toEqual([]);
  }
});

test('symbols change between the colours of the norm and those of the screen, and stay so for this user', async ({ page, county }) => {
  await asInManual(page);
  await enter(page, county, officer, '/map');
  await expect(page.locator(rows).first()).toBeVisible();
  const colour = (): Promise<string | null> => page.locator('[data-kind=shelter] rect').nth(1).getAttribute('fill');
  expect(await colour()).toBe('#15753c');
  await page.getByText('标准色', { exact: true }).click();
  await expect.poll(colour).toBe('#00ff00');
  await page.reload();
  await expect(page.locator(rows).first()).toBeVisible();
  expect(await colour()).toBe('#00ff00');
  await page.getByText('屏幕色', { exact: true }).click();
  await page.locator('.map-legend summary').click();
  await expect(page.locator('.map-legend li').first()).toBeVisible();
  await atRest(page);
  await shoot(page, '20-map');
});

test('a change of zoom paints each picture of the map once, at once', async ({ page, county }) => {
  await enter(page, county, officer, '/map');
  await expect(page.locator(rows).first()).toBeVisible();
  await page.getByRole('application').focus();
  const painted = await page.getByRole('application').evaluate((box) => {
    const times: Record<string, number> = {};
    const { prototype } = CanvasRenderingContext2D;
    // Each picture begins with an empty canvas.
    const clear = Object.getOwnPropertyDescriptor(prototype, 'clearRect') ?? {};
    const counted = function counted(this: CanvasRenderingContext2D, ...area: number[]): void {
      const [name = ''] = this.canvas.className.split(' ');
      times[name] = (times[name] ?? 0) + 1;
      Reflect.apply(clear.value, this, area);
    };
    Object.defineProperty(prototype, 'clearRect', { ...clear, value: counted });
    // Leaflet looks at the number of the key.
    box.dispatchEvent(Object.defineProperty(new KeyboardEvent('keydown', { key: '+', bubbles: true }), 'keyCode', { value: 187 }));
    Object.defineProperty(prototype, 'clearRect', clear);
    return times;
  });
  expect(painted).toMatchObject({ 'points-canvas': 1, 'graticule-canvas': 1 });
});

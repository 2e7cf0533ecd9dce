// What a power cut leaves: the station killed while limits run, the browser killed while somebody types. Nothing is lost, nothing is silent.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { MortalBrowser } from '#kit/browser.ts';
import { enter, expect, goTo, look, shoot, stationGone, test } from '#kit/page.ts';
import { countyPassword, programDir } from '#kit/program.ts';
import { callerWords, obligationsOf, officer, phoneDuty, quieten, receiveLeak } from '#kit/scenes.ts';

const hourMs = 3_600_000;

/** A part of the program that the test keeps back. */
const heldBack = /Failed to load resource|Failed to fetch dynamically imported module/;

test.describe('a part of the program that does not come', () => {
  test.use({ expected: { complaints: [heldBack] } });

  test('takes no form with it, and a screen that it is can be loaded again', async ({ page, county }) => {
    const held = /\/assets\/(?:BaseMap|Stock)-[^/]*\.js$/;
    await page.route(held, (route) => route.abort());
    await enter(page, county, officer, '/intake');
    await page.locator('#said').fill('城关镇东街商铺起火');
    await expect(page.locator('.intake-aside .leaflet-container')).toBeVisible();
    await page.keyboard.type('，正在核实');
    await expect(page.locator('#said')).toHaveValue('城关镇东街商铺起火，正在核实');
    await goTo(page, '/resources/stock');
    await expect(page.getByTestId('not-loaded')).toBeVisible();
    await page.unroute(held);
    await page.getByRole('button', { name: '重新载入' }).click();
    await expect(page.getByTestId('stock-filter')).toBeVisible();
    await goTo(page, '/intake');
    await expect(page.locator('#said'), 'the draft was kept').toHaveValue('城关镇东街商铺起火，正在核实');
  });
});

test.describe('the station is killed', () => {
  test.use({ expected: { complaints: [stationGone] } });

  test('the page says so and keeps what was typed; started again nothing is lost and what was missed fires, marked', async ({
    page,
    county,
  }) => {
    await look(page, 'day');
    await quieten(county);
    await enter(page, county, officer, '/intake');
    await page.locator('#said').fill('城关镇东街商铺起火，正在核实');
    const { id, obligations } = await receiveLeak(county);
    const opened = (): unknown[] => county.entries('obligation.opened').map(({ payload }) => payload);
    const before = opened();
    await county.kill();
    const killedAt = Date.now();

    const fault = page.getByTestId('fault');
    await expect(fault).toHaveAttribute('data-fault', 'unreachable');
    await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'broken');
    await page.locator('#said').press('End');
    await page.keyboard.type('，火势可控');
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.refused, [role=alert]').filter({ hasText: '连接中断' }).first()).toBeVisible();
    await expect(page.locator('#said')).toHaveValue('城关镇东街商铺起火，正在核实，火势可控');
    await shoot(page, '02-station-gone');

    // Power is back after three hours: the limits went by while nobody watched.
    const phone = obligations.find((one) => one.ours && one.mode === 'phone');
    await county.again(3 * hourMs);

    await expect(page.getByTestId('connection'), 'the page comes back by itself').toHaveAttribute('data-state', 'live');
    await expect(fault).toHaveCount(0);
    await expect(page.locator('#said')).toHaveValue('城关镇东街商铺起火，正在核实，火势可控');
    await expect(page.getByTestId('alarm-bar')).toContainText('已超时限');

    // What the hours themselves bring, such as a batch of stock that now comes near its expiry, may have opened since.
    expect(opened().slice(0, before.length), 'nothing was lost').toEqual(before);
    expect((await obligationsOf(county, id)).map((one) => one.id).sort()).toEqual(obligations.map((one) => one.id).sort());
    const [pause, ...more] = county.entries('watch.interrupted').filter(({ payload }) => Number(payload.to) > killedAt);
    expect(more, 'said once').toEqual([]);
    expect(pause?.payload).toMatchObject({ cause: 'stopped' });
    expect(Number(pause?.payload.to) - Number(pause?.payload.from)).toBeGreaterThan(2.9 * hourMs);
    const fired = county.entries('obligation.stageFired').map(({ payload }) => payload);
    const mine = fired.filter((payload) => payload.incident === id && payload.title === phone?.title && payload.repeat === 0);
    expect(mine.map((payload) => payload.stageId)).toEqual(['remind', 'leader', 'alarm', 'over', 'over15', 'over60']);
    expect(
      mine.every((payload) => Number(payload.lateMs) > hourMs),
      'marked with how late they were',
    ).toBe(true);
    expect((await phoneDuty(county, id)).dueAt, 'the limit did not move').toBe(phone?.dueAt);

    // Once the station is there again, the same press writes it.
    await page.keyboard.press('Control+Enter');
    await expect(page.getByTestId('incident-head')).toBeVisible();
    await goTo(page, '/duty');
    await page.getByTestId('log-search').fill('值守中断');
    await expect(page.getByTestId('duty-log').getByTestId('line').first()).toContainText(/值守中断.*期间到期 \d+ 项/);

    await county.stop();
    const verified = spawnSync(process.execPath, [path.join(programDir, 'electron/cli/main.ts'), 'verify', '--data', county.dir], {
      cwd: programDir,
      encoding: 'utf8',
    });
    expect(verified.stdout).toMatch(/^ok: \d+ entries, chain, signatures and projections agree/);
    expect(verified.status).toBe(0);
  });
});

test('the browser is killed in the middle of typing, the station too: the draft is back', async ({ county }) => {
  const browser = new MortalBrowser();
  try {
    const page = await browser.open();
    await enter(page, county, officer);
    await page.keyboard.press('F2');
    await expect(page.locator('#caller')).toBeFocused();
    await page.keyboard.type('城关镇值班室');
    await page.locator('#said').fill(callerWords);
    await expect(page.locator('.heard [data-field=kind]')).toHaveAttribute('data-state', 'proposed');
    await page.locator('.heard [data-field=kind]').focus();
    await page.keyboard.press('Tab');
    await expect(page.getByTestId('draft')).toContainText('草稿已存');
    await page.locator('#said').press('End');
    await page.keyboard.type('刚才又说风向转东。');
    // The draft says when it was kept; typing on changes what it must hold.
    await expect
      .poll(() =>
        page.evaluate(
          () =>
            new Promise<string>((resolve) => {
              const open = indexedDB.open('watchdesk');
              open.onsuccess = () => {
                const get = open.result.transaction('drafts').objectStore('drafts').get('intake');
                get.onsuccess = () => {
                  open.result.close();
                  resolve(JSON.stringify(get.result));
                };
              };
            }),
        ),
      )
      .toContain('刚才又说风向转东。');
    await browser.kill();
    await county.kill();

    await county.again();
    const again = await browser.open();
    await again.goto(`${county.url}/#/intake`);
    // The cookie may not have reached the disk: then the way back is the password, and it leads to the same screen.
    const form = again.locator('#login-name');
    await expect(form.or(again.locator('#said')).first()).toBeVisible();
    if (await form.isVisible()) {
      await form.fill(officer);
      await again.locator('#login-password').fill(countyPassword);
      await again.keyboard.press('Enter');
    }
    await expect(again.locator('#said')).toHaveValue(`${callerWords}刚才又说风向转东。`);
    await expect(again.locator('#caller')).toHaveValue('城关镇值班室');
    await expect(again.getByTestId('draft')).toContainText('已恢复');
    await expect(again.locator('.heard [data-field=kind]')).toHaveAttribute('data-state', 'accepted');
    // Left in the same moment as the last letter.
    await again.locator('#said').press('End');
    await again.keyboard.type('已告消防。');
    await again.reload();
    await expect(again.locator('#said')).toHaveValue(`${callerWords}刚才又说风向转东。已告消防。`);
    await again.keyboard.press('Control+Enter');
    await expect(again.getByTestId('incident-head')).toBeVisible();
    await goTo(again, '/intake');
    await expect(again.locator('#said'), 'what was saved is no draft any more').toHaveValue('');
  } finally {
    await browser.remove();
  }
});

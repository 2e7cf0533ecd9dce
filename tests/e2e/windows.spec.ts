// Two windows on one station: what one does shows in the other without anybody pressing anything, and only one of them sounds.
import type { Page } from '@playwright/test';
import { asInManual, enter, expect, figure, goTo, shoot, test } from '#kit/page.ts';
import { leader, listenIn, officer, quieten, receiveLeak, timePhoneReport, tonesOf } from '#kit/scenes.ts';

test('a second window follows along', async ({ page, browser, county }) => {
  await asInManual(page);
  const { id } = await receiveLeak(county);
  const other = await (
    await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1280, height: 800 } })
  ).newPage();
  await asInManual(other);
  await enter(page, county, officer, `/incidents/${id}`);
  await enter(other, county, leader, `/incidents/${id}`);
  await expect(other.getByTestId('timeline')).toBeVisible();
  const loads: string[] = [];
  other.on('framenavigated', (frame) => loads.push(frame.url()));

  // The moment at which each page shows the words, by the one clock that both share.
  const shownAt = (target: Page, words: string): Promise<number> =>
    target.evaluate(
      (text) =>
        new Promise<number>((resolve) => {
          const look = (): void => {
            if (!document.querySelector('[data-testid=timeline]')?.textContent.includes(text)) return;
            seer.disconnect();
            resolve(Date.now());
          };
          const seer = new MutationObserver(look);
          seer.observe(document.body, { subtree: true, childList: true, characterData: true });
          look();
        }),
      words,
    );
  const delays: number[] = [];
  for (const words of ['消防到场三车十五人', '下风向村民已通知转移', '储罐阀门已关闭', '现场指挥部设在厂区东门', '环境监测车到场']) {
    const inOther = shownAt(other, words);
    const input = page.getByTestId('note-input');
    await input.fill(words);
    const sent = page.evaluate(
      () => new Promise<number>((resolve) => addEventListener('keydown', () => resolve(Date.now()), { once: true, capture: true })),
    );
    await input.press('Enter');
    delays.push((await inOther) - (await sent));
  }
  delays.sort((a, b) => a - b);
  figure('a note of one window shows in the other after', delays[2] ?? 0, `ms (median of ${delays.length}; slowest ${delays.at(-1) ?? 0})`);

  await goTo(other, '/');
  const card = other.getByTestId('open-incidents').locator(`[data-id="${id}"]`);
  await expect(card).toBeVisible();
  const title = '城关镇宏达化工厂液氨泄漏并起火';
  await county.api(officer, 'POST', `/incidents/${id}/facts`, { title, casualties: { injured: 7 } });
  await expect(card).toContainText(title);
  await expect(card).toContainText('7');
  await expect(page.getByTestId('incident-head')).toContainText(title);
  await shoot(other, '02-second-window');
  expect(loads, 'the other window was never loaded anew').toEqual([`${county.url}/#/`]);
  await other.context().close();
});

test('two windows of one browser ring once', async ({ page, context, county }) => {
  await quieten(county);
  await timePhoneReport(county, 60, [{ id: 'alarm', second: 1, tells: ['main'], priority: 'urgent' }]);
  const other = await context.newPage();
  for (const window of [page, other]) {
    await listenIn(window);
    await enter(window, county);
  }
  await receiveLeak(county);
  await expect(page.getByTestId('alarm-bar')).toBeVisible();
  await expect(other.getByTestId('alarm-bar')).toBeVisible();
  const rings = async (): Promise<number[]> => [(await tonesOf(page)).length, (await tonesOf(other)).length];
  await expect.poll(async () => Math.max(...(await rings()))).toBeGreaterThan(0);
  expect(Math.min(...(await rings()))).toBe(0);
  // The one that sounds is closed: the other takes over.
  const silent = (await rings())[0] === 0 ? page : other;
  await (silent === page ? other : page).close();
  await expect.poll(async () => (await tonesOf(silent)).length).toBeGreaterThan(0);
});

// The rules of what is owed on duty are set by keyboard; a proposal becomes the office's own; a township's gaps are told to alarm.
import { enter, expect, look, shoot, test } from '#kit/page.ts';
import { administrator } from '#kit/scenes.ts';

test('grace of signing in: wrong at the field, then the office’s own; gaps of a township alarm', async ({ page, county }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await look(page, 'day');
  await enter(page, county, administrator, '/duty/setup?part=rules');
  const rule = page.getByTestId('rule-checkIn');
  await expect(rule).toContainText('建议值');
  const grace = rule.getByLabel('宽限（分钟）');
  await grace.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await expect(rule.getByRole('alert')).toContainText('填 1 到 120 的整数');
  await expect(grace).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('15');
  // The page's idea of the station's clock is late on a slow machine: the saved rule holds all the same, and is drawn.
  await page.evaluate(() => {
    const real = Date.now;
    Date.now = () => real() - 4_000;
  });
  await page.keyboard.press('Enter');
  await expect(rule).toContainText('接班后 15 分钟内签到');
  await expect(rule).toContainText('本单位 · 第 2 版');
  await expect(page.getByTestId('rule-gap')).toContainText('建议值');
  await page.mouse.move(700, 20);
  await shoot(page, '11-duty-rules');
  const { items } = await county.api<{
    items: { id: string; version: number; pack: string; validFrom: string | null; limitSeconds: number }[];
  }>(administrator, 'GET', '/rules/dutyRules');
  const own = items.find((one) => one.id === 'checkIn' && one.version === 2);
  expect(own).toMatchObject({ pack: 'office', limitSeconds: 900 });
  expect(own?.validFrom).not.toBeNull();

  await page.getByRole('tab', { name: '班表', exact: true }).last().click();
  await page.getByRole('navigation', { name: '各班表' }).getByRole('button').nth(1).click();
  const watched = page.getByRole('switch', { name: '空岗也要告警' });
  await watched.focus();
  await page.keyboard.press('Space');
  await page.getByTestId('save-roster').click();
  await expect(page.getByText('已保存班表设置')).toBeVisible();
  const rosters = await county.api<{ items: { home: boolean; watched?: boolean }[] }>(administrator, 'GET', '/rosters');
  expect(rosters.items.filter((one) => one.watched && !one.home)).toHaveLength(1);
});

// The incident's map and resources: circles, the list worked by keys, telling, shelters, the free point of the map page.
import { readFileSync } from 'node:fs';
import { asInManual, enter, expect, goTo, shoot, test } from '#kit/page.ts';
import { printedPages } from '#kit/printed.ts';
import { administrator } from '#kit/scenes.ts';

interface Incident {
  id: string;
  title: string;
  place: { text: string; lng?: number; lat?: number } | null;
}

test('an incident shows what lies around it, and places are told by keyboard', async ({ page, county }) => {
  await asInManual(page);
  await enter(page, county);
  const { items } = (await (await page.request.get(`${county.url}/api/incidents?state=open`)).json()) as { items: Incident[] };
  const incident = items.find((one) => one.place?.lng !== undefined);
  expect(incident).toBeDefined();
  await expect(page.getByTestId('near-glance').first()).toContainText('公里内');
  await goTo(page, `/incidents/${incident?.id}?tab=near`);
  const list = page.getByTestId('near-list');
  await expect(list.getByTestId('near-row').first()).toBeVisible();
  await shoot(page, '22-incident-map');
  // Two places ticked by keys, told with words of their own.
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await expect(page.getByTestId('near-tell')).toContainText('2');
  await page.getByTestId('near-tell').press('Enter');
  await page.getByTestId('tell-places-form').getByRole('textbox').fill('请报可出动人数');
  await page.keyboard.press('Control+Enter');
  const rows = page.getByTestId('told-row');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('请报可出动人数');
  await rows.first().getByTestId('told-phone').press('Enter');
  await expect(rows.first()).toHaveAttribute('data-state', 'sent');
  await rows.first().getByTestId('told-answer').press('Enter');
  await page.getByTestId('told-answer-form').getByRole('textbox').first().fill('值班员小刘');
  await page.getByTestId('told-answer-form').getByRole('textbox').nth(1).fill('可出动 12 人');
  await page.keyboard.press('Control+Enter');
  await expect(rows.first()).toHaveAttribute('data-state', 'answered');
  await shoot(page, '22-told');
  await goTo(page, `/incidents/${incident?.id}`);
  await expect(page.getByTestId('timeline')).toContainText('可出动 12 人');
  // Own circles, the file, the sheet.
  await goTo(page, `/incidents/${incident?.id}?tab=near`);
  await page.getByRole('tab', { name: '周边' }).click();
  const rings = page.locator('#near-rings');
  await rings.fill('200, abc');
  await expect(page.locator('#near-rings-error')).toBeVisible();
  await rings.fill('2000, 8000');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('near-totals')).toContainText('8.0 公里内');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 csv' }).click();
  const text = readFileSync(await (await saving).path(), 'utf8');
  expect(text).toContain('2.0 公里、8.0 公里内');
  expect(text).toContain('云河县');
  await page.getByTestId('near-print').click();
  await expect(page.getByTestId('near-sheet').locator('tbody tr').first()).toBeVisible();
  await shoot(page, '22-near-sheet');
  const pages = await printedPages(page);
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.filter((text) => !text.includes('内部资料'))).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('near')).toBeVisible();
});

test('shelters are proposed for the people of the facts; the nearest of each kind say that lines are straight', async ({
  page,
  county,
}) => {
  await asInManual(page);
  await enter(page, county, administrator);
  const { items } = (await (await page.request.get(`${county.url}/api/incidents?state=open`)).json()) as { items: Incident[] };
  const incident = items.find((one) => one.place?.lng !== undefined);
  await goTo(page, `/incidents/${incident?.id}?tab=near`);
  await page.getByRole('tab', { name: '安置' }).click();
  await page.locator('#near-people').fill('600');
  await expect(page.getByTestId('shelter-verdict')).toContainText('安置 600 人');
  await expect(page.getByTestId('shelter-verdict')).toContainText('位置够');
  await shoot(page, '22-shelters');
  await page.getByRole('tab', { name: '最近' }).click();
  await expect(page.getByTestId('nearest-row').first()).toContainText('直线');
  // The county has loaded its roads: each has its way, marked as an estimate, and it is drawn on demand.
  await expect(page.getByTestId('near-nearest')).toHaveAttribute('data-roads', 'true');
  await expect(page.getByTestId('near-nearest')).toContainText('不含实时路况');
  await expect(page.getByTestId('nearest-row').first()).toContainText('道路');
  await page.getByTestId('near-route').nth(2).press('Enter');
  await expect(page.getByTestId('near-route').nth(2)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByTestId('near-route').nth(2)).toContainText('收起路线');
  await shoot(page, '22-nearest');
});

test('an incident without a position says so and takes one by name', async ({ page, county }) => {
  await enter(page, county);
  const made = await page.request.post(`${county.url}/api/incidents`, {
    data: {
      receivedAt: new Date().toISOString(),
      source: { mode: 'phone' },
      title: '云河县实验小学门口积水',
      place: { text: '云河县人民医院东门' },
    },
  });
  const { id } = (await made.json()) as Incident;
  await goTo(page, `/incidents/${id}?tab=near`);
  await expect(page.getByTestId('near-unplaced')).toContainText('还没有位置');
  await page.locator('#near-position').fill('不是坐标');
  await page.keyboard.press('Enter');
  await expect(page.locator('#near-position-error')).toBeVisible();
  await page.locator('#near-position').fill('116.3, 35.9');
  await shoot(page, '22-no-position');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('near')).toBeVisible();
});

test('any point of the map is measured from', async ({ page, county }) => {
  await asInManual(page);
  await enter(page, county, '李敏', '/map');
  await page.getByTestId('near-from-middle').click();
  await expect(page.getByTestId('near-free')).toContainText('116.');
  await expect(page.getByTestId('near-count')).toBeVisible();
  await shoot(page, '22-from-here');
  await page.getByTestId('map').click({ button: 'right', position: { x: 200, y: 200 } });
  await expect(page.getByTestId('near-free')).toBeVisible();
});

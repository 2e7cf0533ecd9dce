// Places as people use them, without a mouse: found, opened, who has the key and how to ring them, states changed from the list, a form with
// a mistake in every field, closed, opened again, removed and brought back, printed for the office and for the public.
import type { Page } from '@playwright/test';
import { asInManual, enter, expect, goTo, look, shoot, test } from '#kit/page.ts';
import { printedPages } from '#kit/printed.ts';
import { officer } from '#kit/scenes.ts';
import { grave } from '#kit/screens.ts';

const planner = '唐志刚';

async function toList(page: Page): Promise<void> {
  await page.getByTestId('place-filter').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
}

test('a place is found by initials, says who has the key, and what changes by the hour is changed from the list', async ({
  page,
  county,
}) => {
  await asInManual(page);
  await enter(page, county, officer, '/resources');
  await expect(page.getByTestId('place-row').first()).toBeVisible();
  await shoot(page, '17-places');
  await page.getByTestId('kind-all').focus();
  for (let tries = 0; tries < 4; tries += 1) await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('kind-shelter')).toHaveAttribute('aria-checked', 'true');
  await page.getByTestId('sort-capacity').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('sort-capacity')).toContainText('▼');
  const row = page.getByTestId('place-row').first();
  await expect(row).toContainText('云水公园应急避难场所');
  await toList(page);
  await page.keyboard.press(' ');
  const edit = page.getByTestId('state-edit');
  await expect(edit).toBeVisible();
  const people = edit.getByLabel(/现有人数/);
  await people.fill('三十');
  await people.press('Enter');
  await expect(edit.getByRole('alert')).toContainText('0 或正整数');
  await people.fill('99999');
  await expect(page.getByText(/超过容量/)).toBeVisible();
  await shoot(page, '17-state');
  await people.fill('130');
  await edit.locator('input:checked').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+Enter');
  await expect(edit).toHaveCount(0);
  await expect(row).toContainText('130 人');
  await expect(row.locator('.place-cell').nth(2)).toContainText('是');
  await expect(row).toContainText('刚刚');
  await expect(page.locator('.virtual'), 'the keyboard is in the list again').toBeFocused();

  // The page of the place: the key in large letters, its number dials and opens a call note.
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('key-holders')).toContainText('侯建设');
  await expect(page.getByTestId('key-holders').getByTestId('phone-link').first()).toHaveAttribute('href', /^tel:\d+/);
  await expect(page.getByTestId('place-states')).toContainText('130');
  await expect(page.getByTestId('place-history')).toContainText('李敏');
  await expect(page.locator('.place-map canvas').first()).toBeVisible();
  await shoot(page, '17-place');
  await expect(page.getByRole('button', { name: '移走' }), 'an officer on duty says states and nothing else').toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('kind-shelter')).toHaveAttribute('aria-checked', 'true');
  await expect(page.locator('.virtual')).toBeFocused();

  // From anywhere by its initials.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').last().fill('ysgyyj');
  await expect(page.locator('#command-hits')).toContainText('侯建设');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('place-page')).toContainText('云水公园应急避难场所');
});

test('a place is entered by keyboard with a mistake in every field, mended, closed, opened, removed and brought back', async ({
  page,
  county,
}) => {
  await asInManual(page);
  await enter(page, county, planner, '/resources/new?kind=shelter');
  const form = page.getByTestId('place-form');
  await expect(form).toBeVisible();
  const field = (name: string) => page.locator(`#place-new-${name}`);
  const errorOf = (name: string) => page.locator(`#place-new-${name}-error`);
  await field('position').fill('35.9 116.3');
  await field('checkedOn').fill('2099-01-01');
  const numbers = { area: '-5', usableArea: '很大', capacity: '3.5', peopleNow: '-1', serviceRadius: '1e9' };
  for (const [name, text] of Object.entries(numbers)) await field(name).fill(text);
  await page.keyboard.press('Control+Enter');
  await expect(field('name')).toBeFocused();
  await expect(errorOf('name')).toContainText('名称');
  await expect(errorOf('position')).toContainText('填反');
  await expect(errorOf('checkedOn')).toContainText('今天');
  for (const name of Object.keys(numbers)) await expect(errorOf(name), name).toContainText('正');
  await errorOf('position').scrollIntoViewIfNeeded();
  await shoot(page, '17-form');
  await field('name').fill('云河县第九中学体育馆');
  await field('position').fill('116°18′00″ 35°54′00″');
  await field('checkedOn').fill('2026-01-05');
  for (const [name, text] of Object.entries({ area: '2,400', usableArea: '1800.5', capacity: '600', peopleNow: '700', serviceRadius: '' }))
    await field(name).fill(text);
  await expect(form.getByText(/超过容量/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('place-page')).toContainText('云河县第九中学体育馆');
  await expect(page.getByTestId('place-facts')).toContainText('116.30000 35.90000');
  await expect(page.getByTestId('place-facts')).toContainText('1800.5');

  // Who has the key: nobody named is refused at the field; somebody of the directory is chosen by initials.
  await page.getByRole('button', { name: '添加联系人' }).press('Enter');
  const contact = page.getByTestId('contact-form');
  await expect(contact.getByRole('combobox').first()).toBeFocused();
  await page.locator('[id$="-phone"]').fill('值班');
  await page.keyboard.press('Control+Enter');
  await expect(contact.getByRole('alert')).toContainText('3 位');
  await page.locator('[id$="-phone"]').fill('');
  await page.keyboard.press('Control+Enter');
  await expect(contact.getByRole('alert')).toContainText('请选人');
  await contact.getByRole('combobox').first().fill('swt');
  await expect(page.locator('.person-option').first()).toContainText('宋文涛');
  await page.keyboard.press('Enter');
  await contact.getByRole('switch').press(' ');
  await contact.getByLabel('职责').fill('馆长');
  await page.keyboard.press('Control+Enter');
  await expect(contact).toHaveCount(0);
  await expect(page.getByTestId('key-holders').locator('b').first()).toHaveText('宋文涛');
  await expect(page.getByTestId('key-holders')).toContainText('馆长');

  await page.getByRole('button', { name: '关闭场所' }).press('Enter');
  const closing = page.getByTestId('closing-form');
  await closing.getByLabel('原因').press('Control+Enter');
  await expect(closing.getByRole('alert')).toContainText('原因');
  await closing.getByLabel('原因').fill('屋面维修');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('note').filter({ hasText: '屋面维修' })).toBeVisible();
  await page.getByRole('button', { name: '重新启用' }).press('Enter');
  await expect(page.getByRole('note').filter({ hasText: '屋面维修' })).toHaveCount(0);
  await expect(page.getByTestId('place-history')).toContainText('屋面维修');

  await page.getByRole('button', { name: '移走', exact: true }).press('Enter');
  await page.locator('.ant-modal').getByRole('button', { name: '移走' }).press('Enter');
  await expect(page.getByTestId('removed-bar')).toContainText('云河县第九中学体育馆');
  await page.getByTestId('place-filter').fill('第九中学');
  await expect(page.getByTestId('place-row')).toHaveCount(0);
  await page.getByTestId('removed-bar').getByRole('button').first().press('Enter');
  await expect(page.getByTestId('place-row')).toHaveCount(1);

  // The directory knows of which places somebody has the key.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').last().fill('宋文涛');
  await page.locator('#command-hits li').filter({ hasText: '宋文涛' }).first().click();
  await expect(page.getByTestId('person-places')).toContainText('云河县第九中学体育馆');
});

test('the list is printed for the office with its mark, for the public without what is internal; a person says which places are theirs', async ({
  page,
  county,
}) => {
  await asInManual(page);
  await enter(page, county, planner, '/resources?kind=reservoir');
  await expect(page.getByTestId('place-row').first()).toBeVisible();
  await goTo(page, '/resources/print');
  const sheet = page.getByTestId('places-sheet');
  await expect(sheet).toContainText('内部资料');
  await expect(sheet).toContainText('汛限水位');
  await shoot(page, '17-print');
  await page.getByText('公开版', { exact: true }).click();
  await expect(sheet).not.toContainText('内部资料');
  await expect(sheet).not.toContainText('汛限水位');
  await expect(sheet.locator('table th').filter({ hasText: '钥匙' })).toHaveCount(0);
  expect((await printedPages(page)).join('')).not.toContain('内部资料');
  // Every page of a long list says it, not the first alone.
  await goTo(page, '/resources');
  await page.getByTestId('kind-all').click();
  await goTo(page, '/resources/print');
  await expect(sheet.locator('tbody tr').nth(100)).toBeVisible();
  const pages = await printedPages(page);
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.filter((text) => !text.includes('内部资料'))).toEqual([]);

  await goTo(page, '/resources/today');
  await expect(page.getByTestId('today-shelter')).toContainText('容量');
  await expect(page.getByTestId('today-stock')).toContainText('临期');
  await shoot(page, '17-today');
  const answer = await page.request.get(
    `${county.url}/api/facilities?kind=fireStation&text=${encodeURIComponent('城关')}&bbox=116,35,117,36.5`,
  );
  expect(answer.status()).toBe(200);
  const { items } = (await answer.json()) as { items: { name: string; kind: string; position: { lng: number } }[] };
  expect(items.map(({ kind }) => kind)).toContain('fireStation');
  expect(items[0]?.position.lng).toBeCloseTo(116.29, 1);
  expect((await page.request.get(`${county.url}/api/facilities?bbox=1,2,3`)).status()).toBe(422);
  expect((await page.request.get(`${county.url}/api/facilities?kind=castle`)).status()).toBe(422);
});

for (const [theme, zoom] of [
  ['day', 100],
  ['night', 175],
] as const)
  test(`the screens of places are readable and without barriers, ${theme} at ${zoom} %`, async ({ page, county }) => {
    await look(page, theme, zoom);
    await enter(page, county, planner, '/resources');
    await expect(page.getByTestId('place-row').first()).toBeVisible();
    expect(await grave(page, null)).toEqual([]);
    await page.getByTestId('kind-shelter').press(' ');
    await expect(page.getByTestId('sort-capacity')).toBeVisible();
    await toList(page);
    await page.keyboard.press(' ');
    await expect(page.getByTestId('state-edit')).toBeVisible();
    expect(await grave(page, null)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('place-history').locator('li').first()).toBeVisible();
    expect(await grave(page, null)).toEqual([]);
    await page.getByRole('button', { name: '修改', exact: true }).first().press('Enter');
    await expect(page.getByTestId('place-form')).toBeVisible();
    expect(await grave(page, null)).toEqual([]);
    await goTo(page, '/resources/today');
    await expect(page.getByTestId('today-shelter')).toBeVisible();
    expect(await grave(page, null)).toEqual([]);
    await goTo(page, '/resources/print');
    await expect(page.getByTestId('places-sheet')).toBeVisible();
    expect(await grave(page, null)).toEqual([]);
  });

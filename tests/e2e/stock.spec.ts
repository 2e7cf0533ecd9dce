// Stock by keyboard on the sample county: supplies, in, slip to an incident, below zero, count, correction.
import type { Program } from '#kit/program.ts';
import { asInManual, enter, expect, goTo, shoot, test } from '#kit/page.ts';

const planner = '唐志刚';

interface Made {
  depot: string;
  other: string;
  tent: string;
}

/** Two depots, tents in two batches, quilts below their minimum. */
async function made(county: Program): Promise<Made> {
  const place = async (name: string): Promise<string> =>
    (await county.api<{ id: string }>(planner, 'POST', '/facilities', { facility: { kind: 'supplyDepot', name } })).id;
  const supply = async (name: string, unit: string, more: object = {}): Promise<string> =>
    (await county.api<{ id: string }>(planner, 'POST', '/supplies', { supply: { name, unit, category: '1', ...more } })).id;
  const [depot, other] = [await place('试验中心库'), await place('试验北库')];
  const tent = await supply('试验帐篷', '顶', { spec: '12㎡/顶' });
  const quilt = await supply('试验棉被', '床', { spec: '2m×1.8m' });
  const salt = await supply('试验融雪剂', '吨', { decimals: 3 });
  await county.api(planner, 'POST', '/stock/in', {
    cause: 'opening',
    facility: depot,
    items: [
      { supply: tent, quantity: 40, batch: { number: 'T-2601', expiresOn: '2031-06-30' } },
      { supply: tent, quantity: 12, batch: { number: 'T-2512', expiresOn: '2030-12-31' } },
      { supply: quilt, quantity: 80 },
      { supply: salt, quantity: 2.125 },
    ],
  });
  await county.api(planner, 'POST', '/stock/in', { cause: 'opening', facility: other, items: [{ supply: tent, quantity: 6 }] });
  await county.api(planner, 'PUT', '/stock/lines', { facility: depot, supply: quilt, minimum: 200, shelf: 'B-02' });
  await county.api(planner, 'PUT', '/stock/lines', { facility: depot, supply: tent, minimum: 30, shelf: 'A-01' });
  return { depot, other, tent };
}

test('goods come in by keyboard, with what people get wrong on the way', async ({ page, county }) => {
  const { depot } = await made(county);
  await asInManual(page);
  await enter(page, county, planner, `/resources/stock/move/in?place=${depot}`);
  const form = page.getByTestId('in-form');
  await expect(form).toContainText('采购入库');
  await page.getByRole('textbox', { name: '数量 1' }).focus();
  await page.keyboard.press('Control+Enter');
  await expect(form).toContainText('还没有填数量');
  await page.locator('#in-supply-0').focus();
  await page.keyboard.type('syrxj');
  await expect(page.locator('.ant-select-item-option-active')).toContainText('试验融雪剂');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '数量 1' }).fill('0.1255');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+Enter');
  await expect(form).toContainText('最多 3 位小数');
  await page.getByRole('textbox', { name: '数量 1' }).fill('0.125');
  await page.getByRole('textbox', { name: '有效期至 1' }).fill('不知道');
  await page.keyboard.press('Control+Enter');
  await expect(form).toContainText('日期看不懂');
  await page.getByRole('textbox', { name: '有效期至 1' }).fill('2028-12-31');
  await shoot(page, '18-in');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('stock')).toBeVisible();
  const row = page.getByTestId('stock-row').filter({ hasText: '试验融雪剂' });
  await expect(row).toContainText('2.25');
  await shoot(page, '18-stock');
});

test('a slip takes what expires first, is refused over the book, prints, stands on the incident, and comes back in part', async ({
  page,
  county,
}) => {
  await made(county);
  const { id, title } = await county
    .api<{ items: { id: string; title: string }[] }>('李敏', 'GET', '/incidents?state=open')
    .then(({ items }) => items[0] ?? { id: '', title: '' });
  await asInManual(page);
  await enter(page, county, '李敏', `/resources/stock/slips/new?incident=${id}`);
  const form = page.getByTestId('slip-form');
  await form.getByRole('textbox', { name: '接收人' }).fill('赵镇长');
  await form.getByRole('textbox', { name: '车辆' }).fill('鲁J12345');
  await form.getByRole('combobox', { name: '品目' }).focus();
  await form.getByRole('combobox', { name: '品目' }).fill('试验帐篷');
  await expect(page.locator('.ant-select-item-option-active')).toContainText('试验帐篷');
  await page.keyboard.press('Enter');
  await form.getByRole('textbox', { name: '要多少' }).fill('20');
  await page.keyboard.press('Enter');
  const table = form.getByRole('table', { name: '物资' });
  await expect(table.getByRole('row').nth(1)).toContainText('T-2512');
  await expect(table.getByRole('textbox', { name: /T-2512/ })).toHaveValue('12');
  await expect(table.getByRole('textbox', { name: /T-2601/ })).toHaveValue('8');
  await table.getByRole('textbox', { name: /T-2512/ }).fill('13');
  await page.keyboard.press('Control+Enter');
  await expect(form).toContainText('账面只有 12 顶');
  await table.getByRole('textbox', { name: /T-2512/ }).fill('12');
  await shoot(page, '18-slip-form');
  await page.keyboard.press('Control+Enter');
  const paper = page.getByTestId('slip-paper');
  await expect(paper).toContainText('赵镇长');
  await expect(paper).toContainText('T-2512');
  await expect(page.getByTestId('slip')).toContainText('已发放');
  await shoot(page, '18-slip');
  await page.getByRole('button', { name: '归还', exact: true }).click();
  const back = page.getByRole('textbox', { name: /归还 试验帐篷/ }).first();
  await back.fill('99');
  await expect(back).toHaveAttribute('aria-invalid', 'true');
  await back.fill('5');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '尚未归还' })).toContainText('已还 5');
  await goTo(page, `/incidents/${id}`);
  await expect(page.getByTestId('timeline')).toContainText('物资调拨');
  await expect(page.getByTestId('timeline')).toContainText('归还入库');
  await expect(page.getByTestId('slip-line')).toContainText('已发放');
  await shoot(page, '18-incident');
  expect(title).not.toBe('');
});

test('what goes out beyond the book is red until a count settles it; Enter goes down the sheet', async ({ page, county }) => {
  const { other } = await made(county);
  await asInManual(page);
  await enter(page, county, '李敏', `/resources/stock/move/out?place=${other}`);
  const form = page.getByTestId('out-form');
  await form.getByRole('textbox', { name: /^数量 试验北库 试验帐篷/ }).fill('9');
  await page.keyboard.press('Control+Enter');
  await expect(form).toContainText('账面只有 6 顶');
  await form.getByRole('checkbox', { name: '账面不足仍发放' }).check();
  await page.keyboard.press('Control+Enter');
  await expect(form).toContainText('请写明原因');
  await form.getByRole('textbox', { name: '原因' }).fill('现场清点实有 10 顶');
  await page.keyboard.press('Control+Enter');
  const row = page.getByTestId('stock-row').filter({ hasText: '试验帐篷' });
  await expect(row).toContainText('账面不足，待盘点');
  await shoot(page, '18-short');
  await goTo(page, `/resources/stock/count?place=${other}`);
  const count = page.getByTestId('count-form');
  await count.getByRole('textbox', { name: /^实盘 试验北库 试验帐篷/ }).fill('1');
  await expect(count).toContainText('+4');
  await shoot(page, '18-count');
  await page.getByRole('button', { name: '打印空白盘点表' }).click();
  await expect(page.getByTestId('count-paper')).toContainText('盘点人');
  await expect(page.getByTestId('count-paper')).not.toContainText('-3');
  await page.keyboard.press('Escape');
  await count.getByRole('textbox', { name: /^实盘/ }).focus();
  await page.keyboard.press('Control+Enter');
  await expect(row).not.toContainText('账面不足');
  await row.click();
  const movements = page.getByTestId('movements');
  await expect(movements).toContainText('实盘 1，账面 -3');
  await expect(movements).toContainText('账面不足仍发放');
  await shoot(page, '18-card');
});

test('a wrong movement is taken back and stays in view; the rows shown are exported', async ({ page, county }) => {
  const { depot } = await made(county);
  await enter(page, county, '李敏', `/resources/stock?place=${depot}`);
  const list = page.getByRole('listbox', { name: /^物资/ });
  await expect(page.getByTestId('stock-row')).toHaveCount(3);
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const movements = page.getByTestId('movements');
  await movements.getByRole('button', { name: /^冲正/ }).first().click();
  await page.keyboard.type('记错了');
  await page.keyboard.press('Enter');
  await expect(movements).toContainText('已冲正');
  await expect(movements).toContainText('冲正前一笔');
  await page.keyboard.press('Escape');
  await page.getByTestId('stock-filter').fill('试验棉被');
  await expect(page.getByTestId('stock-row')).toHaveCount(1);
  const downloads = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 csv' }).click();
  expect((await downloads).suggestedFilename()).toMatch(/^物资库存-.*\.csv$/);
});

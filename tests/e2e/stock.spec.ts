// Stock by keyboard on the sample county: supplies, in, slip to an incident, below zero, count, correction.
import type { Program } from '#kit/program.ts';
import { asInManual, enter, expect, goTo, look, shoot, test } from '#kit/page.ts';
import { atRest, grave } from '#kit/screens.ts';

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

interface Line {
  id: string;
  name: string;
  batches: { id: string | null; number: string }[];
}

/** A line of the depot, and one of its batches. */
async function lineAt(county: Program, facility: string, name: string, number = ''): Promise<{ line: string; batch: string | null }> {
  const { items } = await county.api<{ items: Line[] }>(planner, 'GET', `/stock?facility=${facility}`);
  const line = items.find((one) => one.name === name);
  return { line: line?.id ?? '', batch: line?.batches.find((batch) => batch.number === number)?.id ?? null };
}

test('what was typed wrongly about a batch is mended on its card, and what somebody else mended meanwhile is said', async ({
  page,
  county,
}) => {
  const { depot } = await made(county);
  const { line, batch } = await lineAt(county, depot, '试验帐篷', 'T-2601');
  await asInManual(page);
  await enter(page, county, planner, `/resources/stock/lines/${line}`);
  const mend = page.getByRole('button', { name: '更正批次：T-2601' });
  await mend.focus();
  await page.keyboard.press('Enter');
  const form = page.getByTestId('batch-form');
  await expect(form.getByRole('textbox', { name: '批次' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await mend.focus();
  await page.keyboard.press('Enter');
  await form.getByRole('textbox', { name: '批次' }).fill('T-2512');
  await form.getByRole('textbox', { name: '生产日期' }).fill('去年');
  await page.keyboard.press('Control+Enter');
  await expect(form).toContainText('这种物资已有这个批号');
  await expect(form).toContainText('日期看不懂');
  await form.getByRole('textbox', { name: '批次' }).fill('T-2602');
  await form.getByRole('textbox', { name: '生产日期' }).fill('2026-02-01');
  await form.getByRole('textbox', { name: '有效期至' }).fill('2026-01-31');
  await page.keyboard.press('Control+Enter');
  await expect(form).toContainText('有效期早于生产日期');
  await form.getByRole('textbox', { name: '有效期至' }).fill('2031-12-31');
  await shoot(page, '18-batch');
  await county.api(planner, 'PATCH', `/stock/batches/${batch}`, { patch: { expiresOn: '2032-01-31' } });
  await expect(form.getByTestId('clash')).toContainText('有效期至：2032-01-31');
  await form.getByTestId('clash').getByRole('button').click();
  await expect(form.getByRole('textbox', { name: '有效期至' })).toHaveValue('2032-01-31');
  await form.getByRole('textbox', { name: '批次' }).focus();
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  const row = page.getByRole('table', { name: '批次' }).getByRole('row', { name: /T-2602/ });
  for (const text of ['2026-02-01', '2032-01-31', '40 顶']) await expect(row).toContainText(text);
});

test('a slip is changed before its goods go out, beside somebody who changes it too, and not any more after that', async ({
  page,
  county,
}) => {
  const { depot } = await made(county);
  const goods = await lineAt(county, depot, '试验帐篷', 'T-2601');
  const slip = await county.api<{ id: string; number: string }>('李敏', 'POST', '/stock/slips', {
    receiverUnitName: '试验镇',
    items: [{ ...goods, quantity: 4 }],
  });
  await asInManual(page);
  await enter(page, county, '李敏', `/resources/stock/slips/${slip.id}`);
  await page.getByRole('button', { name: '修改', exact: true }).focus();
  await page.keyboard.press('Enter');
  const form = page.getByTestId('slip-form');
  const table = form.getByRole('table', { name: '物资' });
  const tents = table.getByRole('textbox', { name: /T-2601/ });
  await expect(tents).toHaveValue('4');
  await tents.fill('99');
  await form.getByRole('textbox', { name: '单位名称' }).fill('');
  await page.keyboard.press('Control+Enter');
  await expect(table).toContainText('账面只有 40 顶');
  await expect(form).toContainText('请选事件，或填接收单位');
  await tents.fill('6');
  await form.getByRole('textbox', { name: '单位名称' }).fill('试验镇');
  await form.getByRole('textbox', { name: '接收人' }).fill('赵镇长');
  await form.getByTestId('slip-filter').fill('试验棉被');
  await table.getByRole('textbox', { name: /试验棉被/ }).fill('10');
  await county.api(planner, 'PATCH', `/stock/slips/${slip.id}`, { patch: { receiver: '钱主任', vehicle: '鲁J54321' } });
  await expect(form.getByTestId('clash')).toContainText('接收人：钱主任');
  await expect(form.getByRole('textbox', { name: '车辆' })).toHaveValue('鲁J54321');
  await shoot(page, '18-slip-change');
  await form.getByRole('textbox', { name: '接收人' }).focus();
  await page.keyboard.press('Control+Enter');
  const paper = page.getByTestId('slip-paper');
  await expect(paper).toContainText('赵镇长');
  for (const text of [slip.number, '试验镇', '鲁J54321', '试验棉被', 'T-2601']) await expect(paper).toContainText(text);
  await expect(page.getByTestId('slip')).toContainText('已开未发');
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await expect(tents).toHaveValue('6');
  await county.api(planner, 'POST', `/stock/slips/${slip.id}/issue`, {});
  await expect(page.getByTestId('change-slip')).toContainText('这张单已发放，不能再改');
});

for (const [theme, zoom] of [
  ['day', 100],
  ['night', 175],
] as const)
  test(`mending a batch and changing a slip look right by ${theme} at ${zoom} %`, async ({ page, county }) => {
    const { depot } = await made(county);
    const goods = await lineAt(county, depot, '试验帐篷', 'T-2601');
    const slip = { receiverUnitName: '试验镇', items: [{ ...goods, quantity: 4 }] };
    const { id } = await county.api<{ id: string }>('李敏', 'POST', '/stock/slips', slip);
    await look(page, theme, zoom);
    await enter(page, county, planner, `/resources/stock/lines/${goods.line}`);
    // By keyboard: a mouse left on the button gives it the lighter colour of hovering.
    await page.getByRole('button', { name: '更正批次：T-2601' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: '有效期至' }).fill('后年');
    await page.keyboard.press('Control+Enter');
    await atRest(page);
    await shoot(page, `18-look-batch-${theme}-${zoom}`);
    expect(await grave(page, null)).toEqual([]);
    await goTo(page, `/resources/stock/slips/${id}/edit`);
    await page
      .getByTestId('slip-form')
      .getByRole('textbox', { name: /T-2601/ })
      .fill('99');
    await page.keyboard.press('Control+Enter');
    await atRest(page);
    await shoot(page, `18-look-slip-${theme}-${zoom}`);
    expect(await grave(page, null)).toEqual([]);
  });

// Places from a file as people take them in: a table with a mistake in every cell, mended on the spot; duplicates decided; accepted, undone.
import { asInManual, enter, expect, look, shoot, test } from '#kit/page.ts';
import { administrator } from '#kit/scenes.ts';
import { atRest, grave } from '#kit/screens.ts';

const head = '避难场所名称,级别,可容纳人数,面积(㎡),是否开放,现有人数,经度,纬度,地址,联系人,联系电话,核查日期';
const wrong = ',星级,很多,三个足球场,也许,-5,116.30,200,=HYPERLINK("http://a"),李四,12,2026-02-30';
const right = [
  '石桥镇文化广场',
  '镇级',
  '600人',
  '约900',
  '否',
  '0',
  '116.215',
  '35.985',
  '石桥镇政府驻地',
  '李四',
  '13900000002',
  '2026-03-01',
];
const rows = [
  head,
  '河西村文化广场,村级,"1,200人",约300,否,0,116.31,35.91,城关镇河西村,王伟,13900000001,2026年3月1日',
  wrong,
  '看不见的广场,村级,200,300,否,0,35.91,116.31,城关镇,赵六,13900000003,',
  '很远的广场,村级,200,300,否,0,118.9,35.91,城关镇,赵六,13900000004,',
];
const file = { name: '避难场所登记表.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) };

test('a table with a mistake in every cell is mended on the spot, taken in, and undone', async ({ page, county }) => {
  await asInManual(page);
  await enter(page, county, administrator, '/resources/import');
  await page.getByTestId('place-file').setInputFiles(file);
  const list = page.getByTestId('preview-row');
  await expect(page.getByTestId('place-preview')).toBeVisible();
  // The file does not say its coordinate system: nothing is chosen, and nothing can be written.
  await expect(page.getByTestId('crs-ask')).toContainText('没有写明');
  await page.getByLabel('来源', { exact: true }).fill('云河县应急管理局');
  await page.getByText('内部', { exact: true }).click();
  await expect(page.getByTestId('place-accept')).toBeDisabled();
  await page.getByText('CGCS2000（国家大地 2000，天地图）').click();
  await expect(page.getByTestId('place-accept')).toBeEnabled();
  // Everything that is wrong with the row stands at once.
  await page.getByText(/^拒收 2$/).click();
  await expect(list).toHaveCount(2);
  await expect(list.first().locator('.preview-row-problems li')).toHaveCount(10);
  await shoot(page, '19-preview');
  await page.getByTestId('mend-swapped').click();
  await expect(page.getByText(/^拒收 1$/)).toBeVisible();
  await list.first().locator('.preview-row-head').click();
  for (const [column, text] of right.entries()) {
    const cell = list.first().locator('.preview-row-cells input').nth(column);
    await cell.fill(text);
    await cell.press('Enter');
    await expect(page.getByTestId('import-progress')).toBeHidden();
    if (column < right.length - 1) await expect(list.first().locator('.preview-row-cells input').nth(column)).toHaveValue(text);
  }
  await expect(page.getByText(/^拒收 0$/)).toBeVisible();
  await page.getByText(/^需留意 \d$/).click();
  await expect(page.getByTestId('place-preview')).toContainText(/辖区界线之外|离其他场所约/);
  await shoot(page, '19-import');
  await page.getByTestId('place-accept').click();
  await expect(page.getByTestId('place-import-done')).toContainText('新增 4');
  const sets = page.getByTestId('place-datasets');
  await expect(sets).toContainText('来源 云河县应急管理局');
  await shoot(page, '19-datasets');
  // The same file again adds nothing.
  await page.getByTestId('place-file').setInputFiles(file);
  await expect(page.getByText(/同一个文件已由/)).toBeVisible();
  await page.getByRole('button', { name: '放弃' }).click();
  await expect(page.getByTestId('place-preview')).toBeHidden();
  // Stock that was booked meanwhile does not go with it, and the question says so.
  const places = await county.api<{ items: { id: string }[] }>(administrator, 'GET', '/facilities?text=看不见的广场');
  const supply = await county.api<{ id: string }>(administrator, 'POST', '/supplies', { supply: { name: '试验毛毯', unit: '条' } });
  const items = [{ supply: supply.id, quantity: 60 }];
  await county.api(administrator, 'POST', '/stock/in', { cause: 'opening', facility: places.items[0]?.id, items });
  await sets.getByRole('button', { name: '撤销导入' }).first().click();
  await expect(page.locator('.ant-modal')).toContainText('其中 1 处登记了物资（1 种、收发 1 笔）');
  await page.locator('.ant-modal').getByRole('button', { name: '撤销导入' }).click();
  await expect(sets).toContainText('已撤销');
  await expect(sets).toContainText('保留 1 处');
});

test('a contact whom the directory knows is tied to it; where several fit, somebody says who, with the keyboard', async ({
  page,
  county,
}) => {
  await asInManual(page);
  for (const [name, number] of [
    ['周小平', '13977770001'],
    ['吴大勇', '0538-7770002'],
    ['郑小勇', '0538-7770002'],
  ])
    await county.api(administrator, 'POST', '/people', { name, phones: [{ kind: 'mobile', number }] });
  const table = ['名称,类别,联系人,联系电话', '东关避险点,避难场所,周小平,139 7777 0001', '西关避险点,避难场所,,05387770002'];
  await enter(page, county, administrator, '/resources/import');
  await page.getByTestId('place-file').setInputFiles({ ...file, buffer: Buffer.from(table.join('\r\n')) });
  await expect(page.getByTestId('ties-verdict')).toContainText('2 行的联系人与通讯录中的人相符，其中 1 行要您选');
  await page.getByText(/^通讯录 2$/).click();
  const ties = page.getByTestId('preview-tie');
  await expect(ties.nth(1)).toContainText('周小平 13977770001（姓名和电话相同）');
  await expect(ties.first()).toContainText('2 人相符，请选');
  await shoot(page, '19-ties');
  await ties.first().getByRole('combobox').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('ties-verdict')).toContainText('导入后号码随通讯录变');
  await page.getByText('CGCS2000（国家大地 2000，天地图）').click();
  await page.getByLabel('来源', { exact: true }).fill('云河县应急管理局');
  await page.getByText('内部', { exact: true }).click();
  await page.getByTestId('place-accept').click();
  await expect(page.getByTestId('place-import-done')).toContainText('新增 2');
});

for (const [theme, zoom] of [
  ['day', 100],
  ['night', 175],
] as const) {
  test(`the import looks right by ${theme} at ${zoom} %`, async ({ page, county }) => {
    await look(page, theme, zoom);
    await enter(page, county, administrator, '/resources/import');
    await page.getByTestId('place-file').setInputFiles(file);
    await expect(page.getByTestId('preview-row').first()).toBeVisible();
    await atRest(page);
    await shoot(page, `19-look-${theme}-${zoom}`);
    expect(await grave(page, null)).toEqual([]);
  });
}

test.describe('what is classified', () => {
  test.use({ expected: { complaints: [/422 \(Unprocessable/] } });
  test('a file that says secret is refused with the reason, and so is one of which somebody says it', async ({ page, county }) => {
    await enter(page, county, administrator, '/resources/import');
    const secret = { ...file, buffer: Buffer.from('名称,密级,经度,纬度\r\n某库,秘密★10年,116.3,35.9\r\n') };
    await page.getByTestId('place-file').setInputFiles(secret);
    await expect(page.getByText(/文件标有密级/)).toBeVisible();
    await page.getByTestId('place-file').setInputFiles(file);
    await page.getByText('秘密或以上').click();
    await expect(page.getByText(/涉密数据不得存入本机/)).toBeVisible();
    await expect(page.getByTestId('place-accept')).toBeHidden();
  });
});

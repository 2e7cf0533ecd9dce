// The directory as people use it: found by initials, a post that changes, a call with its note, groups, an import full of mistakes, paper.
import { readFileSync } from 'node:fs';
import { asInManual, enter, expect, goTo, look, shoot, test } from '#kit/page.ts';
import { administrator, officer } from '#kit/scenes.ts';
import { atRest, grave } from '#kit/screens.ts';

const search = '姓名、拼音、首字母、职务、单位或号码';

test('somebody is found by initials, gets another post, and keeps the old one with its dates', async ({ page, county }) => {
  await asInManual(page);
  await enter(page, county, administrator, '/directory');
  await page.getByLabel(search).fill('lm');
  await expect(page.getByTestId('person-row').first()).toContainText('李敏');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('person-card')).toContainText('李敏');
  await page.getByTestId('person-card').getByRole('button', { name: '修改' }).click();
  const form = page.getByTestId('person-form');
  // A mistake in every field stands at its field, and nothing is written.
  await form.getByLabel('姓名').fill(' ');
  await form.getByLabel('任职起始').fill('2026-02-30');
  await form.getByLabel('电话', { exact: true }).fill('12');
  await form.getByLabel('电子邮箱').fill('li@@min');
  await form.getByRole('button', { name: '再加一个兼职' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(form.locator('.wrong')).toHaveText(['请填写姓名', '请写成 2026-03-01 这样的日期', /不是电话号码，或位数不对/, /邮箱写不对/]);
  await form.getByRole('button', { name: '还原为已保存的内容' }).click();
  await form.getByLabel('职务').fill('总值班室副主任');
  await form.getByLabel('任职起始').fill('2026-11-02');
  await form.getByLabel('接听时间 1').fill('工作日 08:30–17:30');
  await page.keyboard.press('Control+Enter');
  const history = page.getByTestId('post-history');
  await expect(history.locator('li').first()).toContainText('2026-11-02 – 今');
  await expect(history.locator('li').first()).toContainText('总值班室副主任');
  await expect(history.locator('li').nth(1)).toContainText('– 2026-11-02');
  await expect(page.getByTestId('person-card')).toContainText('工作日 08:30–17:30');
  await shoot(page, '10-person');
});

test('one click dials and opens the note of the call, in the list, on the card and in F4', async ({ page, county }) => {
  await enter(page, county, officer, '/directory');
  // The browser has nobody to dial for it.
  await page.evaluate(() => {
    const hangUp = (event: MouseEvent): void => {
      if (event.target instanceof Element && event.target.closest('a[href^="tel:"]')) event.preventDefault();
    };
    document.addEventListener('click', hangUp, { capture: true });
  });
  await page.getByLabel(search).fill('wjg');
  const row = page.getByTestId('person-row').first();
  await expect(row, 'the list is narrowed before the number is read').toContainText('王建国');
  const link = row.getByTestId('phone-link').first();
  await expect(link).toHaveAttribute('href', /^tel:\d+$/);
  const number = (await link.textContent()) ?? '';
  await link.click();
  const note = page.locator('.call-note');
  await expect(note.locator('input[type=text], input:not([type])').first()).toHaveValue(/王建国/);
  await expect(note.locator('input.num')).toHaveValue(number);
  await note.locator('textarea').fill('已告知带班领导');
  await page.keyboard.press('Control+Enter');
  await expect(note).toBeHidden();
  await page.keyboard.press('F4');
  const list = page.locator('.call-list');
  await list.getByTestId('phone-link').first().click();
  await expect(note.locator('input.num')).not.toHaveValue('');
});

const bad = [
  ['单位', '姓名', '职务', '手机', '邮箱', '排序', '任职时间'],
  ['城关镇人民政府', '', '科员', '13900000001', '', '', ''],
  ['没有这个单位', '张三', '', '13900000002', '', '', ''],
  ['城关镇人民政府', '13900000003', '', '', '', '', ''],
  ['城关镇人民政府', '李四', '长'.repeat(201), '1390000000', 'a@@b', '-1', '2026-13-01'],
  ['城关镇人民政府', '=SUM(A1)', '', '', '', '', ''],
  ['城关镇人民政府', '新来的', '科员', '13900000088', 'new@example.com', '3', '2026-11-01'],
  ['城关镇人民政府', '新来的', '科员', '13900000088', '', '', ''],
];

test('a file with a mistake in every cell is shown before it is written, taken without them, and set back', async ({
  page,
  county,
  expected,
}) => {
  expected.complaints.push(/422/);
  await asInManual(page);
  await enter(page, county, administrator, '/directory/import');
  const input = page.getByTestId('import-file');
  await input.setInputFiles({ name: '坏.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('x') });
  await expect(page.locator('.refused')).toHaveAttribute('data-code', 'typeNotAllowed');
  const buffer = Buffer.from(bad.map((row) => row.join(',')).join('\n'));
  await input.setInputFiles({ name: '城关镇通讯录.csv', mimeType: 'text/csv', buffer });
  await page.getByLabel('第一个人在第几行').fill('0');
  await expect(page.getByTestId('import-check')).toBeDisabled();
  await page.getByLabel('第一个人在第几行').fill('2');
  await page.getByTestId('import-check').click();
  const rows = page.getByTestId('import-row');
  await expect(rows).toHaveCount(6);
  await expect(rows.nth(0)).toContainText('没有填写');
  await expect(rows.nth(1)).toContainText('通讯录里没有“没有这个单位”');
  await expect(rows.nth(2)).toContainText('不像姓名');
  await expect(rows.nth(3).locator('.import-wrong li')).toHaveCount(5);
  await expect(rows.nth(4)).toContainText('是公式');
  await expect(rows.nth(5)).toContainText('与第 7 行是同一人');
  await page.mouse.move(0, 0);
  await atRest(page);
  await shoot(page, '10-import');
  expect(await grave(page, null)).toEqual([]);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载未采用的行' }).click();
  expect(
    readFileSync(await (await saved).path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  await page.getByTestId('import-accept').click();
  await expect(page.getByTestId('import-done')).toContainText('新增 1 人');
  await page.getByTestId('past-imports').getByRole('button', { name: '撤销本次导入' }).click();
  await page.locator('.ant-modal').getByRole('button', { name: '撤销本次导入' }).click();
  await expect(page.getByTestId('past-imports')).toContainText('已撤销');
  await goTo(page, '/directory');
  await page.getByLabel(search).fill('新来的');
  await expect(page.getByTestId('people')).toContainText('没有符合的人员');
});

test('a group is made, filled and put into order by keyboard alone', async ({ page, county }) => {
  await look(page, 'night');
  await enter(page, county, administrator, '/directory/groups');
  await page.getByLabel('分组名称').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#group-new-error')).toHaveText('请填写分组名称');
  await page.keyboard.type('防汛指挥部');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('group-panel').locator('#group-name')).toHaveValue('防汛指挥部');
  for (const typed of ['wjg', 'lm']) {
    await page.locator('#group-add').focus();
    await page.keyboard.type(typed);
    await expect(page.locator('.person-option').first()).toContainText(typed === 'lm' ? '李敏' : '王建国');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('member').last()).toContainText(typed === 'lm' ? '李敏' : '王建国');
  }
  await page.getByRole('button', { name: '李敏 上移' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('member').first()).toContainText('李敏');
  await atRest(page);
  await shoot(page, '10-groups');
  expect(await grave(page, null)).toEqual([]);
  await page.getByRole('button', { name: '王建国 移出分组' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('member')).toHaveCount(1);
});

test('the list is printed as it is filtered, and given out with the same rows', async ({ page, county }) => {
  await asInManual(page);
  await enter(page, county, officer, '/directory');
  await page.getByLabel(search).fill('镇长');
  const status = page.getByTestId('people').getByRole('status');
  await expect(status).toHaveText(/^共 [1-9]\d? 人$/);
  const count = await status.textContent();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 CSV' }).click();
  const text = readFileSync(await (await saved).path(), 'utf8');
  expect(text).toContain('筛选：含“镇长”');
  await page.getByRole('button', { name: '打印' }).click();
  const paper = page.getByTestId('phone-list');
  await expect(paper.locator('.phone-list-sub')).toContainText('含“镇长”');
  await expect(paper.locator('.phone-list-sub')).toContainText(count ?? '—');
  expect(await paper.locator('.phone-list-row').count()).toBe(Number(/\d+/.exec(count ?? '')?.[0]));
  await page.keyboard.press('Escape');
  await page.getByLabel(search).fill('');
  await page.getByRole('button', { name: '打印' }).click();
  await expect(paper.locator('.phone-list-row').nth(20)).toBeAttached();
  await shoot(page, '10-print');
  await page.emulateMedia({ media: 'print' });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
  await expect(page.locator('.page-head')).toBeHidden();
});

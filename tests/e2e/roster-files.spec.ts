// Rosters as files, as a planner meets them: last month's table with mistakes is mended and taken in, a coming one becomes a draft, both go out again.
import { readFileSync } from 'node:fs';
import { enter, expect, goTo, look, shoot, test } from '#kit/page.ts';
import { administrator } from '#kit/scenes.ts';
import { addDays, weekdayOf } from '#shared/rosters/calendar.ts';
import { dayText } from '#shared/time/zone.ts';

const today = dayText(Date.now(), 'Asia/Shanghai');
const monthOf = (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`;
/** A month before the sample county's first roster: nothing is recorded of it. */
const lastMonth = addDays(today, -300).slice(0, 7);
const weekday = (day: string): string => '日一二三四五六'.charAt(weekdayOf(day));
const written = (day: string, said = weekday(day)): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日(周${said})`;

/** A mistake in each row: a day that is not there, a weekday that does not fit, a name with a slip, somebody unknown, no name at all. */
function lastMonthsTable(): Buffer {
  const day = (date: number): string => `${lastMonth}-${String(date).padStart(2, '0')}`;
  const wrong = weekday(day(4)) === '一' ? '二' : '一';
  return Buffer.from(
    [
      `云河县总值班室${monthOf(day(1))}值班表,,,`,
      '日期,值班领导,领导电话,值班主管',
      `${Number(lastMonth.slice(5))}月32日,王建国,,李敏`,
      `${written(day(4), wrong)},王建国,,李敏`,
      `${written(day(5))},王建囯,,李敏`,
      `${written(day(6))},王建国,12345678901234,钱不在`,
      `${written(day(7))},待定,,李敏`,
    ].join('\r\n'),
  );
}

test('last month is mended cell by cell and taken in as history; what is left out goes back as a file', async ({ page, county }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await look(page, 'day');
  await enter(page, county, administrator, '/duty/import');
  await page.getByTestId('import-input').setInputFiles({ name: '上月值班表.csv', mimeType: 'text/csv', buffer: lastMonthsTable() });
  const plan = page.getByTestId('plan');
  await expect(plan).toBeVisible();
  const cell = (row: number, column: number) => page.locator(`#import-0-${row}-${column}`);
  for (const [row, column] of [
    [2, 0],
    [3, 0],
    [4, 1],
    [5, 3],
    [6, 1],
  ] as const)
    await expect(cell(row, column)).toHaveAttribute('data-state', 'wrong');
  await expect(cell(5, 2)).toHaveAttribute('data-state', 'noted');
  await shoot(page, '13-roster-import');

  // By keyboard alone: from the first problem to its cell, mended there.
  await page.getByTestId('problems').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(cell(2, 0)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByTestId('cell-input').fill(written(`${lastMonth}-03`));
  await page.keyboard.press('Enter');
  await expect(cell(2, 0)).not.toHaveAttribute('data-state', 'wrong');
  await expect(cell(2, 0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(cell(3, 0)).toBeFocused();
  await page.keyboard.press('F2');
  await page.getByTestId('cell-input').fill('什么');
  await page.keyboard.press('Escape');
  await expect(cell(3, 0)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByTestId('cell-input').fill(written(`${lastMonth}-04`));
  await page.keyboard.press('Enter');
  await expect(cell(3, 0)).not.toHaveAttribute('data-state', 'wrong');

  // By mouse: a problem leads to its cell too.
  await page.getByTestId('problems').getByText('待定').first().click();
  await expect(cell(6, 1)).toBeFocused();

  // Whom the names mean.
  const slip = page.locator('[data-testid=person][data-name=王建囯]');
  await slip.getByRole('combobox').click();
  await page
    .getByTitle(/^王建国/)
    .first()
    .click();
  await expect(slip).toHaveAttribute('data-state', 'chosen');
  const stranger = page.locator('[data-testid=person][data-name=钱不在]');
  await stranger.getByRole('combobox').click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('新增到通讯录').click();
  await expect(stranger).toHaveAttribute('data-state', 'create');

  const refused = page.waitForEvent('download');
  await page.getByTestId('refused').click();
  expect((await refused).suggestedFilename()).toBe('上月值班表-refused.xlsx');
  await page.getByTestId('history').check();
  const accept = page.getByTestId('accept');
  await expect(accept).toContainText('补录历史（9 席）');
  await accept.click();
  await expect(page).toHaveURL(/#\/duty\/roster/);
  const { items } = await county.api<{ items: { day: string; seats: { how: string | null; person: { name: string } | null }[] }[] }>(
    administrator,
    'GET',
    `/rosters/shifts?from=${lastMonth}-03&to=${lastMonth}-07&roster=00000000-0000-7000-8000-00000000d07e`,
  );
  const served = items.flatMap((shift) => shift.seats.flatMap((seat) => (seat.how === 'imported' ? [seat.person?.name] : [])));
  expect(served).toHaveLength(9);
  expect(served).toContain('钱不在');
});

test('a table of days to come becomes a draft; it goes out as a file, on paper and as a calendar', async ({ page, county }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await look(page, 'night');
  const from = addDays(today, 60);
  const rows = [from, addDays(from, 1)].map((day) => `${day},王建国,李敏`);
  await enter(page, county, administrator, '/duty/import');
  const file = { name: '下期.csv', mimeType: 'text/csv', buffer: Buffer.from(['日期,带班领导,主班', ...rows].join('\n')) };
  await page.getByTestId('import-input').setInputFiles(file);
  await expect(page.getByTestId('accept')).toContainText('4 席');

  await page.getByTestId('accept').click();
  await expect(page).toHaveURL(/#\/duty\/drafts\/[0-9a-f-]{36}/);

  await goTo(page, `/duty/print?from=${today.slice(0, 7)}-01&to=${today}&roster=00000000-0000-7000-8000-00000000d07e`);
  const sheet = page.getByTestId('sheet').first();
  await expect(sheet).toContainText(`${monthOf(today)}1日至`);
  await expect(sheet.getByRole('columnheader', { name: '带班领导', exact: true })).toBeVisible();
  await shoot(page, '13-roster-print');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  // A4, in points; and nothing but the sheet.
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 84[12][.\d]* 59[45][.\d]*\]/);

  await page.getByTestId('export').click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /Excel/ }).click();
  const path = await (await saved).path();
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');

  await page.getByTestId('export').click();
  await page.getByRole('menuitem', { name: '订阅我的值班…' }).click();
  const feed = page.getByTestId('feed');
  await feed.getByRole('combobox').click();
  await feed.getByRole('combobox').fill('王建国');
  await page.locator('.ant-select-dropdown:visible .person-option').first().click();
  await feed.getByTestId('feed-make').click();
  const address = await feed.getByTestId('feed-address').inputValue();
  const calendar = await page.request.get(address);
  expect([calendar.status(), await calendar.text()]).toEqual([200, expect.stringContaining('BEGIN:VCALENDAR')]);

  await feed.getByTestId('feed-revoke').click();
  await expect(feed.getByTestId('feed-make')).toBeVisible();
  expect((await page.request.get(address)).status()).toBe(404);
});

test('an old or wrong file says what to do', async ({ page, county, expected }) => {
  expected.complaints.push(/422/);
  await enter(page, county, administrator, '/duty/import');
  const input = page.getByTestId('import-input');
  const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]);
  await input.setInputFiles({ name: '排班.xls', mimeType: 'application/vnd.ms-excel', buffer: old });
  await expect(page.getByRole('alert')).toContainText('另存为 .xlsx');
  await input.setInputFiles({ name: '排班.xlsx', mimeType: 'application/zip', buffer: Buffer.from('日期') });
  await expect(page.getByRole('alert')).toContainText('文件已损坏');
});

test('a table of people and days is read; the sign that nobody explained is named by keyboard', async ({ page, county }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await look(page, 'night');
  await enter(page, county, administrator, '/duty/roster');
  await page.getByTestId('to-import').click();
  const from = addDays(today, 60);
  const days = [0, 1, 2, 3].map((step) => addDays(from, step));
  const rows = [
    ['岗位', '姓名', ...days],
    ['带班领导', '王建国', '√', '√', '○', '√'],
    ['值班员', '李敏', '班', '休', '班', '○'],
  ];
  const file = { name: '排班.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.map((row) => row.join(',')).join('\n')) };
  await page.getByTestId('import-input').setInputFiles(file);
  await expect(page.getByTestId('accept')).toContainText('5 席');
  const cell = page.locator('#import-0-1-4');
  await expect(cell).toHaveAttribute('data-state', 'wrong');
  await page.locator('[data-testid=mark][data-mark=○]').getByRole('combobox').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.ant-select-dropdown:visible').getByTitle('不值班')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(cell).not.toHaveAttribute('data-state', 'wrong');
  await expect(page.getByTestId('mark')).toHaveCount(0);

  // What a person serves as is set at the head of the row, by keyboard too.
  const head = page.getByTestId('column').last();
  await expect(head).toContainText('主班 + 副班');
  await head.focus();
  await page.keyboard.press('Enter');
  const posts = page.getByTestId('mapping').getByRole('combobox', { name: '排到岗位' });
  await posts.focus();
  await page.keyboard.press('Backspace');
  await expect(head).toContainText('主班 + 副班 ▾');
  await page.keyboard.press('Escape');
  await page.getByTestId('accept').click();
  await expect(page).toHaveURL(/#\/duty\/drafts\/[0-9a-f-]{36}/);
});

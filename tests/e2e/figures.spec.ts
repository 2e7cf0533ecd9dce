// Figures of duty: read by a leader, narrowed to a month, given out as a file; points changed by the planner.
import { asInManual, enter, expect, shoot, test } from '#kit/page.ts';

test('the year is counted, a wrong period is said at its place, the table goes out as a file', async ({ page, county }) => {
  await asInManual(page);
  await enter(page, county, '王建国', '/duty/figures');
  const people = page.getByTestId('figures-people');
  await page.getByRole('button', { name: '上月' }).click();
  await expect(people.getByRole('row', { name: /王建国/ })).toBeVisible();
  const units = page.getByTestId('figures-units');
  await expect(units.getByRole('row', { name: /城关镇值班/ })).toBeVisible();
  await shoot(page, '12-figures');

  const whole = await people.locator('tbody tr').count();
  await page.getByRole('textbox', { name: '按姓名、单位查找' }).fill('石桥镇');
  await expect.poll(() => people.locator('tbody tr').count()).toBeLessThan(whole);
  await expect(people.getByRole('row', { name: /王建国/ })).toHaveCount(0);

  const from = await page.getByTestId('figures-from').inputValue();
  const to = page.getByTestId('figures-to');
  await to.fill('月底');
  await to.press('Enter');
  await expect(to).toHaveAttribute('aria-invalid', 'true');
  await expect(to).toHaveValue('月底');
  await to.fill('2020-01-01');
  await to.press('Enter');
  await expect(page.getByRole('alert')).toContainText('止日不能早于起日');
  await expect(to).toHaveAttribute('aria-invalid', 'true');
  await to.fill(from);
  await to.press('Enter');
  await expect(page.getByRole('alert')).toHaveCount(0);

  await page.getByRole('button', { name: '上月' }).click();
  const downloads = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Excel' }).first().click();
  expect((await downloads).suggestedFilename()).toMatch(/^值班工作量统计表 \d{4}-\d\d-\d\d 至 \d{4}-\d\d-\d\d\.xlsx$/);
});

test('the planner changes points as a new version; a letter in a number is refused where it stands', async ({ page, county }) => {
  await enter(page, county, '唐志刚', '/duty/figures');
  await page.getByText('考核分值', { exact: true }).click();
  const table = page.getByTestId('figures-dutyScores');
  const points = table.getByRole('textbox', { name: '迟签到 每次分值' });
  await expect(points).toHaveValue('-1');
  await points.fill('两分');
  await expect(points).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('button', { name: '存为新的一版' }).first()).toBeDisabled();
  await points.fill('-2');
  await points.press('Enter');
  await expect(page.getByText('已存为新的一版')).toBeVisible();
  await expect(table.getByRole('row', { name: /迟签到/ })).toContainText('本单位');
  const stored = await county.api<{ items: { id: string; version: number; points: number }[] }>(
    '唐志刚:yunhe-2026',
    'GET',
    '/rules/dutyScores',
  );
  expect(stored.items.filter((one) => one.id === 'lateCheckIns').map((one) => [one.version, one.points])).toEqual([
    [1, -1],
    [2, -2],
  ]);
});

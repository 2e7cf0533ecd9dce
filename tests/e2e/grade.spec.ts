// Raising the grade: what it does to the limits is shown before it is written, and then the shorter limits run.
import { asInManual, enter, expect, shoot, test } from '#kit/page.ts';
import { obligationsOf, receiveLeak } from '#kit/scenes.ts';

test('raising III to I shows the diff first and opens the shorter limits when it is confirmed', async ({ page, county }) => {
  await asInManual(page);
  const { id, obligations } = await receiveLeak(county);
  await enter(page, county, undefined, `/incidents/${id}`);
  await expect(page.getByTestId('incident-head')).toHaveAttribute('data-grade', 'III');
  await page.keyboard.press('Control+e');
  const editor = page.getByTestId('facts-editor');
  await expect(editor).toBeVisible();
  await editor.locator('[data-edit=grade]').getByText('特别重大').click();
  const diff = page.getByTestId('facts-diff');
  await expect(diff).toHaveAttribute('data-consequences', 'true');
  await expect(page.getByTestId('grade-change')).toContainText('特别重大');
  await expect(diff.locator('.diff-opens')).toBeVisible();
  await expect(diff.locator('.diff-waives')).toBeVisible();
  const promised = await diff.locator('.diff-opens + ol li').count();

  // Without a reason it is not written; asked for once, it shows what follows; the second press writes.
  const save = page.getByTestId('facts-save');
  await save.click();
  await expect(editor.locator('#facts-reason')).toHaveAttribute('aria-invalid', 'true');
  await editor.locator('#facts-reason').fill('泄漏量增大，下风向有医院和学校');
  await save.click();
  await expect(diff.getByRole('alert').last()).toBeVisible();
  expect((await obligationsOf(county, id)).length, 'nothing was written yet').toBe(obligations.length);
  await diff.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await shoot(page, '05-grade-diff');
  await page.keyboard.press('Control+Enter');

  await expect(page.getByTestId('incident-head')).toHaveAttribute('data-grade', 'I');
  const after = await obligationsOf(county, id);
  const before = new Set(obligations.map((one) => one.id));
  const opened = after.filter((one) => one.state === 'open' && !before.has(one.id));
  expect(opened.length).toBe(promised);
  const first = (mode: string, among: typeof after) =>
    Math.min(
      ...among
        .filter((one) => one.ours && one.kind === 'first' && one.mode === mode && one.state === 'open')
        .map((one) => one.rule.limitSeconds),
    );
  expect(first('phone', after), 'shorter than the 30 minutes of grade III').toBeLessThan(1800);
  expect(first('written', after)).toBeLessThan(3600);
  expect(after.filter((one) => one.state === 'waived').length).toBeGreaterThan(0);
  // The fact has its history, with the reason.
  await page.locator('[data-fact=grade] .fact-line').click();
  await expect(page.getByTestId('fact-history')).toContainText('下风向有医院和学校');
});

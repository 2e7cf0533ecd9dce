// The search through the plan library as people use it: answers while typing, marks, arrows, Enter to the place, back to where one was.
import { asInManual, enter, expect, shoot, test } from '#kit/page.ts';
import { atRest, grave } from '#kit/screens.ts';
import { officer } from '#kit/scenes.ts';

test('what is typed is found and marked, Enter opens the plan at the place, and coming back finds the results as they were', async ({
  page,
  county,
}) => {
  await asInManual(page);
  await enter(page, county, officer, '/plans/search');
  const field = page.getByTestId('plan-search-field');
  const hits = page.getByTestId('plan-hit');
  await expect(field).toBeFocused();
  await page.keyboard.type('危化品 疏散');
  await expect(page.getByText('“危化品”同时找了')).toBeVisible();
  await expect(hits.first().locator('mark').first()).toBeVisible();
  await expect(hits.locator('mark', { hasText: '疏散' }).first()).toBeVisible();
  await expect(page.getByTestId('plan-search-count')).toContainText(/\d+ 个预案，\d+ 处/);
  await atRest(page);
  expect(await grave(page, null)).toEqual([]);
  await shoot(page, '14-search');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const active = page.locator('[data-testid="plan-hit"].active');
  await expect(active).toHaveCount(1);
  const plan = (await active.getAttribute('data-plan')) ?? '';
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/plans/${plan}`));
  await page.goBack();
  await expect(field).toHaveValue('危化品 疏散');
  await expect(active).toHaveAttribute('data-plan', plan);

  // Only what was typed; then by initials; then a phrase that nobody wrote.
  await page.getByRole('button', { name: '只找原词' }).click();
  await expect(page.getByText('“危化品”同时找了')).toBeHidden();
  await field.fill('fxkh');
  await expect(hits.first()).toHaveAttribute('data-what', 'title');
  await expect(hits.first().locator('header mark')).toHaveText('防汛抗旱');
  await field.fill('“没有人写过这句话”');
  await expect(page.getByText('没有找到')).toBeVisible();
  await field.fill('，。');
  await expect(page.getByText('只有标点')).toBeVisible();
});

test('the command bar finds plans by text and leads to all results', async ({ page, county }) => {
  await enter(page, county, officer);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: '输入名称、拼音或首字母' })).toBeFocused();
  await page.keyboard.type('防汛抗旱');
  const options = page.getByRole('option');
  await expect(options.filter({ hasText: '防汛抗旱' }).first()).toBeVisible();
  await options.filter({ hasText: '更多 → 预案检索' }).click();
  await expect(page.getByTestId('plan-search-field')).toHaveValue('防汛抗旱');
  await expect(page.getByTestId('plan-hit').first()).toContainText('防汛抗旱');
});

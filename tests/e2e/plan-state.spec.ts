// The library's state, its check and its rules, as the planner works with them on the sample county.
import { asInManual, enter, expect, goTo, shoot, test } from '#kit/page.ts';

const planner = '唐志刚';

test('a number opens the plans it counts, by keyboard alone; a plan shows what is owed for it', async ({ page, county }) => {
  await asInManual(page);
  await enter(page, county, planner, '/plans/state');
  const table = page.getByTestId('state-table');
  const unevaluated = table.getByRole('button', { name: /^从未评估 · 全部：/ });
  await unevaluated.click();
  const count = Number(await unevaluated.textContent());
  expect(count).toBeGreaterThan(0);
  await expect(page.getByTestId('plan-state')).toContainText(new RegExp(`从未评估\\s+${count} 个预案`));
  await shoot(page, '16-state');
  // Arrows move among the numbers.
  await page.keyboard.press('ArrowDown');
  await expect(unevaluated).not.toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(unevaluated).toBeFocused();
  const list = page.getByTestId('state-plans');
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/plans\/[0-9a-f-]{36}/);
  await expect(page.getByTestId('plan-owed')).toContainText('备案');
  await expect(page.getByTestId('owed-filing')).toContainText('国办发〔2024〕5号');
});

test('kinds without a plan by level, and the figures of the year as a file', async ({ page, county }) => {
  await enter(page, county, planner, '/plans/state?view=kinds');
  await page.getByRole('button', { name: '中类 没有' }).click();
  const list = page.getByTestId('kind-list');
  await expect(list).toContainText('煤矿事故');
  await expect(list).not.toContainText('水旱灾害');
  await page.getByRole('tab', { name: '年度统计' }).click();
  const figures = page.getByTestId('plan-figures-shelf');
  await expect(figures.getByRole('row', { name: /^合计/ })).toBeVisible();
  const downloads = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Excel' }).first().click();
  expect((await downloads).suggestedFilename()).toMatch(/^应急预案管理情况统计表 .*\.xlsx$/);
});

test('the library is checked in the background; a finding opens at its place, is set aside with a reason and comes back', async ({
  page,
  county,
}) => {
  await asInManual(page);
  await enter(page, county, planner, '/plans/lint');
  await page.getByTestId('lint-run').click();
  const codes = page.getByTestId('lint-codes');
  await expect(page.getByTestId('plan-lint')).toContainText('检查了', { timeout: 60_000 });
  await codes.getByRole('button', { name: /引用已撤并的机构/ }).click();
  const findings = page.getByTestId('lint-findings');
  await expect(findings.getByTestId('lint-finding').first()).toContainText('引用已撤并的机构');
  await shoot(page, '16-lint');
  await page.getByRole('textbox', { name: '预案、单位或原文' }).fill('地震');
  await expect(findings.getByTestId('lint-finding').first()).toContainText('云河县地震应急预案');
  await findings.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/section=/);
  const block = page.getByTestId('plan-findings');
  await expect(block).toContainText('引用已废止的法规文件');
  const set = block.getByRole('button', { name: /^搁置：引用已废止的法规文件/ }).first();
  await set.click();
  const reason = block.getByRole('textbox', { name: '搁置的理由' });
  await expect(block.getByRole('button', { name: '确定搁置' })).toBeDisabled();
  await reason.fill('随修订一并改');
  await page.keyboard.press('Enter');
  await expect(block).toContainText(`${planner} 搁置：随修订一并改`);
  await block.getByRole('button', { name: /^恢复：引用已废止的法规文件/ }).click();
  await expect(block).not.toContainText('随修订一并改');
});

test('a rule is changed as a dated version with its reason; what is wrong stands at its field', async ({ page, county }) => {
  await asInManual(page);
  await enter(page, county, planner, '/plans/rules');
  await page.getByRole('textbox', { name: '名称、条文、出处' }).fill('备案期限');
  await page.getByTestId('plan-rule-row').first().click();
  const rule = page.getByTestId('plan-rule');
  await expect(rule).toContainText('读过原文');
  await shoot(page, '16-rules');
  const days = rule.getByRole('textbox', { name: '印发后多少天（负数：活动前）' });
  await days.fill('十五');
  await rule.getByRole('textbox', { name: '修改的理由' }).fill('县里要求提前');
  await rule.getByRole('button', { name: '保存为新版本' }).click();
  await expect(days).toHaveAttribute('aria-invalid', 'true');
  await days.fill('15');
  await rule.getByRole('button', { name: '保存为新版本' }).click();
  await expect(page.getByText('已保存，从现在起生效')).toBeVisible();
  await expect(rule).toContainText('第 2 版');
  await expect(page.getByTestId('plan-rule-row').first()).toContainText('印发后 15 个工作日内');
  await goTo(page, '/plans/rules?table=synonyms');
  await page.getByTestId('new-rule').click();
  await rule.getByRole('textbox', { name: '词（一行一个，意思相同）' }).fill('值班大厅\n总值班室');
  await rule.getByRole('textbox', { name: '修改的理由' }).fill('本县叫法');
  await rule.getByRole('button', { name: '保存为新版本' }).click();
  await page.getByRole('textbox', { name: '名称、条文、出处' }).fill('值班大厅');
  await expect(page.getByTestId('plan-rule-row').first()).toContainText('值班大厅 = 总值班室');
});

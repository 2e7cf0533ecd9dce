// The rules screen: a dated version with its reason, tried on an example first, and what becomes of what runs is decided by a person.
import { asInManual, enter, expect, goTo, shoot, test } from '#kit/page.ts';
import { administrator, obligationsOf, officer, phoneDuty, receiveLeak } from '#kit/scenes.ts';

interface Versions {
  items: { id: string; version: number; limitSeconds: number | null }[];
}

const rule = 'A5-2-III-phone';

test('a changed limit is tried, written as a new version with a reason, and applied to a running incident by decision', async ({
  page,
  county,
}) => {
  await asInManual(page);
  const { id } = await receiveLeak(county);
  const before = await phoneDuty(county, id);
  await enter(page, county, administrator, '/rules');
  await page.getByTestId('rule-filter').fill(rule);
  await page.getByTestId('rule-filter').press('Enter');
  await page.getByTestId('rule-row').first().click();
  const detail = page.getByTestId('rule-detail');
  await expect(detail).toHaveAttribute('data-id', rule);
  await expect(detail.getByTestId('confidence')).toHaveAttribute('data-confidence', 'proposal');
  await shoot(page, '08-rules');

  await page.getByTestId('rule-edit').click();
  const form = page.getByTestId('rule-form');
  const amount = form.getByRole('textbox', { name: /时限.*多少|时限/ }).first();
  await amount.fill('多少');
  await page.getByTestId('rule-save').click();
  await expect(form.locator('[aria-invalid=true]').first()).toBeVisible();
  await amount.fill('20');
  await expect(page.getByTestId('try-outcome').locator('[data-how=altered]').first()).toBeVisible();

  // Nothing is written without a reason.
  await page.getByTestId('rule-save').click();
  const reason = form.getByLabel('修改原因');
  await expect(reason).toHaveAttribute('aria-invalid', 'true');
  const untouched = await county.api<Versions>(officer, 'GET', '/rules/deadlines');
  expect(untouched.items.filter((one) => one.id === rule).map((one) => one.version)).toEqual([1]);
  await reason.fill('按市委办〔2026〕12 号文');
  await page.keyboard.press('Control+Enter');

  // The running incident keeps its frozen rule until somebody decides.
  const decision = page.locator(`[data-testid=apply-incident][data-id="${id}"]`);
  await expect(decision).toBeVisible();
  expect((await phoneDuty(county, id)).dueAt).toBe(before.dueAt);
  await decision.getByRole('button', { name: '按新规则' }).click();
  await expect
    .poll(async () => (await obligationsOf(county, id)).find((one) => one.rule.id === rule && one.state === 'open')?.rule.limitSeconds)
    .toBe(1200);
  const written = await county.api<Versions>(officer, 'GET', '/rules/deadlines');
  expect(written.items.filter((one) => one.id === rule).map((one) => [one.version, one.limitSeconds])).toEqual([
    [1, 1800],
    [2, 1200],
  ]);
});

test('who may not edit rules reads them, and nothing else', async ({ page, county }) => {
  await enter(page, county, officer, '/rules');
  await page.getByTestId('rule-row').first().click();
  await expect(page.getByTestId('rule-detail')).toBeVisible();
  await expect(page.getByTestId('rule-edit')).toHaveCount(0);
  await goTo(page, '/settings/packs');
  await expect(page.getByTestId('pack').first().getByRole('switch')).toBeDisabled();
});

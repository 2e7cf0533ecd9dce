// A shift from the keyboard: signing in, spot checks, the log, and handing over with an incident running.
import type { Page } from '@playwright/test';
import { asInManual, enter, expect, goTo, shoot, test } from '#kit/page.ts';
import { countyPassword, type Program } from '#kit/program.ts';
import { officer, receiveLeak } from '#kit/scenes.ts';

const relief = '赵磊';

interface DraftSheet {
  sheet: { limits: { obligation: string }[] } | null;
}

/** Moves by the Tab key until the element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const target = page.locator(selector);
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach ${selector}`);
}

async function openLimits(county: Program): Promise<number> {
  const { sheet } = await county.api<DraftSheet>(officer, 'GET', '/duty/handover');
  return sheet?.limits.length ?? 0;
}

test('[INV-7] a shift with an incident running is handed over by keyboard, each limit taken by name', async ({ page, county }) => {
  await asInManual(page);
  await receiveLeak(county);
  const limits = await openLimits(county);
  expect(limits).toBeGreaterThan(1);
  await enter(page, county, officer, '/');
  await page.keyboard.press('F9');
  const take = page.getByTestId('take-limits');
  await expect(take.getByRole('checkbox').first()).toBeFocused();
  await expect(page.getByTestId('handover-sheet')).toContainText('宏达化工厂液氨泄漏');
  await expect(page.getByTestId('complete-handover')).toBeDisabled();
  await expect(take).toHaveAttribute('data-taken', '0');

  await page.keyboard.press('Space');
  await expect(take).toHaveAttribute('data-taken', '1');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(take).toHaveAttribute('data-taken', '2');
  await shoot(page, '07-handover');
  await expect(page.getByTestId('complete-handover'), 'not before each is taken').toBeDisabled();
  for (let taken = 2; taken < limits; taken += 1) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
  }
  await expect(take).toHaveAttribute('data-taken', String(limits));

  await tabTo(page, '#relief-name');
  await page.keyboard.insertText(relief);
  await page.keyboard.press('Enter');
  await tabTo(page, '#relief-password');
  await page.keyboard.type('not-my-password');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('sign-panel').locator('.refused')).toHaveAttribute('data-code', 'wrongLogin');
  await expect(take, 'what was taken stays').toHaveAttribute('data-taken', String(limits));
  await tabTo(page, '#relief-password');
  await page.keyboard.type(countyPassword);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('handover-done')).toContainText(relief);
  await expect(page.getByTestId('change-to-relief')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('user-menu')).toContainText(relief);
  const made = county.entries('handover.completed').at(-1);
  expect(county.entries('handover.limitTaken').filter((entry) => entry.payload.handover !== undefined).length).toBeGreaterThanOrEqual(
    limits,
  );
  const sheet = made?.payload.sheet as { outgoing: { name: string }; relief: { name: string }; limits: unknown[] };
  expect([sheet.outgoing.name, sheet.relief.name, sheet.limits.length]).toEqual([officer, relief, limits]);

  const row = page.getByTestId('earlier-sheets').locator('.earlier-row').first();
  await expect(row).toContainText(`${officer} 交 ${relief}`);
  await row.click();
  await expect(page.getByTestId('sheet-paper')).toContainText('宏达化工厂液氨泄漏');
  await expect(page.getByTestId('sheet-paper')).toContainText(`${relief} 接下`);
  await shoot(page, '07-handover-sheet');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.length).toBeGreaterThan(10_000);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('earlier-sheets')).toBeVisible();
});

test('F10 signs in whoever is logged in, and the button goes', async ({ page, start }) => {
  const program = await start({ data: 'empty', admin: '李敏:night-shift-2026' });
  const call = <T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> =>
    program.api<T>('李敏:night-shift-2026', method, path, body);
  const { id } = await call<{ id: string }>('POST', '/people', { name: '李敏', post: '值班员', phones: [] });
  const { shift } = await call<{ shift: { day: string } }>('GET', '/duty');
  await call('POST', '/duty/assign', { day: shift.day, post: 'main', person: id });
  await enter(page, program, '李敏', '/', 'night-shift-2026');
  await expect(page.getByTestId('sign-in')).toBeVisible();
  await page.keyboard.press('F10');
  await expect(page.getByTestId('sign-in')).toHaveCount(0);
  await goTo(page, '/duty');
  await expect(page.getByTestId('sign').filter({ hasText: '李敏' })).toHaveAttribute('data-signed', 'true');
  expect(program.entries('duty.checkedIn')).toHaveLength(1);
});

test('a spot check is drawn, called and counted', async ({ page, county }) => {
  await asInManual(page);
  await enter(page, county, officer, '/duty/checks');
  const counted = (): Promise<number> =>
    page
      .getByTestId('check-counts')
      .locator('tbody tr td:nth-child(2)')
      .evaluateAll((cells) => cells.reduce((sum, cell) => sum + Number(cell.textContent), 0));
  await expect(page.getByTestId('check-counts').locator('tbody tr').first()).toBeVisible();
  const before = await counted();
  await page.getByTestId('draw-check').click();
  const form = page.getByTestId('call-form');
  await expect(form).toBeVisible();
  await form.getByText('无人接听').click();
  await expect(form.getByLabel('谁接的')).toHaveCount(0);
  await form.getByText('在岗接听').click();
  await page.keyboard.press('Control+Enter');
  await expect(form.locator('.wrong').first()).toContainText('有人接听就要记下姓名');
  await form.getByLabel('谁接的').fill('高山');
  await form.getByLabel('响了几秒才接').fill('8');
  await shoot(page, '07-checks');
  await page.keyboard.press('Control+Enter');
  const row = page.getByTestId('check-row').first();
  await expect(row).toContainText('高山');
  await expect(row).toContainText('8 秒接听');
  await expect.poll(counted).toBe(before + 1);
});

test('the log of the shift takes a line with its incident, a correction, and prints', async ({ page, county }) => {
  await asInManual(page);
  await receiveLeak(county);
  await enter(page, county, officer, '/duty/log');
  const field = page.getByTestId('quick-line').locator('input').first();
  await field.fill('供电所来电，厂区已断电');
  await field.press('End');
  await page.keyboard.type('#');
  await page.keyboard.insertText('液氨');
  await expect(page.locator('.ant-select-item-option-active')).toContainText('液氨');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('quick-line')).toContainText('关联');
  await field.press('Enter');
  const log = page.getByTestId('shift-log');
  await expect(log).toContainText('供电所来电，厂区已断电');
  await log.getByRole('button', { name: '更正' }).first().click();
  await field.fill('断电的是供水泵站');
  await field.press('Enter');
  await expect(log).toContainText('【更正“供电所来电，厂区已断电”】断电的是供水泵站');
  await shoot(page, '07-log');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByTestId('log-paper')).toBeVisible();
  await expect(page.getByTestId('log-paper')).toContainText('断电的是供水泵站');
  await expect(page.locator('.area-tabs')).toBeHidden();
  await shoot(page, '07-log-paper');
});

test('who is on duty now, in one look', async ({ page, county }) => {
  await asInManual(page);
  await enter(page, county, officer, '/duty');
  await expect(page.getByTestId('signs').getByTestId('sign').first()).toBeVisible();
  await expect(page.getByTestId('next-handover')).toContainText('接班');
  await shoot(page, '07-on-duty');
});

// Taking in an incident: by keyboard alone in under a minute, with what was heard accepted by Tab; and the limits run.
import { asInManual, enter, expect, figure, shoot, test } from '#kit/page.ts';
import { callerWords, obligationsOf, officer } from '#kit/scenes.ts';
import { countyPassword } from '#kit/program.ts';

const minuteMs = 60_000;

test('a call becomes an incident with running limits, hands on the keyboard, in under a minute', async ({ page, context, county }) => {
  await asInManual(page);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    Object.assign(window, { presses: 0 });
    for (const type of ['pointerdown', 'mousedown', 'click'])
      addEventListener(
        type,
        (event) => (event.isTrusted && (event as MouseEvent).detail > 0 ? ((window as unknown as { presses: number }).presses += 1) : 0),
        true,
      );
  });
  const from = Date.now();
  await page.goto(county.url);
  await expect(page.locator('#login-name')).toBeFocused();
  await page.evaluate((text) => navigator.clipboard.writeText(text), callerWords);
  await shoot(page, '01-login');
  const began = Date.now();
  const keys = page.keyboard;
  await keys.type(officer);
  await keys.press('Tab');
  await keys.type(countyPassword);
  await keys.press('Enter');
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'live');
  await expect(page.getByTestId('limits').getByTestId('limit').first()).toBeVisible();
  await shoot(page, '02-desk');

  await keys.press('F2');
  await expect(page.locator('#caller')).toBeFocused();
  await shoot(page, '03-intake');
  await keys.type('城关镇值班室');
  await keys.press('Tab');
  await keys.type('0538-0000201');
  await keys.press('Tab');
  await expect(page.locator('#said')).toBeFocused();
  await keys.press('Control+V');
  await expect(page.locator('#said')).toHaveValue(callerWords);

  const chip = (field: string) => page.locator(`.heard [data-field=${field}]`);
  const said = ['kind', 'occurredAt', 'place', 'dead', 'seriouslyInjured', 'injured', 'trapped', 'evacuated'];
  for (const field of said) await expect(chip(field)).toHaveAttribute('data-state', 'proposed');
  await expect(chip('missing')).toHaveAttribute('data-state', 'none');
  await expect(chip('injured')).toContainText('5');
  await expect(chip('evacuated')).toContainText('120');
  await expect(page.getByTestId('will-open').locator('li').first()).toBeVisible();
  await keys.press('Tab');
  await shoot(page, '03-intake-chips');
  // Nine chips stand in the order in which a caller says things; each Tab takes one and goes on.
  for (let index = 0; index < 9; index += 1) await keys.press('Tab');
  for (const field of said) await expect(chip(field)).toHaveAttribute('data-state', 'accepted');
  const due = await page.getByTestId('will-open').locator('li').allTextContents();
  await keys.press('Control+Enter');

  const head = page.getByTestId('incident-head');
  await expect(head).toHaveAttribute('data-state', 'open');
  const took = Date.now() - began;
  figure('keyboard intake, from the log-in form to running limits', Math.round(took / 100) / 10, 's');
  expect(took).toBeLessThan(minuteMs);
  expect(await page.evaluate(() => (window as unknown as { presses: number }).presses), 'presses of the mouse').toBe(0);

  // What the form said would open is what runs.
  await expect(page.getByTestId('limit-chip').first()).toHaveAttribute('data-state', 'open');
  const id = /incidents\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
  const owed = await obligationsOf(county, id);
  // The call itself was the caller's report by phone: met already, so not announced.
  expect(owed.filter((one) => one.state === 'open').length).toBe(due.length);
  for (const one of owed.filter((one) => one.ours)) {
    expect(Date.parse(one.dueAt)).toBeGreaterThan(from);
    expect(one.stages.length).toBeGreaterThan(2);
  }
  const fact = (key: string) => page.locator(`[data-fact="${key}"]`);
  await expect(fact('casualties.injured')).toContainText('5');
  await expect(fact('casualties.missing')).toContainText('没说');

  // Esc leads back to the desk, and there the limits count down by the second.
  await keys.press('Escape');
  await expect(page.getByTestId('open-incidents').locator(`[data-id="${id}"]`)).toBeVisible();
  const ours = owed.find((one) => one.ours);
  const limit = page.getByTestId('limits').locator(`[data-id="${ours?.id ?? ''}"]`);
  const before = await limit.innerText();
  await expect.poll(() => limit.innerText()).not.toBe(before);
});

test('nothing is required but what happened, and what is wrong is said at the field', async ({ page, county }) => {
  await enter(page, county, officer, '/intake');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText('还没有内容');
  await expect(page.locator('#said')).toBeFocused();
  await page.keyboard.type('老城区有人报警说楼道冒烟');
  await page.locator('#received-at').fill('前天半夜');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('#received-at')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#said')).toHaveValue('老城区有人报警说楼道冒烟');
});

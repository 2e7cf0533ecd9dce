// Who gets in: the first start, the one-time link of the browser shell, strange hosts and origins, the lock screen, wrong passwords.
import { request as httpRequest } from 'node:http';
import { asInManual, enter, expect, shoot, stationGone, test } from '#kit/page.ts';
import { countyPassword } from '#kit/program.ts';
import { leader, listenIn, officer, quieten, receiveLeak, timePhoneReport, tonesOf } from '#kit/scenes.ts';

/** A plain request, with headers that a browser would not let a page set. */
function statusOf(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(url, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('the first start asks for the unit and the first account, says at each field what is wrong, and leads to the desk', async ({
  page,
  start,
}) => {
  const program = await start({ data: 'empty' });
  await asInManual(page);
  await page.goto(program.url);
  const field = (name: string) => page.locator(`#${name}`);
  const wrong = (name: string) => page.locator(`.ant-form-item:has(#${name}) .ant-form-item-explain-error`);
  await expect(field('unitName')).toBeFocused();
  await shoot(page, '01-setup');
  await page.locator('button[type=submit]').click();
  for (const name of ['unitName', 'name', 'password']) await expect(wrong(name), name).toBeVisible();
  await field('unitName').fill('云河县');
  await field('prefix').fill('yh');
  await expect(wrong('prefix')).toBeVisible();
  await field('prefix').fill('YH');
  await field('name').fill('李敏');
  await field('password').fill('short');
  await expect(wrong('password')).toBeVisible();
  await field('password').fill('night-shift-2026');
  await field('again').fill('night-shift-2027');
  await page.locator('button[type=submit]').click();
  await expect(wrong('again')).toContainText('不同');
  await expect(field('unitName')).toHaveValue('云河县');
  await field('again').fill('night-shift-2026');
  for (const name of ['unitName', 'prefix', 'name', 'password', 'again']) await expect(wrong(name), name).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'live');
  await expect(page.getByTestId('limits')).toBeVisible();
  await expect(page.getByTestId('user-menu')).toContainText('李敏');
  // It is asked once: another browser finds the log-in form.
  expect(
    (
      await page.request.post(`${program.url}/api/setup`, { data: { unitName: '别县', name: '别人', password: 'night-shift-2026' } })
    ).status(),
  ).toBe(409);
});

test.describe('the browser shell', () => {
  test.use({ expected: { complaints: [/403 \(Forbidden\)/, stationGone] } });

  test('opens by its link once only, and refuses strange hosts and origins', async ({ page, browser, start }) => {
    const program = await start({ data: 'empty', shell: true });
    expect(program.link).toContain('/?open=');
    await page.goto(program.link);
    await expect(page).toHaveURL(`${program.url}/`);
    await expect(page.locator('#unitName')).toBeVisible();
    const stranger = await browser.newContext();
    const second = await stranger.newPage();
    expect((await second.goto(program.link))?.status(), 'the link was used').toBe(403);
    expect((await second.goto(program.url))?.status()).toBe(403);
    await stranger.close();
    // Who came through it stays in, also after the program was started again.
    await program.stop();
    await program.again();
    await page.reload();
    await expect(page.locator('#unitName')).toBeVisible();

    const { host } = new URL(program.url);
    const health = `${program.url}/api/health`;
    expect(await statusOf(health, { host })).toBe(200);
    expect(await statusOf(health, { host: 'evil.example' })).toBe(403);
    expect(await statusOf(health, { host, origin: 'http://evil.example' })).toBe(403);
    expect(await statusOf(health, { host, origin: 'null' })).toBe(403);
    expect(await statusOf(health, { host, 'sec-fetch-site': 'cross-site' })).toBe(403);
  });
});

test('the lock screen shows alarms but no data, and the password opens it where one was', async ({ page, county }) => {
  await quieten(county);
  const before = Date.now();
  const isOfNow = ({ payload }: { payload: Record<string, unknown> }): boolean => Number(payload.at) >= before;
  await timePhoneReport(county, 60, [{ id: 'alarm', second: 1, tells: ['main'], priority: 'urgent' }]);
  await asInManual(page);
  await listenIn(page);
  await enter(page, county, officer, '/directory');
  await page.getByTestId('user-menu').click();
  await page.getByText('锁屏', { exact: true }).click();
  await expect(page.locator('#login-password')).toBeFocused();
  await receiveLeak(county);
  const bar = page.getByTestId('alarm-bar');
  await expect(bar).toBeVisible();
  await expect.poll(() => tonesOf(page).then((tones) => tones.length)).toBeGreaterThan(0);
  await expect(page.locator('.frame-head, .frame-nav')).toHaveCount(0);
  // That there is an alarm, not what it is about; and nobody answers it in the name of another.
  await expect(bar).not.toContainText('宏达化工厂');
  await expect(bar.getByRole('button', { name: '签收' })).toBeDisabled();
  await page.keyboard.press('F8');
  await page.keyboard.press('Enter');
  await expect(bar).toBeVisible();
  await shoot(page, '01-locked');
  await page.reload();
  await expect(page.locator('#login-password'), 'loading it anew does not open it').toBeVisible();
  await page.locator('#login-password').fill('wrong-password');
  await page.keyboard.press('Enter');
  await expect(page.locator('.refused')).toBeVisible();
  await page.locator('#login-password').fill(countyPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('unit-tree')).toBeVisible();
  for (const type of ['alarm.silenced', 'alarm.acknowledged']) expect(county.entries(type).filter(isOfNow), type).toEqual([]);
});

test('a change of user keeps the screen and what is typed', async ({ page, county }) => {
  await enter(page, county, officer, '/intake');
  await page.locator('#said').fill('交接时还在听的电话');
  await page.getByTestId('user-menu').click();
  await page.getByRole('menuitem', { name: '换人' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('#login-name')).toBeFocused();
  await page.keyboard.type('zhaolei');
  await page.keyboard.press('Tab');
  await page.keyboard.type(countyPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('user-menu')).toContainText('赵磊');
  await expect(page.locator('#said')).toHaveValue('交接时还在听的电话');
  const opened = county.entries('session.opened');
  expect(opened.at(-1)?.actor).not.toBe(opened.at(-2)?.actor);
});

test('wrong tries are slowed, then locked, and each is on record', async ({ county }) => {
  const answers: string[] = [];
  const tryOnce = async (password: string): Promise<void> => {
    const answer = await fetch(`${county.url}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: leader, password }),
    });
    answers.push(((await answer.json()) as { code?: string }).code ?? 'in');
  };
  for (let index = 0; index < 4; index += 1) await tryOnce('wrong');
  expect(answers, 'the third wrong one has to be waited out').toEqual(['wrongLogin', 'wrongLogin', 'wrongLogin', 'tooOften']);
  await expect
    .poll(
      async () => {
        await tryOnce('wrong');
        return answers.at(-1);
      },
      { intervals: [2_000] },
    )
    .toBe('lockedOut');
  await tryOnce(countyPassword);
  expect(answers.at(-1), 'even the right one').toBe('lockedOut');
  const causes = county.entries('login.refused').map(({ payload }) => payload.cause);
  expect(causes.filter((cause) => cause === 'wrong')).toHaveLength(5);
  expect(causes).toContain('locked');
});

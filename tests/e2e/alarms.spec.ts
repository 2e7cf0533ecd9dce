// The ladder as one at the desk lives it: nobody answers, it climbs, sounds and leaves the room; silence, acknowledgement and doing are three things.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { asInManual, enter, expect, goTo, shoot, test } from '#kit/page.ts';
import type { Program } from '#kit/program.ts';
import {
  administrator,
  leader,
  listenIn,
  obligationsOf,
  officer,
  phoneDuty,
  quieten,
  receiveLeak,
  timePhoneReport,
  tonesOf,
  watchBar,
} from '#kit/scenes.ts';

interface Call {
  subject: string;
  stage: string;
  to: string;
}

/** A real receiver of webhooks: what it was called with. */
async function receiver(): Promise<{ url: string; calls: Call[]; close: () => void }> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      calls.push(JSON.parse(body) as Call);
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/duty`, calls, close: () => void server.close() };
}

const bar = (page: Page) => page.getByTestId('alarm-bar');
const tonesAfter = async (page: Page, at: number): Promise<number> => (await tonesOf(page)).filter((tone) => tone > at).length;

async function openDesk(page: Page, county: Program): Promise<void> {
  await listenIn(page);
  await quieten(county);
  await enter(page, county);
}

test('nobody does anything: the ladder climbs, the bar comes in, it sounds, and the call leaves the room', async ({ page, county }) => {
  const outside = await receiver();
  await asInManual(page);
  await county.api(administrator, 'POST', '/settings', { webhook: { url: outside.url } });
  await timePhoneReport(county, 12, [
    { id: 'remind', second: 2, tells: ['main'], priority: 'notice' },
    { id: 'leader', second: 4, tells: ['main', 'leaderOnShift'], priority: 'important' },
    { id: 'alarm', second: 8, tells: ['main', 'deputy', 'leaderOnShift'], priority: 'urgent' },
    { id: 'over', second: 12, tells: ['main', 'deputy', 'leaderOnShift', 'director'], priority: 'urgent' },
  ]);
  await openDesk(page, county);
  await expect(bar(page)).toHaveCount(0);
  const seen = await watchBar(page);
  const { id } = await receiveLeak(county);

  await expect(bar(page)).toContainText('电话首报');
  await expect(bar(page)).toHaveClass(/alarm-urgent/);
  const looks = await seen();
  const important = looks.findIndex((one) => one.includes('alarm-important') && one.includes('带班领导'));
  expect(important, 'the leader is told before it is urgent').toBeGreaterThanOrEqual(0);
  expect(looks.findIndex((one) => one.includes('alarm-urgent'))).toBeGreaterThan(important);
  await shoot(page, '04-alarm-bar');
  await expect.poll(() => tonesOf(page).then((tones) => tones.length), { message: 'it sounds' }).toBeGreaterThan(2);
  await expect(bar(page)).toContainText('已超时限');
  await expect(page.getByTestId('limits')).toHaveAttribute('data-over', '1');
  await shoot(page, '04-overdue');

  await expect.poll(() => new Set(outside.calls.map((call) => call.stage)).size, { message: 'stages that left the room' }).toBe(4);
  expect(outside.calls.filter((call) => call.stage === 'over').map((call) => call.to)).toHaveLength(4);
  expect(outside.calls.every((call) => call.subject.includes('电话首报'))).toBe(true);

  await goTo(page, `/incidents/${id}`);
  const lines = page.getByTestId('timeline').getByTestId('line');
  await expect(lines.filter({ hasText: '已送达' }).first()).toBeVisible();
  for (const type of ['obligation.stageFired', 'notice.delivered']) {
    await expect(lines.and(page.locator(`[data-type="${type}"]`)).first(), type).toBeVisible();
  }
  const duty = await phoneDuty(county, id);
  expect(duty.stages.filter((stage) => stage.firedAt !== undefined)).toHaveLength(4);
  for (const stage of duty.stages) {
    const late = Date.parse(stage.firedAt ?? '') - Date.parse(stage.at);
    expect(late, `${stage.id} fired late by ms`).toBeLessThan(1_000);
    expect(late).toBeGreaterThanOrEqual(0);
  }
  await goTo(page, '/alarms');
  await page.getByTestId('alarm-line').first().click();
  await expect(page.getByTestId('alarm-detail')).toContainText('电话首报');
  await shoot(page, '04-alarms');
  outside.close();
});

test('F8 silences, Enter acknowledges, only the report settles; none of the three does the work of another', async ({ page, county }) => {
  await timePhoneReport(county, 12, [
    { id: 'alarm', second: 2, tells: ['main'], priority: 'urgent' },
    { id: 'over', second: 12, tells: ['main', 'director'], priority: 'urgent' },
  ]);
  await openDesk(page, county);
  const { id } = await receiveLeak(county);
  await expect.poll(() => tonesOf(page).then((tones) => tones.length)).toBeGreaterThan(0);
  await page.keyboard.press('F8');
  await expect(bar(page)).toBeFocused();
  await expect.poll(async () => (await phoneDuty(county, id)).alarm).toMatchObject({ sounding: false, acknowledgedBy: null });
  const silencedAt = Date.now();
  await expect(bar(page), 'silence is not acknowledgement').toBeVisible();
  // An urgent alarm sounds every three seconds; until the next stage, seven seconds on, it must not.
  const firedAt = async (): Promise<number> =>
    Date.parse((await phoneDuty(county, id)).stages.find((stage) => stage.id === 'over')?.firedAt ?? '');
  await expect.poll(firedAt).not.toBeNaN();
  const overAt = await firedAt();
  await expect.poll(() => tonesAfter(page, overAt), { message: 'the next stage sounds again' }).toBeGreaterThan(0);
  expect((await tonesOf(page)).filter((tone) => tone > silencedAt + 500 && tone < overAt)).toEqual([]);

  await page.keyboard.press('F8');
  await expect(bar(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(bar(page)).toHaveCount(0);
  const acknowledged = await phoneDuty(county, id);
  expect(acknowledged.alarm?.acknowledgedBy).toBe(officer);
  expect(acknowledged.state, 'acknowledgement is not doing').toBe('open');
  await expect(page.getByTestId('limits').locator(`[data-id="${acknowledged.id}"]`)).toBeVisible();
  const lines = page.getByTestId('duty-log').getByTestId('line');
  await expect(lines.and(page.locator('[data-type="alarm.acknowledged"]')).first()).toBeVisible();
  // Three keys, three entries, each by a person.
  const who = county.entries('session.opened').at(-1)?.actor;
  for (const type of ['alarm.silenced', 'alarm.acknowledged']) expect(county.entries(type).at(-1)?.actor, type).toBe(who);

  const report = await county.api<{ id: string }>(officer, 'POST', `/incidents/${id}/reports`, {
    type: 'first',
    to: 'city-gov',
    mode: 'phone',
  });
  await county.api(officer, 'POST', `/reports/${report.id}/submit`, { receiver: '陈主任' });
  await expect(page.getByTestId('limits').locator(`[data-id="${acknowledged.id}"]`)).toHaveCount(0);
  expect((await obligationsOf(county, id)).find((one) => one.id === acknowledged.id)?.state, 'late stays late').toBe('late');
});

test('an alarm never takes the keyboard from somebody typing, and its keys are dead while an input method composes', async ({
  page,
  county,
  context,
}) => {
  await timePhoneReport(county, 30, [{ id: 'alarm', second: 2, tells: ['main'], priority: 'urgent' }]);
  await openDesk(page, county);
  await page.keyboard.press('F2');
  const said = page.locator('#said');
  await said.focus();
  await page.keyboard.type('老城区有人报警');
  const { id } = await receiveLeak(county);
  await expect(bar(page)).toBeVisible();
  await expect(said).toBeFocused();
  await page.keyboard.type('说楼道冒烟');
  await expect(said).toHaveValue('老城区有人报警说楼道冒烟');

  const ime = await context.newCDPSession(page);
  await ime.send('Input.imeSetComposition', { text: 'yan', selectionStart: 3, selectionEnd: 3 });
  // What the browser sends for a key that the input method eats.
  for (const key of ['F8', 'Enter']) {
    await page.evaluate(
      (name) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key: name, keyCode: 229, isComposing: true, bubbles: true, cancelable: true }),
        ),
      key,
    );
  }
  await expect(said).toBeFocused();
  expect((await phoneDuty(county, id)).alarm, 'F8 and Enter belong to the input method').toMatchObject({
    sounding: true,
    acknowledgedBy: null,
  });
  await ime.send('Input.insertText', { text: '烟' });
  await expect(said).toHaveValue('老城区有人报警说楼道冒烟烟');
  // Enter in a text is a new line, not an acknowledgement.
  await page.keyboard.press('Enter');
  expect((await phoneDuty(county, id)).alarm?.acknowledgedBy).toBeNull();
  await page.keyboard.press('F8');
  await expect(bar(page)).toBeFocused();
  await expect(said).toHaveValue('老城区有人报警说楼道冒烟烟\n');
});

test('the self-test takes the path of the real alarm', async ({ page, county }) => {
  await openDesk(page, county);
  await goTo(page, '/alarms');
  await page.getByTestId('self-test').click();
  await expect(bar(page)).toContainText('告警自检');
  await expect.poll(() => tonesOf(page).then((tones) => tones.length)).toBeGreaterThan(0);
  await page.keyboard.press('F8');
  await page.keyboard.press('Enter');
  await expect(bar(page)).toHaveCount(0);
  const { items } = await county.api<{ items: { type: string }[] }>(leader, 'GET', '/duty/log?limit=20');
  expect(items.map((line) => line.type)).toContain('alarm.acknowledged');
});

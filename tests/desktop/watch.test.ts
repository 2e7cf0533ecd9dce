// Who watches the watcher: silence of the station raises the shell's own alarm; an alarm of the station brings the window to the front.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { buildProgram, Desktop, tempDir } from './desktop.ts';

let program = '';
let desktop: Desktop;
let dataDir = '';

beforeAll(async () => {
  program = await buildProgram();
});
afterEach(() => desktop.kill());

async function startDesk(): Promise<void> {
  dataDir = tempDir('data');
  desktop = new Desktop({ program, dataDir });
  await desktop.ports(1);
  await desktop.until('the first heartbeat', ({ messages }) => (messages.heartbeat ?? 0) > 0);
}

const words = '值守程序没有响应';

it('after 30 s without a heartbeat a window stands above all, says so and beeps, until the heartbeat is back', async () => {
  await startDesk();
  await desktop.do({ do: 'hold', on: true });
  await desktop.do({ do: 'advance', ms: 29_999 });
  expect((await desktop.state()).windows).toHaveLength(1);
  await desktop.do({ do: 'advance', ms: 1 });
  const raised = await desktop.state();
  expect(raised.windows[1]).toMatchObject({
    visible: true,
    onTop: true,
    focused: 0,
    preferences: { sandbox: true, nodeIntegration: false },
  });
  expect(raised.windows[1]?.url).toBe('app://plain/alarm');
  expect(raised.windows[1]?.answer?.body).toContain(words);
  expect(raised.windows[1]?.answer?.body).toContain('id="clock"');
  expect(raised.beeps).toBe(1);
  await desktop.do({ do: 'advance', ms: 10_000 });
  expect((await desktop.state()).beeps).toBe(6);

  // Closed by a person: two minutes of peace, not more.
  await desktop.do({ do: 'close', window: 1 });
  await desktop.do({ do: 'advance', ms: 119_999 });
  expect((await desktop.state()).beeps).toBe(6);
  await desktop.do({ do: 'advance', ms: 1 });
  expect((await desktop.state()).windows[2]).toMatchObject({ visible: true, onTop: true });

  await desktop.do({ do: 'hold', on: false });
  const { beeps } = await desktop.until('the alarm is lowered', ({ windows }) => windows[2]?.destroyed === true);
  await desktop.do({ do: 'advance', ms: 29_000 });
  expect((await desktop.state()).beeps).toBe(beeps);
  expect(await desktop.output('settings.health')).toMatchObject({ ok: true });
});

it('a link in that window starts the station anew', async () => {
  await startDesk();
  await desktop.do({ do: 'hold', on: true });
  await desktop.do({ do: 'advance', ms: 30_000 });
  expect(await desktop.do({ do: 'navigate', window: 1, url: 'https://example.com/' })).toBe(false);
  expect((await desktop.state()).processes).toEqual([{ ended: false }]);
  expect(await desktop.do({ do: 'navigate', window: 1, url: 'app://watchdesk/' })).toBe(false);
  await desktop.do({ do: 'navigate', window: 1, url: '#restart' });
  await desktop.until('it ended', ({ processes }) => processes[0]?.ended === true);
  await desktop.do({ do: 'advance', ms: 0 });
  await desktop.until('the alarm is lowered', ({ windows }) => windows[1]?.destroyed === true);
  await desktop.ports(2);
});

it('a station whose obligation clock stands still does not count as alive', async () => {
  await startDesk();
  // As a cycle that could not be finished leaves it: nothing there that was written by now.
  rmSync(path.join(dataDir, 'alive'));
  await desktop.until('it says so', ({ messages }) => (messages.stalled ?? 0) > 0);
  await desktop.do({ do: 'advance', ms: 30_000 });
  expect((await desktop.state()).windows[1]?.answer?.body).toContain(words);
  // Woken, the clock runs again, and the next beat says so.
  await desktop.do({ do: 'resume' });
  await desktop.until('the alarm is lowered', ({ windows }) => windows[1]?.destroyed === true);
});

it('a machine that slept is given time to speak before anybody is alarmed', async () => {
  await startDesk();
  await desktop.do({ do: 'hold', on: true });
  await desktop.do({ do: 'advance', ms: 29_999 });
  await desktop.do({ do: 'resume' });
  await desktop.do({ do: 'advance', ms: 29_999 });
  expect((await desktop.state()).windows).toHaveLength(1);
  await desktop.do({ do: 'advance', ms: 1 });
  expect((await desktop.state()).windows).toHaveLength(2);
});

it('an alarm brings the window to the front without the focus, for a moment, and a notification without its subject', async () => {
  await startDesk();
  await desktop.output('accounts.setup', { unitName: '云河县', name: '李敏', password: 'correct horse' });
  await desktop.do({ do: 'close', window: 0 });
  const before = (await desktop.state()).windows[0]?.focused;
  const { id } = (await desktop.output('obligations.selfTest', {})) as { id: string };
  const raised = await desktop.until('it is in front', ({ windows }) => windows[0]?.onTop === true);
  expect(raised.windows[0]).toMatchObject({ visible: true, flashing: true, focused: before });
  expect(raised.notifications.at(-1)).toEqual({ title: '值守台：1 项告警正在响', open: true });
  await desktop.do({ do: 'advance', ms: 8_000 });
  expect((await desktop.state()).windows[0]?.onTop).toBe(false);

  await desktop.output('obligations.acknowledgeAlarm', { id });
  await desktop.until('the notification went', ({ notifications }) => notifications.at(-1)?.open === false);
  // Said once: the next beats bring nothing new.
  expect((await desktop.state()).notifications).toHaveLength(2);
});

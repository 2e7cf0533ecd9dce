// How the desktop program begins and ends: folders that cannot be opened, one shell a folder, hiding, quitting in good order.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { readHolder } from '#station/kernel/lock.ts';
import { openStation } from '#station/station.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { assetsDir } from '#electron/launch/paths.ts';
import { buildProgram, type CallResult, Desktop, type StartOptions, tempDir } from './desktop.ts';

let program = '';
const running: Desktop[] = [];

function start(options: Partial<StartOptions> = {}): Desktop {
  const desktop = new Desktop({ program, dataDir: tempDir('data'), ...options });
  running.push(desktop);
  return desktop;
}

const setup = { unitName: '云河县', name: '李敏', password: 'correct horse' };
const ourPage = 'app://watchdesk/';

beforeAll(async () => {
  program = await buildProgram();
});
afterEach(() => {
  for (const desktop of running.splice(0)) desktop.kill();
});

describe('a data folder that cannot be opened', () => {
  it('is told in the window with its way out, and tried again when somebody asks', async () => {
    const dataDir = path.join(tempDir('data'), 'file');
    writeFileSync(dataDir, '');
    const desktop = start({ dataDir });
    const { windows } = await desktop.until(
      'the fault is shown',
      (state) => state.windows[0]?.answer?.body.includes('role="alert"') === true,
    );
    expect(windows[0]?.answer?.body).toContain(errorTexts['zh-CN'].readOnly);
    expect(windows[0]?.answer?.body).toContain(errorTexts.en.readOnly);
    expect(windows[0]?.answer?.body).toContain(dataDir);
    expect(windows[0]?.nonces).toEqual([]);
    await desktop.until('it ended', ({ processes }) => processes[0]?.ended === true);
    await desktop.do({ do: 'navigate', window: 0, url: '#restart' });
    await desktop.until('it was tried again', ({ processes }) => processes.length === 2);
    await desktop.do({ do: 'advance', ms: 30_000 });
    expect((await desktop.state()).windows).toHaveLength(2);
  });

  it('is no alarm when another Watchdesk holds it, and is taken over when that one ends', async () => {
    const dataDir = tempDir('data');
    const first = start({ dataDir });
    await first.ports(1);
    const second = start({ dataDir });
    const told = await second.until('the fault is shown', (state) => state.windows[0]?.answer?.body.includes('role="alert"') === true);
    expect(told.windows[0]?.answer?.body).toContain(errorTexts['zh-CN'].inUse);
    expect(told.windows[0]?.answer?.body).toContain(String(readHolder(dataDir)?.pid));
    // Half a minute of tries, each longer after the one before.
    for (const [round, waitMs] of [500, 1000, 2000, 4000, 8000, 16_000].entries()) {
      await second.until('it ended', ({ processes }) => processes[round]?.ended === true);
      await second.do({ do: 'advance', ms: waitMs });
    }
    await second.until('it ended', ({ processes }) => processes[6]?.ended === true);
    await first.quit();
    await second.do({ do: 'advance', ms: 30_000 });
    const { windows } = await second.ports(1);
    expect(windows).toHaveLength(1);
    expect(windows[0]?.url).toBe(ourPage);
  });

  it('belongs to one shell: a second one gives way and starts nothing', async () => {
    const [dataDir, appData] = [tempDir('data'), tempDir('appdata')];
    const first = start({ dataDir, appData });
    await first.ports(1);
    expect(await start({ dataDir, appData }).ended).toMatchObject({ exit: 0, messages: {} });
    expect((await first.state()).processes).toEqual([{ ended: false }]);
  });
});

describe('quitting', () => {
  it('drains the station: what runs is answered, streams end, the files are closed', async () => {
    const dataDir = tempDir('data');
    const desktop = start({ dataDir });
    await desktop.ports(1);
    await desktop.do({ do: 'watch' });
    // Hashing the password takes a while; it is under way when the station is asked to stop.
    const setUp = desktop.call('accounts.setup', setup);
    await desktop.output('settings.health');
    await desktop.do({ do: 'quit' });
    // A call that comes once the order to stop has arrived is refused with a word, not with a broken line.
    let late: CallResult;
    do late = await desktop.call('settings.health');
    while (!('code' in late));
    expect(late).toEqual({ code: 'stopping' });
    expect(await setUp).toMatchObject({ output: { user: { name: '李敏' } } });
    expect(await desktop.ended).toMatchObject({ exit: 0, trayThere: false, blockers: 0, messages: { stopped: 1 } });
    expect(readHolder(dataDir)).toBeUndefined();
    expect(existsSync(path.join(dataDir, 'spaces', 'live.sqlite-wal'))).toBe(false);
    const station = openStation({ dataDir, assetsDir, clock: new SystemClock(), unattended: true });
    const names = station.parts.read.all<{ type: string }>('test.types', 'SELECT type FROM entries').map(({ type }) => type);
    await station.stop();
    expect(names).toContain('session.opened');
    const log = readFileSync(path.join(dataDir, 'log', 'shell.log'), 'utf8');
    expect(
      log
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { what: string }).what),
    ).toEqual(['started', 'quitting', 'ended']);
  });

  it('does not wait longer than ten seconds for a station that hangs', async () => {
    const desktop = start();
    await desktop.ports(1);
    await desktop.do({ do: 'hold', on: true });
    await desktop.do({ do: 'quit' });
    await desktop.do({ do: 'advance', ms: 9_999 });
    await desktop.do({ do: 'quit' });
    await desktop.do({ do: 'advance', ms: 1 }).catch(() => undefined);
    expect(await desktop.ended).toMatchObject({ exit: 0 });
  });

  it('is asked about while an alarm stands, and only then', async () => {
    const desktop = start();
    await desktop.ports(1);
    await desktop.output('accounts.setup', setup);
    await desktop.output('obligations.selfTest', {});
    await desktop.until('the tray tells', ({ tooltip }) => tooltip.includes('1 项告警'));
    await desktop.do({ do: 'quit', fromTray: true, answer: 0 });
    const { questions, processes } = await desktop.until('it asked', (state) => state.questions.length === 1);
    expect(questions[0]).toContain('还有 1 项告警未办结');
    expect(processes).toEqual([{ ended: false }]);
    // Also while the window is hidden.
    await desktop.do({ do: 'close', window: 0 });
    await desktop.do({ do: 'quit', fromTray: true, answer: 1 });
    expect(await desktop.ended).toMatchObject({ exit: 0 });
  });

  it('closing the window only hides it', async () => {
    const desktop = start();
    await desktop.ports(1);
    await desktop.do({ do: 'close', window: 0 });
    const { windows, notifications } = await desktop.state();
    expect(windows[0]).toMatchObject({ visible: false, destroyed: false });
    expect(notifications.map(({ title }) => title)).toEqual(['值守台仍在值守']);
    expect(await desktop.output('settings.health')).toMatchObject({ ok: true });
  });
});

// The bundled shell, station and preload script together, with a stand-in for Electron: ports, sessions, new starts.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram, Desktop, type StartOptions, tempDir } from './desktop.ts';

let program = '';
const running: Desktop[] = [];

function start(options: Partial<StartOptions> = {}): Desktop {
  const desktop = new Desktop({ program, dataDir: tempDir('data'), ...options });
  running.push(desktop);
  return desktop;
}

const setup = { unitName: '云河县', name: '李敏', password: 'correct horse' };
const ourPage = 'app://watchdesk/';
const someNonce = '3b0f8a54-6d0c-4b62-9f0e-0a6f7c1d2e3f';

beforeAll(async () => {
  program = await buildProgram();
});
afterEach(() => {
  for (const desktop of running.splice(0)) desktop.kill();
});

describe('the port to the station', () => {
  it('reaches the page through the preload script and carries the contract, answered from SQLite', async () => {
    const desktop = start();
    const { windows } = await desktop.ports(1);
    expect(windows[0]).toMatchObject({ url: ourPage, visible: true, required: ['electron'] });
    expect(await desktop.output('settings.health')).toMatchObject({ ok: true, space: 'live' });

    expect(await desktop.call('incidents.list', {})).toEqual({ code: 'noSession' });
    await desktop.output('accounts.setup', setup);
    const receivedAt = new Date().toISOString();
    const title = '城关镇宏达化工厂液氨泄漏';
    const received = await desktop.output('incidents.receive', {
      receivedAt,
      source: { mode: 'phone' },
      title,
      kind: '12D02',
      grade: 'III',
    });
    expect(received).toMatchObject({ title, grade: 'III' });
    expect(await desktop.output('incidents.list', {})).toMatchObject({ total: 1, items: [{ title }] });

    // The page loads again: a port of its own, and a session of its own.
    await desktop.do({ do: 'reload' });
    await desktop.ports(1);
    expect(await desktop.call('incidents.list', {})).toEqual({ code: 'noSession' });
    expect(await desktop.call('accounts.openSession', { name: '李敏', password: 'wrong' })).toEqual({ code: 'wrongLogin' });
  });

  it('refuses bad input with the field, as over HTTP', async () => {
    const desktop = start();
    await desktop.ports(1);
    expect(await desktop.call('accounts.setup', { ...setup, name: 7 })).toEqual({ code: 'malformed' });
    expect(await desktop.call('accounts.setup', { ...setup, name: '' })).toEqual({ code: 'notValid' });
  });

  it('is given to nobody but the top frame of our own page, and once for a nonce', async () => {
    const desktop = start();
    const state = await desktop.ports(1);
    const used = state.windows[0]?.nonces[0];
    expect(state.portsSent).toBe(1);
    const refused = [
      { url: 'https://example.com/', top: true, nonce: someNonce },
      { url: 'app://elsewhere/', top: true, nonce: someNonce },
      { url: 'data:text/html,x', top: true, nonce: someNonce },
      { url: 'app://plain/alarm', top: true, nonce: someNonce },
      { url: 'not a url', top: true, nonce: someNonce },
      { url: ourPage, top: false, nonce: someNonce },
      { url: ourPage, top: true, nonce: 'x' },
      { url: ourPage, top: true, nonce: 7 },
      { url: ourPage, top: true, nonce: undefined },
      { url: ourPage, top: true, nonce: used },
    ];
    const given = [];
    for (const frame of refused) if ((await desktop.do({ do: 'ask', ...frame })) !== 0) given.push(frame);
    expect(given).toEqual([]);
    expect(await desktop.do({ do: 'ask', url: ourPage, top: true, nonce: someNonce })).toBe(1);
  });

  it('never reaches a page that asked with another nonce', async () => {
    const desktop = start();
    await desktop.ports(1);
    // Another page load of ours asks; the port for it must not be taken by the page that is there.
    await desktop.do({ do: 'ask', url: ourPage, top: true, nonce: someNonce });
    expect((await desktop.state()).windows[0]?.nonces).toHaveLength(1);
  });
});

describe('a station that ends', () => {
  it('is started again, and the page goes on over a new port with the token it has', async () => {
    const desktop = start();
    const first = await desktop.ports(1);
    const { token } = (await desktop.output('accounts.setup', setup)) as { token: string };
    await desktop.do({ do: 'watch' });
    await desktop.until('the stream runs', ({ stream }) => stream.events > 0);

    await desktop.do({ do: 'kill' });
    await desktop.until('the stream broke', ({ stream, processes }) => stream.ended && processes[0]?.ended === true);
    expect((await desktop.state()).processes).toHaveLength(1);
    await desktop.do({ do: 'advance', ms: 500 });
    const second = await desktop.ports(2);
    expect(second.processes).toEqual([{ ended: true }, { ended: false }]);
    // The same page load: nothing that was typed is lost.
    expect(second.windows[0]?.nonces).toEqual([first.windows[0]?.nonces[0], first.windows[0]?.nonces[0]]);
    expect(await desktop.output('settings.health')).toMatchObject({ ok: true });
    expect(await desktop.call('accounts.currentSession')).toEqual({ code: 'noSession' });
    expect(await desktop.call('accounts.currentSession', undefined, { bearer: token })).toMatchObject({
      output: { user: { name: '李敏' } },
    });
    expect(await desktop.call('accounts.currentSession', undefined, { bearer: 'x' })).toEqual({ code: 'noSession' });
  });

  it('waits longer before each new start', async () => {
    const desktop = start();
    await desktop.ports(1);
    for (const [round, waitMs] of [500, 1000, 2000].entries()) {
      await desktop.do({ do: 'kill' });
      await desktop.until('it ended', ({ processes }) => processes[round]?.ended === true);
      await desktop.do({ do: 'advance', ms: waitMs - 1 });
      expect((await desktop.state()).processes).toHaveLength(round + 1);
      await desktop.do({ do: 'advance', ms: 1 });
      await desktop.ports(round + 2);
    }
  });
});

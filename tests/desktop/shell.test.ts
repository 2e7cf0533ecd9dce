// What the shell lets a page do and what it never does; the page's protocol; what the preload script may use.
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageHeaders } from '#shared/kernel/page-headers.ts';
import { buildProgram, Desktop, tempDir } from './desktop.ts';
import { Page } from './stand-in/page.ts';

let program = '';
let desktop: Desktop;
beforeAll(async () => {
  program = await buildProgram();
  desktop = new Desktop({ program, dataDir: tempDir('data') });
  await desktop.ports(1);
});
afterAll(() => desktop.kill());

interface Fetched {
  status: number;
  headers: Record<string, string>;
  body: string;
}
const get = async (url: string, more: { method?: string; headers?: Record<string, string> } = {}): Promise<Fetched> =>
  (await desktop.do({ do: 'fetch', url, ...more })) as Fetched;

/** Those for which the answer is yes. */
async function those(names: readonly string[], ask: (name: string) => Promise<unknown>): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) if ((await ask(name)) === true) found.push(name);
  return found;
}

describe('the window', () => {
  it('is shut in', async () => {
    const { windows, sandboxed } = await desktop.state();
    expect(sandboxed).toBe(true);
    expect(windows[0]?.preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
      spellcheck: false,
    });
  });

  it('goes nowhere else, opens nothing and fetches nothing from outside', async () => {
    const away = ['https://example.com/', 'http://127.0.0.1:7390/', 'file:///etc/passwd', 'data:text/html,x', 'app://elsewhere/'];
    expect(await those(away, (url) => desktop.do({ do: 'navigate', window: 0, url }))).toEqual([]);
    expect(await desktop.do({ do: 'navigate', window: 0, url: 'app://watchdesk/incidents' })).toBe(true);
    expect(await desktop.do({ do: 'openWindow', url: 'app://watchdesk/' })).toBe('deny');
    const outside = ['https://example.com/', 'http://localhost/', 'ws://localhost/', 'file:///etc/passwd'];
    const inside = ['app://watchdesk/x.js', 'blob:app://watchdesk/1', 'data:image/png;base64,'];
    expect(await those([...outside, ...inside], (url) => desktop.do({ do: 'network', url }))).toEqual(inside);
    // The link of the plain pages does nothing on our own page.
    await desktop.do({ do: 'navigate', window: 0, url: '#restart' });
    expect((await desktop.state()).processes).toEqual([{ ended: false }]);
  });

  it('grants our own page what an alarm needs, and nobody anything else', async () => {
    const ask = (permission: string, url = 'app://watchdesk/', top = true): Promise<unknown> =>
      desktop.do({ do: 'permission', permission, url, top });
    const needed = ['fullscreen', 'notifications', 'media', 'speaker-selection', 'screen-wake-lock'];
    const others = ['geolocation', 'usb', 'clipboard-read', 'openExternal', 'display-capture', 'unknown'];
    expect(await those([...needed, ...others], (name) => ask(name))).toEqual(needed);
    expect(await ask('media', 'https://example.com/')).toBe(false);
    expect(await ask('media', 'app://watchdesk/', false)).toBe(false);
  });
});

describe('app://watchdesk/', () => {
  it('serves the page for every route, with the headers of the browser shell', async () => {
    for (const url of ['app://watchdesk/', 'app://watchdesk/incidents/42', 'app://watchdesk/index.html']) {
      const { status, headers, body } = await get(url);
      expect({ url, status, body }).toEqual({ url, status: 200, body: '<!doctype html><title>值守台</title>' });
      expect(headers).toMatchObject({ ...pageHeaders, 'content-type': 'text/html; charset=utf-8' });
    }
    const { windows } = await desktop.state();
    expect(windows[0]?.answer).toMatchObject({ status: 200, policy: pageHeaders['content-security-policy'] });
  });

  it('serves nothing outside its folder, no other host and no other method', async () => {
    const outside = [
      '../secret.txt',
      '%2e%2e/secret.txt',
      '..%2fsecret.txt',
      '..%5csecret.txt',
      'assets/..%2f..%2fsecret.txt',
      'x%00.js',
      '%E0%A4%A.js',
    ];
    expect(await those(outside, async (name) => (await get(`app://watchdesk/${name}`)).status !== 404)).toEqual([]);
    expect((await get('app://elsewhere/index.html')).status).toBe(404);
    expect((await get('app://watchdesk/missing.js')).status).toBe(404);
    expect((await get('app://watchdesk/index.html', { method: 'POST' })).status).toBe(405);
  });

  it('answers ranges, which Chromium asks sounds by', async () => {
    const sound = 'app://watchdesk/assets/notice.wav';
    const range = (value: string): Promise<Fetched> => get(sound, { headers: { range: value } });
    expect(await get(sound)).toMatchObject({
      status: 200,
      body: '0123456789',
      headers: { 'content-type': 'audio/wav', 'accept-ranges': 'bytes' },
    });
    expect(await range('bytes=0-')).toMatchObject({ status: 206, body: '0123456789', headers: { 'content-range': 'bytes 0-9/10' } });
    expect(await range('bytes=2-4')).toMatchObject({ status: 206, body: '234', headers: { 'content-range': 'bytes 2-4/10' } });
    expect(await range('bytes=8-99')).toMatchObject({ status: 206, body: '89' });
    expect(await range('bytes=-3')).toMatchObject({ status: 206, body: '789' });
    expect(await range('bytes=10-')).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */10' } });
    expect(await range('lines=1')).toMatchObject({ status: 200 });
    expect(await get(sound, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });
});

describe('the preload script', () => {
  const origin = 'app://watchdesk';
  function load(): { page: Page; sent: unknown[][] } {
    const sent: unknown[][] = [];
    const page = new Page({
      url: `${origin}/`,
      origin,
      preloadFile: path.join(program, 'out', 'preload', 'preload.cjs'),
      send: (...message) => sent.push(message),
    });
    return { page, sent };
  }

  it('asks once, with a nonce of its own, and needs nothing that a sandboxed one has not', () => {
    const [{ page, sent }, other] = [load(), load()];
    expect(page.required).toEqual(['electron']);
    expect(sent).toEqual([['watchdesk-port', expect.stringMatching(/^[0-9a-f-]{36}$/)]]);
    expect(sent[0]?.[1]).not.toBe(other.sent[0]?.[1]);
  });

  it('hands a port on when the page has loaded, and only one that answers its nonce', async () => {
    const { page, sent } = load();
    const nonce = sent[0]?.[1];
    const port = () => {
      let closed = false;
      return { close: () => (closed = true), isClosed: () => closed };
    };
    const [ours, strays] = [port(), [port(), port()]];
    page.ipc.emit('watchdesk-port', { ports: strays }, 'another');
    page.ipc.emit('watchdesk-port', { ports: [ours] }, nonce);
    await new Promise((resolve) => setImmediate(resolve));
    expect(page.got).toEqual([]);
    page.load();
    await new Promise((resolve) => setImmediate(resolve));
    expect(page.got).toEqual([{ type: 'watchdesk-port', nonce, port: ours }]);
    expect(strays.map((stray) => stray.isClosed())).toEqual([true, true]);
    expect(ours.isClosed()).toBe(false);
  });
});

// The ladder leaves the room: real mail and webhook servers, started here; and what happens when they are down.
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { leak, staff } from '#kit/builders.ts';
import { alarmKinds, makeStation, type TestStation } from '#kit/station.ts';
import { mailChannel } from '#station/channels/mail.ts';
import { webhookChannel } from '#station/channels/webhook.ts';
import { getKey } from '#station/kernel/secrets.ts';
import { mailKey, webhookKey } from '#station/settings/handlers.ts';

const minute = 60_000;
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface Letter {
  from: string;
  to: string[];
  raw: string;
}

/** A mail server that keeps what it gets; lets in only the one user when `password` is given. */
async function mailServer(password?: string): Promise<{ port: number; letters: Letter[]; refuse: (yes: boolean) => void }> {
  const letters: Letter[] = [];
  let refusing = false;
  const server = new SMTPServer({
    authOptional: password === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _session, done) => {
      if (auth.username === 'desk' && auth.password === password) done(null, { user: auth.username });
      else done(new Error('wrong user or password'));
    },
    onRcptTo: (_address, _session, done) => done(refusing ? Object.assign(new Error('mailbox busy'), { responseCode: 450 }) : undefined),
    onData: (stream, session, done) => {
      let raw = '';
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString()));
      stream.on('end', () => {
        letters.push({
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map((to) => to.address),
          raw,
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, letters, refuse: (yes) => (refusing = yes) };
}

interface Call {
  headers: IncomingHttpHeaders;
  body: string;
}

async function hookServer(): Promise<{ url: string; calls: Call[]; answer: (status: number) => void; hang: () => void; server: Server }> {
  const calls: Call[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      if (status > 0) response.writeHead(status).end(status === 200 ? 'ok' : 'busy');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    calls,
    answer: (next) => (status = next),
    hang: () => (status = 0),
    server,
  };
}

/** A station with the real channels. */
async function realStation(): Promise<TestStation> {
  const test = await makeStation({
    channels: ({ settings, secrets }) => [
      mailChannel(
        () => settings().mail,
        () => getKey(secrets, mailKey),
      ),
      webhookChannel(() => getKey(secrets, webhookKey)),
    ],
  });
  await staff(test);
  return test;
}

const typed = (test: TestStation, type: string): Record<string, unknown>[] =>
  test.station.parts.read
    .all<{ payload: string }>(`test.${type}`, 'SELECT payload FROM entries WHERE type = ? ORDER BY rowid', type)
    .map((row) => JSON.parse(row.payload) as Record<string, unknown>);

/** Lets real sockets finish; the station's own clock stands still meanwhile. */
async function settled(test: TestStation): Promise<void> {
  await test.station.outbox.idle();
}

describe('mail', () => {
  it('reaches the person on duty with the words of the alarm, in Chinese, logged in with the kept password', async () => {
    const server = await mailServer('letter-box');
    const test = await realStation();
    await test.call.settings.change({
      mail: { host: '127.0.0.1', port: server.port, secure: false, user: 'desk', from: 'desk@example.invalid' },
    });
    await test.call.settings.setKeys({ mailPassword: 'letter-box' });
    await test.call.incidents.receive(leak(test));
    test.clock.advance(11 * minute);
    await settled(test);
    expect(server.letters.length).toBeGreaterThan(0);
    const [letter] = server.letters;
    expect(letter).toMatchObject({ from: 'desk@example.invalid', to: ['main@example.invalid'] });
    expect(letter?.raw).toMatch(/Subject: =\?UTF-8\?/);
    expect(typed(test, 'notice.delivered')).toHaveLength(server.letters.length);
    expect(typed(test, 'notice.delivered')[0]).toMatchObject({ channel: 'mail', name: '李敏', attempt: 1 });
  });

  it('a wrong password: the failure is on record and in the timeline; after the third try it is an alarm; with the right one it goes out', async () => {
    const server = await mailServer('kennwort-right-7');
    const test = await realStation();
    const mail = { host: '127.0.0.1', port: server.port, secure: false, user: 'desk', from: 'desk@example.invalid' };
    await test.call.settings.change({ mail });
    await test.call.settings.setKeys({ mailPassword: 'kennwort-wrong-7' });
    const { id } = await test.call.incidents.receive(leak(test));
    test.clock.advance(10 * minute);
    await settled(test);
    expect(typed(test, 'notice.failed')[0]).toMatchObject({ channel: 'mail', attempt: 1, final: false });
    for (const pause of [5_000, 15_000]) {
      test.clock.advance(pause);
      await settled(test);
    }
    expect(await alarmKinds(test)).toContain('noticeFailed');
    const lines = (await test.call.incidents.get({ id })).timeline.map((item) => item.text);
    expect(lines.some((line) => line.includes('李敏') && line.includes('未'))).toBe(true);
    await test.call.settings.setKeys({ mailPassword: 'kennwort-right-7' });
    test.clock.advance(minute);
    await settled(test);
    expect(server.letters.length).toBeGreaterThan(0);
    const journal = test.station.parts.read.all<{ payload: string }>('test.all', 'SELECT payload FROM entries');
    expect(journal.filter((row) => row.payload.includes('kennwort'))).toEqual([]);
  });

  it('a server that is busy for a while gets the letter once it is not', async () => {
    const server = await mailServer();
    server.refuse(true);
    const test = await realStation();
    await test.call.settings.change({
      mail: { host: '127.0.0.1', port: server.port, secure: false, user: '', from: 'desk@example.invalid' },
    });
    await test.call.incidents.receive(leak(test));
    test.clock.advance(10 * minute);
    await settled(test);
    expect(server.letters).toEqual([]);
    server.refuse(false);
    test.clock.advance(6_000);
    await settled(test);
    expect(server.letters.length).toBe(1);
    expect(typed(test, 'notice.delivered')[0]).toMatchObject({ attempt: 2 });
  });
});

describe('webhook', () => {
  it('posts JSON, signed with the key, with an id that is the same at each try', async () => {
    const server = await hookServer();
    server.answer(503);
    const test = await realStation();
    await test.call.settings.change({ webhook: { url: server.url } });
    await test.call.settings.setKeys({ webhookSecret: 'shared-key' });
    await test.call.incidents.receive(leak(test));
    test.clock.advance(10 * minute);
    await settled(test);
    server.answer(200);
    test.clock.advance(6_000);
    await settled(test);
    expect(server.calls.length).toBeGreaterThanOrEqual(2);
    const ids = server.calls.map((call) => call.headers['idempotency-key']);
    expect(new Set(ids).size).toBeLessThan(ids.length);
    const [call] = server.calls;
    expect(call?.headers['x-watchdesk-signature']).toBe(
      createHmac('sha256', 'shared-key')
        .update(call?.body ?? '')
        .digest('hex'),
    );
    expect(JSON.parse(call?.body ?? '{}')).toMatchObject({ kind: 'obligation', to: '李敏', priority: 'notice', stage: 'remind' });
    expect(typed(test, 'notice.failed')[0]).toMatchObject({ channel: 'webhook', detail: expect.stringContaining('HTTP 503') as string });
  });

  it('a receiver that never answers holds up neither the clock nor the others', async () => {
    const hanging = await hookServer();
    hanging.hang();
    const mail = await mailServer();
    const test = await realStation();
    await test.call.settings.change({
      webhook: { url: hanging.url },
      mail: { host: '127.0.0.1', port: mail.port, secure: false, user: '', from: 'desk@example.invalid' },
    });
    await test.call.incidents.receive(leak(test));
    test.clock.advance(10 * minute);
    await vi.waitFor(() => expect(mail.letters.length).toBeGreaterThan(0), 10_000);
    await vi.waitFor(() => expect(hanging.calls.length).toBeGreaterThan(0), 10_000);
    expect(typed(test, 'obligation.stageFired').length).toBeGreaterThan(0);
    test.clock.advance(21_000);
    await settled(test);
    expect(typed(test, 'notice.failed')[0]).toMatchObject({ channel: 'webhook' });
  });

  it('what was done meanwhile is not sent any more', async () => {
    const server = await hookServer();
    server.answer(500);
    const test = await realStation();
    await test.call.settings.change({ webhook: { url: server.url } });
    const { obligations } = await test.call.incidents.receive(leak(test));
    test.clock.advance(10 * minute);
    await settled(test);
    const sent = server.calls.length;
    for (const one of obligations) await test.call.obligations.meet({ id: one.id, receiver: '陈主任', note: '电话已报' });
    server.answer(200);
    test.clock.advance(minute);
    await settled(test);
    expect(server.calls).toHaveLength(sent);
    expect(typed(test, 'notice.failed').some((payload) => payload.final === true)).toBe(true);
  });

  it('an address that is no web address is refused with its field', async () => {
    const test = await realStation();
    await expect(test.call.settings.change({ webhook: { url: 'javascript:alert(1)' } })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'webhook.url' },
    });
  });
});

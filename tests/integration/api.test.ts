// The open API over HTTP as other systems call it: routes and names of fields fixed by the design.
import { describe, expect, it } from 'vitest';
import { startHost } from '#electron/web/host.ts';
import { leak, staff, zone } from '#kit/builders.ts';
import { admin, makeStation, type TestStation } from '#kit/station.ts';
import { toIso } from '#shared/time/zone.ts';

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

async function served(): Promise<{
  test: TestStation;
  url: string;
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
}> {
  const test = await makeStation();
  const host = await startHost({ station: test.station, port: 0, pageDir: null, requireLink: false });
  const stop = test.station.stop.bind(test.station);
  test.station.stop = async () => {
    await host.close();
    await stop();
  };
  let token = '';
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
    const response = await fetch(`${host.url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  };
  const login = await call('POST', '/api/sessions', admin);
  token = String(login.body.token);
  return { test, url: host.url, call };
}

describe('routes of the open API', () => {
  it('health needs no session and tells nothing secret', async () => {
    const { call } = await served();
    const { status, body } = await call('GET', '/api/health', undefined, { authorization: '' });
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(['clock', 'entries', 'fault', 'ok', 'space', 'station', 'version']);
    expect(body).toMatchObject({ ok: true, space: 'live' });
  });

  it('a session opens with 201 and ends with 204; without one 401', async () => {
    const { call } = await served();
    const wrong = await call('POST', '/api/sessions', { name: admin.name, password: 'wrong-password' });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'wrongLogin']);
    const opened = await call('POST', '/api/sessions', { name: 'limin', password: admin.password });
    expect(opened.status).toBe(201);
    expect(opened.body.user).toMatchObject({ name: '李敏' });
    const bearer = { authorization: `Bearer ${String(opened.body.token)}` };
    expect((await call('DELETE', '/api/sessions/current', undefined, bearer)).status).toBe(204);
    const after = await call('GET', '/api/incidents', undefined, bearer);
    expect([after.status, after.body.code]).toEqual([401, 'noSession']);
  });

  it('parse: absent is null, rough numbers stay null and stand in approximate', async () => {
    const { call } = await served();
    const { status, body } = await call('POST', '/api/intake/parse', {
      text: '今晚22时49分许，城关镇工业园宏达化工厂冷库液氨管道泄漏，5人受伤、其中1人伤势较重已送县医院，无人员被困，正在疏散周边群众约320人。',
      receivedAt: '2026-11-20T22:54:08+08:00',
    });
    expect(status).toBe(200);
    expect(body.casualties).toEqual({ dead: null, seriouslyInjured: 1, injured: 5, missing: null, trapped: 0, evacuated: null });
    expect(body.occurredAt).toBe('2026-11-20T22:49:00+08:00');
    expect(body.approximate).toEqual([expect.objectContaining({ field: 'evacuated', about: 320 })]);
    expect(body.kind).toBe('12D02');
  });

  it('an incident opens its limits, a report meets them, a second submission is refused', async () => {
    const { call, test } = await served();
    await staff(test);
    const made = await call('POST', '/api/incidents', leak(test));
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ number: 'Y-2026-0001', grade: 'III' });
    const obligations = made.body.obligations as Record<string, unknown>[];
    const phone = obligations.find((one) => (one.rule as { id: string }).id === 'A5-2-III-phone');
    expect(phone).toMatchObject({ state: 'open', dueAt: toIso(test.clock.now() + 30 * 60_000, zone), kind: 'first' });
    const stages = phone?.stages as { tells: string[] }[] | undefined;
    expect(stages?.length).toBeGreaterThan(0);
    expect(stages?.filter((stage) => stage.tells.length === 0)).toEqual([]);
    test.clock.advance(9 * 60_000);
    const id = String(made.body.id);
    const draft = await call('POST', `/api/incidents/${id}/reports`, { type: 'first', to: 'city-gov', mode: 'phone' });
    expect(draft.status).toBe(201);
    expect(String(draft.body.text)).toContain('城关镇工业园宏达化工厂');
    const submitted = await call('POST', `/api/reports/${String(draft.body.id)}/submit`, { receiver: '陈主任', via: '电话' });
    expect(submitted.body).toMatchObject({ late: false, lateByMs: 0 });
    const again = await call('POST', `/api/reports/${String(draft.body.id)}/submit`, {});
    expect([again.status, again.body.code]).toEqual([409, 'alreadySubmitted']);
    const met = await call('GET', `/api/obligations?state=met&subject=${id}`);
    expect((met.body.items as unknown[]).length).toBe(1);
    const closing = await call('POST', `/api/incidents/${id}/close`, { reason: '处置完毕' });
    expect([closing.status, closing.body.code]).toEqual([409, 'reportOwed']);
    const waived = await call('POST', `/api/incidents/${id}/close`, { reason: '处置完毕', waive: { reason: '演示' } });
    expect([waived.status, waived.body.state]).toEqual([200, 'closed']);
  });

  it('refusals carry code, field, limit and what was received', async () => {
    const { call, test } = await served();
    const malformed = await call('POST', '/api/incidents', '{"receivedAt": ');
    expect([malformed.status, malformed.body.code]).toEqual([400, 'malformed']);
    const missing = await call('POST', '/api/incidents', { source: { mode: 'phone' } });
    expect([missing.status, missing.body.code, missing.body.field]).toEqual([400, 'malformed', 'receivedAt']);
    const future = await call('POST', '/api/incidents', leak(test, { receivedAt: toIso(test.clock.now() + 3_600_000, zone) }));
    expect([future.status, future.body.code, future.body.field]).toEqual([422, 'inTheFuture', 'receivedAt']);
    const negative = await call('POST', '/api/incidents', leak(test, { casualties: { dead: -1 } }));
    expect([negative.status, negative.body.code, negative.body.field]).toEqual([422, 'notValid', 'casualties.dead']);
    const long = await call('POST', '/api/incidents', leak(test, { text: '长'.repeat(20_001) }));
    expect([long.status, long.body.code, long.body.limit, long.body.received]).toEqual([413, 'tooLarge', 20_000, 20_001]);
    const huge = await call('POST', '/api/incidents', leak(test, { text: '长'.repeat(2_000_000) }));
    expect([huge.status, huge.body.code]).toEqual([413, 'tooLarge']);
    const unknown = await call('GET', '/api/incidents/0199aaaa-0000-7000-8000-000000000000');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'notFound']);
    const nowhere = await call('GET', '/api/nowhere');
    expect([nowhere.status, nowhere.body.code]).toEqual([404, 'notFound']);
    expect((await call('GET', '/api/incidents')).body.total).toBe(0);
  });

  it('a foreign host or origin is refused', async () => {
    const { url } = await served();
    const origin = await fetch(`${url}/api/health`, { headers: { origin: 'https://elsewhere.example' } });
    expect(origin.status).toBe(403);
  });

  it('describes itself', async () => {
    const { call } = await served();
    const { body } = await call('GET', '/api/openapi.json');
    const paths = Object.keys(body.paths as object);
    for (const path of [
      '/sessions',
      '/intake/parse',
      '/incidents',
      '/incidents/{id}/facts',
      '/reports/{id}/submit',
      '/obligations/{id}/acknowledge',
      '/rules/{table}',
      '/duty',
      '/live',
    ]) {
      expect(paths).toContain(path);
    }
  });

  it('gives the report as a document', async () => {
    const { call, test, url } = await served();
    const made = await call('POST', '/api/incidents', leak(test));
    const draft = await call('POST', `/api/incidents/${String(made.body.id)}/reports`, {
      type: 'first',
      to: '市政府总值班室',
      mode: 'written',
    });
    const login = await call('POST', '/api/sessions', admin);
    const response = await fetch(`${url}/api/reports/${String(draft.body.id)}/document`, {
      headers: { authorization: `Bearer ${String(login.body.token)}` },
    });
    expect(response.headers.get('content-type')).toContain('officedocument.wordprocessingml');
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});

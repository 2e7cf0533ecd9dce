// Who may do what: sessions, wrong tries, roles, on the contract as it is served.
import { describe, expect, it } from 'vitest';
import { leak } from '#kit/builders.ts';
import { admin, clientOf, makeStation } from '#kit/station.ts';
import { contract } from '#shared/contract/index.ts';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { errorStatus } from '#shared/kernel/errors.ts';
import { permissions, permissionsOf } from '#shared/accounts/permissions.ts';
import type { Meta } from '#shared/contract/base.ts';
import { userRoles } from '#shared/accounts/types.ts';

interface Procedure {
  '~orpc': { meta: Meta; route: { method?: string; path?: string }; errorMap: Record<string, { status?: number; message?: string }> };
}

const procedures = Object.entries(contract).flatMap(([feature, part]) =>
  Object.entries(part as unknown as Record<string, Procedure>).map(([name, procedure]) => ({
    name: `${feature}.${name}`,
    ...procedure['~orpc'],
  })),
);

describe('every procedure of the contract', () => {
  it('has a permission of the table, a route, and errors with a status and a sentence in both languages', () => {
    for (const { name, meta, route, errorMap } of procedures) {
      expect(['none', 'self', ...permissions], `permission of ${name}`).toContain(meta.permission);
      expect(route.path, `path of ${name}`).toMatch(/^\//);
      for (const code of Object.keys(errorMap) as (keyof typeof errorStatus)[]) {
        expect(errorMap[code]?.status, `${name} ${code}`).toBe(errorStatus[code]);
        expect(errorTexts['zh-CN'][code].length, `words of ${code}`).toBeGreaterThan(3);
        expect(errorTexts.en[code].length, `words of ${code}`).toBeGreaterThan(3);
      }
    }
    const routes = procedures.map(({ route }) => `${route.method ?? 'GET'} ${route.path ?? ''}`);
    expect(new Set(routes).size).toBe(routes.length);
  });

  it('only these need no session', () => {
    expect(
      procedures
        .filter(({ meta }) => meta.permission === 'none')
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      'accounts.lookAround',
      'accounts.openSession',
      'accounts.setup',
      'accounts.setupState',
      'live.changes',
      'obligations.alarms',
      'rosterFiles.feed',
      'settings.health',
    ]);
  });
});

describe('[INV-11] a role can do only what its permissions say, and each refused attempt is recorded', () => {
  it('for every role and every procedure that it lacks the permission for', async () => {
    const test = await makeStation();
    for (const role of userRoles) {
      await test.call.accounts.saveUser({ name: `用户${role}`, roles: [role], password: 'a-long-password' });
      const { token } = await test.station.parts.sessions.open(`用户${role}`, 'a-long-password', 'api');
      const call = clientOf(test.station, token) as unknown as Record<string, Record<string, (input?: unknown) => Promise<unknown>>>;
      const lacking = procedures.filter(
        ({ meta }) =>
          !['none', 'self'].includes(meta.permission) && !permissionsOf[role].includes(meta.permission as (typeof permissions)[number]),
      );
      for (const { name } of lacking) {
        const [feature = '', procedure = ''] = name.split('.');
        await expect(call[feature]?.[procedure]?.({}), `${role} ${name}`).rejects.toMatchObject({ code: 'notPermitted', status: 403 });
      }
      const recorded = test.station.parts.read.all<{ payload: string }>(
        `test.refused.${role}`,
        "SELECT payload FROM entries WHERE type = 'access.refused'",
      );
      expect(
        recorded.filter((row) => lacking.some(({ name }) => row.payload.includes(`"procedure":"${name}"`))).length,
      ).toBeGreaterThanOrEqual(lacking.length);
    }
  });

  it('a leader waives, a duty officer may not', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    await test.call.accounts.saveUser({ name: '张值班', roles: ['dutyOfficer'], password: 'a-long-password' });
    const { token } = await test.station.parts.sessions.open('张值班', 'a-long-password', 'api');
    const officer = clientOf(test.station, token);
    await expect(officer.incidents.close({ id, reason: '完', waive: { reason: '不报了' } })).rejects.toMatchObject({
      code: 'notPermitted',
    });
    expect((await test.call.incidents.get({ id })).state).toBe('open');
  });
});

describe('logging in', () => {
  it('by name or pinyin; wrong tries are slowed, then locked, and let in again after a while', async () => {
    const test = await makeStation();
    const { sessions } = test.station.parts;
    const wrong = () =>
      sessions.open('李敏', 'wrong-password', 'api').then(
        () => 'in',
        (error: { code: string }) => error.code,
      );
    expect((await sessions.open('limin', admin.password, 'api')).user.name).toBe('李敏');
    expect([await wrong(), await wrong(), await wrong()]).toEqual(['wrongLogin', 'wrongLogin', 'wrongLogin']);
    expect(await wrong()).toBe('tooOften');
    test.clock.advance(3_000);
    expect(await wrong()).toBe('wrongLogin');
    test.clock.advance(60_000);
    expect(await wrong()).toBe('wrongLogin');
    test.clock.advance(60_000);
    await expect(sessions.open('李敏', admin.password, 'api')).rejects.toMatchObject({ code: 'lockedOut' });
    test.clock.advance(15 * 60_000);
    expect((await sessions.open('李敏', admin.password, 'api')).user.name).toBe('李敏');
  });

  it('a name that does not exist is refused like a wrong password', async () => {
    const test = await makeStation();
    await expect(test.station.parts.sessions.open('无此人', 'whatever-password', 'api')).rejects.toMatchObject({ code: 'wrongLogin' });
  });

  it('the last administrator cannot be disabled', async () => {
    const test = await makeStation();
    const [user] = (await test.call.accounts.users()).items;
    await expect(test.call.accounts.saveUser({ id: user?.id ?? '', disabled: true })).rejects.toMatchObject({ code: 'lastAdministrator' });
    await expect(test.call.accounts.saveUser({ id: user?.id ?? '', roles: ['viewer'] })).rejects.toMatchObject({
      code: 'lastAdministrator',
    });
  });

  it('a disabled user and one whose password was reset are out at once', async () => {
    const test = await makeStation();
    const made = await test.call.accounts.saveUser({ name: '张值班', roles: ['dutyOfficer'], password: 'a-long-password' });
    const { token } = await test.station.parts.sessions.open('张值班', 'a-long-password', 'api');
    expect(test.station.parts.sessions.find(token)).toBeDefined();
    await test.call.accounts.saveUser({ id: made.id, password: 'another-password' });
    expect(test.station.parts.sessions.find(token)).toBeUndefined();
  });

  it('no password, hash or token is in the journal', async () => {
    const test = await makeStation();
    await test.call.accounts.saveUser({ name: '张值班', roles: ['dutyOfficer'], password: 'a-very-secret-password' });
    const { token } = await test.station.parts.sessions.open('张值班', 'a-very-secret-password', 'api');
    await test.call.settings.setKeys({ mailPassword: 'mail-secret', webhookSecret: 'hook-secret' });
    const all = test.station.parts.read
      .all<{ payload: string }>('test.all', 'SELECT payload FROM entries')
      .map((row) => row.payload)
      .join('\n');
    for (const secret of ['a-very-secret-password', token, 'scrypt$', 'mail-secret', 'hook-secret', 'PRIVATE KEY', admin.password])
      expect(all).not.toContain(secret);
  });
});

describe('passwords', () => {
  it('cost what the program says unless a test asks for less, and open the account either way', async () => {
    for (const [passwordRounds, beginning] of [
      [undefined, 'scrypt$32768$8$1$'],
      [4, 'scrypt$4$8$1$'],
    ] as const) {
      const { secrets, sessions } = (await makeStation({ passwordRounds })).station.parts;
      expect(secrets.get<{ hash: string }>('test.hash', 'SELECT hash FROM passwords')?.hash.startsWith(beginning)).toBe(true);
      expect((await sessions.open(admin.name, admin.password, 'api')).user.name).toBe(admin.name);
    }
  });
});

describe('first start', () => {
  it('asks for the unit and the first account once', async () => {
    const test = await makeStation({ bare: true });
    const call = clientOf(test.station, null);
    expect(await call.accounts.setupState()).toMatchObject({ needed: true });
    await expect(call.accounts.setup({ unitName: '云河县', name: '李敏', password: 'short' })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'password' },
    });
    await expect(
      call.accounts.setup({ unitName: '云河县', name: '李敏敏敏敏敏敏敏敏', password: '李敏敏敏敏敏敏敏敏' }),
    ).rejects.toMatchObject({ code: 'weakPassword' });
    expect((await call.accounts.setup({ unitName: '云河县', name: '李敏', password: 'night-shift-2026' })).user.roles).toContain(
      'administrator',
    );
    await expect(call.accounts.setup({ unitName: '他县', name: '别人', password: 'night-shift-2026' })).rejects.toMatchObject({
      code: 'setupDone',
    });
  });
});

// Rosters over HTTP: large files up, official tables and calendars down, and addresses that only their owner has.
import { describe, expect, it } from 'vitest';
import { startHost } from '#electron/web/host.ts';
import { people, type Preview } from '#kit/roster-files.ts';
import { admin, clientOf, makeStation } from '#kit/station.ts';
import { homeRosterId } from '#shared/rosters/types.ts';
import { readTables } from '#station/documents/read-tables.ts';

describe('over HTTP', () => {
  it('a file larger than other bodies goes up, tables and calendars come down; a calendar needs its address and nothing else', async () => {
    const test = await makeStation();
    const ids = await people(test, ['王建国', '13900000001'], ['李敏', '13900000002']);
    await test.call.rosters.assign({ day: '2026-11-21', post: 'leaderOnShift', person: ids['王建国'] ?? '' });
    await test.call.rosters.assign({ day: '2026-11-21', post: 'main', person: ids['李敏'] ?? '' });
    const host = await startHost({ station: test.station, port: 0, pageDir: null, requireLink: false });
    try {
      const { token } = await test.station.parts.sessions.open(admin.name, admin.password, 'api');
      const headers = { authorization: `Bearer ${token}` };
      const form = new FormData();
      form.append('file', new File([`日期,带班领导,主班\n12月1日,王建国,李敏\n${' ,,\n'.repeat(400_000)}`], '2026年12月.csv'));
      const sent = await fetch(`${host.url}/api/rosters/import`, { method: 'POST', headers, body: form });
      expect([sent.status, ((await sent.json()) as Preview).plan.seats]).toEqual([201, 2]);

      const get = (path: string) => fetch(`${host.url}/api/rosters/${path}`, { headers });
      const csv = await get('export?from=2026-11-21&to=2026-11-21&format=csv');
      expect(csv.headers.get('content-type')).toContain('text/csv');
      expect(await csv.text()).toBe(
        '日期,星期,带班领导,带班领导电话,主班,主班电话,备注\r\n2026-11-21,周六,王建国,13900000001,李敏,13900000002,\r\n',
      );
      for (const format of ['xlsx', 'docx']) {
        const file = await get(`export?from=2026-11-01&to=2026-11-30&format=${format}`);
        const [table] = await readTables(`a.${format}`, new Uint8Array(await file.arrayBuffer()));
        expect(table?.rows[0]?.[0]).toBe('云河县人民政府总值班室2026年11月值班表');
        expect(table?.rows).toHaveLength(1 + 1 + 30 + 2);
      }
      const whole = await (await get('export?from=2026-11-21&to=2026-11-21&format=ics')).text();
      expect(whole.match(/BEGIN:VEVENT/g)).toHaveLength(2);

      const { path } = await test.call.rosterFiles.renewFeed({ person: ids['李敏'] ?? '' });
      const feed = await fetch(`${host.url}${path}`);
      expect([feed.status, feed.headers.get('content-type'), feed.headers.get('cache-control')]).toEqual([
        200,
        'text/calendar;charset=utf-8',
        'private, max-age=1800',
      ]);
      const text = await feed.text();
      expect(text).toContain('SUMMARY:值班 · 主班（云河县总值班室）');
      expect(text).toContain('DTSTART:20261121T000000Z');
      expect(text).toContain(`UID:${homeRosterId}/2026-11-21/day/main/0@`);
      expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);

      const dead = async (address: string): Promise<number> => (await fetch(`${host.url}${address}`)).status;
      expect(await dead(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`)).toBe(404);
      const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
      const sameBits = letters.charAt(letters.indexOf(path.slice(-1)) + 1);
      expect(await dead(`${path.slice(0, -1)}${sameBits}`), 'another spelling of the same bytes').toBe(404);
      expect(await dead('/api/rosters/feeds/x')).toBe(404);
      const renewed = await test.call.rosterFiles.renewFeed({ person: ids['李敏'] ?? '' });
      expect([await dead(path), await dead(renewed.path)]).toEqual([404, 200]);
      await test.call.rosterFiles.revokeFeed({ person: ids['李敏'] ?? '' });
      expect(await dead(renewed.path)).toBe(404);
    } finally {
      await host.close();
    }
  });

  it('the events of a calendar keep their names, and changes count', async () => {
    const test = await makeStation();
    const ids = await people(test, ['李敏', '13900000002'], ['赵磊', '13900000003']);
    const main = (person: string | undefined) =>
      test.call.rosters.assign({ day: '2026-11-25', post: 'main', slot: 0, person: person ?? null });
    const events = async (person: string | undefined): Promise<string[]> => {
      const { path } = await test.call.rosterFiles.renewFeed({ person: person ?? '' });
      const { body } = await test.call.rosterFiles.feed({ token: path.split('/').at(-1) ?? '' });
      return (await body.text())
        .split('\r\n')
        .filter((line) => /^(UID|SEQUENCE)/.test(line))
        .map((line) => line.replace(/@.*/, ''));
    };
    await main(ids['李敏']);
    expect(await events(ids['李敏'])).toEqual([`UID:${homeRosterId}/2026-11-25/day/main/0`, 'SEQUENCE:1']);
    await main(ids['赵磊']);
    expect(await events(ids['李敏'])).toEqual([]);
    expect(await events(ids['赵磊'])).toEqual([`UID:${homeRosterId}/2026-11-25/day/main/0`, 'SEQUENCE:2']);
  });

  it('an address of somebody else is for planners to give out', async () => {
    const test = await makeStation();
    const ids = await people(test, ['李敏', '13900000002'], ['赵磊', '13900000003']);
    await test.call.accounts.saveUser({ name: '赵磊', person: ids['赵磊'] ?? '', roles: ['dutyOfficer'], password: 'a-long-password' });
    const { token } = await test.station.parts.sessions.open('赵磊', 'a-long-password', 'api');
    const officer = clientOf(test.station, token);
    expect(await officer.rosterFiles.feedOf({})).toMatchObject({ person: { name: '赵磊' }, path: null });
    const { path } = await officer.rosterFiles.renewFeed({});
    expect(await officer.rosterFiles.feedOf({})).toMatchObject({ path });
    await expect(officer.rosterFiles.renewFeed({ person: ids['李敏'] ?? '' })).rejects.toMatchObject({ code: 'notPermitted' });
    // What the address rests on is in no entry.
    const proof = path.split('/').at(-1) ?? '';
    expect(test.station.parts.read.all('test.journal', 'SELECT 1 FROM entries WHERE payload LIKE ?', `%${proof.slice(30, 50)}%`)).toEqual(
      [],
    );
  });
});

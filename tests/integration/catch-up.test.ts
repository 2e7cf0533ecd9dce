// Many obligations that fell due while nobody watched: all fire, in order, and the loop comes to rest.
import { describe, expect, it } from 'vitest';
import { leak } from '#kit/builders.ts';
import { makeStation } from '#kit/station.ts';

const minute = 60_000;

describe('a long night with many limits', () => {
  it('fires the backlog of more than one slice in order of its time and goes on', async () => {
    const test = await makeStation();
    for (let count = 0; count < 40; count += 1) {
      await test.call.incidents.receive(leak(test, { title: `事件 ${count}` }));
      test.clock.advance(20_000);
    }
    test.clock.sleep(5 * 60 * minute);
    test.clock.advance(2 * minute);
    const rows = test.station.parts.read.all<{ stage: number; repeat: number; at: number; subject: string; hlc: string; skipped: number }>(
      'test.backlog',
      `SELECT subject, hlc, json_extract(payload, '$.stage') AS stage, json_extract(payload, '$.repeat') AS repeat, json_extract(payload, '$.scheduledAt') AS at,
         json_extract(payload, '$.skipped') AS skipped FROM entries WHERE type = 'obligation.stageFired' ORDER BY rowid`,
    );
    const first = rows.filter((row) => row.repeat === 0);
    expect(first.map((row) => row.at)).toEqual(first.map((row) => row.at).toSorted((a, b) => a - b));
    // Awake all along, each of the last rungs has fired within its period.
    const { items } = await test.call.obligations.list({ state: 'open', limit: 500 });
    expect(items.length).toBeGreaterThan(200);
    const now = test.clock.now();
    const silent = test.station.parts.read.all('test.silent', 'SELECT id FROM obligations WHERE closedAt IS NULL AND nextAt < ?', now);
    expect(silent).toEqual([]);
    const over = rows.filter((row) => row.skipped > 0).length;
    expect(over).toBeGreaterThan(0);
  });
});

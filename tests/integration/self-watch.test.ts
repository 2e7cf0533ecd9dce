// What the station watches over itself: the auditor and the free space on its disk.
import type * as NodeFs from 'node:fs';
import type { StatsFs } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { leak, staff } from '#kit/builders.ts';
import { alarmKinds, alarmsOf, makeStation, type TestStation } from '#kit/station.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { silentLog } from '#station/kernel/log.ts';
import type { AuditResult } from '#station/obligations/audit.ts';
import { SelfWatch } from '#station/self-watch.ts';

const minute = 60_000;
const hour = 60 * minute;
const soon = { timeout: 15_000, interval: 10 };

/** What the disk says is free while this is set. */
const disk = vi.hoisted(() => ({ freeBytes: null as number | null }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof NodeFs>();
  return {
    ...fs,
    statfsSync: (dir: string): Partial<StatsFs> => (disk.freeBytes === null ? fs.statfsSync(dir) : { bavail: disk.freeBytes, bsize: 1 }),
  };
});
afterEach(() => {
  disk.freeBytes = null;
});

/** A watch over a station, with an auditor that answers as it is told to. */
function watchOf(test: TestStation, audit: () => Promise<AuditResult>): SelfWatch {
  const { journal, clock, dataDir } = test.station.parts;
  return new SelfWatch({ journal, clock, log: silentLog(), dataDir, audit });
}
const content: AuditResult = { checked: 0, missing: [], unexpected: [] };

describe('the auditor', () => {
  it('finds a stage that should have fired and did not, says which, and is content when it has', async () => {
    const test = await makeStation();
    await staff(test);
    const { obligations } = await test.call.incidents.receive(leak(test));
    test.station.parts.loop.stop();
    test.clock.advance(12 * minute);
    // The first look so late takes it for a sleep of the machine and waits; the second does not.
    test.station.selfWatch.look();
    test.clock.advance(minute);
    test.station.selfWatch.look();
    await vi.waitFor(async () => expect(await alarmKinds(test)).toContain('auditMismatch'), soon);
    const found = test.station.parts.read.get<{ payload: string }>(
      'test.mismatch',
      "SELECT payload FROM entries WHERE type = 'audit.mismatch'",
    );
    const phone = obligations.find((one) => one.mode === 'phone' && one.ours);
    expect(JSON.parse(found?.payload ?? '{}')).toMatchObject({ missing: expect.arrayContaining([`${phone?.id}/0`]) as string[] });
    test.station.parts.loop.start();
    test.station.selfWatch.look();
    await vi.waitFor(async () => expect(await alarmKinds(test)).not.toContain('auditMismatch'), soon);
  });

  it('looks every five minutes, one look at a time; its own silence for a quarter of an hour is an alarm', async () => {
    const test = await makeStation();
    let asked = 0;
    let answer: (result: AuditResult) => void = () => undefined;
    const watch = watchOf(test, () => {
      asked += 1;
      return new Promise((resolve) => {
        answer = resolve;
      });
    });
    watch.start();
    test.clock.advance(15 * minute);
    expect([asked, await alarmKinds(test)]).toEqual([1, []]);
    test.clock.advance(5 * minute);
    expect(await alarmsOf(test)).toMatchObject([{ kind: 'auditMismatch', params: { silent: 1 } }]);
    answer(content);
    await vi.waitFor(async () => expect(await alarmKinds(test)).toEqual([]), soon);
    test.clock.advance(5 * minute);
    expect([asked, await alarmKinds(test)]).toEqual([2, []]);
    answer(content);
    await watch.stop();
    test.clock.advance(hour);
    expect(asked).toBe(2);
  });

  it('that cannot read the journal because it is damaged is an alarm of its own', async () => {
    const test = await makeStation();
    const watch = watchOf(test, () => Promise.reject(new DomainError('damaged')));
    watch.look();
    await watch.stop();
    expect(await alarmKinds(test)).toEqual(['damaged']);
  });

  it('waits after a sleep of the machine until what fell due meanwhile has fired: no false alarm on waking', async () => {
    const test = await makeStation();
    const seen: number[] = [];
    const watch = watchOf(test, () => {
      seen.push(test.clock.now());
      return Promise.resolve(content);
    });
    watch.start();
    test.clock.advance(2 * minute);
    test.clock.sleep(8 * hour);
    const woken = test.clock.now();
    expect([seen, await alarmKinds(test)]).toEqual([[], []]);
    test.clock.advance(minute);
    expect([seen, await alarmKinds(test)]).toEqual([[woken + minute], []]);
    await watch.stop();
  });
});

describe('the free space', () => {
  it('below half a gigabyte is an alarm that says how much is left, and none when there is room again', async () => {
    const test = await makeStation();
    disk.freeBytes = 400 * 1024 * 1024;
    test.station.selfWatch.look();
    expect(await alarmsOf(test)).toMatchObject([{ kind: 'diskLow', params: { megabytes: 400 } }]);
    disk.freeBytes = 600 * 1024 * 1024;
    test.station.selfWatch.look();
    expect(await alarmKinds(test)).toEqual([]);
  });
});

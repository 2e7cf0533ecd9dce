// What the station watches over itself: the daily backup and its age, the auditor, the disk, and a change stream that misses nothing.
import type * as NodeFs from 'node:fs';
import { mkdirSync, readdirSync, readFileSync, rmSync, type StatsFs, writeFileSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { getEventMeta } from '@orpc/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { leak, staff } from '#kit/builders.ts';
import { admin, clientOf, forget, loggedErrors, makeStation, type TestStation } from '#kit/station.ts';
import type { LiveEvent } from '#shared/contract/live.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { noteIncident } from '#station/incidents/notes.ts';
import { silentLog } from '#station/kernel/log.ts';
import type { AuditResult } from '#station/obligations/audit.ts';
import { SelfWatch } from '#station/self-watch.ts';
import { isEncrypted } from '#station/settings/archive.ts';
import { lastBackup } from '#station/settings/queries.ts';

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

const alarms = async (test: TestStation) => (await test.call.obligations.alarms()).items;
const kinds = async (test: TestStation): Promise<string[]> => (await alarms(test)).map((alarm) => alarm.kind);
/** The backups that stand in the folder, by the moment in their names. */
const stamps = (test: TestStation): string[] =>
  readdirSync(test.dir, { recursive: true, encoding: 'utf8' }).flatMap(
    (name) => /^backups.watchdesk-(\d{14})\.wdbackup$/.exec(name)?.[1] ?? [],
  );
const atOfLast = (test: TestStation): number | undefined => lastBackup(test.station.parts.read)?.at;
const moment = (iso: string): number => Date.parse(`${iso}+08:00`);

/** A new session: the first one ends when nobody has used it for long. */
async function login(test: TestStation): Promise<TestStation['call']> {
  const { token } = await test.station.parts.sessions.open(admin.name, admin.password, 'api');
  return clientOf(test.station, token);
}

/** Lets a night or a day pass in one step: advancing through it would run each beat of two seconds. */
function sleepUntil(test: TestStation, iso: string): void {
  test.clock.advance(2 * minute);
  test.clock.sleep(moment(iso) - test.clock.now());
}

/** Lets the clock reach `iso` and waits for the backup that is made then; the clock stands still meanwhile. */
async function backupBy(test: TestStation, iso: string): Promise<void> {
  const before = atOfLast(test);
  test.clock.advance(moment(iso) - test.clock.now());
  await vi.waitFor(() => expect(atOfLast(test)).not.toBe(before), soon);
}

describe('the daily backup', () => {
  it('is made at its hour, keeps as many as the settings say, and shows when the last good one was', async () => {
    const test = await makeStation({ unattended: false });
    await test.call.settings.change({ backupTime: '03:00', backupKeep: 2 });
    expect((await test.call.settings.station()).lastBackup).toBeNull();
    // There is none yet, so the first one does not wait for its hour.
    await backupBy(test, '2026-11-20T22:59:08');
    for (const date of ['2026-11-21', '2026-11-22']) {
      sleepUntil(test, `${date}T02:58:50`);
      test.clock.advance(minute);
      await backupBy(test, `${date}T03:00:00`);
    }
    expect(stamps(test)).toEqual(['20261121030000', '20261122030000']);
    expect(readdirSync(path.join(test.dir, 'backups'))).toHaveLength(2);
    const call = await login(test);
    const { lastBackup: last, lastBackupError } = await call.settings.station();
    expect(last).toMatchObject({ at: '2026-11-22T03:00:00+08:00', encrypted: false });
    expect(last?.bytes).toBeGreaterThan(1000);
    expect(lastBackupError).toBeNull();
    expect((await call.settings.backups()).items.map((one) => path.basename(one.file))).toEqual([
      'watchdesk-20261122030000.wdbackup',
      'watchdesk-20261121030000.wdbackup',
    ]);
  });

  it('follows a changed hour from the same night on', async () => {
    const test = await makeStation({ unattended: false });
    await backupBy(test, '2026-11-20T22:59:08');
    // The next one is planned for half past three by now.
    test.clock.advance(2 * minute);
    await test.call.settings.change({ backupTime: '23:10' });
    await backupBy(test, '2026-11-20T23:10:00');
    expect(stamps(test)).toEqual(['20261120225908', '20261120231000']);
  });

  it('is made up for soon after the start of a machine that was off at the hour', async () => {
    let test = await makeStation({ unattended: false });
    await backupBy(test, '2026-11-20T22:59:08');
    test = await test.reopen(moment('2026-11-23T10:00:00'));
    await backupBy(test, '2026-11-23T10:05:00');
    expect(stamps(test)).toEqual(['20261120225908', '20261123100500']);
  });

  it('that fails is recorded and logged, and the next one is tried', async () => {
    const test = await makeStation({ unattended: false });
    await backupBy(test, '2026-11-20T22:59:08');
    const inTheWay = path.join(test.dir, 'not-a-folder');
    writeFileSync(inTheWay, '');
    await test.call.settings.change({ backupDir: inTheWay, backupTime: '23:10' });
    test.clock.advance(moment('2026-11-20T23:10:00') - test.clock.now());
    const failed = async () => (await test.call.settings.station()).lastBackupError;
    await vi.waitFor(async () => expect(await failed()).toMatchObject({ at: '2026-11-20T23:10:00+08:00' }), soon);
    expect(loggedErrors.splice(0)).toHaveLength(1);
    rmSync(inTheWay);
    mkdirSync(inTheWay);
    sleepUntil(test, '2026-11-21T23:09:50');
    await backupBy(test, '2026-11-21T23:10:00');
    expect((await (await login(test)).settings.station()).lastBackupError).toBeNull();
    expect(readdirSync(inTheWay)).toEqual(['watchdesk-20261121231000.wdbackup']);
  });

  it('that runs while the station is stopped is finished, and nothing wakes up afterwards', async () => {
    // Nothing else runs that the stop would wait for.
    const test = await makeStation();
    test.station.parts.backup.start();
    test.clock.advance(5 * minute);
    expect(stamps(test)).toEqual([]);
    await test.station.stop();
    expect(stamps(test)).toEqual(['20261120225908']);
    test.clock.advance(10 * minute);
    forget(test);
    expect(atOfLast(await makeStation({ dir: test.dir, clock: test.clock }))).toBe(moment('2026-11-20T22:59:08'));
  });

  it('that has not succeeded for two days is an alarm, and no alarm any more once one has', async () => {
    const test = await makeStation();
    test.clock.sleep(48 * hour);
    test.station.selfWatch.look();
    expect(await kinds(test)).toEqual([]);
    test.clock.sleep(2 * hour);
    test.station.selfWatch.look();
    test.station.selfWatch.look();
    // Nobody used the session for two days.
    const call = await login(test);
    expect((await call.obligations.alarms()).items).toMatchObject([{ kind: 'backupOld', params: { hours: 50 } }]);
    await call.settings.backup({});
    test.station.selfWatch.look();
    expect(await kinds(test)).toEqual([]);
  });
});

describe('a backup on demand', () => {
  it('with a passphrase cannot be read without it', async () => {
    const test = await makeStation();
    const { file } = await test.call.settings.backup({ passphrase: 'long enough words' });
    expect(isEncrypted(file)).toBe(true);
    expect((await test.call.settings.station()).lastBackup).toMatchObject({ file, encrypted: true });
    await expect(test.call.settings.backup({ passphrase: 'short' })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'passphrase' },
    });
  });

  // On /proc every new name is ENOENT, as on an automount; Node's own recursive mkdirSync never comes back from there.
  it.skipIf(process.platform !== 'linux')('to where no folder can be made is refused, recorded, and leaves no half file', async () => {
    const test = await makeStation();
    const to = path.join('/proc', 'nowhere', 'x.wdbackup');
    await expect(test.call.settings.backup({ to })).rejects.toMatchObject({ code: 'notValid', data: { field: 'to', received: to } });
    expect((await test.call.settings.station()).lastBackupError?.detail).toContain('ENOENT');
    expect((await test.call.settings.backups()).items).toEqual([]);
  });

  it('to a place that is a folder, or below a file, is refused and leaves no half file', async () => {
    const test = await makeStation();
    const folder = path.join(test.dir, 'folder');
    mkdirSync(folder);
    writeFileSync(path.join(test.dir, 'file'), '');
    for (const to of [folder, path.join(test.dir, 'file', 'x.wdbackup')])
      await expect(test.call.settings.backup({ to })).rejects.toMatchObject({ code: 'notValid', data: { field: 'to', received: to } });
    expect(readdirSync(test.dir).filter((name) => name.includes('.part') || name.startsWith('.backup-'))).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    expect((await test.call.settings.station()).lastBackup).toBeNull();
  });

  it('never takes the place of a file that is there, least of all the journal', async () => {
    const test = await makeStation();
    const older = path.join(test.dir, 'older.wdbackup');
    writeFileSync(older, 'older');
    for (const to of [older, path.join(test.dir, 'spaces', 'live.sqlite')])
      await expect(test.call.settings.backup({ to })).rejects.toMatchObject({ code: 'notValid', data: { field: 'to', received: to } });
    expect(readFileSync(older, 'utf8')).toBe('older');
    expect((await test.call.settings.health()).ok).toBe(true);
  });

  it('clears away the parts that a killed backup left, not those of one that may still run', async () => {
    const test = await makeStation();
    const dir = path.join(test.dir, 'elsewhere');
    const [old, fresh] = [path.join(dir, '.backup-old'), path.join(dir, '.backup-fresh')];
    for (const leftover of [old, fresh]) mkdirSync(path.join(leftover, 'spaces'), { recursive: true });
    const now = test.clock.now() / 1000;
    utimesSync(old, now - 90_000, now - 90_000);
    utimesSync(fresh, now - 60, now - 60);
    await test.call.settings.backup({ to: path.join(dir, 'one.wdbackup') });
    expect(readdirSync(dir).toSorted()).toEqual(['.backup-fresh', 'one.wdbackup']);
  });
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
    await vi.waitFor(async () => expect(await kinds(test)).toContain('auditMismatch'), soon);
    const found = test.station.parts.read.get<{ payload: string }>(
      'test.mismatch',
      "SELECT payload FROM entries WHERE type = 'audit.mismatch'",
    );
    const phone = obligations.find((one) => one.mode === 'phone' && one.ours);
    expect(JSON.parse(found?.payload ?? '{}')).toMatchObject({ missing: expect.arrayContaining([`${phone?.id}/0`]) as string[] });
    test.station.parts.loop.start();
    test.station.selfWatch.look();
    await vi.waitFor(async () => expect(await kinds(test)).not.toContain('auditMismatch'), soon);
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
    expect([asked, await kinds(test)]).toEqual([1, []]);
    test.clock.advance(5 * minute);
    expect(await alarms(test)).toMatchObject([{ kind: 'auditMismatch', params: { silent: 1 } }]);
    answer(content);
    await vi.waitFor(async () => expect(await kinds(test)).toEqual([]), soon);
    test.clock.advance(5 * minute);
    expect([asked, await kinds(test)]).toEqual([2, []]);
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
    expect(await kinds(test)).toEqual(['damaged']);
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
    expect([seen, await kinds(test)]).toEqual([[], []]);
    test.clock.advance(minute);
    expect([seen, await kinds(test)]).toEqual([[woken + minute], []]);
    await watch.stop();
  });
});

describe('the free space', () => {
  it('below half a gigabyte is an alarm that says how much is left, and none when there is room again', async () => {
    const test = await makeStation();
    disk.freeBytes = 400 * 1024 * 1024;
    test.station.selfWatch.look();
    expect(await alarms(test)).toMatchObject([{ kind: 'diskLow', params: { megabytes: 400 } }]);
    disk.freeBytes = 600 * 1024 * 1024;
    test.station.selfWatch.look();
    expect(await kinds(test)).toEqual([]);
  });
});

describe('live.changes', () => {
  interface Heard {
    id: string | undefined;
    event: LiveEvent;
  }

  /** Listens over the contract until `enough` says so. */
  async function listen(test: TestStation, lastEventId: string | undefined, enough: (heard: Heard[]) => boolean): Promise<Heard[]> {
    const abort = new AbortController();
    const heard: Heard[] = [];
    const stream = await clientOf(test.station, null).live.changes(undefined, { signal: abort.signal, lastEventId });
    for await (const event of stream) {
      heard.push({ id: getEventMeta(event)?.id, event });
      if (enough(heard)) break;
    }
    abort.abort();
    return heard;
  }
  /** Until there is one reader. */
  const reader = (test: TestStation) => vi.waitFor(() => expect(test.station.parts.live.readers).toBe(1), soon);
  const subjects = (heard: Heard[]): string[] => heard.map(({ event }) => `${event.feature} ${event.subject}`);

  it('opens with the clock, tells what changed as it happens, each feature and subject once per change', async () => {
    const test = await makeStation();
    const listening = listen(test, undefined, (heard) => heard.at(-1)?.event.feature === 'settings');
    await reader(test);
    const { id, obligations } = await test.call.incidents.receive(leak(test));
    test.station.parts.journal.commit('test', (tx) => {
      noteIncident(tx, id, '消防到场', tx.now);
      noteIncident(tx, id, '交警到场', tx.now);
    });
    await test.call.settings.change({ officeName: '值班室' });
    const heard = await listening;
    expect(heard[0]).toMatchObject({ id: undefined, event: { feature: 'clock', at: '2026-11-20T22:54:08+08:00', fault: null } });
    expect(subjects(heard)).toEqual([
      'clock ',
      `incidents ${id}`,
      ...obligations.map((one) => `obligations ${one.id}`),
      `incidents ${id}`,
      `settings ${test.station.parts.journal.station}`,
    ]);
  });

  it('tells exactly what was missed since the last event that was seen, then goes on', async () => {
    const test = await makeStation();
    const first = await test.call.incidents.receive(leak(test));
    const all = await listen(test, '0', (heard) => heard.some(({ event }) => event.feature === 'obligations'));
    const seen = all.at(-1)?.id;
    const { parts } = test.station;
    const missed = parts.read.all<{ rowid: number; subject: string }>(
      'test.missed',
      'SELECT rowid, subject FROM entries WHERE rowid > ? ORDER BY rowid',
      seen ?? 0,
    );
    const later = listen(test, seen, (heard) => heard.some(({ event }) => event.subject === second.id));
    const second = await test.call.incidents.receive(leak(test, { title: '第二起' }));
    const heard = await later;
    expect(heard[0]?.event.feature).toBe('clock');
    expect(heard.slice(1, 1 + missed.length).map((one) => [one.id, one.event.subject])).toEqual(
      missed.map((row) => [String(row.rowid), row.subject]),
    );
    expect(subjects(heard)).not.toContain(`incidents ${first.id}`);
    const ids = heard.slice(1).map((one) => Number(one.id));
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
  });

  it('whoever was away for too long, or comes from another journal, is told to fetch everything', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    for (let n = 0; n < 505; n += 1) await test.call.incidents.note({ id, text: `第${n}条` });
    for (const last of ['1', '999999']) {
      const heard = await listen(test, last, (all) => all.length >= 2);
      expect(heard.map(({ event }) => event.feature)).toEqual(['clock', 'everything']);
      // From here on it is told each change again.
      const after = listen(test, heard[1]?.id, (all) => all.length >= 2);
      await reader(test);
      await test.call.incidents.note({ id, text: '后来' });
      expect(subjects(await after)).toEqual(['clock ', `incidents ${id}`]);
    }
  });

  it('beats every two seconds with the clock of the station', async () => {
    const test = await makeStation({ unattended: false });
    const listening = listen(test, undefined, (heard) => heard.length >= 4);
    await reader(test);
    test.clock.advance(6_500);
    expect((await listening).map(({ event }) => ('at' in event ? event.at.slice(14, 19) : event.feature))).toEqual([
      '54:08',
      '54:10',
      '54:12',
      '54:14',
    ]);
  });

  it('says at once that the station cannot record, and that it can again', async () => {
    // Unattended: no beat comes by itself.
    const test = await makeStation();
    await test.call.incidents.receive(leak(test));
    const faults = (heard: Heard[]) => heard.flatMap(({ event }) => ('fault' in event ? [event.fault] : []));
    const listening = listen(test, undefined, (heard) => faults(heard).length >= 3);
    await reader(test);
    const { raw } = test.station.parts.journal.db;
    raw.pragma('query_only = 1');
    test.clock.advance(11 * minute);
    raw.pragma('query_only = 0');
    test.clock.advance(10_000);
    expect(faults(await listening)).toEqual([null, 'readOnly', null]);
    expect(loggedErrors.splice(0).length).toBeGreaterThan(0);
  });

  it('a reader that goes away is forgotten', async () => {
    const test = await makeStation();
    await listen(test, undefined, (heard) => heard.length >= 1);
    await vi.waitFor(() => expect(test.station.parts.live.readers).toBe(0), soon);
  });
});

// Backups of a running station: the nightly one with its retention and its alarm, and those on demand.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { admin, alarmKinds, clientOf, forget, loggedErrors, makeStation, type TestStation } from '#kit/station.ts';
import { saveLayer } from '#station/resources/layers/commands.ts';
import { restoreBackup } from '#station/settings/restore.ts';
import { isEncrypted } from '#station/settings/archive.ts';
import { lastBackup } from '#station/settings/queries.ts';

const minute = 60_000;
const hour = 60 * minute;
const soon = { timeout: 15_000, interval: 10 };

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

describe('files of maps', () => {
  it('that are too large for each backup are left out by name, or are in it and come back, as the office wants', async () => {
    const test = await makeStation();
    const sha256 = 'a'.repeat(64);
    const file = path.join('maps', `${sha256}.pmtiles`);
    const size = 50_000_001;
    mkdirSync(path.join(test.dir, 'maps'), { recursive: true });
    writeFileSync(path.join(test.dir, 'maps', `${'b'.repeat(64)}.geojson`), 'small');
    writeFileSync(path.join(test.dir, file), 'PMTiles');
    truncateSync(path.join(test.dir, file), size);
    const { parts } = test.station;
    parts.journal.commit('system', (tx) =>
      saveLayer(tx, undefined, { name: '影像底图', kind: 'pmtiles', file: { sha256, name: 'yunhe.pmtiles', size } }),
    );
    const leftOut = [{ path: `maps/${sha256}.pmtiles`, name: '影像底图', size }];
    expect((await test.call.settings.backups()).leftOut).toEqual(leftOut);
    const without = await test.call.settings.backup({});
    expect(without.leftOut).toEqual(leftOut);
    const restored = async (from: string) => {
      const to = mkdtempSync(path.join(test.dir, 'restored-'));
      await restoreBackup(from, to, undefined, test.clock.now());
      return readdirSync(path.join(to, 'maps')).map((name) => [name, statSync(path.join(to, 'maps', name)).size]);
    };
    expect(await restored(without.file)).toEqual([[`${'b'.repeat(64)}.geojson`, 5]]);
    await test.call.settings.change({ backupMaps: true });
    test.clock.advance(minute);
    const whole = await test.call.settings.backup({});
    expect(whole.leftOut).toEqual([]);
    expect(await restored(whole.file)).toContainEqual([`${sha256}.pmtiles`, size]);
  });
});

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
    expect(await alarmKinds(test)).toEqual([]);
    test.clock.sleep(2 * hour);
    test.station.selfWatch.look();
    test.station.selfWatch.look();
    // Nobody used the session for two days.
    const call = await login(test);
    expect((await call.obligations.alarms()).items).toMatchObject([{ kind: 'backupOld', params: { hours: 50 } }]);
    await call.settings.backup({});
    test.station.selfWatch.look();
    expect(await alarmKinds(test)).toEqual([]);
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

// What the disk does to us: each fault has its code, nothing is half written, and the way out works.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { leak, staff } from '#kit/builders.ts';
import { admin, assetsDir, forget, loggedErrors, makeStation, tempDir, type TestStation } from '#kit/station.ts';
import { definitions, projections } from '#station/catalogue.ts';
import { rebuild } from '#station/journal/project.ts';
import { verifyJournal, verifyProjections } from '#station/journal/verify.ts';
import { SqliteFile } from '#station/kernel/db.ts';
import { silentLog } from '#station/kernel/log.ts';
import { openStation } from '#station/station.ts';
import { restoreBackup } from '#station/settings/restore.ts';
import { SystemClock } from '#station/time/system-clock.ts';

const liveFile = (test: { dir: string }): string => path.join(test.dir, 'spaces', 'live.sqlite');
const root = path.resolve(import.meta.dirname, '../..');
const count = (test: TestStation): number => test.station.parts.journal.ownEntries;

describe('a full disk', () => {
  it('refuses with its code, keeps what was saved, tells the page, and goes on when there is room', async () => {
    const test = await makeStation();
    await staff(test);
    const { id } = await test.call.incidents.receive(leak(test));
    const before = count(test);
    const { raw } = test.station.parts.journal.db;
    raw.pragma(`max_page_count = ${String(raw.pragma('page_count', { simple: true }))}`);
    const fill = async (): Promise<string> => {
      for (let n = 0; n < 200; n += 1) {
        const code = await test.call.incidents.note({ id, text: `第 ${n} 条 ${'满'.repeat(3000)}` }).then(
          () => 'saved',
          (error: { code: string; status: number }) => `${error.code} ${error.status}`,
        );
        if (code !== 'saved') return code;
      }
      return 'never full';
    };
    expect(await fill()).toBe('diskFull 507');
    const written = count(test);
    expect(written).toBeGreaterThanOrEqual(before);
    // The clock cannot record either: it says so instead of passing the limit in silence.
    test.clock.advance(31 * 60_000);
    loggedErrors.splice(0);
    expect(test.station.parts.fault()).toBe('diskFull');
    raw.pragma('max_page_count = 1000000');
    test.clock.advance(10_000);
    expect(test.station.parts.fault()).toBeNull();
    expect(verifyJournal(test.station.parts.journal.db, definitions).problems).toEqual([]);
    const fired = test.station.parts.read.all(
      'test.fired',
      "SELECT 1 FROM entries WHERE type = 'obligation.stageFired' AND json_extract(payload, '$.stageId') = 'over'",
    );
    expect(fired.length).toBeGreaterThan(0);
  });
});

describe('a folder that cannot be written', () => {
  it('says so and ends with 1, in both languages', () => {
    const dir = tempDir();
    const data = path.join(dir, 'data');
    mkdirSync(data);
    chmodSync(data, 0o555);
    chmodSync(dir, 0o755);
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const script =
      "import { openStation } from '#station/station.ts'; import { SystemClock } from '#station/time/system-clock.ts'; try { openStation({ dataDir: process.env.DATA, assetsDir: process.env.ASSETS, clock: new SystemClock() }); } catch (error) { console.log(error.code); }";
    const result = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: root,
      env: { ...process.env, DATA: data, ASSETS: assetsDir },
      encoding: 'utf8',
      ...nobody,
    });
    expect(result.stdout.trim()).toBe('readOnly');
  });

  it('a statement on a read-only database is refused with the same code', async () => {
    const test = await makeStation();
    test.station.parts.journal.db.raw.pragma('query_only = 1');
    await expect(test.call.incidents.receive(leak(test))).rejects.toMatchObject({ code: 'readOnly', status: 503 });
    test.station.parts.journal.db.raw.pragma('query_only = 0');
    expect((await test.call.incidents.receive(leak(test))).number).toBe('Y-2026-0001');
  });
});

describe('a second station on the same folder', () => {
  it('is refused and told who has it; after the first is gone it opens', async () => {
    const test = await makeStation();
    expect(() => openStation({ dataDir: test.dir, assetsDir, clock: new SystemClock(), log: silentLog(), unattended: true })).toThrow(
      expect.objectContaining({ code: 'inUse', details: expect.objectContaining({ received: process.pid }) as object }) as Error,
    );
    const again = await test.reopen();
    expect(again.station.parts.journal.station).toBe(test.station.parts.journal.station);
  });
});

async function withHistory(): Promise<TestStation> {
  const test = await makeStation();
  const { id } = await test.call.incidents.receive(leak(test));
  for (let n = 0; n < 400; n += 1) await test.call.incidents.note({ id, text: `第 ${n} 条，${'现场情况'.repeat(20)}` });
  return test;
}

describe('a damaged database', () => {
  it('a page in the middle: verify finds it, the backup brings everything back, what was there is set aside', async () => {
    const test = await withHistory();
    const file = path.join(test.dir, 'safe.wdbackup');
    const entries = count(test);
    const map = path.join('maps', `${'5'.repeat(64)}.mbtiles`);
    mkdirSync(path.join(test.dir, 'maps'), { recursive: true });
    writeFileSync(path.join(test.dir, map), 'tiles of the office');
    await test.call.settings.backup({ to: file });
    await test.station.stop();
    forget(test);
    const size = statSync(liveFile(test)).size;
    const handle = openSync(liveFile(test), 'r+');
    for (let at = Math.floor(size * 0.3); at < size * 0.9; at += 4096) writeSync(handle, Buffer.alloc(64, 0x5a), 0, 64, at - (at % 4096));
    closeSync(handle);
    const outcome = ((): string => {
      let db: SqliteFile | undefined;
      try {
        db = new SqliteFile(liveFile(test), { readonly: true });
        return verifyJournal(db, definitions).problems.length > 0 ? 'problems' : 'clean';
      } catch (error) {
        return (error as { code: string }).code;
      } finally {
        db?.close();
      }
    })();
    expect(['damaged', 'problems']).toContain(outcome);
    const restored = await restoreBackup(file, test.dir, undefined, test.clock.now());
    expect(restored.setAside && existsSync(path.join(restored.setAside, 'spaces', 'live.sqlite'))).toBe(true);
    const again = await makeStation({ dir: test.dir, clock: test.clock, bare: true });
    const kept = again.station.parts.read.get<{ n: number }>(
      'test.kept',
      "SELECT count(*) AS n FROM entries WHERE type = 'incident.noted'",
    );
    expect(kept?.n).toBe(400);
    expect(restored.manifest.entries).toBe(entries);
    expect(readFileSync(path.join(test.dir, map), 'utf8')).toBe('tiles of the office');
    expect(again.station.parts.read.get('test.said', "SELECT 1 FROM entries WHERE type = 'station.restored'")).toBeDefined();
  });

  it('a file that is no database has its own message', async () => {
    const test = await withHistory();
    await test.station.stop();
    forget(test);
    writeFileSync(liveFile(test), 'this is no database, this is no database, this is no database');
    expect(() => openStation({ dataDir: test.dir, assetsDir, clock: new SystemClock(), log: silentLog(), unattended: true })).toThrow(
      expect.objectContaining({ code: 'damaged' }) as Error,
    );
  });

  it('projections that differ are found and made anew by rebuild', async () => {
    const test = await withHistory();
    await test.station.stop();
    forget(test);
    const db = new SqliteFile(liveFile(test));
    db.raw.exec('DELETE FROM timeline WHERE seq > 50; UPDATE obligations SET dueAt = dueAt + 1');
    expect(verifyProjections(liveFile(test), definitions, projections).map((problem) => problem.what)).toContain('projection');
    rebuild(db, projections, definitions, silentLog());
    expect(verifyProjections(liveFile(test), definitions, projections)).toEqual([]);
    db.close();
  });

  it('a journal from a newer program is not touched', async () => {
    const test = await makeStation();
    await test.station.stop();
    forget(test);
    const db = new SqliteFile(liveFile(test));
    db.raw.pragma('user_version = 99');
    db.close();
    expect(() => openStation({ dataDir: test.dir, assetsDir, clock: new SystemClock(), log: silentLog(), unattended: true })).toThrow(
      expect.objectContaining({ code: 'fromTheFuture' }) as Error,
    );
  });
});

describe('a truncated write-ahead log', () => {
  it('the station opens with a whole shorter journal and raises the alarm that entries are missing', async () => {
    const test = await makeStation({ unattended: false });
    const { id } = await test.call.incidents.receive(leak(test));
    for (let n = 0; n < 60; n += 1) await test.call.incidents.note({ id, text: `第 ${n} 条` });
    test.clock.advance(20_000);
    const before = count(test);
    // A copy of the folder as a crash would leave it, with half of the log cut off.
    const copy = tempDir();
    mkdirSync(path.join(copy, 'spaces'), { recursive: true });
    for (const name of ['spaces/live.sqlite', 'spaces/live.sqlite-wal', 'secrets.sqlite', 'secrets.sqlite-wal', 'alive'])
      copyFileSync(path.join(test.dir, name), path.join(copy, name));
    const wal = path.join(copy, 'spaces', 'live.sqlite-wal');
    truncateSync(wal, Math.floor(statSync(wal).size / 2));
    const again = await makeStation({ dir: copy, at: test.clock.now(), unattended: false, bare: true });
    expect(again.station.parts.journal.ownEntries).toBeLessThan(before);
    expect(verifyJournal(again.station.parts.journal.db, definitions).problems).toEqual([]);
    const raised = again.station.parts.read.get<{ params: string }>(
      'test.lost',
      "SELECT params FROM systemAlarms WHERE kind = 'entriesLost'",
    );
    expect((JSON.parse(raised?.params ?? '{}') as { lost?: number }).lost).toBeGreaterThan(0);
  });
});

describe('[INV-9] what was tampered with is never taken in', () => {
  it('a changed payload, a swapped signature, a gap: each is named with its place', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    await test.call.incidents.note({ id, text: '原话' });
    const { db } = test.station.parts.journal;
    const problems = (): string[] => [...new Set(verifyJournal(db, definitions).problems.map((problem) => problem.what))];
    expect(problems()).toEqual([]);
    const tamper = (sql: string, expected: string[]): void => {
      db.raw.exec('SAVEPOINT t');
      db.raw.exec(sql);
      expect(problems()).toEqual(expect.arrayContaining(expected));
      db.raw.exec('ROLLBACK TO t; RELEASE t');
    };
    tamper("UPDATE entries SET payload = replace(payload, '原话', '假话') WHERE type = 'incident.noted'", ['hash']);
    tamper("UPDATE entries SET sig = (SELECT sig FROM entries WHERE seq = 1) WHERE type = 'incident.noted'", ['signature']);
    tamper("DELETE FROM entries WHERE type = 'incident.received'", ['numbering', 'chain']);
    tamper("UPDATE entries SET actor = 'someone-else' WHERE type = 'incident.noted'", ['hash']);
    expect(problems()).toEqual([]);
  });
});

describe('the command line', () => {
  const cli = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(root, 'electron/cli/main.ts'), ...args], { cwd: root, encoding: 'utf8' });

  it('verify says ok with 0 and what is wrong with 1; backup, restore, export, import, rebuild, reset-password work', async () => {
    const test = await withHistory();
    const backup = path.join(test.dir, 'cli.wdbackup');
    const phrase = path.join(test.dir, 'phrase');
    writeFileSync(phrase, 'a long passphrase\n');
    // While the station runs.
    expect(cli('backup', '--data', test.dir, '--to', backup, '--passphrase-file', phrase).status).toBe(0);
    expect(cli('rebuild', '--data', test.dir).status).toBe(1);
    await test.station.stop();
    forget(test);
    const verified = cli('verify', '--data', test.dir);
    expect([verified.status, verified.stdout, verified.stderr]).toEqual([0, expect.stringContaining('ok:') as string, '']);
    const lines = path.join(test.dir, 'journal.jsonl');
    expect(cli('export', '--data', test.dir, '--to', lines).status).toBe(0);
    const fresh = path.join(tempDir(), 'fresh');
    expect(cli('import', '--data', fresh, '--from', lines).stdout).toContain('0 refused');
    expect(cli('import', '--data', fresh, '--from', lines).stdout).toContain('imported: 0 taken');
    expect(cli('verify', '--data', fresh).status).toBe(0);
    const forged = path.join(test.dir, 'forged.jsonl');
    writeFileSync(forged, readFileSync(lines, 'utf8').replace('第 399 条', '第 999 条'));
    const refused = cli('import', '--data', path.join(tempDir(), 'forged'), '--from', forged);
    expect([refused.status, refused.stdout.includes('was changed after it was written')]).toEqual([1, true]);
    expect(cli('rebuild', '--data', test.dir).status).toBe(0);
    expect(cli('restore', '--data', path.join(tempDir(), 'back'), '--from', backup).status).toBe(1);
    const back = path.join(tempDir(), 'back');
    expect(cli('restore', '--data', back, '--from', backup, '--passphrase-file', phrase).status).toBe(0);
    expect(cli('verify', '--data', back).status).toBe(0);
    writeFileSync(phrase, 'a new password');
    expect(cli('reset-password', '--data', back, '--name', 'limin', '--password-file', phrase).status).toBe(0);
    const opened = await makeStation({ dir: back, clock: test.clock, bare: true });
    await expect(opened.station.parts.sessions.open(admin.name, 'a new password', 'api')).resolves.toMatchObject({
      user: { name: '李敏' },
    });
    expect(cli('nonsense').status).toBe(1);
    expect(cli('verify', '--data', path.join(test.dir, 'nowhere')).status).toBe(1);
  }, 120_000);
});

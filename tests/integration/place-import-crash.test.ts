// Killed in the middle of taking in a file of places: nothing of it is seen, the next start takes it back and says so.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeStation, tempDir } from '#kit/station.ts';
import { verifyJournal } from '#station/journal/verify.ts';
import { definitions } from '#station/catalogue.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { openStation } from '#station/station.ts';
import { assetsDir } from '#kit/station.ts';
import { silentLog } from '#station/kernel/log.ts';
import { clientOf } from '#kit/contract.ts';
import { placesCsv } from '#kit/many-places.ts';

const child = path.resolve(import.meta.dirname, '../kit/import-crash-child.ts');
const rows = 12_000;

/** Kills it when so many rows are written. @returns what it had said */
function applyAndKill(dir: string, after: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, dir, String(rows)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    let killing = false;
    running.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      const written = Number(/written (\d+)\n$/.exec(output)?.[1] ?? 0);
      if (killing || written < after) return;
      killing = true;
      running.kill('SIGKILL');
    });
    running.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    running.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(output.split('\n'));
      else reject(new Error(`the station ended by itself: ${errors || output}`));
    });
  });
}

describe('[INV-1] a file of places', () => {
  it('leaves nothing half taken in when the station is killed in the middle', async () => {
    const dir = tempDir();
    const said = await applyAndKill(dir, 2_000);
    expect(said).not.toContain('taken');
    const station = openStation({
      dataDir: dir,
      assetsDir,
      clock: new SystemClock(),
      channels: () => [],
      log: silentLog(),
      unattended: true,
    });
    try {
      const { token } = await station.parts.sessions.open('李敏', 'night-shift-2026', 'api');
      const call = clientOf(station, token);
      // Rows are there and belong to a set of data that is undone: nobody sees one.
      const stored = station.parts.read.get<{ n: number }>('t.stored', 'SELECT count(*) AS n FROM facilities');
      expect(stored?.n).toBeGreaterThanOrEqual(2_000);
      expect((await call.facilities.list({})).total).toBe(0);
      expect((await call.facilities.points({})).ids).toEqual([]);
      const { items } = await call.facilityFiles.datasets({});
      expect(items).toMatchObject([{ state: 'undone', rows: 0, undone: { reason: 'interrupted' } }]);
      expect(verifyJournal(station.parts.journal.db, definitions).problems).toEqual([]);
      // The same file is taken in afterwards as if nothing had been.
      const { previewId, check } = await call.facilityFiles.read({ file: new File([placesCsv(50)], '避难场所.csv') });
      expect(check.counts).toMatchObject({ new: 50, duplicate: 0 });
      await call.facilityFiles.accept({ previewId });
      expect((await call.facilities.list({})).total).toBe(50);
    } finally {
      await station.stop();
    }
  }, 120_000);

  it('is taken back when it is cancelled while it is written, and can be read anew', async () => {
    const { call } = await makeStation();
    const { previewId } = await call.facilityFiles.read({ file: new File([placesCsv(6_000)], '避难场所.csv') });
    const accepted = call.facilityFiles.accept({ previewId });
    for (let tries = 0; tries < 500; tries += 1) {
      const { now } = await call.facilityFiles.progress({});
      if (now?.phase === 'writing' && now.done > 0) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await call.facilityFiles.cancel({});
    await expect(accepted).rejects.toMatchObject({ code: 'conflict', data: { field: 'cancelled' } });
    expect((await call.facilities.list({})).total).toBe(0);
    expect((await call.facilityFiles.datasets({})).items).toMatchObject([{ state: 'undone', undone: { reason: 'cancelled' } }]);
    expect((await call.facilityFiles.read({ file: new File([placesCsv(5)], '避难场所.csv') })).check.counts.new).toBe(5);
  }, 60_000);
});

// Killed with SIGKILL at any moment: what was answered is there, nothing is half there, every due stage fired once.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '#kit/station.ts';
import { definitions } from '#station/catalogue.ts';
import { verifyJournal } from '#station/journal/verify.ts';
import { SqliteFile } from '#station/kernel/db.ts';
import { audit } from '#station/obligations/audit.ts';

const rounds = 100;
const child = path.resolve(import.meta.dirname, '../kit/crash-child.ts');

/** Lets a station work for some milliseconds, kills it, and returns what it had said was done. */
function workAndKill(dir: string, afterMs: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, dir], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    let killing = false;
    running.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (!killing && output.startsWith('loaded\n')) {
        killing = true;
        setTimeout(() => running.kill('SIGKILL'), afterMs);
      }
    });
    running.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    running.on('exit', (_code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the station ended by itself: ${errors}`));
      // The last line may be cut off: only whole ones were said.
      else resolve(output.split('\n').slice(1, -1));
    });
  });
}

describe('[INV-1] a killed station', () => {
  it(`keeps all that was answered, ${rounds} times at random moments`, async () => {
    const dir = tempDir();
    let seed = 20261120;
    const random = (): number => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      return seed / 0x7fffffff;
    };
    const answered: string[] = [];
    for (let round = 0; round < rounds; round += 1) answered.push(...(await workAndKill(dir, Math.floor(random() * 100))));
    expect(answered.length).toBeGreaterThan(rounds);

    const db = new SqliteFile(path.join(dir, 'spaces', 'live.sqlite'));
    const notes = new Set(
      db.all<{ hash: string }>('t.notes', "SELECT hash FROM entries WHERE type = 'incident.noted'").map((row) => row.hash),
    );
    const incidents = new Set(
      db.all<{ subject: string }>('t.incidents', "SELECT subject FROM entries WHERE type = 'incident.received'").map((row) => row.subject),
    );
    const lost = answered.filter((line) => {
      const [what, id = ''] = line.split(' ');
      return what === 'note' ? !notes.has(id) : !incidents.has(id);
    });
    expect(lost).toEqual([]);

    // None is half there: each incident has its obligations and its row.
    const opened = db.all<{ incident: string; n: number }>(
      't.opened',
      "SELECT json_extract(payload, '$.incident') AS incident, count(*) AS n FROM entries WHERE type = 'obligation.opened' GROUP BY 1",
    );
    expect(new Set(opened.map((row) => row.incident))).toEqual(incidents);
    expect(new Set(opened.map((row) => row.n)).size).toBe(1);
    expect(db.get<{ n: number }>('t.rows', 'SELECT count(*) AS n FROM incidents')?.n).toBe(incidents.size);

    const verified = verifyJournal(db, definitions);
    expect(verified.problems).toEqual([]);
    const twice = db.all(
      't.twice',
      "SELECT subject FROM entries WHERE type = 'obligation.stageFired' GROUP BY subject, json_extract(payload, '$.stage'), json_extract(payload, '$.repeat') HAVING count(*) > 1",
    );
    expect(twice).toEqual([]);
    expect(audit(db, lastRecorded(db)).unexpected).toEqual([]);
    db.close();

    // Woken once more, it fires what fell due while it was dead.
    await workAndKill(dir, 4_000);
    const again = new SqliteFile(path.join(dir, 'spaces', 'live.sqlite'));
    const over = again.all<{ incident: string }>(
      't.over',
      "SELECT DISTINCT json_extract(payload, '$.incident') AS incident FROM entries WHERE type = 'obligation.stageFired' AND json_extract(payload, '$.stageId') = 'over' AND json_extract(payload, '$.repeat') = 0",
    );
    const fired = new Set(over.map((row) => row.incident));
    expect([...incidents].filter((incident) => !fired.has(incident))).toEqual([]);
    expect(audit(again, lastRecorded(again) - 2_000)).toMatchObject({ missing: [], unexpected: [] });
    again.close();
  }, 300_000);
});

function lastRecorded(db: SqliteFile): number {
  return Number(db.get<{ hlc: string }>('t.last', 'SELECT hlc FROM entries ORDER BY rowid DESC LIMIT 1')?.hlc.slice(0, 13) ?? 0);
}

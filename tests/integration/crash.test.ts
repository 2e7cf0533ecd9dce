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

interface Death {
  /** Dies while it opens, or after it has answered so many times. */
  after: 'opening' | number;
  /** And so many milliseconds more. */
  ms: number;
}

/** Lets a station work, kills it, and returns what it had said was done. */
function workAndKill(dir: string, death: Death): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, dir], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_COMPILE_CACHE: path.join(dir, 'compile-cache') },
    });
    let output = '';
    let errors = '';
    let killing = false;
    // The last line may be cut off: only whole ones were said.
    const said = (): string[] => output.split('\n').slice(0, -1);
    const answered = (): string[] => said().filter((line) => line.includes(' '));
    const reached = (): boolean =>
      death.after === 'opening' ? said().includes('opening') : said().includes('loaded') && answered().length >= death.after;
    running.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (killing || !reached()) return;
      killing = true;
      setTimeout(() => running.kill('SIGKILL'), death.ms);
    });
    running.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    running.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(answered());
      else reject(new Error(`the station ended by itself: ${errors}`));
    });
  });
}

/** The same deaths in every run, as far as the machine allows. */
function dice(start: number): (below: number) => number {
  let seed = start;
  return (below) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return Math.floor((seed / 0x80000000) * below);
  };
}

/** Half of the deaths in one folder, one after the other. Every fifth dies while it opens: in a catch-up, in taking the lock. */
async function dieAgainAndAgain(dir: string, seed: number): Promise<string[]> {
  const random = dice(seed);
  const answered: string[] = [];
  for (let round = 0; round < rounds / 2; round += 1) {
    const death: Death = round % 5 === 4 ? { after: 'opening', ms: random(120) } : { after: random(25), ms: random(12) };
    answered.push(...(await workAndKill(dir, death)));
  }
  return answered;
}

function lastRecorded(db: SqliteFile): number {
  return Number(db.get<{ hlc: string }>('t.last', 'SELECT hlc FROM entries ORDER BY rowid DESC LIMIT 1')?.hlc.slice(0, 13) ?? 0);
}

async function nothingIsLost(dir: string, answered: string[]): Promise<void> {
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

  expect(verifyJournal(db, definitions).problems).toEqual([]);
  const twice = db.all(
    't.twice',
    "SELECT subject FROM entries WHERE type = 'obligation.stageFired' GROUP BY subject, json_extract(payload, '$.stage'), json_extract(payload, '$.repeat') HAVING count(*) > 1",
  );
  expect(twice).toEqual([]);
  expect(audit(db, lastRecorded(db)).unexpected).toEqual([]);
  db.close();

  // Woken once more, it fires what fell due while it was dead.
  await workAndKill(dir, { after: 0, ms: 4_000 });
  const again = new SqliteFile(path.join(dir, 'spaces', 'live.sqlite'));
  const over = again.all<{ incident: string }>(
    't.over',
    "SELECT DISTINCT json_extract(payload, '$.incident') AS incident FROM entries WHERE type = 'obligation.stageFired' AND json_extract(payload, '$.stageId') = 'over' AND json_extract(payload, '$.repeat') = 0",
  );
  const fired = new Set(over.map((row) => row.incident));
  expect([...incidents].filter((incident) => !fired.has(incident))).toEqual([]);
  expect(audit(again, lastRecorded(again) - 2_000)).toMatchObject({ missing: [], unexpected: [] });
  again.close();
}

describe('[INV-1] a killed station', () => {
  it(`keeps all that was answered, ${rounds} times at random moments`, async () => {
    // Two folders side by side: a station that starts keeps one processor busy.
    await Promise.all(
      [20261120, 20261121].map(async (seed) => {
        const dir = tempDir();
        const answered = await dieAgainAndAgain(dir, seed);
        expect(answered.length).toBeGreaterThan(2 * rounds);
        await nothingIsLost(dir, answered);
      }),
    );
  }, 300_000);
});

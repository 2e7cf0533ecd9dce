// A command of one entry, from the check to the disk, against the barest durable insert of the same bytes.
import path from 'node:path';
import { noteIncident } from '#station/incidents/notes.ts';
import { entriesAfter, lastRowid } from '#station/journal/read.ts';
import { SqliteFile } from '#station/kernel/db.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { type Figure, median, percentile, round } from './figure.ts';
import { benchFolder } from './folder.ts';
import { hurried, openOffice, receiveNth } from './office.ts';

const rounds = 15;
const perRound = 150;
const text = '现场指挥部电话：消防水幕已稀释泄漏气体，关阀堵漏正在进行，下风向一公里内群众已疏散至镇中学，伤者送县人民医院。';

/** Runs it `perRound` times; ms for each. */
function timed(work: () => unknown): number[] {
  const times: number[] = [];
  for (let count = 0; count < perRound; count += 1) {
    const from = performance.now();
    work();
    times.push(performance.now() - from);
  }
  return times;
}

const rate = (times: readonly number[]): number => (times.length * 1000) / times.reduce((sum, time) => sum + time, 0);

export async function bench(): Promise<Figure[]> {
  const dir = benchFolder();
  const station = await openOffice(dir, new SystemClock(), { unattended: true });
  const bare = new SqliteFile(path.join(dir, 'bare.sqlite'));
  try {
    const { journal, read } = station.parts;
    const incident = receiveNth(station, 0, 'bench');
    const note = (): unknown => journal.commit('bench', (tx) => noteIncident(tx, incident, text, tx.now));
    note();
    const [{ rowid: _rowid, ...row } = { rowid: 0 }] = entriesAfter(read, lastRowid(read) - 1, 1);
    const columns = Object.keys(row);
    bare.exec(`CREATE TABLE bare (id INTEGER PRIMARY KEY, ${columns.join(', ')})`);
    const statement = bare.raw.prepare(`INSERT INTO bare (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
    const values = Object.values(row);
    const insert = (): unknown => statement.run(values);
    // Both write-ahead logs come round once before: a log that still grows costs the file system more for each commit.
    bare.raw.pragma('synchronous = OFF');
    for (let count = 0; count < 8_000; count += 1) insert();
    bare.raw.pragma('synchronous = FULL');
    await hurried(station, () => {
      for (let count = 0; count < 1_500; count += 1) note();
    });
    const [ours, theirs, ratios]: [number[][], number[][], number[]] = [[], [], []];
    // Each goes first in every other round: what else the machine does meanwhile falls on both.
    for (let count = -2; count < rounds; count += 1) {
      const first = timed(count % 2 === 0 ? note : insert);
      const second = timed(count % 2 === 0 ? insert : note);
      const [mine, its] = count % 2 === 0 ? [first, second] : [second, first];
      if (count < 0) continue;
      ours.push(mine);
      theirs.push(its);
      ratios.push(rate(mine) / rate(its));
    }
    let nth = 1;
    const receiving: number[] = [];
    for (let count = 0; count < 100; count += 1) {
      const from = performance.now();
      receiveNth(station, nth++, 'bench');
      receiving.push(performance.now() - from);
    }
    return [
      {
        name: 'commits.oneCommand',
        value: round(median(ours.map(rate))),
        unit: '1/s',
        rival: { what: 'bare inserts', value: round(median(theirs.map(rate))) },
      },
      { name: 'commits.shareOfBareInsert', value: round(median(ratios), 3), unit: 'ratio', aim: '≥ 0.5' },
      { name: 'commits.oneCommand.p99', value: round(percentile(ours.flat(), 0.99), 2), unit: 'ms' },
      { name: 'commits.receiveIncident.p50', value: round(median(receiving), 2), unit: 'ms' },
    ];
  } finally {
    bare.close();
    await station.stop();
  }
}

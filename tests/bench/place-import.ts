// 100,000 places from a file: read, checked, written end to end, against bare inserts of the same values into the same engine; and how long
// the station's thread was held at most meanwhile.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import path from 'node:path';
import { clientOf } from '#kit/contract.ts';
import { placesCsv } from '#kit/many-places.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { type Figure, round } from './figure.ts';
import { benchFolder, dropFolder } from './folder.ts';
import { admin, openOffice } from './office.ts';

const rows = 100_000;
const insertsPerCommit = 400;

/** What the engine alone does: one row a place, in transactions of the same size, as durable. */
function bareInserts(file: string): number {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE places (id TEXT PRIMARY KEY, value TEXT NOT NULL, clocks TEXT NOT NULL, name TEXT, lng REAL, lat REAL) STRICT');
  const insert = db.prepare('INSERT INTO places VALUES (?, ?, ?, ?, ?, ?)');
  const value = JSON.stringify({
    kind: 'shelter',
    name: '第1号避难场所',
    address: '云河县石桥镇第1村',
    'field.capacity': 1_000,
    note: '离路100米',
  });
  const from = performance.now();
  for (let nth = 0; nth < rows; nth += insertsPerCommit)
    db.transaction(() => {
      for (let one = nth; one < nth + insertsPerCommit; one += 1)
        insert.run(`01930000-0000-7000-8000-${String(one).padStart(12, '0')}`, value, value, `第${one}号避难场所`, 116.1, 35.7);
    })();
  const ms = performance.now() - from;
  db.close();
  return (rows / ms) * 1_000;
}

export async function bench(): Promise<Figure[]> {
  const dir = benchFolder();
  const station = await openOffice(dir, new SystemClock(), { unattended: true });
  const { token } = await station.parts.sessions.open(admin.name, admin.password, 'api');
  const call = clientOf(station, token);
  const file = new File([placesCsv(rows)], '避难场所.csv');
  const held = monitorEventLoopDelay({ resolution: 5 });
  held.enable();
  const from = performance.now();
  const { previewId, check } = await call.facilityFiles.read({ file });
  const readMs = performance.now() - from;
  const heldReading = held.max / 1e6;
  if (check.counts.new !== rows) throw new Error(`${check.counts.new} of ${rows} rows are new`);
  held.reset();
  const before = performance.now();
  await call.facilityFiles.accept({ previewId });
  const writeMs = performance.now() - before;
  const heldWriting = held.max / 1e6;
  held.disable();
  const again = await call.facilityFiles.read({ file });
  if (again.check.counts.same !== rows) throw new Error(`${again.check.counts.same} of ${rows} rows are the same`);
  const bare = bareInserts(path.join(dir, 'bare.sqlite'));
  await station.stop();
  dropFolder(dir);
  const end = (rows / (readMs + writeMs)) * 1_000;
  return [
    { name: 'read and checked, 100,000 rows', value: round(readMs), unit: 'ms' },
    { name: 'written, 100,000 rows', value: round(writeMs), unit: 'ms' },
    { name: 'end to end', value: round(end), unit: 'rows/s', rival: { what: 'bare inserts, 400 a commit', value: round(bare) } },
    { name: 'thread held at most, reading', value: round(heldReading), unit: 'ms', aim: '< 200' },
    { name: 'thread held at most, writing', value: round(heldWriting), unit: 'ms', aim: '< 200' },
  ];
}

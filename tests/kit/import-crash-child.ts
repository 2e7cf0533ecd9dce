// A station that takes in a large file of places in a process of its own, to be killed in the middle. Says how many rows are written.
// Arguments: data folder, rows.
import path from 'node:path';
import { setUp } from '#station/accounts/handlers.ts';
import { openStation } from '#station/station.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { clientOf } from './contract.ts';
import { placesCsv } from './many-places.ts';

const [dataDir = '', rows = '0'] = process.argv.slice(2);
const account = { name: '李敏', password: 'night-shift-2026' };
const station = openStation({
  dataDir,
  assetsDir: path.resolve(import.meta.dirname, '../../assets'),
  clock: new SystemClock(),
  channels: () => [],
});
await setUp(station.parts, { unitName: '云河县', ...account });
const { token } = await station.parts.sessions.open(account.name, account.password, 'api');
const call = clientOf(station, token);
const { previewId } = await call.facilityFiles.read({ file: new File([placesCsv(Number(rows))], '避难场所.csv') });
let written = 0;
station.parts.journal.onCommit((entries) => {
  for (const { type, payload } of entries) {
    if (type !== 'dataset.rowsAdded') continue;
    written += (payload as { rows: unknown[] }).rows.length;
    // Synchronous, so that what is said was written before.
    process.stdout.write(`written ${written}\n`);
  }
});
process.stdout.write('applying\n');
await call.facilityFiles.accept({ previewId });
process.stdout.write('taken\n');

// A station under load in a process of its own, to be killed at any moment. Says each thing that was answered, after it was.
// Arguments: data folder. Limits of the rules are set to seconds here, so that stages fire all the time.
import { flushCompileCache } from 'node:module';
import path from 'node:path';
import { setUp } from '#station/accounts/handlers.ts';
import { countUsers } from '#station/accounts/queries.ts';
import { blankFacts } from '#shared/incidents/facts.ts';
import { receive } from '#station/incidents/commands.ts';
import { noteIncident } from '#station/incidents/notes.ts';
import { openStation } from '#station/station.ts';
import { putRules } from '#station/settings/commands.ts';
import { SystemClock } from '#station/time/system-clock.ts';

const [dataDir = ''] = process.argv.slice(2);
// A killed process leaves no cache behind: the first one does it here, and the others start in half the time.
flushCompileCache();
process.stdout.write('opening\n');
const station = openStation({
  dataDir,
  assetsDir: path.resolve(import.meta.dirname, '../../assets'),
  clock: new SystemClock(),
  channels: () => [],
});
const { parts } = station;
if (countUsers(parts.read) === 0) {
  await setUp(parts, { unitName: '云河县', name: '李敏', password: 'night-shift-2026' });
  parts.journal.commit('test', (tx) => {
    const rule = parts.rules.book.versions(tx.db, 'deadlines').find((one) => one.id === 'A5-2-III-phone');
    const ladder = parts.rules.book.versions(tx.db, 'ladders').find((one) => one.id === 'report');
    putRules(tx, parts.rules.book, 'deadlines', [{ ...rule, limitSeconds: 1 }], 'test');
    putRules(
      tx,
      parts.rules.book,
      'ladders',
      [{ ...ladder, stages: ladder?.stages.map((stage) => ({ ...stage, repeatSeconds: stage.repeatSeconds === null ? null : 1 })) }],
      'test',
    );
  });
}
process.stdout.write('loaded\n');

let last: string | null = null;
for (let round = 0; ; round += 1) {
  const said: string = parts.journal.commit('test', (tx) => {
    if (last !== null && round % 5 !== 0) return `note ${noteIncident(tx, last, `第 ${round} 条`, tx.now).hash}`;
    const facts = { ...blankFacts(tx.now, 'phone'), grade: 'III' as const, gradeBy: 'person' as const, text: `压力测试 ${round}` };
    last = receive(tx, parts, facts).id;
    return `incident ${last}`;
  });
  // Synchronous, so that what is said was answered before, and nothing that was not answered is said.
  process.stdout.write(`${said}\n`);
  await new Promise((resolve) => setTimeout(resolve, round % 7 === 0 ? 3 : 0));
}

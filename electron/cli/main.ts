// Administration from a terminal. Each command says what it did in one line and ends with 0, or says what is wrong and ends with 1.
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { once } from 'node:events';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { isDomainError } from '#shared/kernel/errors.ts';
import { resetPassword } from '#station/accounts/first-account.ts';
import { definitions, projections } from '#station/catalogue.ts';
import { rebuild } from '#station/journal/project.ts';
import { allEntries } from '#station/journal/read.ts';
import { receiveEntries } from '#station/journal/receive.ts';
import { SqliteFile } from '#station/kernel/db.ts';
import { toFault } from '#station/kernel/faults.ts';
import { makeFolder } from '#station/kernel/folders.ts';
import { lockFolder } from '#station/kernel/lock.ts';
import { silentLog } from '#station/kernel/log.ts';
import { writeBackup } from '#station/settings/backup.ts';
import { restoreBackup } from '#station/settings/restore.ts';
import { openStation, programVersion } from '#station/station.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { runJob } from '#station/worker.ts';
import { type Arguments, readArguments, UsageError } from '../launch/arguments.ts';
import { assetsDir, fromHere, userDataDir } from '../launch/paths.ts';

const clock = new SystemClock();
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const dataOf = (args: Arguments): string => (args.get('data') ? fromHere(args.get('data') ?? '') : userDataDir());
const liveFile = (dataDir: string): string => path.join(dataDir, 'spaces', 'live.sqlite');

function need(args: Arguments, name: string): string {
  const value = args.get(name);
  if (value === undefined) throw new UsageError(`--${name} is missing`);
  return fromHere(value);
}

function existing(dataDir: string): string {
  const file = liveFile(dataDir);
  if (!existsSync(file)) throw new UsageError(`no Watchdesk data in ${dataDir}`);
  return file;
}

function passphraseOf(args: Arguments): string | undefined {
  const file = args.get('passphrase-file');
  return file === undefined ? undefined : readFileSync(fromHere(file), 'utf8').trim();
}

async function verify(args: Arguments): Promise<number> {
  const result = await runJob('verify', { file: existing(dataOf(args)) });
  if (result.problems.length === 0) {
    say(
      `ok: ${result.entries} entries, chain, signatures and projections agree${result.unknown > 0 ? `; ${result.unknown} from a newer program wait` : ''}`,
    );
    return 0;
  }
  for (const problem of result.problems)
    say(`${problem.what}${problem.seq > 0 ? ` at ${problem.station} ${problem.seq}` : ''}: ${problem.detail}`);
  say(
    `wrong: ${result.problems.length} problems in ${result.entries} entries. Restore a backup, or, when only projections differ, run rebuild.`,
  );
  return 1;
}

async function backup(args: Arguments): Promise<number> {
  const dataDir = dataOf(args);
  existing(dataDir);
  const to = need(args, 'to');
  const passphrase = passphraseOf(args);
  const { bytes, manifest } = await writeBackup(dataDir, to, passphrase, programVersion, clock.now());
  say(
    `backup: ${manifest.entries} entries, ${manifest.files.length} files, ${bytes} bytes → ${to}${passphrase === undefined ? ' (without passwords and keys: give a passphrase to include them)' : ' (encrypted)'}`,
  );
  for (const { name, path: file, size } of manifest.leftOut ?? []) say(`not in it: ${name} (${file}, ${size} bytes)`);
  return 0;
}

async function restore(args: Arguments): Promise<number> {
  const from = need(args, 'from');
  const { manifest, setAside } = await restoreBackup(from, dataOf(args), passphraseOf(args), clock.now());
  say(
    `restored: ${manifest.entries} entries of ${new Date(manifest.madeAt).toISOString()}${setAside ? `; what was there before is in ${setAside}` : ''}${manifest.secrets ? '' : '; passwords were not in it: set them with reset-password'}`,
  );
  return 0;
}

async function exportJournal(args: Arguments): Promise<number> {
  const db = new SqliteFile(existing(dataOf(args)), { readonly: true });
  const to = need(args, 'to');
  const out = createWriteStream(to);
  let count = 0;
  for (const { rowid: _rowid, ...entry } of allEntries(db)) {
    count += 1;
    if (!out.write(`${JSON.stringify(entry)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  db.close();
  say(`exported: ${count} entries → ${to}`);
  return 0;
}

async function importJournal(args: Arguments): Promise<number> {
  const dataDir = dataOf(args);
  const from = need(args, 'from');
  makeFolder(dataDir);
  const lines: unknown[] = [];
  for await (const line of createInterface({ input: createReadStream(from) })) {
    if (line.trim() !== '') lines.push(parseLine(line));
  }
  // Opened and closed once as a station, so that an empty folder has its tables and its own identity.
  await openStation({ dataDir, assetsDir, clock, unattended: true, log: silentLog() }).stop();
  const lock = lockFolder(dataDir);
  const db = new SqliteFile(liveFile(dataDir));
  const result = receiveEntries(db, lines, definitions, projections);
  db.close();
  lock.release();
  for (const { line, why } of result.refused.slice(0, 20)) say(`line ${line}: ${why}`);
  say(`imported: ${result.taken} taken, ${result.known} known, ${result.unknown} from a newer program, ${result.refused.length} refused`);
  return result.refused.length > 0 ? 1 : 0;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function rebuildProjections(args: Arguments): Promise<number> {
  const dataDir = dataOf(args);
  const lock = lockFolder(dataDir);
  const db = new SqliteFile(existing(dataDir));
  const from = clock.monotonic();
  const result = rebuild(db, projections, definitions, silentLog());
  const tookMs = Math.round(clock.monotonic() - from);
  db.close();
  lock.release();
  say(`rebuilt: ${result.entries} entries in ${tookMs} ms${result.unknown > 0 ? `; ${result.unknown} from a newer program wait` : ''}`);
  return 0;
}

async function newPassword(args: Arguments): Promise<number> {
  const dataDir = dataOf(args);
  existing(dataDir);
  const name = args.get('name');
  if (name === undefined) throw new UsageError('--name is missing');
  const typed = args.get('password-file')
    ? readFileSync(fromHere(args.get('password-file') ?? ''), 'utf8').trim()
    : await ask('new password: ');
  const station = openStation({ dataDir, assetsDir, clock, unattended: true, log: silentLog() });
  try {
    await resetPassword(station.parts, name, typed);
  } finally {
    await station.stop();
  }
  say(`password of ${name} was set; an entry says so`);
  return 0;
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(question);
  lines.close();
  return answer.trim();
}

const commands: Record<string, (args: Arguments) => Promise<number>> = {
  verify,
  backup,
  restore,
  export: exportJournal,
  import: importJournal,
  rebuild: rebuildProjections,
  'reset-password': newPassword,
};

const usage = `npm run cli -- COMMAND [--data DIR]
  verify                                     schema, chain, signatures, projections against a rebuild
  backup --to FILE [--passphrase-file F]     everything, also while the station runs
  restore --from FILE [--passphrase-file F]  what stood there is set aside
  export --to FILE.jsonl                     the journal, an entry a line
  import --from FILE.jsonl
  rebuild                                    drops and makes the projections anew
  reset-password --name N [--password-file F]`;

async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2), ['data', 'to', 'from', 'passphrase-file', 'name', 'password-file'], ['help']);
  if (args.has('help')) {
    say(usage);
    return 0;
  }
  const command = commands[args.command ?? ''];
  if (!command) throw new UsageError(args.command ? `${args.command} is not a command` : 'which command?');
  return command(args);
}

try {
  process.exitCode = await main();
} catch (thrown) {
  const error = toFault(thrown);
  if (isDomainError(error)) {
    const { field, received } = error.details;
    process.stderr.write(
      `${errorTexts['zh-CN'][error.code]}\n${errorTexts.en[error.code]}${field ? ` [${field}]` : ''}${received === undefined ? '' : ` (${received})`}\n`,
    );
  } else if (error instanceof UsageError) process.stderr.write(`${error.message}\n${usage}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}

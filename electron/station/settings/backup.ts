// Backup while running, on demand and daily, with retention. restore.ts is the way back.
import { existsSync, linkSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { systemActor } from '#shared/journal/envelope.ts';
import { DomainError, isDomainError } from '#shared/kernel/errors.ts';
import type { StationSettings } from '#shared/settings/types.ts';
import type { Cancel, Clock, Millis } from '#shared/time/clock.ts';
import { instantOf, toIso, wallTime } from '#shared/time/zone.ts';
import type { Journal } from '../journal/append.ts';
import { countEntries } from '../journal/read.ts';
import { type ReadDb, SqliteFile } from '../kernel/db.ts';
import { toFault } from '../kernel/faults.ts';
import { makeFolder } from '../kernel/folders.ts';
import type { Log } from '../kernel/log.ts';
import { secretsFile } from '../kernel/secrets.ts';
import { hashFile, isEncrypted, type LeftOut, type Manifest, type ManifestFile, manifestName, pack } from './archive.ts';
import { namesOfMapFiles } from '../resources/map-file-queries.ts';
import { lastBackup, readSettings } from './queries.ts';

const backupSuffix = '.wdbackup';
/** A backup older than this is an alarm. */
export const backupOldMs = 49 * 3_600_000;

export interface BackupFile {
  file: string;
  at: Millis;
  bytes: number;
  encrypted: boolean;
}

/** What the file system says of a place where no such file can stand, however much room and right there is. */
const noPlace = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ENAMETOOLONG', 'EINVAL'];

const scratchPrefix = '.backup-';
/** No backup takes longer. */
const leftoverMs = 86_400_000;

/** Parts that a killed backup left: each is a whole copy of the data. */
function dropLeftovers(dir: string, now: Millis): void {
  for (const name of readdirSync(dir)) {
    const full = path.join(dir, name);
    if (name.startsWith(scratchPrefix) && now - statSync(full).mtimeMs > leftoverMs) rmSync(full, { recursive: true, force: true });
  }
}

/**
 * A folder for the parts, beside where the backup will stand.
 * @throws DomainError notValid (no file can stand there), diskFull, readOnly
 */
function makeScratch(to: string, now: Millis): string {
  try {
    makeFolder(path.dirname(to));
    // A slip in the name must cost nobody an older backup, or the journal itself.
    if (existsSync(to)) throw Object.assign(new Error(`EEXIST: ${to} is there already`), { code: 'EEXIST' });
    dropLeftovers(path.dirname(to), now);
    return mkdtempSync(path.join(path.dirname(to), scratchPrefix));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code !== undefined && noPlace.includes(code)
      ? new DomainError('notValid', { field: 'to', received: to }, { cause: error })
      : toFault(error);
  }
}

/** Copies everything of a data folder that a backup holds into one file. Works beside a running station. */
export async function writeBackup(
  dataDir: string,
  to: string,
  passphrase: string | undefined,
  version: string,
  madeAt: Millis,
): Promise<{ bytes: number; manifest: Manifest }> {
  const scratch = makeScratch(to, madeAt);
  try {
    const live = new SqliteFile(path.join(dataDir, 'spaces', 'live.sqlite'), { readonly: true });
    const stationRow = live.get<{ station: string }>('backup.station', 'SELECT station FROM entries ORDER BY rowid DESC LIMIT 1');
    const entries = countEntries(live);
    mkdirSync(path.join(scratch, 'spaces'));
    await live.raw.backup(path.join(scratch, 'spaces', 'live.sqlite'));
    const names = ['spaces/live.sqlite'];
    if (passphrase !== undefined && existsSync(secretsFile(dataDir))) {
      const secrets = new SqliteFile(secretsFile(dataDir), { readonly: true });
      await secrets.raw.backup(path.join(scratch, 'secrets.sqlite'));
      secrets.close();
      names.push('secrets.sqlite');
    }
    const attachments = path.join(dataDir, 'attachments');
    for (const folder of existsSync(attachments) ? readdirSync(attachments) : [])
      names.push(...linkFiles(dataDir, scratch, `attachments/${folder}`));
    const leftOut = mapsLeftOut(dataDir, live);
    const without = new Set(leftOut.map((one) => one.path));
    names.push(...linkFiles(dataDir, scratch, 'maps', without));
    live.close();
    const files: ManifestFile[] = [];
    for (const name of names) {
      const full = path.join(scratch, name);
      files.push({ path: name, sha256: await hashFile(full), size: statSync(full).size });
    }
    const manifest: Manifest = {
      format: 1,
      version,
      madeAt,
      station: stationRow?.station ?? '',
      entries,
      secrets: names.includes('secrets.sqlite'),
      files,
      leftOut,
    };
    writeFileSync(path.join(scratch, manifestName), JSON.stringify(manifest, null, 2));
    return { bytes: await pack(scratch, [manifestName, ...names], to, passphrase), manifest };
  } catch (error) {
    throw toFault(error);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Bytes of a map's file that goes into each backup: what was made of the office's own data. A package of pictures is kept by who gave it. */
const largestMap = 50_000_000;

/** Files of maps that a backup made now does not hold, by the names that people know; none when the office wants all of them in. */
function mapsLeftOut(dataDir: string, db: ReadDb): LeftOut[] {
  const maps = path.join(dataDir, 'maps');
  if (readSettings(db).backupMaps || !existsSync(maps)) return [];
  const names = namesOfMapFiles(db);
  return readdirSync(maps).flatMap((file) => {
    const found = statSync(path.join(maps, file));
    if (!found.isFile() || found.size <= largestMap || file.endsWith('.part')) return [];
    return [{ path: `maps/${file}`, name: names.get(path.parse(file).name) ?? file, size: found.size }];
  });
}

/** Hard links where the disk allows it: files named by their content never change, so a link is as good as a copy. */
function linkFiles(from: string, to: string, folder: string, without: ReadonlySet<string> = new Set()): string[] {
  const source = path.join(from, folder);
  if (!existsSync(source) || !statSync(source).isDirectory()) return [];
  mkdirSync(path.join(to, folder), { recursive: true });
  return readdirSync(source).flatMap((file) => {
    const found = statSync(path.join(source, file));
    if (!found.isFile() || file.endsWith('.part') || without.has(`${folder}/${file}`)) return [];
    const target = path.join(to, folder, file);
    try {
      linkSync(path.join(source, file), target);
    } catch {
      copyFileSync(path.join(source, file), target);
    }
    return [`${folder}/${file}`];
  });
}

/** What went wrong, in the words of whoever said it first. */
function detailOf(error: unknown): string {
  const first = isDomainError(error) && error.cause instanceof Error ? error.cause : error;
  return first instanceof Error ? first.message.slice(0, 400) : 'unknown';
}

interface Made {
  file: string;
  bytes: number;
  leftOut: LeftOut[];
}

interface BackupInput {
  to?: string | undefined;
  passphrase?: string | undefined;
  scheduled: boolean;
  actor: string;
}

export interface BackupOptions {
  dataDir: string;
  journal: Journal;
  clock: Clock;
  settings: () => StationSettings;
  version: string;
  log: Log;
}

export class BackupService {
  readonly #options: BackupOptions;
  #cancel: Cancel | null = null;
  #forget: (() => void) | null = null;
  #running: Promise<unknown> = Promise.resolve();
  #nightly: Promise<void> = Promise.resolve();

  constructor(options: BackupOptions) {
    this.#options = options;
  }

  get dir(): string {
    return this.#options.settings().backupDir ?? path.join(this.#options.dataDir, 'backups');
  }

  /** From now on once a day; a changed hour holds from the same night on. */
  start(): void {
    this.#forget = this.#options.journal.onCommit((entries) => {
      if (entries.some((entry) => entry.type === 'settings.changed')) this.#plan();
    });
    this.#plan();
  }

  async stop(): Promise<void> {
    this.#forget?.();
    this.#forget = null;
    this.#cancel?.();
    await Promise.all([this.#running, this.#nightly]);
  }

  /** One at a time, in the order of asking. @throws DomainError notValid (no file can stand there), diskFull, readOnly, damaged */
  make(input: BackupInput): Promise<Made> {
    const work = this.#running.then(() => this.#make(input));
    this.#running = work.catch(() => undefined);
    return work;
  }

  async #make(input: BackupInput): Promise<Made> {
    const { dataDir, journal, clock, version, settings } = this.#options;
    const stamp = toIso(clock.now(), settings().zone).slice(0, 19).replaceAll(/[-:T]/g, '');
    const file = input.to ?? path.join(this.dir, `watchdesk-${stamp}${backupSuffix}`);
    try {
      const { bytes, manifest } = await writeBackup(dataDir, file, input.passphrase, version, clock.now());
      journal.commit(input.actor, (tx) =>
        tx.append('backup.made', tx.newId(), {
          at: tx.now,
          file,
          bytes,
          encrypted: input.passphrase !== undefined,
          scheduled: input.scheduled,
        }),
      );
      return { file, bytes, leftOut: manifest.leftOut ?? [] };
    } catch (error) {
      journal.commit(systemActor, (tx) =>
        tx.append('backup.failed', tx.newId(), { at: tx.now, detail: detailOf(error), scheduled: input.scheduled }),
      );
      throw error;
    }
  }

  /** What a backup made now does not hold. */
  leftOut(): LeftOut[] {
    return mapsLeftOut(this.#options.dataDir, this.#options.journal.db);
  }

  /** The backups in the folder, newest first. */
  list(): BackupFile[] {
    if (!existsSync(this.dir)) return [];
    return readdirSync(this.dir)
      .filter((name) => name.endsWith(backupSuffix))
      .map((name) => {
        const file = path.join(this.dir, name);
        const stat = statSync(file);
        return { file, at: Math.round(stat.mtimeMs), bytes: stat.size, encrypted: isEncrypted(file) };
      })
      .sort((a, b) => b.at - a.at);
  }

  #plan(): void {
    this.#wait(this.#nextAt(), () => {
      this.#nightly = this.#daily();
    });
  }

  #wait(at: Millis, run: () => void): void {
    this.#cancel?.();
    this.#cancel = this.#options.clock.at(at, run);
  }

  #nextAt(): Millis {
    const { clock, settings, journal } = this.#options;
    const { backupTime, zone } = settings();
    const now = clock.now();
    const last = lastBackup(journal.db)?.at ?? 0;
    // A machine that was off at the hour makes up for it soon after it starts.
    if (countEntries(journal.db) > 0 && now - last > 25 * 3_600_000) return now + 5 * 60_000;
    const wall = wallTime(now, zone);
    const [hour = 0, minute = 0] = backupTime.split(':').map(Number);
    const today = instantOf({ ...wall, hour, minute, second: 0 }, zone);
    return today > now ? today : instantOf({ ...wall, day: wall.day + 1, hour, minute, second: 0 }, zone);
  }

  async #daily(): Promise<void> {
    const { log, settings, clock } = this.#options;
    try {
      await this.make({ scheduled: true, actor: systemActor });
      for (const old of this.list().slice(settings().backupKeep)) rmSync(old.file, { force: true });
    } catch (error) {
      log.error({ err: error }, 'the daily backup failed');
    }
    if (this.#forget) this.#wait(clock.now() + 60_000, () => this.#plan());
  }
}

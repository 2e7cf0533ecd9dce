// Composition root: the only place that constructs the parts of a space and joins them.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { systemActor } from '#shared/journal/envelope.ts';
import { DomainError, isDomainError } from '#shared/kernel/errors.ts';
import { calendarOf } from '#shared/rosters/calendar.ts';
import { rulesInForce } from '#shared/settings/in-force.ts';
import type { Clock, Millis } from '#shared/time/clock.ts';
import { toIso } from '#shared/time/zone.ts';
import { Sessions } from './accounts/sessions.ts';
import { makeRouter, type StationRouter } from './api.ts';
import { definitions, lines, projections } from './catalogue.ts';
import type { Channel } from './channels/channel.ts';
import { mailChannel } from './channels/mail.ts';
import { Outbox } from './channels/outbox.ts';
import { webhookChannel } from './channels/webhook.ts';
import { ImportStore } from './directory/import/store.ts';
import { PeopleIndex } from './directory/people-index.ts';
import { DutyWatch } from './duty/watch.ts';
import { readTables } from './documents/read-tables.ts';
import { writeXlsx } from './documents/write-sheet.ts';
import { AttachmentStore } from './kernel/attachment-store.ts';
import { IncidentRules } from './incidents/rule-queries.ts';
import { type Identity, Journal } from './journal/append.ts';
import { entries as entriesStep } from './journal/migrations/0001-entries.ts';
import { rebuild, staleProjections } from './journal/project.ts';
import { countEntries, latestReading } from './journal/read.ts';
import { SqliteFile } from './kernel/db.ts';
import { makeFolder } from './kernel/folders.ts';
import { type FolderLock, lockFolder } from './kernel/lock.ts';
import { type Log, openLog } from './kernel/log.ts';
import { migrate } from './kernel/migrate.ts';
import { pinyinOf } from './kernel/pinyin.ts';
import { getKey, openSecrets, putKey } from './kernel/secrets.ts';
import { LiveHub } from './live.ts';
import { raiseSystemAlarm } from './obligations/commands.ts';
import { ObligationLoop } from './obligations/loop.ts';
import { isOfPlans, movesFindings, movesPlans, movesShifts } from './moves.ts';
import { noticeWords } from './notice-words.ts';
import type { StationParts } from './parts.ts';
import { LintRuns } from './plans/lint-runs.ts';
import { PlanWatch } from './plans/watch.ts';
import { StockWatch } from './resources/stock/watch.ts';
import { PlanImports } from './plans/import/store.ts';
import { PlaceImports } from './resources/import/store.ts';
import { undoOpenImports } from './resources/import/undo.ts';
import { PlanIndex } from './plans/search/plan-index.ts';
import { TableSource } from './plans/search/source.ts';
import { Roads } from './resources/near/roads.ts';
import { movesPoints, PlaceIndex } from './resources/near/place-index.ts';
import { Generations } from './rosters/generate/generations.ts';
import { ShapeImports } from './resources/layers/shape-imports.ts';
import { MapFiles } from './resources/layers/map-files.ts';
import { MapTiles } from './resources/layers/tiles.ts';
import type { RosterContext } from './rosters/queries.ts';
import { Timeline } from './reviews/queries.ts';
import type { GuardDeps } from './rpc.ts';
import { SelfWatch } from './self-watch.ts';
import { BackupService } from './settings/backup.ts';
import { readFactoryRules } from './settings/factory-rules.ts';
import { mailKey, webhookKey } from './settings/handlers.ts';
import { readSettings, RuleBook, unitNameIn } from './settings/queries.ts';
import { restoredMark } from './settings/restore.ts';
import { SteadyClock } from './time/steady-clock.ts';
import { readPlacesApart, runJob } from './worker.ts';

export const programVersion = '0.1.0';
/** The file that says that a folder holds the sample county, not a real office. */
const sampleMark = 'sample-county';

/** Bytes of an office file, and rows of a table, that this thread handles in some tens of milliseconds; larger ones go to a worker. */
const smallFile = 60_000;
const smallTable = 600;

export interface StationOptions {
  dataDir: string;
  /** The program's own assets folder. */
  assetsDir: string;
  clock: Clock;
  /** Ways out of the room; by default mail and webhook as the settings say. Tests and replays pass recorded ones or none. */
  channels?: (parts: Pick<StationParts, 'settings' | 'secrets'>) => Channel[];
  /** 0 ≤ x < 1, fresh at each call: draws the moments of spot checks. Tests pass their own. */
  random?: () => number;
  /** What a new password costs to hash (scrypt's N). Tests open hundreds of stations and take less. */
  passwordRounds?: number | undefined;
  /** A replay moves its own clock and watches nothing by itself. */
  unattended?: boolean;
  /** How long the obligation clock waits at most, ms; a replay of months looks less often than a living station. */
  longestWaitMs?: number;
  /** Opens the sample county beside this station and gives the link to it. */
  lookAround?: () => Promise<string>;
  log?: Log;
}

export interface Station {
  parts: StationParts;
  guard: GuardDeps;
  router: StationRouter;
  outbox: Outbox;
  selfWatch: SelfWatch;
  /** Secret of this folder that a browser holds once it came through a one-time link. */
  pageAdmission: string;
  /** Tells later comers where the page is. */
  announce(url: string): void;
  /** Finishes what runs, fires what is due, closes readers, then the writer. */
  stop(): Promise<void>;
}

/** Makes a key pair once; the station is named by the hash of its public key. */
function identityOf(secrets: SqliteFile): Identity & { publicKey: KeyObject } {
  const stored = getKey(secrets, 'station.private');
  const privateKey = stored ? createPrivateKey(stored) : generateKeyPairSync('ed25519').privateKey;
  if (!stored) putKey(secrets, 'station.private', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  const publicKey = createPublicKey(privateKey);
  const station = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
  return { station, privateKey, publicKey };
}

function openJournalFile(dataDir: string, log: Log, clock: Clock): SqliteFile {
  const dir = path.join(dataDir, 'spaces');
  mkdirSync(dir, { recursive: true });
  const db = new SqliteFile(path.join(dir, 'live.sqlite'), { log, monotonic: () => clock.monotonic() });
  try {
    const backupFirst = (version: number): void => {
      const copy = path.join(dataDir, 'backups', `before-migration-from-${version}.sqlite`);
      mkdirSync(path.dirname(copy), { recursive: true });
      rmSync(copy, { force: true });
      db.raw.prepare('VACUUM INTO ?').run(copy);
    };
    migrate(db, [entriesStep], { log, backupFirst });
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** Tells the journal once that this folder came from a backup. */
function noteRestore(journal: Journal, dataDir: string): void {
  const file = path.join(dataDir, restoredMark);
  if (!existsSync(file)) return;
  const { madeAt } = JSON.parse(readFileSync(file, 'utf8')) as { madeAt: number };
  journal.commit(systemActor, (tx) => tx.append('station.restored', tx.station, { at: tx.now, backupMadeAt: madeAt }));
  rmSync(file);
}

/**
 * Opens a data folder and starts everything in it.
 * @throws DomainError inUse, readOnly, diskFull, damaged, fromTheFuture
 */
export function openStation(options: StationOptions): Station {
  const { dataDir, assetsDir } = options;
  try {
    makeFolder(dataDir);
  } catch (error) {
    throw new DomainError('readOnly', { received: dataDir }, { cause: error });
  }
  const lock: FolderLock = lockFolder(dataDir);
  try {
    return assemble(options, lock, assetsDir);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function assemble(options: StationOptions, lock: FolderLock, assetsDir: string): Station {
  const { dataDir } = options;
  const log = options.log ?? openLog(path.join(dataDir, 'log'));
  const secrets = openSecrets(dataDir, log);
  const db = openJournalFile(dataDir, log, options.clock);
  const identity = identityOf(secrets);
  const clock = new SteadyClock(options.clock, latestReading(db, identity.station, options.clock.now()).physical);
  const stale = staleProjections(db, projections);
  let unknown = 0;
  if (stale.length > 0) unknown = rebuild(db, stale, definitions, log).unknown;
  const settings = (): ReturnType<typeof readSettings> => readSettings(db);
  const journal = new Journal({ db, clock, identity, definitions, projections, unit: () => unitNameIn(db) });
  register(journal, identity.publicKey);
  noteRestore(journal, dataDir);
  undoOpenImports({ journal, log });
  const read = new SqliteFile(path.join(dataDir, 'spaces', 'live.sqlite'), { readonly: true, log, monotonic: () => clock.monotonic() });
  const rules = new IncidentRules(new RuleBook(readFactoryRules(assetsDir)), settings);
  const iso = (at: Millis): string => toIso(at, settings().zone);
  const rosterContext = (): RosterContext => {
    const { handoverTime, zone, directorId } = settings();
    // Of all packs: which days are holidays does not depend on whose limits an office takes.
    const years = rulesInForce(rules.book.versions(db, 'holidays'), null, clock.now());
    return { calendar: calendarOf(years), handover: handoverTime, zone, directorId };
  };
  let fault: string | null = null;
  const live = new LiveHub(clock, iso, () => fault);
  const onFault = (error: unknown): void => {
    const next = error === null ? null : isDomainError(error) ? error.code : 'internal';
    if (next === fault) return;
    fault = next;
    live.beatNow();
  };
  const random = options.random ?? chance;
  const watch = new DutyWatch({ journal, book: rules.book, settings, rosterContext, random });
  const planWatch = new PlanWatch({ journal, book: rules.book, settings, rosterContext });
  const stockWatch = new StockWatch({ journal, book: rules.book, settings });
  const loop = new ObligationLoop({
    journal,
    clock,
    settings,
    rosterContext,
    attendants: [watch, planWatch, stockWatch],
    longestWaitMs: options.longestWaitMs,
    log,
    aliveFile: options.unattended ? null : path.join(dataDir, 'alive'),
    onFault,
  });
  const channels = options.channels?.({ settings, secrets }) ?? [
    mailChannel(
      () => settings().mail,
      () => getKey(secrets, mailKey),
    ),
    webhookChannel(() => getKey(secrets, webhookKey)),
  ];
  const words = () => ({ lines, definitions, zone: settings().zone, kindName: (code: string | null) => rules.book.kindName(code) });
  let kinds: ReturnType<StationParts['kindList']> | null = null;
  const file = path.join(dataDir, 'spaces', 'live.sqlite');
  const mapFiles = new MapFiles(dataDir);
  const parts: StationParts = {
    space: 'live',
    version: programVersion,
    dataDir,
    assetsDir,
    sample: existsSync(path.join(dataDir, sampleMark)),
    lookAround: options.lookAround ?? null,
    journal,
    read,
    secrets,
    clock,
    log,
    sessions: new Sessions(journal, secrets, options.passwordRounds),
    loop,
    random,
    timeline: new Timeline(words),
    lines,
    live,
    attachments: new AttachmentStore(path.join(dataDir, 'attachments')),
    people: new PeopleIndex(read),
    planIndex: new PlanIndex(dataDir, new TableSource(read), log),
    places: new PlaceIndex(read),
    roads: new Roads({ read, files: mapFiles, log, make: (roadFile) => runJob('roadGraph', { file: roadFile }) }),
    imports: new ImportStore(clock),
    planImports: new PlanImports({
      dir: path.join(dataDir, 'tmp', 'plan-import'),
      clock,
      log,
      kinds: () => [...rules.book.kinds.values()],
    }),
    mapFiles,
    shapeImports: new ShapeImports(clock),
    makeTiles: (input) => runJob('makeTiles', input),
    mapTiles: new MapTiles({ read, secrets, clock, files: mapFiles, dataDir }),
    placeImports: new PlaceImports({ clock, log, file }),
    channels,
    backup: new BackupService({ dataDir, journal, clock, settings, version: programVersion, log }),
    settings,
    generations: new Generations({ clock, log }),
    rosterContext,
    rules,
    startedAt: clock.now(),
    kindList: () => {
      kinds ??= [...rules.book.kinds.values()].map((kind) => ({ ...kind, pinyin: pinyinOf(kind.name) }));
      return kinds;
    },
    unknownEntries: () => unknown,
    fault: () => fault,
    figures: (input) => runJob('figures', { file, ...input }),
    planState: (input) => runJob('planState', { file, ...input }),
    planFigures: (input) => runJob('planFigures', { file, ...input }),
    lintPlans: (input) => runJob('lintPlans', { file, ...input }),
    lint: new LintRuns({ clock, log }),
    verify: () => runJob('verify', { file }),
    readTables: (name, bytes) => (bytes.length > smallFile ? runJob('readTables', { name, bytes }) : readTables(name, bytes)),
    readPlaces: readPlacesApart,
    checkMapFile: (map, kind) => runJob('checkMapFile', { map, kind }),
    exportPlaces: (input) => runJob('exportPlaces', { file, ...input }),
    readPlanDocument: (name, bytes) => runJob('readPlan', { name, bytes }),
    writeSheets: (sheets) => (sheets.some((one) => one.rows.length > smallTable) ? runJob('writeSheets', { sheets }) : writeXlsx(sheets)),
  };
  const guard: GuardDeps = { journal, log, newErrorId: () => randomBytes(4).toString('hex') };
  const outbox = new Outbox({
    journal,
    clock,
    channels,
    log,
    compose: (row) => noticeWords(parts, row),
    onStuck: (tx, row, detail) =>
      raiseSystemAlarm(tx, {
        id: `noticeFailed/${row.channel}`,
        kind: 'noticeFailed',
        priority: 'important',
        params: { channel: row.channel, detail: detail.slice(0, 120) },
      }),
  });
  const selfWatch = new SelfWatch({ journal, clock, log, dataDir, audit: (now) => runJob('audit', { file, now }) });
  journal.onCommit((entries) => {
    live.publish(entries);
    if (entries.some((entry) => movesShifts(entry.type))) watch.touch();
    if (entries.some((entry) => isOfPlans(entry.type))) parts.planIndex.touch();
    if (entries.some(movesPoints)) parts.places.touch();
    const plansMove = entries.some((entry) => movesPlans(entry.type));
    if (plansMove) planWatch.touch();
    stockWatch.see(entries);
    if (entries.some((entry) => movesFindings(entry.type))) parts.lint.touch();
    if (
      plansMove ||
      entries.some((entry) => entry.type.startsWith('obligation.') || entry.type === 'alarm.acknowledged' || movesShifts(entry.type))
    )
      loop.wake();
    if (entries.some((entry) => entry.type === 'obligation.stageFired' || entry.type === 'placeNotice.queued')) outbox.pump();
  });
  if (!options.unattended) {
    live.start();
    parts.backup.start();
    selfWatch.start();
    outbox.pump();
  }
  parts.people.warm();
  parts.planIndex.touch();
  loop.start();
  log.info({ station: journal.station, entries: countEntries(db), version: programVersion }, 'station started');
  return {
    parts,
    guard,
    router: makeRouter(parts, guard),
    outbox,
    selfWatch,
    pageAdmission: admissionOf(secrets),
    announce: (url) => lock.announce(url),
    async stop() {
      live.stop();
      loop.run();
      loop.stop();
      await Promise.all([
        parts.generations.stop(),
        parts.lint.stop(),
        parts.planImports.stop(),
        parts.mapTiles.stop(),
        parts.placeImports.stop(),
        outbox.stop(),
        selfWatch.stop(),
        parts.backup.stop(),
      ]);
      log.info('station stopped');
      parts.planIndex.stop();
      read.close();
      db.raw.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
      secrets.close();
      lock.release();
    },
  };
}

/** 0 ≤ x < 1 from the system's own source, which nobody can foresee. */
const chance = (): number => randomInt(2 ** 47) / 2 ** 47;

function admissionOf(secrets: SqliteFile): string {
  const known = getKey(secrets, 'page.admission');
  if (known) return known;
  const made = randomBytes(24).toString('base64url');
  putKey(secrets, 'page.admission', made);
  return made;
}

function register(journal: Journal, publicKey: KeyObject): void {
  const known = journal.db.get('station.registered', 'SELECT 1 FROM entries WHERE station = ? LIMIT 1', journal.station);
  if (known) return;
  journal.commit(systemActor, (tx) =>
    tx.append('station.registered', journal.station, {
      publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      name: `站点 ${journal.station.slice(0, 4)}`,
      program: programVersion,
    }),
  );
}

/** Marks a folder as the sample county. */
export function markAsSample(dataDir: string): void {
  writeFileSync(path.join(dataDir, sampleMark), `${randomBytes(4).toString('hex')}\n`);
}

// Plan files that were sent and wait to be taken in: the files and what they became lie on the disk, only their summaries in memory.
import { randomFillSync } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ItemState } from '#shared/contract/plan-import.ts';
import { DomainError, type ErrorCode, type ErrorDetails, isDomainError } from '#shared/kernel/errors.ts';
import { type Id, uuidv7 } from '#shared/kernel/ids.ts';
import { maxUploadBytes } from '#shared/kernel/limits.ts';
import type { ParsedPlan } from '#shared/plans/parse/types.ts';
import type { Clock, Millis } from '#shared/time/clock.ts';
import { planFileLimit } from '../../documents/plan-limits.ts';
import { toFault } from '../../kernel/faults.ts';
import type { Log } from '../../kernel/log.ts';
import { type Reading, rechecked, type Summary, summaryOf } from './checked.ts';
import { PlanReaders } from './readers.ts';
import type { Kinds } from './reading.ts';

/** A list of hundreds is worked through in days; what nobody touched for so long is put away. */
const keptMs = 7 * 24 * 60 * 60_000;
/** Files sent one by one over the API that wait for their acceptance. */
const maxSingles = 60;
/** Files of one list: a county has over a thousand plans. */
const maxBatchFiles = 5_000;
/** Bytes of all that waits on the disk: five full zips. */
const maxKeptBytes = 5 * 1_073_741_824;
/** Readings that are kept in memory beside the disk: the one that is shown, those before and behind it. */
const maxInMemory = 4;

export interface Item {
  id: Id;
  user: Id;
  batch: Id | null;
  name: string;
  size: number;
  state: ItemState;
  refusal: { code: ErrorCode; details: ErrorDetails } | null;
  hash: string;
  summary: Summary | null;
  mended: boolean;
  revision: number;
  plan: Id | null;
  at: Millis;
}

export interface Batch {
  id: Id;
  user: Id;
  startedAt: Millis;
  at: Millis;
  unpacking: string[];
  litter: number;
  change: number;
  items: Item[];
}

interface Options {
  dir: string;
  clock: Clock;
  log: Log;
  kinds: () => Kinds;
}

const isZip = (name: string): boolean => /\.zip$/i.test(name);
/** A name to show and to read a format by; the folders stay as words. */
const shownName = (name: string): string =>
  name
    .replace(/\p{Cc}|\p{Cf}/gu, '')
    .trim()
    .slice(-300) || '—';

export class PlanImports {
  readonly #dir: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #kinds: () => Kinds;
  readonly #readers: PlanReaders;
  readonly #items = new Map<Id, Item>();
  readonly #batches = new Map<Id, Batch>();
  readonly #loaded = new Map<Id, Reading>();

  constructor({ dir, clock, log, kinds }: Options) {
    this.#dir = dir;
    this.#clock = clock;
    this.#log = log;
    this.#kinds = kinds;
    this.#readers = new PlanReaders({ clock, log });
    // What an earlier run left: nobody can find it again.
    rmSync(dir, { recursive: true, force: true });
  }

  stop(): Promise<void> {
    return this.#readers.stop();
  }

  /** @throws DomainError notFound */
  find(id: Id): Item {
    this.#putAway();
    const item = this.#items.get(id);
    if (!item) throw new DomainError('notFound', { field: 'previewId' });
    return item;
  }

  /** @throws DomainError notFound, conflict: it is somebody else's */
  own(id: Id, user: Id): Item {
    const item = this.find(id);
    if (item.user !== user) throw new DomainError('conflict', { field: 'previewId' });
    return item;
  }

  batchNow(user: Id): Batch | null {
    this.#putAway();
    return [...this.#batches.values()].findLast((batch) => batch.user === user) ?? null;
  }

  /** @throws DomainError notFound, conflict: it is somebody else's */
  batch(id: Id, user: Id): Batch {
    this.#putAway();
    const batch = this.#batches.get(id);
    if (!batch) throw new DomainError('notFound', { field: 'batch' });
    if (batch.user !== user) throw new DomainError('conflict', { field: 'batch' });
    return batch;
  }

  startBatch(user: Id): Batch {
    const id = this.#newId();
    const now = this.#clock.now();
    const batch: Batch = { id, user, startedAt: now, at: now, unpacking: [], litter: 0, change: 0, items: [] };
    this.#batches.set(id, batch);
    return batch;
  }

  /** Reads one file at once. @throws DomainError as `readPlan` */
  async readOne(user: Id, file: File): Promise<Item> {
    this.#refuseSize(file, planFileLimit);
    const item = this.#newItem({ user, batch: null, name: shownName(file.name), size: file.size });
    await this.#write(this.fileOf(item), Buffer.from(await file.arrayBuffer()));
    this.#items.set(item.id, item);
    const singles = [...this.#items.values()].filter((one) => one.batch === null && one.user === user);
    if (singles.length > maxSingles && singles[0]) this.remove(singles[0]);
    await this.#read(item, true);
    if (item.refusal === null) return item;
    this.remove(item);
    throw new DomainError(item.refusal.code, item.refusal.details);
  }

  /** Unpacks a zip into a list of its own and waits for the first file that can be read. @throws DomainError: the zip's, or that of its first file */
  async readZip(user: Id, file: File): Promise<{ item: Item; batch: Batch }> {
    const batch = this.startBatch(user);
    try {
      const { promise: first, resolve } = Promise.withResolvers<Item>();
      const unpacked = this.#unzip(batch, file, true, resolve);
      const found = await Promise.race([first, unpacked.then(() => null)]);
      if (found) return { item: found, batch };
      const [refused] = batch.items;
      if (!refused) throw new DomainError('emptyFile', { field: 'file', received: 0 });
      const ready = batch.items.find(({ state }) => state === 'ready');
      if (ready) return { item: ready, batch };
      throw new DomainError(refused.refusal?.code ?? 'brokenFile', { received: refused.name, ...refused.refusal?.details });
    } catch (error) {
      this.removeBatch(batch);
      throw error;
    }
  }

  /** Puts a file, or the files of a zip, at the end of a list. @throws DomainError tooLarge (bytes, number of files), diskFull */
  async add(batch: Batch, file: File, given?: string): Promise<void> {
    const name = shownName(given ?? file.name);
    if (isZip(name)) {
      this.#unzip(batch, file, false).catch((error: unknown) => {
        const { code, details } = isDomainError(error) ? error : new DomainError('brokenFile', { field: 'file' });
        this.#put(batch, { name, size: file.size, refusal: { code, details } });
      });
      return;
    }
    this.#refuseCount(batch);
    if (file.size > planFileLimit) {
      this.#put(batch, {
        name,
        size: file.size,
        refusal: { code: 'tooLarge', details: { field: 'file', limit: planFileLimit, received: file.size } },
      });
      return;
    }
    const item = this.#newItem({ user: batch.user, batch: batch.id, name, size: file.size });
    await this.#write(this.fileOf(item), Buffer.from(await file.arrayBuffer()));
    this.#line(batch, item);
    void this.#read(item, false);
  }

  /** Stops reading: what waits is left out. */
  cancel(batch: Batch): void {
    for (const item of batch.items) if (item.state === 'waiting') this.#set(item, { state: 'skipped' });
  }

  /** What was read of a file. @throws DomainError notFound when it was not read */
  async reading(item: Item): Promise<Reading> {
    const known = this.#loaded.get(item.id);
    if (known) return known;
    if (!item.summary) throw new DomainError('notFound', { field: 'previewId', received: item.state });
    // Written by our own reader, from values of these types.
    const reading = JSON.parse(await readFile(this.#readingOf(item), 'utf8')) as Reading;
    this.#remember(item, reading);
    return reading;
  }

  /** @throws DomainError conflict: mended meanwhile, or taken in */
  async mend(item: Item, plan: ParsedPlan, revision: number | undefined): Promise<Reading> {
    const before = await this.reading(item);
    if (item.state === 'accepted') throw new DomainError('conflict', { field: 'previewId', received: item.state });
    if (revision !== undefined && revision !== item.revision)
      throw new DomainError('conflict', { field: 'revision', received: item.revision });
    const checked = rechecked(before, plan);
    const reading = { ...before, plan: checked.plan };
    this.#remember(item, reading);
    this.#set(item, { summary: summaryOf(checked.plan, checked.coverage), mended: true, revision: item.revision + 1 });
    await this.#write(this.#readingOf(item), JSON.stringify(reading));
    return reading;
  }

  original(item: Item): Promise<Buffer> {
    return readFile(this.fileOf(item));
  }

  accepted(item: Item, plan: Id): void {
    this.#set(item, { state: 'accepted', plan });
  }

  skip(item: Item, again: boolean): void {
    if (item.state === 'accepted') throw new DomainError('conflict', { field: 'previewId', received: item.state });
    if (!again) return this.#set(item, { state: 'skipped' });
    if (item.state !== 'skipped') return;
    if (item.summary) return this.#set(item, { state: 'ready' });
    this.#set(item, { state: 'waiting' });
    void this.#read(item, false);
  }

  remove(item: Item): void {
    this.#items.delete(item.id);
    this.#loaded.delete(item.id);
    const batch = item.batch === null ? undefined : this.#batches.get(item.batch);
    if (batch) {
      batch.items = batch.items.filter((one) => one !== item);
      batch.change += 1;
    }
    this.#removeFiles(item);
  }

  #removeFiles(item: Item): void {
    for (const file of [this.fileOf(item), this.#readingOf(item)])
      rm(file, { force: true }).catch((error: unknown) => this.#log.warn({ err: error, file }, 'a file of an import stays'));
  }

  removeBatch(batch: Batch): void {
    this.#batches.delete(batch.id);
    for (const item of batch.items) this.remove(item);
  }

  fileOf(item: Item): string {
    return path.join(this.#dir, `${item.id}.file`);
  }

  #readingOf(item: Item): string {
    return path.join(this.#dir, `${item.id}.json`);
  }

  async #unzip(batch: Batch, file: File, urgent: boolean, ready?: (item: Item) => void): Promise<void> {
    this.#refuseSize(file, maxUploadBytes);
    const zip = path.join(this.#dir, `${this.#newId()}.zip`);
    const name = shownName(file.name);
    batch.unpacking.push(name);
    batch.change += 1;
    const taken: Promise<void>[] = [];
    try {
      await this.#write(zip, Buffer.from(await file.arrayBuffer()));
      batch.litter += await this.#readers.unzip({ kind: 'unzip', file: zip, dir: this.#dir }, urgent, (one) => {
        const full = batch.items.length >= maxBatchFiles;
        const refusal = full ? { code: 'tooLarge' as const, details: { field: 'files', limit: maxBatchFiles } } : one.refused;
        if (one.file === null || refusal) this.#put(batch, { name: one.name, size: one.size, refusal });
        else taken.push(this.#takeOver(batch, { name: one.name, size: one.size }, one.file, urgent, ready));
      });
    } finally {
      batch.unpacking.splice(batch.unpacking.indexOf(name), 1);
      batch.change += 1;
      await rm(zip, { force: true });
    }
    if (urgent) await Promise.all(taken);
  }

  async #takeOver(
    batch: Batch,
    { name, size }: { name: string; size: number },
    file: string,
    urgent: boolean,
    ready?: (item: Item) => void,
  ): Promise<void> {
    const item = this.#newItem({ user: batch.user, batch: batch.id, name: shownName(name), size });
    this.#line(batch, item);
    try {
      await rename(file, this.fileOf(item));
    } catch (error) {
      const fault = toFault(error);
      const refusal = isDomainError(fault) ? { code: fault.code, details: fault.details } : { code: 'brokenFile' as const, details: {} };
      return this.#set(item, { state: 'refused', refusal });
    }
    const first = batch.items[0] === item;
    await this.#read(item, urgent && first);
    if (item.state === 'ready') ready?.(item);
  }

  /** Reads a file that lies on the disk; what is wrong with it stands at its item. */
  async #read(item: Item, urgent: boolean): Promise<void> {
    try {
      const job = { kind: 'read' as const, name: item.name, file: this.fileOf(item), out: this.#readingOf(item), kinds: this.#kinds() };
      const { hash, summary } = await this.#readers.read(job, {
        urgent,
        // Its turn may come after it was left out or put away.
        wanted: () => this.#items.get(item.id) === item && item.state === 'waiting',
        begin: () => this.#set(item, { state: 'reading' }),
      });
      // Left out while it was read: it stays so.
      this.#set(item, { state: item.state === 'reading' ? 'ready' : item.state, hash, summary });
    } catch (error) {
      const fault = isDomainError(error) ? error : new DomainError('brokenFile', { field: 'file' });
      if (item.state === 'reading') this.#set(item, { state: 'refused', refusal: { code: fault.code, details: fault.details } });
    }
    // Put away meanwhile: nobody finds its files again.
    if (this.#items.get(item.id) !== item) this.#removeFiles(item);
  }

  /** A file that cannot be read, for the list of those. */
  #put(batch: Batch, { name, size, refusal }: { name: string; size: number; refusal: Item['refusal'] }): void {
    const item = this.#newItem({ user: batch.user, batch: batch.id, name, size });
    this.#line(batch, Object.assign(item, { state: 'refused', refusal: refusal ?? { code: 'brokenFile', details: {} } }));
  }

  #line(batch: Batch, item: Item): void {
    if (!this.#batches.has(batch.id)) return;
    this.#items.set(item.id, item);
    batch.items.push(item);
    batch.at = this.#clock.now();
    batch.change += 1;
  }

  #newItem(one: Pick<Item, 'user' | 'batch' | 'name' | 'size'>): Item {
    const at = this.#clock.now();
    const blank = { state: 'waiting' as const, refusal: null, hash: '', summary: null, mended: false, revision: 0, plan: null };
    return { ...one, ...blank, id: this.#newId(), at };
  }

  #set(item: Item, change: Partial<Item>): void {
    Object.assign(item, change, { at: this.#clock.now() });
    const batch = item.batch === null ? undefined : this.#batches.get(item.batch);
    if (!batch) return;
    batch.at = item.at;
    batch.change += 1;
  }

  #remember(item: Item, reading: Reading): void {
    this.#loaded.delete(item.id);
    this.#loaded.set(item.id, reading);
    const [oldest] = this.#loaded.keys();
    if (this.#loaded.size > maxInMemory && oldest !== undefined) this.#loaded.delete(oldest);
  }

  async #write(file: string, bytes: Buffer | string): Promise<void> {
    try {
      await mkdir(this.#dir, { recursive: true });
      await writeFile(file, bytes);
    } catch (error) {
      throw toFault(error);
    }
  }

  #refuseSize(file: File, limit: number): void {
    if (file.size > limit) throw new DomainError('tooLarge', { field: 'file', limit, received: file.size });
    const kept = [...this.#items.values()].reduce((sum, item) => sum + item.size, 0);
    if (kept + file.size > maxKeptBytes)
      throw new DomainError('tooLarge', { field: 'waiting', limit: maxKeptBytes, received: kept + file.size });
  }

  #refuseCount({ items }: Batch): void {
    if (items.length >= maxBatchFiles)
      throw new DomainError('tooLarge', { field: 'files', limit: maxBatchFiles, received: items.length + 1 });
  }

  #newId(): Id {
    return uuidv7(this.#clock.now(), randomFillSync(new Uint8Array(10)));
  }

  #putAway(): void {
    const oldest = this.#clock.now() - keptMs;
    for (const batch of this.#batches.values()) if (batch.at < oldest) this.removeBatch(batch);
    for (const item of this.#items.values()) if (item.batch === null && item.at < oldest) this.remove(item);
  }
}

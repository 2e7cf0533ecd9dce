// The only place that writes entries: check, number, chain, sign, store, project, all in the caller's transaction.
import { hash as sha256, type KeyObject, randomFillSync, sign } from 'node:crypto';
import { DomainError } from '#shared/kernel/errors.ts';
import { type Id, uuidv7 } from '#shared/kernel/ids.ts';
import { canonical, entryText } from '#shared/journal/canonical.ts';
import { type Actor, type Entry, firstPrev } from '#shared/journal/envelope.ts';
import type { EntryDefinitions } from '#shared/journal/versions.ts';
import type { Clock, Millis } from '#shared/time/clock.ts';
import { formatHlc, type HlcState, tick } from '#shared/time/hlc.ts';
import type { ReadDb, SqliteFile, WriteDb } from '../kernel/db.ts';
import { applyEntry, type Projection } from './project.ts';
import { latestReading } from './read.ts';

/** What a command works with: one transaction, one moment, one actor. */
export interface Tx {
  /** The moment of the command, ms UTC: never before an entry that stands already. */
  readonly now: Millis;
  readonly actor: Actor;
  readonly unit: string;
  readonly station: string;
  readonly db: ReadDb;
  newId(): Id;
  /** @throws DomainError notValid when the payload breaks its type's schema */
  append(type: string, subject: string, payload: unknown): Entry;
}

export interface Identity {
  /** The station's name in the journal. */
  station: string;
  privateKey: KeyObject;
}

export interface JournalOptions {
  db: SqliteFile;
  clock: Clock;
  identity: Identity;
  definitions: EntryDefinitions;
  projections: readonly Projection[];
  /** The unit that this station works for; empty until the first start has named it. */
  unit: () => string;
}

interface Head {
  seq: number;
  prev: string;
  hlc: HlcState;
}

type CommitListener = (entries: readonly Entry[]) => void;

export class Journal {
  readonly db: SqliteFile;
  readonly clock: Clock;
  readonly definitions: EntryDefinitions;
  readonly projections: readonly Projection[];
  readonly #identity: Identity;
  readonly #unit: () => string;
  readonly #listeners = new Set<CommitListener>();
  #head: Head;
  #open = false;

  constructor(options: JournalOptions) {
    this.db = options.db;
    this.clock = options.clock;
    this.definitions = options.definitions;
    this.projections = options.projections;
    this.#identity = options.identity;
    this.#unit = options.unit;
    this.#head = this.#readHead();
  }

  get station(): string {
    return this.#identity.station;
  }

  /** How many entries this station has written. */
  get ownEntries(): number {
    return this.#head.seq;
  }

  /** The physical part of the latest entry's reading: the wall clock has been at least here. */
  get lastRecorded(): Millis {
    return this.#head.hlc.physical;
  }

  /** After each commit, with the entries it wrote, in order. Returns what stops the listening. */
  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Runs a command: everything that `work` appends is on the disk when this returns, or nothing of it is.
   * @param at the moment of the command when it is not the clock's (the obligation loop after a jump of the wall clock)
   */
  commit<T>(actor: Actor, work: (tx: Tx) => T, at?: Millis): T {
    if (this.#open) throw new Error('a command is running already');
    this.#open = true;
    const before = this.#head;
    const written: Entry[] = [];
    try {
      const result = this.db.transaction(() => {
        const now = at ?? this.clock.now();
        const tx: Tx = {
          now,
          actor,
          unit: this.#unit(),
          station: this.station,
          db: this.db,
          newId: () => uuidv7(now, randomFillSync(new Uint8Array(10))),
          append: (type, subject, payload) => {
            const entry = this.#write(tx, type, subject, payload);
            written.push(entry);
            return entry;
          },
        };
        return work(tx);
      });
      this.#open = false;
      if (written.length > 0) for (const listener of this.#listeners) listener(written);
      return result;
    } catch (error) {
      this.#head = before;
      throw error;
    } finally {
      this.#open = false;
    }
  }

  #write(tx: Tx, type: string, subject: string, payload: unknown): Entry {
    const definition = this.definitions[type];
    if (!definition) throw new Error(`no entry type ${type}`);
    const checked = definition.schema.safeParse(payload);
    if (!checked.success) {
      const issue = checked.error.issues[0];
      throw new DomainError('notValid', { field: issue?.path.join('.'), received: issue?.message }, { cause: checked.error });
    }
    const hlc = tick(this.#head.hlc, tx.now);
    const envelope = {
      station: this.station,
      seq: this.#head.seq + 1,
      hlc: formatHlc(hlc, this.station),
      actor: tx.actor,
      unit: tx.unit,
      type,
      v: definition.v,
      subject,
    };
    const text = canonical(checked.data);
    const prev = this.#head.prev;
    const digest = sha256('sha256', entryText({ ...envelope, payload: text, prev }), 'buffer');
    const hash = digest.toString('hex');
    const sig = sign(null, digest, this.#identity.privateKey).toString('base64');
    const db: WriteDb = this.db;
    const rowid = db.insert(
      'journal.append',
      'INSERT INTO entries (station, seq, hlc, actor, unit, type, v, subject, payload, prev, hash, sig) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      envelope.station,
      envelope.seq,
      envelope.hlc,
      envelope.actor,
      envelope.unit,
      type,
      envelope.v,
      subject,
      text,
      prev,
      hash,
      sig,
    );
    // Read back from the text that is stored, so that a rebuild makes the same of it to the letter.
    const entry: Entry = { ...envelope, rowid, payload: JSON.parse(text) as unknown, hash };
    applyEntry(this.projections, entry, db);
    this.#head = { seq: envelope.seq, prev: hash, hlc };
    return entry;
  }

  #readHead(): Head {
    const own = this.db.get<{ seq: number; hash: string }>(
      'journal.head',
      'SELECT seq, hash FROM entries WHERE station = ? ORDER BY seq DESC LIMIT 1',
      this.station,
    );
    return {
      seq: own?.seq ?? 0,
      prev: own?.hash ?? firstPrev,
      hlc: latestReading(this.db, this.station, this.clock.now()),
    };
  }
}

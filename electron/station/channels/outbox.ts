// Sends what waits in the outbox: at least once, with growing pauses, each result on record. Never holds up the clock.
import { systemActor } from '#shared/journal/envelope.ts';
import type { Priority } from '#shared/obligations/types.ts';
import type { Cancel, Clock, Millis } from '#shared/time/clock.ts';
import type { Journal, Tx } from '../journal/append.ts';
import type { ReadDb } from '../kernel/db.ts';
import type { Log } from '../kernel/log.ts';
import type { Channel, Message } from './channel.ts';

/** The way out for text messages. A station has it when its set-up brings a channel of this name. */
export const textChannel = 'sms';

export interface OutboxRow {
  id: string;
  obligation: string;
  incident: string | null;
  title: string;
  dueAt: Millis;
  stageId: string;
  priority: Priority;
  person: string;
  name: string;
  role: string;
  channel: string;
  address: string;
  createdAt: Millis;
  /** Words that a person wrote; null: they are made from the obligation when it is sent. */
  text: string | null;
}

export interface OutboxOptions {
  journal: Journal;
  clock: Clock;
  channels: readonly Channel[];
  log: Log;
  /** The words of a message; null when there is nothing left to tell (the thing was done meanwhile). */
  compose: (row: OutboxRow) => Omit<Message, 'id' | 'address' | 'name'> | null;
  /** Called in the transaction that records that a message could not be delivered `alarmAfterTries` times. */
  onStuck: (tx: Tx, row: OutboxRow, detail: string) => void;
}

const pausesMs = [5_000, 15_000, 60_000, 300_000];
/** A message that could not be delivered for so long is given up; the alarm itself goes on. */
const giveUpMs = 24 * 3_600_000;
const alarmAfterTries = 3;
const sendTimeoutMs = 20_000;
const sendingAtOnce = 4;

interface Try {
  count: number;
  notBefore: Millis;
}

export class Outbox {
  readonly #options: OutboxOptions;
  readonly #tries = new Map<string, Try>();
  readonly #sending = new Map<string, { abort: AbortController; done: Promise<void> }>();
  #cancel: Cancel | null = null;
  #stopped = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Looks for something to send; call after each commit that may have put something in. */
  pump(): void {
    if (this.#stopped) return;
    const { journal, clock } = this.#options;
    const now = clock.now();
    let earliest: Millis | null = null;
    for (const row of waiting(journal.db, 200)) {
      if (this.#sending.has(row.id)) continue;
      const next = this.#tries.get(row.id)?.notBefore ?? 0;
      if (next > now) earliest = Math.min(earliest ?? next, next);
      else if (this.#sending.size < sendingAtOnce) this.#start(row);
    }
    this.#cancel?.();
    this.#cancel = earliest === null ? null : clock.at(earliest, () => this.pump());
  }

  /** Resolves when nothing is being sent. */
  async idle(): Promise<void> {
    while (this.#sending.size > 0) await Promise.all([...this.#sending.values()].map((sending) => sending.done));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    for (const sending of this.#sending.values()) sending.abort.abort();
    await this.idle();
  }

  #start(row: OutboxRow): void {
    const abort = new AbortController();
    const done = this.#send(row, abort).finally(() => {
      this.#sending.delete(row.id);
      this.pump();
    });
    this.#sending.set(row.id, { abort, done });
  }

  async #send(row: OutboxRow, abort: AbortController): Promise<void> {
    const { channels, clock, compose, log } = this.#options;
    const count = (this.#tries.get(row.id)?.count ?? 0) + 1;
    const words = compose(row);
    const channel = channels.find((one) => one.name === row.channel);
    if (!words || !channel) {
      this.#record(row, (tx) => this.#fail(tx, row, count, words ? 'no such channel' : 'settled before it was sent', true));
      return;
    }
    const cancel = clock.at(clock.now() + sendTimeoutMs, () => abort.abort(new Error('no answer in time')));
    try {
      const detail = await channel.send({ ...words, id: row.id, address: row.address, name: row.name }, abort.signal);
      this.#record(row, (tx) =>
        tx.append('notice.delivered', row.id, { ...about(row), at: tx.now, channel: row.channel, name: row.name, attempt: count, detail }),
      );
      this.#tries.delete(row.id);
    } catch (error) {
      const detail = error instanceof Error ? error.message.slice(0, 400) : 'unknown';
      log.warn({ notice: row.id, channel: row.channel, detail }, 'a notice could not be delivered');
      const now = clock.now();
      const final = now - row.createdAt > giveUpMs;
      this.#tries.set(row.id, { count, notBefore: now + (pausesMs[Math.min(count, pausesMs.length) - 1] ?? 300_000) });
      if (this.#stopped) return;
      // The first failure and the last are on record; those between are only counted.
      if (count === 1 || final) this.#record(row, (tx) => this.#fail(tx, row, count, detail, final));
      if (count === alarmAfterTries) this.#record(row, (tx) => this.#options.onStuck(tx, row, detail));
    } finally {
      cancel();
    }
  }

  #fail(tx: Tx, row: OutboxRow, attempt: number, detail: string, final: boolean): void {
    tx.append('notice.failed', row.id, { ...about(row), at: tx.now, channel: row.channel, name: row.name, attempt, detail, final });
  }

  #record(row: OutboxRow, work: (tx: Tx) => void): void {
    try {
      this.#options.journal.commit(systemActor, work);
    } catch (error) {
      this.#options.log.error({ err: error, notice: row.id }, 'could not record a delivery');
    }
  }
}

const about = (row: OutboxRow): { incident: string | null; title: string } => ({ incident: row.incident, title: row.title });

function waiting(db: ReadDb, limit: number): OutboxRow[] {
  return db.all<OutboxRow>('outbox.waiting', "SELECT * FROM outbox WHERE state = 'waiting' ORDER BY createdAt, id LIMIT ?", limit);
}

export function outboxState(db: ReadDb): { waiting: number; oldestAt: Millis | null; lastDeliveredAt: Millis | null } {
  const row = db.get<{ waiting: number; oldestAt: Millis | null }>(
    'outbox.state',
    "SELECT count(*) AS waiting, min(createdAt) AS oldestAt FROM outbox WHERE state = 'waiting'",
  );
  const last = db.get<{ at: Millis | null }>('outbox.last', "SELECT max(doneAt) AS at FROM outbox WHERE state = 'delivered'");
  return { waiting: row?.waiting ?? 0, oldestAt: row?.oldestAt ?? null, lastDeliveredAt: last?.at ?? null };
}

export interface SendState {
  /** What it is about: the part of the row's id before the slash. */
  subject: string;
  state: 'waiting' | 'delivered' | 'failed';
  createdAt: Millis;
  doneAt: Millis | null;
}

/** The latest sending of each of these, of what people wrote. */
export function sendsOf(db: ReadDb, subjects: readonly string[]): Map<string, SendState> {
  const rows = db.all<SendState>(
    'outbox.sendsOf',
    `SELECT wanted.value AS subject, o.state, o.createdAt, o.doneAt FROM json_each(?) wanted
     JOIN outbox o ON o.id > wanted.value || '/' AND o.id < wanted.value || '0' WHERE o.text IS NOT NULL ORDER BY o.id`,
    JSON.stringify(subjects),
  );
  return new Map(rows.map((row) => [row.subject, row]));
}

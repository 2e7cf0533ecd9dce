// The change stream: after each commit, which feature and which subject changed. Keys only; the page fetches what it shows.
import type { changeFeatures, LiveEvent } from '#shared/contract/live.ts';
import type { Entry } from '#shared/journal/envelope.ts';
import type { Cancel, Clock, Millis } from '#shared/time/clock.ts';
import type { ReadDb } from './kernel/db.ts';
import { entriesAfter, lastRowid } from './journal/read.ts';

type Feature = (typeof changeFeatures)[number];

/** The feature that an entry type belongs to, by the word before its dot. */
const featureByWord: Record<string, Feature> = {
  incident: 'incidents',
  instruction: 'incidents',
  callNote: 'incidents',
  attachment: 'incidents',
  obligation: 'obligations',
  alarm: 'obligations',
  notice: 'obligations',
  watch: 'obligations',
  clock: 'obligations',
  audit: 'obligations',
  report: 'reports',
  duty: 'rosters',
  roster: 'rosters',
  rosterDraft: 'rosters',
  gap: 'rosters',
  leave: 'rosters',
  wish: 'rosters',
  swap: 'rosters',
  dutyLog: 'duty',
  handover: 'duty',
  spotCheck: 'duty',
  plan: 'plans',
  planVersion: 'plans',
  planCopy: 'plans',
  planFile: 'plans',
  planAct: 'plans',
  planLint: 'plans',
  activation: 'plans',
  activationNotice: 'plans',
  facility: 'resources',
  facilityContact: 'resources',
  dataset: 'resources',
  supply: 'resources',
  stock: 'resources',
  mapLayer: 'resources',
  plot: 'resources',
  placeNotice: 'incidents',
  roadSpeed: 'resources',
  directory: 'directory',
  unit: 'directory',
  person: 'directory',
  group: 'directory',
  user: 'accounts',
  session: 'accounts',
  login: 'accounts',
  access: 'accounts',
  settings: 'settings',
  rule: 'settings',
  station: 'settings',
  backup: 'settings',
};

/** The clock is told this often, so that the page's countdowns follow the station and silence is noticed. */
const beatMs = 2_000;
/** Whoever missed more than this fetches everything again instead of a list of changes. */
const replayLimit = 500;

export interface NumberedEvent {
  /** Order of arrival of the entry; '' for a beat. */
  id: string;
  event: LiveEvent;
}

type Listener = (event: NumberedEvent) => void;

/** Rows of an import that nobody sees before its last entry: the page would fetch all places anew after each of hundreds. */
const unseen: ReadonlySet<string> = new Set(['dataset.rowsAdded']);

function eventOf(entry: { type: string; subject: string; hlc: string }): LiveEvent | null {
  if (unseen.has(entry.type)) return null;
  const feature = featureByWord[entry.type.split('.')[0] ?? ''];
  return feature ? { feature, subject: entry.subject, hlc: entry.hlc } : null;
}

export class LiveHub {
  readonly #listeners = new Set<Listener>();
  readonly #clock: Clock;
  readonly #beat: () => LiveEvent;
  #cancel: Cancel | null = null;

  constructor(clock: Clock, iso: (at: Millis) => string, fault: () => string | null) {
    this.#clock = clock;
    this.#beat = () => ({ feature: 'clock', subject: '', hlc: '', at: iso(clock.now()), fault: fault() });
  }

  start(): void {
    const beat = (): void => {
      this.#tell({ id: '', event: this.#beat() });
      this.#cancel = this.#clock.at(this.#clock.now() + beatMs, beat);
    };
    beat();
  }

  stop(): void {
    this.#cancel?.();
  }

  get readers(): number {
    return this.#listeners.size;
  }

  publish(entries: readonly Entry[]): void {
    if (this.#listeners.size === 0) return;
    const seen = new Set<string>();
    for (const entry of entries) {
      const event = eventOf(entry);
      const key = event ? `${event.feature}/${event.subject}` : '';
      if (!event || seen.has(key)) continue;
      seen.add(key);
      this.#tell({ id: String(entry.rowid), event });
    }
  }

  /** Tells at once that the station can or cannot record. */
  beatNow(): void {
    this.#tell({ id: '', event: this.#beat() });
  }

  /** What a reader has missed since the event with this id, then everything as it happens, until `signal`. */
  async *read(db: ReadDb, lastEventId: string | undefined, signal: AbortSignal | undefined): AsyncGenerator<NumberedEvent> {
    const queue: NumberedEvent[] = [];
    let wake: () => void = () => undefined;
    const listener: Listener = (event) => {
      queue.push(event);
      wake();
    };
    const stop = (): void => wake();
    this.#listeners.add(listener);
    signal?.addEventListener('abort', stop);
    try {
      queue.push({ id: '', event: this.#beat() }, ...this.#missed(db, lastEventId));
      while (!signal?.aborted) {
        const next = queue.shift();
        if (next) yield next;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
            if (signal?.aborted || queue.length > 0) resolve();
          });
        }
      }
    } finally {
      this.#listeners.delete(listener);
      signal?.removeEventListener('abort', stop);
    }
  }

  #missed(db: ReadDb, lastEventId: string | undefined): NumberedEvent[] {
    const since = Number(lastEventId);
    if (lastEventId === undefined || lastEventId === '' || !Number.isSafeInteger(since)) return [];
    const rows = entriesAfter(db, since, replayLimit + 1);
    const latest = String(lastRowid(db));
    if (rows.length > replayLimit || since > Number(latest))
      return [{ id: latest, event: { feature: 'everything', subject: '', hlc: '' } }];
    return rows.flatMap((row) => {
      const event = eventOf(row);
      return event ? [{ id: String(row.rowid), event }] : [];
    });
  }

  #tell(event: NumberedEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

// The obligation clock: the only effect of the engine. Wakes, fires all that is due in order, sets one timer for the next.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { systemActor } from '#shared/journal/envelope.ts';
import { dueFirings } from '#shared/obligations/due.ts';
import type { StationSettings } from '#shared/settings/types.ts';
import { shiftAt, shiftKey } from '#shared/rosters/shift.ts';
import type { Cancel, Millis } from '#shared/time/clock.ts';
import type { Journal, Tx } from '../journal/append.ts';
import { toFault } from '../kernel/faults.ts';
import type { Log } from '../kernel/log.ts';
import { type Duty, dutyAt, type RosterContext } from '../rosters/queries.ts';
import type { SteadyClock } from '../time/steady-clock.ts';
import { clearSystemAlarm, raiseSystemAlarm } from './commands.ts';
import { resolveNotices } from './notices.ts';
import { countDue, dueObligations, earliestNext, scheduleOf, standingDutiesOf, systemAlarms } from './queries.ts';

/** The loop looks at least this often, whatever the timers say. */
const usualWaitMs = 15_000;
/** A pause longer than this is one that nobody watched, and is put on record. */
const unwatchedMs = 60_000;
/** Firings of one transaction at a time: a long night is caught up with in slices, and the page is served in between. */
const sliceSize = 200;
/** After a failure (a full disk) the loop tries again this soon. */
const retryMs = 5_000;

/** Opens and ends by the clock what follows from something else than an incident: the duties of the shifts, of the plan library. */
export interface Attendant {
  /** Before what is due fires: opens what has begun. */
  open(now: Millis): void;
  /** After all that was due has fired: settles what is done or over. */
  settle(now: Millis): void;
  /** When it wants to be asked again at the latest; null: when the loop looks anyway. */
  nextAt(now: Millis): Millis | null;
}

export interface LoopOptions {
  journal: Journal;
  clock: SteadyClock;
  settings: () => StationSettings;
  rosterContext: () => RosterContext;
  attendants: readonly Attendant[];
  log: Log;
  /** File that holds the last moment at which the loop was alive. */
  aliveFile: string | null;
  /** Another longest wait: a replay of months looks less often. Under `unwatchedMs`, else each wait counts as a pause. */
  longestWaitMs?: number | undefined;
  /** The loop cannot record; null when it can again. */
  onFault: (error: unknown) => void;
}

export class ObligationLoop {
  readonly #options: LoopOptions;
  #cancel: Cancel | null = null;
  #lastRun: Millis | null = null;
  #running = false;
  #stopped = true;
  #clockAlarm = false;

  constructor(options: LoopOptions) {
    this.#options = options;
  }

  /** Tells how long nobody watched, fires what fell due meanwhile, and goes on watching. */
  start(): void {
    this.#stopped = false;
    const alive = this.#readAlive();
    if (alive !== null) {
      this.#noticeLoss(alive.seq);
      this.#recordPause(alive.at, 'stopped');
    }
    this.#lastRun = this.#options.clock.now();
    this.run();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
    this.#cancel = null;
    this.#writeAlive();
  }

  /** Something changed what is due: look again, soon. */
  wake(): void {
    if (!this.#stopped && !this.#running) this.#schedule(this.#options.clock.now());
  }

  /** One cycle, at once. Also the tests' way to let it run. */
  run(): void {
    if (this.#running || this.#stopped) return;
    this.#running = true;
    const { clock, log, onFault, attendants } = this.#options;
    let again: Millis = clock.now() + (this.#options.longestWaitMs ?? usualWaitMs);
    try {
      this.#watchClock();
      const now = clock.now();
      if (this.#lastRun !== null && now - this.#lastRun > unwatchedMs) this.#recordPause(this.#lastRun, 'slept');
      // Whatever goes wrong with one of those who attend, no limit of a report waits for it, nor do the others.
      const faults: unknown[] = [];
      const attend = (step: () => void): void => {
        try {
          step();
        } catch (error) {
          faults.push(error);
        }
      };
      for (const attendant of attendants) attend(() => attendant.open(now));
      const more = this.#fireSlice(now);
      if (!more) for (const attendant of attendants) attend(() => attendant.settle(now));
      this.#clearNoLeader(now);
      if (faults.length > 0) throw faults[0];
      this.#lastRun = clock.now();
      this.#writeAlive();
      onFault(null);
      const asked = attendants.map((attendant) => attendant.nextAt(now) ?? again);
      again = more ? now : Math.min(earliestNext(this.#options.journal.db) ?? again, ...asked, again);
    } catch (error) {
      log.error({ err: toFault(error) }, 'the obligation clock could not record');
      onFault(toFault(error));
      again = clock.now() + retryMs;
    } finally {
      this.#running = false;
      if (!this.#stopped) this.#schedule(again);
    }
  }

  #schedule(at: Millis): void {
    this.#cancel?.();
    this.#cancel = this.#options.clock.at(at, () => this.run());
  }

  /** Fires up to a slice of what is due by `now`, one transaction. True when there is more. */
  #fireSlice(now: Millis): boolean {
    const { journal, settings, rosterContext } = this.#options;
    if ((earliestNext(journal.db) ?? now + 1) > now) return false;
    const found = dueObligations(journal.db, now, sliceSize + 1);
    const rows = found.slice(0, sliceSize);
    // Nothing later than what waits outside this slice: so all of a long night fires in order, oldest first.
    const upTo = found[sliceSize]?.nextAt ?? now;
    journal.commit(
      systemActor,
      (tx) => {
        const current = settings();
        const duty = dutyAt(tx.db, now, rosterContext());
        const gapStands = this.#leaderGapStands(duty);
        const firings = rows
          .flatMap((row) => {
            const schedule = scheduleOf(row);
            return dueFirings(schedule, now).map((firing) => ({ row, firing, stage: schedule.stages[firing.stage] }));
          })
          .filter(({ firing }) => firing.since <= upTo)
          .sort((a, b) => a.firing.since - b.firing.since || a.firing.scheduledAt - b.firing.scheduledAt);
        let noLeader = false;
        for (const { row, firing, stage } of firings) {
          if (!stage) continue;
          const told = resolveNotices(stage, firing.repeat, duty, current);
          noLeader ||= told.unreachable.includes('leaderOnShift') && !gapStands;
          tx.append('obligation.stageFired', row.id, {
            incident: row.incident,
            title: row.title,
            dueAt: row.dueAt,
            stage: firing.stage,
            stageId: stage.id,
            repeat: firing.repeat,
            scheduledAt: firing.scheduledAt,
            firedAt: now,
            lateMs: firing.lateMs,
            skipped: firing.skipped,
            priority: stage.priority,
            ...told,
          });
        }
        if (noLeader) this.#raiseNoLeader(tx, current);
      },
      now,
    );
    return found.length > sliceSize || (earliestNext(journal.db) ?? now + 1) <= now;
  }

  /** The vacant post alarms by itself: it is not said twice. */
  #leaderGapStands(duty: Duty): boolean {
    return duty.shifts.some(({ shift, gaps }) =>
      gaps.some(
        ({ post }) =>
          post.kind === 'leaderOnShift' &&
          standingDutiesOf(this.#options.journal.db, `gap/${shiftKey(shift)}/${post.id}#`).some((row) => row.closedAt === null),
      ),
    );
  }

  #raiseNoLeader(tx: Tx, settings: StationSettings): void {
    const { day } = shiftAt(tx.now, settings.handoverTime, settings.zone);
    raiseSystemAlarm(tx, { id: `noLeader/${day}`, kind: 'noLeader', priority: 'important', params: { day } });
  }

  #clearNoLeader(now: Millis): void {
    const { journal, rosterContext } = this.#options;
    const standing = systemAlarms(journal.db).filter((alarm) => alarm.kind === 'noLeader');
    if (standing.length === 0) return;
    const duty = dutyAt(journal.db, now, rosterContext());
    if (!duty.leader && !this.#leaderGapStands(duty)) return;
    journal.commit(systemActor, (tx) => standing.forEach((alarm) => clearSystemAlarm(tx, alarm.id)), now);
  }

  #recordPause(from: Millis, cause: 'stopped' | 'slept'): void {
    const { journal, clock } = this.#options;
    const to = clock.now();
    if (to - from <= unwatchedMs) return;
    const due = countDue(journal.db, to);
    journal.commit(systemActor, (tx) => tx.append('watch.interrupted', tx.newId(), { from, to, due, cause }), to);
  }

  /** Puts a wall clock that went back on record and on the alarm list, until it is right or said to be. */
  #watchClock(): void {
    const { clock, journal } = this.#options;
    const now = clock.now();
    if (clock.held === this.#clockAlarm) return;
    this.#clockAlarm = clock.held;
    const after = clock.wall();
    journal.commit(
      systemActor,
      (tx) => {
        if (clock.held) {
          tx.append('clock.jumped', tx.newId(), { before: now, after, deltaMs: after - now });
          raiseSystemAlarm(tx, {
            id: 'clockJumped',
            kind: 'clockJumped',
            priority: 'important',
            params: { minutes: Math.round((now - after) / 60_000) },
          });
        } else clearSystemAlarm(tx, 'clockJumped');
      },
      now,
    );
  }

  /** A journal that is shorter than it was lost what somebody was told is saved: that must not pass in silence. */
  #noticeLoss(seqBefore: number): void {
    const { journal } = this.#options;
    const lost = seqBefore - journal.ownEntries;
    if (lost <= 0) return;
    journal.commit(systemActor, (tx) => {
      raiseSystemAlarm(tx, { id: 'entriesLost', kind: 'entriesLost', priority: 'urgent', params: { lost } });
    });
  }

  #readAlive(): { at: Millis; seq: number } | null {
    if (this.#options.aliveFile === null) return null;
    try {
      const [at, seq] = readFileSync(this.#options.aliveFile, 'utf8').split(' ').map(Number);
      if (at !== undefined && at > 0) return { at, seq: seq ?? 0 };
    } catch {
      // None yet, or it cannot be read: the journal's last entry was written by a living station.
    }
    return { at: this.#options.journal.lastRecorded, seq: 0 };
  }

  #writeAlive(): void {
    if (this.#options.aliveFile === null) return;
    try {
      // Beside it and then in its place: killed in the middle, an empty file would hide that nobody watched.
      const fresh = `${this.#options.aliveFile}.new`;
      writeFileSync(fresh, `${this.#options.clock.now()} ${this.#options.journal.ownEntries}`);
      renameSync(fresh, this.#options.aliveFile);
    } catch (error) {
      this.#options.log.warn({ err: error }, 'could not write the sign of life');
    }
  }
}

// What the station watches over itself: the auditor, the age of the backup, the free space. Each difference is an alarm.
import { isDomainError } from '#shared/kernel/errors.ts';
import { systemActor } from '#shared/journal/envelope.ts';
import type { Cancel, Clock, Millis } from '#shared/time/clock.ts';
import type { Journal } from './journal/append.ts';
import { freeBytes } from './kernel/folders.ts';
import type { Log } from './kernel/log.ts';
import type { AuditResult } from './obligations/audit.ts';
import { clearSystemAlarm, raiseSystemAlarm } from './obligations/commands.ts';
import { backupOldMs } from './settings/backup.ts';
import { lastBackup } from './settings/queries.ts';

const everyMs = 5 * 60_000;
/** The auditor's own silence is an alarm too. */
const auditSilenceMs = 3 * everyMs;
/** A look that comes this much too late comes after a sleep of the machine or a leap of its clock. */
const leapMs = 30_000;
/** What fell due in a leap has this long to fire before the auditor asks for it. */
const catchUpMs = 60_000;
const lowBytes = 500 * 1024 * 1024;

export interface WatchOptions {
  journal: Journal;
  clock: Clock;
  log: Log;
  dataDir: string;
  audit: (now: Millis) => Promise<AuditResult>;
}

export class SelfWatch {
  readonly #options: WatchOptions;
  #cancel: Cancel | null = null;
  /** When the auditor was last heard of. */
  #lastAudit: Millis;
  /** When the next look is due. */
  #expected: Millis;
  #stopped = false;
  #auditing: Promise<void> | null = null;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#lastAudit = options.clock.now();
    this.#expected = options.clock.now() + everyMs;
  }

  start(): void {
    this.#cancel = this.#options.clock.at(this.#expected, () => {
      this.look();
      if (!this.#stopped) this.start();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    await this.#auditing;
  }

  /** One look at everything. */
  look(): void {
    const { journal, clock, log, dataDir } = this.#options;
    const now = clock.now();
    // Right after a leap the obligation clock may not have woken yet: the auditor would miss what is about to fire.
    const late = now - this.#expected;
    const leapt = late > leapMs;
    this.#expected = now + (leapt ? catchUpMs : everyMs);
    // Nobody could be heard meanwhile; what was silence before stays silence.
    if (leapt) this.#lastAudit += late;
    else this.#startAudit(now);
    try {
      journal.commit(systemActor, (tx) => {
        const backup = lastBackup(tx.db);
        const first = tx.db.get<{ hlc: string }>('watch.first', 'SELECT hlc FROM entries ORDER BY rowid LIMIT 1');
        const since = backup?.at ?? Number(first?.hlc.slice(0, 13) ?? now);
        const set = (id: 'backupOld' | 'diskLow', wrong: boolean, params: Record<string, number>): void => {
          if (wrong) raiseSystemAlarm(tx, { id, kind: id, priority: 'important', params });
          else clearSystemAlarm(tx, id);
        };
        set('backupOld', now - since > backupOldMs, { hours: Math.round((now - since) / 3_600_000) });
        const free = freeBytes(dataDir);
        set('diskLow', free !== null && free < lowBytes, { megabytes: Math.round((free ?? 0) / 1_048_576) });
        if (now - this.#lastAudit > auditSilenceMs)
          raiseSystemAlarm(tx, { id: 'auditMismatch', kind: 'auditMismatch', priority: 'urgent', params: { silent: 1 } });
      });
    } catch (error) {
      log.error({ err: error }, 'the self-watch could not record');
    }
  }

  /** One at a time: on a slow disk with a long journal the next look may come before the last has read to its end. */
  #startAudit(now: Millis): void {
    this.#auditing ??= this.#audit(now)
      .catch((error: unknown) => this.#options.log.error({ err: error }, 'the audit failed'))
      .finally(() => {
        this.#auditing = null;
      });
  }

  async #audit(now: Millis): Promise<void> {
    const { journal, clock, audit } = this.#options;
    const result = await audit(now).catch((error: unknown) => {
      if (isDomainError(error) && error.code === 'damaged') this.#raiseDamaged();
      throw error;
    });
    this.#lastAudit = clock.now();
    if (this.#stopped) return;
    const wrong = result.missing.length + result.unexpected.length;
    journal.commit(systemActor, (tx) => {
      if (wrong === 0) clearSystemAlarm(tx, 'auditMismatch');
      else if (
        raiseSystemAlarm(tx, {
          id: 'auditMismatch',
          kind: 'auditMismatch',
          priority: 'urgent',
          params: { missing: result.missing.length, unexpected: result.unexpected.length },
        })
      ) {
        tx.append('audit.mismatch', tx.newId(), {
          at: tx.now,
          missing: result.missing.slice(0, 100),
          unexpected: result.unexpected.slice(0, 100),
        });
      }
    });
  }

  #raiseDamaged(): void {
    this.#options.journal.commit(systemActor, (tx) => raiseSystemAlarm(tx, { id: 'damaged', kind: 'damaged', priority: 'urgent' }));
  }
}

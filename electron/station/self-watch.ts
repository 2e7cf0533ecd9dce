// What the station watches over itself: the auditor, the age of the backup, the free space. Each difference is an alarm.
import { statfsSync } from 'node:fs';
import { isDomainError } from '#shared/kernel/errors.ts';
import { systemActor } from '#shared/journal/envelope.ts';
import type { Cancel, Clock, Millis } from '#shared/time/clock.ts';
import type { Journal } from './journal/append.ts';
import type { Log } from './kernel/log.ts';
import type { AuditResult } from './obligations/audit.ts';
import { clearSystemAlarm, raiseSystemAlarm } from './obligations/commands.ts';
import { backupOldMs } from './settings/backup.ts';
import { lastBackup } from './settings/queries.ts';

const everyMs = 5 * 60_000;
/** The auditor's own silence is an alarm too. */
const auditSilenceMs = 3 * everyMs;
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
  #lastAudit: Millis;
  #stopped = false;
  #auditing: Promise<void> = Promise.resolve();

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#lastAudit = options.clock.now();
  }

  start(): void {
    const { clock } = this.#options;
    this.#cancel = clock.at(clock.now() + everyMs, () => {
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
    const { journal, clock, log } = this.#options;
    const now = clock.now();
    this.#auditing = this.#audit(now).catch((error: unknown) => log.error({ err: error }, 'the audit failed'));
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
        const free = this.#freeBytes();
        set('diskLow', free !== null && free < lowBytes, { megabytes: Math.round((free ?? 0) / 1_048_576) });
        if (now - this.#lastAudit > auditSilenceMs)
          raiseSystemAlarm(tx, { id: 'auditMismatch', kind: 'auditMismatch', priority: 'urgent', params: { silent: 1 } });
      });
    } catch (error) {
      log.error({ err: error }, 'the self-watch could not record');
    }
  }

  async #audit(now: Millis): Promise<void> {
    const { journal, audit } = this.#options;
    const result = await audit(now).catch((error: unknown) => {
      if (isDomainError(error) && error.code === 'damaged') this.#raiseDamaged();
      throw error;
    });
    this.#lastAudit = now;
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

  #freeBytes(): number | null {
    try {
      const stat = statfsSync(this.#options.dataDir);
      return stat.bavail * stat.bsize;
    } catch {
      return null;
    }
  }
}

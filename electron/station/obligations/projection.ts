// Tables of obligations and alarms. Projection: dropped and rebuilt when its schema changes.
// Each column keeps the earliest or the latest of what came, so that entries may come in any order.
import type { z } from 'zod';
import type { Entry } from '#shared/journal/envelope.ts';
import { nextAt } from '#shared/obligations/due.ts';
import type { obligationEntries } from '#shared/obligations/entries.ts';
import { isOurs } from '#shared/obligations/titles.ts';
import type { PlannedStage } from '#shared/obligations/types.ts';
import type { Projection } from '../journal/project.ts';
import type { WriteDb } from '../kernel/db.ts';

type Payload<T extends keyof typeof obligationEntries> = z.infer<(typeof obligationEntries)[T]['schema']>;

interface ScheduleRow {
  stages: string | null;
  lastStage: number | null;
  lastRepeat: number | null;
  lastScheduledAt: number | null;
  lastFiredAt: number | null;
  ackAt: number | null;
  ackUntil: number | null;
  closedAt: number | null;
}

function scheduleRow(db: WriteDb, id: string): ScheduleRow | undefined {
  return db.get<ScheduleRow>(
    'obligations.schedule',
    'SELECT stages, lastStage, lastRepeat, lastScheduledAt, lastFiredAt, ackAt, ackUntil, closedAt FROM obligations WHERE id = ?',
    id,
  );
}

/** When something fires next; null while the opening entry has not come or when it is closed. */
function nextOf(row: ScheduleRow): number | null {
  if (row.stages === null || row.closedAt !== null) return null;
  return nextAt({
    stages: JSON.parse(row.stages) as PlannedStage[],
    last: row.lastStage === null ? null : { stage: row.lastStage, repeat: row.lastRepeat ?? 0, scheduledAt: row.lastScheduledAt ?? 0 },
    ack: row.ackAt === null ? null : { at: row.ackAt, until: row.ackUntil ?? row.ackAt },
    closedAt: row.closedAt,
  });
}

/** Sets `nextAt` anew from what the row says. */
function reschedule(db: WriteDb, id: string): void {
  const row = scheduleRow(db, id);
  if (row) db.run('obligations.setNext', 'UPDATE obligations SET nextAt = ? WHERE id = ?', nextOf(row), id);
}

/** Of two stations' firings of one stage the first counts, and the latest stage is where the ladder stands. */
function isLater(fired: Payload<'obligation.stageFired'>, row: ScheduleRow): boolean {
  if (row.lastStage === null || fired.stage !== row.lastStage) return fired.stage > (row.lastStage ?? -1);
  const lastRepeat = row.lastRepeat ?? 0;
  return fired.repeat > lastRepeat || (fired.repeat === lastRepeat && fired.firedAt < (row.lastFiredAt ?? 0));
}

function ensureRow(db: WriteDb, id: string): void {
  db.run('obligations.ensure', 'INSERT OR IGNORE INTO obligations (id) VALUES (?)', id);
}

function close(db: WriteDb, id: string, at: number): void {
  db.run('obligations.close', 'UPDATE obligations SET closedAt = min(coalesce(closedAt, ?1), ?1), nextAt = NULL WHERE id = ?2', at, id);
}

/** @param update also closes; it changes nothing when the row is not there yet, or when what stands in it was earlier */
function settle(db: WriteDb, id: string, at: number, update: () => number): void {
  if (update() > 0) return;
  ensureRow(db, id);
  if (update() === 0) close(db, id, at);
}

function logAlarm(db: WriteDb, entry: Entry, at: number, priority: string, title: string, source: string): void {
  db.run(
    'obligations.alarmEvent',
    'INSERT OR IGNORE INTO alarmEvents (station, seq, at, ref, priority, title, source) VALUES (?, ?, ?, ?, ?, ?, ?)',
    entry.station,
    entry.seq,
    at,
    entry.subject,
    priority,
    title,
    source,
  );
}

function silence(db: WriteDb, ids: readonly string[], at: number, until: number): void {
  for (const id of ids) {
    for (const table of ['obligations', 'systemAlarms']) {
      db.run(
        `obligations.silence.${table}`,
        `UPDATE ${table} SET silencedAt = ?1, silencedUntil = ?2 WHERE id = ?3 AND coalesce(silencedAt, 0) < ?1`,
        at,
        until,
        id,
      );
    }
  }
}

export const obligationsProjection: Projection = {
  name: 'obligations',
  version: 2,
  tables: ['obligations', 'firings', 'systemAlarms', 'alarmEvents', 'alarmAcks'],
  schema: `
    CREATE TABLE obligations (
      id TEXT PRIMARY KEY, incident TEXT, opensOn TEXT, key TEXT, duty TEXT, mode TEXT, title TEXT, openedHlc TEXT, ours INTEGER, recipientId TEXT,
      startedAt INTEGER, openedAt INTEGER, dueAt INTEGER, doc TEXT, stages TEXT,
      metAt INTEGER, metHlc TEXT, metBy TEXT, proof TEXT,
      waivedAt INTEGER, waivedHlc TEXT, waivedBy TEXT, waivedReason TEXT, endedAt INTEGER,
      explanation TEXT, explainedHlc TEXT,
      lastStage INTEGER, lastRepeat INTEGER, lastScheduledAt INTEGER, lastFiredAt INTEGER, lastPriority TEXT,
      ackAt INTEGER, ackUntil INTEGER, ackBy TEXT, silencedAt INTEGER, silencedUntil INTEGER,
      closedAt INTEGER, nextAt INTEGER
    ) STRICT;
    CREATE INDEX obligationsByIncident ON obligations (incident);
    CREATE INDEX obligationsOfShifts ON obligations (key) WHERE incident IS NULL;
    CREATE INDEX obligationsOpen ON obligations (dueAt, id) WHERE closedAt IS NULL;
    CREATE INDEX obligationsNext ON obligations (nextAt, id) WHERE nextAt IS NOT NULL;
    CREATE TABLE firings (
      obligation TEXT NOT NULL, stage INTEGER NOT NULL, repeat INTEGER NOT NULL, scheduledAt INTEGER NOT NULL, firedAt INTEGER NOT NULL,
      skipped INTEGER NOT NULL, PRIMARY KEY (obligation, stage, repeat)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE systemAlarms (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, priority TEXT NOT NULL, raisedAt INTEGER NOT NULL, params TEXT NOT NULL,
      ackAt INTEGER, ackUntil INTEGER, ackBy TEXT, silencedAt INTEGER, silencedUntil INTEGER, shelvedUntil INTEGER, clearedAt INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE alarmEvents (
      station TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, ref TEXT NOT NULL, priority TEXT NOT NULL, title TEXT NOT NULL,
      source TEXT NOT NULL, PRIMARY KEY (station, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX alarmEventsByTime ON alarmEvents (at);
    CREATE TABLE alarmAcks (
      station TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, ref TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (station, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX alarmAcksByRef ON alarmAcks (ref, at);
  `,
  apply: {
    'obligation.opened': (entry: Entry<Payload<'obligation.opened'>>, db: WriteDb) => {
      const p = entry.payload;
      const { owedBy, recipient, rule, bases } = p;
      const said = [
        p.incident,
        p.opensOn,
        p.key,
        p.duty,
        p.mode,
        p.title,
        isOurs(p) ? 1 : 0,
        recipient.id,
        p.startedAt,
        p.openedAt,
        p.dueAt,
        JSON.stringify({ owedBy, recipient, rule, bases }),
        JSON.stringify(p.stages),
        entry.hlc,
      ];
      const fresh = db.run(
        'obligations.open',
        `INSERT INTO obligations (id, incident, opensOn, key, duty, mode, title, ours, recipientId, startedAt, openedAt, dueAt, doc, stages, openedHlc, nextAt)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
        entry.subject,
        ...said,
        p.stages[0]?.at ?? null,
      );
      if (fresh > 0) return;
      // Something about it came before it did, or another station opened the same one (a shift's duties have derived ids): the first word
      // counts, and what is due next follows from both.
      db.run(
        'obligations.openLate',
        `UPDATE obligations SET incident = ?, opensOn = ?, key = ?, duty = ?, mode = ?, title = ?, ours = ?, recipientId = ?, startedAt = ?,
           openedAt = ?, dueAt = ?, doc = ?, stages = ?, openedHlc = ? WHERE id = ? AND (openedHlc IS NULL OR openedHlc > ?)`,
        ...said,
        entry.subject,
        entry.hlc,
      );
      reschedule(db, entry.subject);
    },
    'obligation.met': (entry: Entry<Payload<'obligation.met'>>, db: WriteDb) => {
      const { at, proof } = entry.payload;
      settle(db, entry.subject, at, () =>
        db.run(
          'obligations.meet',
          `UPDATE obligations SET metAt = ?1, metHlc = ?2, metBy = ?3, proof = ?4, closedAt = min(coalesce(closedAt, ?1), ?1), nextAt = NULL
           WHERE id = ?5 AND (metHlc IS NULL OR metHlc > ?2)`,
          at,
          entry.hlc,
          entry.actor,
          JSON.stringify(proof),
          entry.subject,
        ),
      );
    },
    'obligation.waived': (entry: Entry<Payload<'obligation.waived'>>, db: WriteDb) => {
      const { at, by, reason } = entry.payload;
      settle(db, entry.subject, at, () =>
        db.run(
          'obligations.waive',
          `UPDATE obligations SET waivedAt = ?1, waivedHlc = ?2, waivedBy = ?3, waivedReason = ?4, closedAt = min(coalesce(closedAt, ?1), ?1),
             nextAt = NULL WHERE id = ?5 AND (waivedHlc IS NULL OR waivedHlc > ?2)`,
          at,
          entry.hlc,
          by === 'rule' ? 'rule' : entry.actor,
          reason,
          entry.subject,
        ),
      );
    },
    'obligation.ended': (entry: Entry<Payload<'obligation.ended'>>, db: WriteDb) => {
      const { at } = entry.payload;
      settle(db, entry.subject, at, () =>
        db.run(
          'obligations.end',
          `UPDATE obligations SET endedAt = min(coalesce(endedAt, ?1), ?1), closedAt = min(coalesce(closedAt, ?1), ?1), nextAt = NULL
           WHERE id = ?2`,
          at,
          entry.subject,
        ),
      );
    },
    'obligation.explained': (entry: Entry<Payload<'obligation.explained'>>, db: WriteDb) => {
      ensureRow(db, entry.subject);
      db.run(
        'obligations.explain',
        "UPDATE obligations SET explanation = ?1, explainedHlc = ?2 WHERE id = ?3 AND coalesce(explainedHlc, '') < ?2",
        entry.payload.reason,
        entry.hlc,
        entry.subject,
      );
    },
    'obligation.stageFired': (entry: Entry<Payload<'obligation.stageFired'>>, db: WriteDb) => {
      const p = entry.payload;
      db.run(
        'obligations.firing',
        `INSERT INTO firings (obligation, stage, repeat, scheduledAt, firedAt, skipped) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET firedAt = min(firedAt, excluded.firedAt), skipped = max(skipped, excluded.skipped)`,
        entry.subject,
        p.stage,
        p.repeat,
        p.scheduledAt,
        p.firedAt,
        p.skipped,
      );
      let row = scheduleRow(db, entry.subject);
      if (!row) {
        ensureRow(db, entry.subject);
        row = scheduleRow(db, entry.subject);
      }
      if (row && isLater(p, row)) {
        const next = nextOf({ ...row, lastStage: p.stage, lastRepeat: p.repeat, lastScheduledAt: p.scheduledAt });
        db.run(
          'obligations.fired',
          `UPDATE obligations SET lastStage = ?, lastRepeat = ?, lastScheduledAt = ?, lastFiredAt = ?, lastPriority = ?, nextAt = ?
           WHERE id = ?`,
          p.stage,
          p.repeat,
          p.scheduledAt,
          p.firedAt,
          p.priority,
          next,
          entry.subject,
        );
      }
      if (p.repeat === 0) logAlarm(db, entry, p.firedAt, p.priority, p.title, p.title);
    },
    'alarm.acknowledged': (entry: Entry<Payload<'alarm.acknowledged'>>, db: WriteDb) => {
      const { at, until } = entry.payload;
      for (const table of ['obligations', 'systemAlarms']) {
        db.run(
          `obligations.ack.${table}`,
          `UPDATE ${table} SET ackAt = ?1, ackUntil = ?2, ackBy = ?3 WHERE id = ?4 AND coalesce(ackAt, 0) < ?1`,
          at,
          until,
          entry.actor,
          entry.subject,
        );
      }
      db.run(
        'obligations.ackEvent',
        'INSERT OR IGNORE INTO alarmAcks (station, seq, at, ref, actor) VALUES (?, ?, ?, ?, ?)',
        entry.station,
        entry.seq,
        at,
        entry.subject,
        entry.actor,
      );
      reschedule(db, entry.subject);
    },
    'alarm.silenced': (entry: Entry<Payload<'alarm.silenced'>>, db: WriteDb) => {
      silence(db, entry.payload.alarms, entry.payload.at, entry.payload.until);
    },
    'alarm.raised': (entry: Entry<Payload<'alarm.raised'>>, db: WriteDb) => {
      const { kind, priority, at, params } = entry.payload;
      db.run(
        'obligations.raise',
        `INSERT INTO systemAlarms (id, kind, priority, raisedAt, params) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET priority = ?3, raisedAt = ?4, params = ?5, clearedAt = NULL WHERE ?4 > raisedAt`,
        entry.subject,
        kind,
        priority,
        at,
        JSON.stringify(params),
      );
      logAlarm(db, entry, at, priority, kind, kind);
    },
    'alarm.cleared': (entry: Entry<Payload<'alarm.cleared'>>, db: WriteDb) => {
      db.run(
        'obligations.clear',
        'UPDATE systemAlarms SET clearedAt = ?1 WHERE id = ?2 AND raisedAt <= ?1',
        entry.payload.at,
        entry.subject,
      );
    },
    'alarm.shelved': (entry: Entry<Payload<'alarm.shelved'>>, db: WriteDb) => {
      db.run(
        'obligations.shelve',
        'UPDATE systemAlarms SET shelvedUntil = max(coalesce(shelvedUntil, 0), ?1) WHERE id = ?2',
        entry.payload.until,
        entry.subject,
      );
    },
  },
};

// Tables of what happens on duty: who signed in, spot checks, handovers. Projection: dropped and rebuilt when its schema changes.
// The first word on one subject counts, the later are seen in the journal: so entries may come in any order.
import type { z } from 'zod';
import type { dutyEntries } from '#shared/duty/entries.ts';
import type { Entry } from '#shared/journal/envelope.ts';
import { cellKey } from '#shared/rosters/shift.ts';
import type { Projection } from '../journal/project.ts';
import type { WriteDb } from '../kernel/db.ts';

type Payload<T extends keyof typeof dutyEntries> = z.infer<(typeof dutyEntries)[T]['schema']>;

/** Sets one step of a spot check unless an earlier word stands there. */
function stepOfCheck(db: WriteDb, entry: Entry, step: 'planned' | 'made' | 'cancelled'): void {
  db.run('duty.checkEnsure', 'INSERT OR IGNORE INTO spotChecks (id) VALUES (?)', entry.subject);
  db.run(
    `duty.check.${step}`,
    `UPDATE spotChecks SET ${step} = ?1, ${step}Hlc = ?2 WHERE id = ?3 AND (${step}Hlc IS NULL OR ${step}Hlc > ?2)`,
    JSON.stringify({ actor: entry.actor, ...(entry.payload as object) }),
    entry.hlc,
    entry.subject,
  );
}

export const dutyProjection: Projection = {
  name: 'duty',
  version: 1,
  tables: ['checkIns', 'spotChecks', 'handovers', 'equipment', 'logLines'],
  schema: `
    CREATE TABLE checkIns (
      cell TEXT NOT NULL, person TEXT NOT NULL, roster TEXT NOT NULL, day TEXT NOT NULL, at INTEGER NOT NULL, via TEXT NOT NULL, note TEXT,
      actor TEXT NOT NULL, hlc TEXT NOT NULL, PRIMARY KEY (cell, person)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX checkInsByDay ON checkIns (day, roster);
    CREATE TABLE spotChecks (
      id TEXT PRIMARY KEY, planned TEXT, plannedHlc TEXT, made TEXT, madeHlc TEXT, cancelled TEXT, cancelledHlc TEXT,
      plannedAt INTEGER GENERATED ALWAYS AS (coalesce(json_extract(planned, '$.at'), json_extract(made, '$.at'))) STORED,
      unit TEXT GENERATED ALWAYS AS (coalesce(json_extract(planned, '$.unit'), json_extract(made, '$.unit'))) STORED
    ) STRICT;
    CREATE INDEX spotChecksByTime ON spotChecks (plannedAt);
    CREATE INDEX spotChecksByUnit ON spotChecks (unit, plannedAt);
    CREATE TABLE handovers (
      id TEXT PRIMARY KEY, roster TEXT NOT NULL, day TEXT NOT NULL, pattern TEXT NOT NULL, at INTEGER NOT NULL, sheet TEXT NOT NULL,
      actor TEXT NOT NULL, hlc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX handoversByTime ON handovers (at);
    CREATE TABLE equipment (id TEXT PRIMARY KEY, items TEXT NOT NULL, hlc TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE logLines (hash TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  apply: {
    'dutyLog.noted': (entry: Entry<Payload<'dutyLog.noted'>>, db: WriteDb) => {
      db.run('duty.logLine', 'INSERT OR IGNORE INTO logLines (hash, text) VALUES (?, ?)', entry.hash, entry.payload.text);
    },
    'duty.checkedIn': (entry: Entry<Payload<'duty.checkedIn'>>, db: WriteDb) => {
      const p = entry.payload;
      db.run(
        'duty.checkIn',
        `INSERT INTO checkIns (cell, person, roster, day, at, via, note, actor, hlc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET at = excluded.at, via = excluded.via, note = excluded.note, actor = excluded.actor, hlc = excluded.hlc
         WHERE excluded.hlc < hlc`,
        cellKey(p),
        p.person,
        p.roster,
        p.day,
        p.at,
        p.via,
        p.note ?? null,
        entry.actor,
        entry.hlc,
      );
    },
    'spotCheck.planned': (entry: Entry<Payload<'spotCheck.planned'>>, db: WriteDb) => stepOfCheck(db, entry, 'planned'),
    'spotCheck.made': (entry: Entry<Payload<'spotCheck.made'>>, db: WriteDb) => stepOfCheck(db, entry, 'made'),
    'spotCheck.cancelled': (entry: Entry<Payload<'spotCheck.cancelled'>>, db: WriteDb) => stepOfCheck(db, entry, 'cancelled'),
    'handover.completed': (entry: Entry<Payload<'handover.completed'>>, db: WriteDb) => {
      const { sheet } = entry.payload;
      db.run(
        'duty.handover',
        `INSERT INTO handovers (id, roster, day, pattern, at, sheet, actor, hlc) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET at = excluded.at, sheet = excluded.sheet, actor = excluded.actor, hlc = excluded.hlc
         WHERE excluded.hlc < hlc`,
        entry.subject,
        sheet.shift.roster,
        sheet.shift.day,
        sheet.shift.pattern,
        sheet.at,
        JSON.stringify(sheet),
        entry.actor,
        entry.hlc,
      );
    },
    'handover.equipmentSaved': (entry: Entry<Payload<'handover.equipmentSaved'>>, db: WriteDb) => {
      db.run(
        'duty.equipment',
        `INSERT INTO equipment (id, items, hlc) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET items = excluded.items, hlc = excluded.hlc
         WHERE excluded.hlc > hlc`,
        entry.subject,
        JSON.stringify(entry.payload.items),
        entry.hlc,
      );
    },
  },
};

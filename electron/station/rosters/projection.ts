// Tables of rosters, seats, drafts, leave, wishes and swaps. Projection: dropped and rebuilt when its schema changes.
// A seat keeps the latest word by reading; whatever stood before a publication of its day is passed over when it is read.
import type { z } from 'zod';
import type { Entry } from '#shared/journal/envelope.ts';
import { blankRoster } from '#shared/rosters/blank.ts';
import type { rosterEntries } from '#shared/rosters/entries.ts';
import { cellKey } from '#shared/rosters/shift.ts';
import type { CellTuple, LeaveValue, RosterValue, WishValue } from '#shared/rosters/types.ts';
import { type EntityTable, entitySchema, savedIn } from '../journal/entity.ts';
import type { Projection } from '../journal/project.ts';
import type { WriteDb } from '../kernel/db.ts';

type Payload<T extends keyof typeof rosterEntries> = z.infer<(typeof rosterEntries)[T]['schema']>;

const rosters: EntityTable<RosterValue> = {
  table: 'rosters',
  blank: blankRoster,
  columns: (roster) => ({ unit: roster.unit, sortOrder: roster.order, removed: roster.removed ? 1 : 0 }),
};

const leave: EntityTable<LeaveValue> = {
  table: 'leaves',
  blank: { person: '', from: '', to: '', kind: 'leave', note: '', removed: false },
  columns: (one) => ({ person: one.person, fromDay: one.from, toDay: one.to, removed: one.removed ? 1 : 0 }),
};

const wishes: EntityTable<WishValue> = {
  table: 'wishes',
  blank: { person: '', roster: null, from: '', to: '', weekdays: null, want: 'off', note: '', removed: false },
  columns: (one) => ({ person: one.person, fromDay: one.from, toDay: one.to, removed: one.removed ? 1 : 0 }),
};

interface Seat {
  roster: string;
  day: string;
  shift: string;
  post: string;
  slot: number;
}

/** @param key the seat's `cellKey`, or the id of an assignment of the first version */
function setSeat(
  db: WriteDb,
  key: string,
  seat: Seat,
  entry: Pick<Entry, 'hlc' | 'actor'>,
  set: { person: string | null; how: string; instead?: string | null | undefined; reason?: string | undefined; note?: string | undefined },
): void {
  db.run(
    'rosters.seat',
    `INSERT INTO seats (key, roster, day, shift, post, slot, person, how, instead, reason, note, actor, hlc)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET person = excluded.person, how = excluded.how, instead = excluded.instead, reason = excluded.reason,
       note = excluded.note, actor = excluded.actor, hlc = excluded.hlc, slot = excluded.slot, post = excluded.post, day = excluded.day
     WHERE excluded.hlc > hlc`,
    key,
    seat.roster,
    seat.day,
    seat.shift,
    seat.post,
    seat.slot,
    set.person,
    set.how,
    set.instead ?? null,
    set.reason ?? null,
    set.note ?? null,
    entry.actor,
    entry.hlc,
  );
}

/** Keeps, of several words on one subject, the latest of each step. */
function stepOfSwap(db: WriteDb, entry: Entry, step: 'answered' | 'decided' | 'withdrawn' | 'undone', doc: unknown): void {
  db.run('rosters.swapEnsure', 'INSERT OR IGNORE INTO swaps (id) VALUES (?)', entry.subject);
  const value = JSON.stringify({ hlc: entry.hlc, actor: entry.actor, ...(doc as object) });
  db.run(
    `rosters.swap.${step}`,
    `UPDATE swaps SET ${step} = ?1 WHERE id = ?2 AND (${step} IS NULL OR json_extract(${step}, '$.hlc') > ?3)`,
    value,
    entry.subject,
    entry.hlc,
  );
}

export const rostersProjection: Projection = {
  name: 'rosters',
  version: 3,
  tables: [
    'rosters',
    'seats',
    'seatHistory',
    'corrections',
    'allowedGaps',
    'publications',
    'drafts',
    'draftSeats',
    'leaves',
    'wishes',
    'swaps',
  ],
  schema: `
    ${entitySchema('rosters', 'unit TEXT, sortOrder INTEGER NOT NULL, removed INTEGER NOT NULL')}
    CREATE TABLE seats (
      key TEXT PRIMARY KEY, roster TEXT NOT NULL, day TEXT NOT NULL, shift TEXT NOT NULL, post TEXT NOT NULL, slot INTEGER NOT NULL,
      person TEXT, how TEXT NOT NULL, instead TEXT, reason TEXT, note TEXT, actor TEXT NOT NULL, hlc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX seatsByDay ON seats (roster, day);
    CREATE INDEX seatsByPerson ON seats (person, day) WHERE person IS NOT NULL;
    CREATE TABLE seatHistory (
      key TEXT NOT NULL, hlc TEXT NOT NULL, day TEXT NOT NULL, roster TEXT NOT NULL, post TEXT NOT NULL, person TEXT, how TEXT NOT NULL,
      instead TEXT, reason TEXT, actor TEXT NOT NULL, swap TEXT, PRIMARY KEY (key, hlc)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX seatHistoryByDay ON seatHistory (roster, day);
    CREATE TABLE corrections (
      key TEXT PRIMARY KEY, roster TEXT NOT NULL, day TEXT NOT NULL, person TEXT, reason TEXT NOT NULL, actor TEXT NOT NULL, hlc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX correctionsByDay ON corrections (roster, day);
    CREATE TABLE allowedGaps (
      key TEXT PRIMARY KEY, roster TEXT NOT NULL, day TEXT NOT NULL, reason TEXT, actor TEXT NOT NULL, allowed INTEGER NOT NULL, hlc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX allowedGapsByDay ON allowedGaps (roster, day);
    CREATE TABLE publications (
      id TEXT PRIMARY KEY, roster TEXT NOT NULL, version INTEGER NOT NULL, fromDay TEXT NOT NULL, toDay TEXT NOT NULL, note TEXT,
      breaks TEXT NOT NULL, actor TEXT NOT NULL, hlc TEXT NOT NULL, setUp TEXT NOT NULL,
      -- Last: whoever reads the columns before it does not walk through all the seats.
      cells TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX publicationsByRoster ON publications (roster, fromDay);
    CREATE TABLE drafts (
      id TEXT PRIMARY KEY, roster TEXT, fromDay TEXT, toDay TEXT, title TEXT, origin TEXT, outcome TEXT, actor TEXT,
      madeHlc TEXT, dropped INTEGER NOT NULL DEFAULT 0, cells TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE draftSeats (
      draft TEXT NOT NULL, day TEXT NOT NULL, shift TEXT NOT NULL, post TEXT NOT NULL, slot INTEGER NOT NULL, person TEXT,
      locked INTEGER NOT NULL, hlc TEXT NOT NULL, PRIMARY KEY (draft, day, shift, post, slot)
    ) STRICT, WITHOUT ROWID;
    ${entitySchema('leaves', 'person TEXT NOT NULL, fromDay TEXT NOT NULL, toDay TEXT NOT NULL, removed INTEGER NOT NULL')}
    CREATE INDEX leavesByDay ON leaves (toDay, fromDay);
    ${entitySchema('wishes', 'person TEXT NOT NULL, fromDay TEXT NOT NULL, toDay TEXT NOT NULL, removed INTEGER NOT NULL')}
    CREATE INDEX wishesByDay ON wishes (toDay, fromDay);
    CREATE TABLE swaps (
      id TEXT PRIMARY KEY, asked TEXT, answered TEXT, decided TEXT, withdrawn TEXT, undone TEXT
    ) STRICT, WITHOUT ROWID;
  `,
  apply: {
    'roster.saved': savedIn(rosters),
    'duty.assigned': (entry: Entry<Payload<'duty.assigned'>>, db: WriteDb) => {
      const p = entry.payload;
      setSeat(db, entry.subject, p, entry, p);
      db.run(
        'rosters.seatHistory',
        'INSERT OR IGNORE INTO seatHistory (key, hlc, day, roster, post, person, how, instead, reason, actor, swap) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        entry.subject,
        entry.hlc,
        p.day,
        p.roster,
        p.post,
        p.person,
        p.how,
        p.instead ?? null,
        p.reason ?? null,
        entry.actor,
        p.swap ?? null,
      );
    },
    'roster.published': (entry: Entry<Payload<'roster.published'>>, db: WriteDb) => {
      const { roster, version, from, to, note, cells, setUp, breaks } = entry.payload;
      db.run(
        'rosters.publish',
        `INSERT OR IGNORE INTO publications (id, roster, version, fromDay, toDay, note, cells, setUp, breaks, actor, hlc)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        entry.subject,
        roster,
        version,
        from,
        to,
        note ?? null,
        JSON.stringify(cells),
        JSON.stringify(setUp),
        JSON.stringify(breaks),
        entry.actor,
        entry.hlc,
      );
      for (const [day, shift, post, slot, person] of cells as CellTuple[]) {
        const seat = { roster, day, shift, post, slot };
        setSeat(db, cellKey(seat), seat, entry, { person, how: 'assigned' });
      }
    },
    'duty.corrected': (entry: Entry<Payload<'duty.corrected'>>, db: WriteDb) => {
      const { roster, day, person, reason } = entry.payload;
      db.run(
        'rosters.correct',
        `INSERT INTO corrections (key, roster, day, person, reason, actor, hlc) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET person = excluded.person, reason = excluded.reason, actor = excluded.actor, hlc = excluded.hlc
         WHERE excluded.hlc > hlc`,
        entry.subject,
        roster,
        day,
        person,
        reason,
        entry.actor,
        entry.hlc,
      );
    },
    'gap.allowed': (entry: Entry<Payload<'gap.allowed'>>, db: WriteDb) => {
      answerForGap(db, entry, entry.payload.reason);
    },
    'gap.revoked': (entry: Entry<Payload<'gap.revoked'>>, db: WriteDb) => {
      answerForGap(db, entry, null);
    },
    'rosterDraft.made': (entry: Entry<Payload<'rosterDraft.made'>>, db: WriteDb) => {
      const { roster, from, to, title, origin, cells, outcome } = entry.payload;
      db.run(
        'rosters.draft',
        `INSERT INTO drafts (id, roster, fromDay, toDay, title, origin, cells, outcome, actor, madeHlc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET roster = excluded.roster, fromDay = excluded.fromDay, toDay = excluded.toDay, title = excluded.title,
           origin = excluded.origin, cells = excluded.cells, outcome = excluded.outcome, actor = excluded.actor, madeHlc = excluded.madeHlc
         WHERE madeHlc IS NULL OR excluded.madeHlc > madeHlc`,
        entry.subject,
        roster,
        from,
        to,
        title,
        origin,
        JSON.stringify(cells),
        outcome === undefined ? null : JSON.stringify(outcome),
        entry.actor,
        entry.hlc,
      );
    },
    'rosterDraft.cellSet': (entry: Entry<Payload<'rosterDraft.cellSet'>>, db: WriteDb) => {
      const { day, shift, post, slot, person, locked } = entry.payload;
      db.run(
        'rosters.draftSeat',
        `INSERT INTO draftSeats (draft, day, shift, post, slot, person, locked, hlc) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET person = excluded.person, locked = excluded.locked, hlc = excluded.hlc WHERE excluded.hlc > hlc`,
        entry.subject,
        day,
        shift,
        post,
        slot,
        person,
        locked ? 1 : 0,
        entry.hlc,
      );
    },
    'rosterDraft.dropped': (entry: Entry, db: WriteDb) => {
      db.run(
        'rosters.draftDropped',
        'INSERT INTO drafts (id, dropped) VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET dropped = 1',
        entry.subject,
      );
    },
    'leave.saved': savedIn(leave),
    'wish.saved': savedIn(wishes),
    'swap.asked': (entry: Entry<Payload<'swap.asked'>>, db: WriteDb) => {
      db.run('rosters.swapEnsure', 'INSERT OR IGNORE INTO swaps (id) VALUES (?)', entry.subject);
      db.run(
        'rosters.swapAsked',
        'UPDATE swaps SET asked = ? WHERE id = ? AND asked IS NULL',
        JSON.stringify({ hlc: entry.hlc, actor: entry.actor, ...entry.payload }),
        entry.subject,
      );
    },
    'swap.answered': (entry: Entry<Payload<'swap.answered'>>, db: WriteDb) => stepOfSwap(db, entry, 'answered', entry.payload),
    'swap.decided': (entry: Entry<Payload<'swap.decided'>>, db: WriteDb) => stepOfSwap(db, entry, 'decided', entry.payload),
    'swap.withdrawn': (entry: Entry<Payload<'swap.withdrawn'>>, db: WriteDb) => stepOfSwap(db, entry, 'withdrawn', entry.payload),
    'swap.undone': (entry: Entry<Payload<'swap.undone'>>, db: WriteDb) => stepOfSwap(db, entry, 'undone', entry.payload),
  },
};

function answerForGap(db: WriteDb, entry: Entry<{ roster: string; day: string }>, reason: string | null): void {
  db.run(
    'rosters.gap',
    `INSERT INTO allowedGaps (key, roster, day, reason, actor, allowed, hlc) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET reason = excluded.reason, actor = excluded.actor, allowed = excluded.allowed, hlc = excluded.hlc
     WHERE excluded.hlc > hlc`,
    entry.subject,
    entry.payload.roster,
    entry.payload.day,
    reason,
    entry.actor,
    reason === null ? 0 : 1,
    entry.hlc,
  );
}

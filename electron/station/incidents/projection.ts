// Tables of incidents, call notes and attachments. Projection: dropped and rebuilt when its schema changes.
import type { z } from 'zod';
import type { incidentEntries } from '#shared/incidents/entries.ts';
import { blankFacts } from '#shared/incidents/facts.ts';
import type { Facts } from '#shared/incidents/types.ts';
import type { Entry } from '#shared/journal/envelope.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Millis } from '#shared/time/clock.ts';
import { type EntityTable, entitySchema, mergeEntity } from '../journal/entity.ts';
import type { Projection } from '../journal/project.ts';
import type { WriteDb } from '../kernel/db.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

type Payload<T extends keyof typeof incidentEntries> = z.infer<(typeof incidentEntries)[T]['schema']>;

export interface IncidentValue extends Facts {
  number: string;
  rulesAsOf: Millis;
  packs: string[];
  closedAt: Millis | null;
  closedReason: string | null;
  mergedInto: Id | null;
  /** When the incident that this one was merged into had been received, before the merge. */
  intoReceivedAt: Millis | null;
}

const incidents: EntityTable<IncidentValue> = {
  table: 'incidents',
  blank: {
    ...blankFacts(0, 'other'),
    number: '',
    rulesAsOf: 0,
    packs: [],
    closedAt: null,
    closedReason: null,
    mergedInto: null,
    intoReceivedAt: null,
  },
  columns: (value) => ({
    number: value.number,
    receivedAt: value.receivedAt,
    state: value.mergedInto === null ? (value.closedAt === null ? 'open' : 'closed') : 'merged',
    mergedInto: value.mergedInto,
    search: `${value.number} ${value.title} ${value.place?.text ?? ''} ${value.source.caller ?? ''} ${value.text}`.toLowerCase(),
  }),
};

const patch = (entry: Entry, db: WriteDb, fields: Partial<IncidentValue>): void => {
  mergeEntity(db, incidents, entry.subject, fields, entry.hlc);
};

export const incidentsProjection: Projection = {
  name: 'incidents',
  version: 1,
  tables: ['incidents', 'instructions', 'callNotes', 'attachments'],
  schema: `
    ${entitySchema('incidents', 'number TEXT NOT NULL, receivedAt INTEGER NOT NULL, state TEXT NOT NULL, mergedInto TEXT, search TEXT NOT NULL')}
    CREATE INDEX incidentsByTime ON incidents (state, receivedAt, id);
    CREATE INDEX incidentsByNumber ON incidents (number);
    CREATE INDEX incidentsMerged ON incidents (mergedInto) WHERE mergedInto IS NOT NULL;
    CREATE TABLE instructions (
      id TEXT PRIMARY KEY, incident TEXT NOT NULL, sender TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL, dueAt INTEGER, assignee TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX instructionsByIncident ON instructions (incident, at);
    CREATE TABLE callNotes (
      id TEXT PRIMARY KEY, at INTEGER, recordedAt INTEGER, actor TEXT, mode TEXT, caller TEXT, phone TEXT, text TEXT, incident TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX callNotesByTime ON callNotes (at);
    CREATE TABLE attachments (
      id TEXT PRIMARY KEY, owner TEXT NOT NULL, hash TEXT, name TEXT, mime TEXT, size INTEGER, addedAt INTEGER, actor TEXT, removedAt INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attachmentsByOwner ON attachments (owner);
  `,
  apply: {
    'incident.received': (entry: Entry<Payload<'incident.received'>>, db: WriteDb) => {
      const { facts, number, rulesAsOf, packs } = entry.payload;
      patch(entry, db, { ...facts, number, rulesAsOf, packs });
    },
    'incident.factsChanged': (entry: Entry<Payload<'incident.factsChanged'>>, db: WriteDb) => {
      patch(entry, db, entry.payload.facts as Partial<Facts>);
    },
    'incident.rulesApplied': (entry: Entry<Payload<'incident.rulesApplied'>>, db: WriteDb) => {
      patch(entry, db, entry.payload);
    },
    'incident.closed': (entry: Entry<Payload<'incident.closed'>>, db: WriteDb) => {
      patch(entry, db, { closedAt: entry.payload.at, closedReason: entry.payload.reason });
    },
    'incident.reopened': (entry: Entry<Payload<'incident.reopened'>>, db: WriteDb) => {
      patch(entry, db, { closedAt: null, closedReason: null });
    },
    'incident.merged': (entry: Entry<Payload<'incident.merged'>>, db: WriteDb) => {
      patch(entry, db, { mergedInto: entry.payload.into, intoReceivedAt: entry.payload.intoReceivedAt });
    },
    'incident.unmerged': (entry: Entry<Payload<'incident.unmerged'>>, db: WriteDb) => {
      patch(entry, db, { mergedInto: null, intoReceivedAt: null });
    },
    'instruction.given': (entry: Entry<Payload<'instruction.given'>>, db: WriteDb) => {
      const p = entry.payload;
      db.run(
        'incidents.instruction',
        'INSERT OR IGNORE INTO instructions (id, incident, sender, text, at, dueAt, assignee) VALUES (?, ?, ?, ?, ?, ?, ?)',
        entry.subject,
        p.incident,
        p.from,
        p.text,
        p.at,
        p.dueAt ?? null,
        p.assignee ?? null,
      );
    },
    'callNote.taken': (entry: Entry<Payload<'callNote.taken'>>, db: WriteDb) => {
      const p = entry.payload;
      db.run(
        'incidents.callNote',
        `INSERT INTO callNotes (id, at, recordedAt, actor, mode, caller, phone, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (id) DO UPDATE SET at = ?2, recordedAt = ?3, actor = ?4, mode = ?5, caller = ?6, phone = ?7, text = ?8`,
        entry.subject,
        p.at,
        hlcMillis(entry.hlc),
        entry.actor,
        p.mode,
        p.caller ?? null,
        p.phone ?? null,
        p.text,
      );
    },
    'callNote.converted': (entry: Entry<Payload<'callNote.converted'>>, db: WriteDb) => {
      db.run(
        'incidents.converted',
        'INSERT INTO callNotes (id, incident) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET incident = min(coalesce(incident, ?2), ?2)',
        entry.subject,
        entry.payload.incident,
      );
    },
    'attachment.added': (entry: Entry<Payload<'attachment.added'>>, db: WriteDb) => {
      const p = entry.payload;
      db.run(
        'incidents.attach',
        `INSERT INTO attachments (id, owner, hash, name, mime, size, addedAt, actor) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (id) DO UPDATE SET hash = ?3, name = ?4, mime = ?5, size = ?6, addedAt = ?7, actor = ?8`,
        entry.subject,
        p.of,
        p.hash,
        p.name,
        p.mime,
        p.size,
        hlcMillis(entry.hlc),
        entry.actor,
      );
    },
    'attachment.removed': (entry: Entry<Payload<'attachment.removed'>>, db: WriteDb) => {
      db.run(
        'incidents.detach',
        'INSERT INTO attachments (id, owner, removedAt) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET removedAt = min(coalesce(removedAt, ?3), ?3)',
        entry.subject,
        entry.payload.of,
        hlcMillis(entry.hlc),
      );
    },
  },
};

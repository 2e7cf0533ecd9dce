// The outbox: what is to leave the room and has not yet. Projection of firings and deliveries: a rebuild loses nothing.
import type { Entry } from '#shared/journal/envelope.ts';
import type { Priority } from '#shared/obligations/types.ts';
import { textChannel } from './outbox.ts';
import type { Projection } from '../journal/project.ts';
import type { WriteDb } from '../kernel/db.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

interface NoticePayload {
  person: string;
  name: string;
  role: string;
  channel: string;
  address: string;
}

interface Fired {
  incident: string | null;
  title: string;
  dueAt: number;
  stage: number;
  repeat: number;
  stageId: string;
  priority: Priority;
  notices: NoticePayload[];
}

interface Queued {
  incident: string;
  facilityName: string;
  to: string;
  phone: string;
  text: string;
}

/** The page is told by the change stream; only the others wait in the outbox. */
const insideChannel = 'page';

export const outboxProjection: Projection = {
  name: 'outbox',
  version: 2,
  tables: ['outbox'],
  schema: `
    CREATE TABLE outbox (
      id TEXT PRIMARY KEY, obligation TEXT, incident TEXT, title TEXT, dueAt INTEGER, stageId TEXT, priority TEXT,
      person TEXT, name TEXT, role TEXT, channel TEXT, address TEXT, createdAt INTEGER, state TEXT NOT NULL, doneAt INTEGER,
      text TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX outboxWaiting ON outbox (createdAt) WHERE state = 'waiting';
  `,
  apply: {
    'obligation.stageFired': (entry: Entry<Fired>, db: WriteDb) => {
      const p = entry.payload;
      for (const notice of p.notices) {
        if (notice.channel === insideChannel) continue;
        db.run(
          'outbox.put',
          `INSERT INTO outbox (id, obligation, incident, title, dueAt, stageId, priority, person, name, role, channel, address, createdAt, state)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 'waiting')
           ON CONFLICT (id) DO UPDATE SET obligation = ?2, incident = ?3, title = ?4, dueAt = ?5, stageId = ?6, priority = ?7, person = ?8, name = ?9,
             role = ?10, channel = ?11, address = ?12, createdAt = ?13`,
          `${entry.subject}/${p.stage}/${p.repeat}/${notice.person}/${notice.channel}`,
          entry.subject,
          p.incident,
          p.title,
          p.dueAt,
          p.stageId,
          p.priority,
          notice.person,
          notice.name,
          notice.role,
          notice.channel,
          notice.address,
          hlcMillis(entry.hlc),
        );
      }
    },
    /** Words that a person wrote: they go out as they stand. */
    'placeNotice.queued': (entry: Entry<Queued>, db: WriteDb) => {
      const { incident, facilityName, to, phone, text } = entry.payload;
      db.run(
        'outbox.putText',
        `INSERT INTO outbox (id, obligation, incident, title, dueAt, stageId, priority, person, name, role, channel, address, createdAt, state, text)
         VALUES (?1, '', ?2, ?3, 0, '', 'important', '', ?4, '', '${textChannel}', ?5, ?6, 'waiting', ?7)
         ON CONFLICT (id) DO UPDATE SET obligation = '', incident = ?2, title = ?3, dueAt = 0, stageId = '', priority = 'important', person = '',
           name = ?4, role = '', channel = '${textChannel}', address = ?5, createdAt = ?6, text = ?7`,
        sendId(entry.subject, entry.hlc),
        incident,
        facilityName,
        to === '' ? facilityName : to,
        phone,
        hlcMillis(entry.hlc),
        text,
      );
    },
    'notice.delivered': (entry: Entry<{ at: number }>, db: WriteDb) => settle(db, entry.subject, 'delivered', entry.payload.at),
    'notice.failed': (entry: Entry<{ at: number; final: boolean }>, db: WriteDb) => {
      if (entry.payload.final) settle(db, entry.subject, 'failed', entry.payload.at);
    },
  },
};

/** One sending of what a person wrote. @param subject the notice @param hlc of the entry that put it into the outbox */
const sendId = (subject: string, hlc: string): string => `${subject}/${hlc}`;

/** Delivered outranks failed, whichever entry comes first. */
function settle(db: WriteDb, id: string, state: 'delivered' | 'failed', at: number): void {
  db.run(
    `outbox.${state}`,
    `INSERT INTO outbox (id, state, doneAt) VALUES (?1, '${state}', ?2)
     ON CONFLICT (id) DO UPDATE SET state = '${state}', doneAt = ?2 WHERE state <> 'delivered'`,
    id,
    at,
  );
}

// Tables of what is told to places around incidents. Projection: dropped and rebuilt when its schema changes.
import type { z } from 'zod';
import type { Entry } from '#shared/journal/envelope.ts';
import type { nearEntries } from '#shared/resources/near/entries.ts';
import type { PlaceNoticeValue } from '#shared/resources/near/types.ts';
import { type EntityTable, entitySchema, savedIn } from '../../journal/entity.ts';
import type { Projection } from '../../journal/project.ts';
import type { WriteDb } from '../../kernel/db.ts';

type Payload<T extends keyof typeof nearEntries> = z.infer<(typeof nearEntries)[T]['schema']>;

const notices: EntityTable<PlaceNoticeValue> = {
  table: 'placeNotices',
  blank: {
    incident: '',
    facility: '',
    facilityName: '',
    kind: 'protectedTarget',
    to: '',
    phone: '',
    text: '',
    sent: null,
    delivered: null,
    answered: null,
    order: 0,
    removed: false,
  },
  columns: (notice) => ({ incident: notice.incident, removed: notice.removed ? 1 : 0 }),
};

export const nearProjection: Projection = {
  name: 'near',
  version: 1,
  tables: ['placeNotices', 'roadSpeeds'],
  schema: `
    ${entitySchema('placeNotices', 'incident TEXT NOT NULL, removed INTEGER NOT NULL')}
    CREATE INDEX placeNoticesByIncident ON placeNotices (incident);
    CREATE TABLE roadSpeeds (roadClass TEXT PRIMARY KEY, kmh REAL, hlc TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  apply: {
    'placeNotice.saved': savedIn(notices),
    'roadSpeed.saved': (entry: Entry<Payload<'roadSpeed.saved'>>, db: WriteDb) => {
      const { roadClass, kmh } = entry.payload;
      db.run(
        'near.speed',
        `INSERT INTO roadSpeeds (roadClass, kmh, hlc) VALUES (?, ?, ?)
         ON CONFLICT (roadClass) DO UPDATE SET kmh = excluded.kmh, hlc = excluded.hlc WHERE excluded.hlc > hlc`,
        roadClass,
        kmh,
        entry.hlc,
      );
    },
  },
};

// Tables of the duty of a day. Projection: dropped and rebuilt when its schema changes.
import type { Entry } from '#shared/journal/envelope.ts';
import type { Post } from '#shared/rosters/types.ts';
import type { Projection } from '../journal/project.ts';
import type { WriteDb } from '../kernel/db.ts';

interface Assigned {
  day: string;
  post: Post;
  person: string | null;
  note?: string;
}

export const rostersProjection: Projection = {
  name: 'rosters',
  version: 1,
  tables: ['assignments'],
  schema: `
    CREATE TABLE assignments (
      id TEXT PRIMARY KEY, day TEXT NOT NULL, post TEXT NOT NULL, person TEXT, note TEXT, hlc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX assignmentsByDay ON assignments (day);
  `,
  apply: {
    'duty.assigned': (entry: Entry<Assigned>, db: WriteDb) => {
      const { day, post, person, note } = entry.payload;
      db.run(
        'rosters.assign',
        `INSERT INTO assignments (id, day, post, person, note, hlc) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET day = excluded.day, post = excluded.post, person = excluded.person, note = excluded.note, hlc = excluded.hlc
         WHERE excluded.hlc > hlc`,
        entry.subject,
        day,
        post,
        person,
        note ?? null,
        entry.hlc,
      );
    },
  },
};

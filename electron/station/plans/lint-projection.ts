// Findings that somebody set aside, with the reason. Projection: dropped and rebuilt when its schema changes.
import type { z } from 'zod';
import type { Entry } from '#shared/journal/envelope.ts';
import type { planEntries } from '#shared/plans/entries.ts';
import type { Projection } from '../journal/project.ts';
import type { WriteDb } from '../kernel/db.ts';

export type SetAside = z.infer<(typeof planEntries)['planLint.setAside']['schema']>;

export const planLintProjection: Projection = {
  name: 'planLint',
  version: 1,
  tables: ['planLintAside'],
  schema: `
    CREATE TABLE planLintAside (
      plan TEXT NOT NULL, finding TEXT NOT NULL, hlc TEXT NOT NULL, actor TEXT NOT NULL, aside INTEGER NOT NULL, reason TEXT NOT NULL,
      PRIMARY KEY (plan, finding)
    ) STRICT, WITHOUT ROWID;
  `,
  apply: {
    'planLint.setAside': (entry: Entry<SetAside>, db: WriteDb) => {
      const { finding, aside, reason } = entry.payload;
      db.run(
        'plans.setAside',
        `INSERT INTO planLintAside (plan, finding, hlc, actor, aside, reason) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET hlc = excluded.hlc, actor = excluded.actor, aside = excluded.aside, reason = excluded.reason
         WHERE excluded.hlc > hlc`,
        entry.subject,
        finding,
        entry.hlc,
        entry.actor,
        aside ? 1 : 0,
        reason,
      );
    },
  },
};

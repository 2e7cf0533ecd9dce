// The timeline: one row an entry that reads as a line. The words are made when it is read. Projection: dropped and rebuilt.
import type { Entry } from '#shared/journal/envelope.ts';
import type { LineRules } from '#shared/reviews/types.ts';
import type { Projection } from '../journal/project.ts';
import type { WriteDb } from '../kernel/db.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

/** @param lines the line rules of all features */
export function timelineProjection(lines: LineRules): Projection {
  const apply: Projection['apply'] = {};
  for (const [type, rule] of Object.entries(lines)) {
    apply[type] = (entry: Entry<never>, db: WriteDb) => {
      const recordedAt = hlcMillis(entry.hlc);
      const log = typeof rule.log === 'function' ? rule.log(entry.payload) : rule.log;
      db.run(
        'timeline.put',
        'INSERT OR IGNORE INTO timeline (station, seq, hlc, at, incident, type, sort, inLog, important) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        entry.station,
        entry.seq,
        entry.hlc,
        rule.at?.(entry.payload) ?? recordedAt,
        rule.incident?.(entry.payload, entry.subject) ?? null,
        type,
        rule.sort,
        log ? 1 : 0,
        rule.important?.(entry.payload) ? 1 : 0,
      );
    };
  }
  return {
    name: 'timeline',
    version: 3,
    tables: ['timeline'],
    schema: `
      CREATE TABLE timeline (
        station TEXT NOT NULL, seq INTEGER NOT NULL, hlc TEXT NOT NULL, at INTEGER NOT NULL, incident TEXT, type TEXT NOT NULL, sort TEXT NOT NULL,
        inLog INTEGER NOT NULL, important INTEGER NOT NULL, PRIMARY KEY (at, hlc)
      ) STRICT, WITHOUT ROWID;
      -- The table itself stands in the order of the duty log, so that each command writes one index less.
      CREATE INDEX timelineByIncident ON timeline (incident, at, hlc) WHERE incident IS NOT NULL;
    `,
    apply,
  };
}

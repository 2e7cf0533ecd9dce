// Journal tables are the truth: they change only by a numbered step like this one, with a test and a backup before it.
import type { Migration } from '../../kernel/migrate.ts';

export const entries: Migration = {
  number: 1,
  name: 'entries',
  up(db) {
    db.exec(`
      CREATE TABLE entries (
        rowid INTEGER PRIMARY KEY,
        station TEXT NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        actor TEXT NOT NULL,
        unit TEXT NOT NULL,
        type TEXT NOT NULL,
        v INTEGER NOT NULL,
        subject TEXT NOT NULL,
        payload TEXT NOT NULL,
        prev TEXT NOT NULL,
        hash TEXT NOT NULL,
        sig TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX entriesByStation ON entries (station, seq);
      CREATE INDEX entriesBySubject ON entries (subject);
      -- Exactly once: a stage's firing is one entry of a station, whatever happens to its memory or its projections.
      CREATE UNIQUE INDEX entriesFiredOnce ON entries (station, subject, json_extract(payload, '$.stage'), json_extract(payload, '$.repeat'))
        WHERE type = 'obligation.stageFired';
      CREATE TABLE projections (name TEXT PRIMARY KEY, schemaHash TEXT NOT NULL) STRICT;
    `);
  },
};

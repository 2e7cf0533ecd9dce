// Figures of imports of places: what each came to, and how it ended. Projection: dropped and rebuilt when its schema changes.
import type { Entry } from '#shared/journal/envelope.ts';
import type { ImportedValue, UndoneValue } from '#shared/resources/import/entry-schemas.ts';
import type { Projection } from '../../journal/project.ts';
import type { WriteDb } from '../../kernel/db.ts';

/** Each column has its own last writer; a set of data is imported once and may be undone by two stations. */
const put = (db: WriteDb, column: 'imported' | 'undone', { subject, hlc, actor, payload }: Entry<object>): void => {
  const said = JSON.stringify({ ...payload, hlc, actor });
  db.run('placeImports.row', 'INSERT INTO placeImports (id) VALUES (?) ON CONFLICT DO NOTHING', subject);
  db.run(
    `placeImports.${column}`,
    `UPDATE placeImports SET ${column} = ?1 WHERE id = ?2 AND (${column} IS NULL OR json_extract(${column}, '$.hlc') < ?3)`,
    said,
    subject,
    hlc,
  );
};

export const placeImportsProjection: Projection = {
  name: 'placeImports',
  version: 1,
  tables: ['placeImports'],
  schema: 'CREATE TABLE placeImports (id TEXT PRIMARY KEY, imported TEXT, undone TEXT) STRICT;',
  apply: {
    'dataset.imported': (entry: Entry<ImportedValue>, db: WriteDb) => put(db, 'imported', entry),
    'dataset.undone': (entry: Entry<UndoneValue>, db: WriteDb) => put(db, 'undone', entry),
  },
};

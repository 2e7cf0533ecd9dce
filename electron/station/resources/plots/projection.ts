// Tables of what is plotted and of each step of it. Projection: dropped and rebuilt when its schema changes.
import type { z } from 'zod';
import type { Entry } from '#shared/journal/envelope.ts';
import { blankPlot } from '#shared/resources/plots/blank.ts';
import type { plotEntries } from '#shared/resources/plots/entries.ts';
import type { PlotValue } from '#shared/resources/plots/types.ts';
import { type EntityTable, entitySchema, mergeEntity } from '../../journal/entity.ts';
import type { Projection } from '../../journal/project.ts';
import type { WriteDb } from '../../kernel/db.ts';

const plots: EntityTable<PlotValue> = {
  table: 'plots',
  blank: blankPlot,
  columns: (plot) => ({ incident: plot.incident, removed: plot.removed ? 1 : 0 }),
};

export const plotsProjection: Projection = {
  name: 'plots',
  version: 1,
  tables: ['plots', 'plotSteps'],
  schema: `
    ${entitySchema('plots', 'incident TEXT NOT NULL, removed INTEGER NOT NULL')}
    CREATE INDEX plotsByIncident ON plots (incident, id);
    -- Each entry as it was written: what the map showed at a moment is made from those before it.
    CREATE TABLE plotSteps (hlc TEXT PRIMARY KEY, plot TEXT NOT NULL, incident TEXT NOT NULL, actor TEXT NOT NULL, payload TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX plotStepsByIncident ON plotSteps (incident, hlc);
  `,
  apply: {
    'plot.saved': (entry: Entry<z.infer<(typeof plotEntries)['plot.saved']['schema']>>, db: WriteDb) => {
      const { act: _act, named: _named, ...patch } = entry.payload;
      // A field that is missing stays as it is: zod leaves out what was not given.
      mergeEntity(db, plots, entry.subject, patch as Partial<PlotValue>, entry.hlc);
      db.run(
        'plots.step',
        'INSERT OR IGNORE INTO plotSteps (hlc, plot, incident, actor, payload) VALUES (?, ?, ?, ?, ?)',
        entry.hlc,
        entry.subject,
        entry.payload.incident,
        entry.actor,
        JSON.stringify(entry.payload),
      );
    },
  },
};

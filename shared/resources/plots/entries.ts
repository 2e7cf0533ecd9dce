// Entries about what is plotted. Field by field, the later writer wins; each is a line of the incident's timeline.
import { z } from 'zod';
import type { EntryDefinitions } from '../../journal/versions.ts';
import { plotSchema } from './schemas.ts';
import { plotActs } from './types.ts';

export const plotEntries = {
  'plot.saved': {
    v: 1,
    schema: plotSchema.partial().extend({
      incident: plotSchema.shape.incident,
      act: z.enum(plotActs),
      /** What it was when this was written, for the line in the timeline. Says nothing about the fields. */
      named: plotSchema.pick({ shape: true, symbol: true, text: true }),
    }),
  },
} satisfies EntryDefinitions;

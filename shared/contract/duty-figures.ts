// Contract of the figures of duty: hours by person, gaps, swaps, check-ins, spot checks, and the points of the yearly assessment.
import { z } from 'zod';
import { idSchema } from '../kernel/schemas.ts';
import { posts } from '../rosters/types.ts';
import { base } from './base.ts';
import { nameOut, periodSchema } from './roster-shape.ts';

const read = { permission: 'reviews.read' } as const;

const kindCounts = z.object({ workday: z.number(), weekend: z.number(), holiday: z.number() });

const scoreOut = z.object({
  lines: z.array(z.object({ rule: z.string(), name: z.string(), nameEn: z.string(), count: z.number(), points: z.number() })),
  total: z.number(),
});

/** What was due, and of it what was done late or not at all. */
const timedOut = z.object({ due: z.number(), late: z.number(), missed: z.number() });

const personFiguresOut = z.object({
  person: nameOut,
  unitName: z.string(),
  /** Duties that are over, by the kind of the day on which they began. */
  duties: kindCounts,
  nights: z.number(),
  /** Hours by the kind of the day on which they lay; `statutory` is part of `holiday`, `night` part of all. */
  hours: kindCounts.extend({ statutory: z.number(), night: z.number(), total: z.number() }),
  byPost: z.array(z.object({ post: z.enum(posts), duties: z.number() })),
  /** Came at short notice for somebody; somebody came for them. */
  stoodIn: z.number(),
  replaced: z.number(),
  swaps: z.number(),
  checkIns: timedOut,
  /** By the office's table of allowances; null where it says nothing. */
  yuan: z.number().nullable(),
  restDays: z.number().nullable(),
  score: scoreOut,
});

const unitFiguresOut = z.object({
  roster: idSchema,
  name: z.string(),
  unit: idSchema.nullable(),
  home: z.boolean(),
  shifts: z.number(),
  /** Required posts that nobody held, without and with somebody who answers for it. */
  gaps: z.number(),
  gapsAllowed: z.number(),
  substitutions: z.number(),
  swaps: z.number(),
  checkIns: timedOut,
  handovers: timedOut,
  spotChecks: z.object({ made: z.number(), answered: z.number(), failed: z.number(), averageSeconds: z.number().nullable() }),
  reports: timedOut,
  score: scoreOut,
});

const figuresOut = z.object({
  people: z.array(personFiguresOut),
  units: z.array(unitFiguresOut),
  /** Spot checks that were planned and not made. */
  spotChecksNotMade: z.number(),
  /** Years of the period without holiday data: their holidays are counted as the days of the week say. */
  missingYears: z.array(z.number()),
});
export type FiguresOut = z.infer<typeof figuresOut>;

export const dutyFigures = {
  get: base
    .route({ method: 'GET', path: '/duty/figures', tags: ['duty'] })
    .meta(read)
    .input(periodSchema)
    .output(figuresOut),
  exportFile: base
    .route({ method: 'GET', path: '/duty/figures/export', tags: ['duty'] })
    .meta(read)
    .input(periodSchema.extend({ format: z.enum(['xlsx', 'csv']), of: z.enum(['people', 'units']) }))
    .output(z.file()),
};

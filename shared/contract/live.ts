// Contract of the change stream: keys only, the page fetches again what it shows.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { base, isoSchema } from './base.ts';

/** Every feature that a change can belong to. */
export const changeFeatures = [
  'incidents',
  'obligations',
  'reports',
  'rosters',
  'duty',
  'plans',
  'resources',
  'directory',
  'accounts',
  'settings',
  'reviews',
] as const;

export const liveEvent = z.union([
  z.object({ feature: z.enum(changeFeatures), subject: z.string(), hlc: z.string() }),
  /** Sent when the stream opens and every few seconds: the station's clock, and whether it can record. */
  z.object({ feature: z.literal('clock'), subject: z.literal(''), hlc: z.literal(''), at: isoSchema, fault: z.string().nullable() }),
  /** The reader was away too long to be told each change: fetch everything again. */
  z.object({ feature: z.literal('everything'), subject: z.literal(''), hlc: z.string() }),
]);
export type LiveEvent = z.infer<typeof liveEvent>;

export const live = {
  changes: base
    .route({ method: 'GET', path: '/live', tags: ['live'] })
    .meta({ permission: 'none' })
    .output(eventIterator(liveEvent)),
};

// Entries about layers. Field by field, the later writer wins.
import { z } from 'zod';
import type { EntryDefinitions } from '../../journal/versions.ts';
import { boundaryShapeSchema, mapLayerSchema, placeNameSchema } from './schemas.ts';
import { maxBoundaryShapes, namesPerEntry } from './limits.ts';

export const mapLayerEntries = {
  'mapLayer.saved': { v: 1, schema: mapLayerSchema.partial() },
  /** The unit's own area, or its parts. Subject: the set of data. An earlier one stays. */
  'dataset.boundaryAdded': { v: 1, schema: z.object({ shapes: z.array(boundaryShapeSchema).min(1).max(maxBoundaryShapes) }) },
  /** Names of places that a layer came with. Subject: the set of data; found only once it is taken. */
  'dataset.namesAdded': { v: 1, schema: z.object({ names: z.array(placeNameSchema).min(1).max(namesPerEntry) }) },
} satisfies EntryDefinitions;

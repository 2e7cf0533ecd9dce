// Entries about layers. Field by field, the later writer wins.
import type { EntryDefinitions } from '../../journal/versions.ts';
import { mapLayerSchema } from './schemas.ts';

export const mapLayerEntries = {
  'mapLayer.saved': { v: 1, schema: mapLayerSchema.partial() },
} satisfies EntryDefinitions;

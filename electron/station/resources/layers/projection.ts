// Table of layers. Projection: dropped and rebuilt when its schema changes.
import type { z } from 'zod';
import type { Entry } from '#shared/journal/envelope.ts';
import { blankLayer } from '#shared/resources/layers/blank.ts';
import type { mapLayerEntries } from '#shared/resources/layers/entries.ts';
import type { MapLayerValue } from '#shared/resources/layers/types.ts';
import { type EntityTable, entitySchema, mergeEntity } from '../../journal/entity.ts';
import type { Projection } from '../../journal/project.ts';
import type { WriteDb } from '../../kernel/db.ts';

type Payload<T extends keyof typeof mapLayerEntries> = z.infer<(typeof mapLayerEntries)[T]['schema']>;

const layers: EntityTable<MapLayerValue> = {
  table: 'mapLayers',
  blank: blankLayer,
  columns: (layer) => ({ sortOrder: layer.order, removed: layer.removed ? 1 : 0 }),
};

export const mapLayersProjection: Projection = {
  name: 'mapLayers',
  version: 1,
  tables: ['mapLayers'],
  schema: entitySchema('mapLayers', 'sortOrder INTEGER NOT NULL, removed INTEGER NOT NULL'),
  apply: {
    'mapLayer.saved': (entry: Entry<Payload<'mapLayer.saved'>>, db: WriteDb) => {
      mergeEntity(db, layers, entry.subject, entry.payload as Partial<MapLayerValue>, entry.hlc);
    },
  },
};

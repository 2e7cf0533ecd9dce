// Tables of layers, of the unit's boundaries and of names of places. Projection: dropped and rebuilt when its schema changes.
import type { z } from 'zod';
import type { Entry } from '#shared/journal/envelope.ts';
import { blankLayer } from '#shared/resources/layers/blank.ts';
import type { mapLayerEntries } from '#shared/resources/layers/entries.ts';
import type { MapLayerValue } from '#shared/resources/layers/types.ts';
import { type EntityTable, entitySchema, savedIn } from '../../journal/entity.ts';
import type { Projection } from '../../journal/project.ts';
import type { WriteDb } from '../../kernel/db.ts';
import { pinyinOf } from '../../kernel/pinyin.ts';

type Payload<T extends keyof typeof mapLayerEntries> = z.infer<(typeof mapLayerEntries)[T]['schema']>;

const layers: EntityTable<MapLayerValue> = {
  table: 'mapLayers',
  blank: blankLayer,
  columns: (layer) => ({ sortOrder: layer.order, removed: layer.removed ? 1 : 0 }),
};

export const mapLayersProjection: Projection = {
  name: 'mapLayers',
  version: 1,
  tables: ['mapLayers', 'boundaryShapes', 'placeNames'],
  schema: `
    ${entitySchema('mapLayers', 'sortOrder INTEGER NOT NULL, removed INTEGER NOT NULL')}
    CREATE TABLE boundaryShapes (
      id TEXT PRIMARY KEY, dataset TEXT NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL, polygons TEXT NOT NULL
    ) STRICT;
    CREATE INDEX boundaryShapesByDataset ON boundaryShapes (dataset, role);
    CREATE TABLE placeNames (
      id TEXT PRIMARY KEY, dataset TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, pinyin TEXT NOT NULL, lng REAL NOT NULL, lat REAL NOT NULL
    ) STRICT;
    CREATE INDEX placeNamesByName ON placeNames (name);
    CREATE INDEX placeNamesByDataset ON placeNames (dataset);
  `,
  apply: {
    'mapLayer.saved': savedIn(layers),
    'dataset.boundaryAdded': (entry: Entry<Payload<'dataset.boundaryAdded'>>, db: WriteDb) => {
      for (const { id, role, name, code, polygons } of entry.payload.shapes)
        db.run(
          'layers.addShape',
          'INSERT OR IGNORE INTO boundaryShapes (id, dataset, role, name, code, polygons) VALUES (?, ?, ?, ?, ?, ?)',
          id,
          entry.subject,
          role,
          name,
          code,
          JSON.stringify(polygons),
        );
    },
    'dataset.namesAdded': (entry: Entry<Payload<'dataset.namesAdded'>>, db: WriteDb) => {
      for (const { id, name, kind, position } of entry.payload.names)
        db.run(
          'layers.addName',
          'INSERT OR IGNORE INTO placeNames (id, dataset, name, kind, pinyin, lng, lat) VALUES (?, ?, ?, ?, ?, ?, ?)',
          id,
          entry.subject,
          name,
          kind,
          pinyinOf(name),
          position.lng,
          position.lat,
        );
    },
  },
};

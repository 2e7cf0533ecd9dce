// What can be asked about layers. Reads only.
import type { Id } from '#shared/kernel/ids.ts';
import type { MapLayerValue } from '#shared/resources/layers/types.ts';
import type { DatasetValue } from '#shared/resources/types.ts';
import { entityOf, type EntityRow } from '../../journal/entity.ts';
import type { ReadDb } from '../../kernel/db.ts';

export type MapLayer = MapLayerValue & { id: Id };

/** Also one that was removed. */
export function layerById(db: ReadDb, id: Id): MapLayer | undefined {
  const row = db.get<EntityRow>('layers.byId', 'SELECT id, value FROM mapLayers WHERE id = ?', id);
  return row && entityOf<MapLayerValue>(row);
}

/** From the lowest to the highest. */
export function allLayers(db: ReadDb): MapLayer[] {
  return db
    .all<EntityRow>('layers.all', 'SELECT id, value FROM mapLayers WHERE removed = 0 ORDER BY sortOrder, id')
    .map((row) => entityOf<MapLayerValue>(row));
}

export function removedLayers(db: ReadDb): MapLayer[] {
  return db
    .all<EntityRow>('layers.removed', 'SELECT id, value FROM mapLayers WHERE removed = 1 ORDER BY id DESC')
    .map((row) => entityOf<MapLayerValue>(row));
}

export function layersOfDataset(db: ReadDb, dataset: Id): MapLayer[] {
  return allLayers(db).filter((layer) => layer.dataset === dataset);
}

/** Sets of shapes that are taken in, the latest first, with how many areas a boundary has. */
export function shapeDatasets(db: ReadDb): (DatasetValue & { id: Id; shapes: number })[] {
  const rows = db.all<EntityRow & { shapes: number }>(
    'layers.datasets',
    `SELECT d.id, d.value, (SELECT count(*) FROM boundaryShapes s WHERE s.dataset = d.id) AS shapes
     FROM datasets d WHERE d.shown = 1 AND d.usedFor <> 'facilities' ORDER BY d.id DESC`,
  );
  return rows.map((row) => ({ ...entityOf<DatasetValue>(row), shapes: row.shapes }));
}

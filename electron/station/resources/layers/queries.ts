// What can be asked about layers. Reads only.
import type { Id } from '#shared/kernel/ids.ts';
import type { MapLayerValue } from '#shared/resources/layers/types.ts';
import type { DatasetValue } from '#shared/resources/types.ts';
import type { ReadDb } from '../../kernel/db.ts';

export type MapLayer = MapLayerValue & { id: Id };

interface Row {
  id: Id;
  value: string;
}
const toLayer = ({ id, value }: Row): MapLayer => ({ ...(JSON.parse(value) as MapLayerValue), id });

/** Also one that was removed. */
export function layerById(db: ReadDb, id: Id): MapLayer | undefined {
  const row = db.get<Row>('layers.byId', 'SELECT id, value FROM mapLayers WHERE id = ?', id);
  return row && toLayer(row);
}

/** From the lowest to the highest. */
export function allLayers(db: ReadDb): MapLayer[] {
  return db.all<Row>('layers.all', 'SELECT id, value FROM mapLayers WHERE removed = 0 ORDER BY sortOrder, id').map(toLayer);
}

export function removedLayers(db: ReadDb): MapLayer[] {
  return db.all<Row>('layers.removed', 'SELECT id, value FROM mapLayers WHERE removed = 1 ORDER BY id DESC').map(toLayer);
}

export function layersOfDataset(db: ReadDb, dataset: Id): MapLayer[] {
  return allLayers(db).filter((layer) => layer.dataset === dataset);
}

/** Sets of shapes that are taken in, the latest first, with how many areas a boundary has. */
export function shapeDatasets(db: ReadDb): (DatasetValue & { id: Id; shapes: number })[] {
  const rows = db.all<Row & { shapes: number }>(
    'layers.datasets',
    `SELECT d.id, d.value, (SELECT count(*) FROM boundaryShapes s WHERE s.dataset = d.id) AS shapes
     FROM datasets d WHERE d.shown = 1 AND d.usedFor <> 'facilities' ORDER BY d.id DESC`,
  );
  return rows.map(({ id, value, shapes }) => ({ ...(JSON.parse(value) as DatasetValue), id, shapes }));
}

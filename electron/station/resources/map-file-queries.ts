// What is told of the folder of maps to those who keep files, such as the backup.
import type { DatasetValue } from '#shared/resources/types.ts';
import { entityOf, type EntityRow } from '../journal/entity.ts';
import type { ReadDb } from '../kernel/db.ts';
import { allLayers, removedLayers } from './layers/queries.ts';

/** What the files in the folder of maps are called, by their SHA-256: layers, and the lines of roads. */
export function namesOfMapFiles(db: ReadDb): Map<string, string> {
  const rows = db.all<EntityRow>('layers.roadFiles', "SELECT id, value FROM datasets WHERE usedFor = 'roads'");
  const roads = rows.map((row) => entityOf<DatasetValue>(row)).map(({ sha256, name }): [string, string] => [sha256, name]);
  const layers = [...removedLayers(db), ...allLayers(db)].flatMap(({ file, name }): [string, string][] =>
    file ? [[file.sha256, name]] : [],
  );
  return new Map([...roads, ...layers]);
}

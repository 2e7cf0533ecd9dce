// Own shapes become a file of tiles: runs in a worker, over a file of shapes that the import wrote.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { DomainError } from '#shared/kernel/errors.ts';
import { rowsAt } from '#shared/kernel/tile-grid.ts';
import { cutTiles, labelsLayer, maxMadeTiles, shapesLayer, type TileShape } from '../../documents/vector-tiles.ts';
import { SqliteFile } from '../../kernel/db.ts';

export interface MakeTiles {
  /** A file of shapes as `shape-file.ts` writes it. */
  from: string;
  to: string;
  box: [number, number, number, number];
  minZoom: number;
  maxZoom: number;
  name: string;
}

interface StoredShapes {
  features: { properties: { name: string; kind: string; label: [number, number] | null }; geometry: TileShape['geometry'] }[];
}

/** @returns number of tiles @throws DomainError tooLarge */
export async function makeTiles({ from, to, box, minZoom, maxZoom, name }: MakeTiles): Promise<number> {
  const { features } = JSON.parse(await readFile(from, 'utf8')) as StoredShapes;
  const shapes = features.map(({ properties, geometry }): TileShape => ({ ...properties, geometry }));
  const db = new SqliteFile(to);
  try {
    db.exec(`CREATE TABLE metadata (name TEXT, value TEXT) STRICT;
      CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB, PRIMARY KEY (zoom_level, tile_column, tile_row)) STRICT, WITHOUT ROWID`);
    let made = 0;
    db.transaction(() => {
      for (const { z, x, y, bytes } of cutTiles(shapes, box, minZoom, maxZoom)) {
        made += 1;
        if (made > maxMadeTiles) throw new DomainError('tooLarge', { field: 'tiles', limit: maxMadeTiles, received: made });
        db.run('tiles.insert', 'INSERT INTO tiles VALUES (?, ?, ?, ?)', z, x, rowsAt(z) - 1 - y, gzipSync(bytes));
      }
      const said = {
        name,
        format: 'pbf',
        bounds: box.join(','),
        minzoom: String(minZoom),
        maxzoom: String(maxZoom),
        json: JSON.stringify({
          vector_layers: [shapesLayer, labelsLayer].map((id) => ({ id, fields: { name: 'String', kind: 'String' } })),
        }),
      };
      for (const [key, value] of Object.entries(said)) db.run('tiles.said', 'INSERT INTO metadata VALUES (?, ?)', key, value);
    });
    // One file, to be read by whoever opens it.
    db.raw.pragma('journal_mode = DELETE');
    return made;
  } finally {
    db.close();
  }
}

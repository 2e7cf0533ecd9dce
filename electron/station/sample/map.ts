// Gives the sample county its map: boundary, townships, waters, roads and names, taken in from files as a planner would.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Id } from '#shared/kernel/ids.ts';
import { takeShapes } from '../resources/layers/take-shapes.ts';
import type { Station } from '../station.ts';

type TakeInput = Parameters<typeof takeShapes>[2];

const layers: { file: string; name: string; use: TakeInput['use']; style?: TakeInput['style']; kind?: string; code?: string }[] = [
  { file: 'boundary.geojson', name: '云河县界', use: 'boundary', code: 'adcode' },
  { file: 'townships.geojson', name: '云河县乡镇界', use: 'parts', code: 'adcode' },
  { file: 'lakes.geojson', name: '湖库', use: 'layer', style: 'water' },
  { file: 'rivers.geojson', name: '河流', use: 'layer', style: 'water', kind: 'kind' },
  { file: 'roads.geojson', name: '道路', use: 'roads', style: 'road', kind: 'class' },
  { file: 'villages.geojson', name: '地名', use: 'places', style: 'place', kind: 'kind' },
];

/** @param user who takes them in */
export async function fillMap({ parts }: Station, assetsDir: string, user: Id): Promise<void> {
  for (const { file, name, use, style, kind, code } of layers) {
    const bytes = await readFile(path.join(assetsDir, 'sample-county', 'map', file));
    const table = await parts.readPlaces(file, bytes, {});
    const column = (wanted: string | undefined): number => (wanted === undefined ? -1 : table.columns.indexOf(wanted));
    await takeShapes(
      parts,
      {
        id: file,
        user,
        fileName: file,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        table,
        missing: null,
        at: parts.clock.now(),
      },
      {
        name,
        use,
        source: '示例数据，全部虚构',
        reviewNumber: '',
        dataOn: null,
        crs: 'wgs84',
        epsg: 0,
        secrecy: 'public',
        nameColumn: column('name'),
        codeColumn: column(code),
        kindColumn: column(kind),
        despiteMissing: true,
        previewId: file,
        ...(style ? { style } : {}),
      },
      user,
    );
  }
}

// What a file of shapes holds, as it is shown before anything is written.
import type { z } from 'zod';
import type { shapesPreview } from '#shared/contract/map-shapes.ts';
import { boxOf } from '#shared/kernel/geometry.ts';
import type { PlaceCell, PlaceTable } from '#shared/kernel/place-table.ts';
import type { ShapeImport } from './shape-imports.ts';

const samplesShown = 3;

export const cellText = (cell: PlaceCell | undefined): string => (cell === null || cell === undefined ? '' : String(cell));

const namePattern = /^(name|名称|姓名|地名|行政区名称|xzqmc|mc|nam|label|乡镇|县|村名)$/i;
const codePattern = /^(adcode|code|gb|代码|行政区代码|xzqdm|dm|pac|区划码|行政区划代码)$/i;
const kindPattern = /^(kind|class|type|类别|类型|等级|道路等级|highway|fclass|grade|lb)$/i;
const oneWayPattern = /^(oneway|one_way|(是否)?(单行|单向)(道|线|道路|行驶|通行|标志)?|单双[行向])$/i;

export function previewOf({ id, fileName, table, missing }: ShapeImport): z.input<typeof shapesPreview> {
  const named = (pattern: RegExp): number => table.columns.findIndex((column) => pattern.test(column.trim()));
  return {
    previewId: id,
    fileName,
    format: table.format,
    rows: table.rows.length,
    counts: table.shapes,
    columns: table.columns.map((name, at) => ({ name, samples: samplesOf(table, at) })),
    crs: table.crs && { system: table.crs.system, epsg: table.crs.epsg, declared: table.crs.declared, text: table.crs.text },
    box: boxOf(table.rows.flatMap(({ geometry }) => (geometry ? [geometry] : []))),
    refused: table.refused.length,
    notes: table.notes.map(({ code }) => code),
    guess: { name: named(namePattern), code: named(codePattern), kind: named(kindPattern), oneWay: named(oneWayPattern) },
    missing,
  };
}

function samplesOf(table: PlaceTable, at: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of table.rows) {
    const text = cellText(cells[at]).slice(0, 40);
    if (text !== '') samples.add(text);
    if (samples.size >= samplesShown) break;
  }
  return [...samples];
}

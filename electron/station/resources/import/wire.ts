// Imports of places as the contract says them.
import type { z } from 'zod';
import type { datasetOut, PlacePreview } from '#shared/contract/facility-files.ts';
import { reasonOf } from '#shared/resources/import/file-words.ts';
import type { Locale } from '#shared/resources/words.ts';
import { hlcMillis } from '#shared/time/hlc.ts';
import { actorName } from '../../accounts/queries.ts';
import { isoOf, type StationParts } from '../../parts.ts';
import { type Booked, datasetOfFile, type ImportedDataset, nothingBooked } from './queries.ts';
import type { CheckAnswer, ReadAnswer } from './session-answers.ts';

type Parts = Pick<StationParts, 'read' | 'settings'>;

export function planOut({ refused: _refused, ...check }: CheckAnswer): PlacePreview['check'] {
  return check;
}

export function previewOut(parts: Parts, previewId: string, file: string, read: ReadAnswer, locale: Locale): PlacePreview {
  const { sha256, check, columns, ...rest } = read;
  const same = datasetOfFile(parts.read, sha256);
  return {
    previewId,
    file,
    ...rest,
    columns: columns.map((column, at) => ({ ...column, field: check.settings.mapping[at] ?? null })),
    sameFile: same
      ? {
          id: same.id,
          name: same.name,
          at: isoOf(parts)(hlcMillis(same.begun.hlc)),
          by: actorName(parts.read, same.begun.actor) ?? same.begun.actor,
        }
      : null,
    check: planOut(check),
    refused: check.refused.map(({ row, ...problem }) => ({
      row,
      field: problem.field,
      code: problem.code,
      message: reasonOf(problem, locale),
      received: problem.received,
      ...(problem.limit === undefined ? {} : { limit: problem.limit }),
    })),
  };
}

export function datasetWire(parts: Parts, dataset: ImportedDataset, booked: Booked = nothingBooked): z.input<typeof datasetOut> {
  const iso = isoOf(parts);
  const by = (actor: string): string => actorName(parts.read, actor) ?? actor;
  const { imported, undone, begun } = dataset;
  return {
    id: dataset.id,
    name: dataset.name,
    source: dataset.source,
    reviewNumber: dataset.reviewNumber,
    dataOn: dataset.dataOn,
    crs: dataset.crs,
    epsg: dataset.epsg,
    secrecy: dataset.secrecy,
    file: dataset.file,
    note: dataset.note,
    state: dataset.state,
    rows: dataset.state === 'taken' ? dataset.rows : 0,
    stock: { places: booked.places.length, lines: booked.lines, movements: booked.movements },
    at: iso(hlcMillis(begun.hlc)),
    by: by(begun.actor),
    added: imported?.added ?? 0,
    updated: imported?.updated ?? 0,
    skipped: imported?.skipped ?? 0,
    same: imported?.same ?? 0,
    refused: imported?.refused ?? 0,
    undone: undone && {
      at: iso(hlcMillis(undone.hlc)),
      by: by(undone.actor),
      reason: undone.reason,
      kept: undone.kept,
      restored: undone.restored,
    },
  };
}

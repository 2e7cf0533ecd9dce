// Undoing an import of places as a whole; and taking back what an earlier run of the station left open.
import { systemActor } from '#shared/journal/envelope.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { UndoneValue } from '#shared/resources/import/entry-schemas.ts';
import type { FacilityValue } from '#shared/resources/types.ts';
import type { Tx } from '../../journal/append.ts';
import type { StationParts } from '../../parts.ts';
import { saveDataset } from '../commands.ts';
import { facilityById, facilityClocks } from '../queries.ts';
import { takeBack } from './apply.ts';
import { bookedStock, type ImportedDataset, importedDataset, nothingBooked, openImports, touchedSince } from './queries.ts';

/**
 * Its places are gone again, except those that somebody has changed since or on which stock is booked: these stay as if entered by
 * hand, and no goods lose the place where they lie. Of places that it changed, each field that still stands as the import left it is
 * set back, and the contacts that it added are removed.
 * @throws DomainError notFound, conflict when it is not taken (undone before)
 */
export function undoImport(tx: Tx, id: Id): void {
  const dataset = importedDataset(tx.db, id);
  if (!dataset) throw new DomainError('notFound', { field: 'id' });
  const { imported } = dataset;
  if (dataset.state !== 'taken' || !imported) throw new DomainError('conflict', { field: 'id' });
  const kept = new Set([...touchedSince(tx.db, id), ...(bookedStock(tx.db).get(id) ?? nothingBooked).places]);
  for (const facility of kept) tx.append('facility.saved', facility, { dataset: null });
  const restored = imported.updates.filter((update) => setBack(tx, update)).length;
  const undone: UndoneValue = { file: dataset.file, reason: 'byHand', kept: kept.size, restored };
  tx.append('dataset.undone', id, undone);
  saveDataset(tx, id, { state: 'undone' });
}

/** @returns whether anything was set back */
function setBack(tx: Tx, { id, hlc, before, contacts }: NonNullable<ImportedDataset['imported']>['updates'][number]): boolean {
  const clocks = facilityClocks(tx.db, id);
  const now = facilityById(tx.db, id);
  const back: Partial<FacilityValue> = Object.fromEntries(
    Object.entries(before).filter(([key]) => key !== 'fields' && clocks[key] === hlc),
  );
  const fields = Object.entries(before.fields ?? {}).filter(([key]) => clocks[`field.${key}`] === hlc);
  if (fields.length > 0) back.fields = Object.fromEntries(fields);
  const writes = now !== undefined && Object.keys(back).length > 0;
  if (writes) tx.append('facility.saved', id, back);
  for (const contact of contacts) tx.append('facilityContact.saved', contact, { removed: true });
  return writes || contacts.length > 0;
}

/** What an earlier run began and did not end: killed, or without power. Before anybody is served. */
export function undoOpenImports({ journal, log }: Pick<StationParts, 'journal' | 'log'>): void {
  for (const { id, file } of openImports(journal.db, journal.station))
    takeBack({ journal, log }, systemActor, id, file, 'interrupted', null);
}

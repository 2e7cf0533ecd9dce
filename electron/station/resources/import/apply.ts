// Taking in a plan of places: rows in short transactions that nobody sees, then all of them at once; or nothing.
import { setImmediate } from 'node:timers/promises';
import type { Actor } from '#shared/journal/envelope.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { ImportedValue, undoneReasons } from '#shared/resources/import/entry-schemas.ts';
import type { TiedContact } from '#shared/resources/import/ties.ts';
import { maxImportUpdates, rowsPerEntry } from '#shared/resources/limits.ts';
import type { DatasetValue, FacilityContactValue, FacilityValue } from '#shared/resources/types.ts';
import type { Tx } from '../../journal/append.ts';
import type { StationParts } from '../../parts.ts';
import { saveContact, saveDataset, saveFacility } from '../commands.ts';
import { contactsOfFacility, facilityById } from '../queries.ts';
import { peopleChangedSince, placesNamedSince } from './queries.ts';
import type { Answered } from './place-worker.ts';
import { cancelledError, type Running, type WaitingPlaces } from './store.ts';

export type DatasetFacts = Pick<DatasetValue, 'name' | 'source' | 'reviewNumber' | 'dataOn' | 'secrecy' | 'note'>;
type Parts = Pick<StationParts, 'journal' | 'settings' | 'read' | 'log'>;
type Added = Answered<'added'>;
type Updated = Answered<'updated'>;

/** Contacts of one entry at most. */
const contactsPerEntry = rowsPerEntry * 3;

export interface Accepted {
  dataset: Id | null;
  added: number;
  updated: number;
  skipped: number;
  same: number;
  refused: number;
}

/**
 * Writes exactly the plan of that number.
 * @throws DomainError conflict: places or people of the plan were changed since it was made, or it was cancelled; tooLarge: more updates than
 *   one go may hold; and whatever the journal throws. Nothing of it is there then.
 */
export async function applyPlan(
  parts: Parts,
  { thread, file, read }: Pick<WaitingPlaces, 'thread' | 'file' | 'read'>,
  user: Actor,
  facts: DatasetFacts,
  plan: number | undefined,
  running: Running,
): Promise<Accepted> {
  const { counts, upTo, sha256, settings, people } = await thread.ask('toAccept', [plan]);
  const skipped = counts.duplicate - counts.updates - (counts.adds - counts.new);
  const result = { added: counts.adds, updated: counts.updates, skipped, same: counts.same, refused: counts.refused };
  if (counts.adds + counts.updates === 0) return { dataset: null, ...result };
  if (counts.updates > maxImportUpdates)
    throw new DomainError('tooLarge', { field: 'updates', limit: maxImportUpdates, received: counts.updates });
  if (placesNamedSince(parts.read, upTo) || peopleChangedSince(parts.read, upTo, people))
    throw new DomainError('conflict', { field: 'plan' });
  const updates = await thread.ask('updated', []);
  for (const update of updates) refuseChanged(parts, update);
  const crs = { crs: settings.crs, epsg: settings.crs === 'projected' ? settings.epsg : 0 };
  running.total = counts.adds + counts.updates;
  const dataset = parts.journal.commit(user, (tx) =>
    saveDataset(tx, undefined, {
      ...facts,
      ...crs,
      use: 'facilities',
      file: file.slice(0, 200),
      sha256: read.sha256 || sha256,
      state: 'open',
    }),
  );
  try {
    let contacts = 0;
    for (let from = 0; from < counts.adds; from += rowsPerEntry) {
      refuseCancelled(running);
      const rows = await thread.ask('added', [from, rowsPerEntry, dataset, facts.secrecy]);
      if (rows.length === 0) throw new Error('the plan gave fewer rows than it counted');
      for (const part of portions(rows)) contacts += parts.journal.commit(user, (tx) => addRows(tx, dataset, part));
      running.done += rows.length;
      // Between two entries everything else that waits has its turn.
      await setImmediate();
    }
    refuseCancelled(running);
    parts.journal.commit(user, (tx) => {
      const written = updates.map((update) => {
        refuseChanged({ read: tx.db }, update);
        return writeUpdate(tx, update, parts.settings().zone);
      });
      const imported: ImportedValue = { file: file.slice(0, 200), ...result, contacts, updates: written };
      tx.append('dataset.imported', dataset, imported);
      saveDataset(tx, dataset, { state: 'taken' });
    });
    running.done = running.total;
    return { dataset, ...result };
  } catch (error) {
    const reason = running.cancelled === 'byPerson' ? 'cancelled' : running.cancelled === 'stopping' ? 'interrupted' : 'failed';
    takeBack(parts, user, dataset, file, reason, error);
    throw error;
  }
}

function refuseCancelled({ cancelled }: Running): void {
  if (cancelled === 'stopping') throw new DomainError('stopping');
  if (cancelled) throw cancelledError();
}

/** Rows whose contacts fit into one entry. */
function portions(rows: Added): Added[] {
  const parts: Added[] = [[]];
  let contacts = 0;
  for (const row of rows) {
    if (contacts + row.contacts.length > contactsPerEntry) {
      parts.push([]);
      contacts = 0;
    }
    parts.at(-1)?.push(row);
    contacts += row.contacts.length;
  }
  return parts;
}

const contactValue = (contact: TiedContact, facility: Id, order: number): Partial<FacilityContactValue> => ({
  ...contact,
  facility,
  order,
});

/** @returns how many contacts */
function addRows(tx: Tx, dataset: Id, rows: Added): number {
  const contacts: { id: Id; value: Partial<FacilityContactValue> }[] = [];
  const written = rows.map(({ value, contacts: own }) => {
    const id = tx.newId();
    for (const [order, contact] of own.entries()) contacts.push({ id: tx.newId(), value: contactValue(contact, id, order) });
    return { id, value };
  });
  tx.append('dataset.rowsAdded', dataset, { rows: written, contacts });
  return contacts.length;
}

/** A field that the plan would change holds something else by now: what the person saw is not what would be applied. */
function refuseChanged({ read }: Pick<Parts, 'read'>, { id, patch, before }: Updated[number]): void {
  const now = facilityById(read, id);
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  const { fields = {}, ...plain } = patch;
  const changed =
    !now ||
    now.removed ||
    Object.keys(plain).some((key) => !same(now[key as keyof FacilityValue], before?.[key as keyof FacilityValue])) ||
    Object.keys(fields).some((key) => !same(now.fields[key], before?.fields[key]));
  if (changed) throw new DomainError('conflict', { field: 'plan', received: before?.name });
}

function writeUpdate(tx: Tx, { id, patch, contacts, before }: Updated[number], zone: string): ImportedValue['updates'][number] {
  let hlc = '';
  const noting: Tx = {
    ...tx,
    append: (type, subject, payload) => {
      const entry = tx.append(type, subject, payload);
      if (type === 'facility.saved') hlc = entry.hlc;
      return entry;
    },
  };
  saveFacility(noting, id, patch, zone);
  const order = contactsOfFacility(tx.db, id).length;
  const added = contacts.map((contact, nth) => saveContact(tx, undefined, contactValue(contact, id, order + nth)));
  const { fields, ...plain } = patch;
  const stood: Partial<FacilityValue> = Object.fromEntries(
    Object.keys(plain).map((key) => [key, before?.[key as keyof FacilityValue] ?? null]),
  );
  if (fields) stood.fields = Object.fromEntries(Object.keys(fields).map((key) => [key, before?.fields[key] ?? null]));
  return { id, hlc, before: stood, contacts: added };
}

/** Rows of an import that did not come to its end are gone with one entry. When even that cannot be written, the next start does it. */
export function takeBack(
  { journal, log }: Pick<Parts, 'journal' | 'log'>,
  actor: Actor,
  dataset: Id,
  file: string,
  reason: (typeof undoneReasons)[number],
  cause: unknown,
): void {
  try {
    journal.commit(actor, (tx) => {
      tx.append('dataset.undone', dataset, { file: file.slice(0, 200), reason, kept: 0, restored: 0 });
      saveDataset(tx, dataset, { state: 'undone' });
    });
    log.warn({ dataset, file, reason, err: cause }, 'an import of places was taken back');
  } catch (error) {
    log.error({ err: error, dataset, file }, 'an import of places could not be taken back; the next start does it');
  }
}

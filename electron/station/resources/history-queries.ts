// What was written about a place and its contacts, straight from the journal: what, when, by whom.
import { type EntryDefinitions, upgrade } from '#shared/journal/versions.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { flatten } from '#shared/resources/flat.ts';
import type { FacilityContactValue, FacilityValue } from '#shared/resources/types.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import type { ReadDb } from '../kernel/db.ts';

export interface PlaceChange {
  hlc: Hlc;
  actor: string;
  /** The contact that was changed; null: the place itself. */
  contact: Id | null;
  /** It came with an import. */
  imported: boolean;
  /** By field; `field.x` for those of the kind. */
  values: Record<string, unknown>;
  /** What stood before, where something was known before. */
  before: Record<string, unknown>;
}

interface Row {
  hlc: Hlc;
  actor: string;
  type: string;
  v: number;
  subject: Id;
  payload: string;
}

/** Changes that are read of one place at most: a shelter whose people are counted every hour for months. */
const maxChanges = 2_000;

function read(definitions: EntryDefinitions, facility: Id, row: Row): { contact: Id | null; values: Record<string, unknown> } | null {
  const entry = upgrade(definitions, row.type, row.v, JSON.parse(row.payload));
  if (!entry.known) return null;
  if (row.type === 'dataset.rowsAdded') {
    const { rows } = entry.payload as { rows: { id: Id; value: Partial<FacilityValue> }[] };
    const value = rows.find(({ id }) => id === facility)?.value;
    return value ? { contact: null, values: flatten(value) } : null;
  }
  return row.type === 'facility.saved'
    ? { contact: null, values: flatten(entry.payload as Partial<FacilityValue>) }
    : { contact: row.subject, values: { ...(entry.payload as Partial<FacilityContactValue>) } };
}

/** Newest first. @param dataset the set of data it came with */
export function placeHistory(db: ReadDb, definitions: EntryDefinitions, facility: Id, dataset: Id | null): PlaceChange[] {
  const own = db.all<Row>(
    'resources.history',
    `SELECT hlc, actor, type, v, subject, payload FROM entries
     WHERE (subject = ?1 AND type = 'facility.saved')
        OR (subject IN (SELECT id FROM facilityContacts WHERE facility = ?1) AND type = 'facilityContact.saved')
     ORDER BY hlc DESC LIMIT ${maxChanges}`,
    facility,
  );
  const imported =
    dataset === null
      ? []
      : db.all<Row>(
          'resources.importedRow',
          `SELECT hlc, actor, type, v, subject, payload FROM entries
           WHERE subject = ? AND type = 'dataset.rowsAdded' AND instr(payload, ?) > 0`,
          dataset,
          facility,
        );
  const known = new Map<string, Record<string, unknown>>();
  return [...own, ...imported]
    .toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1))
    .flatMap((row): PlaceChange[] => {
      const change = read(definitions, facility, row);
      if (!change) return [];
      const who = change.contact ?? '';
      const stood = known.get(who) ?? {};
      known.set(who, { ...stood, ...change.values });
      const before = Object.fromEntries(Object.keys(change.values).flatMap((key) => (key in stood ? [[key, stood[key]]] : [])));
      return [{ hlc: row.hlc, actor: row.actor, imported: row.type === 'dataset.rowsAdded', before, ...change }];
    })
    .toReversed();
}

// What a row would change in the place that it is taken for.
import type { Id } from '../../kernel/ids.ts';
import { metresBetween } from '../../kernel/geo.ts';
import type { FacilityValue, FieldValue } from '../types.ts';
import { digitsOf } from './contacts.ts';
import type { ImportContact, PlaceField, PlaceValue } from './types.ts';

/** A position that was written with five decimals and read again has not moved. */
const sameSpotMetres = 2;

/** A place that stands, whole. */
export interface WholePlace {
  id: Id;
  value: FacilityValue;
  /** Of the directory where it is linked, else its own. */
  unitName: string;
  contacts: readonly Pick<ImportContact, 'name' | 'phone' | 'role'>[];
}

export interface Change {
  field: PlaceField | 'position';
  before: FieldValue;
  after: FieldValue;
}

export interface Update {
  changes: Change[];
  patch: Partial<FacilityValue>;
  contacts: ImportContact[];
}

const spot = ({ lng, lat }: { lng: number; lat: number }): string => `${lng.toFixed(6)}, ${lat.toFixed(6)}`;
const contactText = ({ name, phone }: Pick<ImportContact, 'name' | 'phone'>): string => `${name} ${phone}`.trim();

/** Only what the row gives and what differs; what it does not give is left as it stands. @param unit of the directory, by the row's words */
export function updateOf(row: PlaceValue, unit: Id | null, place: WholePlace): Update {
  const update: Update = { changes: [], patch: {}, contacts: [] };
  const { changes, patch } = update;
  for (const field of ['name', 'subKind', 'address', 'note', 'secrecy', 'checkedOn'] as const) {
    const after = row[field];
    const before = place.value[field];
    if (after === undefined || after === '' || after === before) continue;
    Object.assign(patch, { [field]: after });
    changes.push({ field, before, after });
  }
  if (row.unitName !== undefined && row.unitName !== place.unitName && (unit === null || unit !== place.value.unit)) {
    Object.assign(patch, unit === null ? { unit: null, unitName: row.unitName } : { unit, unitName: '' });
    changes.push({ field: 'unitName', before: place.unitName, after: row.unitName });
  }
  const { position } = place.value;
  if (row.position && !(position && metresBetween(position, row.position) <= sameSpotMetres)) {
    patch.position = row.position;
    changes.push({ field: 'position', before: position && spot(position), after: spot(row.position) });
  }
  const fields = Object.entries(row.fields).filter(([key, after]) => after !== (place.value.fields[key] ?? null));
  if (fields.length > 0) patch.fields = Object.fromEntries(fields);
  for (const [key, after] of fields) changes.push({ field: `field.${key}` as PlaceField, before: place.value.fields[key] ?? null, after });
  for (const contact of row.contacts) {
    const known = place.contacts.some(
      ({ name, phone }) =>
        (contact.phone !== '' && digitsOf(phone) === digitsOf(contact.phone)) || (contact.phone === '' && name === contact.name),
    );
    if (known) continue;
    update.contacts.push(contact);
    changes.push({ field: contact.keyHolder ? 'keyHolder' : 'contact', before: '', after: contactText(contact) });
  }
  return update;
}

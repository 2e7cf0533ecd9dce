// Tables of places, their contacts and sets of data. Projection: dropped and rebuilt when its schema changes.
import type { z } from 'zod';
import type { Entry } from '#shared/journal/envelope.ts';
import { blankContact, blankDataset, blankFacility } from '#shared/resources/blank.ts';
import type { facilityEntries } from '#shared/resources/entries.ts';
import { fieldsText, type FlatFacility, flatten, flatText } from '#shared/resources/flat.ts';
import type { DatasetValue, FacilityContactValue, FacilityValue } from '#shared/resources/types.ts';
import { type EntityTable, entitySchema, mergeEntity, savedIn } from '../journal/entity.ts';
import type { Projection } from '../journal/project.ts';
import type { WriteDb } from '../kernel/db.ts';
import { pinyinOf } from '../kernel/pinyin.ts';

type Payload<T extends keyof typeof facilityEntries> = z.infer<(typeof facilityEntries)[T]['schema']>;

const facilities: EntityTable<FlatFacility> = {
  table: 'facilities',
  // A place without any field is flat as it is.
  blank: flatten(blankFacility) as FlatFacility,
  write: flatText,
  columns: (facility) => {
    const pinyin = pinyinOf(facility.name);
    return {
      kind: facility.kind,
      name: facility.name,
      pinyin,
      // All that a place is found by, in one column: a list of many thousand is searched without reading the places themselves.
      search: [facility.name, pinyin, facility.subKind, facility.address, facility.unitName].join('\n').toLowerCase(),
      unit: facility.unit,
      lng: facility.position?.lng ?? null,
      lat: facility.position?.lat ?? null,
      dataset: facility.dataset,
      checkedOn: facility.checkedOn,
      // What a list may be ordered by, short enough to stand in an index.
      fields: fieldsText(facility),
      closed: facility.closed === null ? 0 : 1,
      removed: facility.removed ? 1 : 0,
    };
  },
};

const contacts: EntityTable<FacilityContactValue> = {
  table: 'facilityContacts',
  blank: blankContact,
  columns: (contact) => ({
    facility: contact.facility,
    person: contact.person,
    unit: contact.unit,
    keyHolder: contact.keyHolder ? 1 : 0,
    sortOrder: contact.order,
    removed: contact.removed ? 1 : 0,
  }),
};

const datasets: EntityTable<DatasetValue> = {
  table: 'datasets',
  blank: blankDataset,
  columns: (dataset) => ({ usedFor: dataset.use, shown: dataset.state === 'taken' && !dataset.removed ? 1 : 0 }),
};

const saveFacility = (db: WriteDb, id: string, value: Partial<FacilityValue>, hlc: string): void =>
  void mergeEntity(db, facilities, id, flatten(value), hlc);

export const resourcesProjection: Projection = {
  name: 'resources',
  version: 5,
  tables: ['facilities', 'facilityContacts', 'datasets'],
  schema: `
    ${entitySchema('facilities', 'kind TEXT NOT NULL, name TEXT NOT NULL, pinyin TEXT NOT NULL, search TEXT NOT NULL, unit TEXT, lng REAL, lat REAL, dataset TEXT, checkedOn TEXT, fields TEXT NOT NULL, closed INTEGER NOT NULL, removed INTEGER NOT NULL')}
    CREATE INDEX facilitiesByKind ON facilities (kind, name, id, removed, closed, dataset, search, checkedOn, fields);
    CREATE INDEX facilitiesByUnit ON facilities (unit);
    CREATE INDEX facilitiesByDataset ON facilities (dataset);
    CREATE INDEX facilitiesByLat ON facilities (lat, lng);
    ${entitySchema('facilityContacts', 'facility TEXT NOT NULL, person TEXT, unit TEXT, keyHolder INTEGER NOT NULL, sortOrder INTEGER NOT NULL, removed INTEGER NOT NULL')}
    CREATE INDEX facilityContactsByFacility ON facilityContacts (facility, sortOrder);
    CREATE INDEX facilityContactsByPerson ON facilityContacts (person);
    CREATE INDEX facilityContactsByUnit ON facilityContacts (unit);
    ${entitySchema('datasets', 'usedFor TEXT NOT NULL, shown INTEGER NOT NULL')}
  `,
  apply: {
    'facility.saved': (entry: Entry<Payload<'facility.saved'>>, db: WriteDb) =>
      saveFacility(db, entry.subject, entry.payload as Partial<FacilityValue>, entry.hlc),
    'facilityContact.saved': savedIn(contacts),
    'dataset.rowsAdded': (entry: Entry<Payload<'dataset.rowsAdded'>>, db: WriteDb) => {
      for (const { id, value } of entry.payload.rows) saveFacility(db, id, value as Partial<FacilityValue>, entry.hlc);
      for (const { id, value } of entry.payload.contacts) mergeEntity(db, contacts, id, value as Partial<FacilityContactValue>, entry.hlc);
    },
    'dataset.saved': savedIn(datasets),
  },
};

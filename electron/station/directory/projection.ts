// Tables of units and people. Projection: dropped and rebuilt when its schema changes.
import { digitsOf, searchForm } from '#shared/directory/match.ts';
import type { PersonValue, UnitValue } from '#shared/directory/types.ts';
import type { Entry } from '#shared/journal/envelope.ts';
import { type EntityTable, entitySchema, mergeEntity } from '../journal/entity.ts';
import type { Projection } from '../journal/project.ts';
import type { WriteDb } from '../kernel/db.ts';
import { pinyinOf } from '../kernel/pinyin.ts';

const units: EntityTable<UnitValue> = {
  table: 'units',
  blank: { name: '', shortName: null, kind: 'other', parent: null, phone: null, order: 0, removed: false },
  columns: (unit) => ({
    name: unit.name,
    kind: unit.kind,
    parent: unit.parent,
    digits: digitsOf(unit.phone ?? ''),
    sortOrder: unit.order,
    removed: unit.removed ? 1 : 0,
  }),
};

const people: EntityTable<PersonValue> = {
  table: 'people',
  blank: { name: '', unit: null, post: '', phones: [], email: null, order: 0, removed: false },
  columns: (person) => ({
    name: person.name,
    unit: person.unit,
    pinyin: pinyinOf(person.name),
    search: searchForm(`${person.name} ${person.post}`),
    digits: person.phones.map((phone) => digitsOf(phone.number)).join(' '),
    sortOrder: person.order,
    removed: person.removed ? 1 : 0,
  }),
};

export const directoryProjection: Projection = {
  name: 'directory',
  version: 1,
  tables: ['units', 'people'],
  schema: `
    ${entitySchema('units', 'name TEXT NOT NULL, kind TEXT NOT NULL, parent TEXT, digits TEXT NOT NULL, sortOrder INTEGER NOT NULL, removed INTEGER NOT NULL')}
    ${entitySchema('people', 'name TEXT NOT NULL, unit TEXT, pinyin TEXT NOT NULL, search TEXT NOT NULL, digits TEXT NOT NULL, sortOrder INTEGER NOT NULL, removed INTEGER NOT NULL')}
    CREATE INDEX peopleByUnit ON people (unit, sortOrder);
    CREATE INDEX unitsByParent ON units (parent, sortOrder);
  `,
  apply: {
    'unit.saved': (entry: Entry<Partial<UnitValue>>, db: WriteDb) => {
      mergeEntity(db, units, entry.subject, entry.payload, entry.hlc);
    },
    'person.saved': (entry: Entry<Partial<PersonValue>>, db: WriteDb) => {
      mergeEntity(db, people, entry.subject, entry.payload, entry.hlc);
    },
  },
};

// Tables of units, people, the posts they have held, and groups. Projection: dropped and rebuilt when its schema changes.
import { digitsOf } from '#shared/directory/match.ts';
import type { z } from 'zod';
import type { directoryEntries } from '#shared/directory/entries.ts';
import type { GroupValue, PersonValue, UnitValue } from '#shared/directory/types.ts';
import type { Entry } from '#shared/journal/envelope.ts';
import { type EntityTable, entitySchema, mergeEntity, savedIn } from '../journal/entity.ts';
import type { Projection } from '../journal/project.ts';
import type { WriteDb } from '../kernel/db.ts';
import { pinyinOf, syllablesOf } from '../kernel/pinyin.ts';

type Payload<T extends keyof typeof directoryEntries> = z.infer<(typeof directoryEntries)[T]['schema']>;

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

/** Syllables of a name; with another way to read it behind a bar, for whoever takes 曾 for ceng. */
function spellingOf(name: string): string {
  const asName = syllablesOf(name, true).join(' ');
  const asText = syllablesOf(name).join(' ');
  return asName === asText ? asName : `${asName}|${asText}`;
}

const people: EntityTable<PersonValue> = {
  table: 'people',
  blank: {
    name: '',
    unit: null,
    post: '',
    postSince: null,
    otherPosts: [],
    phones: [],
    email: null,
    qualifications: [],
    note: '',
    order: 0,
    removed: false,
  },
  columns: (person) => ({
    name: person.name,
    unit: person.unit,
    post: person.post,
    pinyin: pinyinOf(person.name, true),
    spelling: spellingOf(person.name),
    digits: person.phones.map((phone) => digitsOf(phone.number)).join(' '),
    otherPosts: person.otherPosts.length === 0 ? null : JSON.stringify(person.otherPosts),
    qualifications: person.qualifications.length === 0 ? null : JSON.stringify(person.qualifications),
    sortOrder: person.order,
    removed: person.removed ? 1 : 0,
  }),
};

const groups: EntityTable<GroupValue> = {
  table: 'groups',
  blank: { name: '', order: 0, removed: false },
  columns: (group) => ({ name: group.name, sortOrder: group.order, removed: group.removed ? 1 : 0 }),
};

/** Every word on a person's post is a row of its own: they only grow, so their order of arrival does not matter. */
function keepPost(db: WriteDb, entry: Entry<Partial<PersonValue>>): void {
  const { unit, post, postSince } = entry.payload;
  if (unit === undefined && post === undefined && postSince === undefined) return;
  db.run(
    'directory.keepPost',
    'INSERT OR IGNORE INTO postWords (person, hlc, word) VALUES (?, ?, ?)',
    entry.subject,
    entry.hlc,
    JSON.stringify({ unit, post, since: postSince }),
  );
}

export const directoryProjection: Projection = {
  name: 'directory',
  version: 2,
  tables: ['units', 'people', 'postWords', 'groups', 'groupMembers', 'imports'],
  schema: `
    ${entitySchema('units', 'name TEXT NOT NULL, kind TEXT NOT NULL, parent TEXT, digits TEXT NOT NULL, sortOrder INTEGER NOT NULL, removed INTEGER NOT NULL')}
    ${entitySchema('people', 'name TEXT NOT NULL, unit TEXT, post TEXT NOT NULL, pinyin TEXT NOT NULL, spelling TEXT NOT NULL, digits TEXT NOT NULL, otherPosts TEXT, qualifications TEXT, sortOrder INTEGER NOT NULL, removed INTEGER NOT NULL')}
    CREATE TABLE postWords (
      person TEXT NOT NULL, hlc TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (person, hlc)
    ) STRICT, WITHOUT ROWID;
    ${entitySchema('groups', 'name TEXT NOT NULL, sortOrder INTEGER NOT NULL, removed INTEGER NOT NULL')}
    CREATE TABLE groupMembers (
      groupId TEXT NOT NULL, person TEXT NOT NULL, member INTEGER NOT NULL, sortOrder INTEGER NOT NULL, hlc TEXT NOT NULL,
      PRIMARY KEY (groupId, person)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE imports (
      id TEXT PRIMARY KEY, station TEXT, seq INTEGER, hlc TEXT, actor TEXT, value TEXT, undone TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX importsByTime ON imports (hlc);
    CREATE INDEX groupsByPerson ON groupMembers (person);
    CREATE INDEX peopleQualified ON people (qualifications) WHERE qualifications IS NOT NULL;
    CREATE INDEX peopleByUnit ON people (unit, sortOrder);
    CREATE INDEX unitsByParent ON units (parent, sortOrder);
  `,
  apply: {
    'unit.saved': savedIn(units),
    'person.saved': (entry: Entry<Partial<PersonValue>>, db: WriteDb) => {
      mergeEntity(db, people, entry.subject, entry.payload, entry.hlc);
      keepPost(db, entry);
    },
    'directory.imported': (entry: Entry<Payload<'directory.imported'>>, db: WriteDb) => {
      db.run(
        'directory.imported',
        `INSERT INTO imports (id, station, seq, hlc, actor, value) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET station = excluded.station, seq = excluded.seq, hlc = excluded.hlc, actor = excluded.actor,
           value = excluded.value WHERE value IS NULL`,
        entry.subject,
        entry.station,
        entry.seq,
        entry.hlc,
        entry.actor,
        JSON.stringify(entry.payload),
      );
    },
    'directory.importUndone': (entry: Entry<Payload<'directory.importUndone'>>, db: WriteDb) => {
      // Of two stations that undo it at once, the first word stays.
      db.run(
        'directory.importUndone',
        `INSERT INTO imports (id, undone) VALUES (?1, ?2)
         ON CONFLICT (id) DO UPDATE SET undone = excluded.undone
         WHERE undone IS NULL OR json_extract(undone, '$.hlc') > json_extract(excluded.undone, '$.hlc')`,
        entry.subject,
        JSON.stringify({ hlc: entry.hlc, actor: entry.actor, ...entry.payload }),
      );
    },
    'group.saved': savedIn(groups),
    'group.memberSet': (entry: Entry<Payload<'group.memberSet'>>, db: WriteDb) => {
      const { group, person, member, order } = entry.payload;
      db.run(
        'directory.member',
        `INSERT INTO groupMembers (groupId, person, member, sortOrder, hlc) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET member = excluded.member, sortOrder = excluded.sortOrder, hlc = excluded.hlc WHERE excluded.hlc > hlc`,
        group,
        person,
        member ? 1 : 0,
        order,
        entry.hlc,
      );
    },
  },
};

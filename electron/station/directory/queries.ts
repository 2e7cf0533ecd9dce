// Reading the directory.
import { type PostHeld, type PostWord, postsHeld } from '#shared/directory/history.ts';
import { digitsOf } from '#shared/directory/match.ts';
import type { GroupValue, PersonValue, UnitKind, UnitValue } from '#shared/directory/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { dayText } from '#shared/time/zone.ts';
import { entityOf, type EntityRow } from '../journal/entity.ts';
import type { ReadDb } from '../kernel/db.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

export type Unit = UnitValue & { id: Id };
export type Person = PersonValue & { id: Id; unitName: string; pinyin: string };

interface PersonRow extends EntityRow {
  unitName: string | null;
  pinyin: string;
}

const toPerson = (row: PersonRow): Person => ({
  ...entityOf<PersonValue>(row),
  unitName: row.unitName ?? '',
  pinyin: row.pinyin,
});

export function unitById(db: ReadDb, id: Id): Unit | undefined {
  const row = db.get<EntityRow>('directory.unit', 'SELECT id, value FROM units WHERE id = ?', id);
  return row && entityOf<UnitValue>(row);
}

export function allUnits(db: ReadDb, kind?: UnitKind): Unit[] {
  const rows = kind
    ? db.all<EntityRow>(
        'directory.unitsOfKind',
        'SELECT id, value FROM units WHERE removed = 0 AND kind = ? ORDER BY sortOrder, name',
        kind,
      )
    : db.all<EntityRow>('directory.units', 'SELECT id, value FROM units WHERE removed = 0 ORDER BY sortOrder, name');
  return rows.map((row) => entityOf<UnitValue>(row));
}

const personColumns = 'p.id, p.value, p.pinyin, u.name AS unitName';
const personTables = 'people p LEFT JOIN units u ON u.id = p.unit';

export function personById(db: ReadDb, id: Id): Person | undefined {
  const row = db.get<PersonRow>('directory.person', `SELECT ${personColumns} FROM ${personTables} WHERE p.id = ?`, id);
  return row && toPerson(row);
}

/** The posts that a person has held, latest first. @param zone in which the days of the entries are told */
export function postHistory(db: ReadDb, person: Id, zone: string): PostHeld[] {
  const rows = db.all<{ hlc: string; word: string }>(
    'directory.postWords',
    'SELECT hlc, word FROM postWords WHERE person = ? ORDER BY hlc',
    person,
  );
  return postsHeld(
    rows.map(({ hlc, word }) => ({
      ...(JSON.parse(word) as Omit<PostWord, 'recorded'>),
      recorded: dayText(hlcMillis(hlc), zone),
    })),
  );
}

export type Group = GroupValue & { id: Id };

export function groupById(db: ReadDb, id: Id): Group | undefined {
  const row = db.get<EntityRow>('directory.group', 'SELECT id, value FROM groups WHERE id = ?', id);
  return row && entityOf<GroupValue>(row);
}

/** Kept groups in their order, with the number of people in each who are still in the directory. */
export function allGroups(db: ReadDb): (Group & { members: number })[] {
  const rows = db.all<EntityRow & { members: number }>(
    'directory.groups',
    `SELECT g.id, g.value, (SELECT count(*) FROM groupMembers m JOIN people p ON p.id = m.person
       WHERE m.groupId = g.id AND m.member = 1 AND p.removed = 0) AS members
     FROM groups g WHERE g.removed = 0 ORDER BY g.sortOrder, g.name, g.id`,
  );
  return rows.map((row) => ({ ...entityOf<GroupValue>(row), members: row.members }));
}

/** Every word on who is in a group, members first in their order. */
export function memberRows(db: ReadDb, group: Id): { person: Id; member: number; sortOrder: number }[] {
  return db.all(
    'directory.memberRows',
    'SELECT person, member, sortOrder FROM groupMembers WHERE groupId = ? ORDER BY sortOrder, person',
    group,
  );
}

/** Ids of the kept groups that a person is in. */
export function groupsOf(db: ReadDb, person: Id): Id[] {
  return db
    .all<{ id: Id }>(
      'directory.groupsOf',
      `SELECT g.id FROM groupMembers m JOIN groups g ON g.id = m.groupId
       WHERE m.person = ? AND m.member = 1 AND g.removed = 0 ORDER BY g.sortOrder, g.name, g.id`,
      person,
    )
    .map((row) => row.id);
}

/** The people of groups, in the order of the groups and of the people within each; each once, nobody who was removed. */
export function membersOfGroups(db: ReadDb, groups: readonly Id[]): Id[] {
  const found = new Set<Id>();
  for (const group of groups) {
    const rows = db.all<{ id: Id }>(
      'directory.membersOf',
      `SELECT p.id FROM groupMembers m JOIN groups g ON g.id = m.groupId JOIN people p ON p.id = m.person
       WHERE m.groupId = ? AND m.member = 1 AND g.removed = 0 AND p.removed = 0 ORDER BY m.sortOrder, p.sortOrder, p.name, p.id`,
      group,
    );
    for (const { id } of rows) found.add(id);
  }
  return [...found];
}

/** Those who have every one of these qualifications; everybody who has any when none is named. */
export function peopleWithQualifications(db: ReadDb, qualifications: readonly string[]): Id[] {
  return db
    .all<{ id: Id; qualifications: string }>(
      'directory.qualified',
      'SELECT id, qualifications FROM people WHERE qualifications IS NOT NULL AND removed = 0 ORDER BY sortOrder, name, id',
    )
    .filter((row) => {
      const has = new Set(JSON.parse(row.qualifications) as string[]);
      return qualifications.every((one) => has.has(one));
    })
    .map((row) => row.id);
}

/** Every qualification that somebody has, so that forms can offer it. */
export function knownQualifications(db: ReadDb): string[] {
  return db
    .all<{ name: string }>(
      'directory.qualifications',
      `SELECT DISTINCT q.value AS name FROM people p, json_each(p.qualifications) q
       WHERE p.qualifications IS NOT NULL AND p.removed = 0 ORDER BY name`,
    )
    .map((row) => row.name);
}

/** Everybody who is in the directory, in no order. */
export function allPeople(db: ReadDb): Person[] {
  return db.all<PersonRow>('directory.everybody', `SELECT ${personColumns} FROM ${personTables} WHERE p.removed = 0`).map(toPerson);
}

/** People by id, in the order of the ids, read in one question. */
export function peopleByIds(db: ReadDb, ids: readonly Id[]): Person[] {
  const rows = db.all<PersonRow>(
    'directory.byIds',
    `SELECT ${personColumns} FROM json_each(?) wanted JOIN people p ON p.id = wanted.value LEFT JOIN units u ON u.id = p.unit
     ORDER BY wanted.key`,
    JSON.stringify(ids),
  );
  return rows.map(toPerson);
}

/** What tables from outside name somebody by. */
export interface PersonName {
  id: Id;
  name: string;
  post: string;
  pinyin: string;
  unit: Id | null;
  /** Digits of each telephone, blanks between them. */
  digits: string;
}

/** Everybody who is kept, in the directory's order: for imports, which look for many at once. */
export function namesOfPeople(db: ReadDb): PersonName[] {
  return db.all<PersonName>(
    'directory.names',
    'SELECT id, name, post, pinyin, unit, digits FROM people WHERE removed = 0 ORDER BY sortOrder, name, id',
  );
}

export interface Caller {
  unit: Unit | null;
  person: Person | null;
}

/** Who is calling, by number, or by a unit's name at the head of what the caller is called ("城关镇值班室"). */
export function identifyCaller(db: ReadDb, caller: string | undefined, phone: string | undefined): Caller {
  const named = unitNamed(db, (caller ?? '').trim());
  const byNumber = callerByNumber(db, phone);
  if (named === null) return byNumber ?? { unit: null, person: null };
  // Who says where he calls from may use somebody else's telephone; who only names the county is known better by the number.
  return byNumber?.unit && isWithin(db, byNumber.unit, named.id) ? byNumber : { unit: named, person: null };
}

function isWithin(db: ReadDb, unit: Unit, top: Id): boolean {
  for (let one: Unit | undefined = unit; one; one = one.parent ? unitById(db, one.parent) : undefined) if (one.id === top) return true;
  return false;
}

function callerByNumber(db: ReadDb, phone: string | undefined): Caller | null {
  const digits = digitsOf(phone ?? '');
  if (digits.length < 5) return null;
  const person = db.get<PersonRow>(
    'directory.byPhone',
    `SELECT ${personColumns} FROM ${personTables} WHERE p.removed = 0 AND (' ' || p.digits || ' ') LIKE ('% ' || ? || ' %') LIMIT 1`,
    digits,
  );
  if (person) {
    const found = toPerson(person);
    return { unit: found.unit ? (unitById(db, found.unit) ?? null) : null, person: found };
  }
  const unit = db.get<EntityRow>('directory.unitByPhone', 'SELECT id, value FROM units WHERE removed = 0 AND digits = ? LIMIT 1', digits);
  return unit ? { unit: entityOf<UnitValue>(unit), person: null } : null;
}

/** The unit with whose name the words begin; the longest of several. */
function unitNamed(db: ReadDb, name: string): Unit | null {
  if (name.length < 2) return null;
  const unit = db.get<EntityRow>(
    'directory.unitByCaller',
    `SELECT id, value FROM units WHERE removed = 0 AND (instr(?1, name) = 1 OR (json_extract(value, '$.shortName') <> '' AND instr(?1, json_extract(value, '$.shortName')) = 1))
     ORDER BY length(name) DESC LIMIT 1`,
    name,
  );
  return unit ? entityOf<UnitValue>(unit) : null;
}

/** Names of places that texts of this county mention: its townships and units. */
export function knownPlaces(db: ReadDb): string[] {
  return db
    .all<{ name: string }>(
      'directory.places',
      "SELECT name FROM units WHERE removed = 0 AND kind IN ('township', 'county', 'enterprise', 'school', 'hospital')",
    )
    .map((row) => row.name.replace(/人民政府$/, ''));
}

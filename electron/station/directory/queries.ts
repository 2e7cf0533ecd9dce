// Reading the directory.
import { digitsOf, searchForm } from '#shared/directory/match.ts';
import type { PersonValue, UnitKind, UnitValue } from '#shared/directory/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { ReadDb } from '../kernel/db.ts';

export type Unit = UnitValue & { id: Id };
export type Person = PersonValue & { id: Id; unitName: string; pinyin: string };

interface UnitRow {
  id: Id;
  value: string;
}
interface PersonRow extends UnitRow {
  unitName: string | null;
  pinyin: string;
}

const toUnit = (row: UnitRow): Unit => ({ ...(JSON.parse(row.value) as UnitValue), id: row.id });
const toPerson = (row: PersonRow): Person => ({
  ...(JSON.parse(row.value) as PersonValue),
  id: row.id,
  unitName: row.unitName ?? '',
  pinyin: row.pinyin,
});

export function unitById(db: ReadDb, id: Id): Unit | undefined {
  const row = db.get<UnitRow>('directory.unit', 'SELECT id, value FROM units WHERE id = ?', id);
  return row && toUnit(row);
}

export function allUnits(db: ReadDb, kind?: UnitKind): Unit[] {
  const rows = kind
    ? db.all<UnitRow>('directory.unitsOfKind', 'SELECT id, value FROM units WHERE removed = 0 AND kind = ? ORDER BY sortOrder, name', kind)
    : db.all<UnitRow>('directory.units', 'SELECT id, value FROM units WHERE removed = 0 ORDER BY sortOrder, name');
  return rows.map(toUnit);
}

const personColumns = 'p.id, p.value, p.pinyin, u.name AS unitName';
const personTables = 'people p LEFT JOIN units u ON u.id = p.unit';

export function personById(db: ReadDb, id: Id): Person | undefined {
  const row = db.get<PersonRow>('directory.person', `SELECT ${personColumns} FROM ${personTables} WHERE p.id = ?`, id);
  return row && toPerson(row);
}

export interface PeopleQuery {
  text?: string | undefined;
  unit?: Id | undefined;
  limit?: number | undefined;
}

/** By name, pinyin, initials, post, unit or digits of a phone; those whose name begins with the text come first. */
export function findPeople(db: ReadDb, query: PeopleQuery): { items: Person[]; total: number } {
  const form = searchForm(query.text ?? '');
  const digits = digitsOf(form);
  const like = `%${form.replaceAll(/[%_\\]/g, (char) => `\\${char}`)}%`;
  const where = `p.removed = 0 AND (?1 IS NULL OR p.unit = ?1) AND (?2 = '' OR p.search LIKE ?3 ESCAPE '\\' OR (' ' || p.pinyin) LIKE ('% ' || ?2 || '%')
    OR coalesce(u.name, '') LIKE ?3 ESCAPE '\\' OR (length(?4) >= 3 AND p.digits LIKE ('%' || ?4 || '%')))`;
  const params = [query.unit ?? null, form, like, digits] as const;
  const items = db.all<PersonRow>(
    'directory.find',
    `SELECT ${personColumns} FROM ${personTables} WHERE ${where} ORDER BY (p.name NOT LIKE (?2 || '%')), u.sortOrder, p.sortOrder, p.name LIMIT ?5`,
    ...params,
    query.limit ?? 500,
  );
  const total = db.get<{ n: number }>('directory.findCount', `SELECT count(*) AS n FROM ${personTables} WHERE ${where}`, ...params)?.n ?? 0;
  return { items: items.map(toPerson), total };
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
  const unit = db.get<UnitRow>('directory.unitByPhone', 'SELECT id, value FROM units WHERE removed = 0 AND digits = ? LIMIT 1', digits);
  return unit ? { unit: toUnit(unit), person: null } : null;
}

/** The unit with whose name the words begin; the longest of several. */
function unitNamed(db: ReadDb, name: string): Unit | null {
  if (name.length < 2) return null;
  const unit = db.get<UnitRow>(
    'directory.unitByCaller',
    `SELECT id, value FROM units WHERE removed = 0 AND (instr(?1, name) = 1 OR (json_extract(value, '$.shortName') <> '' AND instr(?1, json_extract(value, '$.shortName')) = 1))
     ORDER BY length(name) DESC LIMIT 1`,
    name,
  );
  return unit ? toUnit(unit) : null;
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

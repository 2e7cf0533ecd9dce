// What taking in a table of people would do to the directory, line by line. Reads only: the plan that a person saw is what is applied.
import type { ImportProblem, RowValue } from '#shared/directory/import-rows.ts';
import { digitsOf } from '#shared/directory/match.ts';
import { maxPhones } from '#shared/directory/schemas.ts';
import type { ImportField, PersonValue, Phone } from '#shared/directory/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { lastRowid } from '../../journal/read.ts';
import type { ReadDb } from '../../kernel/db.ts';
import { allGroups, allPeople, allUnits, groupsOf, type Person } from '../queries.ts';
import { type Line, type LineOptions, linesOf } from './lines.ts';
import { type Meant, PeopleFinder } from './people.ts';
import { type NewUnit, UnitFinder, type UnitRef } from './units.ts';

export interface PlanOptions extends LineOptions {
  /** Units that are not known are made; otherwise their lines are refused. */
  makeUnits: boolean;
  /** The unit below which new ones stand that name none above. */
  parent: Id | null;
}

export type RowStatus = 'new' | 'changed' | 'same' | 'refused';

interface FieldChange {
  field: ImportField;
  before: string;
  after: string;
}

export interface PlannedRow {
  line: number;
  status: RowStatus;
  value: RowValue;
  /** As it would stand: the name of the unit, also of one that is made. */
  unitName: string;
  /** null: a new person. */
  person: Id | null;
  /** null: no word on the unit. */
  unit: UnitRef | null;
  /** Without the unit, which may have to be made first. */
  patch: Partial<PersonValue>;
  /** Names of the groups that the person is put into. */
  groups: string[];
  changes: FieldChange[];
  problems: ImportProblem[];
  cells: string[];
}

export interface Plan {
  rows: PlannedRow[];
  units: NewUnit[];
  /** Names of groups that are made. */
  groups: string[];
  passed: number;
  counts: Record<RowStatus, number>;
  /** The journal's latest entry when the plan was made: after another one of the directory it is stale. */
  upTo: number;
}

const phonesText = (phones: readonly Phone[]): string =>
  phones.map((phone) => (phone.hours ? `${phone.number}（${phone.hours}）` : phone.number)).join('、');

/** The line's numbers in place of those of the same kinds; kinds that it does not name stay. Numbers that stand keep their hours. */
function mergedPhones(before: readonly Phone[], given: readonly Phone[]): Phone[] {
  const kinds = new Set(given.map((phone) => phone.kind));
  const known = new Map(before.map((phone) => [`${phone.kind} ${digitsOf(phone.number)}`, phone]));
  const taken = given.map((phone) => {
    const was = known.get(`${phone.kind} ${digitsOf(phone.number)}`);
    return was ? { ...was, ...(phone.hours === undefined ? {} : { hours: phone.hours }) } : phone;
  });
  const kept = before.filter((phone) => !kinds.has(phone.kind));
  const key = (phone: Phone): string => `${phone.kind} ${digitsOf(phone.number)} ${phone.hours ?? ''}`;
  const merged = [...taken, ...kept];
  const same = merged.length === before.length && new Set([...merged, ...before].map(key)).size === before.length;
  return same ? [...before] : merged;
}

function changesOf(before: Person | null, value: RowValue): { patch: Partial<PersonValue>; changes: FieldChange[] } {
  const patch: Partial<PersonValue> = {};
  const changes: FieldChange[] = [];
  const say = (field: ImportField, was: string, is: string): void => {
    if (before) changes.push({ field, before: was, after: is });
  };
  for (const field of ['post', 'note'] as const) {
    if (value[field] === '' || value[field] === before?.[field]) continue;
    patch[field] = value[field];
    say(field, before?.[field] ?? '', value[field]);
  }
  if (value.postSince !== null && value.postSince !== before?.postSince) {
    patch.postSince = value.postSince;
    say('postSince', before?.postSince ?? '', value.postSince);
  }
  if (value.email !== null && value.email !== before?.email) {
    patch.email = value.email;
    say('email', before?.email ?? '', value.email);
  }
  if (value.order !== null && value.order !== before?.order) {
    patch.order = value.order;
    say('order', String(before?.order ?? ''), String(value.order));
  }
  if (value.qualifications.length > 0 && JSON.stringify(value.qualifications) !== JSON.stringify(before?.qualifications)) {
    patch.qualifications = value.qualifications;
    say('qualifications', (before?.qualifications ?? []).join('、'), value.qualifications.join('、'));
  }
  if (value.phones.length > 0) {
    const phones = mergedPhones(before?.phones ?? [], value.phones);
    if (JSON.stringify(phones) !== JSON.stringify(before?.phones)) {
      patch.phones = phones;
      say('phone', phonesText(before?.phones ?? []), phonesText(phones));
    }
  }
  return { patch, changes };
}

/** @param today YYYY-MM-DD in the unit's zone */
export function makePlan(db: ReadDb, rows: readonly (readonly string[])[], options: PlanOptions, today: string): Plan {
  const upTo = lastRowid(db);
  const units = new UnitFinder(allUnits(db), options.makeUnits, options.parent);
  const groups = new Map(allGroups(db).map((group) => [group.name, group.id]));
  const { lines, passed } = linesOf(rows, options, today);
  const found = lines.map((line) => withUnit(line, units));
  const sound = found.filter((one) => one.problems.length === 0);
  const matches = new PeopleFinder(allPeople(db)).match(sound.map(({ line, unit }) => meantOf(line, unit)));
  const matchOf = new Map(sound.map((one, nth) => [one, matches[nth]]));
  const newGroups = new Set<string>();
  const placeInUnit = new Map<string, number>();
  const counts = { new: 0, changed: 0, same: 0, refused: 0 };
  const planned = found.map((one): PlannedRow => {
    const { line, unit } = one;
    const match = matchOf.get(one);
    const problems = [...one.problems];
    if (match && 'fault' in match) {
      problems.push({ field: 'name', code: match.fault, received: line.value.name, ...('line' in match ? { limit: match.line } : {}) });
    }
    const place = (placeInUnit.get(unit?.key ?? '') ?? 0) + 1;
    placeInUnit.set(unit?.key ?? '', place);
    const person = match && 'person' in match ? match.person : null;
    const { patch, changes } = changesOf(person, line.value);
    if (person && unit && unit.id !== person.unit) changes.unshift({ field: 'unit', before: units.nameOf(person.unit), after: unit.name });
    const mine = person && line.value.groups.length > 0 ? new Set(groupsOf(db, person.id)) : new Set<Id>();
    const joins = line.value.groups.filter((name) => !mine.has(groups.get(name) ?? ''));
    if (person && joins.length > 0) changes.push({ field: 'groups', before: '', after: joins.join('、') });
    if ((patch.phones?.length ?? 0) > maxPhones) {
      problems.push({ field: 'phone', code: 'tooMany', received: String(patch.phones?.length), limit: maxPhones });
    }
    const status: RowStatus = problems.length > 0 ? 'refused' : person === null ? 'new' : changes.length === 0 ? 'same' : 'changed';
    counts[status] += 1;
    if (status === 'new' || status === 'changed') for (const name of joins) if (!groups.has(name)) newGroups.add(name);
    // People are listed as they stand in the file where it gives no order of its own.
    const inFile: Partial<PersonValue> = person === null && patch.order === undefined ? { order: place } : {};
    return {
      line: line.line,
      status,
      value: line.value,
      unitName: unit?.name ?? units.nameOf(person?.unit ?? null),
      person: person?.id ?? null,
      unit,
      patch: { ...(person === null ? { name: line.value.name } : {}), ...patch, ...inFile },
      groups: joins,
      changes,
      problems,
      cells: line.cells,
    };
  });
  return { rows: planned, units: usedUnits(units.made, planned), groups: [...newGroups], passed, counts, upTo };
}

interface WithUnit {
  line: Line;
  unit: UnitRef | null;
  problems: ImportProblem[];
}

function withUnit(line: Line, units: UnitFinder): WithUnit {
  const { above, unit, department } = line.value;
  if (line.problems.length > 0) return { line, unit: null, problems: line.problems };
  const found = units.find(above, unit, department);
  if ('found' in found) return { line, unit: found.found, problems: [] };
  return { line, unit: null, problems: [{ field: 'unit', code: found.fault, received: found.text }] };
}

const meantOf = (line: Line, unit: UnitRef | null): Meant => ({
  line: line.line,
  name: line.value.name,
  unit: unit?.key ?? '',
  phones: line.value.phones,
});

/** Only those units that somebody who is taken in stands in, and those above them. */
function usedUnits(made: readonly NewUnit[], rows: readonly PlannedRow[]): NewUnit[] {
  const wanted = new Set(rows.flatMap((row) => (row.status !== 'refused' && row.unit?.id === null ? row.unit.key : [])));
  for (const unit of made.toReversed()) if (wanted.has(unit.key) && unit.parent?.id === null) wanted.add(unit.parent.key);
  return made.filter((unit) => wanted.has(unit.key));
}

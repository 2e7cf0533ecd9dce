// Taking in a plan of people, all of it or nothing; and setting back what an import wrote.
import { memberKey } from '#shared/directory/entries.ts';
import { mergeFields } from '#shared/journal/merge.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Tx } from '../../journal/append.ts';
import { saveGroup, savePerson, saveUnit, setMembers } from '../commands.ts';
import { allGroups } from '../queries.ts';
import { changedSince, earlierPatches, entriesOfImport, fieldClocks, importById, memberClock, unitIsEmpty } from '../import-queries.ts';
import type { Plan, PlannedRow } from './plan.ts';

export interface ImportSource {
  file: string;
  sha256: string;
}

/**
 * Writes exactly the plan, in the caller's transaction.
 * @returns id of the import
 * @throws DomainError conflict when the directory has changed since the plan was made, notValid when the plan changes nothing
 */
export function applyPlan(tx: Tx, plan: Plan, source: ImportSource): Id {
  if (changedSince(tx.db, plan.upTo)) throw new DomainError('conflict', { field: 'plan' });
  const rows = plan.rows.filter((row) => row.status === 'new' || row.status === 'changed');
  if (rows.length === 0) throw new DomainError('notValid', { field: 'plan', received: 0 });
  let entries = 0;
  const counting: Tx = {
    ...tx,
    append: (type, subject, payload) => {
      entries += 1;
      return tx.append(type, subject, payload);
    },
  };
  const units = makeUnits(counting, plan);
  const people = rows.map((row) => ({ row, id: writePerson(counting, row, units) }));
  const groups = new Map(allGroups(tx.db).map((group) => [group.name, group.id]));
  for (const name of plan.groups) groups.set(name, saveGroup(counting, undefined, { name, order: groups.size + 1, removed: false }));
  for (const [name, id] of groups) {
    const joining = people.filter(({ row }) => row.groups.includes(name)).map((one) => one.id);
    if (joining.length > 0) setMembers(counting, id, joining, true);
  }
  const subject = tx.newId();
  tx.append('directory.imported', subject, {
    ...source,
    added: plan.counts.new,
    changed: plan.counts.changed,
    same: plan.counts.same,
    refused: plan.counts.refused,
    units: plan.units.length,
    groups: plan.groups.length,
    entries,
  });
  return subject;
}

function makeUnits(tx: Tx, plan: Plan): Map<string, Id> {
  const made = new Map<string, Id>();
  for (const [nth, unit] of plan.units.entries()) {
    const parent = unit.parent === null ? null : (unit.parent.id ?? made.get(unit.parent.key) ?? null);
    made.set(
      unit.key,
      saveUnit(tx, undefined, { name: unit.name, shortName: null, kind: unit.kind, parent, order: nth + 1, removed: false }),
    );
  }
  return made;
}

function writePerson(tx: Tx, row: PlannedRow, units: ReadonlyMap<string, Id>): Id {
  const unit = row.unit === null ? undefined : (row.unit.id ?? units.get(row.unit.key));
  return savePerson(tx, row.person ?? undefined, { ...row.patch, ...(unit === undefined ? {} : { unit }) });
}

export interface Undone {
  restored: number;
  /** Left as they are: somebody has changed them since, or other things depend on them. */
  kept: number;
}

const tables: Record<string, 'people' | 'units' | 'groups'> = { 'person.saved': 'people', 'unit.saved': 'units', 'group.saved': 'groups' };

/**
 * Sets back each field that still stands as the import left it; people, units and groups that it made are removed.
 * @throws DomainError notFound, conflict when it was undone before
 */
export function undoImport(tx: Tx, id: Id): Undone {
  const done = importById(tx.db, id);
  if (!done) throw new DomainError('notFound', { field: 'id' });
  if (done.undone) throw new DomainError('conflict', { field: 'id' });
  const undone = { restored: 0, kept: 0 };
  // What was written last is set back first: people leave before the units that were made for them.
  for (const entry of entriesOfImport(tx.db, done)) {
    const payload = JSON.parse(entry.payload) as Record<string, unknown>;
    if (entry.type === 'group.memberSet') {
      const { group, person, order } = payload as { group: Id; person: Id; order: number };
      if (memberClock(tx.db, group, person) !== entry.hlc) undone.kept += 1;
      else {
        tx.append('group.memberSet', memberKey(group, person), { group, person, member: payload.member !== true, order });
        undone.restored += 1;
      }
      continue;
    }
    const table = tables[entry.type];
    if (!table) continue;
    const clocks = fieldClocks(tx.db, table, entry.subject);
    const untouched = Object.keys(payload).filter((field) => clocks[field] === entry.hlc);
    const before = earlierPatches(tx.db, entry.type, entry.subject, entry.hlc);
    if (before.length === 0) {
      const whole = Object.values(clocks).every((hlc) => hlc <= entry.hlc);
      if (!whole || (table === 'units' && !unitIsEmpty(tx.db, entry.subject))) undone.kept += 1;
      else {
        tx.append(entry.type, entry.subject, { removed: true });
        undone.restored += 1;
      }
      continue;
    }
    let value: Record<string, unknown> = {};
    let known: Record<string, string> = {};
    for (const one of before)
      ({ value, clocks: known } = mergeFields(value, known, JSON.parse(one.payload) as Record<string, unknown>, one.hlc));
    const back = Object.fromEntries(untouched.map((field) => [field, value[field] ?? blanks[field] ?? null]));
    if (untouched.length > 0) tx.append(entry.type, entry.subject, back);
    if (untouched.length === Object.keys(payload).length) undone.restored += 1;
    else undone.kept += 1;
  }
  tx.append('directory.importUndone', id, { ...undone });
  return undone;
}

/** What a field of a person is before anybody has said it. */
const blanks: Record<string, unknown> = { post: '', note: '', phones: [], qualifications: [], otherPosts: [], order: 0, removed: false };

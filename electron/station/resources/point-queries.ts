// Places with a position in columns, as the contract says them to the map: page by page, or what was written since a revision.
import type { z } from 'zod';
import type { facilities } from '#shared/contract/facilities.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { facilityKinds } from '#shared/resources/types.ts';
import { allUnits } from '../directory/queries.ts';
import type { ReadDb } from '../kernel/db.ts';
import type { StationParts } from '../parts.ts';
import { type FacilityPoint, facilityPointsAfter, facilityPointsOf } from './queries.ts';

type Points = z.input<NonNullable<(typeof facilities.points)['~orpc']['outputSchema']>>;

/** Places of one answer: they take the station's thread for some twenty milliseconds. */
const pageSize = 3_000;
/** Whoever was away for longer than this many entries gets all places again: looking for the changes would take as long. */
const maxEntriesBack = 5_000;

/** The latest entry by its number, and by its hash: a journal that was restored goes on with the same numbers. */
function revisionAt(db: ReadDb, rowid: number | null): string {
  const entry = db.get<{ rowid: number; hash: string }>(
    'resources.revision',
    'SELECT rowid, hash FROM entries WHERE rowid = coalesce(?, (SELECT max(rowid) FROM entries))',
    rowid,
  );
  return entry ? `${entry.rowid}-${entry.hash.slice(0, 12)}` : '';
}

/** Places that were written after a revision; null: any may be another by now, or too many are. */
function changedSince(db: ReadDb, since: string): Id[] | null {
  const from = Number(since.split('-')[0]);
  if (!Number.isSafeInteger(from) || revisionAt(db, from) !== since) return null;
  const latest = Number(revisionAt(db, null).split('-')[0]);
  if (latest - from > maxEntriesBack) return null;
  const changes = db.all<{ type: string; subject: Id }>(
    'resources.changes',
    "SELECT DISTINCT type, subject FROM entries WHERE rowid > ? AND type IN ('facility.saved', 'dataset.saved', 'unit.saved')",
    from,
  );
  // A set of data that is taken or undone shows or hides all its places; a unit's new name stands at all that are its.
  if (changes.length > pageSize || changes.some(({ type }) => type !== 'facility.saved')) return null;
  return changes.map(({ subject }) => subject);
}

function columnsOf(db: ReadDb, points: readonly FacilityPoint[]) {
  const inDirectory = new Map(points.length === 0 ? [] : allUnits(db).map(({ id, name }) => [id, name]));
  const unitNames: string[] = [];
  const places = new Map<string, number>();
  const unitOf = (name: string): number => {
    if (name === '') return -1;
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, unitNames.length);
    return unitNames.push(name) - 1;
  };
  return {
    ids: points.map(({ id }) => id),
    names: points.map(({ name }) => name),
    subKinds: points.map(({ subKind }) => subKind),
    kinds: points.map(({ kind }) => facilityKinds.indexOf(kind)),
    lngs: points.map(({ lng }) => lng),
    lats: points.map(({ lat }) => lat),
    closed: points.map(({ closed }) => closed === 1),
    opened: points.map(({ opened }) => opened === 1),
    pinyins: points.map(({ pinyin }) => pinyin),
    units: points.map(({ unit, unitName }) => unitOf((unit && inDirectory.get(unit)) || unitName)),
    unitNames,
  };
}

/** @param cursor of the page before @param since revision of what the asker has */
export function pointColumns({ read }: Pick<StationParts, 'read'>, cursor: string | undefined, since: string | undefined): Points {
  const revision = revisionAt(read, null);
  const changed = since === undefined || cursor !== undefined ? null : changedSince(read, since);
  if (changed) {
    const points = facilityPointsOf(read, changed);
    const there = new Set(points.map(({ id }) => id));
    return { ...columnsOf(read, points), revision, changesOnly: true, gone: changed.filter((id) => !there.has(id)) };
  }
  const points = facilityPointsAfter(read, cursor ?? '', pageSize);
  const last = points.length === pageSize ? points.at(-1)?.id : undefined;
  return { ...columnsOf(read, points), revision, changesOnly: false, gone: [], ...(last === undefined ? {} : { nextCursor: last }) };
}

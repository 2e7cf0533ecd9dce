// How much is there today: what the places of each kind have together, and how old what they say is.
import { fieldsOf } from '#shared/resources/fields.ts';
import { type FacilityKind, facilityKinds } from '#shared/resources/types.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import { lastRowid } from '../journal/read.ts';
import type { ReadDb, SqlValue } from '../kernel/db.ts';
import { shown } from './queries.ts';

export interface FieldToday {
  field: string;
  /** Sum of a number; how many say yes; null where adding up means nothing (water levels). */
  total: number | null;
  /** Places that say it at all. */
  known: number;
  /** When it was written for the place where that is longest ago, and the latest; of what changes by the hour. */
  oldest: Hlc | null;
  newest: Hlc | null;
}

export interface KindToday {
  kind: FacilityKind;
  /** Open ones, which are counted below. */
  places: number;
  closed: number;
  unplaced: number;
  fields: FieldToday[];
}

/** What the figures are made of. */
const madeOf = "('facility.saved', 'dataset.rowsAdded', 'dataset.saved')";

/** Counts again only when something was written about places: adding up many thousand takes longer than the clock should wait often. */
export function rememberedToday(): (db: ReadDb) => KindToday[] {
  let kept: { upTo: number; kinds: KindToday[] } | null = null;
  return (db) => {
    const upTo = lastRowid(db);
    const since = kept && db.get('resources.since', `SELECT 1 FROM entries WHERE rowid > ? AND type IN ${madeOf} LIMIT 1`, kept.upTo);
    kept = { upTo, kinds: kept && !since && upTo >= kept.upTo ? kept.kinds : kindsToday(db) };
    return kept.kinds;
  };
}

/** Closed places have nothing to give: they are counted as closed and in no sum. */
function kindsToday(db: ReadDb): KindToday[] {
  const counts = db.all<{ kind: FacilityKind; places: number; closed: number; unplaced: number }>(
    'resources.today',
    `SELECT f.kind, sum(1 - f.closed) AS places, sum(f.closed) AS closed, sum(f.closed = 0 AND f.lng IS NULL) AS unplaced
     FROM facilities f WHERE ${shown} GROUP BY f.kind`,
  );
  const byKind = new Map(counts.map((row) => [row.kind, row]));
  return facilityKinds.flatMap((kind) => {
    const count = byKind.get(kind);
    return count ? [{ ...count, fields: fieldsToday(db, kind) }] : [];
  });
}

function fieldsToday(db: ReadDb, kind: FacilityKind): FieldToday[] {
  const wanted = fieldsOf(kind).filter(([, { sum, state }]) => sum || state);
  if (wanted.length === 0) return [];
  // Keys stand in our own table of fields: letters only.
  const columns = wanted.flatMap(([key, { state }], nth) => {
    const value = `json_extract(f.value, '$."field.${key}"')`;
    const at = `CASE WHEN ${value} IS NULL THEN NULL ELSE json_extract(f.clocks, '$."field.${key}"') END`;
    return [
      `sum(${value}) AS total${nth}`,
      `count(${value}) AS known${nth}`,
      ...(state ? [`min(${at}) AS oldest${nth}`, `max(${at}) AS newest${nth}`] : []),
    ];
  });
  const row =
    db.get<Record<string, SqlValue>>(
      `resources.today.${kind}`,
      `SELECT ${columns.join(', ')} FROM facilities f WHERE ${shown} AND f.kind = ? AND f.closed = 0`,
      kind,
    ) ?? {};
  const numberOf = (value: SqlValue | undefined): number => (typeof value === 'number' ? value : 0);
  const textOf = (value: SqlValue | undefined): string | null => (typeof value === 'string' ? value : null);
  return wanted.map(([field, { sum, type }], nth) => ({
    field,
    total: sum || type === 'yesNo' ? numberOf(row[`total${nth}`]) : null,
    known: numberOf(row[`known${nth}`]),
    oldest: textOf(row[`oldest${nth}`]),
    newest: textOf(row[`newest${nth}`]),
  }));
}

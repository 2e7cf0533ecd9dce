// Places that a plan should no longer count on, for the check of plans. Reads only.
import type { Id } from '#shared/kernel/ids.ts';
import type { LintPlace } from '#shared/plans/lint/input.ts';
import type { FacilityKind, FacilityValue } from '#shared/resources/types.ts';
import type { ReadDb } from '../kernel/db.ts';
import { shown } from './queries.ts';

interface Row {
  name: string;
  kind: FacilityKind;
  unit: Id | null;
}

/** Named instead of one that is gone, at most. */
const maxInstead = 2;

/** Closed and removed places whose name no place in use bears. */
export function placesForLint(db: ReadDb): LintPlace[] {
  const open = db.all<Row>(
    'resources.openNames',
    `SELECT f.name, f.kind, f.unit FROM facilities f WHERE ${shown} AND f.closed = 0 ORDER BY f.kind, f.name, f.id`,
  );
  const gone = db.all<Row & { value: string; removed: number }>(
    'resources.goneNames',
    `SELECT f.name, f.kind, f.unit, f.value, f.removed FROM facilities f
     WHERE (f.removed = 1 OR f.closed = 1) AND (f.dataset IS NULL OR EXISTS (SELECT 1 FROM datasets d WHERE d.id = f.dataset AND d.shown = 1))
     ORDER BY f.removed, f.name, f.id`,
  );
  const names = new Set(open.map(({ name }) => name));
  const seen = new Set<string>();
  return gone.flatMap(({ name, kind, unit, value, removed }): LintPlace[] => {
    if (names.has(name) || seen.has(name)) return [];
    seen.add(name);
    const { closed } = JSON.parse(value) as Pick<FacilityValue, 'closed'>;
    return [
      {
        name,
        closed: removed === 1 ? null : closed,
        longer: open.filter((one) => one.name.includes(name)).map((one) => one.name),
        instead: open
          .filter((one) => one.kind === kind && one.unit === unit && unit !== null)
          .slice(0, maxInstead)
          .map((one) => one.name),
      },
    ];
  });
}

// Every change of a seat by hand, as the journal has them: who came for whom, and why.
import type { Id } from '#shared/kernel/ids.ts';
import type { AssignedHow } from '#shared/rosters/types.ts';
import type { ReadDb } from '../kernel/db.ts';

export interface ChangeRow {
  key: string;
  day: string;
  post: string;
  person: Id | null;
  how: AssignedHow;
  instead: Id | null;
  reason: string | null;
  actor: string;
  swap: Id | null;
  hlc: string;
}

/** Changes of a roster's seats of a period of days (both included), oldest first. */
export function seatChanges(db: ReadDb, roster: Id, from: string, to: string): ChangeRow[] {
  return db.all<ChangeRow>(
    'rosters.changes',
    `SELECT key, day, post, person, how, instead, reason, actor, swap, hlc FROM seatHistory
     WHERE day >= ? AND day <= ? AND roster = ? ORDER BY hlc`,
    from,
    to,
    roster,
  );
}

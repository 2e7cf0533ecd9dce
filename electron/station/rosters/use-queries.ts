// Since when a roster is used, and since when somebody sits on a seat.
import type { Id } from '#shared/kernel/ids.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { ReadDb } from '../kernel/db.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

const instantOf = (hlc: string | null | undefined): Millis | null => (hlc ? hlcMillis(hlc) : null);

/** The first time that somebody put a person on a seat of it or published it; null while nobody has. */
export function firstUse(db: ReadDb, roster: Id): Millis | null {
  const row = db.get<{ hlc: string | null }>(
    'rosters.firstUse',
    `SELECT min(hlc) AS hlc FROM (SELECT min(hlc) AS hlc FROM seatHistory WHERE roster = ?1
       UNION ALL SELECT min(hlc) AS hlc FROM publications WHERE roster = ?1)`,
    roster,
  );
  return instantOf(row?.hlc);
}

/** When the person of a seat was put there; null when nobody ever was. @param key `cellKey` of the seat */
export function seatedSince(db: ReadDb, key: string): Millis | null {
  return instantOf(db.get<{ hlc: string }>('rosters.seatedSince', 'SELECT hlc FROM seats WHERE key = ?', key)?.hlc);
}

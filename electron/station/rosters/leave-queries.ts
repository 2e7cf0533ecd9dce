// Who is away when, and what people wish.
import type { Id } from '#shared/kernel/ids.ts';
import type { LeaveValue, WishValue } from '#shared/rosters/types.ts';
import type { ReadDb } from '../kernel/db.ts';

export type Leave = LeaveValue & { id: Id };
export type Wish = WishValue & { id: Id };

interface ValueRow {
  id: Id;
  value: string;
}

export interface AwayQuery {
  from?: string | undefined;
  to?: string | undefined;
  person?: Id | undefined;
}

const firstDay = '0000-01-01';
const lastDay = '9999-12-31';

/** Leave that touches the days from `from` to `to`, both included; what was taken back is left out. */
export function findLeave(db: ReadDb, { from, to, person }: AwayQuery): Leave[] {
  return db
    .all<ValueRow>(
      'rosters.leave',
      `SELECT id, value FROM leaves WHERE toDay >= ?1 AND fromDay <= ?2 AND removed = 0 AND (?3 IS NULL OR person = ?3)
       ORDER BY fromDay, toDay, id`,
      from ?? firstDay,
      to ?? lastDay,
      person ?? null,
    )
    .map((row) => ({ ...(JSON.parse(row.value) as LeaveValue), id: row.id }));
}

export function leaveById(db: ReadDb, id: Id): Leave | undefined {
  const row = db.get<ValueRow>('rosters.leaveById', 'SELECT id, value FROM leaves WHERE id = ?', id);
  return row && { ...(JSON.parse(row.value) as LeaveValue), id: row.id };
}

/** Wishes that touch the days from `from` to `to`, both included; what was taken back is left out. */
export function findWishes(db: ReadDb, { from, to, person }: AwayQuery): Wish[] {
  return db
    .all<ValueRow>(
      'rosters.wishes',
      `SELECT id, value FROM wishes WHERE toDay >= ?1 AND fromDay <= ?2 AND removed = 0 AND (?3 IS NULL OR person = ?3)
       ORDER BY fromDay, toDay, id`,
      from ?? firstDay,
      to ?? lastDay,
      person ?? null,
    )
    .map((row) => ({ ...(JSON.parse(row.value) as WishValue), id: row.id }));
}

export function wishById(db: ReadDb, id: Id): Wish | undefined {
  const row = db.get<ValueRow>('rosters.wishById', 'SELECT id, value FROM wishes WHERE id = ?', id);
  return row && { ...(JSON.parse(row.value) as WishValue), id: row.id };
}

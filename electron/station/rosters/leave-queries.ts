// Who is away when, and what people wish.
import type { Id } from '#shared/kernel/ids.ts';
import type { LeaveValue, WishValue } from '#shared/rosters/types.ts';
import { entityOf, type EntityRow } from '../journal/entity.ts';
import type { ReadDb } from '../kernel/db.ts';

export type Leave = LeaveValue & { id: Id };
export type Wish = WishValue & { id: Id };

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
    .all<EntityRow>(
      'rosters.leave',
      `SELECT id, value FROM leaves WHERE toDay >= ?1 AND fromDay <= ?2 AND removed = 0 AND (?3 IS NULL OR person = ?3)
       ORDER BY fromDay, toDay, id`,
      from ?? firstDay,
      to ?? lastDay,
      person ?? null,
    )
    .map((row) => entityOf<LeaveValue>(row));
}

export function leaveById(db: ReadDb, id: Id): Leave | undefined {
  const row = db.get<EntityRow>('rosters.leaveById', 'SELECT id, value FROM leaves WHERE id = ?', id);
  return row && entityOf<LeaveValue>(row);
}

/** Wishes that touch the days from `from` to `to`, both included; what was taken back is left out. */
export function findWishes(db: ReadDb, { from, to, person }: AwayQuery): Wish[] {
  return db
    .all<EntityRow>(
      'rosters.wishes',
      `SELECT id, value FROM wishes WHERE toDay >= ?1 AND fromDay <= ?2 AND removed = 0 AND (?3 IS NULL OR person = ?3)
       ORDER BY fromDay, toDay, id`,
      from ?? firstDay,
      to ?? lastDay,
      person ?? null,
    )
    .map((row) => entityOf<WishValue>(row));
}

export function wishById(db: ReadDb, id: Id): Wish | undefined {
  const row = db.get<EntityRow>('rosters.wishById', 'SELECT id, value FROM wishes WHERE id = ?', id);
  return row && entityOf<WishValue>(row);
}

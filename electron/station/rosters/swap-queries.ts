// Reading swaps.
import type { Id } from '#shared/kernel/ids.ts';
import { cellKey } from '#shared/rosters/shift.ts';
import type { Swap } from '#shared/rosters/swaps.ts';
import type { CellRef } from '#shared/rosters/types.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import type { ReadDb } from '../kernel/db.ts';

type Kept<T> = T extends null ? null : T & { hlc: Hlc };

export type StoredSwap = { id: Id } & { [Step in keyof Swap]: Kept<Swap[Step]> };

interface SwapRow {
  id: Id;
  asked: string;
  answered: string | null;
  decided: string | null;
  withdrawn: string | null;
  undone: string | null;
}

const read = <T>(text: string | null): T => (text === null ? null : JSON.parse(text)) as T;

const toSwap = (row: SwapRow): StoredSwap => ({
  id: row.id,
  asked: read(row.asked),
  answered: read(row.answered),
  decided: read(row.decided),
  withdrawn: read(row.withdrawn),
  undone: read(row.undone),
});

const columns = 'id, asked, answered, decided, withdrawn, undone';

/** The latest first; those whose question has not arrived yet are left out. */
export function allSwaps(db: ReadDb): StoredSwap[] {
  return db
    .all<SwapRow>('rosters.swaps', `SELECT ${columns} FROM swaps WHERE asked IS NOT NULL ORDER BY json_extract(asked, '$.hlc') DESC`)
    .map(toSwap);
}

export function swapById(db: ReadDb, id: Id): StoredSwap | undefined {
  const row = db.get<SwapRow>('rosters.swapById', `SELECT ${columns} FROM swaps WHERE id = ? AND asked IS NOT NULL`, id);
  return row && toSwap(row);
}

/** The swap that last set a seat, if a swap did. */
export function lastSwapOf(db: ReadDb, cell: CellRef): Id | null {
  const row = db.get<{ swap: Id | null }>(
    'rosters.lastSwap',
    'SELECT swap FROM seatHistory WHERE key = ? ORDER BY hlc DESC LIMIT 1',
    cellKey(cell),
  );
  return row?.swap ?? null;
}

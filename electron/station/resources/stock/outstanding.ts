// What of a slip is still out: gone out, less what came back and what was taken back.
import type { Id } from '#shared/kernel/ids.ts';
import type { Amount } from '#shared/resources/stock/types.ts';
import type { ReadDb } from '../../kernel/db.ts';
import { lineById } from './queries.ts';
import { movementsOfSlip } from './slip-queries.ts';

export interface Outstanding {
  supply: Id;
  batch: Id | null;
  /** Where it came from, as far as the slip says. */
  line: Id;
  name: string;
  unit: string;
  issued: Amount;
  returned: Amount;
  amount: Amount;
}

/** By supply and batch, wherever it came from and went back to. */
export function outstandingOf(db: ReadDb, slip: Id): Outstanding[] {
  const goods = new Map<string, Outstanding>();
  for (const movement of movementsOfSlip(db, slip)) {
    if (movement.correctedBy !== null || movement.cause === 'correction') continue;
    for (const { line, batch, amount, name, unit } of movement.legs) {
      const supply = lineById(db, line)?.supply ?? '';
      const key = `${supply}/${batch ?? ''}`;
      const one = goods.get(key) ?? { supply, batch, line, name, unit, issued: 0, returned: 0, amount: 0 };
      goods.set(key, one);
      if (amount < 0) one.issued -= amount;
      else one.returned += amount;
      one.amount -= amount;
    }
  }
  return [...goods.values()];
}

// Stock lines with what their duties are counted from, and the rules they are counted by. Reads only.
import type { Id } from '#shared/kernel/ids.ts';
import type { Ladder } from '#shared/obligations/types.ts';
import type { DatedLeg, LineForDuties } from '#shared/resources/stock/owed.ts';
import type { StockRule } from '#shared/resources/types.ts';
import { rulesInForce } from '#shared/settings/in-force.ts';
import type { Millis } from '#shared/time/clock.ts';
import { type Hlc, hlcMillis } from '#shared/time/hlc.ts';
import { dayText } from '#shared/time/zone.ts';
import type { ReadDb } from '../../kernel/db.ts';
import type { RuleBook } from '../../settings/queries.ts';
import { stockLines } from './queries.ts';

export interface StockDutyContext {
  now: Millis;
  today: string;
  zone: string;
  rules: StockRule[];
  ladders: Ladder[];
}

export function stockDutyContext(db: ReadDb, book: RuleBook, zone: string, packs: readonly string[], now: Millis): StockDutyContext {
  return {
    now,
    today: dayText(now, zone),
    zone,
    rules: book.inForce(db, 'stockRules', packs, now),
    ladders: rulesInForce(book.versions(db, 'ladders'), null, now),
  };
}

interface LegRow {
  line: Id;
  batch: Id;
  amount: number;
  at: number;
  hlc: Hlc;
  expiresOn: string | null;
}

/** Lines that may owe something: less than their minimum, or with a day of expiry on something that lies there. */
export function linesForDuties(db: ReadDb, { today, zone }: Pick<StockDutyContext, 'today' | 'zone'>): LineForDuties[] {
  const lines = stockLines(db, {}, { today, soon: today }).filter(
    (line) => !line.facilityGone && (line.below || line.batches.some(({ expiresOn }) => expiresOn !== null)),
  );
  const legs = Map.groupBy(
    db.all<LegRow>(
      'stock.legsForDuties',
      `SELECT g.line, g.batch, g.amount, g.at, m.hlc, b.expiresOn FROM stockLegs g JOIN stockMovements m ON m.id = g.movement
       LEFT JOIN stockBatches b ON b.id = g.batch WHERE g.line IN (SELECT value FROM json_each(?)) ORDER BY g.at, m.hlc`,
      JSON.stringify(lines.map(({ id }) => id)),
    ),
    ({ line }) => line,
  );
  const dated = ({ batch, amount, at, hlc, expiresOn }: LegRow): DatedLeg => ({
    on: dayText(at, zone),
    recordedOn: dayText(hlcMillis(hlc), zone),
    batch: batch === '' ? null : batch,
    expiresOn,
    amount,
  });
  return lines.map((line) => ({
    line: line.id,
    facility: line.facility,
    facilityName: line.facilityName,
    name: line.item.name,
    category: line.item.category,
    minimum: line.minimum,
    below: line.below,
    legs: (legs.get(line.id) ?? []).map(dated),
  }));
}

/** The last movement that was recorded at a place, of one line where it is named. */
export function lastMoveAt(db: ReadDb, facility: Id, line: Id | null): { at: Millis; recordedAt: Millis; document: string } | undefined {
  const row = db.get<{ at: Millis; hlc: Hlc; document: string }>(
    'stock.lastMove',
    `SELECT m.at, m.hlc, json_extract(m.value, '$.document') AS document FROM stockLegs g JOIN stockMovements m ON m.id = g.movement
     WHERE g.line IN (SELECT id FROM stockLines WHERE facility = ?1 AND (?2 IS NULL OR id = ?2)) ORDER BY m.hlc DESC LIMIT 1`,
    facility,
    line,
  );
  return row && { ...row, recordedAt: hlcMillis(row.hlc) };
}

// What was due on duty and how it went, for the figures: judged from the obligations, as everything that is late or missed is.
import { failedResults } from '#shared/duty/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { judge } from '#shared/obligations/lateness.ts';
import type { ObligationState } from '#shared/obligations/types.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import { startOfDayText } from '#shared/time/zone.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { ReadDb } from '../kernel/db.ts';
import { checkInsOfDays, spotChecksBetween } from './queries.ts';

export interface Period {
  from: string;
  to: string;
  now: Millis;
  zone: string;
}

/** What was due, and of it what was done late or not at all. What was waived in time was not due. */
export interface Timed {
  due: number;
  late: number;
  missed: number;
}

interface Outcome {
  dueAt: Millis;
  metAt: Millis | null;
  waivedAt: Millis | null;
  endedAt: Millis | null;
}

const instants = ({ from, to, zone }: Period): [Millis, Millis] => [startOfDayText(from, zone), startOfDayText(addDays(to, 1), zone)];

/** Something that is over its limit and open counts as late already. */
function stateOf(row: Outcome, now: Millis): ObligationState {
  const judged = judge(row, now);
  return judged.state === 'open' && judged.overdue ? 'late' : judged.state;
}

function sumUp(states: readonly ObligationState[]): Timed {
  return {
    due: states.filter((state) => state === 'met' || state === 'late' || state === 'missed').length,
    late: states.filter((state) => state === 'late').length,
    missed: states.filter((state) => state === 'missed').length,
  };
}

/** Signing in or handing over in one shift. */
export interface ShiftOutcome {
  duty: 'checkIn' | 'handover';
  roster: Id;
  /** Who had to sign in; null for handovers. */
  person: Id | null;
  state: ObligationState;
}

/** Of shifts that begin in the period. The obligation's key names roster, day, pattern and, for signing in, post, seat and person. */
export function shiftOutcomes(db: ReadDb, period: Period): ShiftOutcome[] {
  const rows = db.all<Outcome & { duty: 'checkIn' | 'handover'; key: string }>(
    'duty.outcomes',
    `SELECT duty, key, dueAt, metAt, waivedAt, endedAt FROM obligations
     WHERE duty IN ('checkIn', 'handover') AND doc IS NOT NULL AND dueAt <= ?`,
    period.now,
  );
  const owed = new Set(rows.map((row) => row.key.replace(/#\d+$/, '')));
  const outcomes = rows.flatMap((row): ShiftOutcome[] => {
    const [, roster = '', day = '', , , , person] = row.key.replace(/#\d+$/, '').split('/');
    if (day < period.from || day > period.to) return [];
    return [{ duty: row.duty, roster, person: row.duty === 'checkIn' ? (person ?? null) : null, state: stateOf(row, period.now) }];
  });
  // Whoever signed in before the shift began was never owed a limit: in time all the same.
  const early = checkInsOfDays(db, period.from, period.to).filter(({ cell, person }) => !owed.has(`checkIn/${cell}/${person}`));
  return [...outcomes, ...early.map(({ roster, person }): ShiftOutcome => ({ duty: 'checkIn', roster, person, state: 'met' }))];
}

export function timedOf(outcomes: readonly ShiftOutcome[], test: (outcome: ShiftOutcome) => boolean): Timed {
  return sumUp(outcomes.filter(test).map((outcome) => outcome.state));
}

/** Reports that were owed in the period: by the own office (null), and by each unit that owed one to us. */
export function reportsByUnit(db: ReadDb, period: Period): Map<Id | null, Timed> {
  const [from, to] = instants(period);
  const rows = db.all<Outcome & { unit: Id | null }>(
    'duty.reportsOwed',
    `SELECT CASE WHEN ours = 1 THEN NULL ELSE json_extract(doc, '$.owedBy.id') END AS unit, dueAt, metAt, waivedAt, endedAt FROM obligations
     WHERE doc IS NOT NULL AND dueAt >= ?1 AND dueAt < ?2 AND dueAt <= ?3
       AND ((ours = 1 AND duty IN ('first', 'followUp', 'final')) OR duty = 'inbound')`,
    from,
    to,
    period.now,
  );
  const units = new Map<Id | null, ObligationState[]>();
  for (const row of rows) units.set(row.unit, [...(units.get(row.unit) ?? []), stateOf(row, period.now)]);
  return new Map([...units].map(([unit, states]) => [unit, sumUp(states)]));
}

export interface Checks {
  made: number;
  answered: number;
  failed: number;
  /** Seconds until somebody answered, on average; null: nobody has. */
  averageSeconds: number | null;
}

/** More calls than any county makes in two years. */
const maxChecks = 200_000;

/** Spot checks of the period by unit, and how many that were drawn were not made. */
export function checksByUnit(db: ReadDb, period: Period): { byUnit: Map<Id, Checks>; notMade: number } {
  const [from, to] = instants(period);
  const checks = spotChecksBetween(db, from, to, maxChecks);
  const byUnit = new Map<Id, { made: number; answered: number; failed: number; seconds: number[] }>();
  for (const { unit, made } of checks) {
    if (!made) continue;
    const line = byUnit.get(unit) ?? { made: 0, answered: 0, failed: 0, seconds: [] };
    byUnit.set(unit, line);
    line.made += 1;
    if (made.result === 'answered') line.answered += 1;
    if (failedResults.includes(made.result)) line.failed += 1;
    if (made.seconds !== null) line.seconds.push(made.seconds);
  }
  const average = (values: readonly number[]): number | null =>
    values.length === 0 ? null : Math.round(values.reduce((total, value) => total + value, 0) / values.length);
  return {
    byUnit: new Map([...byUnit].map(([unit, { seconds, ...counts }]) => [unit, { ...counts, averageSeconds: average(seconds) }])),
    notMade: checks.filter((check) => check.planned && !check.made && !check.cancelled && check.planned.until < period.now).length,
  };
}

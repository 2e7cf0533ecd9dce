// Counts the figures of duty from the tables; for a worker, since a year of all townships takes longer than the clock should wait.
import type { FiguresOut } from '#shared/contract/duty-figures.ts';
import { allowanceOf, figuresByPerson, scoreOf, type Served, totalHours } from '#shared/duty/figures.ts';
import type { DutyAllowance, DutyScore } from '#shared/duty/types.ts';
import { calendarOf, yearsWithoutData } from '#shared/rosters/calendar.ts';
import { type HolidayYear, homeRosterId, type Roster } from '#shared/rosters/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { personById } from '../directory/queries.ts';
import type { ReadDb } from '../kernel/db.ts';
import { type RosterContext, rostersEver, type ShiftDuty, shiftsOf } from '../rosters/queries.ts';
import { firstUse } from '../rosters/use-queries.ts';
import { type ChangeRow, seatChanges } from '../rosters/change-queries.ts';
import { type Checks, checksByUnit, reportsByUnit, type ShiftOutcome, shiftOutcomes, type Timed, timedOf } from './count-queries.ts';

/** All that the counting depends on beside the tables; plain data, so that it can be sent to a worker. */
export interface FigureInput {
  from: string;
  to: string;
  now: Millis;
  years: HolidayYear[];
  handover: string;
  zone: string;
  scores: DutyScore[];
  allowances: DutyAllowance[];
}

interface RosterCounts {
  roster: Roster;
  shifts: ShiftDuty[];
  changes: ChangeRow[];
}

/** Who served in a shift: whom a correction names, else who sat there. */
function servedIn({ shift, seats }: ShiftDuty): Served[] {
  return seats.flatMap((seat) => {
    const person = seat.corrected ? seat.corrected.person : seat.person;
    return person === null
      ? []
      : [{ person: person.id, post: seat.post.kind, from: shift.from, to: shift.to, dayKind: shift.dayKind, night: shift.night }];
  });
}

const swapsOf = (changes: readonly ChangeRow[]): Set<string> =>
  new Set(changes.flatMap((change) => (change.how === 'swap' && change.swap !== null ? [change.swap] : [])));

const nothingTimed: Timed = { due: 0, late: 0, missed: 0 };
const noChecks: Checks = { made: 0, answered: 0, failed: 0, averageSeconds: null };

/** Read once for all people and units. */
interface Known {
  outcomes: ShiftOutcome[];
  checks: ReturnType<typeof checksByUnit>;
  reports: Map<string | null, Timed>;
}

/** @param input period by days on which shifts begin; only shifts that are over count */
export function dutyFigures(db: ReadDb, input: FigureInput): FiguresOut {
  const context: RosterContext = { calendar: calendarOf(input.years), handover: input.handover, zone: input.zone, directorId: null };
  const counted = rostersEver(db).map(
    (roster): RosterCounts => ({
      roster,
      shifts: shiftsOf(db, roster, input.from, input.to, context, input.now).filter(
        ({ shift }) => shift.to <= input.now && shift.from >= (firstUse(db, roster.id) ?? Number.POSITIVE_INFINITY),
      ),
      changes: seatChanges(db, roster.id, input.from, input.to),
    }),
  );
  const known: Known = { outcomes: shiftOutcomes(db, input), checks: checksByUnit(db, input), reports: reportsByUnit(db, input) };
  return {
    people: peopleFigures(db, counted, known, input, context),
    units: counted.map((one) => unitFigures(one, known, input)).filter((unit) => unit.shifts > 0 || unit.home),
    spotChecksNotMade: known.checks.notMade,
    missingYears: yearsWithoutData(input.years, input.from, input.to),
  };
}

function peopleFigures(
  db: ReadDb,
  counted: readonly RosterCounts[],
  { outcomes }: Known,
  input: FigureInput,
  context: RosterContext,
): FiguresOut['people'] {
  const served = counted.flatMap(({ shifts }) => shifts.flatMap(servedIn));
  const changes = counted.flatMap((one) => one.changes);
  const count = (test: (change: ChangeRow) => boolean): number => changes.filter(test).length;
  return figuresByPerson(served, context).map((line) => {
    const person = personById(db, line.person);
    const timed = timedOf(outcomes, ({ duty, person: who }) => duty === 'checkIn' && who === line.person);
    const swaps = swapsOf(changes.filter((change) => change.person === line.person || change.instead === line.person)).size;
    return {
      person: { id: line.person, name: person?.name ?? '' },
      unitName: person?.unitName ?? '',
      duties: line.duties,
      nights: line.nights,
      hours: { ...line.hours, total: totalHours(line.hours) },
      byPost: line.byPost,
      stoodIn: count((change) => change.how === 'substitution' && change.person === line.person),
      replaced: count((change) => change.how === 'substitution' && change.instead === line.person),
      swaps,
      checkIns: timed,
      ...allowanceOf(line, input.allowances),
      score: scoreOf(
        { lateCheckIns: timed.late, missedCheckIns: timed.missed, swaps, dutyHours: totalHours(line.hours) },
        input.scores,
        'person',
      ),
    };
  });
}

function unitFigures({ roster, shifts, changes }: RosterCounts, known: Known, input: FigureInput): FiguresOut['units'][number] {
  const home = roster.id === homeRosterId;
  const open = shifts.flatMap((shift) => shift.gaps);
  const gaps = open.filter((gap) => gap.allowedBy === null).length;
  const swaps = swapsOf(changes).size;
  const timed = (duty: ShiftOutcome['duty']): Timed => timedOf(known.outcomes, (one) => one.duty === duty && one.roster === roster.id);
  const checkIns = timed('checkIn');
  const handovers = timed('handover');
  const owes = home || roster.unit !== null;
  const reports = (owes ? known.reports.get(home ? null : roster.unit) : undefined) ?? nothingTimed;
  const made = (roster.unit === null ? undefined : known.checks.byUnit.get(roster.unit)) ?? noChecks;
  return {
    roster: roster.id,
    name: roster.name,
    unit: roster.unit,
    home,
    shifts: shifts.length,
    gaps,
    gapsAllowed: open.length - gaps,
    substitutions: changes.filter((change) => change.how === 'substitution').length,
    swaps,
    checkIns,
    handovers,
    spotChecks: made,
    reports,
    score: scoreOf(
      {
        gaps,
        lateCheckIns: checkIns.late,
        missedCheckIns: checkIns.missed,
        spotChecksFailed: made.failed,
        lateReports: reports.late,
        missedReports: reports.missed,
        lateHandovers: handovers.late + handovers.missed,
        swaps,
      },
      input.scores,
      'unit',
    ),
  };
}

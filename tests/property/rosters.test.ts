// Walks whole years of a published roster minute by minute at every boundary: somebody is on, or a gap is seen.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assetsDir } from '#kit/station.ts';
import { emptyJournal } from '#kit/journals.ts';
import { formatHlc } from '#shared/time/hlc.ts';
import { blankRoster } from '#shared/rosters/blank.ts';
import { addDays, type Calendar, calendarOf, daysBetween } from '#shared/rosters/calendar.ts';
import { shiftsOfDay } from '#shared/rosters/shift.ts';
import { type CellTuple, homeRosterId, type HolidayYear, type Roster, type ShiftPattern } from '#shared/rosters/types.ts';
import { definitions, projections } from '#station/catalogue.ts';
import { applyEntry } from '#station/journal/project.ts';
import type { SqliteFile } from '#station/kernel/db.ts';
import { dutyAt, type RosterContext } from '#station/rosters/queries.ts';

const zone = 'Asia/Shanghai';
const minute = 60_000;
const people = ['01930000-0000-7000-8000-000000000001', '01930000-0000-7000-8000-000000000002', '01930000-0000-7000-8000-000000000003'];

const years = JSON.parse(readFileSync(path.join(assetsDir, 'rules/holidays.json'), 'utf8')) as HolidayYear[];

const always: ShiftPattern['days'] = ['workday', 'weekend', 'holiday'];
const whole: ShiftPattern[] = [{ id: 'day', name: '全天', days: always, from: null, to: null, posts: null }];
const dayAndNight: ShiftPattern[] = [
  { id: 'day', name: '白班', days: always, from: '08:30', to: '18:00', posts: null },
  { id: 'night', name: '夜班', days: always, from: '18:00', to: '08:30', posts: null },
];
/** Workdays by halves, other days at a stretch; from midnight, so that the kinds of days meet without a seam. */
const byKind: ShiftPattern[] = [
  { id: 'early', name: '早班', days: ['workday'], from: '00:00', to: '12:00', posts: null },
  { id: 'late', name: '晚班', days: ['workday'], from: '12:00', to: '00:00', posts: null },
  { id: 'off', name: '假日', days: ['weekend', 'holiday'], from: '00:00', to: '00:00', posts: null },
];
const offices: Record<string, ShiftPattern[]> = { whole, dayAndNight, byKind };

let clock = 0;
/** Puts an entry into the tables as if it had come from a station. */
function put(db: SqliteFile, type: string, subject: string, payload: unknown, at: number): void {
  clock += 1;
  const hlc = formatHlc({ physical: at, counter: clock % 0xffff }, 'test');
  const v = definitions[type]?.v ?? 1;
  applyEntry(
    projections,
    { rowid: clock, station: 'test', seq: clock, hlc, actor: 'user', unit: '', type, v, subject, payload, hash: '' },
    db,
  );
}

function office(patterns: ShiftPattern[], calendar: Calendar): { roster: Roster; context: RosterContext } {
  return {
    roster: { ...blankRoster, id: homeRosterId, name: '总值班室值班', patterns },
    context: { calendar, handover: '08:30', zone, directorId: null },
  };
}

/** A roster published for a period, with everybody on whom `who` names. */
function published(
  roster: Roster,
  context: RosterContext,
  from: string,
  to: string,
  who: (day: string, post: string) => string | null,
): SqliteFile {
  const db = emptyJournal();
  people.forEach((id, order) =>
    put(db, 'person.saved', id, { name: `甲乙丙`[order] ?? '', unit: null, post: '', phones: [], email: null, order, removed: false }, 1),
  );
  put(db, 'roster.saved', homeRosterId, { ...roster, id: undefined }, 1);
  const cells = daysBetween(from, to).flatMap((day) =>
    shiftsOfDay(roster, day, context).flatMap((shift) =>
      ['leaderOnShift', 'main'].map((post): CellTuple => [day, shift.pattern, post, 0, who(day, post)]),
    ),
  );
  const { posts, patterns, rules } = roster;
  put(
    db,
    'roster.published',
    people[0] ?? '',
    { roster: homeRosterId, version: 1, from, to, cells, setUp: { posts, patterns, rules }, draft: null, breaks: [] },
    2,
  );
  return db;
}

/** The moments of a period at which anything can change, each with the minute before, and one in between. */
function moments(roster: Roster, context: RosterContext, from: string, to: string): number[] {
  const shifts = daysBetween(from, to).flatMap((day) => shiftsOfDay(roster, day, context));
  return shifts.flatMap((shift) => [shift.from, shift.from + minute, (shift.from + shift.to) / 2, shift.to - minute, shift.to - 1]);
}

const periods: Record<string, [string, string]> = {
  'a year with holidays and make-up days': ['2026-01-01', '2026-12-31'],
  'a leap year': ['2024-01-01', '2024-12-31'],
  'the first summer time of 1986': ['1986-04-20', '1986-10-10'],
  'the last summer time of 1991': ['1991-04-01', '1991-10-01'],
};

describe('[INV-7] every minute of a published roster', () => {
  const calendar = calendarOf(years);

  it('knows the holidays that it walks over', () => {
    expect(calendar('2026-10-01')).toMatchObject({ kind: 'holiday', known: true });
    expect(daysBetween('2026-01-01', '2026-12-31').some((day) => calendar(day).makeUp)).toBe(true);
  });

  for (const [name, patterns] of Object.entries(offices)) {
    for (const [when, [from, to]] of Object.entries(periods)) {
      it(`has one shift on, a leader and a main officer: ${name}, ${when}`, () => {
        const { roster, context } = office(patterns, calendar);
        // The day before is published too, so that its night reaches into the first morning.
        const db = published(
          roster,
          context,
          addDays(from, -1),
          to,
          (day, post) => people[(Number(day.slice(8)) + post.length) % 3] ?? null,
        );
        const shifts = daysBetween(from, to).flatMap((day) => shiftsOfDay(roster, day, context));
        // No hole and no overlap: each begins when the one before ends, also where an hour is lost or comes twice.
        expect(shifts.filter((shift, index) => shift.to <= shift.from || (index > 0 && shift.from !== shifts[index - 1]?.to))).toEqual([]);
        const wrong = moments(roster, context, from, to).flatMap((at) => {
          const duty = dutyAt(db, at, context);
          const right = duty.shifts.length === 1 && duty.leader !== null && duty.main !== null && duty.gap === null;
          return right ? [] : [`${new Date(at).toISOString()}: ${duty.shifts.length} shifts, gap ${String(duty.gap)}`];
        });
        expect(wrong).toEqual([]);
      }, 60_000);
    }
  }

  it("walked minute by minute over the days on which an hour is lost or comes twice, and over a year's end", () => {
    const { roster, context } = office(dayAndNight, calendar);
    const wrong: string[] = [];
    for (const [from, to] of [
      ['1986-05-03', '1986-05-05'],
      ['1986-09-13', '1986-09-15'],
      ['1991-09-14', '1991-09-16'],
      ['2026-12-31', '2027-01-01'],
      ['2024-02-28', '2024-03-01'],
    ] as const) {
      const db = published(roster, context, addDays(from, -1), to, () => people[0] ?? null);
      const [first, last] = [shiftsOfDay(roster, from, context)[0]?.from ?? 0, shiftsOfDay(roster, to, context).at(-1)?.to ?? 0];
      for (let at = first; at < last; at += minute) {
        const duty = dutyAt(db, at, context);
        if (duty.shifts.length !== 1 || duty.gap !== null) wrong.push(new Date(at).toISOString());
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('shows a gap wherever nobody was put, and only there', () => {
    const { roster, context } = office(dayAndNight, calendar);
    const [from, to] = ['2026-02-10', '2026-03-05'];
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...daysBetween(from, to)), { maxLength: 8 }),
        fc.constantFrom('leaderOnShift', 'main'),
        (empty, post) => {
          const db = published(roster, context, addDays(from, -1), to, (day, of) =>
            of === post && empty.includes(day) ? null : (people[0] ?? null),
          );
          for (const day of daysBetween(from, to)) {
            for (const shift of shiftsOfDay(roster, day, context)) {
              const { gap } = dutyAt(db, shift.from, context);
              expect([shift.day, gap]).toEqual([shift.day, empty.includes(day) ? [post] : null]);
            }
          }
          db.close();
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);
});

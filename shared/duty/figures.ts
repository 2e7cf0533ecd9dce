// Figures of duty: hours by person and kind of day, what units owe for gaps, spot checks and late check-ins, and the points for it.
// All of it is derived; nothing is stored. Pure: the tables are read by electron/station/duty/figure-queries.ts.
import type { Id } from '../kernel/ids.ts';
import type { DayKind, Post } from '../rosters/types.ts';
import type { Millis } from '../time/clock.ts';
import { dayText, instantOf, startOfDay, wallTime } from '../time/zone.ts';
import type { DutyAllowance, DutyScore, ScoreMetric } from './types.ts';

/** A duty that somebody served. */
export interface Served {
  person: Id;
  post: Post;
  from: Millis;
  /** Exclusive. */
  to: Millis;
  /** Of the day on which it begins. */
  dayKind: DayKind;
  night: boolean;
}

/** Hours by the kind of day on which they lie; `statutory` is the part of `holiday` on days that the law names. */
export interface Hours {
  workday: number;
  weekend: number;
  holiday: number;
  statutory: number;
  /** Between 22:00 and 06:00, whatever the day; counted in the others too. */
  night: number;
}

export interface PersonFigures {
  person: Id;
  duties: Record<DayKind, number>;
  nights: number;
  hours: Hours;
  byPost: { post: Post; duties: number }[];
}

interface CalendarFacts {
  calendar: (day: string) => { kind: DayKind; statutory: boolean };
  zone: string;
}

const hourMs = 3_600_000;
const nightFromHour = 22;
const nightToHour = 6;

function addDay(at: Millis, zone: string): Millis {
  const wall = wallTime(at, zone);
  return instantOf({ year: wall.year, month: wall.month, day: wall.day + 1 }, zone);
}

/** Splits a stretch of duty at midnight and adds up its hours. */
export function hoursOf(from: Millis, to: Millis, { calendar, zone }: CalendarFacts): Hours {
  const hours: Hours = { workday: 0, weekend: 0, holiday: 0, statutory: 0, night: 0 };
  for (let start = startOfDay(from, zone); start < to; start = addDay(start, zone)) {
    const end = addDay(start, zone);
    const part = (Math.min(to, end) - Math.max(from, start)) / hourMs;
    const day = calendar(dayText(start, zone));
    hours[day.kind] += part;
    if (day.statutory) hours.statutory += part;
    const overlap = (a: Millis, b: Millis): number => Math.max(0, Math.min(to, b) - Math.max(from, a)) / hourMs;
    hours.night += overlap(start, start + nightToHour * hourMs) + overlap(start + nightFromHour * hourMs, end);
  }
  return hours;
}

/** One line a person, those with most hours first. */
export function figuresByPerson(served: readonly Served[], facts: CalendarFacts): PersonFigures[] {
  const people = new Map<Id, PersonFigures>();
  for (const one of served) {
    const line: PersonFigures = people.get(one.person) ?? {
      person: one.person,
      duties: { workday: 0, weekend: 0, holiday: 0 },
      nights: 0,
      hours: { workday: 0, weekend: 0, holiday: 0, statutory: 0, night: 0 },
      byPost: [],
    };
    people.set(one.person, line);
    line.duties[one.dayKind] += 1;
    if (one.night) line.nights += 1;
    const hours = hoursOf(one.from, one.to, facts);
    for (const key of Object.keys(hours) as (keyof Hours)[]) line.hours[key] += hours[key];
    const post = line.byPost.find((known) => known.post === one.post);
    if (post) post.duties += 1;
    else line.byPost.push({ post: one.post, duties: 1 });
  }
  return [...people.values()].sort((a, b) => totalHours(b.hours) - totalHours(a.hours) || (a.person < b.person ? -1 : 1));
}

export function totalHours(hours: Hours): number {
  return hours.workday + hours.weekend + hours.holiday;
}

/** Money (yuan) and days of rest that a person's duties earn by the office's table; null when the table says nothing of it. */
export function allowanceOf(figures: PersonFigures, table: readonly DutyAllowance[]): { yuan: number | null; restDays: number | null } {
  const sum = (part: 'yuan' | 'restDays'): number | null => {
    const lines = table.filter((line) => line[part] !== null);
    return lines.length === 0 ? null : lines.reduce((total, line) => total + figures.duties[line.dayKind] * (line[part] ?? 0), 0);
  };
  return { yuan: sum('yuan'), restDays: sum('restDays') };
}

export interface ScoreLine {
  rule: string;
  name: string;
  nameEn: string;
  count: number;
  points: number;
}

/** What a unit or a person gets by the scoring table: each line's points, at most its cap either way. */
export function scoreOf(
  counts: Partial<Record<ScoreMetric, number>>,
  table: readonly DutyScore[],
  appliesTo: DutyScore['appliesTo'],
): { lines: ScoreLine[]; total: number } {
  const lines = table
    .filter((rule) => rule.appliesTo === appliesTo && counts[rule.metric] !== undefined)
    .map((rule): ScoreLine => {
      const count = counts[rule.metric] ?? 0;
      const points = rule.points * count;
      const capped = rule.cap === null ? points : Math.sign(points) * Math.min(Math.abs(points), rule.cap);
      return { rule: rule.id, name: rule.name, nameEn: rule.nameEn, count, points: capped === 0 ? 0 : capped };
    });
  return { lines, total: lines.reduce((total, line) => total + line.points, 0) };
}

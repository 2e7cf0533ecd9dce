// Who is on duty. The ladder of the obligations asks here at the moment a stage fires.
import type { Id } from '#shared/kernel/ids.ts';
import { shiftAt, shiftOfDay } from '#shared/rosters/shift.ts';
import { type Post, requiredPosts, type Shift } from '#shared/rosters/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { type Person, personById } from '../directory/queries.ts';
import type { ReadDb } from '../kernel/db.ts';

export interface Assignment {
  id: Id;
  post: Post;
  person: Person;
  note: string | null;
}

export interface DayDuty {
  shift: Shift;
  assignments: Assignment[];
  /** Required posts that nobody holds; null when all are held. */
  gap: Post[] | null;
}

export interface Duty extends DayDuty {
  leader: Person | null;
  main: Person | null;
  deputy: Person | null;
  others: Person[];
  director: Person | null;
}

export interface DutySettings {
  handoverTime: string;
  zone: string;
  directorId: Id | null;
}

interface AssignmentRow {
  id: Id;
  post: Post;
  person: Id | null;
  note: string | null;
}

export function dutyOfDay(db: ReadDb, shift: Shift): DayDuty {
  const rows = db.all<AssignmentRow>(
    'rosters.day',
    'SELECT id, post, person, note FROM assignments WHERE day = ? AND person IS NOT NULL ORDER BY id',
    shift.day,
  );
  const assignments: Assignment[] = [];
  for (const row of rows) {
    const person = row.person === null ? undefined : personById(db, row.person);
    if (person && !person.removed) assignments.push({ id: row.id, post: row.post, person, note: row.note });
  }
  const gap = requiredPosts.filter((post) => !assignments.some((one) => one.post === post));
  return { shift, assignments, gap: gap.length > 0 ? gap : null };
}

export function dutyAt(db: ReadDb, at: Millis, settings: DutySettings): Duty {
  const day = dutyOfDay(db, shiftAt(at, settings.handoverTime, settings.zone));
  const of = (post: Post): Person[] => day.assignments.filter((one) => one.post === post).map((one) => one.person);
  return {
    ...day,
    leader: of('leaderOnShift')[0] ?? null,
    main: of('main')[0] ?? null,
    deputy: of('deputy')[0] ?? null,
    others: [...of('leaderOnShift').slice(1), ...of('main').slice(1), ...of('deputy').slice(1), ...of('other')],
    director: settings.directorId === null ? null : (personById(db, settings.directorId) ?? null),
  };
}

/** The duty of each day from `from` to `to` (YYYY-MM-DD, both included), at most 62 days. */
export function dutyOfDays(db: ReadDb, from: string, to: string, settings: DutySettings): DayDuty[] {
  const days: DayDuty[] = [];
  for (
    let shift = shiftOfDay(from, settings.handoverTime, settings.zone);
    shift.day <= to && days.length < 62;
    shift = shiftAt(shift.to, settings.handoverTime, settings.zone)
  ) {
    days.push(dutyOfDay(db, shift));
  }
  return days;
}

export function assignmentOf(db: ReadDb, id: Id): { day: string; post: Post } | undefined {
  return db.get('rosters.assignment', 'SELECT day, post FROM assignments WHERE id = ?', id);
}

// A table in the making as data: what differs from the roster in force, who has how much.
import type { z } from 'zod';
import type { draftOut } from '#shared/contract/roster-drafts.ts';
import { type FoundSeat, monthOf, seatId, type ShiftView, addDays } from './calendar-model.ts';

export type Draft = z.infer<typeof draftOut>;

export interface Difference {
  id: string;
  shift: ShiftView;
  postName: string;
  was: string | null;
  is: string | null;
}

/** Seats in which a draft differs from the roster in force; shifts that are over stay as they were. */
export function differencesOf(draft: readonly ShiftView[], inForce: ReadonlyMap<string, FoundSeat>): Difference[] {
  return draft.flatMap((shift) =>
    shift.past
      ? []
      : shift.seats.flatMap((seat): Difference[] => {
          const id = seatId(shift, seat);
          const before = inForce.get(id)?.seat.person ?? null;
          return before?.id === seat.person?.id
            ? []
            : [{ id, shift, postName: seat.name, was: before?.name ?? null, is: seat.person?.name ?? null }];
        }),
  );
}

/** The months of a period, by their first days. */
export function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = monthOf(from).from; month <= to; month = addDays(monthOf(month).to, 1)) months.push(month);
  return months;
}

export interface Load {
  person: string;
  name: string;
  duties: number;
  weighted: number;
  /** Days of the duty next to a day; null: none in the draft. */
  nearest: number | null;
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Who could sit on a seat of a draft: the people of the post by what they have so far, and how near their next duty is. */
export function loadsFor(draft: Draft, day: string, post: string): Load[] {
  const days = new Map<string, number[]>();
  for (const shift of draft.shifts)
    for (const seat of shift.seats)
      if (seat.person) days.set(seat.person.id, [...(days.get(seat.person.id) ?? []), Math.abs(dayNumber(shift.day) - dayNumber(day))]);
  return draft.fairness.people
    .filter((one) => one.post === post)
    .map((one) => {
      const near = days.get(one.person.id);
      return {
        person: one.person.id,
        name: one.person.name,
        duties: one.duties,
        weighted: one.weighted + one.carried,
        nearest: near ? Math.min(...near) : null,
      };
    })
    .sort((a, b) => Number((a.nearest ?? 99) < 2) - Number((b.nearest ?? 99) < 2) || a.weighted - b.weighted);
}

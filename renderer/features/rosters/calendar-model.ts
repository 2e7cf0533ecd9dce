// The roster as a table: its columns, the lines of its days, and where the arrow keys go.
import type { z } from 'zod';
import type { shiftOut } from '#shared/contract/roster-shape.ts';
import type { contract } from '#shared/contract/index.ts';
import { addDays, weekdayOf } from '#shared/rosters/calendar.ts';
import { cellKey } from '#shared/rosters/shift.ts';
import type { CellRef } from '#shared/rosters/types.ts';

export type ShiftView = z.infer<typeof shiftOut>;
export type SeatView = ShiftView['seats'][number];
type Rosters = z.infer<NonNullable<(typeof contract.rosters.list)['~orpc']['outputSchema']>>;
export type RosterView = Rosters['items'][number];
type Days = z.infer<NonNullable<(typeof contract.rosters.calendar)['~orpc']['outputSchema']>>;
export type DayView = Days['items'][number];

export const views = ['month', 'week', 'matrix'] as const;
export type ViewName = (typeof views)[number];

/** Monday of the week of a day. */
function mondayOf(day: string): string {
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}

export function monthOf(day: string): { from: string; to: string } {
  const from = `${day.slice(0, 7)}-01`;
  return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) };
}

/** The days that a view shows around a day. */
export function periodOf(view: ViewName, day: string): { from: string; to: string } {
  if (view === 'month') return monthOf(day);
  const from = mondayOf(day);
  return { from, to: addDays(from, 6) };
}

/** The day around which the view stands one step further. */
export function stepped(view: ViewName, day: string, step: 1 | -1): string {
  const { from, to } = periodOf(view, day);
  return step === 1 ? addDays(to, 1) : periodOf(view, addDays(from, -1)).from;
}

export function cellOf(shift: Pick<ShiftView, 'roster' | 'day' | 'pattern'>, seat: Pick<SeatView, 'post' | 'slot'>): CellRef {
  return { roster: shift.roster, day: shift.day, shift: shift.pattern, post: seat.post, slot: seat.slot };
}

/** Names a seat on the page; seats of the first version have keys of their own in the journal. */
export function seatId(shift: Pick<ShiftView, 'roster' | 'day' | 'pattern'>, seat: Pick<SeatView, 'post' | 'slot'>): string {
  return cellKey(cellOf(shift, seat));
}

export interface FoundSeat {
  shift: ShiftView;
  seat: SeatView;
}

/** All seats by their names. */
export function seatsById(shifts: readonly ShiftView[]): Map<string, FoundSeat> {
  return new Map(shifts.flatMap((shift) => shift.seats.map((seat) => [seatId(shift, seat), { shift, seat }] as const)));
}

/** Shifts of one roster on one day, by their beginning. */
export type ShiftsOf = (roster: string, day: string) => readonly ShiftView[];

export function shiftIndex(shifts: readonly ShiftView[]): ShiftsOf {
  const found = Map.groupBy(shifts, (shift) => `${shift.roster}/${shift.day}`);
  return (roster, day) => found.get(`${roster}/${day}`) ?? [];
}

/** Seats that show: whoever sits, and one free seat where somebody could still be put. */
export function shownSeats(shift: ShiftView, post: string): SeatView[] {
  const seats = shift.seats.filter((seat) => seat.post === post);
  const held = seats.filter((seat) => seat.person !== null || seat.corrected !== null);
  const free = seats.find((seat) => !held.includes(seat));
  return free && (held.length === 0 || !shift.past) ? [...held, free] : held;
}

/** Lines that a day takes: as many as the roster with most shifts has, one at least. */
export function linesOf(rosters: readonly RosterView[], day: string, shiftsOf: ShiftsOf): number {
  return Math.max(1, ...rosters.map((roster) => shiftsOf(roster.id, day).length));
}

/** Seats in rows and columns, for the arrow keys: null where there is none. */
export type Grid = (string | null)[][];

/** Days downwards, posts to the right. A shift that spans lines stands in each of them. */
export function dayGrid(rosters: readonly RosterView[], days: readonly string[], shiftsOf: ShiftsOf): Grid {
  return days.flatMap((day) =>
    Array.from({ length: linesOf(rosters, day, shiftsOf) }, (_, line) =>
      rosters.flatMap((roster) => {
        const shifts = shiftsOf(roster.id, day);
        const shift = shifts[Math.min(line, shifts.length - 1)];
        return roster.posts.flatMap((post) => {
          const seats = shift ? shownSeats(shift, post.id) : [];
          return Array.from({ length: post.count }, (_slot, index) => {
            const seat = seats[index];
            return shift && seat ? seatId(shift, seat) : null;
          });
        });
      }),
    ),
  );
}

/** Rosters downwards, days to the right. */
export function weekGrid(rosters: readonly RosterView[], days: readonly string[], shiftsOf: ShiftsOf): Grid {
  return rosters.flatMap((roster) => {
    const lists = days.map((day) =>
      shiftsOf(roster.id, day).flatMap((shift) =>
        roster.posts.flatMap((post) => shownSeats(shift, post.id).map((seat) => seatId(shift, seat))),
      ),
    );
    const rows = Math.max(0, ...lists.map((list) => list.length));
    return Array.from({ length: rows }, (_, row) => lists.map((list) => list[row] ?? null));
  });
}

/** The next seat in a direction; past empty places; null at the edge. @param columns to the right @param rows downwards */
export function moved(grid: Grid, from: string, columns: number, rows: number): string | null {
  const row = grid.findIndex((line) => line.includes(from));
  const column = grid[row]?.indexOf(from) ?? -1;
  if (row < 0 || column < 0) return grid.flat().find((seat) => seat !== null) ?? null;
  if (rows !== 0) {
    const step = Math.sign(rows);
    let left = Math.abs(rows);
    let best: string | null = null;
    for (let at = row + step; at >= 0 && at < grid.length && left > 0; at += step) {
      const seat = grid[at]?.[column] ?? null;
      if (seat === null || seat === from || seat === best) continue;
      best = seat;
      left -= 1;
    }
    return best;
  }
  const step = Math.sign(columns);
  for (let at = column + step; at >= 0 && at < (grid[row]?.length ?? 0); at += step) {
    const seat = grid[row]?.[at] ?? null;
    if (seat !== null && seat !== from) return seat;
  }
  return null;
}

export interface Change {
  cell: CellRef;
  person: string | null;
}

/** Exchange of two seats, or a move when one of them is empty. */
export function exchange(a: FoundSeat, b: FoundSeat): Change[] {
  return [
    { cell: cellOf(a.shift, a.seat), person: b.seat.person?.id ?? null },
    { cell: cellOf(b.shift, b.seat), person: a.seat.person?.id ?? null },
  ];
}

/** Exchange of two whole shifts, seat by seat; seats that only one of them has stay. */
export function exchangeShifts(a: ShiftView, b: ShiftView): Change[] {
  return a.seats.flatMap((seat) => {
    const other = b.seats.find((one) => one.post === seat.post && one.slot === seat.slot);
    return !other || other.person?.id === seat.person?.id ? [] : exchange({ shift: a, seat }, { shift: b, seat: other });
  });
}

/** What takes changes back: each seat gets whom it had. */
export function inverse(changes: readonly Change[], seats: ReadonlyMap<string, FoundSeat>): Change[] {
  return changes.map(({ cell }) => ({ cell, person: seats.get(cellKey(cell))?.seat.person?.id ?? null }));
}

/** Gaps of shifts that are not over and that nobody answers for. */
export function openGaps(shifts: readonly ShiftView[]): { shift: ShiftView; post: string }[] {
  return shifts
    .filter((shift) => !shift.past)
    .flatMap((shift) => shift.gaps.filter((gap) => gap.allowedBy === null).map((gap) => ({ shift, post: gap.post })));
}

export { addDays, weekdayOf };

// What both tables of shifts work on: seats by their place, and the keys that move among them.
import { useMemo } from 'react';
import { type DayView, type Grid, type RosterView, seatsById, shiftIndex, type ShiftsOf, type ShiftView } from './calendar-model.ts';
import { type TableHands, useSeatKeys } from './use-seat-keys.ts';
import { useRosterView } from './view.ts';

interface Options {
  rosters: readonly RosterView[];
  days: readonly DayView[];
  shifts: readonly ShiftView[];
  hands: TableHands;
  /** How seats lie beside and below each other; always the same one for a table. */
  gridOf: (rosters: readonly RosterView[], days: readonly string[], shiftsOf: ShiftsOf) => Grid;
}

export function useSeatGrid({ rosters, days, shifts, hands, gridOf }: Options) {
  const seat = useRosterView((view) => view.seat);
  const picked = useRosterView((view) => view.picked);
  const shiftsOf = useMemo(() => shiftIndex(shifts), [shifts]);
  const seats = useMemo(() => seatsById(shifts), [shifts]);
  const grid = useMemo(
    () =>
      gridOf(
        rosters,
        days.map(({ day }) => day),
        shiftsOf,
      ),
    [gridOf, rosters, days, shiftsOf],
  );
  const keys = useSeatKeys(grid, seats, hands);
  return { seat, picked, shiftsOf, seats, grid, keys };
}

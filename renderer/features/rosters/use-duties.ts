// The duties of a person that are still to come, over all rosters.
import { useQuery } from '@tanstack/react-query';
import { cellKey } from '#shared/rosters/shift.ts';
import type { CellRef } from '#shared/rosters/types.ts';
import { orpc } from '#renderer/client/query.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { addDays, cellOf } from './calendar-model.ts';
import { placeWords } from './seat-words.ts';

/** Days ahead that swaps are asked for. */
const ahead = 92;

export interface Duty {
  key: string;
  cell: CellRef;
  words: string;
}

/** Undefined while they are read. @param person null: nobody is chosen */
export function useDuties(person: string | null, today: string): Duty[] | undefined {
  const texts = useTexts();
  const { data } = useQuery(orpc.rosters.shifts.queryOptions({ input: { from: addDays(today, -1), to: addDays(today, ahead) } }));
  return data?.items
    .filter((shift) => !shift.past)
    .flatMap((shift) =>
      shift.seats
        .filter((seat) => person !== null && seat.person?.id === person)
        .map((seat) => {
          const cell = cellOf(shift, seat);
          return { key: cellKey(cell), cell, words: `${placeWords({ shift, seat }, texts)} · ${shift.rosterName}` };
        }),
    )
    .sort((a, b) => (a.cell.day < b.cell.day ? -1 : 1));
}

// F7: somebody cannot come or must go. Who is on now or soon, the main officer first.
import { create } from 'zustand';
import type { Post } from '#shared/rosters/types.ts';
import { homeRosterId } from '#shared/rosters/types.ts';
import type { FoundSeat, ShiftView } from './calendar-model.ts';

export const useShortNotice = create<{ open: boolean }>(() => ({ open: false }));

export function openShortNotice(): void {
  useShortNotice.setState({ open: true });
}

/** Hours ahead in which a shift counts as beginning soon. */
const soonHours = 16;

const order: Post[] = ['main', 'leaderOnShift', 'deputy', 'driver', 'standby', 'other'];

/** Seats that are held now or soon: on before soon, the duty room before other rosters, the main officer before all. */
export function seatsOfNow(shifts: readonly ShiftView[], now: number): FoundSeat[] {
  const soon = now + soonHours * 3_600_000;
  return shifts
    .filter((shift) => shift.on || (Date.parse(shift.from) > now && Date.parse(shift.from) <= soon))
    .flatMap((shift) => shift.seats.filter((seat) => seat.person !== null).map((seat) => ({ shift, seat })))
    .map((found) => ({
      found,
      rank: [
        found.shift.on ? 0 : 1,
        found.shift.roster === homeRosterId ? 0 : 1,
        Date.parse(found.shift.from),
        order.indexOf(found.seat.kind),
      ] as const,
    }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2] || a.rank[3] - b.rank[3])
    .map(({ found }) => found);
}

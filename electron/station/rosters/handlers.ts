// Rosters over the contract: who is on, the shifts of a period, changes of seats.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { checkPeriod, daysBetween } from '#shared/rosters/calendar.ts';
import { homeRosterId, type Roster, type RosterValue } from '#shared/rosters/types.ts';
import { isoOf, type StationParts } from '../parts.ts';
import { unitById } from '../directory/queries.ts';
import { type Os, userOf } from '../rpc.ts';
import * as commands from './commands.ts';
import { allRosters, dutyAt, homeRoster, rosterById, shiftsOf, shiftsOn } from './queries.ts';
import { personOrNull, toPersonOut, toShiftOut, type WireContext } from './wire-queries.ts';

export function wireContext(parts: StationParts): WireContext {
  return { db: parts.read, now: parts.clock.now(), iso: isoOf(parts), roster: parts.rosterContext() };
}

/** @throws DomainError notFound */
export function foundRoster(parts: StationParts, id: Id | undefined): Roster {
  const roster = id === undefined ? homeRoster(parts.read) : rosterById(parts.read, id);
  if (!roster) throw new DomainError('notFound', { field: 'roster' });
  return roster;
}

function rosterOut(parts: StationParts, roster: Roster) {
  const unitName = roster.unit === null ? parts.settings().unitName : (unitById(parts.read, roster.unit)?.name ?? '');
  return { ...roster, unitName, home: roster.id === homeRosterId };
}

export function rosterHandlers(os: Os, parts: StationParts) {
  const o = os.rosters;
  return {
    duty: o.duty.handler(({ input }) => {
      const context = wireContext(parts);
      const at = input.at === undefined ? context.now : Date.parse(input.at);
      const roster = foundRoster(parts, input.roster);
      const duty = dutyAt(parts.read, at, context.roster, roster, context.now);
      const standby = allRosters(parts.read)
        .filter((other) => other.id !== roster.id)
        .map((other) => ({
          roster: other.id,
          name: other.name,
          people: shiftsOn(parts.read, other, at, context.roster, context.now).flatMap(({ seats }) =>
            seats.flatMap((seat) =>
              seat.person ? [{ ...toPersonOut(seat.person), postName: seat.post.name, required: seat.post.required }] : [],
            ),
          ),
        }));
      return {
        leader: personOrNull(duty.leader),
        main: personOrNull(duty.main),
        deputy: personOrNull(duty.deputy),
        others: duty.others.map(toPersonOut),
        director: personOrNull(duty.director),
        shift: { day: duty.shift.day, from: context.iso(duty.shift.from), to: context.iso(duty.shift.to), name: duty.shift.name },
        gap: duty.gap,
        standby,
      };
    }),
    shifts: o.shifts.handler(({ input }) => {
      checkPeriod(input);
      const context = wireContext(parts);
      const rosters =
        input.roster === undefined
          ? allRosters(parts.read).filter((roster) => input.unit === undefined || roster.unit === input.unit)
          : [foundRoster(parts, input.roster)];
      return {
        items: rosters.flatMap((roster) =>
          shiftsOf(parts.read, roster, input.from, input.to, context.roster, context.now).map((shift) => toShiftOut(shift, context)),
        ),
      };
    }),
    list: o.list.handler(() => ({ items: allRosters(parts.read).map((roster) => rosterOut(parts, roster)) })),
    save: o.save.handler(({ input, context }) => {
      const { id, ...patch } = input;
      const saved = parts.journal.commit(userOf(context).id, (tx) => commands.saveRoster(tx, id, patch as Partial<RosterValue>));
      parts.loop.wake();
      return rosterOut(parts, foundRoster(parts, saved));
    }),
    calendar: o.calendar.handler(({ input }) => {
      checkPeriod(input);
      const { calendar } = parts.rosterContext();
      const items = daysBetween(input.from, input.to).map((day) => ({ day, ...calendar(day) }));
      return { items, missingYears: [...new Set(items.filter(({ known }) => !known).map(({ day }) => Number(day.slice(0, 4))))] };
    }),
  };
}

// Leave and wishes over the contract.
import { breachesOf } from '#shared/rosters/breaches.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import type { LeaveValue, WishValue } from '#shared/rosters/types.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { personById } from '../directory/queries.ts';
import type { StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import * as commands from './leave-commands.ts';
import { findLeave, findWishes, type Leave, leaveById, type Wish, wishById } from './leave-queries.ts';
import { toBreachOut } from './wire-queries.ts';
import { readWorld } from './world-queries.ts';

export function leaveHandlers(os: Os, parts: StationParts) {
  const o = os.rosters;
  const named = <T extends Leave | Wish>(value: T) => ({ ...value, personName: personById(parts.read, value.person)?.name ?? '' });
  /** The shifts to come that the leave takes somebody away from. */
  const collisions = (leave: Leave) => {
    if (leave.removed) return [];
    const context = parts.rosterContext();
    const now = parts.clock.now();
    const world = readWorld(parts.read, addDays(leave.from, -1), leave.to, context, now);
    const own = [...world.seats.values()].filter(({ person }) => person === leave.person);
    return breachesOf(world, own).filter((one) => {
      const shift = world.shifts.get(`${one.cell.roster}/${one.cell.day}/${one.cell.shift}`);
      return one.rule === 'leave' && one.cell.day <= leave.to && shift !== undefined && shift.to > now;
    });
  };
  return {
    leave: o.leave.handler(({ input }) => ({ items: findLeave(parts.read, input).map(named) })),
    saveLeave: o.saveLeave.handler(({ input: { id, ...patch }, context }) => {
      const saved = parts.journal.commit(userOf(context).id, (tx) => commands.saveLeave(tx, id, patch as Partial<LeaveValue>));
      const leave = leaveById(parts.read, saved);
      if (!leave) throw new DomainError('notFound', { field: 'id' });
      return { ...named(leave), collides: collisions(leave).map((one) => toBreachOut(parts.read, one)) };
    }),
    wishes: o.wishes.handler(({ input }) => ({ items: findWishes(parts.read, input).map(named) })),
    saveWish: o.saveWish.handler(({ input: { id, ...patch }, context }) => {
      const saved = parts.journal.commit(userOf(context).id, (tx) => commands.saveWish(tx, id, patch as Partial<WishValue>));
      const wish = wishById(parts.read, saved);
      if (!wish) throw new DomainError('notFound', { field: 'id' });
      return named(wish);
    }),
  };
}

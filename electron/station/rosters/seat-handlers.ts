// Changes of seats over the contract: checked, at short notice, said after the shift, vacant by name.
import { toBreachOut, toPersonOut } from './wire-queries.ts';
import { personById } from '../directory/queries.ts';
import type { StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import { findSeat } from './commands.ts';
import * as seats from './seat-commands.ts';
import { substitutesFor, usualSubstitutes } from './substitute-queries.ts';

export function seatHandlers(os: Os, parts: StationParts) {
  const o = os.rosters;
  const breaksOut = (breaks: ReturnType<typeof seats.checkSeats>) => ({ breaks: breaks.map((one) => toBreachOut(parts.read, one)) });
  /** Runs a change; the loop looks at the roster again. */
  const change = <T>(actor: string, work: Parameters<typeof parts.journal.commit<T>>[1]): T => {
    const result = parts.journal.commit(actor, work);
    parts.loop.wake();
    return result;
  };
  return {
    check: o.check.handler(({ input }) =>
      breaksOut(seats.checkSeats({ db: parts.read, now: parts.clock.now() }, input.changes, parts.rosterContext())),
    ),
    assign: o.assign.handler(({ input, context }) =>
      breaksOut(change(userOf(context).id, (tx) => seats.assignSeat(tx, input, parts.rosterContext()))),
    ),
    assignMany: o.assignMany.handler(({ input: { changes, ...manner }, context }) =>
      breaksOut(change(userOf(context).id, (tx) => seats.assignSeats(tx, changes, manner, parts.rosterContext()))),
    ),
    substitutes: o.substitutes.handler(({ input: { limit, ...seat } }) => {
      const context = parts.rosterContext();
      const found = findSeat({ db: parts.read, now: parts.clock.now() }, { ...seat, slot: seat.slot }, context);
      const items = substitutesFor(parts.read, found, context, limit ?? usualSubstitutes, parts.clock.now());
      return {
        items: items.flatMap(({ person: id, breaks, near: _near, familiar: _familiar, ...facts }) => {
          const person = personById(parts.read, id);
          return person ? [{ ...facts, person: toPersonOut(person), ...breaksOut(breaks) }] : [];
        }),
      };
    }),
    correct: o.correct.handler(({ input: { cell, person, reason }, context }) => {
      change(userOf(context).id, (tx) => seats.correctSeat(tx, cell, person, reason, parts.rosterContext()));
      return { ok: true as const };
    }),
    allowGap: o.allowGap.handler(({ input, context }) => {
      change(userOf(context).id, (tx) => seats.allowGap(tx, input, parts.rosterContext()));
      return { ok: true as const };
    }),
    revokeGap: o.revokeGap.handler(({ input, context }) => {
      change(userOf(context).id, (tx) => seats.revokeGap(tx, input, parts.rosterContext()));
      return { ok: true as const };
    }),
  };
}

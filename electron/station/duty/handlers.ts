// What happens on duty, over the contract: who is on, signing in, spot checks. Handover and log have files of their own.
import { DomainError } from '#shared/kernel/errors.ts';
import { userById } from '../accounts/queries.ts';
import { isoOf, type StationParts } from '../parts.ts';
import { type Caller, type Os, userOf } from '../rpc.ts';
import { checkInByPhone, checkInSelf } from './check-in.ts';
import { handoverHandlers } from './handover-handlers.ts';
import { logHandlers } from './log-handlers.ts';
import { owedContext, type OwedContext } from './owed.ts';
import { cancelCheck, drawCheck, makeCheck } from './spot-checks.ts';
import { callSheet, checkOut, spotChecksOut } from './spot-wire-queries.ts';
import { spotCheckById } from './queries.ts';
import { dutyNowOut } from './wire-queries.ts';

/** Who is logged in, with the person of the directory whose account it is. */
function caller(parts: StationParts, context: Caller): { id: string; name: string; person: string | null } {
  const { id, name } = userOf(context);
  return { id, name, person: userById(parts.read, id)?.person ?? null };
}

function dutyContext(parts: StationParts): OwedContext {
  return owedContext(parts.read, parts.rules.book, parts.rosterContext(), parts.clock.now());
}

export function dutyHandlers(os: Os, parts: StationParts) {
  const o = os.duty;
  const at = (iso: string | undefined, now: number): number => (iso === undefined ? now : Date.parse(iso));
  const shown = (id: string) => {
    const found = spotCheckById(parts.read, id);
    if (!found) throw new DomainError('notFound', { field: 'id' });
    return checkOut(found, { db: parts.read, now: parts.clock.now(), iso: isoOf(parts) });
  };
  return {
    now: o.now.handler(({ context }) => dutyNowOut(dutyContext(parts), isoOf(parts), caller(parts, context))),
    checkIn: o.checkIn.handler(({ context }) => {
      const user = caller(parts, context);
      const signed = parts.journal.commit(user.id, (tx) => checkInSelf(tx, user, parts.rosterContext()));
      return { posts: signed.map(({ seat }) => seat.post.name) };
    }),
    checkInFor: o.checkInFor.handler(({ input, context }) => {
      const allowed = dutyContext(parts).rules.find((rule) => rule.duty === 'checkIn')?.byPhone ?? true;
      parts.journal.commit(userOf(context).id, (tx) =>
        checkInByPhone(tx, { ...input, at: at(input.at, tx.now) }, parts.rosterContext(), allowed),
      );
      return { ok: true as const };
    }),
    spotChecks: o.spotChecks.handler(({ input }) =>
      spotChecksOut(dutyContext(parts), isoOf(parts), Date.parse(input.from), Date.parse(input.to)),
    ),
    callSheet: o.callSheet.handler(({ input }) => {
      const found = spotCheckById(parts.read, input.id);
      if (!found || found.at > parts.clock.now()) throw new DomainError('notFound', { field: 'id' });
      return callSheet(dutyContext(parts), found.unit);
    }),
    drawSpotCheck: o.drawSpotCheck.handler(({ input, context }) => {
      const id = parts.journal.commit(userOf(context).id, (tx) => drawCheck(tx, dutyContext(parts), input.unit, parts.random));
      parts.loop.run();
      return shown(id);
    }),
    makeSpotCheck: o.makeSpotCheck.handler(({ input, context }) => {
      const { id, ...call } = input;
      parts.journal.commit(userOf(context).id, (tx) => makeCheck(tx, id, { ...call, at: at(input.at, tx.now) }, parts.rosterContext()));
      return shown(id);
    }),
    cancelSpotCheck: o.cancelSpotCheck.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => cancelCheck(tx, input.id, input.reason));
      return shown(input.id);
    }),
    ...handoverHandlers(os, parts),
    ...logHandlers(os, parts),
  };
}

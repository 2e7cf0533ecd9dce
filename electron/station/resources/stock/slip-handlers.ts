// Slips over the contract.
import type { Id } from '#shared/kernel/ids.ts';
import { defaultPageSize, type StationParts } from '../../parts.ts';
import { type Os, userOf } from '../../rpc.ts';
import type { Tx } from '../../journal/append.ts';
import { millisOf } from './handlers.ts';
import { listSlips } from './slip-queries.ts';
import * as slips from './slips.ts';
import { slipOf, slipWire } from './wire-queries.ts';

export function slipHandlers(os: Os, parts: StationParts) {
  const o = os.stock;
  const zone = (): string => parts.settings().zone;
  /** Does it, and answers with the slip as it stands then. */
  const done = (actor: Id, id: Id, work: (tx: Tx) => void) => {
    parts.journal.commit(actor, work);
    return slipOf(parts, id);
  };
  return {
    slips: o.slips.handler(({ input }) => {
      const [limit, from] = [input.limit ?? defaultPageSize, Number(input.cursor ?? 0)];
      const found = listSlips(parts.read, input.incident, limit + 1, from);
      return {
        items: found.slice(0, limit).map((slip) => slipWire(parts, slip)),
        ...(found.length > limit ? { nextCursor: String(from + limit) } : {}),
      };
    }),
    slip: o.slip.handler(({ input }) => slipOf(parts, input.id)),
    prepare: o.prepare.handler(({ input, context }) => {
      const { items, issue = false, beyond, reason, person, at: time, ...head } = input;
      const at = millisOf(time);
      const id = parts.journal.commit(userOf(context).id, (tx) => {
        const slip = slips.prepareSlip(tx, parts.settings(), { ...head, at }, items);
        if (issue) slips.issueSlip(tx, slip, { at, beyond, reason, person }, zone());
        return slip;
      });
      return slipOf(parts, id);
    }),
    changeSlip: o.changeSlip.handler(({ input, context }) => {
      const { at: time, ...patch } = input.patch;
      return done(userOf(context).id, input.id, (tx) =>
        slips.changeSlip(tx, input.id, { ...patch, at: millisOf(time) }, input.items, zone()),
      );
    }),
    issue: o.issue.handler(({ input, context }) =>
      done(userOf(context).id, input.id, (tx) => slips.issueSlip(tx, input.id, { ...input, at: millisOf(input.at) }, zone())),
    ),
    cancel: o.cancel.handler(({ input, context }) =>
      done(userOf(context).id, input.id, (tx) => slips.cancelSlip(tx, input.id, input.reason)),
    ),
    giveBack: o.giveBack.handler(({ input, context }) =>
      done(userOf(context).id, input.id, (tx) => slips.returnGoods(tx, input.id, { ...input, at: millisOf(input.at) })),
    ),
    settle: o.settle.handler(({ input, context }) =>
      done(userOf(context).id, input.id, (tx) => slips.settleSlip(tx, input.id, input.note ?? '')),
    ),
  };
}

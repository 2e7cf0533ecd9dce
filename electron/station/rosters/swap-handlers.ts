// Swaps over the contract.
import type { z } from 'zod';
import type { swapOut } from '#shared/contract/swaps.ts';
import { may } from '#shared/accounts/permissions.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { BreachWorld } from '#shared/rosters/breaches.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import { shiftOfPattern } from '#shared/rosters/shift.ts';
import { isWaiting, swapActs, swapState, type SwapUser } from '#shared/rosters/swaps.ts';
import type { CellRef } from '#shared/rosters/types.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import { dayText, instantOf } from '#shared/time/zone.ts';
import { actorName } from '../accounts/queries.ts';
import type { StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import { wireContext } from './handlers.ts';
import { recordedAt } from './period-queries.ts';
import { rosterById } from './queries.ts';
import * as commands from './swap-commands.ts';
import { allSwaps, type StoredSwap } from './swap-queries.ts';
import { toBreachOut, toNameOut } from './wire-queries.ts';
import { worldOf } from './world-queries.ts';

type SwapOut = z.infer<typeof swapOut>;
type Step = { hlc: Hlc; actor: string; note?: string | undefined; onBehalf?: boolean };

const swapUser = (user: ReturnType<typeof userOf>): SwapUser => ({
  id: user.id,
  person: user.person,
  plans: may(user.roles, 'rosters.edit'),
  approves: may(user.roles, 'rosters.approve'),
});

export function swapHandlers(os: Os, parts: StationParts) {
  const o = os.swaps;
  const seatName = (cell: CellRef) => {
    const context = wireContext(parts);
    const roster = rosterById(parts.read, cell.roster);
    const pattern = roster?.patterns.find((one) => one.id === cell.shift);
    const shift = roster && pattern ? shiftOfPattern(roster, pattern, cell.day, context.roster) : undefined;
    const [year = 0, month = 1, day = 1] = cell.day.split('-').map(Number);
    return {
      cell,
      postName: roster?.posts.find((one) => one.id === cell.post)?.name ?? cell.post,
      shiftName: shift?.name ?? cell.shift,
      // A pattern that is no longer there has no hour any more.
      from: context.iso(shift?.from ?? instantOf({ year, month, day }, context.roster.zone)),
    };
  };
  const signed = (step: Step): SwapOut['asked'] => ({
    at: wireContext(parts).iso(recordedAt(step.hlc)),
    by: actorName(parts.read, step.actor) ?? step.actor,
    note: step.note ?? null,
    onBehalf: step.onBehalf ?? false,
  });
  const nameOf = (person: Id) => toNameOut(parts.read, person) ?? { id: person, name: '' };
  const out = (swap: StoredSwap, user: SwapUser, world?: BreachWorld | null): SwapOut => {
    const { asked, answered, decided, withdrawn, undone } = swap;
    const state = swapState(swap);
    const waiting = isWaiting(state);
    const tx = { db: parts.read, now: parts.clock.now() };
    return {
      id: swap.id,
      state,
      gives: seatName(asked.gives),
      takes: asked.takes && seatName(asked.takes),
      from: nameOf(asked.from),
      to: nameOf(asked.to),
      reason: asked.reason,
      asked: signed(asked),
      answered: answered && signed(answered),
      decided: decided && signed(decided),
      ended: undone ? signed({ ...undone, note: undone.reason }) : withdrawn && signed(withdrawn),
      breaks:
        waiting && world !== null
          ? commands.swapBreaks(tx, asked, parts.rosterContext(), world).map((one) => toBreachOut(parts.read, one))
          : [],
      may: swapActs(swap, user),
    };
  };
  /** Runs a step and answers with the swap as it stands then. */
  const step = (user: ReturnType<typeof userOf>, work: (tx: Parameters<Parameters<typeof parts.journal.commit>[1]>[0]) => Id): SwapOut => {
    const id = parts.journal.commit(user.id, work);
    parts.loop.wake();
    return out(commands.foundSwap({ db: parts.read }, id), swapUser(user));
  };
  return {
    list: o.list.handler(({ input, context }) => {
      const user = swapUser(userOf(context));
      const wanted = (swap: StoredSwap): boolean => {
        const state = swapState(swap);
        if (input.state === 'waiting') return isWaiting(state);
        return input.state === undefined || input.state === state;
      };
      const found = allSwaps(parts.read).filter(wanted);
      // One world for all that wait: each by itself would read the same seats again.
      const now = parts.clock.now();
      const recent = addDays(dayText(now, parts.settings().zone), -1);
      const cells = found
        .filter((swap) => isWaiting(swapState(swap)))
        .flatMap(({ asked }) => [asked.gives, ...(asked.takes ? [asked.takes] : [])])
        // A question that nobody answered before its day breaks nothing any more.
        .filter((cell) => cell.day >= recent);
      const world = cells.length === 0 ? null : worldOf(parts.read, cells, parts.rosterContext(), now);
      return { items: found.map((swap) => out(swap, user, world)) };
    }),
    ask: o.ask.handler(({ input, context }) => step(userOf(context), (tx) => commands.askSwap(tx, input, parts.rosterContext()))),
    answer: o.answer.handler(({ input: { id, accepted, note }, context }) =>
      step(userOf(context), (tx) => {
        commands.answerSwap(tx, id, swapUser(userOf(context)), accepted, note, parts.rosterContext());
        return id;
      }),
    ),
    decide: o.decide.handler(({ input: { id, approved, note }, context }) =>
      step(userOf(context), (tx) => {
        commands.decideSwap(tx, id, swapUser(userOf(context)), approved, note, parts.rosterContext());
        return id;
      }),
    ),
    withdraw: o.withdraw.handler(({ input: { id, note }, context }) =>
      step(userOf(context), (tx) => {
        commands.withdrawSwap(tx, id, swapUser(userOf(context)), note);
        return id;
      }),
    ),
    undo: o.undo.handler(({ input: { id, reason }, context }) =>
      step(userOf(context), (tx) => {
        commands.undoSwap(tx, id, swapUser(userOf(context)), reason, parts.rosterContext());
        return id;
      }),
    ),
  };
}

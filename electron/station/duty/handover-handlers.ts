// Handing over, over the contract: the sheet of now, both signatures, what was handed over before.
import { may } from '#shared/accounts/permissions.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { shiftKey } from '#shared/rosters/shift.ts';
import { allUsers, type User, userById } from '../accounts/queries.ts';
import { personById } from '../directory/queries.ts';
import { homeRoster } from '../rosters/queries.ts';
import { decodeCursor, defaultPageSize, encodeCursor, isoOf, type StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import { handOver, type Signer } from './handover.ts';
import { nextAfter, owedContext, type OwedContext, shiftsAround } from './owed.ts';
import { equipmentItems, type Handover, handoverById, handoversBefore } from './queries.ts';
import { drawSheet, shiftToHandOver } from './sheet.ts';

/** A handover this long after the shift's end was late, ms; the rule's own limit where there is one. */
const usualLimitMs = 15 * 60_000;

export function handoverHandlers(os: Os, parts: StationParts) {
  const o = os.duty;
  const contextNow = (): OwedContext => owedContext(parts.read, parts.rules.book, parts.rosterContext(), parts.clock.now());
  const out = (one: Handover) => ({ id: one.id, at: isoOf(parts)(one.at), sheet: one.sheet });
  const signerOf = (user: Pick<User, 'id' | 'name'>): Signer => ({
    user: user.id,
    person: userById(parts.read, user.id)?.person ?? null,
    name: user.name,
  });

  /** Who takes over: by a password of their own; without an account by name, and a leader signs beside. */
  const signatures = async (input: {
    relief: { name: string; password: string } | { person: Id };
    countersign?: { name: string; password: string } | undefined;
  }): Promise<{ relief: Signer; countersigned: Signer | null; actor: Id }> => {
    if ('password' in input.relief) {
      const user = await parts.sessions.identify(input.relief.name, input.relief.password);
      if (!may(user.roles, 'duty.handover')) throw new DomainError('notPermitted', { field: 'relief', received: user.name });
      return { relief: signerOf(user), countersigned: null, actor: user.id };
    }
    const person = personById(parts.read, input.relief.person);
    if (!person || person.removed) throw new DomainError('notFound', { field: 'relief' });
    if (!input.countersign) throw new DomainError('notValid', { field: 'countersign' });
    const leader = await parts.sessions.identify(input.countersign.name, input.countersign.password);
    if (!leader.roles.includes('leader')) throw new DomainError('notPermitted', { field: 'countersign', received: leader.name });
    return { relief: { user: null, person: person.id, name: person.name }, countersigned: signerOf(leader), actor: leader.id };
  };

  const reliefs = (context: OwedContext, onRoster: ReadonlySet<Id>, self: Id) =>
    allUsers(context.db)
      .filter((user) => !user.disabled && user.id !== self && may(user.roles, 'duty.handover'))
      .map((user) => ({
        user: user.id,
        name: user.name,
        person: user.person,
        onRoster: user.person !== null && onRoster.has(user.person),
        leader: user.roles.includes('leader'),
      }))
      .sort((a, b) => Number(b.onRoster) - Number(a.onRoster));

  return {
    handoverSheet: o.handoverSheet.handler(({ context: caller }) => {
      const context = contextNow();
      const iso = isoOf(parts);
      const duty = shiftToHandOver(context);
      const next = duty ? nextAfter(duty, shiftsAround(context, homeRoster(context.db))) : undefined;
      const people = new Set(
        (next?.seats ?? []).flatMap((seat) => (seat.person && seat.post.kind !== 'leaderOnShift' ? [seat.person.id] : [])),
      );
      const last = handoversBefore(context.db, context.now + 1, 1)[0];
      return {
        sheet: duty && drawSheet(context, duty),
        shift: duty ? shiftKey(duty.shift) : '',
        items: equipmentItems(context.db),
        reliefs: reliefs(context, people, userOf(caller).id),
        last: last ? { id: last.id, at: iso(last.at), relief: last.sheet.relief.name } : null,
      };
    }),
    handOver: o.handOver.handler(async ({ input, context }) => {
      const outgoing = signerOf(userOf(context));
      const { relief, countersigned, actor } = await signatures(input);
      const { shift, typed, taken } = input;
      const id = parts.journal.commit(actor, (tx) =>
        handOver(tx, owedContext(tx.db, parts.rules.book, parts.rosterContext(), tx.now), {
          shift,
          typed,
          taken,
          outgoing,
          relief,
          countersigned,
        }),
      );
      const made = handoverById(parts.read, id);
      if (!made) throw new DomainError('notFound', { field: 'id' });
      return out(made);
    }),
    handovers: o.handovers.handler(({ input }) => {
      const iso = isoOf(parts);
      const limit = input.limit ?? defaultPageSize;
      const rule = contextNow().rules.find((one) => one.duty === 'handover');
      const limitMs = rule ? rule.limitSeconds * 1000 : usualLimitMs;
      const rows = handoversBefore(parts.read, decodeCursor(input.cursor)?.[0] ?? Number.MAX_SAFE_INTEGER, limit);
      const last = rows.at(-1);
      return {
        items: rows.map(({ id, at, sheet }) => ({
          id,
          at: iso(at),
          shiftName: sheet.shift.name,
          day: sheet.shift.day,
          outgoing: sheet.outgoing.name,
          relief: sheet.relief.name,
          limits: sheet.limits.length,
          incidents: sheet.incidents.length,
          late: at > sheet.shift.to + limitMs,
        })),
        ...(rows.length === limit && last ? { nextCursor: encodeCursor(last.at, last.id) } : {}),
      };
    }),
    handover: o.handover.handler(({ input }) => {
      const found = handoverById(parts.read, input.id);
      if (!found) throw new DomainError('notFound', { field: 'id' });
      return out(found);
    }),
    saveEquipment: o.saveEquipment.handler(({ input, context }) => {
      if (new Set(input.items.map((item) => item.id)).size < input.items.length) throw new DomainError('notValid', { field: 'items' });
      parts.journal.commit(userOf(context).id, (tx) => tx.append('handover.equipmentSaved', 'equipment', { items: input.items }));
      return { items: equipmentItems(parts.read) };
    }),
  };
}

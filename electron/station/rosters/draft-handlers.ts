// Tables in the making over the contract: begun, read with what they break, changed by hand, published.
import type { z } from 'zod';
import type { draftOut as draftShape } from '#shared/contract/roster-drafts.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { daysBetween } from '#shared/rosters/calendar.ts';
import { wishWords } from '#shared/rosters/fairness.ts';
import { cellKey, shiftKey } from '#shared/rosters/shift.ts';
import { homeRosterId, type RosterShift } from '#shared/rosters/types.ts';
import { actorName } from '../accounts/queries.ts';
import type { StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import * as commands from './draft-commands.ts';
import { allDrafts, type DraftHead, type DraftReading, judgeDraft, readDraft } from './draft-queries.ts';
import { wireContext } from './handlers.ts';
import { personReader, rosterById, type Seat, type ShiftDuty, shiftsOf } from './queries.ts';
import { toBreachOut, toNameOut, toShiftOut } from './wire-queries.ts';

type DraftOut = z.infer<typeof draftShape>;
export type GenerationOut = DraftOut['generation'];
/** Where the generation of a draft stands; null when none has run since the start. */
export type GenerationOf = (draft: Id) => GenerationOut;

function headOut(parts: StationParts, draft: DraftHead, generation: GenerationOut) {
  const { id, roster, from, to, title, origin, madeAt, actor } = draft;
  return {
    id,
    roster,
    rosterName: rosterById(parts.read, roster)?.name ?? '',
    from,
    to,
    title,
    origin,
    madeAt: wireContext(parts).iso(madeAt),
    madeBy: actorName(parts.read, actor) ?? actor,
    generation,
  };
}

/** The draft's shifts as the page shows shifts; those that are over already show what stands. */
function draftShifts(parts: StationParts, draft: DraftHead, reading: DraftReading): DraftOut['shifts'] {
  const context = wireContext(parts);
  const personOf = personReader(parts.read);
  const byShift = new Map<string, Seat[]>();
  const locked = new Set<string>();
  const posts = new Map(reading.roster.posts.map((post) => [post.id, post]));
  for (const { cell, person, locked: byHand } of reading.seats) {
    const post = posts.get(cell.post);
    if (!post) continue;
    const key = cellKey(cell);
    if (byHand) locked.add(key);
    const shift = shiftKey({ ...cell, pattern: cell.shift });
    const seat: Seat = {
      key,
      post,
      slot: cell.slot,
      person: person === null ? null : personOf(person),
      how: person === null ? null : 'assigned',
      instead: null,
      reason: null,
      note: null,
      corrected: null,
    };
    byShift.set(shift, [...(byShift.get(shift) ?? []), seat]);
  }
  const duty = (shift: RosterShift): ShiftDuty => {
    const seats = byShift.get(shiftKey(shift)) ?? [];
    const vacant = reading.roster.posts.filter(
      (post) => post.required && shift.posts.includes(post.id) && !seats.some((seat) => seat.post.id === post.id && seat.person !== null),
    );
    return { shift, roster: reading.roster, seats, gaps: vacant.map((post) => ({ post, allowedBy: null, reason: null })), version: null };
  };
  const over = shiftsOf(parts.read, reading.roster, draft.from, draft.to, context.roster, context.now).filter(
    ({ shift }) => shift.to <= context.now,
  );
  return [...over, ...reading.shifts.map(duty)].map((one) => {
    const out = toShiftOut(one, context);
    return { ...out, seats: out.seats.map((seat) => ({ ...seat, locked: locked.has(seat.key) })) };
  });
}

/** A draft with everything the page shows of it. @throws DomainError notFound (id, roster) */
export function draftOut(parts: StationParts, id: Id, generationOf: GenerationOf = () => null): DraftOut {
  const draft = commands.foundDraft({ db: parts.read }, id);
  const context = parts.rosterContext();
  const now = parts.clock.now();
  const reading = readDraft(parts.read, draft, context, now);
  if (!reading) throw new DomainError('notFound', { field: 'roster' });
  const { fairness, unmet } = judgeDraft(parts.read, draft, reading, context, now);
  const nameOf = (person: Id) => toNameOut(parts.read, person) ?? { id: person, name: '' };
  const unknown = daysBetween(draft.from, draft.to).filter((day) => !context.calendar(day).known);
  return {
    ...headOut(parts, draft, generationOf(id)),
    shifts: draftShifts(parts, draft, reading),
    fairness: { ...fairness, people: fairness.people.map((share) => ({ ...share, person: nameOf(share.person) })) },
    violations: reading.breaks.map((one) => toBreachOut(parts.read, one)),
    unmetWishes: unmet.map(({ wish, day }) => ({ wish: wish.id, person: nameOf(wish.person), day, text: wishWords(wish, day) })),
    ...draft.outcome,
    missingYears: [...new Set(unknown.map((day) => Number(day.slice(0, 4))))],
  };
}

/** @param generationOf the generator's word on a draft */
export function draftHandlers(os: Os, parts: StationParts, generationOf: GenerationOf = () => null) {
  const o = os.rosterDrafts;
  const commit = parts.journal.commit.bind(parts.journal);
  const out = (id: Id): DraftOut => draftOut(parts, id, generationOf);
  return {
    list: o.list.handler(({ input }) => ({
      items: allDrafts(parts.read, input.roster).map((draft) => headOut(parts, draft, generationOf(draft.id))),
    })),
    get: o.get.handler(({ input }) => out(input.id)),
    create: o.create.handler(({ input, context }) =>
      out(
        commit(userOf(context).id, (tx) =>
          commands.createDraft(tx, { ...input, roster: input.roster ?? homeRosterId }, parts.rosterContext()),
        ),
      ),
    ),
    setCells: o.setCells.handler(({ input: { id, cells }, context }) => {
      commit(userOf(context).id, (tx) => commands.setCells(tx, id, cells, parts.rosterContext()));
      return out(id);
    }),
    drop: o.drop.handler(({ input, context }) => {
      commit(userOf(context).id, (tx) => commands.dropDraft(tx, input.id));
      return { ok: true as const };
    }),
    publish: o.publish.handler(({ input: { id, ...how }, context }) => {
      const published = commit(userOf(context).id, (tx) => commands.publishDraft(tx, id, how, parts.rosterContext()));
      parts.loop.wake();
      return published;
    }),
  };
}

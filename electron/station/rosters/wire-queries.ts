// Shifts and seats as the contract shows them.
import type { z } from 'zod';
import type { breachOut, dutyPerson, nameOut, shiftOut } from '#shared/contract/roster-shape.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Breach } from '#shared/rosters/breaches.ts';
import { shiftKey } from '#shared/rosters/shift.ts';
import type { Millis } from '#shared/time/clock.ts';
import { actorName } from '../accounts/queries.ts';
import { type Person, personById } from '../directory/queries.ts';
import type { ReadDb } from '../kernel/db.ts';
import type { RosterContext, Seat, ShiftDuty } from './queries.ts';

export type ShiftOut = z.infer<typeof shiftOut>;

export interface WireContext {
  db: ReadDb;
  now: Millis;
  iso: (at: Millis) => string;
  roster: RosterContext;
}

export const toPersonOut = (person: Person): z.infer<typeof dutyPerson> => ({
  id: person.id,
  name: person.name,
  post: person.post,
  unitName: person.unitName,
  phones: person.phones,
});

export const personOrNull = (person: Person | null) => (person ? toPersonOut(person) : null);

/** A person by name, also one who is no longer in the directory. */
export function toNameOut(db: ReadDb, id: Id | null): z.infer<typeof nameOut> | null {
  return id === null ? null : { id, name: personById(db, id)?.name ?? '' };
}

function toSeatOut(seat: Seat, context: WireContext): ShiftOut['seats'][number] {
  const { corrected } = seat;
  return {
    key: seat.key,
    post: seat.post.id,
    kind: seat.post.kind,
    name: seat.post.name,
    slot: seat.slot,
    required: seat.post.required,
    person: personOrNull(seat.person),
    how: seat.how,
    instead: toNameOut(context.db, seat.instead),
    reason: seat.reason,
    note: seat.note,
    locked: false,
    corrected: corrected && {
      person: personOrNull(corrected.person),
      reason: corrected.reason,
      by: actorName(context.db, corrected.actor) ?? corrected.actor,
      at: context.iso(corrected.at),
    },
  };
}

export function toShiftOut(duty: ShiftDuty, context: WireContext): ShiftOut {
  const { shift, roster } = duty;
  const { db, now, iso } = context;
  const day = context.roster.calendar(shift.day);
  return {
    key: shiftKey(shift),
    roster: roster.id,
    rosterName: roster.name,
    day: shift.day,
    pattern: shift.pattern,
    name: shift.name,
    from: iso(shift.from),
    to: iso(shift.to),
    dayKind: shift.dayKind,
    dayName: day.name,
    makeUp: day.makeUp,
    known: day.known,
    night: shift.night,
    weight: shift.weight,
    past: shift.to <= now,
    on: shift.from <= now && now < shift.to,
    seats: duty.seats.map((seat) => toSeatOut(seat, context)),
    gaps: duty.gaps.map(({ post, allowedBy, reason }) => ({
      post: post.id,
      kind: post.kind,
      name: post.name,
      allowedBy: allowedBy === null ? null : (actorName(db, allowedBy) ?? allowedBy),
      reason,
    })),
    version: duty.version,
  };
}

export function toBreachOut(db: ReadDb, breach: Breach): z.infer<typeof breachOut> {
  return { ...breach, person: toNameOut(db, breach.person) };
}

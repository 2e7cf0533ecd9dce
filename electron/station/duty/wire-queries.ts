// Who is on duty now as the contract shows it: who signed in, all rosters, gaps ahead, the next handover.
import type { z } from 'zod';
import type { dutyNow, signOut } from '#shared/contract/duty-shape.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { cellKey, shiftKey } from '#shared/rosters/shift.ts';
import { homeRosterId } from '#shared/rosters/types.ts';
import { seconds, type Millis } from '#shared/time/clock.ts';
import { actorName } from '../accounts/queries.ts';
import { unitById } from '../directory/queries.ts';
import { allRosters, homeRoster, shiftsOn } from '../rosters/queries.ts';
import { personOrNull, toPersonOut } from '../rosters/wire-queries.ts';
import { seatedSince } from '../rosters/use-queries.ts';
import { type OpenSeat, seatsToSign } from './check-in.ts';
import { gapsShownMs, nextAfter, type OwedContext, shiftsAround, watchedRosters } from './owed.ts';
import { checkInOf, handoversBefore } from './queries.ts';
import { shiftToHandOver } from './sheet.ts';

interface Asking {
  name: string;
  person: Id | null;
}

function signLine(
  { duty, seat, cell }: OpenSeat,
  context: OwedContext,
  iso: (at: Millis) => string,
  who: Asking,
): z.infer<typeof signOut>[] {
  const { db, now, rules } = context;
  const { person, post } = seat;
  if (!person) return [];
  const rule = rules.find((one) => one.duty === 'checkIn');
  const required = rule?.posts?.includes(post.kind) ?? false;
  const dueAt = Math.max(duty.shift.from, seatedSince(db, cellKey(cell)) ?? 0) + seconds(rule?.limitSeconds ?? 0);
  const signed = checkInOf(db, cellKey(cell), person.id);
  return [
    {
      cell,
      shiftName: duty.shift.name,
      from: iso(duty.shift.from),
      to: iso(duty.shift.to),
      kind: post.kind,
      postName: post.name,
      person: toPersonOut(person),
      mine: who.person === null ? person.name === who.name : person.id === who.person,
      required,
      dueAt: required ? iso(dueAt) : null,
      signed: signed ? { at: iso(signed.at), via: signed.via, note: signed.note, by: actorName(db, signed.actor) ?? signed.actor } : null,
      late: required && (signed ? signed.at > dueAt : now > dueAt),
    },
  ];
}

function rostersNow({ db, now, roster: context }: OwedContext, iso: (at: Millis) => string): z.infer<typeof dutyNow>['rosters'] {
  return allRosters(db).map((roster) => ({
    id: roster.id,
    name: roster.name,
    home: roster.id === homeRosterId,
    unitPhone: roster.unit === null ? null : (unitById(db, roster.unit)?.phone ?? null),
    seats: shiftsOn(db, roster, now, context).flatMap(({ shift, seats }) =>
      seats
        .filter((seat) => seat.person !== null || (seat.post.required && seat.slot === 0))
        .map((seat) => ({
          postName: seat.post.name,
          kind: seat.post.kind,
          required: seat.post.required,
          shiftName: shift.name,
          until: iso(shift.to),
          person: personOrNull(seat.person),
        })),
    ),
  }));
}

function gapsAhead(context: OwedContext, iso: (at: Millis) => string): z.infer<typeof dutyNow>['gaps'] {
  const { db, now } = context;
  return watchedRosters(db)
    .flatMap((roster) => shiftsAround(context, roster))
    .filter(({ shift }) => shift.to > now && shift.from < now + gapsShownMs)
    .flatMap(({ shift, roster, gaps }) =>
      gaps.map((gap) => ({
        roster: roster.id,
        rosterName: roster.name,
        day: shift.day,
        pattern: shift.pattern,
        shiftName: shift.name,
        from: iso(shift.from),
        on: shift.from <= now,
        post: gap.post.id,
        postName: gap.post.name,
        allowedBy: gap.allowedBy === null ? null : (actorName(db, gap.allowedBy) ?? gap.allowedBy),
      })),
    );
}

export function dutyNowOut(context: OwedContext, iso: (at: Millis) => string, who: Asking): z.infer<typeof dutyNow> {
  const { db, now } = context;
  const duty = shiftToHandOver(context);
  const next = duty && nextAfter(duty, shiftsAround(context, homeRoster(db)));
  const last = handoversBefore(db, now + 1, 1)[0];
  return {
    signs: seatsToSign(db, now, context.roster).flatMap((one) => signLine(one, context, iso, who)),
    mayPhone: context.rules.find((rule) => rule.duty === 'checkIn')?.byPhone ?? true,
    rosters: rostersNow(context, iso),
    gaps: gapsAhead(context, iso),
    handover: duty && {
      shift: shiftKey(duty.shift),
      name: duty.shift.name,
      day: duty.shift.day,
      to: iso(duty.shift.to),
      relief: next?.seats.find((seat) => seat.post.kind === 'main' && seat.person)?.person?.name ?? null,
    },
    lastHandover: last ? { id: last.id, at: iso(last.at), outgoing: last.sheet.outgoing.name, relief: last.sheet.relief.name } : null,
  };
}

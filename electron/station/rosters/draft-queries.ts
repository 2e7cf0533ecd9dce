// Tables in the making: their seats, with what was set by hand, and what would break if they were published now.
import { z } from 'zod';
import { impossibleOut } from '#shared/contract/roster-drafts.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { type Breach, breachesOf, type BreachWorld, type SeatChange, shiftOfCell } from '#shared/rosters/breaches.ts';
import { addDays, daysBetween } from '#shared/rosters/calendar.ts';
import { type DutySeat, type Fairness, fairnessOf, type UnmetWish, unmetWishes } from '#shared/rosters/fairness.ts';
import { cellKey, type ShiftContext, shiftKey, shiftsOfDay, weightOf } from '#shared/rosters/shift.ts';
import type { CellTuple, DraftOrigin, Roster, RosterShift } from '#shared/rosters/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import { personById } from '../directory/queries.ts';
import type { ReadDb } from '../kernel/db.ts';
import { findLeave, findWishes, type Wish } from './leave-queries.ts';
import { recordedAt } from './period-queries.ts';
import { rosterById } from './queries.ts';
import { heldSeats, poolPeople, readWorld } from './world-queries.ts';

interface DraftRow {
  id: Id;
  roster: Id;
  from: string;
  to: string;
  title: string;
  origin: DraftOrigin;
  cells: string;
  outcome: string | null;
  actor: string;
  madeHlc: Hlc;
}

/** What a generator said of its table. */
export const outcomeSchema = z.object({
  method: z.string().nullable().default(null),
  gap: z.number().nullable().default(null),
  seconds: z.number().nullable().default(null),
  impossible: impossibleOut.nullable().default(null),
});

export interface DraftHead {
  id: Id;
  roster: Id;
  from: string;
  to: string;
  title: string;
  origin: DraftOrigin;
  madeAt: Millis;
  actor: string;
  outcome: z.infer<typeof outcomeSchema>;
}

export interface DraftSeat extends SeatChange {
  /** Put by hand: kept when the draft is solved anew. */
  locked: boolean;
}

export interface Draft extends DraftHead {
  /** Seats that were given or emptied, by `cellKey`. */
  seats: Map<string, DraftSeat>;
}

const columns = 'id, roster, fromDay AS "from", toDay AS "to", title, origin, outcome, actor, madeHlc';

function toHead(row: Omit<DraftRow, 'cells'>): DraftHead {
  const { madeHlc, outcome, ...head } = row;
  const said = outcomeSchema.safeParse(outcome === null ? {} : JSON.parse(outcome));
  return { ...head, madeAt: recordedAt(madeHlc), outcome: said.success ? said.data : outcomeSchema.parse({}) };
}

/** Drafts that are neither published nor dropped, the latest first. */
export function allDrafts(db: ReadDb, roster?: Id): DraftHead[] {
  return db
    .all<Omit<DraftRow, 'cells'>>(
      'rosters.drafts',
      `SELECT ${columns} FROM drafts WHERE dropped = 0 AND roster IS NOT NULL AND (?1 IS NULL OR roster = ?1) ORDER BY madeHlc DESC`,
      roster ?? null,
    )
    .map(toHead);
}

export function draftById(db: ReadDb, id: Id): Draft | undefined {
  const row = db.get<DraftRow>(
    'rosters.draftById',
    `SELECT ${columns}, cells FROM drafts WHERE id = ? AND dropped = 0 AND roster IS NOT NULL`,
    id,
  );
  if (!row) return undefined;
  const { cells, ...head } = row;
  const seats = new Map<string, DraftSeat>();
  for (const [day, shift, post, slot, person] of JSON.parse(cells) as CellTuple[]) {
    const cell = { roster: row.roster, day, shift, post, slot };
    seats.set(cellKey(cell), { cell, person, locked: false });
  }
  const byHand = db.all<{ day: string; shift: string; post: string; slot: number; person: Id | null; locked: number; hlc: Hlc }>(
    'rosters.draftSeats',
    'SELECT day, shift, post, slot, person, locked, hlc FROM draftSeats WHERE draft = ?',
    id,
  );
  for (const { day, shift, post, slot, person, locked, hlc } of byHand) {
    // What was set by hand and let go again gives way when the table is solved anew.
    if (locked === 0 && hlc < row.madeHlc) continue;
    const cell = { roster: row.roster, day, shift, post, slot };
    seats.set(cellKey(cell), { cell, person, locked: locked === 1 });
  }
  return { ...toHead(head), seats };
}

/** The shifts of a draft that are not over, as the roster is set up now: those that publishing it would fill. */
export function comingShifts(draft: Pick<Draft, 'from' | 'to'>, roster: Roster, context: ShiftContext, now: Millis): RosterShift[] {
  return daysBetween(draft.from, draft.to).flatMap((day) => shiftsOfDay(roster, day, context).filter((shift) => shift.to > now));
}

/** Every seat of shifts as a draft has it, vacant ones too. */
function seatsOfShifts(draft: Draft, roster: Roster, shifts: readonly RosterShift[]): DraftSeat[] {
  return shifts.flatMap((shift) =>
    roster.posts
      .filter((post) => shift.posts.includes(post.id))
      .flatMap((post) =>
        Array.from({ length: post.count }, (_, slot): DraftSeat => {
          const cell = { roster: roster.id, day: shift.day, shift: shift.pattern, post: post.id, slot };
          return draft.seats.get(cellKey(cell)) ?? { cell, person: null, locked: false };
        }),
      ),
  );
}

/** The world without the seats that a draft would take the place of; swaps and substitutions among them are settled. */
function worldFor(db: ReadDb, draft: Draft, shifts: readonly RosterShift[], context: ShiftContext, now: Millis): BreachWorld {
  const world = readWorld(db, draft.from, draft.to, context, now);
  const replaced = new Set(shifts.map(shiftKey));
  const seats = new Map([...world.seats].filter(([, { cell }]) => !replaced.has(shiftOfCell(cell))));
  const roster = world.rosters.get(draft.roster);
  const standing = roster ? heldSeats(db, roster, draft.from, draft.to, context, { now }) : [];
  const fixed = new Map(
    standing
      .filter(({ how, shift }) => (how === 'swap' || how === 'substitution') && replaced.has(shiftKey(shift)))
      .map(({ cell, person }) => [cellKey(cell), person] as const),
  );
  return { ...world, seats, fixed };
}

export interface DraftReading {
  roster: Roster;
  shifts: RosterShift[];
  seats: DraftSeat[];
  breaks: Breach[];
}

/** What a draft would put into force if it were published now, and which rules that breaks. */
export function readDraft(db: ReadDb, draft: Draft, context: ShiftContext, now: Millis): DraftReading | undefined {
  const roster = rosterById(db, draft.roster);
  if (!roster || roster.removed) return undefined;
  const shifts = comingShifts(draft, roster, context, now);
  const seats = seatsOfShifts(draft, roster, shifts);
  return { roster, shifts, seats, breaks: breachesOf(worldFor(db, draft, shifts, context, now), seats) };
}

/** Duties of a roster before a day that count on, as they were served, in the weights of today. */
export function carriedDuties(db: ReadDb, roster: Roster, before: string, context: ShiftContext, now: Millis): DutySeat[] {
  const days = roster.rules.carryOverDays;
  if (days === 0) return [];
  const held = heldSeats(db, roster, addDays(before, -days), addDays(before, -1), context, { served: true, now });
  return held.map(({ cell, person, shift }) => ({
    person,
    post: cell.post,
    shift: { ...shift, weight: weightOf(shift, roster.rules.weights) },
  }));
}

/** How evenly a table shares duty out, and the wishes it leaves unmet. */
export function judgeDraft(
  db: ReadDb,
  draft: Draft,
  { roster, shifts, seats }: DraftReading,
  context: ShiftContext,
  now: Millis,
): { fairness: Fairness; unmet: UnmetWish<Wish>[] } {
  const byKey = new Map(shifts.map((shift) => [shiftKey(shift), shift]));
  const duties = seats.flatMap(({ cell, person }): DutySeat[] => {
    const shift = byKey.get(shiftOfCell(cell));
    return person === null || !shift ? [] : [{ person, post: cell.post, shift }];
  });
  // Days of the period that are over already count as they were served.
  const over = heldSeats(db, roster, draft.from, draft.to, context, { served: true, now })
    .filter(({ shift }) => shift.to <= now)
    .map(({ cell, person, shift }): DutySeat => ({ person, post: cell.post, shift }));
  const away = new Map<Id, number>();
  for (const leave of findLeave(db, { from: draft.from, to: draft.to })) {
    const [from, to] = [leave.from > draft.from ? leave.from : draft.from, leave.to < draft.to ? leave.to : draft.to];
    away.set(leave.person, (away.get(leave.person) ?? 0) + daysBetween(from, to).length);
  }
  const all = [...over, ...duties];
  return {
    fairness: fairnessOf({
      posts: roster.posts,
      pool: (post) => poolPeople(db, post),
      seats: all,
      past: carriedDuties(db, roster, draft.from, context, now),
      daysAway: (person) => away.get(person) ?? 0,
      nameOf: (person) => personById(db, person)?.name ?? '',
    }),
    unmet: unmetWishes(findWishes(db, { from: draft.from, to: draft.to }), all, shifts),
  };
}

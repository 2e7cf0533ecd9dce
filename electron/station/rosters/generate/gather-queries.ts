// Gathers from the tables what the generator needs: shifts and seats, pools, leave, duties elsewhere, what is carried over, wishes.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import { wishMeans } from '#shared/rosters/fairness.ts';
import {
  addLoad,
  at,
  type Busy,
  type GenDemand,
  type GenPerson,
  type GenPost,
  type GenShift,
  type Load,
  loadOf,
  noLoad,
  type Plan,
  type Problem,
} from '#shared/rosters/generate/problem.ts';
import { usualPosts } from '#shared/rosters/generate/usual-posts.ts';
import { cellKey, shiftKey } from '#shared/rosters/shift.ts';
import type { CellTuple, Roster, RosterPost } from '#shared/rosters/types.ts';
import { instantOf } from '#shared/time/zone.ts';
import type { Millis } from '#shared/time/clock.ts';
import { peopleByIds, peopleWithQualifications, type Person } from '../../directory/queries.ts';
import type { ReadDb } from '../../kernel/db.ts';
import { carriedDuties, comingShifts, type Draft } from '../draft-queries.ts';
import { findLeave, findWishes } from '../leave-queries.ts';
import { allRosters, type RosterContext } from '../queries.ts';
import { type HeldSeat, heldSeats, poolPeople } from '../world-queries.ts';

export type PostChoice = string | { post: string; pool?: Id[] | undefined; count?: number | undefined };

export interface Asked {
  roster: Roster;
  from: string;
  to: string;
  posts?: readonly PostChoice[] | undefined;
  people?: readonly Id[] | undefined;
  /** Made before: what was set by hand in it stays. */
  draft?: Draft | undefined;
}

/** People of one problem: the staff of a large office, as in a pool. */
const maxPeople = 2_000;
/** Days beside the period whose duties can still be too near. */
const beside = 62;

/** A seat to fill, or one that is settled, in the order of the problem's demands. */
interface DemandSeats {
  shift: GenShift;
  post: RosterPost;
  open: number[];
  settled: { slot: number; person: Id | null }[];
}

export interface Gathered {
  problem: Problem;
  /** Every seat of the period, with the people of a plan on the open ones. */
  cellsOf: (plan: Plan) => CellTuple[];
  /** Years of the period without holiday data. */
  missingYears: number[];
}

interface Chosen {
  post: RosterPost;
  pool: Id[];
  seats: number;
}

/** Who may serve where no pool is set: the people of the roster's unit, or of all units, with what the post asks. */
function everybody(db: ReadDb, roster: Roster, post: RosterPost): Id[] {
  const all = db
    .all<{ id: Id }>(
      'rosters.everybodyOfUnit',
      'SELECT id FROM people WHERE removed = 0 AND (?1 IS NULL OR unit = ?1) ORDER BY sortOrder, name, id',
      roster.unit,
    )
    .map(({ id }) => id);
  if (post.qualifications.length === 0) return all;
  const able = new Set(peopleWithQualifications(db, post.qualifications));
  return all.filter((id) => able.has(id));
}

/** @throws DomainError notFound (posts), tooLarge (people) */
function chosenPosts(db: ReadDb, { roster, posts, people }: Asked): Map<string, Chosen> {
  const wanted = posts ?? usualPosts(roster.posts).map((post) => post.id);
  const chosen = new Map<string, Chosen>();
  for (const choice of wanted) {
    const { post: id, pool, count }: Exclude<PostChoice, string> = typeof choice === 'string' ? { post: choice } : choice;
    const post = roster.posts.find((one) => one.id === id);
    if (!post) throw new DomainError('notFound', { field: 'posts', received: id });
    const named = pool ?? poolPeople(db, post);
    const open = pool === undefined && post.pool.people.length === 0 && post.pool.groups.length === 0;
    const all = open ? (people ?? everybody(db, roster, post)) : named;
    const only = people === undefined ? all : all.filter((person) => people.includes(person));
    chosen.set(id, { post, pool: [...new Set(only)], seats: Math.min(count ?? post.count, post.count) });
  }
  const number = new Set([...chosen.values()].flatMap(({ pool }) => pool)).size;
  if (number > maxPeople) throw new DomainError('tooLarge', { field: 'people', limit: maxPeople, received: number });
  return chosen;
}

function startOf(day: string, zone: string): Millis {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return instantOf({ year, month, day: date }, zone);
}

/** The seats of each post and shift: those that a plan fills and those that are settled. */
function demandsOf(
  asked: Asked,
  chosen: ReadonlyMap<string, Chosen>,
  standing: readonly HeldSeat[],
  shifts: readonly GenShift[],
  now: Millis,
  postsOf: (key: string) => readonly string[],
): DemandSeats[] {
  const { roster, draft } = asked;
  const holds = new Map(standing.map((held) => [cellKey(held.cell), held]));
  return shifts.flatMap((shift) =>
    roster.posts
      .filter((post) => postsOf(shift.key).includes(post.id))
      .map((post): DemandSeats => {
        const seats = chosen.get(post.id)?.seats ?? 0;
        const open: number[] = [];
        const settled: DemandSeats['settled'] = [];
        for (let slot = 0; slot < post.count; slot += 1) {
          const key = cellKey({ roster: roster.id, day: shift.day, shift: shift.pattern, post: post.id, slot });
          const held = holds.get(key);
          const inDraft = draft?.seats.get(key);
          // What was set by hand, agreed in a swap, or has begun, stays; posts that were not asked for stay as they are.
          if (inDraft?.locked) settled.push({ slot, person: inDraft.person });
          else if (held && (held.how === 'swap' || held.how === 'substitution' || shift.from <= now))
            settled.push({ slot, person: held.person });
          else if (!chosen.has(post.id)) settled.push({ slot, person: inDraft ? inDraft.person : (held?.person ?? null) });
          else if (slot < seats && shift.from > now) open.push(slot);
          else settled.push({ slot, person: null });
        }
        return { shift, post, open, settled };
      }),
  );
}

const short = (day: string): string => day.slice(5);
const leaveNames = { leave: '请假', sick: '病假', travel: '出差', training: '培训', other: '外出' } as const;

/** When people cannot serve: leave, duties in other rosters, and duties of this one beside the seats that are being filled. */
function busyOf(
  db: ReadDb,
  { roster, from, to }: Asked,
  filled: ReadonlySet<string>,
  context: RosterContext,
  now: Millis,
): Map<Id, Busy[]> {
  const busy = new Map<Id, Busy[]>();
  const add = (person: Id, one: Busy): void => void busy.set(person, [...(busy.get(person) ?? []), one]);
  const [first, last] = [addDays(from, -beside), addDays(to, beside)];
  for (const leave of findLeave(db, { from: addDays(from, -1), to: addDays(to, 2) }))
    add(leave.person, {
      from: startOf(leave.from, context.zone),
      to: startOf(addDays(leave.to, 1), context.zone),
      kind: 'leave',
      day: '',
      rest: 0,
      id: leave.id,
      text: `${leaveNames[leave.kind]} ${short(leave.from)} 至 ${short(leave.to)}`,
    });
  for (const other of allRosters(db))
    for (const { cell, person, shift } of heldSeats(db, other, first, last, context, { now })) {
      if (other.id === roster.id && filled.has(shiftKey(shift))) continue;
      const text = `${short(shift.day)} ${shift.name}（${other.name}）`;
      add(person, { from: shift.from, to: shift.to, kind: 'duty', day: shift.day, rest: other.rules.restHours, id: cellKey(cell), text });
    }
  return busy;
}

/** Duty before the period by person and post. Whoever has served nowhere in that time is new and begins like the average of the post. */
function carriedLoads(
  past: readonly { person: Id; post: string; shift: Parameters<typeof loadOf>[0] & { dayKind: GenShift['kind'] } }[],
  chosen: readonly Chosen[],
): Map<Id, Load>[] {
  const served = new Set(past.map(({ person }) => person));
  return chosen.map(({ post, pool }) => {
    const loads = new Map<Id, Load>();
    for (const { person, shift } of past.filter((one) => one.post === post.id))
      loads.set(person, addLoad(loads.get(person) ?? noLoad, loadOf({ ...shift, kind: shift.dayKind })));
    const known = pool.filter((person) => served.has(person));
    if (known.length === 0) return loads;
    const sum = known.reduce((all, person) => addLoad(all, loads.get(person) ?? noLoad), noLoad);
    // Halves, so that loads keep differing in the steps of the weights.
    const mean = (of: number): number => Math.round((of / known.length) * 2) / 2;
    const average: Load = {
      weighted: mean(sum.weighted),
      weekend: Math.round(sum.weekend / known.length),
      holiday: Math.round(sum.holiday / known.length),
      night: Math.round(sum.night / known.length),
    };
    for (const person of pool) if (!served.has(person)) loads.set(person, average);
    return loads;
  });
}

/** @throws DomainError notFound (posts), tooLarge (people) */
export function gather(db: ReadDb, asked: Asked, context: RosterContext, now: Millis): Gathered {
  const { roster, from, to } = asked;
  const chosen = chosenPosts(db, asked);
  const coming = comingShifts(asked, roster, context, now).sort((a, b) => a.from - b.from);
  const postsByKey = new Map(coming.map((shift) => [`${shift.day}/${shift.pattern}`, shift.posts]));
  const shifts = coming.map(
    (shift): GenShift => ({
      key: `${shift.day}/${shift.pattern}`,
      day: shift.day,
      pattern: shift.pattern,
      name: shift.name,
      from: shift.from,
      to: shift.to,
      kind: shift.dayKind,
      night: shift.night,
      weight: shift.weight,
    }),
  );
  const filled = new Set(coming.map(shiftKey));
  const standing = heldSeats(db, roster, from, to, context, { now }).filter(({ shift }) => filled.has(shiftKey(shift)));
  const seats = demandsOf(asked, chosen, standing, shifts, now, (key) => postsByKey.get(key) ?? []);

  const order = roster.posts.map((post): Chosen => chosen.get(post.id) ?? { post, pool: [], seats: 0 });
  const named = [
    ...order.flatMap(({ pool }) => pool),
    ...seats.flatMap(({ settled }) => settled.flatMap(({ person }) => (person === null ? [] : [person]))),
  ];
  const people = peopleByIds(db, [...new Set(named)]).filter((person) => !person.removed);
  const number = new Map(people.map((person, index) => [person.id, index]));
  const numbers = (ids: readonly Id[]): number[] => ids.flatMap((id) => number.get(id) ?? []);

  const busy = busyOf(db, asked, filled, context, now);
  const over = heldSeats(db, roster, from, to, context, { served: true, now })
    .filter(({ shift }) => shift.to <= now)
    .map(({ cell, person, shift }) => ({ person, post: cell.post, shift }));
  const past = [...carriedDuties(db, roster, from, context, now), ...over].sort((a, b) => a.shift.from - b.shift.from);
  const carried = carriedLoads(
    past.map((one) => ({ ...one, shift: { ...one.shift, kind: one.shift.dayKind } })),
    order,
  );
  const served =
    past.length > 0
      ? past
      : heldSeats(db, roster, addDays(from, -beside), addDays(from, -1), context, { now }).map(({ cell, person, shift }) => ({
          person,
          post: cell.post,
          shift,
        }));

  const posts = order.map(({ post, pool }): GenPost => {
    const own = numbers(pool);
    const last = served.findLast((one) => one.post === post.id && pool.includes(one.person));
    return {
      id: post.id,
      name: post.name,
      rotation: post.rotation,
      required: post.required,
      qualifications: post.qualifications,
      pool: own,
      others: people.flatMap((_, index) => (own.includes(index) ? [] : [index])),
      next: last === undefined ? 0 : own.indexOf(number.get(last.person) ?? -1) + 1,
    };
  });
  const wishes = findWishes(db, { from, to }).flatMap((wish) => {
    const person = number.get(wish.person);
    const meant = shifts.flatMap((shift, index) => (wishMeans(wish, { roster: roster.id, day: shift.day }) ? [index] : []));
    return person === undefined || meant.length === 0 ? [] : [{ id: wish.id, person, want: wish.want, shifts: meant }];
  });
  const place = new Map(shifts.map((shift, index) => [shift.key, index]));
  const postPlace = new Map(order.map(({ post }, index) => [post.id, index]));
  const problem: Problem = {
    shifts,
    posts,
    people: people.map(
      (person: Person): GenPerson => ({
        id: person.id,
        name: person.name,
        qualifications: person.qualifications,
        busy: busy.get(person.id) ?? [],
        carried: carried.map((loads) => loads.get(person.id) ?? noLoad),
      }),
    ),
    demands: seats.map(
      ({ shift, post, open, settled }): GenDemand => ({
        shift: place.get(shift.key) ?? 0,
        post: postPlace.get(post.id) ?? 0,
        open: open.length,
        fixed: numbers(settled.flatMap(({ person }) => person ?? [])),
      }),
    ),
    wishes,
    restHours: roster.rules.restHours,
    maxPerWeek: roster.rules.maxPerWeek,
    unit: roster.rules.weights.workday > 0 ? roster.rules.weights.workday : 1,
  };
  return {
    problem,
    cellsOf: (plan) =>
      seats.flatMap(({ shift, post, open, settled }, demand) => [
        ...open.map((slot, nth): CellTuple => {
          const person = plan[demand]?.[nth];
          return [shift.day, shift.pattern, post.id, slot, person === undefined ? null : at(people, person).id];
        }),
        ...settled.map(({ slot, person }): CellTuple => [shift.day, shift.pattern, post.id, slot, person]),
      ]),
    missingYears: [...new Set(shifts.filter(({ day }) => !context.calendar(day).known).map(({ day }) => Number(day.slice(0, 4))))],
  };
}

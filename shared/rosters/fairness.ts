// How evenly duty is shared within the people of a post, and which wishes a table leaves unmet.
import type { Id } from '../kernel/ids.ts';
import { weekdayOf } from './calendar.ts';
import type { RosterPost, RosterShift, WishValue } from './types.ts';

/** A duty as it is planned, or as it was really served. */
export interface DutySeat {
  person: Id;
  /** Id of the post within its roster. */
  post: string;
  shift: RosterShift;
}

export interface FairnessInput {
  posts: readonly RosterPost[];
  /** Who may serve on a post; empty: whoever does. */
  pool: (post: RosterPost) => readonly Id[];
  seats: readonly DutySeat[];
  /** Duties of earlier periods that count on, as they were served. */
  past: readonly DutySeat[];
  /** Days of the period on which somebody is away. */
  daysAway: (person: Id) => number;
  nameOf: (person: Id) => string;
}

export interface Share {
  person: Id;
  post: string;
  duties: number;
  weekends: number;
  holidays: number;
  nights: number;
  weighted: number;
  /** Weighted duty of earlier periods; of somebody new, the average of the post. */
  carried: number;
}

export interface Fairness {
  /** Of the post that is shared least evenly. */
  spread: number;
  spreadByPost: { post: string; name: string; spread: number; because: string | null }[];
  people: Share[];
}

const round = (value: number): number => Math.round(value * 100) / 100;

function sharesOf(post: RosterPost, input: FairnessInput): Share[] {
  const own = input.seats.filter((seat) => seat.post === post.id);
  const pool = input.pool(post);
  const people = [...new Set([...pool, ...own.map((seat) => seat.person)])];
  const shares = new Map(
    people.map((person): [Id, Share] => [
      person,
      { person, post: post.id, duties: 0, weekends: 0, holidays: 0, nights: 0, weighted: 0, carried: 0 },
    ]),
  );
  for (const { person, shift } of own) {
    const share = shares.get(person);
    if (!share) continue;
    share.duties += 1;
    if (shift.dayKind === 'weekend') share.weekends += 1;
    if (shift.dayKind === 'holiday') share.holidays += 1;
    if (shift.night) share.nights += 1;
    share.weighted += shift.weight;
  }
  for (const seat of input.past) {
    const share = seat.post === post.id ? shares.get(seat.person) : undefined;
    if (share) share.carried += seat.shift.weight;
  }
  const served = new Set(input.past.map((seat) => seat.person));
  const known = [...shares.values()].filter((share) => served.has(share.person));
  const mean = known.reduce((sum, share) => sum + share.carried, 0) / Math.max(1, known.length);
  // Whoever is new begins like the average of the post, in halves, so that loads keep differing in the steps of the weights.
  for (const share of shares.values()) if (!served.has(share.person)) share.carried = Math.round(mean * 2) / 2;
  return [...shares.values()].map((share) => ({ ...share, weighted: round(share.weighted), carried: round(share.carried) }));
}

const total = (share: Share): number => share.weighted + share.carried;

/** Why a post is not shared evenly, when everybody who has much less was away. */
function reasonOf(shares: readonly Share[], heaviest: number, input: FairnessInput): string | null {
  const most = Math.max(...shares.map(total));
  const less = shares.filter((share) => most - total(share) > heaviest + 1e-9);
  const away = less.filter((share) => input.daysAway(share.person) > 0);
  if (less.length === 0 || away.length < less.length) return null;
  return away
    .slice(0, 10)
    .map((share) => `${input.nameOf(share.person)}请假 ${input.daysAway(share.person)} 天`)
    .join('，');
}

/**
 * Weighted duty of a person and post, its spread (most less least, with what is carried over) within the people of each post.
 * Weekends, holidays and nights are counted beside it.
 */
export function fairnessOf(input: FairnessInput): Fairness {
  const people: Share[] = [];
  const heaviest = Math.max(0, ...input.seats.map((seat) => seat.shift.weight));
  const spreadByPost = input.posts.map((post) => {
    const shares = sharesOf(post, input);
    people.push(...shares);
    const totals = shares.map(total);
    const spread = totals.length === 0 ? 0 : round(Math.max(...totals) - Math.min(...totals));
    return { post: post.id, name: post.name, spread, because: spread > 0 ? reasonOf(shares, heaviest, input) : null };
  });
  return { spread: Math.max(0, ...spreadByPost.map((one) => one.spread)), spreadByPost, people };
}

export function wishMeans(wish: WishValue, shift: Pick<RosterShift, 'roster' | 'day'>): boolean {
  return (
    !wish.removed &&
    (wish.roster === null || wish.roster === shift.roster) &&
    wish.from <= shift.day &&
    shift.day <= wish.to &&
    (wish.weekdays?.includes(weekdayOf(shift.day)) ?? true)
  );
}

export interface UnmetWish<W extends WishValue> {
  wish: W;
  day: string;
}

/** A wish to be off fails on each day of duty it means; a wish to serve when none of the shifts it means is the person's. */
export function unmetWishes<W extends WishValue>(
  wishes: readonly W[],
  seats: readonly DutySeat[],
  shifts: readonly RosterShift[],
): UnmetWish<W>[] {
  return wishes.flatMap((wish) => {
    const served = seats.filter((seat) => seat.person === wish.person && wishMeans(wish, seat.shift));
    if (wish.want === 'off') return [...new Set(served.map(({ shift }) => shift.day))].map((day) => ({ wish, day }));
    const first = shifts.find((shift) => wishMeans(wish, shift));
    return served.length > 0 || !first ? [] : [{ wish, day: first.day }];
  });
}

/** A wish that is not met, in the words of the office. */
export function wishWords(wish: WishValue, day: string): string {
  const note = wish.note === '' ? '' : `（${wish.note}）`;
  return wish.want === 'off' ? `希望 ${day} 不值班${note}，表中有班` : `希望在 ${wish.from}–${wish.to} 值班${note}，表中没有`;
}

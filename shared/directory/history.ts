// The posts that a person has held: each word on unit, post or its first day, in the order of the clocks.
import type { Id } from '../kernel/ids.ts';

/** One entry's word on a person's post; a field that it does not name is undefined. */
export interface PostWord {
  unit: Id | null | undefined;
  post: string | undefined;
  /** YYYY-MM-DD or null: not said. */
  since: string | null | undefined;
  /** YYYY-MM-DD of the entry, in the unit's zone. */
  recorded: string;
}

export interface PostHeld {
  unit: Id | null;
  post: string;
  /** YYYY-MM-DD; null when nothing tells: it was recorded only after it had ended. */
  from: string | null;
  /** The first day of `from` was given, not merely the day on which somebody wrote it down. */
  given: boolean;
  /** First day of the next; null: still held. */
  to: string | null;
}

/**
 * Latest first. A post begins on the day that was given with it, else on the day it was recorded; it ends where the next begins.
 * @param words oldest first
 */
export function postsHeld(words: readonly PostWord[]): PostHeld[] {
  const held: PostHeld[] = [];
  let now: { unit: Id | null; post: string } = { unit: null, post: '' };
  for (const word of words) {
    const next = { unit: word.unit === undefined ? now.unit : word.unit, post: word.post ?? now.post };
    const last = held.at(-1);
    if (last === undefined || next.unit !== now.unit || next.post !== now.post) {
      held.push({ ...next, from: word.since ?? word.recorded, given: word.since != null, to: null });
    } else if (word.since != null) {
      // Said later of the post that is held: since when.
      held[held.length - 1] = { ...last, from: word.since, given: true };
    }
    now = next;
  }
  return held
    .map((one, index) => {
      const to = held[index + 1]?.from ?? null;
      const unknown = !one.given && to !== null && one.from !== null && one.from > to;
      return { ...one, from: unknown ? null : one.from, to };
    })
    .filter((one) => one.unit !== null || one.post !== '')
    .reverse();
}

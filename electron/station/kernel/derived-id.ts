// Ids of what follows from a shift or a plan by itself: the same on every station, so that two that make it meet in one.
import { createHash } from 'node:crypto';
import { type Id, uuidv7 } from '#shared/kernel/ids.ts';
import type { Millis } from '#shared/time/clock.ts';

/** @param key what it is about, unique @param at a moment that belongs to it: the id sorts by it */
export function derivedId(key: string, at: Millis): Id {
  return uuidv7(at, createHash('sha256').update(key).digest().subarray(0, 10));
}

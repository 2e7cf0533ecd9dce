// Is this the call that we had already? Same kind, near, recent, told in similar words.
import { metresBetween } from '../kernel/geo.ts';
import type { Millis } from '../time/clock.ts';
import type { Place } from './types.ts';

export interface Candidate {
  /** The kind and all above it, nearest first. */
  kindLine: readonly string[];
  place: Place | null;
  at: Millis;
  words: string;
}

export interface Likeness {
  /** 0 … 1; from `duplicateFrom` on it is offered. */
  score: number;
  metres: number | null;
}

export const duplicateFrom = 0.5;
/** Older than this is another event. */
export const duplicateWindowMs = 12 * 3_600_000;

function pairsOf(text: string): Set<string> {
  const clean = text.replace(/[\s\p{P}]/gu, '');
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < clean.length; index += 1) pairs.add(clean.slice(index, index + 2));
  return pairs;
}

/** Dice coefficient of the two-character pairs, 0 … 1. */
function similarity(a: string, b: string): number {
  const left = pairsOf(a);
  const right = pairsOf(b);
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const pair of left) if (right.has(pair)) shared += 1;
  return (2 * shared) / (left.size + right.size);
}

function kindLikeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0.4;
  if (a[0] === b[0]) return 1;
  const level2 = (line: readonly string[]): string | undefined => line.at(-2) ?? line[0];
  return level2(a) === level2(b) ? 0.8 : a.at(-1) === b.at(-1) ? 0.3 : 0;
}

function placeLikeness(a: Place | null, b: Place | null, metres: number | null): number {
  if (metres !== null) return metres < 500 ? 1 : metres < 3_000 ? 0.7 : metres < 10_000 ? 0.2 : 0;
  if (!a || !b) return 0.3;
  if (a.text.includes(b.text) || b.text.includes(a.text)) return 1;
  return similarity(a.text, b.text);
}

export function likeness(a: Candidate, b: Candidate): Likeness {
  const apart = Math.abs(a.at - b.at);
  if (apart > duplicateWindowMs) return { score: 0, metres: null };
  const [p, q] = [a.place, b.place];
  const placed = p?.lng !== undefined && p.lat !== undefined && q?.lng !== undefined && q.lat !== undefined;
  const metres = placed ? Math.round(metresBetween({ lng: p.lng ?? 0, lat: p.lat ?? 0 }, { lng: q.lng ?? 0, lat: q.lat ?? 0 })) : null;
  const kind = kindLikeness(a.kindLine, b.kindLine);
  const place = placeLikeness(p, q, metres);
  if (kind === 0 || place === 0) return { score: 0, metres };
  const recent = 1 - apart / duplicateWindowMs;
  const words = Math.min(1, 2 * similarity(a.words, b.words));
  return { score: Math.round(100 * (0.35 * kind + 0.35 * place + 0.15 * recent + 0.15 * words)) / 100, metres };
}

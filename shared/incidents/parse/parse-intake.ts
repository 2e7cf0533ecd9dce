// Reads the facts of an incident out of what somebody said, typed or pasted. What is not said stays null; nothing is guessed.
import type { Millis } from '../../time/clock.ts';
import { noCasualties } from '../facts.ts';
import type { Approximate, Casualties, Grade, Mark } from '../types.ts';
import { readCasualties } from './casualties.ts';
import { cut } from './clauses.ts';
import { readCommonKind, readKind } from './kind.ts';
import { normalise, originalSpan } from './normalise.ts';
import { readOccurredAt } from './occurred-at.ts';
import { severalEvents } from './several-events.ts';
import { scopesOf } from './scopes.ts';
import { wallTime } from '../../time/zone.ts';

export interface ParseContext {
  receivedAt: Millis;
  /** IANA name of the zone in which people here say the time. */
  zone: string;
  /** Names of townships, companies … that this office knows; may be empty. */
  places: readonly string[];
}

/** Where in the text a fact stands: UTF-16 offsets into the text as given. */
export interface Evidence {
  field: string;
  start: number;
  end: number;
  text: string;
}

/** A time that was said only roughly (今日凌晨). */
export interface RoughTime {
  field: 'occurredAt';
  min: Millis;
  max: Millis;
  text: string;
}

export interface ParsedIntake {
  kind: string | null;
  grade: Grade | null;
  occurredAt: Millis | null;
  /** 许, 左右, 约 stood beside the time. */
  occurredApprox: boolean;
  place: { text: string } | null;
  casualties: Casualties;
  figures: Record<string, number>;
  marks: Mark[];
  evidence: Evidence[];
  approximate: (Approximate | RoughTime)[];
}

export function parseIntake(input: string, context: ParseContext): ParsedIntake {
  const normalised = normalise(input);
  const { text } = normalised;
  const parsed: ParsedIntake = { kind: null, grade: null, occurredAt: null, occurredApprox: false, place: null, casualties: noCasualties(), figures: {}, marks: [], evidence: [], approximate: [] };
  const cuts = cut(text);
  const scopes = scopesOf(text, wallTime(context.receivedAt, context.zone).year);
  const several = severalEvents(text, scopes);
  const people = readCasualties(text, cuts, scopes, several !== null);
  parsed.casualties = people.casualties;
  for (const p of people.proofs) {
    const { start, end } = originalSpan(normalised, p.start, p.end);
    parsed.evidence.push({ field: p.field, start, end, text: input.slice(start, end) });
  }
  for (const p of people.approximate) {
    const { start, end } = originalSpan(normalised, p.start, p.end);
    parsed.approximate.push({ ...p.item, text: input.slice(start, end) });
  }
  const occurred = readOccurredAt(text, context, scopes, several !== null);
  if (occurred) {
    const { start, end } = originalSpan(normalised, occurred.start, occurred.end);
    parsed.occurredAt = occurred.at;
    parsed.occurredApprox = occurred.approximate;
    if (occurred.at !== null) parsed.evidence.push({ field: 'occurredAt', start, end, text: input.slice(start, end) });
    if (occurred.rough) parsed.approximate.push({ field: 'occurredAt', ...occurred.rough, text: input.slice(start, end) });
  }
  const kind = several ? readCommonKind(text, several, scopes) : readKind(text, scopes);
  if (kind) {
    const { start, end } = originalSpan(normalised, kind.start, kind.end);
    parsed.kind = kind.code;
    parsed.evidence.push({ field: 'kind', start, end, text: input.slice(start, end) });
  }
  return parsed;
}

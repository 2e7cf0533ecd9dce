// Reads the facts of an incident out of what somebody said, typed or pasted. What is not said stays null; nothing is guessed.
import type { Millis } from '../../time/clock.ts';
import { wallTime } from '../../time/zone.ts';
import { noCasualties } from '../facts.ts';
import { type Approximate, type Casualties, casualtyFields, type Grade, type Mark } from '../types.ts';
import { type CasualtyReading, readCasualties } from './casualties.ts';
import { cut } from './clauses.ts';
import { readFigures } from './figures.ts';
import { readGrade } from './grade.ts';
import { readCommonKind, readKind } from './kind.ts';
import { readMarks } from './marks.ts';
import { tellsNoIncident } from './no-incident.ts';
import { normalise, originalSpan } from './normalise.ts';
import { readOccurredAt } from './occurred-at.ts';
import { readPlace } from './place.ts';
import { scopesOf } from './scopes.ts';
import { severalEvents } from './several-events.ts';

export interface ParseContext {
  receivedAt: Millis;
  /** IANA name of the zone in which people here say the time. */
  zone: string;
  /** Names of townships, companies … that this office knows; may be empty. */
  places: readonly string[];
}

/** Where in the text a fact stands: UTF-16 offsets into the text as given; `text` is that slice. */
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
  /** Code of the kind of event, the most specific one that the text supports. */
  kind: string | null;
  /** Only a grade that the text states; never computed. */
  grade: Grade | null;
  occurredAt: Millis | null;
  /** 许, 左右, 约 stood beside the time. */
  occurredApprox: boolean;
  place: { text: string } | null;
  casualties: Casualties;
  /** By metric of the grading rules: directLoss in 万元, forestAreaHa in 公顷, magnitudeOther in 级 … */
  figures: Record<string, number>;
  marks: Mark[];
  evidence: Evidence[];
  /** What was given only roughly: a hint, no figure. */
  approximate: (Approximate | RoughTime)[];
}

function nothing(): ParsedIntake {
  return {
    kind: null,
    grade: null,
    occurredAt: null,
    occurredApprox: false,
    place: null,
    casualties: noCasualties(),
    figures: {},
    marks: [],
    evidence: [],
    approximate: [],
  };
}

const tellsOfPeople = ({ casualties, approximate }: CasualtyReading): boolean =>
  approximate.length > 0 || casualtyFields.some((field) => casualties[field] !== null);

const callsForHelp = /事发|案发|出事|出大事|事故|险情|报警|警情|求助|求救|救命|救人|遇险|被困|受困|失联|伤亡/;

/**
 * Reads an intake text.
 * @param input what was said, in any spelling and of any length; never refused
 * @param context when it came in, the zone of its times, the places that the office knows
 * @returns the facts with what proves each; what the text does not say, or says in two ways, is null. A text of no incident (a drill,
 * a denied rumour, a notice, a question) gives nothing at all.
 */
export function parseIntake(input: string, context: ParseContext): ParsedIntake {
  const parsed = nothing();
  const normalised = normalise(input);
  const { text } = normalised;
  const scopes = scopesOf(text, wallTime(context.receivedAt, context.zone).year);
  if (tellsNoIncident(text, scopes)) return parsed;

  const prove = (field: string, start: number, end: number): string => {
    const span = originalSpan(normalised, start, end);
    const slice = input.slice(span.start, span.end);
    parsed.evidence.push({ field, ...span, text: slice });
    return slice;
  };
  const quote = (start: number, end: number): string => {
    const span = originalSpan(normalised, start, end);
    return input.slice(span.start, span.end);
  };

  const several = severalEvents(text, scopes);
  const people = readCasualties(text, cut(text), scopes, several !== null);
  const kind = several ? readCommonKind(text, several, scopes) : readKind(text, scopes);
  const grade = readGrade(text, scopes);
  // Without a happening and without people in need, a time or a place belongs to something else: a complaint, a visit.
  if (!kind && !grade && !tellsOfPeople(people) && !callsForHelp.test(text)) return parsed;
  if (kind) {
    parsed.kind = kind.code;
    prove('kind', kind.start, kind.end);
  }

  if (grade) {
    parsed.grade = grade.grade;
    prove('grade', grade.start, grade.end);
  }

  parsed.casualties = people.casualties;
  for (const { field, start, end } of people.proofs) prove(field, start, end);
  for (const { item, start, end } of people.approximate) parsed.approximate.push({ ...item, text: quote(start, end) });

  const occurred = readOccurredAt(text, context, scopes, several !== null, kind);
  if (occurred?.rough) {
    parsed.approximate.push({ field: 'occurredAt', ...occurred.rough, text: quote(occurred.start, occurred.end) });
  } else if (occurred) {
    parsed.occurredAt = occurred.at;
    parsed.occurredApprox = occurred.approximate;
    prove('occurredAt', occurred.start, occurred.end);
  }

  const place = several ? null : readPlace(text, context.places, scopes);
  if (place) parsed.place = { text: prove('place', place.start, place.end) };

  for (const { metric, value, start, end } of readFigures(text, scopes)) {
    parsed.figures[metric] = value;
    prove(`figures.${metric}`, start, end);
  }
  for (const { mark, start, end } of readMarks(text, scopes)) {
    parsed.marks.push(mark);
    prove(`marks.${mark}`, start, end);
  }
  return parsed;
}

// From what comes over the contract to facts: what is not given is read from the text, what is given as null stays unknown.
import type { z } from 'zod';
import type { factsIn, intakeIn } from '#shared/contract/incidents.ts';
import { blankFacts } from '#shared/incidents/facts.ts';
import { type ParsedIntake, parseIntake } from '#shared/incidents/parse/parse-intake.ts';
import type { Approximate, Facts } from '#shared/incidents/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { identifyCaller, knownPlaces } from '../directory/queries.ts';
import type { StationParts } from '../parts.ts';
import type { FactsPatch } from './commands.ts';

export type IntakeInput = z.infer<typeof intakeIn>;
export type FactsInput = z.infer<typeof factsIn>;

const instant = (iso: string | null | undefined): Millis | null | undefined => (iso == null ? iso : Date.parse(iso));

export function parseText(parts: Pick<StationParts, 'read' | 'settings' | 'clock'>, text: string, receivedAt: Millis): ParsedIntake {
  return parseIntake(text, { receivedAt, zone: parts.settings().zone, places: knownPlaces(parts.read) });
}

const isRoughCount = (item: ParsedIntake['approximate'][number]): item is Approximate => item.field !== 'occurredAt';

/** @param receivedAt for a form that has no source yet, the moment it was opened */
export function intakeFacts(
  parts: StationParts,
  input: Omit<IntakeInput, 'source'> & { source?: IntakeInput['source'] | undefined },
): Facts {
  const receivedAt = Date.parse(input.receivedAt);
  const text = input.text ?? '';
  const read = text.trim() === '' ? null : parseText(parts, text, receivedAt);
  const facts = blankFacts(receivedAt, input.source?.mode ?? 'phone');
  const casualties = { ...facts.casualties, ...(input.casualties === undefined ? read?.casualties : definedOnly(input.casualties)) };
  const rough = input.approximate ?? read?.approximate.filter(isRoughCount) ?? [];
  const occurredAt = input.occurredAt === undefined ? (read?.occurredAt ?? null) : (instant(input.occurredAt) ?? null);
  const unitId = input.source?.unitId ?? identifyCaller(parts.read, input.source?.caller, input.source?.phone).unit?.id;
  return {
    ...facts,
    title: input.title ?? '',
    kind: input.kind === undefined ? (read?.kind ?? null) : input.kind,
    ...gradeFrom(input, read),
    // A time that only the parser read and that cannot be is dropped, not refused: the person did not type it.
    occurredAt: input.occurredAt === undefined && occurredAt !== null && occurredAt > receivedAt ? null : occurredAt,
    occurredApprox: input.occurredApprox ?? (input.occurredAt === undefined ? (read?.occurredApprox ?? false) : false),
    learnedAt: instant(input.learnedAt) ?? null,
    place: input.place === undefined ? (read?.place ?? null) : input.place,
    casualties,
    approximate: rough.filter((item) => casualties[item.field as keyof typeof casualties] == null),
    figures: input.figures ?? read?.figures ?? {},
    marks: input.marks ?? read?.marks ?? [],
    source: { mode: input.source?.mode ?? 'phone', caller: input.source?.caller, phone: input.source?.phone, unitId },
    text,
    narrative: input.narrative ?? {},
  };
}

function gradeFrom(input: Pick<IntakeInput, 'grade'>, read: ParsedIntake | null): Pick<Facts, 'grade' | 'gradeBy'> {
  if (input.grade !== undefined) return { grade: input.grade, gradeBy: 'person' };
  if (read?.grade) return { grade: read.grade, gradeBy: 'person' };
  return { grade: 'IV', gradeBy: 'rule' };
}

function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

export function factsPatch(input: FactsInput & { receivedAt?: string | undefined; source?: FactsPatch['source'] }): FactsPatch {
  return definedOnly({
    ...input,
    occurredAt: instant(input.occurredAt),
    learnedAt: instant(input.learnedAt),
    handlingEndedAt: instant(input.handlingEndedAt),
    receivedAt: instant(input.receivedAt) ?? undefined,
    casualties: input.casualties && definedOnly(input.casualties),
  });
}

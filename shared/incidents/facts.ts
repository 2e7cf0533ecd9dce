// Facts: what an incident is before anything is known, and what may not be.
import { DomainError } from '../kernel/errors.ts';
import { earliestMs, maxFutureMs } from '../kernel/limits.ts';
import type { Millis } from '../time/clock.ts';
import { type Casualties, casualtyFields, type Facts, type Place, type SourceMode } from './types.ts';

export function noCasualties(): Casualties {
  return Object.fromEntries(casualtyFields.map((field) => [field, null])) as Casualties;
}

export function blankFacts(receivedAt: Millis, mode: SourceMode): Facts {
  return {
    title: '',
    kind: null,
    grade: 'IV',
    gradeBy: 'rule',
    occurredAt: null,
    occurredApprox: false,
    learnedAt: null,
    receivedAt,
    place: null,
    casualties: noCasualties(),
    approximate: [],
    figures: {},
    marks: [],
    source: { mode },
    text: '',
    narrative: {},
    handlingEndedAt: null,
  };
}

const titleLength = 30;

/** A title from what is known: place and kind, else the first words of what was said. */
export function titleFrom(place: Place | null, kindName: string | null, text: string): string {
  const what = kindName?.replace(/^其他/, '') ?? '';
  if (place && what) return `${place.text}${what}`.slice(0, 60);
  const first =
    text
      .trim()
      .split(/[。！!\n]/)[0]
      ?.trim() ?? '';
  if (first !== '') return first.length > titleLength ? `${first.slice(0, titleLength)}…` : first;
  return what || place?.text || '待核实事件';
}

/**
 * Times in order and not in the future.
 * @throws DomainError inTheFuture, beforeItHappened, notValid (figures against each other) with the field
 */
export function checkFacts(
  facts: Pick<Facts, 'occurredAt' | 'learnedAt' | 'receivedAt' | 'handlingEndedAt' | 'casualties'>,
  now: Millis,
): void {
  for (const field of ['occurredAt', 'learnedAt', 'receivedAt', 'handlingEndedAt'] as const) {
    const at = facts[field];
    if (at !== null) checkMoment(at, now, field);
  }
  const { occurredAt, learnedAt, receivedAt, handlingEndedAt } = facts;
  if (learnedAt !== null && occurredAt !== null && learnedAt < occurredAt)
    throw new DomainError('beforeItHappened', { field: 'learnedAt' });
  if (occurredAt !== null && receivedAt < occurredAt) throw new DomainError('beforeItHappened', { field: 'receivedAt' });
  if (handlingEndedAt !== null && handlingEndedAt < (occurredAt ?? receivedAt))
    throw new DomainError('beforeItHappened', { field: 'handlingEndedAt' });
  const { seriouslyInjured, injured } = facts.casualties;
  if (seriouslyInjured !== null && injured !== null && seriouslyInjured > injured) {
    throw new DomainError('notValid', { field: 'casualties.seriouslyInjured', limit: injured, received: seriouslyInjured });
  }
}

/** One moment that somebody typed. @throws DomainError inTheFuture, notValid */
export function checkMoment(at: Millis, now: Millis, field = 'at'): void {
  if (at > now + maxFutureMs) throw new DomainError('inTheFuture', { field, received: new Date(at).toISOString() });
  if (at < earliestMs)
    throw new DomainError('notValid', { field, limit: new Date(earliestMs).toISOString(), received: new Date(at).toISOString() });
}

/** The change is one that others must be told of: more people harmed, or a higher grade. */
export function isMajorChange(before: Facts, after: Facts, raised: boolean): boolean {
  if (raised) return true;
  return (['dead', 'missing', 'trapped', 'seriouslyInjured'] as const).some(
    (field) => (after.casualties[field] ?? 0) > (before.casualties[field] ?? 0),
  );
}

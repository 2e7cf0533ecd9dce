// (rules, incident, moment) → what is owed to whom by when. Pure; nothing is stored here.
import type { Grade, Mark, Moment } from '../incidents/types.ts';
import { hours, type Millis, seconds } from '../time/clock.ts';
import { instantOf, wallTime } from '../time/zone.ts';
import type { Level } from '../settings/types.ts';
import type { Basis, DeadlineRule, Desired, FrozenRule, Ladder, Opening, Party } from './types.ts';

export interface IncidentForRules {
  /** The kind and all above it, nearest first. */
  kindLine: readonly string[];
  /** The grade whose limits hold, marks already counted. */
  grade: Grade;
  marks: readonly Mark[];
  occurredAt: Millis | null;
  learnedAt: Millis | null;
  receivedAt: Millis;
  /** The unit that called, when the directory knows it. */
  caller: (Party & { kind: string }) | null;
}

export interface OpeningContext {
  opensOn: Opening;
  /** The moment of what opens it. */
  at: Millis;
  level: Level;
  zone: string;
  ladders: readonly Ladder[];
  /** The own office; it stands for the party `office` in rules. */
  office: Party;
  /** Only towards this recipient (a report was submitted to it). */
  recipientId?: string | undefined;
  /** Number of the follow-up that this opens. */
  round?: number | undefined;
  /** The grade was raised at `at`: rules that say so count from then. */
  raised?: boolean | undefined;
}

/** A follow-up due less than this after the report before it says nothing new; the next time of day is taken. */
const shortestFollowUpMs = hours(1);

const fallbacks: Record<Moment, Moment[]> = {
  occurred: ['occurred', 'learned', 'received'],
  learned: ['learned', 'received'],
  received: ['received'],
};

function startOf(rule: DeadlineRule, incident: IncidentForRules, context: OpeningContext): { at: Millis; used: FrozenRule['clockUsed'] } {
  if (rule.clock === 'opening' || context.opensOn !== 'received') return { at: context.at, used: 'opening' };
  if (context.raised && rule.onRaise === 'fromChange') return { at: context.at, used: 'change' };
  const known: Record<Moment, Millis | null> = {
    occurred: incident.occurredAt,
    learned: incident.learnedAt,
    received: incident.receivedAt,
  };
  for (const moment of fallbacks[rule.clock]) {
    const at = known[moment];
    if (at !== null) return { at, used: moment };
  }
  return { at: incident.receivedAt, used: 'received' };
}

function nextTimeOfDay(times: readonly string[], after: Millis, zone: string): Millis {
  const today = wallTime(after, zone);
  const candidates = [0, 1, 2].flatMap((days) =>
    times.map((text) => {
      const [hour = 0, minute = 0] = text.split(':').map(Number);
      return instantOf({ year: today.year, month: today.month, day: today.day + days, hour, minute }, zone);
    }),
  );
  return Math.min(...candidates.filter((at) => at >= after + shortestFollowUpMs));
}

function matches(
  rule: DeadlineRule,
  incident: IncidentForRules,
  context: Pick<OpeningContext, 'opensOn' | 'level' | 'recipientId'>,
): boolean {
  if (rule.opensOn !== context.opensOn) return false;
  if (rule.level !== null && rule.level !== context.level) return false;
  if (!rule.kinds.some((kind) => kind === '*' || incident.kindLine.includes(kind))) return false;
  if (rule.grades.length > 0 && !rule.grades.includes(incident.grade)) return false;
  if (rule.marks && !rule.marks.some((mark) => incident.marks.includes(mark))) return false;
  if (rule.callerKinds && !(incident.caller && rule.callerKinds.includes(incident.caller.kind))) return false;
  return context.recipientId === undefined || rule.recipient.id === context.recipientId;
}

interface Candidate extends Desired {
  explicit: boolean;
}

function candidate(rule: DeadlineRule, incident: IncidentForRules, context: OpeningContext): Candidate {
  const ladder = context.ladders.find((one) => one.id === rule.ladder) ?? context.ladders[0];
  if (!ladder) throw new Error('there is no ladder in force');
  const start = startOf(rule, incident, context);
  const limitSeconds = rule.limitSeconds ?? (rule.dailyAt ? null : ladder.atOnceSeconds);
  const dueAt =
    rule.dailyAt && rule.dailyAt.length > 0
      ? nextTimeOfDay(rule.dailyAt, start.at, context.zone)
      : start.at + seconds(limitSeconds ?? ladder.atOnceSeconds);
  const owedBy =
    rule.owedBy.id === 'office' ? context.office : rule.owedBy.id === 'caller' && incident.caller ? incident.caller : rule.owedBy;
  const recipient = rule.recipient.id === 'office' ? context.office : rule.recipient;
  const round = context.round === undefined ? '' : `#${context.round}`;
  return {
    key: `${rule.owedBy.id}>${rule.recipient.id}:${rule.duty}:${rule.mode}${round}`,
    duty: rule.duty,
    mode: rule.mode,
    owedBy: { id: owedBy.id, name: owedBy.name, nameEn: owedBy.nameEn },
    recipient,
    startedAt: start.at,
    dueAt,
    rule: {
      id: rule.id,
      version: rule.version,
      pack: rule.pack,
      source: rule.source,
      confidence: rule.confidence,
      limitSeconds: rule.dailyAt ? null : Math.round((dueAt - start.at) / 1000),
      dailyAt: rule.dailyAt,
      limitIsDefault: rule.limitSeconds === null && !rule.dailyAt,
      clock: rule.clock,
      clockUsed: start.used,
      force: rule.force,
      note: rule.note,
    },
    bases: [],
    ladder,
    explicit: rule.limitSeconds !== null || rule.dailyAt !== undefined,
  };
}

const basisOf = (desired: Desired): Basis => ({
  id: desired.rule.id,
  source: desired.rule.source,
  confidence: desired.rule.confidence,
  limitSeconds: desired.rule.limitIsDefault ? null : desired.rule.limitSeconds,
});

/** A rule with minutes makes "at once" precise; among rules with minutes the earliest limit decides. */
function decides(a: Candidate, b: Candidate): boolean {
  if (a.explicit !== b.explicit) return a.explicit;
  return a.dueAt < b.dueAt;
}

function strictestOfEach(candidates: readonly Candidate[]): Candidate[] {
  const groups = new Map<string, Candidate>();
  for (const next of candidates) {
    const known = groups.get(next.key);
    if (!known) groups.set(next.key, next);
    else {
      const [winner, other] = decides(next, known) ? [next, known] : [known, next];
      groups.set(next.key, { ...winner, bases: [...winner.bases, basisOf(other), ...other.bases] });
    }
  }
  return [...groups.values()];
}

/** "In any form" is kept by a report by phone or in writing that is due no later: then it is a basis of that one, not a second. */
function foldAnyForm(groups: readonly Candidate[]): Desired[] {
  const rest = groups.filter((group) => group.mode !== 'any');
  const kept: Candidate[] = [...rest];
  for (const any of groups.filter((group) => group.mode === 'any')) {
    const cover = kept
      .filter(
        (other) =>
          other.mode !== 'any' && other.recipient.id === any.recipient.id && other.duty === any.duty && other.owedBy.id === any.owedBy.id,
      )
      .filter((other) => (any.explicit ? other.dueAt <= any.dueAt : other.explicit))
      .sort((a, b) => a.dueAt - b.dueAt)[0];
    if (cover) cover.bases = [...cover.bases, basisOf(any), ...any.bases];
    else kept.push(any);
  }
  return kept.map(({ explicit: _explicit, ...desired }) => desired).sort((a, b) => a.dueAt - b.dueAt || (a.key < b.key ? -1 : 1));
}

/**
 * Everything that the rules ask for when `context.opensOn` happens: one for each owner, recipient, duty and mode, the strictest
 * rule deciding, the others named as its bases. Sorted by limit.
 */
export function desiredObligations(rules: readonly DeadlineRule[], incident: IncidentForRules, context: OpeningContext): Desired[] {
  const candidates = rules.filter((rule) => matches(rule, incident, context)).map((rule) => candidate(rule, incident, context));
  return foldAnyForm(strictestOfEach(candidates));
}

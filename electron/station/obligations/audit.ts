// The auditor: recomputes from the journal alone what should have fired by now, by a naive walk of its own.
// It shares no code with due.ts on purpose: an error there must show here.
import type { StoredEntry } from '#shared/journal/envelope.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { ReadDb } from '../kernel/db.ts';
import { allEntries } from '../journal/read.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

export interface AuditResult {
  checked: number;
  /** "obligation/stage" that should have fired and did not. */
  missing: string[];
  /** Fired before its time, after the end, or twice. */
  unexpected: string[];
}

/** A firing may take this long before it counts as missing: the loop looks every 15 s at the latest. */
const auditGraceMs = 45_000;

interface Watched {
  stages: { at: number; repeatMs: number | null }[];
  firedAt: Map<number, number>;
  repeats: Map<string, number>;
  lastAt: number;
  lastStage: number;
  acknowledgedUntil: number;
  endedAt: number | null;
}

const types = [
  'obligation.opened',
  'obligation.met',
  'obligation.waived',
  'obligation.ended',
  'obligation.stageFired',
  'alarm.acknowledged',
];

function note(watched: Map<string, Watched>, entry: StoredEntry, result: AuditResult): void {
  const payload = JSON.parse(entry.payload) as Record<string, unknown>;
  if (entry.type === 'obligation.opened') {
    watched.set(entry.subject, {
      stages: payload.stages as Watched['stages'],
      firedAt: new Map(),
      repeats: new Map(),
      lastAt: 0,
      lastStage: -1,
      acknowledgedUntil: 0,
      endedAt: null,
    });
    return;
  }
  const one = watched.get(entry.subject);
  if (!one) return;
  if (entry.type === 'alarm.acknowledged') one.acknowledgedUntil = Number(payload.until);
  else if (entry.type === 'obligation.stageFired') {
    const stage = Number(payload.stage);
    const key = `${entry.station}/${stage}/${String(payload.repeat)}`;
    one.repeats.set(key, (one.repeats.get(key) ?? 0) + 1);
    if ((one.repeats.get(key) ?? 0) > 1) result.unexpected.push(`${entry.subject}/${key}`);
    if (one.endedAt !== null) result.unexpected.push(`${entry.subject}/${stage} after its end`);
    const planned = one.stages[stage];
    if (!planned || Number(payload.firedAt) < planned.at) result.unexpected.push(`${entry.subject}/${stage} before its time`);
    if (payload.repeat === 0) one.firedAt.set(stage, Number(payload.firedAt));
    one.lastAt = Number(payload.firedAt);
    one.lastStage = stage;
  } else one.endedAt ??= hlcMillis(entry.hlc);
}

/** Reads the whole journal; meant for a worker. */
export function audit(db: ReadDb, now: Millis): AuditResult {
  const watched = new Map<string, Watched>();
  const result: AuditResult = { checked: 0, missing: [], unexpected: [] };
  for (const entry of allEntries(db)) if (types.includes(entry.type)) note(watched, entry, result);
  for (const [id, one] of watched) {
    result.checked += 1;
    const until = one.endedAt ?? now;
    one.stages.forEach((stage, index) => {
      if (stage.at + auditGraceMs < until && !one.firedAt.has(index)) result.missing.push(`${id}/${index}`);
    });
    const current = one.stages[one.lastStage];
    const quiet = Math.max(one.lastAt, one.acknowledgedUntil);
    if (
      one.endedAt === null &&
      current?.repeatMs != null &&
      one.lastStage === one.stages.length - 1 &&
      quiet + current.repeatMs + auditGraceMs < now
    ) {
      result.missing.push(`${id}/${one.lastStage} repeat`);
    }
  }
  return result;
}

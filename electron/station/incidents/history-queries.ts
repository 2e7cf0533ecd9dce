// The history of an incident's facts, straight from the journal: who wrote what when, and why.
import { type EntryDefinitions, upgrade } from '#shared/journal/versions.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { ReadDb } from '../kernel/db.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

export interface FactChange {
  field: string;
  value: unknown;
  recordedAt: Millis;
  by: string;
  reason: string | null;
  hash: string;
}

interface Row {
  hlc: string;
  actor: string;
  type: string;
  v: number;
  payload: string;
  hash: string;
}

/** Newest first. */
export function factHistory(db: ReadDb, definitions: EntryDefinitions, incident: Id): FactChange[] {
  const rows = db.all<Row>(
    'incidents.factHistory',
    "SELECT hlc, actor, type, v, payload, hash FROM entries WHERE subject = ? AND type IN ('incident.received', 'incident.factsChanged') ORDER BY hlc DESC",
    incident,
  );
  return rows.flatMap((row) => {
    const read = upgrade(definitions, row.type, row.v, JSON.parse(row.payload));
    if (!read.known) return [];
    const { facts, reason } = read.payload as { facts: Record<string, unknown>; reason?: string };
    return Object.entries(facts).map(([field, value]) => ({
      field,
      value,
      recordedAt: hlcMillis(row.hlc),
      by: row.actor,
      reason: reason ?? null,
      hash: row.hash,
    }));
  });
}

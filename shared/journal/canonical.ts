// The bytes that are hashed: JSON with sorted keys and without blanks (RFC 8785 for the values that occur here).
import type { Envelope } from './envelope.ts';

/** Canonical JSON. Throws RangeError on what JSON cannot say (NaN, functions, undefined inside a list). */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('a number that is not finite has no canonical form');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object') {
    const fields: string[] = [];
    for (const key of Object.keys(value).sort()) {
      const field = (value as Record<string, unknown>)[key];
      if (field !== undefined) fields.push(`${JSON.stringify(key)}:${canonical(field)}`);
    }
    return `{${fields.join(',')}}`;
  }
  throw new RangeError(`a ${typeof value} has no canonical form`);
}

/** The text whose SHA-256 is the entry's hash. `payload` must be canonical already. */
export function entryText(entry: Envelope & { payload: string; prev: string }): string {
  const head = canonical([entry.station, entry.seq, entry.hlc, entry.actor, entry.unit, entry.type, entry.v, entry.subject, entry.prev]);
  return `${head}\n${entry.payload}`;
}

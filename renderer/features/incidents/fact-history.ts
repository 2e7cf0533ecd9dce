// The history of one fact, out of the history of all: who wrote which value when. A group is written whole, its parts are told apart here.
import type { z } from 'zod';
import type { contract } from '#shared/contract/index.ts';
import { type FactKey, groupOf } from './facts-form.ts';

type HistoryOut = z.infer<NonNullable<(typeof contract.incidents)['factHistory']['~orpc']['outputSchema']>>;
export type FactRecord = HistoryOut['items'][number];

/** One value of a fact; `value` is null when it was not known. */
export interface FactVersion {
  value: string | number | boolean | null;
  recordedAt: number;
  by: string;
  reason: string | null;
  hash: string;
}

/** In which field of the journal a fact stands, and where in it. */
function placeIn(key: FactKey): { field: string; part: string | null } {
  if (key === 'position') return { field: 'place', part: 'position' };
  const [field, part] = groupOf(key);
  return { field, part: part === '' ? null : part };
}

function plain(value: unknown): FactVersion['value'] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function partOf(value: unknown, field: string, part: string | null): FactVersion['value'] {
  if (Array.isArray(value)) {
    if (field !== 'approximate') return value.map(String).join(',');
    const found: unknown = value.find(
      (item: unknown) => typeof item === 'object' && item !== null && 'field' in item && item.field === part,
    );
    return typeof found === 'object' && found !== null && 'text' in found ? plain(found.text) : null;
  }
  if (typeof value !== 'object' || value === null) return plain(value);
  const record: Record<string, unknown> = { ...value };
  if (field !== 'place') return plain(record[part ?? '']);
  return part === 'position' ? (typeof record.lng === 'number' ? `${String(record.lng)},${String(record.lat)}` : null) : plain(record.text);
}

const isNothing = (value: FactVersion['value']): boolean => value === null || value === '';

/** Newest first; only the records at which this fact became another. */
export function historyOf(records: readonly FactRecord[], key: FactKey): FactVersion[] {
  const { field, part } = placeIn(key);
  const versions: FactVersion[] = [];
  for (const record of records.toReversed()) {
    if (record.field !== field) continue;
    const value = partOf(record.value, field, part);
    const before = versions.at(-1);
    if (before ? before.value === value || (isNothing(before.value) && isNothing(value)) : isNothing(value)) continue;
    versions.push({ value, recordedAt: Date.parse(record.recordedAt), by: record.by, reason: record.reason, hash: record.hash });
  }
  return versions.reverse();
}

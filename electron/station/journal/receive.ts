// Entries that were written elsewhere: checked for chain and signature, stored as they are, projected. None is dropped silently.
import { createHash, createPublicKey, type KeyObject, verify as verifySignature } from 'node:crypto';
import { z } from 'zod';
import { entryText } from '#shared/journal/canonical.ts';
import { firstPrev, type StoredEntry } from '#shared/journal/envelope.ts';
import { type EntryDefinitions, upgrade } from '#shared/journal/versions.ts';
import { sha256Schema } from '#shared/kernel/schemas.ts';
import type { SqliteFile } from '../kernel/db.ts';
import { applyEntry, type Projection } from './project.ts';
import { registrationType } from './verify.ts';

const storedSchema: z.ZodType<StoredEntry> = z.object({
  station: z.string().min(1).max(80),
  seq: z.int().min(1),
  hlc: z
    .string()
    .regex(/^\d{13}-[0-9a-f]{4}-.+$/)
    .max(120),
  actor: z.string().max(80),
  unit: z.string().max(300),
  type: z.string().min(1).max(80),
  v: z.int().min(1),
  subject: z.string().min(1).max(200),
  payload: z.string().max(2_000_000),
  prev: sha256Schema,
  hash: sha256Schema,
  sig: z.string().max(200),
});

export interface Received {
  taken: number;
  /** Had been here already. */
  known: number;
  /** Of a type or version that this program does not know: stored, projected after an upgrade. */
  unknown: number;
  refused: { line: number; why: string }[];
}

interface Chain {
  seq: number;
  hash: string;
  key: KeyObject | undefined;
}

function keyIn(payload: string): KeyObject | undefined {
  const { publicKey } = JSON.parse(payload) as { publicKey?: unknown };
  return typeof publicKey === 'string'
    ? createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    : undefined;
}

function chainOf(db: SqliteFile, station: string): Chain {
  const head = db.get<{ seq: number; hash: string }>(
    'receive.head',
    'SELECT seq, hash FROM entries WHERE station = ? ORDER BY seq DESC LIMIT 1',
    station,
  );
  const first = db.get<{ payload: string }>(
    'receive.key',
    `SELECT payload FROM entries WHERE station = ? AND seq = 1 AND type = '${registrationType}'`,
    station,
  );
  return { seq: head?.seq ?? 0, hash: head?.hash ?? firstPrev, key: first ? keyIn(first.payload) : undefined };
}

/** Why this entry cannot follow that chain; undefined when it can. */
function flaw(entry: StoredEntry, chain: Chain): string | undefined {
  if (entry.seq !== chain.seq + 1) return `number ${entry.seq} does not follow ${chain.seq}`;
  if (entry.prev !== chain.hash) return 'does not follow the entry before it';
  const digest = createHash('sha256').update(entryText(entry)).digest();
  if (digest.toString('hex') !== entry.hash) return 'was changed after it was written';
  const key = chain.key ?? (entry.seq === 1 && entry.type === registrationType ? keyIn(entry.payload) : undefined);
  if (!key) return 'its station has not registered a key';
  if (!verifySignature(null, digest, key, Buffer.from(entry.sig, 'base64'))) return 'was not signed by its station';
  return undefined;
}

/** Takes in lines of stored entries, all in one transaction. A refused one stops its station's chain, not the others'. */
export function receiveEntries(
  db: SqliteFile,
  lines: Iterable<unknown>,
  definitions: EntryDefinitions,
  projections: readonly Projection[],
): Received {
  const result: Received = { taken: 0, known: 0, unknown: 0, refused: [] };
  const chains = new Map<string, Chain>();
  db.transaction(() => {
    let line = 0;
    for (const raw of lines) {
      line += 1;
      const parsed = storedSchema.safeParse(raw);
      if (!parsed.success) {
        result.refused.push({ line, why: parsed.error.issues[0]?.message ?? 'not an entry' });
        continue;
      }
      const entry = parsed.data;
      const chain = chains.get(entry.station) ?? chainOf(db, entry.station);
      chains.set(entry.station, chain);
      if (entry.seq <= chain.seq) {
        const same =
          db.get<{ hash: string }>('receive.same', 'SELECT hash FROM entries WHERE station = ? AND seq = ?', entry.station, entry.seq)
            ?.hash === entry.hash;
        if (same) result.known += 1;
        else result.refused.push({ line, why: 'another entry has this number: the chain was forked' });
        continue;
      }
      const why = flaw(entry, chain);
      const read = why === undefined ? readPayload(entry, definitions) : { why };
      if ('why' in read) {
        result.refused.push({ line, why: read.why });
        continue;
      }
      const rowid = store(db, entry);
      chains.set(entry.station, { seq: entry.seq, hash: entry.hash, key: chain.key ?? keyIn(entry.payload) });
      result.taken += 1;
      if (!read.known) result.unknown += 1;
      else applyEntry(projections, { ...entry, rowid, payload: read.payload }, db);
    }
  });
  return result;
}

function readPayload(
  entry: StoredEntry,
  definitions: EntryDefinitions,
): { known: true; payload: unknown } | { known: false } | { why: string } {
  let payload: unknown;
  try {
    payload = JSON.parse(entry.payload);
  } catch {
    return { why: 'the payload is not JSON' };
  }
  const read = upgrade(definitions, entry.type, entry.v, payload);
  if (!read.known) return read;
  const checked = definitions[entry.type]?.schema.safeParse(read.payload);
  return checked && !checked.success ? { why: checked.error.issues[0]?.message ?? 'not valid' } : read;
}

function store(db: SqliteFile, entry: StoredEntry): number {
  return db.insert(
    'receive.store',
    'INSERT INTO entries (station, seq, hlc, actor, unit, type, v, subject, payload, prev, hash, sig) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    entry.station,
    entry.seq,
    entry.hlc,
    entry.actor,
    entry.unit,
    entry.type,
    entry.v,
    entry.subject,
    entry.payload,
    entry.prev,
    entry.hash,
    entry.sig,
  );
}

// Proof that the journal is whole: schema, numbering, chain, signature of every entry, and the projections against a rebuild.
import { createHash, createPublicKey, type KeyObject, verify as verifySignature } from 'node:crypto';
import { entryText } from '#shared/journal/canonical.ts';
import { firstPrev } from '#shared/journal/envelope.ts';
import { type EntryDefinitions, upgrade } from '#shared/journal/versions.ts';
import { type ReadDb, SqliteFile } from '../kernel/db.ts';
import { silentLog } from '../kernel/log.ts';
import { type Projection, rebuild } from './project.ts';
import { allEntries, type EntryRow } from './read.ts';

export interface Problem {
  station: string;
  seq: number;
  what: 'numbering' | 'chain' | 'hash' | 'signature' | 'schema' | 'noKey' | 'projection';
  detail: string;
}

export interface Verification {
  entries: number;
  unknown: number;
  problems: Problem[];
}

/** The type of the entry that carries a station's public key; it is the first of each station. */
export const registrationType = 'station.registered';
/** More problems than this are counted, not listed: a broken chain repeats itself. */
const maxListed = 50;

interface Chain {
  seq: number;
  prev: string;
  key: KeyObject | undefined;
}

function publicKeyOf(row: EntryRow): KeyObject | undefined {
  if (row.type !== registrationType) return undefined;
  try {
    const { publicKey } = JSON.parse(row.payload) as { publicKey?: unknown };
    return typeof publicKey === 'string'
      ? createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
      : undefined;
  } catch {
    return undefined;
  }
}

function checkPayload(row: EntryRow, definitions: EntryDefinitions): string | undefined {
  let payload: unknown;
  try {
    payload = JSON.parse(row.payload);
  } catch {
    return 'the payload is not JSON';
  }
  const read = upgrade(definitions, row.type, row.v, payload);
  if (!read.known) return undefined;
  const checked = definitions[row.type]?.schema.safeParse(read.payload);
  return checked && !checked.success ? (checked.error.issues[0]?.message ?? 'not valid') : undefined;
}

/** Walks the whole journal. `only` leaves out what costs most when a quick look is wanted. */
export function verifyJournal(db: ReadDb, definitions: EntryDefinitions, progress?: (done: number) => void): Verification {
  const chains = new Map<string, Chain>();
  const result: Verification = { entries: 0, unknown: 0, problems: [] };
  const report = (row: EntryRow, what: Problem['what'], detail: string): void => {
    if (result.problems.length < maxListed) result.problems.push({ station: row.station, seq: row.seq, what, detail });
  };
  for (const row of allEntries(db)) {
    result.entries += 1;
    if (result.entries % 20_000 === 0) progress?.(result.entries);
    const chain = chains.get(row.station) ?? { seq: 0, prev: firstPrev, key: publicKeyOf(row) };
    if (row.seq !== chain.seq + 1) report(row, 'numbering', `expected ${chain.seq + 1}`);
    if (row.prev !== chain.prev) report(row, 'chain', 'does not follow the entry before it');
    const digest = createHash('sha256').update(entryText(row)).digest();
    if (digest.toString('hex') !== row.hash) report(row, 'hash', 'the entry was changed after it was written');
    if (!chain.key) report(row, 'noKey', 'the station has not registered its key');
    else if (!verifySignature(null, Buffer.from(row.hash, 'hex'), chain.key, Buffer.from(row.sig, 'base64'))) {
      report(row, 'signature', 'was not signed by its station');
    }
    const definition = definitions[row.type];
    if (!definition || row.v > definition.v) result.unknown += 1;
    const invalid = checkPayload(row, definitions);
    if (invalid !== undefined) report(row, 'schema', invalid);
    chains.set(row.station, { seq: row.seq, prev: row.hash, key: chain.key });
  }
  return result;
}

/** Makes the projections anew in memory and compares them with the tables of `file`, both ways, while the station may go on writing. */
export function verifyProjections(file: string, definitions: EntryDefinitions, projections: readonly Projection[]): Problem[] {
  const fresh = new SqliteFile(':memory:');
  try {
    fresh.exec('CREATE TABLE projections (name TEXT PRIMARY KEY, schemaHash TEXT NOT NULL)');
    fresh.raw.prepare('ATTACH DATABASE ? AS live').run(file);
    return fresh.snapshot(() => {
      rebuild(fresh, projections, definitions, silentLog(), 'live');
      return projections.flatMap((projection) => projection.tables.flatMap((table) => differencesOf(fresh, table)));
    });
  } finally {
    fresh.close();
  }
}

function differencesOf(db: ReadDb, table: string): Problem[] {
  const sides = [
    ['main', 'live', 'rows are missing from'],
    ['live', 'main', 'rows have no ground in the journal in'],
  ] as const;
  return sides.flatMap(([left, right, detail]) => {
    const row = db.get<{ n: number }>(
      `verify.${left}.${table}`,
      `SELECT count(*) AS n FROM (SELECT * FROM ${left}.${table} EXCEPT SELECT * FROM ${right}.${table})`,
    );
    return row && row.n > 0 ? [{ station: '', seq: 0, what: 'projection', detail: `${row.n} ${detail} ${table}` }] : [];
  });
}

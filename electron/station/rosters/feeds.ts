// Addresses at which a person's duties can be subscribed to without logging in. Whoever knows the address has these duties and nothing else.
// The address is worked out of a secret of this station and a number of the person's own: a new number kills the old address.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { DomainError } from '#shared/kernel/errors.ts';
import { type Id, idPattern } from '#shared/kernel/ids.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { SqliteFile } from '../kernel/db.ts';
import { dropKey, getKey, putKey } from '../kernel/secrets.ts';

const secretName = 'rosterFeeds';
const numberOf = (person: Id): string => `rosterFeed/${person}`;
/** Bytes of the proof in an address: beyond guessing. */
const proofBytes = 24;
const idBytes = 16;

function secret(db: SqliteFile): Buffer {
  const known = getKey(db, secretName);
  if (known !== undefined) return Buffer.from(known, 'base64url');
  const made = randomBytes(32);
  putKey(db, secretName, made.toString('base64url'));
  return made;
}

/** Number and moment of the address that was given out; null: none was. */
function given(db: SqliteFile, person: Id): { number: string; since: Millis } | null {
  const [since, number] = (getKey(db, numberOf(person)) ?? '').split(' ');
  return number === undefined ? null : { number, since: Number(since) };
}

function proof(db: SqliteFile, person: Id, number: string): Buffer {
  return createHmac('sha256', secret(db)).update(`${person} ${number}`).digest().subarray(0, proofBytes);
}

const toPath = (token: string): string => `/api/rosters/feeds/${token}`;

function tokenOf(db: SqliteFile, person: Id, number: string): string {
  return Buffer.concat([Buffer.from(person.replaceAll('-', ''), 'hex'), proof(db, person, number)]).toString('base64url');
}

export function feedOf(db: SqliteFile, person: Id): { path: string; since: Millis } | null {
  const known = given(db, person);
  return known && { path: toPath(tokenOf(db, person, known.number)), since: known.since };
}

/** Gives a new address out; the one before is dead from now on. */
export function renewFeed(db: SqliteFile, person: Id, now: Millis): string {
  const number = randomBytes(12).toString('base64url');
  putKey(db, numberOf(person), `${now} ${number}`);
  return toPath(tokenOf(db, person, number));
}

export function revokeFeed(db: SqliteFile, person: Id): void {
  dropKey(db, numberOf(person));
}

/** The person whose duties an address gives. @throws DomainError notFound for any address that is not in force */
export function personOfFeed(db: SqliteFile, token: string): Id {
  const bytes = Buffer.from(token, 'base64url');
  const hex = bytes.subarray(0, idBytes).toString('hex');
  const person = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  // One spelling only: of the last letter the decoder reads two bits, and passes over letters that are none.
  const spelt = bytes.length === idBytes + proofBytes && bytes.toString('base64url') === token;
  const known = spelt && idPattern.test(person) ? given(db, person) : null;
  if (!known || !timingSafeEqual(bytes.subarray(idBytes), proof(db, person, known.number)))
    throw new DomainError('notFound', { field: 'token' });
  return person;
}

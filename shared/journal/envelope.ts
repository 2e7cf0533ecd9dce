// The entry: every fact is one, appended and never changed.
import type { Hlc } from '../time/hlc.ts';

/** Who did it: a user's id, or the station itself. */
export type Actor = string;
export const systemActor = 'system';

export interface Envelope {
  /** The station that wrote it. */
  station: string;
  /** Its gapless number in this space, from 1. */
  seq: number;
  hlc: Hlc;
  actor: Actor;
  /** The unit it belongs to. */
  unit: string;
  type: string;
  v: number;
  /** Id of the entity it is about. */
  subject: string;
}

/** An entry as it is hashed and stored: the payload is canonical JSON text. */
export interface StoredEntry extends Envelope {
  payload: string;
  /** Hash of this station's entry before, hex; 64 zeros for the first. */
  prev: string;
  /** SHA-256 over `entryText`, hex. */
  hash: string;
  /** Ed25519 signature of the hash's 32 bytes, base64. */
  sig: string;
}

/** An entry as projections read it: payload checked and brought up to the program's version. */
export interface Entry<P = unknown> extends Envelope {
  /** Order of arrival on this station. */
  rowid: number;
  payload: P;
  hash: string;
}

export const firstPrev = '0'.repeat(64);

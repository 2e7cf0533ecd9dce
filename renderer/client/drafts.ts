// What somebody is typing, kept on this machine's disk until it is saved: it survives the page, the browser and the station.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

interface Drafts extends DBSchema {
  drafts: { key: string; value: { at: number; value: unknown } };
}

let opened: Promise<IDBPDatabase<Drafts>> | null = null;

function database(): Promise<IDBPDatabase<Drafts>> {
  opened ??= openDB<Drafts>('watchdesk', 1, { upgrade: (db) => void db.createObjectStore('drafts') });
  return opened;
}

/** On the disk when this resolves: the page may be killed right after. */
export async function saveDraft(key: string, value: unknown): Promise<number> {
  const db = await database();
  const at = Date.now();
  const tx = db.transaction('drafts', 'readwrite', { durability: 'strict' });
  const put = tx.store.put({ at, value }, key);
  // A page that goes now takes along what it has not committed.
  tx.commit();
  await Promise.all([put, tx.done]);
  return at;
}

export async function loadDraft<T>(key: string): Promise<{ at: number; value: T } | null> {
  const found = await (await database()).get('drafts', key);
  return found ? { at: found.at, value: found.value as T } : null;
}

export async function dropDraft(key: string): Promise<void> {
  const db = await database();
  const tx = db.transaction('drafts', 'readwrite');
  const gone = tx.store.delete(key);
  tx.commit();
  await Promise.all([gone, tx.done]);
}

const writeAfterMs = 250;
const due = new Map<() => void, number>();

/** Calls `write` when nothing more was typed for a moment, or when the page goes before that. @param write the same function at every call */
export function writeSoon(write: () => void): void {
  clearTimeout(due.get(write));
  due.set(
    write,
    window.setTimeout(() => writeNow(write), writeAfterMs),
  );
}

/** Does what {@link writeSoon} was asked for, if it is not done yet. */
export function writeNow(write: () => void): void {
  if (forgetWrite(write)) write();
}

/** @returns whether it was still to be done */
export function forgetWrite(write: () => void): boolean {
  clearTimeout(due.get(write));
  return due.delete(write);
}

function writeAll(): void {
  for (const write of due.keys()) writeNow(write);
}

// A page that is hidden may be ended by the system without another word.
window.addEventListener('pagehide', writeAll);
document.addEventListener('visibilitychange', writeAll);

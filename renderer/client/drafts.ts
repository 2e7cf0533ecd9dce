// What somebody is typing, kept on this machine's disk until it is saved: it survives the page, the browser and the station.
import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';

interface Drafts extends DBSchema {
  drafts: { key: string; value: { at: number; value: unknown } };
}

let opened: Promise<IDBPDatabase<Drafts>> | null = null;

function database(): Promise<IDBPDatabase<Drafts>> {
  opened ??= openDB<Drafts>('watchdesk', 1, { upgrade: (db) => void db.createObjectStore('drafts') });
  return opened;
}

type Store = IDBPObjectStore<Drafts, ['drafts'], 'drafts', 'readwrite'>;

async function change(work: (store: Store) => Promise<unknown>): Promise<void> {
  const tx = (await database()).transaction('drafts', 'readwrite', { durability: 'strict' });
  const worked = work(tx.store);
  // A page that goes now takes along what it has not committed.
  tx.commit();
  await Promise.all([worked, tx.done]);
}

/** On the disk when this resolves: the page may be killed right after. @returns page time */
export async function saveDraft(key: string, value: unknown): Promise<number> {
  const at = Date.now();
  await change((store) => store.put({ at, value }, key));
  return at;
}

export async function loadDraft<T>(key: string): Promise<{ at: number; value: T } | null> {
  const found = await (await database()).get('drafts', key);
  return found ? { at: found.at, value: found.value as T } : null;
}

export function dropDraft(key: string): Promise<void> {
  return change((store) => store.delete(key));
}

const writeAfterMs = 250;
const due = new Map<string, { timer: number; write: () => void }>();

/** Calls `write` for the draft of this key when nothing more was typed for a moment, or when the page goes before that. */
export function writeSoon(key: string, write: () => void): void {
  forgetWrite(key);
  due.set(key, { timer: window.setTimeout(() => writeNow(key), writeAfterMs), write });
}

/** Does what {@link writeSoon} was asked for, if it is not done yet. */
export function writeNow(key: string): void {
  const write = due.get(key)?.write;
  forgetWrite(key);
  write?.();
}

/** What is still to be written is not worth it any more. */
export function forgetWrite(key: string): void {
  clearTimeout(due.get(key)?.timer);
  due.delete(key);
}

function writeAll(): void {
  for (const key of due.keys()) writeNow(key);
}

// A page that is hidden may be ended by the system without another word.
window.addEventListener('pagehide', writeAll);
document.addEventListener('visibilitychange', writeAll);

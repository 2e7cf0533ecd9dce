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
  await Promise.all([tx.store.put({ at, value }, key), tx.done]);
  return at;
}

export async function loadDraft<T>(key: string): Promise<{ at: number; value: T } | null> {
  const found = await (await database()).get('drafts', key);
  return found ? { at: found.at, value: found.value as T } : null;
}

export async function dropDraft(key: string): Promise<void> {
  await (await database()).delete('drafts', key);
}

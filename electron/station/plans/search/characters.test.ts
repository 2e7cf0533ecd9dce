// Which pieces contain a character: over the borders of chunks, after opening the file again, and when pieces go.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../kernel/log.ts';
import type { Piece } from './pieces.ts';
import { IndexStore } from './store.ts';

let dir: string;
let store: IndexStore;
const open = () => new IndexStore(path.join(dir, 'plans.sqlite'), silentLog());
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'watchdesk-characters-'));
  store = open();
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

const piece = (body: string): Piece => ({ sort: 'section', ref: 'r', heading: '', body, parent: null });

/** A doc with these bodies; the numbers of its pieces. */
function add(id: string, bodies: readonly string[]): { doc: number; pieces: number[] } {
  return store.db.transaction(() => {
    const doc = store.begin({ kind: 'version', id, plan: 'p', stamp: '1' });
    const pieces = bodies.map((body) => store.add(doc, piece(body), 0).rows[0]?.piece ?? 0);
    store.flush();
    return { doc, pieces };
  });
}
const withOne = (point: string) => [...store.idsOf([point])];
const chunks = () =>
  store.db.all<{ chunk: number }>('test.chunks', 'SELECT DISTINCT chunk FROM characters ORDER BY chunk').map(({ chunk }) => chunk);

describe('characters of pieces', () => {
  it('are found in every chunk, and only where they stand', () => {
    const { pieces } = add(
      'a',
      Array.from({ length: 1_300 }, (_, nth) => (nth % 3 === 0 ? '水' : '火')),
    );
    expect(withOne('水')).toEqual(pieces.filter((_, nth) => nth % 3 === 0));
    expect(withOne('火')).toEqual(pieces.filter((_, nth) => nth % 3 !== 0));
    expect(withOne('风')).toEqual([]);
    expect(chunks()).toEqual([0, 1, 2]);
  });

  it('go on in a chunk that was begun before the file was closed', () => {
    const first = add('a', ['水', '火']);
    store.close();
    store = open();
    const second = add('b', ['水火', '风']);
    expect(withOne('水')).toEqual([first.pieces[0], second.pieces[0]]);
    expect(withOne('火')).toEqual([first.pieces[1], second.pieces[0]]);
  });

  it('of pieces that are gone never belong to others, and chunks of which nothing is left go', () => {
    const first = add(
      'a',
      Array.from({ length: 600 }, () => '水'),
    );
    const second = add(
      'b',
      Array.from({ length: 600 }, () => '火'),
    );
    store.db.transaction(() => {
      store.drop(first.doc);
    });
    expect(chunks()).toEqual([1, 2]);
    store.db.transaction(() => {
      store.drop(second.doc);
    });
    const third = add('c', ['风']);
    expect(third.pieces[0]).toBeGreaterThan(second.pieces.at(-1) ?? 0);
    expect(withOne('风')).toEqual(third.pieces);
  });
});

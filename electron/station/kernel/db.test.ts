import { describe, expect, it } from 'vitest';
import { SqliteFile } from './db.ts';

const memory = (): SqliteFile => {
  const db = new SqliteFile(':memory:');
  db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c INTEGER)');
  return db;
};

describe('numbered parameters', () => {
  it('stand where their number says: again, out of order, and above nine', () => {
    const db = memory();
    db.run('put', 'INSERT INTO t (a, b, c) VALUES (?2, ?1, ?3)', 'first', 'second', 3);
    expect(db.get('same', 'SELECT a, b, c FROM t WHERE b = ?1 AND (?1 IS NOT NULL OR a = ?2)', 'first', 'nothing')).toEqual({
      a: 'second',
      b: 'first',
      c: 3,
    });
    expect(db.get('many', 'SELECT ?11 AS l, ?10 AS k, ?2 AS b, ?1 AS a', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'k', 'l')).toEqual({
      l: 'l',
      k: 'k',
      b: 'b',
      a: 'a',
    });
  });

  it('need not begin with the first', () => {
    expect(memory().get('second', 'SELECT ?2 AS b', 'a', 'b')).toEqual({ b: 'b' });
  });
});

describe('insert', () => {
  it('gives the rowid of the new row', () => {
    const db = memory();
    const [one, two] = ['x', 'y'].map((text) => db.insert('put', 'INSERT INTO t (a) VALUES (?)', text));
    expect(db.get('of', 'SELECT a FROM t WHERE id = ?', two ?? 0)).toEqual({ a: 'y' });
    expect(two).toBe((one ?? 0) + 1);
  });
});

describe('transaction', () => {
  it('leaves nothing behind when its work fails, also inside another', () => {
    const db = memory();
    const put = (text: string): unknown => db.run('put', 'INSERT INTO t (a) VALUES (?)', text);
    const fail = (): never => {
      put('never');
      throw new Error('no');
    };
    expect(() => db.transaction(fail)).toThrow('no');
    db.transaction(() => {
      put('kept');
      expect(() => db.transaction(fail)).toThrow('no');
    });
    expect(db.all('all', 'SELECT a FROM t')).toEqual([{ a: 'kept' }]);
  });
});

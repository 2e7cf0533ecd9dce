// The connection to one SQLite file: named statements, kept prepared, and a line in the log for each slow one.
// Queries take a ReadDb; only commands and projections are handed a WriteDb.
import Database from 'better-sqlite3';
import { toFault } from './faults.ts';
import type { Log } from './log.ts';

export type SqlValue = string | number | bigint | null | Uint8Array;

export interface ReadDb {
  /** First row or undefined. `name` is unique for its SQL and appears in the slow log. */
  get<Row>(name: string, sql: string, ...params: SqlValue[]): Row | undefined;
  all<Row>(name: string, sql: string, ...params: SqlValue[]): Row[];
}

export interface WriteDb extends ReadDb {
  /** Number of rows changed. */
  run(name: string, sql: string, ...params: SqlValue[]): number;
  /** Rowid of the new row. */
  insert(name: string, sql: string, ...params: SqlValue[]): number;
  /** Schema statements only. */
  exec(sql: string): void;
}

/** A statement slower than this is named in the log: the obligation clock shares this thread. */
const slowMs = 40;

export interface OpenOptions {
  readonly?: boolean;
  log?: Log;
  /** For the slow log; injected so that nothing here reads a clock of its own. */
  monotonic?: () => number;
}

type Prepared = Database.Statement<SqlValue[]>;

interface Known {
  sql: string;
  prepared: Prepared;
  /** Which parameter stands at each `?` of a statement with numbered ones. */
  order: number[] | null;
}

/** better-sqlite3 takes `?1` for a name, and binding by name is slow: numbered parameters become plain ones, in the order of the text. */
function plain(sql: string): { text: string; order: number[] | null } {
  if (!/\?\d/.test(sql)) return { text: sql, order: null };
  const order: number[] = [];
  const text = sql.replace(/\?(\d+)/g, (_, number) => {
    order.push(Number(number) - 1);
    return '?';
  });
  return { text, order };
}

function bound({ order }: Known, params: SqlValue[]): SqlValue[] {
  return order === null ? params : order.map((index) => params[index] as SqlValue);
}

export class SqliteFile implements WriteDb {
  readonly raw: Database.Database;
  readonly #statements = new Map<string, Known>();
  readonly #transact: Database.Transaction<(work: () => unknown) => unknown>;
  readonly #log: Log | undefined;
  readonly #monotonic: (() => number) | undefined;

  constructor(file: string, options: OpenOptions = {}) {
    try {
      this.raw = new Database(file, { readonly: options.readonly ?? false, fileMustExist: options.readonly ?? false });
      this.raw.pragma('busy_timeout = 5000');
      if (!options.readonly) {
        this.raw.pragma('journal_mode = WAL');
        this.raw.pragma('synchronous = FULL');
        // 16 MB: a command writes some seven pages, and a checkpoint costs as much as several of them.
        this.raw.pragma('wal_autocheckpoint = 4000');
      }
      this.raw.pragma('foreign_keys = ON');
      this.raw.pragma('cache_size = -16000');
    } catch (error) {
      throw toFault(error);
    }
    this.#transact = this.raw.transaction((work: () => unknown) => work());
    this.#log = options.log;
    this.#monotonic = options.monotonic;
  }

  get<Row>(name: string, sql: string, ...params: SqlValue[]): Row | undefined {
    return this.#timed(name, sql, (known) => known.prepared.get(...bound(known, params)) as Row | undefined);
  }

  all<Row>(name: string, sql: string, ...params: SqlValue[]): Row[] {
    return this.#timed(name, sql, (known) => known.prepared.all(...bound(known, params)) as Row[]);
  }

  run(name: string, sql: string, ...params: SqlValue[]): number {
    return this.#timed(name, sql, (known) => known.prepared.run(...bound(known, params)).changes);
  }

  insert(name: string, sql: string, ...params: SqlValue[]): number {
    return this.#timed(name, sql, (known) => Number(known.prepared.run(...bound(known, params)).lastInsertRowid));
  }

  exec(sql: string): void {
    try {
      this.raw.exec(sql);
    } catch (error) {
      throw toFault(error);
    }
  }

  /** Runs `work` in one immediate transaction; everything or nothing of it stays. */
  transaction<T>(work: () => T): T {
    try {
      return this.#transact.immediate(work) as T;
    } catch (error) {
      throw toFault(error);
    }
  }

  /**
   * Runs `work` on one state of every attached file, whatever others write meanwhile, and holds nobody up: no lock is taken before
   * `work` writes, and only of the file that it writes.
   */
  snapshot<T>(work: () => T): T {
    try {
      return this.#transact.deferred(work) as T;
    } catch (error) {
      throw toFault(error);
    }
  }

  close(): void {
    this.#statements.clear();
    this.raw.close();
  }

  #statement(name: string, sql: string): Known {
    const known = this.#statements.get(name);
    if (known) {
      if (known.sql !== sql) throw new Error(`statement name ${name} is used for two statements`);
      return known;
    }
    const { text, order } = plain(sql);
    const made = { sql, prepared: this.raw.prepare<SqlValue[]>(text), order };
    this.#statements.set(name, made);
    return made;
  }

  #timed<T>(name: string, sql: string, work: (statement: Known) => T): T {
    const from = this.#monotonic?.() ?? 0;
    try {
      return work(this.#statement(name, sql));
    } catch (error) {
      throw toFault(error);
    } finally {
      const took = (this.#monotonic?.() ?? 0) - from;
      if (took > slowMs) this.#log?.warn({ statement: name, tookMs: Math.round(took) }, 'slow statement');
    }
  }
}

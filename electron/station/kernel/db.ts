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

type Bound = SqlValue | Record<string, SqlValue>;
type Prepared = Database.Statement<Bound[]>;

interface Known {
  sql: string;
  prepared: Prepared;
  /** `?1` counts as a name here: numbered parameters are handed over as {1: …, 2: …}. */
  numbered: boolean;
}

function bound({ numbered }: Known, params: SqlValue[]): Bound[] {
  if (!numbered) return params;
  const named: Record<string, SqlValue> = {};
  params.forEach((value, index) => {
    named[String(index + 1)] = value;
  });
  return [named];
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
        this.raw.pragma('wal_autocheckpoint = 1000');
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
    const made = { sql, prepared: this.raw.prepare<Bound[]>(sql), numbered: sql.includes('?1') };
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

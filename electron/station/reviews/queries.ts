// Reading the timeline of an incident or of the duty room, newest first, in words.
import { systemActor } from '#shared/journal/envelope.ts';
import { type EntryDefinitions, upgrade } from '#shared/journal/versions.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { LineContext, LineRules, LineSort, Locale } from '#shared/reviews/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { clockText, dayText } from '#shared/time/zone.ts';
import { actorName } from '../accounts/queries.ts';
import { personById } from '../directory/queries.ts';
import { lastRowid } from '../journal/read.ts';
import type { ReadDb, SqlValue } from '../kernel/db.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

export interface TimelineRow {
  at: Millis;
  recordedAt: Millis;
  actor: string;
  type: string;
  text: string;
  hash: string;
  subject: Id | null;
  sort: LineSort;
  important: boolean;
  hlc: string;
}

export interface TimelineQuery {
  /** Lines of these incidents; without, the duty log. */
  incidents?: readonly Id[] | undefined;
  sort?: string | undefined;
  /** Without the lines that the station wrote by itself. */
  peopleOnly?: boolean | undefined;
  text?: string | undefined;
  from?: Millis | undefined;
  limit: number;
  /** Lines before this one, as [at, hlc]. */
  after?: [Millis, string] | undefined;
}

interface Row {
  at: Millis;
  hlc: string;
  actor: string;
  type: string;
  v: number;
  subject: string;
  payload: string;
  hash: string;
  incident: Id | null;
  sort: LineSort;
  important: number;
}

export interface TimelineWords {
  lines: LineRules;
  definitions: EntryDefinitions;
  zone: string;
  kindName: (code: string | null) => string | null;
}

const systemNames: Record<Locale, string> = { 'zh-CN': '系统', en: 'System' };

/** When more entries than this have come, the log is counted anew. */
const recountAfter = 2_000;

function countOf(db: ReadDb, name: string, where: string, ...params: SqlValue[]): number {
  return db.get<{ n: number }>(`timeline.${name}`, `SELECT count(*) AS n FROM timeline WHERE ${where}`, ...params)?.n ?? 0;
}

export class Timeline {
  readonly #words: () => TimelineWords;
  #counted = { upTo: -recountAfter - 1, lines: 0 };

  constructor(words: () => TimelineWords) {
    this.#words = words;
  }

  read(db: ReadDb, query: TimelineQuery, locale: Locale): { items: TimelineRow[]; next: [Millis, string] | null } {
    const wanted = query.text?.trim().toLowerCase() ?? '';
    const items: TimelineRow[] = [];
    const words = this.#words();
    const context = this.#context(db, words);
    let after = query.after;
    // A search looks at the words, which are made here: slices are read until enough match.
    for (;;) {
      const slice = this.#rows(db, { ...query, after }, wanted === '' ? query.limit : 500);
      for (const row of slice) {
        after = [row.at, row.hlc];
        const line = this.#line(db, row, words, context, locale);
        if (line && (wanted === '' || `${line.actor} ${line.text}`.toLowerCase().includes(wanted))) items.push(line);
        if (items.length === query.limit) return { items, next: after };
      }
      if (slice.length < (wanted === '' ? query.limit : 500)) return { items, next: null };
    }
  }

  /** How many lines there are from a moment on. */
  count(db: ReadDb, query: Pick<TimelineQuery, 'incidents' | 'from'>): number {
    if (query.incidents) {
      const incidents = JSON.stringify(query.incidents);
      return countOf(db, 'ofIncidents', 'incident IN (SELECT value FROM json_each(?)) AND at >= ?', incidents, query.from ?? 0);
    }
    return query.from === undefined ? this.#countLog(db) : countOf(db, 'ofLog', 'inLog = 1 AND at >= ?', query.from);
  }

  /** A log of years is counted once; afterwards only what has come since is looked at. */
  #countLog(db: ReadDb): number {
    const last = lastRowid(db);
    if (last - this.#counted.upTo > recountAfter || last < this.#counted.upTo) {
      this.#counted = { upTo: last, lines: countOf(db, 'ofWholeLog', 'inLog = 1') };
      return this.#counted.lines;
    }
    const { lines, definitions } = this.#words();
    for (const row of db.all<Pick<Row, 'type' | 'v' | 'payload'>>(
      'timeline.since',
      'SELECT type, v, payload FROM entries WHERE rowid > ?',
      this.#counted.upTo,
    )) {
      const log = lines[row.type]?.log;
      const read = log ? upgrade(definitions, row.type, row.v, JSON.parse(row.payload)) : null;
      if (read?.known && (typeof log !== 'function' || log(read.payload as never))) this.#counted.lines += 1;
    }
    this.#counted.upTo = last;
    return this.#counted.lines;
  }

  #rows(db: ReadDb, query: TimelineQuery, limit: number): Row[] {
    const scope = query.incidents ? 'incident IN (SELECT value FROM json_each(?1))' : '?1 IS NULL AND inLog = 1';
    // The pair is compared as one: with an OR, SQLite reads and sorts all lines of all years for one page.
    return db.all<Row>(
      `timeline.${query.incidents ? 'incidents' : 'log'}`,
      `SELECT t.at, t.hlc, e.actor, t.type, e.v, e.subject, e.payload, e.hash, t.incident, t.sort, t.important
       FROM timeline t JOIN entries e ON e.station = t.station AND e.seq = t.seq
       WHERE ${scope} AND (?2 IS NULL OR t.sort = ?2) AND (?3 = 0 OR e.actor <> 'system') AND t.at >= ?4 AND (t.at, t.hlc) < (?5, ?6)
       ORDER BY t.at DESC, t.hlc DESC LIMIT ?7`,
      query.incidents ? JSON.stringify(query.incidents) : null,
      query.sort ?? null,
      query.peopleOnly ? 1 : 0,
      query.from ?? 0,
      query.after?.[0] ?? Number.MAX_SAFE_INTEGER,
      query.after?.[1] ?? '',
      limit,
    );
  }

  #line(db: ReadDb, row: Row, words: TimelineWords, context: LineContext, locale: Locale): TimelineRow | null {
    const rule = words.lines[row.type];
    const read = upgrade(words.definitions, row.type, row.v, JSON.parse(row.payload));
    if (!rule || !read.known) return null;
    return {
      at: row.at,
      recordedAt: hlcMillis(row.hlc),
      actor: row.actor === systemActor ? systemNames[locale] : (actorName(db, row.actor) ?? row.actor),
      type: row.type,
      text: rule.text[locale](read.payload as never, context),
      hash: row.hash,
      subject: row.incident,
      sort: row.sort,
      important: row.important === 1,
      hlc: row.hlc,
    };
  }

  #context(db: ReadDb, words: TimelineWords): LineContext {
    const names = new Map<string, string>();
    const clock = new Map<Millis, string>();
    const clockOf = (at: Millis): string => {
      const known = clock.get(at) ?? clockText(at, words.zone);
      clock.set(at, known);
      return known;
    };
    return {
      clock: clockOf,
      moment: (at) => `${dayText(at, words.zone).slice(5)} ${clockOf(at)}`,
      kindName: (code) => words.kindName(code) ?? '',
      personName: (id) => {
        if (id === null) return '';
        const name = names.get(id) ?? personById(db, id)?.name ?? id;
        names.set(id, name);
        return name;
      },
    };
  }
}

// One file of places in a worker: read, checked against what stands, mended, decided, and handed out in parts. Nothing of it is written here.
import { createHash } from 'node:crypto';
import type { Crs } from '#shared/kernel/coordinate-systems.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { PlaceOptions, PlaceTable } from '#shared/kernel/place-table.ts';
import { cellText } from '#shared/resources/import/cells.ts';
import { guessKind, guessMapping } from '#shared/resources/import/headings.ts';
import { makeLocator } from '#shared/resources/import/locator.ts';
import {
  countsOf,
  isUndecided,
  makePlan,
  newPlace,
  type Plan,
  type PlannedRow,
  writtenContacts,
  writtenTies,
} from '#shared/resources/import/plan.ts';
import type { DuplicateAction, ImportSettings, PlaceMapping } from '#shared/resources/import/types.ts';
import type { FacilityKind, Secrecy } from '#shared/resources/types.ts';
import { readPlaces } from '../../documents/places/read-places.ts';
import { lastRowid } from '../../journal/read.ts';
import { SqliteFile } from '../../kernel/db.ts';
import { guessedSystem, guessOf } from './projection-guess.ts';
import { refusedFile } from './refused-file.ts';
import { findSecret } from './secret.ts';
import { readStanding, type Standing } from './standing.ts';
import {
  type CheckAnswer,
  kindsInFolders,
  kindWordsOf,
  leaveOutNotes,
  mostlyKinds,
  namedSystem,
  type ReadAnswer,
  type RowAnswer,
  rowAnswer,
  samplesOf,
  type ShownStatus,
  summaryOf,
} from './session-answers.ts';

/** Points of a preview's map: more cannot be told apart on it. */
const maxPoints = 20_000;

export interface ReadInput {
  name: string;
  bytes: Uint8Array;
  options: PlaceOptions;
  said: { crs: Crs | null; mapping: PlaceMapping | Record<string, PlaceMapping[number]> | null; kind: FacilityKind | null };
  today: string;
}

type Progress = (phase: 'reading' | 'checking', done: number, total: number) => void;

export class PlaceSession {
  readonly #file: string;
  readonly #progress: Progress;
  #input: ReadInput | null = null;
  #sha256 = '';
  #table: PlaceTable | null = null;
  #settings: ImportSettings | null = null;
  #plan: Plan | null = null;
  #number = 0;
  #upTo = 0;
  #standing: Standing | null = null;
  /** Rows to add of the plan of that number. */
  #adding: { number: number; rows: PlannedRow[] } | null = null;
  readonly #edits = new Map<number, Map<number, string>>();
  readonly #decisions = new Map<number, DuplicateAction>();
  /** Who a contact is, by line and contact. */
  readonly #ties = new Map<number, Map<number, Id | null>>();

  /** @param file the space's database, which is opened to read only */
  constructor(file: string, progress: Progress) {
    this.#file = file;
    this.#progress = progress;
  }

  /** @throws DomainError as `readPlaces`; secretData */
  async read(input: ReadInput): Promise<ReadAnswer> {
    this.#input = input;
    this.#sha256 = createHash('sha256').update(input.bytes).digest('hex');
    return this.#readTable(input.options);
  }

  reread(options: PlaceOptions): Promise<ReadAnswer> {
    return this.#readTable(options);
  }

  check(settings: ImportSettings): CheckAnswer {
    this.#settings = settings;
    return this.#check();
  }

  rows(plan: number, status: ShownStatus | undefined, offset: number, limit: number): { items: RowAnswer[]; total: number } {
    const rows = this.#of(plan, status);
    return { items: rows.slice(offset, offset + limit).map(rowAnswer), total: rows.length };
  }

  points(plan: number) {
    const located = this.#planOf(plan).rows.filter(({ value }) => value.position !== null);
    const shown = located.slice(0, maxPoints);
    return {
      lines: shown.map(({ line }) => line),
      names: shown.map(({ value }) => value.name),
      lngs: shown.map(({ value }) => value.position?.lng ?? 0),
      lats: shown.map(({ value }) => value.position?.lat ?? 0),
      statuses: shown.map((row) => (row.status === 'new' && row.problems.length > 0 ? ('warned' as const) : row.status)),
      total: located.length,
    };
  }

  mend(line: number, column: number, text: string): { check: CheckAnswer; row: RowAnswer | null } {
    const { table } = this.#read();
    if (column >= table.columns.length) throw new DomainError('notFound', { field: 'column' });
    if (!this.#plan?.rows.some((row) => row.line === line)) throw new DomainError('notFound', { field: 'line' });
    const edits = this.#edits.get(line) ?? new Map<number, string>();
    edits.set(column, text);
    this.#edits.set(line, edits);
    // Another cell may give other contacts in another order.
    this.#ties.delete(line);
    const check = this.#check();
    const row = this.#planOf(check.plan).rows.find((one) => one.line === line);
    return { check, row: row ? rowAnswer(row) : null };
  }

  decide(plan: number, line: number, action: DuplicateAction) {
    const made = this.#planOf(plan);
    const row = made.rows.find((one) => one.line === line && (one.status === 'duplicate' || one.status === 'same'));
    if (!row || (action === 'update' && row.match?.id === null)) throw new DomainError('notValid', { field: 'line', received: line });
    this.#decisions.set(line, action);
    row.status = 'duplicate';
    row.action = action;
    this.#adding = null;
    made.counts = countsOf(made.rows);
    return made.counts;
  }

  /** Says who a contact of a row is. @param person null: nobody of the directory */
  tie(plan: number, line: number, nth: number, person: Id | null): { counts: Plan['counts']; row: RowAnswer } {
    const made = this.#planOf(plan);
    const row = made.rows.find((one) => one.line === line);
    const tie = row?.ties.find((one) => one.nth === nth);
    if (!row || !tie || (person !== null && tie.candidates.every((one) => one.person !== person)))
      throw new DomainError('notValid', { field: 'person', received: person ?? undefined });
    const said = this.#ties.get(line) ?? new Map<number, Id | null>();
    this.#ties.set(line, said.set(nth, person));
    Object.assign(tie, { person, said: true });
    made.counts = countsOf(made.rows);
    return { counts: made.counts, row: rowAnswer(row) };
  }

  refusedFile(format: 'xlsx' | 'csv', locale: 'zh-CN' | 'en'): Promise<Uint8Array> {
    const { table } = this.#read();
    return refusedFile(format, locale, table.columns, this.#plan?.rows.filter(({ status }) => status === 'refused') ?? []);
  }

  /** What accepting this plan would write. @param plan undefined: the last one @throws DomainError conflict */
  toAccept(plan: number | undefined) {
    const made = this.#planOf(plan ?? this.#number);
    const people = new Set(made.rows.flatMap((row) => writtenTies(row).flatMap(({ person }) => (person === null ? [] : [person]))));
    return { counts: made.counts, upTo: this.#upTo, sha256: this.#sha256, settings: this.#read().settings, people: [...people] };
  }

  /** Places to add, from the nth on. */
  added(from: number, count: number, dataset: Id, secrecy: Secrecy) {
    const rows = this.#toAdd();
    return rows.slice(from, from + count).map((row) => ({ value: newPlace(row, dataset, secrecy), contacts: writtenContacts(row) }));
  }

  updated() {
    const rows = this.#plan?.rows.filter(({ status, action }) => status === 'duplicate' && action === 'update') ?? [];
    return rows.flatMap((row) => {
      const { match, patch } = row;
      return match?.id
        ? [{ id: match.id, patch, contacts: writtenContacts(row), before: this.#standing?.whole(match.id).value ?? null }]
        : [];
    });
  }

  #toAdd(): PlannedRow[] {
    if (this.#adding?.number !== this.#number) {
      const rows = this.#plan?.rows.filter(({ status, action }) => status === 'new' || (status === 'duplicate' && action === 'add')) ?? [];
      this.#adding = { number: this.#number, rows };
    }
    return this.#adding.rows;
  }

  async #readTable(options: PlaceOptions): Promise<ReadAnswer> {
    const input = this.#input;
    if (!input) throw new DomainError('notFound', { field: 'previewId' });
    const table = await readPlaces(input.name, input.bytes, options, ({ done, total }) => this.#progress('reading', done, total));
    findSecret(table);
    leaveOutNotes(table);
    this.#table = table;
    this.#edits.clear();
    this.#ties.clear();
    this.#decisions.clear();
    const standing = this.#readStanding();
    this.#settings = this.#guess(table, input, standing);
    return {
      format: table.format,
      encoding: table.encoding,
      layer: table.layer,
      layers: table.layers,
      columns: table.columns.map((name, at) => ({ name, samples: samplesOf(table.rows, at) })),
      rows: table.rows.length + new Set(table.refused.map(({ line }) => line)).size,
      shapes: table.shapes,
      crs: table.crs && { system: table.crs.system, epsg: table.crs.epsg, declared: table.crs.declared, text: table.crs.text },
      notes: table.notes,
      sha256: this.#sha256,
      check: this.#check(standing),
    };
  }

  /** What the file would be taken for when nobody says anything. */
  #guess(table: PlaceTable, { name, said }: ReadInput, standing: Standing): ImportSettings {
    const given = said.mapping;
    const first = guessMapping(table.columns, said.kind);
    const at = first.indexOf('name');
    const names = at < 0 ? [] : table.rows.map((row) => cellText(row.cells[at] ?? null));
    const kind = said.kind ?? guessKind(name, table.columns, names);
    const guessed = kindsInFolders(table, guessMapping(table.columns, kind));
    const mapping = Array.isArray(given)
      ? table.columns.map((_, column) => given[column] ?? null)
      : guessed.map((field, column) =>
          given && Object.hasOwn(given, table.columns[column] ?? '') ? (given[table.columns[column] ?? ''] ?? null) : field,
        );
    const shaped = table.shapes.points + table.shapes.lines + table.shapes.polygons > 0;
    table.crs ??= namedSystem(table.columns, mapping);
    const known = said.crs ?? table.crs ?? guessedSystem(guessOf(table.rows, mapping, standing));
    return {
      // Where the file has shapes, columns with coordinates repeat them, often rounded or in another system.
      mapping:
        shaped && !Array.isArray(given)
          ? mapping.map((field) => (field === 'lng' || field === 'lat' || field === 'lngLat' ? null : field))
          : mapping,
      crs: known?.system ?? 'wgs84',
      epsg: known?.epsg ?? 0,
      swapped: false,
      kind: said.kind ?? (mostlyKinds(table.rows, mapping) ? null : kind),
      kindWords: {},
      duplicates: 'each',
    };
  }

  #check(standing = this.#readStanding()): CheckAnswer {
    const { table, settings } = this.#read();
    const crs: Crs = { system: settings.crs, epsg: settings.epsg, definition: table.crs?.definition ?? '' };
    let locator;
    try {
      locator = makeLocator(crs, settings.swapped);
    } catch (error) {
      throw new DomainError('notValid', { field: 'epsg', received: settings.epsg }, { cause: error });
    }
    this.#standing = standing;
    const input = {
      table,
      edits: this.#edits,
      settings,
      decisions: this.#decisions,
      locator,
      today: this.#input?.today ?? '',
      standing: standing.places,
      addressOf: standing.addressOf,
      whole: standing.whole,
      inside: standing.inside,
      centre: standing.centre,
      townships: standing.townships,
      units: standing.units,
      people: standing.people,
      ties: this.#ties,
      progress: (done: number, total: number) => this.#progress('checking', done, total),
    };
    this.#plan = makePlan(input, table.columns);
    this.#number += 1;
    return {
      plan: this.#number,
      settings,
      kinds: kindWordsOf(table.rows, settings),
      ...summaryOf(this.#plan, table, settings, standing),
    };
  }

  #readStanding(): Standing {
    const db = new SqliteFile(this.#file, { readonly: true });
    try {
      return db.snapshot(() => {
        this.#upTo = lastRowid(db);
        return readStanding(db);
      });
    } finally {
      db.close();
    }
  }

  #read(): { table: PlaceTable; settings: ImportSettings } {
    if (!this.#table || !this.#settings) throw new DomainError('notFound', { field: 'previewId' });
    return { table: this.#table, settings: this.#settings };
  }

  #planOf(number: number): Plan {
    if (!this.#plan || number !== this.#number) throw new DomainError('conflict', { field: 'plan', limit: this.#number, received: number });
    return this.#plan;
  }

  #of(plan: number, status: ShownStatus | undefined): PlannedRow[] {
    const { rows } = this.#planOf(plan);
    if (status === undefined) return rows;
    if (status === 'warned') return rows.filter((row) => row.status !== 'refused' && row.problems.length > 0);
    if (status === 'tied') {
      const tied = rows.filter((row) => writtenTies(row).length > 0);
      // What waits for a decision stands first.
      const waits = (row: PlannedRow): boolean => writtenTies(row).some(isUndecided);
      return [...tied.filter(waits), ...tied.filter((row) => !waits(row))];
    }
    return rows.filter((row) => row.status === status);
  }
}

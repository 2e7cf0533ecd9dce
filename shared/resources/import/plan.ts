// What taking in a file would do, row by row: nothing is written here, and what is written later is exactly this.
import type { Position } from '../../kernel/geo.ts';
import type { Id } from '../../kernel/ids.ts';
import { searchName } from './unit-names.ts';
import type { PlaceCell, PlaceRow, PlaceTable, RefusedRow } from '../../kernel/place-table.ts';
import type { FacilityValue } from '../types.ts';
import { updateOf, type Change, type WholePlace } from './changes.ts';
import { type Match, PlaceFinder } from './duplicates.ts';
import { type Locator, readRow } from './rows.ts';
import {
  type DuplicateAction,
  type DuplicateReason,
  type ImportContact,
  type ImportSettings,
  type PlaceProblem,
  type PlaceValue,
  type ReadPlace,
  type RowStatus,
  severityOf,
  type StandingPlace,
} from './types.ts';
import { type ContactTie, type KnownPerson, PersonFinder, type TiedContact, tiedContacts, tiesOf } from './ties.ts';
import { Whereabouts } from './whereabouts.ts';

export interface RowMatch {
  /** A place that stands; null: an earlier row of the file. */
  id: Id | null;
  line: number | null;
  name: string;
  reason: DuplicateReason;
  metres: number | null;
  sure: boolean;
}

export interface PlannedRow {
  line: number;
  cells: PlaceCell[];
  status: RowStatus;
  /** What is done with it: a new one is added, a duplicate as decided. */
  action: DuplicateAction;
  value: PlaceValue;
  unit: Id | null;
  problems: PlaceProblem[];
  match: RowMatch | null;
  changes: Change[];
  /** What an update writes: fields, and contacts that the place does not have. */
  patch: Partial<FacilityValue>;
  contacts: ImportContact[];
  /** Contacts of the row that are somebody of the directory, or may be. */
  ties: ContactTie[];
}

export interface PlanCounts {
  new: number;
  duplicate: number;
  same: number;
  refused: number;
  /** Of the rows that are not refused, those about which something is said. */
  warned: number;
  /** What accepting writes now. */
  adds: number;
  updates: number;
  /** Rows that are written and whose contacts may be somebody of the directory, and those of them that wait for a decision. */
  tied: number;
  undecided: number;
}

export interface PlanInput {
  table: Pick<PlaceTable, 'rows' | 'refused'>;
  /** Cells that were mended, by line and column. */
  edits: ReadonlyMap<number, ReadonlyMap<number, string>>;
  settings: ImportSettings;
  /** What was decided of single rows. */
  decisions: ReadonlyMap<number, DuplicateAction>;
  locator: Locator;
  today: string;
  standing: readonly StandingPlace[];
  /** Where those lie that have a position. */
  addressOf: (place: StandingPlace) => string;
  whole: (id: Id) => WholePlace;
  /** The unit's own area, where its boundary is loaded. */
  inside: ((position: { lng: number; lat: number }) => boolean) | null;
  /** The county seat, where the settings say it. */
  centre: Position | null;
  townships: readonly string[];
  units: ReadonlyMap<string, Id>;
  /** Everybody in the directory. */
  people: readonly KnownPerson[];
  /** Who a contact is, as somebody decided it, by line and contact. */
  ties: ReadonlyMap<number, ReadonlyMap<number, Id | null>>;
  progress?: (done: number, total: number) => void;
}

/** After a cell of theirs was mended, these are read like any other row. */
const mendable: ReadonlySet<string> = new Set(['tooFewColumns', 'tooManyColumns', 'cellTooLong', 'formulaWithoutValue', 'errorValue']);
/** These are of one cell: what else is wrong with the row is said as well. */
const ofOneCell: ReadonlySet<string> = new Set(['cellTooLong', 'formulaWithoutValue', 'errorValue']);
const progressEvery = 2_000;

type Edits = PlanInput['edits'];

/** A row with its mended cells. */
function mended(cells: readonly PlaceCell[], edits: ReadonlyMap<number, string> | undefined, width: number): PlaceCell[] {
  const whole = Array.from({ length: Math.max(width, cells.length) }, (_, column) => cells[column] ?? null);
  for (const [column, text] of edits ?? []) whole[column] = text;
  return whole;
}

/** Rows to read, and those that the reader of the file refused and nobody has mended. */
function rowsOf({ rows, refused }: PlanInput['table'], edits: Edits, width: number): { rows: PlaceRow[]; refused: RefusedRow[] } {
  const opened = refused.filter(({ line, code }) => edits.has(line) && mendable.has(code));
  const again = new Set(opened.map(({ line }) => line));
  const read =
    edits.size === 0
      ? [...rows]
      : rows.map((row) => (edits.has(row.line) ? { ...row, cells: mended(row.cells, edits.get(row.line), width) } : row));
  for (const line of again) {
    const found = opened.find((one) => one.line === line);
    read.push({ line, cells: mended(found?.cells ?? [], edits.get(line), width), geometry: null });
  }
  return { rows: read.sort((a, b) => a.line - b.line), refused: refused.filter(({ line }) => !again.has(line)) };
}

const isRefused = (problems: readonly PlaceProblem[]): boolean => problems.some(({ code }) => severityOf(code) === 'refused');

/** The rows that the reader refused, as rows of the plan: one with all that is wrong with it. */
function refusedRows(
  refused: readonly RefusedRow[],
  columns: ReadonlyMap<string, PlaceProblem['field']>,
  read: (row: PlaceRow) => ReadPlace,
): PlannedRow[] {
  const byLine = new Map<number, PlannedRow>();
  for (const { line, field, code, received, limit, cells } of refused) {
    const problem: PlaceProblem = {
      field: columns.get(field) ?? (field === 'geometry' ? 'position' : 'row'),
      code,
      received: received === null ? '' : String(received),
      ...(limit === null ? {} : { limit }),
    };
    const known = byLine.get(line);
    if (known) {
      known.problems.push(problem);
      continue;
    }
    const nothing: ReadPlace = { value: { kind: null, name: '', position: null, fields: {}, contacts: [] }, problems: [] };
    const { value, problems } = ofOneCell.has(code) ? read({ line, cells, geometry: null }) : nothing;
    byLine.set(line, {
      line,
      cells,
      status: 'refused',
      action: 'skip',
      value,
      unit: null,
      problems: [problem, ...problems.filter((one) => one.field !== problem.field)],
      match: null,
      changes: [],
      patch: {},
      contacts: [],
      ties: [],
    });
  }
  return [...byLine.values()];
}

export interface Plan {
  rows: PlannedRow[];
  counts: PlanCounts;
}

/** @param columns names of the file's columns, in order */
export function makePlan(input: PlanInput, columns: readonly string[]): Plan {
  const { settings, locator, today, decisions } = input;
  const { rows, refused } = rowsOf(input.table, input.edits, columns.length);
  const total = rows.length * 2;
  const read = rows.map((row, nth) => {
    if (nth % progressEvery === 0) input.progress?.(nth, total);
    return { row, ...readRow(row, { settings, locator, today }) };
  });
  const located = read.flatMap(({ value: { address = '', position } }) => (position ? [{ address, position }] : []));
  const standing = input.standing.flatMap((place) =>
    place.position ? [{ address: input.addressOf(place), position: place.position }] : [],
  );
  const whereabouts = new Whereabouts(input, standing, located);
  const known = new PlaceFinder(input.standing);
  const inFile = new PlaceFinder<StandingPlace & { line: number }>();
  const people = new PersonFinder(input.people);
  const planned = read.map(({ row, value, problems }, nth): PlannedRow => {
    if (nth % progressEvery === 0) input.progress?.(rows.length + nth, total);
    if (value.position) problems.push(...whereabouts.look({ address: value.address ?? '', position: value.position }));
    const unit = value.unitName === undefined ? null : (input.units.get(searchName(value.unitName)) ?? null);
    const plain: Omit<PlannedRow, 'status' | 'action'> = {
      line: row.line,
      cells: row.cells,
      value,
      unit,
      problems,
      match: null,
      changes: [],
      patch: {},
      contacts: value.contacts,
      ties: [],
    };
    if (isRefused(problems) || value.kind === null) return { ...plain, status: 'refused', action: 'skip' };
    const sought = {
      id: '',
      kind: value.kind,
      name: value.name,
      position: value.position,
      phones: value.contacts.map(({ phone }) => phone),
      line: row.line,
    };
    const match = known.find(sought);
    const tied = (of: Id | null): ContactTie[] => tiesOf(value.contacts, of, people, input.ties.get(row.line));
    if (!match) {
      plain.ties = tied(unit);
      const earlier = inFile.find(sought, { names: true });
      inFile.add(sought);
      if (!earlier) return { ...plain, status: 'new', action: 'add' };
      const action = actionOf(settings, decisions.get(row.line), earlier, false);
      return { ...plain, status: 'duplicate', action, match: matchOf(earlier, { id: null, line: earlier.place.line }) };
    }
    const whole = input.whole(match.place.id);
    const update = updateOf(value, unit, whole);
    plain.ties = tied(unit ?? whole.value.unit);
    const found = { ...plain, match: matchOf(match, { id: match.place.id, line: null }), changes: update.changes };
    const action = actionOf(settings, decisions.get(row.line), match, true);
    if (update.changes.length === 0 && match.sure && decisions.get(row.line) === undefined)
      return { ...found, status: 'same', action: 'skip' };
    return { ...found, status: 'duplicate', action, patch: update.patch, contacts: update.contacts };
  });
  const fields = new Map(columns.flatMap((column, at) => (settings.mapping[at] ? [[column, settings.mapping[at]] as const] : [])));
  const all = [...planned, ...refusedRows(refused, fields, (row) => readRow(row, { settings, locator, today }))].sort(
    (a, b) => a.line - b.line,
  );
  return { rows: all, counts: countsOf(all) };
}

const matchOf = (match: Match<StandingPlace>, of: Pick<RowMatch, 'id' | 'line'>): RowMatch => ({
  ...of,
  name: match.place.name,
  reason: match.reason,
  metres: match.metres === null ? null : Math.round(match.metres),
  sure: match.sure,
});

/** @param stands false: an earlier row of the file, which no other row can change */
function actionOf(
  settings: ImportSettings,
  decided: DuplicateAction | undefined,
  { sure }: { sure: boolean },
  stands: boolean,
): DuplicateAction {
  const said = decided ?? (settings.duplicates === 'each' ? undefined : settings.duplicates);
  const action = said ?? (sure ? 'skip' : 'add');
  return action === 'update' && !stands ? 'skip' : action;
}

/** Counts anew after a decision. */
export function countsOf(rows: readonly PlannedRow[]): PlanCounts {
  const counts: PlanCounts = { new: 0, duplicate: 0, same: 0, refused: 0, warned: 0, adds: 0, updates: 0, tied: 0, undecided: 0 };
  for (const row of rows) {
    const { status, action, problems } = row;
    counts[status] += 1;
    if (status === 'refused') continue;
    if (problems.length > 0) counts.warned += 1;
    if (status === 'new' || (status === 'duplicate' && action === 'add')) counts.adds += 1;
    if (status === 'duplicate' && action === 'update') counts.updates += 1;
    const ties = writtenTies(row);
    if (ties.length > 0) counts.tied += 1;
    if (ties.some(isUndecided)) counts.undecided += 1;
  }
  return counts;
}

/** Of the contacts that accepting writes: all of a place that is added, of an update those that the place does not have. */
export function writtenTies({ status, action, ties, value, contacts }: PlannedRow): ContactTie[] {
  if (status === 'new' || (status === 'duplicate' && action === 'add')) return ties;
  if (status !== 'duplicate' || action !== 'update') return [];
  return ties.filter(({ nth }) => contacts.some((one) => one === value.contacts[nth]));
}

export const isUndecided = ({ person, said }: ContactTie): boolean => person === null && !said;

/** The contacts that accepting writes, those tied to somebody as theirs. */
export const writtenContacts = (row: PlannedRow): TiedContact[] =>
  tiedContacts(row.value.contacts, row.ties, (one) => row.action !== 'update' || row.contacts.includes(one));

/** A row as the place that it becomes. */
export function newPlace({ value, unit }: PlannedRow, dataset: Id, secrecy: FacilityValue['secrecy']): Partial<FacilityValue> {
  const { contacts: _contacts, kind, unitName, ...rest } = value;
  return {
    ...rest,
    ...(kind === null ? {} : { kind }),
    ...(unitName === undefined ? {} : unit === null ? { unitName } : { unit }),
    secrecy: value.secrecy ?? secrecy,
    dataset,
  };
}

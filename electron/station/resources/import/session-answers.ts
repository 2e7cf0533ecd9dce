// What a session says of a file: its columns, its plan in figures, its rows as the page shows them.
import type { CoordinateSystem, FileCrs } from '#shared/kernel/coordinate-systems.ts';
import { metresBetween, type Position } from '#shared/kernel/geo.ts';
import type { PlaceRow, PlaceTable } from '#shared/kernel/place-table.ts';
import { cellText } from '#shared/resources/import/cells.ts';
import { kindOf } from '#shared/resources/import/choices.ts';
import { systemOfHeading } from '#shared/resources/import/headings.ts';
import { nameForm } from '#shared/resources/import/duplicates.ts';
import { makeLocator } from '#shared/resources/import/locator.ts';
import { type Plan, type PlannedRow, writtenTies } from '#shared/resources/import/plan.ts';
import { readRow } from '#shared/resources/import/rows.ts';
import {
  type ImportSettings,
  type PlaceMapping,
  type PlaceProblem,
  type RowStatus,
  severityOf,
  type StandingPlace,
} from '#shared/resources/import/types.ts';
import { middleOf } from '#shared/resources/import/whereabouts.ts';
import { guessOf, meridiansOf, type UnitPlace } from './projection-guess.ts';

export type ShownStatus = RowStatus | 'warned' | 'tied';

const samples = 4;
const shownKinds = 60;
/** Namesakes that say in which system a file is. */
const compared = 200;
const systems: CoordinateSystem[] = ['wgs84', 'gcj02', 'bd09'];

/** What stands in a column: the first that say anything. */
export function samplesOf(rows: readonly PlaceRow[], column: number): string[] {
  const found: string[] = [];
  for (const row of rows) {
    const text = cellText(row.cells[column] ?? null);
    if (text !== '') found.push(text.slice(0, 80));
    if (found.length >= samples) break;
  }
  return found;
}

/** The system that the headings of the coordinates name, when it is one whose degrees have to be moved: 百度经度. */
export function namedSystem(columns: readonly string[], mapping: PlaceMapping): FileCrs | null {
  const named = columns.filter((_, at) => ['lng', 'lat', 'lngLat'].includes(mapping[at] ?? ''));
  const system = systemOfHeading(named[0] ?? '');
  if ((system !== 'gcj02' && system !== 'bd09') || named.some((column) => systemOfHeading(column) !== system)) return null;
  return { system, epsg: 0, definition: '', declared: true, text: named[0] ?? '' };
}

/** A KML keeps its kinds in folders: the column of these is the kind where no other says it. */
export function kindsInFolders({ format, columns, rows }: PlaceTable, mapping: PlaceMapping): PlaceMapping {
  const folder = columns.indexOf('folder');
  if ((format !== 'kml' && format !== 'kmz') || mapping.includes('kind') || folder < 0 || mapping[folder] !== null) return mapping;
  const own = mapping.with(folder, 'kind');
  return mostlyKinds(rows, own) ? own : mapping;
}

/** 填表人：王伟 · 共 3 处 · 内部资料 */
const noteLine = /[:：]|^(?:共|合计|总计|注|备注|说明|内部资料|INTERNAL)/;
/** 合 计 with the sums beside it. */
const sumLine = /^(?:合计|总计|共计|小计)$/;
const fewestColumns = 3;

/** Lines that an office writes below its table, one cell each or sums, are no places: they are taken out of the rows and said. */
export function leaveOutNotes(table: PlaceTable): void {
  if (table.columns.length < fewestColumns) return;
  const notes: { line: number; text: string }[] = [];
  for (let row = table.rows.at(-1); row && row.geometry === null; row = table.rows.at(-1)) {
    const [only, more] = row.cells.map(cellText).filter((text) => text !== '');
    if (only === undefined) break;
    if (!sumLine.test(only.replace(/\s/g, '')) && (more !== undefined || !noteLine.test(only))) break;
    notes.unshift({ line: row.line, text: only });
    table.rows.pop();
  }
  if (notes.length > 0)
    table.notes.push({
      code: 'linesBelowTable',
      count: notes.length,
      lines: notes.map(({ line }) => line),
      text: notes[0]?.text.slice(0, 80) ?? '',
    });
}

const wordsOf = (rows: readonly PlaceRow[], mapping: PlaceMapping): Map<string, number> => {
  const column = mapping.indexOf('kind');
  const words = new Map<string, number>();
  if (column < 0) return words;
  for (const row of rows) {
    const word = cellText(row.cells[column] ?? null);
    if (word !== '') words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
};

/** Most words of the kind column are kinds: then it says the kind of each row. */
export function mostlyKinds(rows: readonly PlaceRow[], mapping: PlaceMapping): boolean {
  let [known, all] = [0, 0];
  for (const [word, count] of wordsOf(rows, mapping)) {
    all += count;
    if (kindOf(word)) known += count;
  }
  return all > 0 && known >= all * 0.6;
}

export function kindWordsOf(rows: readonly PlaceRow[], { mapping, kindWords }: ImportSettings) {
  return [...wordsOf(rows, mapping)]
    .sort(([, a], [, b]) => b - a)
    .slice(0, shownKinds)
    .map(([word, count]) => ({ word: word.slice(0, 200), rows: count, kind: kindWords[word] ?? kindOf(word)?.kind ?? null }));
}

const problemAnswer = (problem: PlaceProblem) => ({ ...problem, severity: severityOf(problem.code) });

export function rowAnswer(row: PlannedRow) {
  const { line, status, action, value, cells, problems, match, changes } = row;
  return {
    line,
    status,
    action,
    kind: value.kind,
    name: value.name,
    address: value.address ?? '',
    position: value.position,
    cells: cells.map(cellText),
    problems: problems.map(problemAnswer),
    match,
    changes,
    ties: writtenTies(row).map(({ nth, candidates, person, said }) => ({
      nth,
      name: value.contacts[nth]?.name ?? '',
      phone: value.contacts[nth]?.phone ?? '',
      candidates: candidates.map((one) => ({ ...one, phones: [...one.phones] })),
      person,
      said,
    })),
  };
}
export type RowAnswer = ReturnType<typeof rowAnswer>;

const middle = (numbers: number[]): number | null => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const found = sorted[Math.floor(sorted.length / 2)];
  return found === undefined ? null : Math.round(found);
};

interface Seen extends UnitPlace {
  places: readonly StandingPlace[];
  centre: Position | null;
}

/** Where the rows would lie if the file were in another system; of degrees only, since metres say what they are. */
function crsCheckOf(table: Pick<PlaceTable, 'rows' | 'crs'>, settings: ImportSettings, seen: Seen) {
  const { places: standing, centre: seat } = seen;
  const centre = seat ?? middleOf(standing.flatMap(({ position }) => (position ? [position] : [])));
  const byName = new Map<string, Position>();
  for (const { name, position } of standing) if (position) byName.set(nameForm(name), position);
  const at = settings.mapping.indexOf('name');
  const nameOf = (row: PlaceRow): string => (at < 0 ? '' : cellText(row.cells[at] ?? null));
  const some = table.rows.slice(0, compared);
  const namesakes = table.rows.filter((row) => byName.has(nameForm(nameOf(row)))).slice(0, compared);
  const first = some[0];
  const candidates = settings.crs === 'projected' ? [] : systems;
  return {
    namesakes: namesakes.length,
    sampleName: first ? nameOf(first).slice(0, 80) : '',
    centre,
    meridians: table.crs?.declared ? null : meridiansOf(guessOf(table.rows, settings.mapping, seen), seen),
    candidates: candidates.map((system) => {
      const locator = makeLocator({ system, epsg: 0, definition: '' }, true);
      const context = { settings: { ...settings, kind: null, kindWords: {} }, locator, today: '' };
      const positionOf = (row: PlaceRow): Position | null => readRow(row, context).value.position;
      const located = some.map(positionOf).filter((position) => position !== null);
      const own = middleOf(located) ?? located[0] ?? null;
      const far = namesakes.flatMap((row) => {
        const position = positionOf(row);
        const other = byName.get(nameForm(nameOf(row)));
        return position && other ? [metresBetween(position, other)] : [];
      });
      return {
        system,
        namesakeMetres: middle(far),
        centreMetres: own && centre ? Math.round(metresBetween(own, centre)) : null,
        sample: located[0] ?? null,
      };
    }),
  };
}

export function summaryOf(plan: Plan, table: Pick<PlaceTable, 'rows' | 'crs'>, settings: ImportSettings, standing: Seen) {
  const codes = new Map<PlaceProblem['code'], number>();
  for (const { problems } of plan.rows)
    for (const code of new Set(problems.map((one) => one.code))) codes.set(code, (codes.get(code) ?? 0) + 1);
  return {
    counts: plan.counts,
    codes: [...codes].sort(([, a], [, b]) => b - a).map(([code, rows]) => ({ code, severity: severityOf(code), rows })),
    swappedRows: (codes.get('swapped') ?? 0) + (codes.get('looksSwapped') ?? 0),
    crsCheck: crsCheckOf(table, settings, standing),
    refused: plan.rows
      .filter(({ status }) => status === 'refused')
      .slice(0, shownRefused)
      .flatMap(({ line, problems }) =>
        problems.filter(({ code }) => severityOf(code) === 'refused').map((problem) => ({ row: line, ...problem })),
      ),
  };
}

/** Refused rows that the first answer names; the file of refused rows has all. */
const shownRefused = 500;

export interface CheckAnswer extends ReturnType<typeof summaryOf> {
  plan: number;
  settings: ImportSettings;
  kinds: ReturnType<typeof kindWordsOf>;
}

export interface ReadAnswer extends Pick<PlaceTable, 'format' | 'encoding' | 'layer' | 'layers' | 'shapes' | 'notes'> {
  columns: { name: string; samples: string[] }[];
  rows: number;
  crs: { system: CoordinateSystem; epsg: number; declared: boolean; text: string } | null;
  sha256: string;
  check: CheckAnswer;
}

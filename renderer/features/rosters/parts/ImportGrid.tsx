// The file as it is: every cell with what is wrong with it, moved through by arrows, mended in its place.
import { Input } from 'antd';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { problemWords } from '#shared/rosters/import/words.ts';
import type { ImportCorrections } from '#shared/rosters/import/types.ts';
import type { Roster } from '#shared/rosters/types.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import {
  cellId,
  cellName,
  columnName,
  goToCell,
  type ImportTableView,
  look,
  type Preview,
  type Problem,
  textAt,
  useImport,
  withEdit,
} from '../import-store.ts';
import type { Correct } from '../use-import.ts';
import { ImportColumn } from './ImportColumn.tsx';

/** Rows drawn at once: three years of days. */
const maxShown = 1_100;

interface Props {
  preview: Preview;
  corrections: ImportCorrections;
  /** Number of the table in the file. */
  at: number;
  table: ImportTableView;
  roster: Roster;
  correct: Correct;
}

export function ImportGrid({ preview, corrections, at, table, roster, correct }: Props) {
  const { rosterFiles } = useTexts();
  const words = rosterFiles.import;
  const locale = useLocale((state) => state.locale);
  const cell = useImport((state) => state.cell);
  const [editing, setEditing] = useState<string | null>(null);
  const problems = useMemo(() => byCell(preview.problems, at), [preview.problems, at]);
  const read = useMemo(
    () => new Set(preview.readings.filter((one) => one.table === at && one.person !== null).map((one) => `${one.row}/${one.column}`)),
    [preview.readings, at],
  );
  const width = table.rows[0]?.length ?? 0;
  const rows = table.rows.slice(0, maxShown);
  const here = cell?.table === at ? cell : { table: at, row: 0, column: 0 };
  const move = (rowBy: number, columnBy: number): void =>
    goToCell({
      table: at,
      row: Math.min(rows.length - 1, Math.max(0, here.row + rowBy)),
      column: Math.min(width - 1, Math.max(0, here.column + columnBy)),
    });
  const moves: Record<string, [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    PageUp: [-15, 0],
    PageDown: [15, 0],
    Home: [0, -width],
    End: [0, width],
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || editing !== null) return;
    // What a column means is asked from within the table: its button and its form have their keys for themselves.
    if (!(event.target instanceof Element) || event.target.closest('[role=gridcell]') === null) return;
    const by = moves[event.key];
    if (by) {
      event.preventDefault();
      move(...by);
    } else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      event.stopPropagation();
      setEditing(textAt(table, here, corrections));
    }
  };
  const finish = (text: string | null): void => {
    setEditing(null);
    if (text !== null && text.trim() !== textAt(table, here, corrections)) correct((before) => withEdit(before, here, text.trim()));
    goToCell(here);
  };
  const { transposed, columns } = table;
  const head = (one: number) => {
    const column = columns[one];
    return column ? <ImportColumn table={at} column={column} transposed={transposed} roster={roster} correct={correct} /> : null;
  };
  return (
    <>
      <div className="import-scroll">
        <table
          className={`import-grid${table.leftOut ? ' left-out' : ''}`}
          role="grid"
          aria-label={words.gridLabel}
          onKeyDown={onKeyDown}
          data-testid="grid"
        >
          <thead>
            <tr>
              <td className="corner" />
              {transposed ? <td /> : null}
              {Array.from({ length: width }, (_, column) => (
                <th key={column} scope="col">
                  <span className="faint num">{columnName(column)}</span>
                  {transposed ? null : head(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, y) => (
              // oxlint-disable-next-line react/no-array-index-key -- a row of a file is its place in it
              <tr key={y} className={table.headRows !== null && !transposed && table.headRows.includes(y) ? 'head' : ''}>
                <th scope="row" className="faint num">
                  {y + 1}
                </th>
                {transposed ? <th scope="row">{head(y)}</th> : null}
                {row.map((_, x) => {
                  const own = problems.get(`${y}/${x}`) ?? [];
                  const place = { table: at, row: y, column: x };
                  const text = textAt(table, place, corrections);
                  const active = here.row === y && here.column === x;
                  const alone = text !== '' && row.every((other, column) => column === x || other === '');
                  return (
                    <GridCell
                      // oxlint-disable-next-line react/no-array-index-key -- a column of a file is its place in it
                      key={x}
                      id={cellId(place)}
                      text={text}
                      problems={own}
                      reasons={own.map((problem) => reasonOf(problem, locale)).join('；')}
                      taken={read.has(`${y}/${x}`)}
                      edited={text !== (row[x] ?? '')}
                      active={active}
                      alone={alone}
                      label={words.edit(cellName(y, x))}
                      editing={active ? editing : null}
                      onEdit={setEditing}
                      onFinish={finish}
                      onLook={() => look(place)}
                      onOpen={() => {
                        look(place);
                        setEditing(text);
                      }}
                    />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="import-foot muted">{table.rows.length > maxShown ? words.more(maxShown, table.rows.length) : words.keys}</p>
    </>
  );
}

const reasonOf = (problem: Problem, locale: 'zh-CN' | 'en'): string =>
  `${problemWords[locale][problem.code]}${problem.limit === null ? '' : `（${problem.limit}）`}`;

function byCell(problems: readonly Problem[], table: number): Map<string, Problem[]> {
  const found = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.table !== table) continue;
    const key = `${problem.row}/${problem.column}`;
    found.set(key, [...(found.get(key) ?? []), problem]);
  }
  return found;
}

interface CellProps {
  id: string;
  text: string;
  problems: readonly Problem[];
  reasons: string;
  taken: boolean;
  edited: boolean;
  active: boolean;
  /** Nothing else stands in its row: a title, which runs on over the empty cells. */
  alone: boolean;
  label: string;
  editing: string | null;
  onEdit: (text: string) => void;
  onFinish: (text: string | null) => void;
  onLook: () => void;
  onOpen: () => void;
}

function GridCell({
  id,
  text,
  problems,
  reasons,
  taken,
  edited,
  active,
  alone,
  label,
  editing,
  onEdit,
  onFinish,
  onLook,
  onOpen,
}: CellProps) {
  const wrong = problems.some((problem) => problem.severity === 'error');
  const noted = !wrong && problems.length > 0;
  const state = wrong ? 'wrong' : noted ? 'noted' : taken ? 'taken' : '';
  return (
    <td
      id={id}
      role="gridcell"
      tabIndex={active ? 0 : -1}
      className={`${state}${edited ? ' edited' : ''}${alone ? ' alone' : ''}`}
      title={reasons || undefined}
      aria-invalid={wrong}
      onFocus={onLook}
      onDoubleClick={onOpen}
      data-state={state}
    >
      {editing === null ? (
        <>
          {text}
          {wrong ? <span className="mark">▲</span> : noted ? <span className="mark">●</span> : null}
          {reasons === '' ? null : <span className="hidden-words">{reasons}</span>}
        </>
      ) : (
        <Input
          aria-label={label}
          autoFocus
          size="small"
          value={editing}
          maxLength={2_000}
          onChange={(event) => onEdit(event.target.value)}
          onBlur={() => onFinish(editing)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') onFinish(editing);
            else if (event.key === 'Escape') {
              event.preventDefault();
              onFinish(null);
            }
          }}
          data-testid="cell-input"
        />
      )}
    </td>
  );
}

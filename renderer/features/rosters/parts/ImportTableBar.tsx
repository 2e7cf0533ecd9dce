// Which table of the file is looked at, its year, its direction, whether it is taken at all; shifts that are to be named.
import { Checkbox, InputNumber, Select } from 'antd';
import type { ImportCorrections } from '#shared/rosters/import/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Preview, useImport } from '../import-store.ts';
import type { Correct } from '../use-import.ts';

interface Props {
  preview: Preview;
  corrections: ImportCorrections;
  table: number;
  correct: Correct;
}

export function ImportTableBar({ preview, corrections, table, correct }: Props) {
  const { rosterFiles } = useTexts();
  const words = rosterFiles.import;
  const shown = preview.tables[table];
  if (!shown) return null;
  const { year } = shown;
  const setLeftOut = (leaveOut: boolean): void =>
    correct((before) => ({ ...before, leaveOut: [...before.leaveOut.filter((one) => one !== table), ...(leaveOut ? [table] : [])] }));
  const setTransposed = (value: boolean): void =>
    correct((before) => ({
      ...before,
      transposed: [...before.transposed.filter((one) => one.table !== table), { table, value }],
      // What was said of columns holds in the other direction no more.
      columns: before.columns.filter((one) => one.table !== table),
    }));
  return (
    <div className="import-bar">
      {preview.tables.length > 1 ? (
        <Select
          aria-label={words.tables}
          value={table}
          options={preview.tables.map((one, at) => ({ value: at, label: one.name || words.sheet(at + 1) }))}
          onChange={(at) => useImport.setState({ table: at, cell: null })}
          popupMatchSelectWidth={false}
        />
      ) : null}
      <label className="row">
        {words.year}
        <InputNumber
          className="num"
          aria-label={words.year}
          value={corrections.year ?? year?.value ?? null}
          min={2000}
          max={2100}
          precision={0}
          controls={false}
          onChange={(value) => {
            if (value === null || (value >= 2000 && value <= 2100)) correct((before) => ({ ...before, year: value }));
          }}
          data-testid="import-year"
        />
        {year ? <small className={year.from === 'today' ? 'warn' : 'muted'}>{words.yearFrom[year.from]}</small> : null}
      </label>
      <Checkbox checked={shown.transposed} onChange={(event) => setTransposed(event.target.checked)}>
        {words.transposed}
      </Checkbox>
      {preview.tables.length > 1 ? (
        <Checkbox checked={shown.leftOut} onChange={(event) => setLeftOut(event.target.checked)}>
          {words.leaveOut}
        </Checkbox>
      ) : null}
      {shown.headRows === null ? (
        <span className="problem" role="status">
          {words.noHead}
        </span>
      ) : null}
    </div>
  );
}

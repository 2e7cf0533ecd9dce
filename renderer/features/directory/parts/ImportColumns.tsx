// What each column of the file holds: guessed, shown with the first lines, corrected by hand.
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { importFields } from '#shared/directory/types.ts';
import { orpc } from '#renderer/client/query.ts';
import { Field } from '#renderer/components/Field.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Import } from '../use-import.ts';
import { UnitSelect } from './UnitSelect.tsx';

/** A, B … Z, AA: as the spreadsheet names its columns. */
const letterOf = (column: number): string =>
  (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCodePoint(65 + (column % 26));
const skip = 'skip';
const shownLines = 6;

export function ImportColumns({ work }: { work: Import }) {
  const { common, directoryFiles } = useTexts();
  const words = directoryFiles.import;
  const { read, check, settings, sheet, change, chooseSheet, firstRowWrong, nameMissing } = work;
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  if (!settings || !sheet || !read.data) return null;
  const from = Math.max(0, Math.min(sheet.sample.length - shownLines, sheet.headingRow));
  const set = (column: number, field: string): void =>
    change({
      mapping: settings.mapping.map((one, nth) => (nth === column ? (importFields.find((known) => known === field) ?? null) : one)),
    });
  return (
    <div className="import-fields">
      <div className="import-options">
        {read.data.sheets.length > 1 ? (
          <Field id="import-sheet" label={words.sheet}>
            {(props) => (
              <Select
                {...props}
                value={settings.sheet}
                onChange={chooseSheet}
                options={read.data.sheets.map((one, index) => ({ value: index, label: common.bracketed(one.name, String(one.rows)) }))}
              />
            )}
          </Field>
        ) : null}
        <Field id="import-first" label={words.firstRow} error={firstRowWrong ? words.firstRowWrong(sheet.rows) : undefined}>
          {(props) => (
            <Input
              {...props}
              className="num"
              inputMode="numeric"
              maxLength={6}
              value={settings.firstRow}
              onChange={(event) => change({ firstRow: event.target.value })}
            />
          )}
        </Field>
        <Checkbox checked={settings.fillDown} onChange={(event) => change({ fillDown: event.target.checked })}>
          {words.fillDown}
        </Checkbox>
        <Checkbox checked={settings.makeUnits} onChange={(event) => change({ makeUnits: event.target.checked })} data-testid="make-units">
          {words.makeUnits}
        </Checkbox>
        {settings.makeUnits ? (
          <Field id="import-parent" label={words.parent}>
            {(props) => (
              <UnitSelect
                {...props}
                units={units?.items ?? []}
                value={settings.parent}
                onChange={(parent) => change({ parent })}
                placeholder={words.parent}
              />
            )}
          </Field>
        ) : null}
      </div>
      <div className="import-table" tabIndex={0} role="region" aria-label={words.columns}>
        <table>
          <thead>
            <tr>
              <th scope="row">{words.columns}</th>
              {settings.mapping.map((field, column) => (
                <th key={column} scope="col">
                  <Select
                    aria-label={words.columnOf(letterOf(column))}
                    value={field ?? skip}
                    status={nameMissing ? 'error' : ''}
                    popupMatchSelectWidth={180}
                    onChange={(next) => set(column, next)}
                    options={[
                      { value: skip, label: words.skip },
                      ...importFields.map((one) => ({ value: one as string, label: directoryFiles.fields[one] })),
                    ]}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.sample.slice(from, from + shownLines).map((row, nth) => (
              <tr key={from + nth} className={from + nth + 1 < Number(settings.firstRow) ? 'passed' : ''}>
                <th scope="row" className="num">
                  {from + nth + 1}
                </th>
                {settings.mapping.map((field, column) => (
                  <td key={column} className={field === null ? 'passed' : ''}>
                    <div>{row[column]}</div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {nameMissing ? (
        <p className="wrong" role="alert">
          {words.nameMissing}
        </p>
      ) : null}
      <div className="buttons">
        <Button
          type={check.data && !work.stale ? 'default' : 'primary'}
          loading={check.isPending}
          disabled={nameMissing || firstRowWrong}
          onClick={() => check.mutate(settings)}
          data-testid="import-check"
        >
          {check.isPending ? words.checking : words.check}
        </Button>
        {work.stale && check.data ? <span className="muted">{words.stale}</span> : null}
      </div>
    </div>
  );
}

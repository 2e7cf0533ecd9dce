// A small table of numbers that the office sets itself: points of the assessment, allowances. Saved as a dated version.
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { rulesInForce } from '#shared/settings/in-force.ts';
import type { RuleMeta } from '#shared/settings/types.ts';
import { useRuleMoment } from '#renderer/client/now.ts';

/** A number of a row that can be set. */
export interface NumberColumn<R> {
  key: keyof R & string;
  label: string;
  least: number;
  most: number;
  /** What an empty field means; absent: it may not be empty. */
  empty?: string;
}

interface Props<R extends RuleMeta> {
  table: 'dutyScores' | 'dutyAllowances';
  title: string;
  hint: string;
  /** Columns that are only read, before those that are set. */
  heads: string[];
  cells: (row: R) => string[];
  columns: NumberColumn<R>[];
}

/** undefined: not a number that may stand there. */
function numberOf(text: string, column: { least: number; most: number; empty?: string }): number | null | undefined {
  if (text.trim() === '') return column.empty === undefined ? undefined : null;
  const value = Number(text.trim());
  return Number.isFinite(value) && value >= column.least && value <= column.most ? value : undefined;
}

export function RuleTableForm<R extends RuleMeta>({ table, title, hint, heads, cells, columns }: Props<R>) {
  const { figures: words } = useTexts();
  const { message } = App.useApp();
  const may = useMay('rosters.edit');
  const { data } = useQuery(orpc.settings.rules.queryOptions({ input: { table } }));
  const [typed, setTyped] = useState<Record<string, string>>({});
  const save = useMutation({
    ...orpc.settings.putDutyRules.mutationOptions(),
    onSuccess: () => {
      setTyped({});
      void message.success(words.savedTable);
    },
  });
  // The station has checked the rows against the table's schema when they were put.
  const rows = rulesInForce((data?.items ?? []) as unknown as R[], null, useRuleMoment());
  const idOf = (row: R, column: NumberColumn<R>): string => `${row.id}.${column.key}`;
  const textOf = (row: R, column: NumberColumn<R>): string => {
    const stored = row[column.key];
    return typed[idOf(row, column)] ?? (typeof stored === 'number' ? String(stored) : '');
  };
  const valueOf = (row: R, column: NumberColumn<R>): number | null | undefined => numberOf(textOf(row, column), column);
  const changed = rows.filter((row) => columns.some((column) => valueOf(row, column) !== row[column.key]));
  const wrong = rows.some((row) => columns.some((column) => valueOf(row, column) === undefined));
  const submit = (): void => {
    if (wrong || changed.length === 0) return;
    const items = changed.map((row) => {
      const { validFrom: _from, validTo: _to, ...rest } = row;
      const numbers = Object.fromEntries(columns.map((column) => [column.key, valueOf(row, column)]));
      return { ...rest, ...numbers, pack: 'office', confidence: 'seen' };
    });
    save.mutate({ table, items });
  };
  return (
    <details className="figures-rules no-print">
      <summary>{title}</summary>
      <p className="muted">{hint}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <table className="figures-table" data-testid={`figures-${table}`}>
          <thead>
            <tr>
              {[...heads, ...columns.map((column) => column.label)].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const [name = '', ...others] = cells(row);
              return (
                <tr key={row.id}>
                  <th scope="row">{name}</th>
                  {others.map((text, index) => (
                    <td key={heads[index + 1]}>{text}</td>
                  ))}
                  {columns.map((column) => {
                    const bad = valueOf(row, column) === undefined;
                    const id = `rule-${table}-${row.id}-${column.key}`;
                    return (
                      <td key={column.key}>
                        <Input
                          id={id}
                          className="num short"
                          inputMode="decimal"
                          aria-label={`${name} ${column.label}`}
                          aria-invalid={bad}
                          aria-describedby={bad ? `${id}-problem` : undefined}
                          status={bad ? 'error' : ''}
                          disabled={!may}
                          placeholder={column.empty ?? ''}
                          value={textOf(row, column)}
                          onChange={(event) => setTyped((before) => ({ ...before, [idOf(row, column)]: event.target.value }))}
                        />
                        {bad ? (
                          <small className="problem" id={`${id}-problem`} role="alert">
                            {words.range(column.least, column.most)}
                          </small>
                        ) : null}
                      </td>
                    );
                  })}
                  <td className="muted">{row.confidence === 'proposal' ? words.proposal : words.own}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {may ? (
          <Button htmlType="submit" type="primary" disabled={changed.length === 0 || wrong} loading={save.isPending}>
            {words.saveTable}
          </Button>
        ) : null}
        {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
      </form>
    </details>
  );
}

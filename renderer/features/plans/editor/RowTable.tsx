// Rows with a few fields each, typed into in place: contacts, duties, annexes, steps. Rows are added at the end and taken away one by one.
import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTexts } from '#renderer/texts/use-texts.ts';

export interface Column<T> {
  key: string;
  label: string;
  /** Share of the width. */
  width: string;
  value: (row: T) => string;
  set: (row: T, value: string) => T;
  lines?: boolean;
  maxLength?: number;
  /** Instead of a field. */
  render?: (row: T, change: (row: T) => void, label: string) => ReactNode;
}

interface Props<T extends { id: string }> {
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  blank: () => T;
  onChange: (rows: T[]) => void;
  /** Where it stands in the text. */
  onGo?: ((row: T) => void) | undefined;
  max: number;
  testId?: string;
}

export function RowTable<T extends { id: string }>({ label, rows, columns, blank, onChange, onGo, max, testId }: Props<T>) {
  const { planImport } = useTexts();
  const words = planImport.editor;
  const box = useRef<HTMLDivElement>(null);
  const change = (next: T): void => onChange(rows.map((row) => (row.id === next.id ? next : row)));
  const add = (): void => {
    onChange([...rows, blank()]);
    window.setTimeout(() =>
      box.current?.querySelector<HTMLElement>('.row-line:last-of-type input, .row-line:last-of-type textarea')?.focus(),
    );
  };
  const template = [...columns.map(({ width }) => width), 'auto'].join(' ');
  return (
    <div className="row-table" ref={box} role="group" aria-label={label} data-testid={testId}>
      {rows.length === 0 ? null : (
        <div className="row-line row-head" style={{ gridTemplateColumns: template }} aria-hidden="true">
          {columns.map((column) => (
            <span key={column.key}>{column.label}</span>
          ))}
          <span />
        </div>
      )}
      {rows.map((row, at) => (
        <div key={row.id} className="row-line" style={{ gridTemplateColumns: template }}>
          {columns.map((column) => {
            const name = words.rowField(at + 1, column.label);
            const onInput = (value: string): void => change(column.set(row, value));
            if (column.render) return <span key={column.key}>{column.render(row, change, name)}</span>;
            return column.lines ? (
              <textarea
                key={column.key}
                aria-label={name}
                rows={Math.min(8, Math.max(1, Math.ceil(column.value(row).length / 34), column.value(row).split('\n').length))}
                value={column.value(row)}
                maxLength={column.maxLength ?? 4_000}
                onChange={(event) => onInput(event.target.value)}
              />
            ) : (
              <input
                key={column.key}
                aria-label={name}
                value={column.value(row)}
                maxLength={column.maxLength ?? 200}
                onChange={(event) => onInput(event.target.value)}
              />
            );
          })}
          <span className="row-end">
            {onGo ? (
              <Button size="small" type="text" aria-label={words.goTo(at + 1)} title={words.inText} onClick={() => onGo(row)}>
                ↗
              </Button>
            ) : null}
            <Button
              size="small"
              type="text"
              aria-label={words.removeRow(at + 1)}
              title={words.remove}
              onClick={() => onChange(rows.filter((one) => one.id !== row.id))}
            >
              ✕
            </Button>
          </span>
        </div>
      ))}
      <Button size="small" type="dashed" disabled={rows.length >= max} onClick={add}>
        ＋ {words.add(label)}
      </Button>
    </div>
  );
}

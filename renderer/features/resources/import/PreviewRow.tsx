// One row of the preview: what it would become, what is wrong with it, what it would change; opened, its cells are mended one by one.
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { PlacePreview, PlacePreviewRow } from '#shared/contract/facility-files.ts';
import { duplicateActions, type PlaceMapping } from '#shared/resources/import/types.ts';
import type { FieldValue } from '#shared/resources/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { RowTies } from './RowTies.tsx';

interface Props {
  row: PlacePreviewRow;
  active: boolean;
  open: boolean;
  columns: PlacePreview['columns'];
  mapping: PlaceMapping;
  onToggle: () => void;
  onMend: (column: number, text: string) => void;
  onDecide: (action: (typeof duplicateActions)[number]) => void;
  onTie: (contact: number, person: string | null) => void;
}

/** The name of a field, of every table or of a kind. */
function useFieldName(): (field: string) => string {
  const { placeFiles, resources } = useTexts();
  return (field) => {
    const own: Record<string, string> = resources.fields;
    const base: Record<string, string> = placeFiles.fields;
    return field.startsWith('field.') ? (own[field.slice('field.'.length)] ?? field) : (base[field] ?? field);
  };
}

export function PreviewRow({ row, active, open, columns, mapping, onToggle, onMend, onDecide, onTie }: Props) {
  const { placeFiles: words, resources } = useTexts();
  const fieldName = useFieldName();
  const { match } = row;
  const valueText = (value: FieldValue): string =>
    value === null
      ? '—'
      : typeof value === 'string'
        ? (resources.choices[value] ?? value)
        : typeof value === 'boolean'
          ? value
            ? '✓'
            : '✗'
          : String(value);
  const statusOf = (field: string): 'error' | 'warning' | '' => {
    const own = row.problems.filter((one) => one.field === field || (one.field === 'position' && ['lng', 'lat', 'lngLat'].includes(field)));
    return own.some(({ severity }) => severity === 'refused') ? 'error' : own.length > 0 ? 'warning' : '';
  };
  return (
    <div className={`preview-row is-${row.status}${active ? ' active' : ''}`} data-testid="preview-row">
      <div className="preview-row-head" onClick={onToggle}>
        <span className="num muted">{words.line(row.line)}</span>
        <b>{row.name || '—'}</b>
        <span className="muted">{[row.kind ? resources.kinds[row.kind] : '', row.address].filter((part) => part !== '').join(' · ')}</span>
        <span className="preview-row-state">
          {row.status === 'new' && row.problems.length > 0 ? words.counts.warned : words.counts[row.status]}
        </span>
      </div>
      {row.problems.length > 0 ? (
        <ul className="preview-row-problems">
          {row.problems.map((one, nth) => (
            <li key={nth} className={`is-${one.severity}`}>
              <b>{fieldName(one.field)}</b> {words.problem(one)}
            </li>
          ))}
        </ul>
      ) : null}
      {match ? (
        <div className="preview-row-match">
          <span>
            {match.id === null
              ? words.isLine(words.reason[match.reason], match.line ?? 0)
              : words.isPlace(words.reason[match.reason], match.name, match.metres === null ? '' : words.crs.metres(match.metres))}
          </span>
          <Segmented
            size="small"
            aria-label={words.duplicates}
            value={row.action}
            onChange={onDecide}
            options={duplicateActions
              .filter((one) => one !== 'update' || match.id !== null)
              .map((one) => ({ value: one, label: words.action[one] }))}
          />
        </div>
      ) : null}
      {row.ties.length > 0 ? <RowTies ties={row.ties} onTie={onTie} /> : null}
      {row.changes.length > 0 && row.action !== 'add' ? (
        <ul className="preview-row-changes">
          {row.changes.map((one) => (
            <li key={`${one.field}/${valueText(one.after)}`}>
              <b>{fieldName(one.field)}</b> <s>{valueText(one.before)}</s> → {valueText(one.after)}
            </li>
          ))}
        </ul>
      ) : null}
      {open ? (
        <div className="preview-row-cells">
          {columns.map(({ name }, column) => (
            <Cell
              key={`${column}/${row.cells[column] ?? ''}`}
              name={name}
              text={row.cells[column] ?? ''}
              status={statusOf(mapping[column] ?? '')}
              onMend={(text) => onMend(column, text)}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}

interface CellProps {
  name: string;
  text: string;
  status: 'error' | 'warning' | '';
  onMend: (text: string) => void;
}

function Cell({ name, text, status, onMend }: CellProps) {
  const { placeFiles: words } = useTexts();
  const [typed, setTyped] = useState(text);
  const mend = (): void => {
    if (typed !== text) onMend(typed);
  };
  return (
    <label>
      <span className="muted">{name}</span>
      <Input
        aria-label={words.mendCell(name)}
        value={typed}
        maxLength={4_000}
        status={status}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={mend}
        onKeyDown={(event) => event.stopPropagation()}
        suffix={
          // Always something: an input whose end comes and goes loses the keyboard.
          typed === text ? (
            <span />
          ) : (
            <Button size="small" type="link" onClick={mend}>
              {words.mend}
            </Button>
          )
        }
      />
    </label>
  );
}

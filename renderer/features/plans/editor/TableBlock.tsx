// A table of a plan: each cell is typed into.
import { Button } from 'antd';
import type { PlanBlock } from '#shared/plans/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  block: Extract<PlanBlock, { kind: 'table' }>;
  label: string;
  onChange: (block: PlanBlock) => void;
}

/** Rows that are drawn at once; a longer table is looked at part by part. */
const shownRows = 200;

export function TableBlock({ block, label, onChange }: Props) {
  const { planImport } = useTexts();
  const words = planImport.editor;
  const { rows } = block;
  const set = (at: number, column: number, value: string): void =>
    onChange({
      kind: 'table',
      rows: rows.map((row, index) => (index === at ? row.map((cell, place) => (place === column ? value : cell)) : row)),
    });
  const asText = (): void => onChange({ kind: 'text', text: rows.map((row) => row.filter((cell) => cell !== '').join('　')).join('\n') });
  return (
    <div className="table-block">
      <div className="table-scroll">
        <table aria-label={label}>
          <tbody>
            {rows.slice(0, shownRows).map((row, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- a row of a table is its place
              <tr key={at}>
                {row.map((cell, column) => (
                  // oxlint-disable-next-line react/no-array-index-key -- so is a cell
                  <td key={column}>
                    <textarea
                      aria-label={words.cell(at + 1, column + 1)}
                      rows={Math.min(6, Math.max(1, cell.split('\n').length))}
                      value={cell}
                      onChange={(event) => set(at, column, event.target.value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row">
        {rows.length > shownRows ? <span className="muted">{words.moreRows(shownRows, rows.length)}</span> : null}
        <Button size="small" onClick={asText}>
          {words.tableToText}
        </Button>
      </div>
    </div>
  );
}

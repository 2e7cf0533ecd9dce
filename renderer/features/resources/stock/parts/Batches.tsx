// The batches of a line, and the way to mend what was typed wrongly about one.
import { Button } from 'antd';
import { useState } from 'react';
import type { StockLineOut } from '#shared/contract/stock-shape.ts';
import { useMay } from '#renderer/client/session.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { BatchForm } from './BatchForm.tsx';

export function Batches({ line }: { line: StockLineOut }) {
  const { columns, card } = useTexts().stock;
  const mayEdit = useMay('resources.edit');
  const [mending, setMending] = useState<string | null>(null);
  const open = line.batches.find((batch) => batch.id !== null && batch.id === mending);
  return (
    <>
      <table className="stock-table" aria-label={card.batches}>
        <thead>
          <tr>
            <th scope="col">{columns.batch}</th>
            <th scope="col">{columns.madeOn}</th>
            <th scope="col">{columns.expiresOn}</th>
            <th scope="col" className="num">
              {columns.quantity}
            </th>
            {mayEdit ? <th scope="col" aria-label={card.mend} /> : null}
          </tr>
        </thead>
        <tbody>
          {line.batches.map((batch) => (
            <tr key={batch.id ?? ''} className={batch.quantity < 0 ? 'short' : undefined}>
              <th scope="row">{batch.number || <span className="muted">{card.noBatch}</span>}</th>
              <td className="num stock-day">{batch.madeOn ?? '–'}</td>
              <td className="num stock-day">
                {batch.expired && batch.expiresOn !== null ? (
                  <span className="state state-late">✕ {card.expiredOn(batch.expiresOn)}</span>
                ) : (
                  (batch.expiresOn ?? '–')
                )}
              </td>
              <td className={`num ${batch.quantity < 0 ? 'stock-minus' : ''}`}>
                {batch.quantity} {line.unit}
              </td>
              {mayEdit ? (
                <td>
                  {batch.id === null ? null : (
                    <Button
                      size="small"
                      aria-label={card.mendWhat(batch.number || (batch.expiresOn ?? batch.madeOn ?? ''))}
                      onClick={() => setMending(batch.id)}
                    >
                      {card.mend}
                    </Button>
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {open && open.id !== null ? (
        <BatchForm
          key={open.id}
          batch={{ ...open, id: open.id }}
          others={line.batches.filter(({ id }) => id !== open.id).map(({ number }) => number)}
          onClose={() => setMending(null)}
        />
      ) : null}
    </>
  );
}

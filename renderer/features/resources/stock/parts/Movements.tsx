// Every movement of a line, the latest first, with the book after it; a wrong one is taken back here and stays in view.
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { StockCardOut, StockLineOut } from '#shared/contract/stock-shape.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { slipPath } from '../stock-paths.ts';

type Movement = StockCardOut['movements'][number];

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));

export function Movements({ line, movements, mayCorrect }: { line: StockLineOut; movements: readonly Movement[]; mayCorrect: boolean }) {
  const { columns, card, causes } = useTexts().stock;
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <table className="stock-table" aria-label={card.movements} data-testid="movements">
      <thead>
        <tr>
          <th scope="col">{columns.at}</th>
          <th scope="col">{columns.cause}</th>
          <th scope="col" className="num">
            {columns.change}
          </th>
          <th scope="col" className="num">
            {columns.balance}
          </th>
          <th scope="col">{columns.document}</th>
          <th scope="col">{columns.person}</th>
          <th scope="col" aria-label={card.correct} />
        </tr>
      </thead>
      <tbody>
        {movements.toReversed().map((one) => {
          const place = one.legs.find((leg) => leg.line !== line.id)?.place;
          const what = `${causes[one.cause]} ${signed(one.change)} ${line.unit}`;
          return (
            <tr key={one.id} className={one.correctedBy !== null ? 'taken-back' : one.balance < 0 ? 'short' : undefined}>
              <td className="num stock-day" title={card.recorded(momentOf(Date.parse(one.recordedAt)), one.actor)}>
                {momentOf(Date.parse(one.at), false)}
              </td>
              <th scope="row">
                {causes[one.cause]}
                {place === undefined ? null : ` ${one.change < 0 ? '→' : '←'} ${place}`}
                {one.slip === null ? null : (
                  <>
                    {' '}
                    <Link to={slipPath(one.slip)}>{one.document}</Link>
                  </>
                )}
                {one.incident === null ? null : (
                  <>
                    {' '}
                    <Link to={`/incidents/${one.incident}`}>{one.incidentTitle}</Link>
                  </>
                )}
                <small className="muted"> {details(one, line, card)}</small>
                {one.beyond ? <span className="state state-over"> ▼ {card.beyond}</span> : null}
                {one.bookChanged ? <span className="state state-near"> △ {card.bookChanged}</span> : null}
                {one.correctedBy !== null ? <span className="state"> ↶ {card.correctedBy}</span> : null}
                {one.corrects !== null ? <small className="muted"> {card.corrects}</small> : null}
                {chosen === one.id ? <CorrectForm id={one.id} what={what} onClose={() => setChosen(null)} /> : null}
              </th>
              <td className="num">{signed(one.change)}</td>
              <td className={`num ${one.balance < 0 ? 'stock-minus' : ''}`}>{one.balance}</td>
              <td>{one.slip === null ? one.document : ''}</td>
              <td>{one.person || one.actor}</td>
              <td>
                {mayCorrect && one.correctedBy === null && one.corrects === null && chosen !== one.id ? (
                  <Button size="small" aria-label={card.correctWhat(what)} onClick={() => setChosen(one.id)}>
                    {card.correct}
                  </Button>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface CardWords {
  counted: (counted: string, book: string) => string;
}

function details(one: Movement, line: StockLineOut, card: CardWords): string {
  const counts = one.legs.flatMap(({ line: of, counted, book }) =>
    of === line.id && counted !== null && book !== null ? [card.counted(`${counted}`, `${book}`)] : [],
  );
  const batches = one.legs.flatMap(({ line: of, batchNumber }) => (of === line.id && batchNumber !== '' ? [batchNumber] : []));
  return [...batches, ...counts, one.reason].filter((part) => part !== '').join(' · ');
}

function CorrectForm({ id, what, onClose }: { id: string; what: string; onClose: () => void }) {
  const { common, stock } = useTexts();
  const [reason, setReason] = useState('');
  const [beyond, setBeyond] = useState(false);
  const save = useMutation({ ...orpc.stock.correct.mutationOptions(), onSuccess: onClose });
  const refusal = save.isError ? refusalOf(save.error) : null;
  const send = (): void => {
    if (reason.trim() !== '') save.mutate({ id, reason, beyond });
  };
  return (
    <div className="tools stock-correct" role="group" aria-label={stock.card.correctWhat(what)}>
      <Input
        autoFocus
        aria-label={stock.card.correctReason}
        placeholder={stock.card.correctReason}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') send();
          else if (event.key === 'Escape') {
            event.preventDefault();
            onClose();
          }
        }}
      />
      {refusal?.code === 'stockShort' ? (
        <Checkbox checked={beyond} onChange={(event) => setBeyond(event.target.checked)}>
          {stock.form.beyond}
        </Checkbox>
      ) : null}
      <Button type="primary" disabled={reason.trim() === ''} loading={save.isPending} onClick={send}>
        {stock.card.correct}
      </Button>
      <Button onClick={onClose}>{common.close}</Button>
      {save.isError ? <Refused refusal={refusal} /> : null}
    </div>
  );
}

// The card of one supply at one place: figures, batches, every movement with the book after it.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { StockLineOut } from '#shared/contract/stock-shape.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useBack, useEscape } from '#renderer/features/incidents/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { Batches } from '../parts/Batches.tsx';
import { LineForm } from '../parts/LineForm.tsx';
import { Movements } from '../parts/Movements.tsx';
import { ShortMark } from '../parts/StockRow.tsx';
import { StockTabs } from '../parts/StockTabs.tsx';
import { countPath, movePath, stockPath } from '../stock-paths.ts';

export function StockCardPage() {
  const { stock } = useTexts();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const [mayMove, mayEdit] = [useMay('resources.state'), useMay('resources.edit')];
  const goBack = useBack(stockPath);
  useEscape(goBack);
  const { data, error } = useQuery(orpc.stock.card.queryOptions({ input: { id } }));
  const line = data?.line;
  return (
    <div className="page stock" data-testid="stock-card">
      <StockTabs />
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {line ? (
        <>
          <header className="page-head">
            <Button onClick={goBack}>← {stock.slips.back}</Button>
            <h1>
              {line.name} · {line.facilityName}
            </h1>
            {line.short ? <ShortMark /> : null}
            {mayMove ? (
              <span className="end">
                <Button onClick={() => void navigate(movePath('in', line.facility))}>{stock.acts.in}</Button>
                <Button onClick={() => void navigate(movePath('out', line.facility))}>{stock.acts.out}</Button>
                <Button onClick={() => void navigate(movePath('transfer', line.facility))}>{stock.acts.transfer}</Button>
                <Button type="primary" onClick={() => void navigate(countPath(line.facility))}>
                  {stock.acts.count}
                </Button>
              </span>
            ) : null}
          </header>
          <section className="panel list-panel" aria-label={line.name}>
            <div className="stock-scroll" tabIndex={0} role="region" aria-label={stock.card.movements}>
              <Figures line={line} />
              {mayEdit ? <LineForm key={line.id} line={line} /> : null}
              <h2>{stock.card.batches}</h2>
              <Batches line={line} />
              <h2>{stock.card.movements}</h2>
              <Movements line={line} movements={data.movements} mayCorrect={mayMove} />
            </div>
          </section>
        </>
      ) : null}
    </div>
  );
}

function Figures({ line }: { line: StockLineOut }) {
  const { columns } = useTexts().stock;
  const figures = [
    [columns.usable, line.usable],
    [columns.expired, line.expired],
    [columns.reserved, line.reserved],
    [columns.minimum, line.minimum],
    [columns.total, line.total],
  ] as const;
  return (
    <dl className="stock-figures num">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={value < 0 ? 'stock-minus' : undefined}>
            {value} <small>{line.unit}</small>
          </dd>
        </div>
      ))}
      <div>
        <dt>{columns.shelf}</dt>
        <dd>{line.shelf || '–'}</dd>
      </div>
    </dl>
  );
}

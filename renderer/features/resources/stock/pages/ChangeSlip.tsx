// A slip whose goods have not gone out yet is changed: for whom, what, how much.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useBack, useEscape } from '#renderer/features/incidents/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { SlipForm } from '../parts/SlipForm.tsx';
import { SlipState } from '../parts/SlipState.tsx';
import { StockTabs } from '../parts/StockTabs.tsx';
import { slipPath } from '../stock-paths.ts';

export function ChangeSlipPage() {
  const { stock } = useTexts();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const goBack = useBack(slipPath(id));
  useEscape(goBack);
  const { data: slip, error } = useQuery(orpc.stock.slip.queryOptions({ input: { id } }));
  return (
    <div className="page stock" data-testid="change-slip">
      <StockTabs />
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {slip ? (
        <>
          <header className="page-head">
            <Button onClick={goBack}>← {stock.slips.back}</Button>
            <h1>{stock.slips.changeWhat(slip.number)}</h1>
            <SlipState slip={slip} />
          </header>
          <section className="panel list-panel" aria-label={stock.slips.changeWhat(slip.number)}>
            <div className="stock-scroll">
              {slip.state === 'prepared' ? (
                <SlipForm slip={slip} incident={null} onDone={() => void navigate(slipPath(id), { replace: true })} onLeave={goBack} />
              ) : (
                <p className="muted" role="status">
                  {stock.slips.notAnyMore(stock.slips.states[slip.state])}
                </p>
              )}
            </div>
          </section>
        </>
      ) : null}
    </div>
  );
}

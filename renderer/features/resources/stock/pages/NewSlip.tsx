// A slip: for whom, and goods of one depot or several; what expires first is filled in first when asked.
import { Button } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { useBack, useEscape } from '#renderer/features/incidents/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { SlipForm } from '../parts/SlipForm.tsx';
import { StockTabs } from '../parts/StockTabs.tsx';
import { slipPath, slipsPath } from '../stock-paths.ts';

export function NewSlipPage() {
  const { stock } = useTexts();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const goBack = useBack(slipsPath);
  useEscape(goBack);
  return (
    <div className="page stock" data-testid="new-slip">
      <StockTabs />
      <header className="page-head">
        <Button onClick={goBack}>← {stock.slips.back}</Button>
        <h1>{stock.acts.slip}</h1>
      </header>
      <section className="panel list-panel" aria-label={stock.acts.slip}>
        <div className="stock-scroll">
          <SlipForm slip={null} incident={params.get('incident')} onDone={(id) => void navigate(slipPath(id), { replace: true })} />
        </div>
      </section>
    </div>
  );
}

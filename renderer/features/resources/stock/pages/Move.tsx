// Goods in, out, to another place.
import { Button } from 'antd';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useBack, useEscape } from '#renderer/features/incidents/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { InForm } from '../parts/InForm.tsx';
import { OutForm } from '../parts/OutForm.tsx';
import { StockTabs } from '../parts/StockTabs.tsx';
import { stockPath } from '../stock-paths.ts';

export function StockMovePage() {
  const { stock } = useTexts();
  const { kind = 'in' } = useParams();
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const goBack = useBack(stockPath);
  useEscape(goBack);
  const place = params.get('place');
  const done = (facility: string): void => void navigate(`${stockPath}?place=${facility}`);
  const title = kind === 'in' ? stock.form.inTitle : kind === 'out' ? stock.form.outTitle : stock.form.transferTitle;
  return (
    <div className="page stock" data-testid="stock-move">
      <StockTabs />
      <header className="page-head">
        <Button onClick={goBack}>← {stock.slips.back}</Button>
        <h1>{title}</h1>
      </header>
      <section className="panel list-panel" aria-label={title}>
        <div className="stock-scroll">
          {kind === 'in' ? (
            <InForm place={place} onDone={done} />
          ) : (
            <OutForm
              key={`${kind}-${place ?? ''}`}
              kind={kind === 'out' ? 'out' : 'transfer'}
              place={place}
              onPlace={(next) => setParams(next === null ? {} : { place: next }, { replace: true })}
              onDone={done}
            />
          )}
        </div>
      </section>
    </div>
  );
}

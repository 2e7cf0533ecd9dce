// Slips, the latest first.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { SlipOut } from '#shared/contract/stock-shape.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { pagesOf } from '#renderer/client/pages.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { SlipState } from '../parts/SlipState.tsx';
import { StockTabs } from '../parts/StockTabs.tsx';
import { newSlipPath, slipPath } from '../stock-paths.ts';

const pageSize = 100;

export function SlipsPage() {
  const { stock } = useTexts();
  const words = stock.slips;
  const navigate = useNavigate();
  const mayMove = useMay('resources.state');
  const query = useInfiniteQuery(
    orpc.stock.slips.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: pageSize, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const { items, more } = pagesOf(query);
  const open = (id: string): void => void navigate(slipPath(id));
  return (
    <div className="page stock" data-testid="slips">
      <StockTabs />
      <header className="page-head">
        <h1>{words.title}</h1>
        {mayMove ? (
          <span className="end">
            <Button type="primary" onClick={() => void navigate(newSlipPath(null))}>
              {stock.acts.slip}
            </Button>
          </span>
        ) : null}
      </header>
      <section className="panel list-panel" aria-label={words.title}>
        {query.isError ? <Refused refusal={refusalOf(query.error)} /> : null}
        {items.length === 0 && query.isSuccess ? <Empty>{words.empty}</Empty> : null}
        {items.length > 0 ? (
          <VirtualList
            items={items}
            keyOf={(slip) => slip.id}
            estimate={60}
            label={words.title}
            onOpen={(slip) => open(slip.id)}
            onEnd={more}
            render={(slip, active) => (
              <div onClick={() => open(slip.id)}>
                <SlipRow slip={slip} active={active} />
              </div>
            )}
          />
        ) : null}
      </section>
    </div>
  );
}

function SlipRow({ slip, active }: { slip: SlipOut; active: boolean }) {
  const { stock } = useTexts();
  const goods = slip.lines.map(({ name, quantity, unit }) => `${name} ${quantity} ${unit}`).join('、');
  return (
    <div className={`slip-row${active ? ' active' : ''}`}>
      <span className="num">
        <b>{slip.number}</b>
        <small className="muted">{momentOf(Date.parse(slip.issuedAt ?? slip.at), false)}</small>
      </span>
      <SlipState slip={slip} />
      <span>
        {[slip.receiverUnitName, slip.receiver].filter((part) => part !== '').join(' ') || stock.slips.noIncident}
        <small className="muted">{slip.incidentTitle}</small>
      </span>
      <span>{goods}</span>
    </div>
  );
}

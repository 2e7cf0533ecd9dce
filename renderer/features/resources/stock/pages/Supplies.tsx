// The list of supplies, and the form of one beside it.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { SupplyOut } from '#shared/contract/stock-shape.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useSettled } from '#renderer/client/use-settled.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { useEscape } from '#renderer/features/incidents/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { StockTabs } from '../parts/StockTabs.tsx';
import { SupplyForm } from '../parts/SupplyForm.tsx';

const typingMs = 120;

export function SuppliesPage() {
  const { common, stock } = useTexts();
  const words = stock.supplies;
  const mayEdit = useMay('resources.edit');
  const [typed, setTyped] = useState('');
  const text = useSettled(typed.trim(), typingMs);
  /** null: none; '': a new one. */
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error, isSuccess } = useQuery({
    ...orpc.supplies.list.queryOptions({ input: text === '' ? {} : { text } }),
    placeholderData: keepPreviousData,
  });
  const items = data?.items ?? [];
  useEscape(() => setChosen(null));
  const open = (id: string): void => {
    if (mayEdit) setChosen(id);
  };
  const shown = chosen === null || chosen === '' ? null : (items.find(({ id }) => id === chosen) ?? null);
  return (
    <div className="page stock" data-testid="supplies">
      <StockTabs />
      <header className="page-head">
        <h1>{words.title}</h1>
        <Input
          className="stock-filter"
          allowClear
          aria-label={stock.filter}
          placeholder={stock.filter}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="end">
          <span className="muted num" role="status">
            {data ? stock.rows(items.length) : ''}
          </span>
          {mayEdit ? (
            <Button type="primary" onClick={() => setChosen('')}>
              {words.create}
            </Button>
          ) : null}
        </span>
      </header>
      <div className={`supply-desk${chosen === null ? ' alone' : ''}`}>
        <section className="panel list-panel" aria-label={words.title}>
          {error ? <Refused refusal={refusalOf(error)} /> : null}
          {items.length === 0 && isSuccess ? <Empty>{text === '' ? words.empty : common.notFound}</Empty> : null}
          {items.length > 0 ? (
            <VirtualList
              items={items}
              keyOf={(one) => one.id}
              estimate={48}
              label={words.title}
              onOpen={(one) => open(one.id)}
              render={(one, active) => (
                <div onClick={() => open(one.id)}>
                  <SupplyRow supply={one} active={active} />
                </div>
              )}
            />
          ) : null}
        </section>
        {chosen === null ? null : (
          <section className="panel" aria-label={chosen === '' ? words.create : words.edit}>
            <div className="stock-scroll">
              <SupplyForm key={chosen} supply={shown} onClose={() => setChosen(null)} />
            </div>
          </section>
        )}
      </div>
    </div>
  );
}

function SupplyRow({ supply, active }: { supply: SupplyOut; active: boolean }) {
  const { stock } = useTexts();
  return (
    <div className={`supply-row${active ? ' active' : ''}`}>
      <span>
        <b>{supply.name}</b>
        <small className="muted">{supply.aliases.join('、')}</small>
      </span>
      <span className="muted">{supply.category === null ? stock.noCategory : stock.categories[supply.category]}</span>
      <span className="num">{supply.code || '–'}</span>
      <span>{supply.unit}</span>
      <span>{supply.spec}</span>
    </div>
  );
}

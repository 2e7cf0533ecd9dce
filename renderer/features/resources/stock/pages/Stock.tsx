// All stock: by place or by supply, with what is usable, expired, reserved and missing today.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button, type InputRef, Segmented, Select } from 'antd';
import { useEffect } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { stockFlags, supplyCategories } from '#shared/resources/stock/types.ts';
import { download } from '#renderer/client/download.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useSettled } from '#renderer/client/use-settled.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { ListFilter } from '#renderer/components/ListFilter.tsx';
import { useListHabits } from '#renderer/components/use-list-habits.ts';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { FacilitySelect } from '../parts/Selects.tsx';
import { LineHead, LineRow, TotalHead, TotalRow } from '../parts/StockRow.tsx';
import { StockTabs } from '../parts/StockTabs.tsx';
import { countPath, linePath, movePath, newSlipPath } from '../stock-paths.ts';
import { blankStock, changeStock, isFiltered, stockFilter, stockPlace, useStockView } from '../stock-view.ts';

const rowHeight = 56;
const typingMs = 120;

/** An alarm or a place asks for one place by the address; it is taken over once. */
function useAsked(): void {
  const [params, setParams] = useSearchParams();
  useEffect(() => {
    const place = params.get('place');
    if (place === null) return;
    changeStock({ ...blankStock, by: 'place', facility: place });
    setParams({}, { replace: true });
  }, [params, setParams]);
}

export function StockPage() {
  const { common, stock } = useTexts();
  const locale = useLocale((state) => state.locale);
  useAsked();
  const view = useStockView();
  const navigate = useNavigate();
  const mayMove = useMay('resources.state');
  const text = useSettled(view.text.trim(), typingMs);
  const input = { ...stockFilter(view), ...(text === '' ? {} : { text }) };
  const query = useQuery({ ...orpc.stock.lines.queryOptions({ input }), placeholderData: keepPreviousData });
  const save = useMutation({
    mutationFn: (format: 'xlsx' | 'csv') => client.stock.export({ ...input, by: view.by, format, locale }),
    onSuccess: download,
  });
  const [lines, totals] = [query.data?.items ?? [], query.data?.totals ?? []];
  const count = view.by === 'place' ? lines.length : totals.length;
  const { filter, box, toList, keepPlace, onKeyDown } = useListHabits<InputRef>({
    ready: count > 0,
    place: stockPlace,
    wasOpened: () => useStockView.getState().opened !== null,
  });
  const open = (id: string): void => {
    useStockView.setState({ opened: id });
    void navigate(linePath(id));
  };
  /** Where one supply lies. */
  const showPlaces = (name: string): void => changeStock({ by: 'place', text: name });
  const label = `${stock.title}. ${stock.listHint}`;
  return (
    <div className="page stock" onKeyDown={onKeyDown} data-testid="stock">
      <StockTabs />
      <header className="page-head">
        <h1>{stock.title}</h1>
        <Segmented<'place' | 'supply'>
          aria-label={stock.by.label}
          value={view.by}
          options={[
            { value: 'place', label: stock.by.place },
            { value: 'supply', label: stock.by.supply },
          ]}
          onChange={(by) => changeStock({ by })}
        />
        <ListFilter
          ref={filter}
          className="stock-filter"
          label={stock.filter}
          value={view.text}
          onChange={(text) => changeStock({ text })}
          onDown={toList}
          testId="stock-filter"
        />
        <span className="stock-pick">
          <FacilitySelect
            label={stock.place}
            allowClear
            value={view.facility}
            placeholder={stock.allPlaces}
            onChange={(facility) => changeStock({ facility })}
          />
        </span>
        <Select
          aria-label={stock.category}
          value={view.category ?? ''}
          onChange={(next) => changeStock({ category: supplyCategories.find((one) => one === next) ?? null })}
          options={[
            { value: '', label: stock.allCategories },
            ...supplyCategories.map((value) => ({ value: value as string, label: stock.categories[value] })),
          ]}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label={stock.flag}
          value={view.flag ?? ''}
          onChange={(next) => changeStock({ flag: stockFlags.find((one) => one === next) ?? null })}
          options={[
            { value: '', label: stock.allFlags },
            ...stockFlags.map((value) => ({ value: value as string, label: stock.flags[value] })),
          ]}
          popupMatchSelectWidth={false}
        />
        {isFiltered(view) ? (
          <Button type="text" onClick={() => changeStock(blankStock)}>
            {stock.clear}
          </Button>
        ) : null}
      </header>
      <div className="stock-acts">
        {mayMove ? (
          <>
            <Button onClick={() => void navigate(movePath('in', view.facility))}>{stock.acts.in}</Button>
            <Button onClick={() => void navigate(movePath('out', view.facility))}>{stock.acts.out}</Button>
            <Button onClick={() => void navigate(movePath('transfer', view.facility))}>{stock.acts.transfer}</Button>
            <Button onClick={() => void navigate(countPath(view.facility))}>{stock.acts.count}</Button>
            <Button type="primary" onClick={() => void navigate(newSlipPath(null))}>
              {stock.acts.slip}
            </Button>
          </>
        ) : null}
        <span className="end">
          <span className="muted num" role="status">
            {query.data ? stock.rows(count) : ''}
          </span>
          {(['xlsx', 'csv'] as const).map((format) => (
            <Button
              key={format}
              disabled={count === 0}
              loading={save.isPending && save.variables === format}
              onClick={() => save.mutate(format)}
            >
              {stock.acts.export} {format}
            </Button>
          ))}
        </span>
      </div>
      {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
      <section ref={box} className="panel list-panel" aria-label={stock.title} onScrollCapture={keepPlace}>
        {query.isError ? <Refused refusal={refusalOf(query.error)} /> : null}
        {count === 0 && query.isSuccess ? <Empty>{isFiltered(view) ? common.notFound : stock.empty}</Empty> : null}
        {count > 0 && view.by === 'place' ? (
          <>
            <LineHead />
            <VirtualList
              items={lines}
              keyOf={(line) => line.id}
              estimate={rowHeight}
              label={label}
              focusKey={view.opened}
              onOpen={(line) => open(line.id)}
              render={(line, active) => (
                <div onClick={() => open(line.id)}>
                  <LineRow line={line} active={active} />
                </div>
              )}
            />
          </>
        ) : null}
        {count > 0 && view.by === 'supply' ? (
          <>
            <TotalHead />
            <VirtualList
              items={totals}
              keyOf={(total) => total.supply}
              estimate={rowHeight}
              label={label}
              onOpen={(total) => showPlaces(total.name)}
              render={(total, active) => (
                <div onClick={() => showPlaces(total.name)}>
                  <TotalRow total={total} active={active} />
                </div>
              )}
            />
          </>
        ) : null}
      </section>
    </div>
  );
}

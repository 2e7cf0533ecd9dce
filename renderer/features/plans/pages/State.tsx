// The state of the library: what is wanting in which plans, kinds of events without one, the yearly figures.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { dayText } from '#shared/time/zone.ts';
import { download } from '#renderer/client/download.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { TabRow } from '#renderer/components/TabRow.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { KindGaps } from '../parts/KindGaps.tsx';
import { PlansTabs } from '../parts/PlansTabs.tsx';
import { StateList } from '../parts/StateList.tsx';
import { StateTable } from '../parts/StateTable.tsx';
import { YearFigures } from '../parts/YearFigures.tsx';
import { type Cell, counts, useStateView } from '../state-view.ts';
import '../state.css';

const views = ['plans', 'kinds', 'figures'] as const;
type View = (typeof views)[number];

export function PlanStatePage() {
  const { plans, planState: words } = useTexts();
  const [params, setParams] = useSearchParams();
  const view: View = views.find((one) => one === params.get('view')) ?? 'plans';
  const today = dayText(useNow(), zoneNow());
  const { unit, cell } = useStateView();
  const { data, error } = useQuery(orpc.planState.get.queryOptions());
  const rows = (data?.rows ?? []).filter((row) => unit === null || row.unitName === unit);
  const units = [...new Set(data?.rows.map(({ unitName }) => unitName))].toSorted((a, b) => a.localeCompare(b, 'zh-CN'));
  const nameOf = ({ what, shelf }: Cell): string => {
    const name = what === 'all' ? words.total : 'flag' in what ? words.flags[what.flag] : words.ages[what.age];
    return shelf === null ? name : `${name} · ${plans.shelf[shelf]}`;
  };
  const shown = cell ? rows.filter((row) => counts(row, cell)) : [];
  return (
    <div className="page plans plan-state" data-testid="plan-state">
      <PlansTabs />
      <header className="page-head">
        <h1>{words.title}</h1>
        <TabRow
          id="plan-state"
          className="view-tabs no-print"
          label={words.viewsLabel}
          active={view}
          onChange={(next) => setParams(next === 'plans' ? {} : { view: next }, { replace: true })}
          tabs={views.map((key) => ({ key, label: words.views[key] }))}
        />
        {view === 'plans' ? (
          <Select
            className="plan-pick no-print"
            aria-label={words.unit}
            value={unit ?? '*'}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={320}
            onChange={(next) => useStateView.setState({ unit: next === '*' ? null : next })}
            options={[{ value: '*', label: words.allUnits }, ...units.map((one) => ({ value: one, label: one || words.noUnit }))]}
          />
        ) : null}
        <span className="end no-print">
          {view === 'figures' ? null : <Exports view={view} cell={cell} unit={unit} />}
          <Button onClick={() => window.print()}>{words.print}</Button>
        </span>
      </header>
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {data && data.unknownYears.length > 0 ? (
        <p className="state-note" role="status">
          ▲ {words.unknownYears(data.unknownYears.join('、'))}
        </p>
      ) : null}
      <div className="state-body" id="plan-state-panel" role="tabpanel" aria-labelledby={`plan-state-${view}`}>
        {view === 'figures' ? <YearFigures today={today} /> : null}
        {view === 'kinds' && data ? <KindGaps kinds={data.kinds} /> : null}
        {view === 'plans' && data ? (
          <div className="state-columns">
            <section className="panel state-counts">
              <div className="state-scroll" tabIndex={0} role="region" aria-label={words.flagHead}>
                <StateTable rows={rows} chosen={cell} onChoose={(next) => useStateView.setState({ cell: next })} />
              </div>
              {data.abolished > 0 ? <p className="muted">{words.aboutAbolished(data.abolished)}</p> : null}
            </section>
            <section className="panel list-panel" aria-label={cell ? nameOf(cell) : words.chooseCell}>
              {cell ? (
                <>
                  <h2>{words.chosen(nameOf(cell), shown.length)}</h2>
                  <StateList key={JSON.stringify(cell)} rows={shown} label={nameOf(cell)} />
                </>
              ) : (
                <Empty>{words.chooseCell}</Empty>
              )}
            </section>
          </div>
        ) : null}
        {view !== 'figures' && !data && !error ? <Empty>{words.counting}</Empty> : null}
      </div>
    </div>
  );
}

function Exports({ view, cell, unit }: { view: 'plans' | 'kinds'; cell: Cell | null; unit: string | null }) {
  const { planState: words } = useTexts();
  const make = useMutation({
    mutationFn: (format: 'xlsx' | 'csv') => {
      if (view === 'kinds') return client.planState.exportKinds({ format });
      const what = cell && cell.what !== 'all' ? cell.what : {};
      return client.planState.exportPlans({
        format,
        ...what,
        ...(cell?.shelf ? { shelf: cell.shelf } : {}),
        ...(unit === null ? {} : { unit }),
      });
    },
    onSuccess: download,
  });
  return (
    <>
      <Button loading={make.isPending} onClick={() => make.mutate('xlsx')}>
        {words.xlsx}
      </Button>
      <Button disabled={make.isPending} onClick={() => make.mutate('csv')}>
        {words.csv}
      </Button>
      {make.isError ? <Refused refusal={refusalOf(make.error)} /> : null}
    </>
  );
}

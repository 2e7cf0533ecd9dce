// The yearly figures of the library: by shelf and by issuing unit, over a period, on paper and as files.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { FigureLineOut } from '#shared/contract/plan-state.ts';
import type { Shelf } from '#shared/plans/types.ts';
import { addDays, maxPeriodDays } from '#shared/rosters/calendar.ts';
import { download } from '#renderer/client/download.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { DayInput } from '#renderer/texts/DayInput.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useStateView } from '../state-view.ts';

const columns = [
  'plans',
  'recent',
  'made',
  'revised',
  'abolished',
  'filed',
  'published',
  'evaluated',
  'drilled',
  'drills',
  'due',
  'kept',
] as const satisfies readonly (keyof FigureLineOut)[];

const yearOf = (year: number): { from: string; to: string } => ({ from: `${year}-01-01`, to: `${year}-12-31` });

export function YearFigures({ today }: { today: string }) {
  const { plans, planState } = useTexts();
  const words = planState.figures;
  const year = Number(today.slice(0, 4));
  const period = useStateView((state) => state.period) ?? yearOf(year);
  const wrong = period.to < period.from || period.to > addDays(period.from, maxPeriodDays);
  const choose = (next: { from: string; to: string }): void => useStateView.setState({ period: next });
  const { data, error, isFetching } = useQuery({
    ...orpc.planState.figures.queryOptions({ input: period }),
    enabled: !wrong,
    placeholderData: keepPreviousData,
  });
  const day = (name: 'from' | 'to') => (
    <DayInput
      label={words[name]}
      value={period[name]}
      aria-invalid={wrong}
      aria-describedby={wrong ? 'plan-period-problem' : undefined}
      onChange={(typed) => choose({ ...period, [name]: typed })}
    />
  );
  const table = (of: 'shelf' | 'unit', lines: readonly FigureLineOut[], total: FigureLineOut, nameOf: (key: string) => string) => (
    <section className="panel">
      <h2>
        {of === 'shelf' ? words.byShelf : words.byUnit}
        <span className="end no-print">
          <Exports period={period} of={of} disabled={wrong} />
        </span>
      </h2>
      <div className="state-scroll" tabIndex={0} role="region" aria-label={of === 'shelf' ? words.byShelf : words.byUnit}>
        <table className="state-table" data-testid={`plan-figures-${of}`}>
          <thead>
            <tr>
              <th scope="col">{of === 'shelf' ? plans.list.shelves : planState.unit}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="num">
                  {words.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...lines, total].map((line, index) => (
              <tr key={line.key || `line-${index}`} className={index === lines.length ? 'sum' : ''}>
                <th scope="row" className={of === 'unit' ? 'data' : ''}>
                  {index === lines.length ? words.sum : nameOf(line.key)}
                </th>
                {columns.map((column) => (
                  <td key={column} className="num">
                    {line[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
  return (
    <div className="state-figures" aria-busy={isFetching}>
      <div className="state-period no-print" role="group" aria-label={words.period}>
        {([year, year - 1] as const).map((one) => {
          const on = period.from === yearOf(one).from && period.to === yearOf(one).to;
          return (
            <Button key={one} type={on ? 'primary' : 'default'} aria-pressed={on} onClick={() => choose(yearOf(one))}>
              {one === year ? words.thisYear : words.lastYear}
            </Button>
          );
        })}
        {day('from')}
        {day('to')}
        {wrong ? (
          <span className="problem" role="alert" id="plan-period-problem">
            {words.wrong}
          </span>
        ) : null}
      </div>
      <p className="printed-only num">
        {period.from} – {period.to}
      </p>
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {data ? table('shelf', data.byShelf, data.total, (key) => plans.shelf[key as Shelf]) : <p className="muted">{planState.counting}</p>}
      {data && data.byUnit.length > 0 ? table('unit', data.byUnit, data.total, (key) => key || planState.noUnit) : null}
      <p className="muted">{words.note}</p>
    </div>
  );
}

function Exports({ period, of, disabled }: { period: { from: string; to: string }; of: 'shelf' | 'unit'; disabled: boolean }) {
  const { planState: words } = useTexts();
  const make = useMutation({
    mutationFn: (format: 'xlsx' | 'csv') => client.planState.exportFigures({ ...period, of, format }),
    onSuccess: download,
  });
  return (
    <>
      <Button loading={make.isPending} disabled={disabled} onClick={() => make.mutate('xlsx')}>
        {words.xlsx}
      </Button>
      <Button disabled={disabled || make.isPending} onClick={() => make.mutate('csv')}>
        {words.csv}
      </Button>
      {make.isError ? <Refused refusal={refusalOf(make.error)} /> : null}
    </>
  );
}

// Figures of duty over a period: people, units, points; the tables behind them; on paper and as files.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { download } from '#renderer/client/download.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { zoneNow } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { DutyAllowance, DutyScore } from '#shared/duty/types.ts';
import { dayText } from '#shared/time/zone.ts';
import { PeopleTable } from '../figures/PeopleTable.tsx';
import { PeriodBar } from '../figures/PeriodBar.tsx';
import { type Period, problemOf, quickPeriod, usePeriod } from '../figures/period.ts';
import { RuleTableForm } from '../figures/RuleTableForm.tsx';
import { UnitsTable } from '../figures/UnitsTable.tsx';
import { DutyTabs } from '../parts/DutyTabs.tsx';
import '../figures/figures.css';

export function FiguresPage() {
  const { figures: words } = useTexts();
  const today = dayText(useNow(), zoneNow());
  const chosen = usePeriod((state) => state.chosen);
  const period = chosen ?? quickPeriod('month', today);
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const { data, error, isFetching } = useQuery({
    ...orpc.dutyFigures.get.queryOptions({ input: period }),
    enabled: problemOf(period) === null,
    placeholderData: keepPreviousData,
  });
  const people = (data?.people ?? []).filter((line) => `${line.person.name} ${line.unitName}`.includes(wanted));
  return (
    <div className="page figures">
      <DutyTabs />
      <header className="page-head figures-head">
        <h1>{words.title}</h1>
        <span className="figures-printed num">
          {period.from} – {period.to}
        </span>
        <PeriodBar period={period} today={today} />
        <span className="end no-print">
          <Button onClick={() => window.print()}>{words.print}</Button>
        </span>
      </header>
      {data && data.missingYears.length > 0 ? (
        <p className="figures-note" role="status">
          ▲ {words.missingYears(data.missingYears.join('、'))}
        </p>
      ) : null}
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      <div className="figures-body" aria-busy={isFetching}>
        <section className="panel">
          <h2>
            {words.people} <em>{data ? words.peopleCount(people.length, data.people.length) : words.counting}</em>
            <span className="end no-print">
              <Input
                aria-label={words.find}
                placeholder={words.find}
                allowClear
                value={text}
                maxLength={50}
                onChange={(event) => setText(event.target.value)}
              />
              <Exports period={period} of="people" />
            </span>
          </h2>
          {data && data.people.length === 0 ? <Empty>{words.none}</Empty> : null}
          {people.length > 0 ? (
            // Scrolled by the keyboard too, when it is wider than the window.
            <div className="figures-scroll" tabIndex={0} role="region" aria-label={words.people}>
              <PeopleTable people={people} />
            </div>
          ) : null}
          <p className="figures-foot muted">{words.over}</p>
        </section>
        <section className="panel">
          <h2>
            {words.units}
            <span className="end no-print">
              <Exports period={period} of="units" />
            </span>
          </h2>
          <div className="figures-scroll" tabIndex={0} role="region" aria-label={words.units}>
            {data ? <UnitsTable units={data.units} /> : null}
          </div>
          {data && data.spotChecksNotMade > 0 ? <p className="figures-foot bad">{words.notMade(data.spotChecksNotMade)}</p> : null}
        </section>
        <Tables />
      </div>
    </div>
  );
}

function Exports({ period, of }: { period: Period; of: 'people' | 'units' }) {
  const { figures: words } = useTexts();
  const make = useMutation({
    mutationFn: (format: 'xlsx' | 'csv') => client.dutyFigures.exportFile({ ...period, of, format }),
    onSuccess: download,
  });
  return (
    <>
      <Button loading={make.isPending} disabled={problemOf(period) !== null} onClick={() => make.mutate('xlsx')}>
        {words.exportXlsx}
      </Button>
      <Button disabled={make.isPending || problemOf(period) !== null} onClick={() => make.mutate('csv')}>
        {words.exportCsv}
      </Button>
      {make.isError ? <Refused refusal={refusalOf(make.error)} /> : null}
    </>
  );
}

function Tables() {
  const { figures: words } = useTexts();
  const locale = useLocale((state) => state.locale);
  return (
    <section className="panel figures-tables no-print">
      <RuleTableForm<DutyScore>
        table="dutyScores"
        title={words.scores}
        hint={words.scoresHint}
        heads={[words.item, words.counts, words.applies]}
        cells={(row) => [locale === 'en' ? row.nameEn : row.name, words.metrics[row.metric], words.appliesTo[row.appliesTo]]}
        columns={[
          { key: 'points', label: words.each, least: -1000, most: 1000 },
          { key: 'cap', label: words.cap, least: 0, most: 10_000, empty: words.noCap },
        ]}
      />
      <RuleTableForm<DutyAllowance>
        table="dutyAllowances"
        title={words.allowances}
        hint={words.allowancesHint}
        heads={[words.item]}
        cells={(row) => [words.perDuty(words.dayKinds[row.dayKind])]}
        columns={[
          { key: 'yuan', label: words.yuan, least: 0, most: 100_000, empty: '—' },
          { key: 'restDays', label: words.restDays, least: 0, most: 30, empty: '—' },
        ]}
      />
    </section>
  );
}

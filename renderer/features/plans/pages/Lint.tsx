// The check of the whole library: runs in the background with its progress, counts by finding, each finding with its place; Enter opens it there.
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Progress, Select, Switch } from 'antd';
import { useNavigate } from 'react-router';
import type { LibraryFindingOut, LintRunOut } from '#shared/contract/plan-lint.ts';
import { type LintSeverity, lintSeverities, type Shelf, shelves } from '#shared/plans/types.ts';
import { download } from '#renderer/client/download.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { pagesOf } from '#renderer/client/pages.ts';
import { orpc, queryClient } from '#renderer/client/query.ts';
import { useSettled } from '#renderer/client/use-settled.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { FindingLine } from '../parts/FindingLine.tsx';
import { PlansTabs } from '../parts/PlansTabs.tsx';
import { planPath } from '../plan-paths.ts';
import { type LintView, useLintView } from '../state-view.ts';
import '../state.css';

const pageSize = 200;
const typingMs = 150;
/** How often the progress is asked for while it runs. */
const askEveryMs = 700;

/** The filters as the station is asked. */
const filterOf = ({ code, severity, shelf, aside }: LintView, text: string) => ({
  ...(code === null ? {} : { code }),
  ...(severity === null ? {} : { severity }),
  ...(shelf === null ? {} : { shelf }),
  ...(aside ? { aside } : {}),
  ...(text === '' ? {} : { text }),
});

export function PlanLintPage() {
  const { planState } = useTexts();
  const words = planState.lint;
  const { data } = useQuery({
    ...orpc.planLint.state.queryOptions(),
    refetchInterval: (query) => (query.state.data?.run && query.state.data.run.finishedAt === null ? askEveryMs : false),
  });
  const run = data?.run ?? null;
  const running = run !== null && run.finishedAt === null;
  const renew = (): void => void queryClient.invalidateQueries({ queryKey: orpc.planLint.key() });
  const begin = useMutation({ ...orpc.planLint.run.mutationOptions(), onSuccess: renew });
  const stop = useMutation({ ...orpc.planLint.stop.mutationOptions(), onSuccess: renew });
  return (
    <div className="page plans plan-lint" data-testid="plan-lint">
      <PlansTabs />
      <header className="page-head">
        <h1>{words.library}</h1>
        {running ? (
          <span className="lint-progress" role="status">
            <Progress
              percent={run.total === 0 ? 100 : Math.round((run.done / run.total) * 100)}
              size="small"
              showInfo={false}
              aria-label={words.checking}
            />
            <span className="num">{words.progress(run.done, run.total)}</span>
          </span>
        ) : run ? (
          <span className="muted num" role="status">
            {words.finished(momentOf(Date.parse(run.finishedAt ?? run.startedAt), false), run.done)} · {words.plans(run.plansWithFindings)}
            {run.aside > 0 ? ` · ${words.asideCount(run.aside)}` : ''}
          </span>
        ) : null}
        <span className="end">
          {running ? <Button onClick={() => stop.mutate({})}>{words.stop}</Button> : null}
          <Button type="primary" disabled={running} loading={begin.isPending} onClick={() => begin.mutate({})} data-testid="lint-run">
            {run ? words.again : words.run}
          </Button>
        </span>
      </header>
      {begin.isError ? <Refused refusal={refusalOf(begin.error)} /> : null}
      {run?.stopped && !running ? <p className="state-note">▲ {words.stopped}</p> : null}
      {run?.stale && !running ? <p className="state-note">▲ {words.stale}</p> : null}
      {run ? <Findings run={run} /> : <Empty>{words.never}</Empty>}
    </div>
  );
}

function Findings({ run }: { run: LintRunOut }) {
  const { common, plans, planState } = useTexts();
  const words = planState.lint;
  const navigate = useNavigate();
  const view = useLintView();
  const text = useSettled(view.text.trim(), typingMs);
  const filter = filterOf(view, text);
  const query = useInfiniteQuery({
    ...orpc.planLint.findings.infiniteOptions({
      // The number of checked plans is part of the question: while it runs, more are found.
      input: (cursor: string | undefined) => ({ ...filter, limit: pageSize, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor,
      queryKey: orpc.planLint.findings.infiniteKey({
        input: () => ({ ...filter, limit: pageSize, done: run.done }),
        initialPageParam: undefined,
      }),
    }),
    placeholderData: keepPreviousData,
  });
  const { first, items, more } = pagesOf(query);
  const total = first?.total ?? 0;
  const open = (one: LibraryFindingOut): void =>
    void navigate(planPath(one.plan, { section: one.section, tab: 'record', find: one.section === null ? null : one.received }));
  const make = useMutation({
    mutationFn: (format: 'xlsx' | 'csv') => client.planLint.exportFile({ ...filter, format }),
    onSuccess: download,
  });
  return (
    <div className="state-columns lint-columns">
      <section className="panel lint-codes" aria-label={words.counts}>
        <h2>{words.counts}</h2>
        <ul data-testid="lint-codes">
          <li>
            <button type="button" aria-pressed={view.code === null} onClick={() => useLintView.setState({ code: null })}>
              <span>{words.allCodes}</span>
              <em className="num">{run.byCode.reduce((sum, one) => sum + one.count, 0)}</em>
            </button>
          </li>
          {run.byCode.map((one) => (
            <li key={one.code}>
              <button
                type="button"
                className={one.severity}
                aria-pressed={view.code === one.code}
                onClick={() => useLintView.setState({ code: view.code === one.code ? null : one.code })}
              >
                <span>{words.code[one.code]}</span>
                <em className="num">{words.codeCount(one.count, one.plans)}</em>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel list-panel" aria-label={words.list}>
        <h2>
          {words.list} <em className="num">{total}</em>
          <span className="end lint-filters">
            <Input
              allowClear
              aria-label={words.filter}
              placeholder={words.filter}
              value={view.text}
              maxLength={200}
              onChange={(event) => useLintView.setState({ text: event.target.value })}
            />
            <Select<LintSeverity | '*'>
              aria-label={words.allSeverities}
              popupMatchSelectWidth={false}
              value={view.severity ?? '*'}
              onChange={(next) => useLintView.setState({ severity: next === '*' ? null : next })}
              options={[
                { value: '*' as const, label: words.allSeverities },
                ...lintSeverities.map((one) => ({ value: one, label: words.severity[one] })),
              ]}
            />
            <Select<Shelf | '*'>
              aria-label={words.allShelves}
              popupMatchSelectWidth={false}
              value={view.shelf ?? '*'}
              onChange={(next) => useLintView.setState({ shelf: next === '*' ? null : next })}
              options={[
                { value: '*' as const, label: words.allShelves },
                ...shelves.map((one) => ({ value: one, label: plans.shelf[one] })),
              ]}
            />
            <label className="lint-aside">
              <Switch size="small" checked={view.aside} onChange={(aside) => useLintView.setState({ aside })} /> {words.showAside}
            </label>
            <Button loading={make.isPending} disabled={total === 0} onClick={() => make.mutate('xlsx')}>
              {planState.xlsx}
            </Button>
            <Button disabled={make.isPending || total === 0} onClick={() => make.mutate('csv')}>
              {planState.csv}
            </Button>
          </span>
        </h2>
        {query.isError ? <Refused refusal={refusalOf(query.error)} /> : null}
        {make.isError ? <Refused refusal={refusalOf(make.error)} /> : null}
        {items.length === 0 && query.isSuccess ? <Empty>{run.byCode.length === 0 ? words.clean : common.notFound}</Empty> : null}
        {items.length > 0 ? (
          <VirtualList
            items={items}
            keyOf={(one) => `${one.plan}-${one.key}-${one.section ?? ''}-${one.from}`}
            estimate={84}
            label={words.list}
            onOpen={open}
            onEnd={more}
            testId="lint-findings"
            render={(one, active) => (
              <div className={`lint-row${active ? ' active' : ''}`} onClick={() => open(one)} data-testid="lint-finding">
                <FindingLine
                  finding={one}
                  where={
                    <small className="muted data">
                      {one.planTitle} · {one.heading || words.whole}
                    </small>
                  }
                />
              </div>
            )}
          />
        ) : null}
      </section>
    </div>
  );
}

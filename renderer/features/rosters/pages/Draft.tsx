// A table in the making: the greedy one at once, the solver's when it is done; changed by hand, compared, published or dropped.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { dayText } from '#shared/time/zone.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc, queryClient } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { DutyTabs } from '#renderer/features/duty/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { momentOf, zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Draft } from '../draft-model.ts';
import { Compare } from '../parts/Compare.tsx';
import { DraftTable } from '../parts/DraftTable.tsx';
import { Fairness } from '../parts/Fairness.tsx';
import { GenerationBar } from '../parts/GenerationBar.tsx';
import { Impossible } from '../parts/Impossible.tsx';
import { PublishDraft } from '../parts/PublishDraft.tsx';
import { Breaches } from '../parts/Breaches.tsx';
import { TabRow } from '#renderer/components/TabRow.tsx';
import { UnmetWishes } from '../parts/UnmetWishes.tsx';
import '../styles/roster.css';
import '../styles/draft.css';

/** A running solver is looked at so often, ms. */
const lookEveryMs = 1_000;

export function DraftPage() {
  const { id = '' } = useParams();
  const { drafts: words } = useTexts();
  // A draft that is published or dropped is gone: it is not asked for between that and the next screen.
  const [ending, setEnding] = useState(false);
  const query = useQuery({
    enabled: !ending,
    ...orpc.rosterDrafts.get.queryOptions({ input: { id } }),
    refetchInterval: ({ state }) => (state.data?.generation?.state === 'running' ? lookEveryMs : false),
  });
  return (
    <div className="page draft-page">
      <DutyTabs />
      {query.isError ? (
        <>
          <Refused refusal={refusalOf(query.error)} />
          <a href="#/duty/drafts">{words.title}</a>
        </>
      ) : null}
      {query.data ? <Open key={id} draft={query.data} onEnding={setEnding} /> : null}
    </div>
  );
}

const tabs = ['table', 'fairness', 'breaks', 'wishes', 'compare'] as const;

function Open({ draft, onEnding }: { draft: Draft; onEnding: (ending: boolean) => void }) {
  const texts = useTexts();
  const { drafts: words } = texts;
  const navigate = useNavigate();
  const today = dayText(useNow(), zoneNow());
  const mayPlan = useMay('rosters.edit');
  const [tab, setTab] = useState<(typeof tabs)[number]>('table');
  const [publishing, setPublishing] = useState(false);
  const running = draft.generation?.state === 'running';
  const keep = (changed: Draft): void => {
    queryClient.setQueryData(orpc.rosterDrafts.get.queryKey({ input: { id: draft.id } }), changed);
  };
  const again = useMutation({ ...orpc.rosterDrafts.start.mutationOptions(), onSuccess: keep });
  const solve = (relax?: string[]): void =>
    again.mutate({ roster: draft.roster, from: draft.from, to: draft.to, options: { draft: draft.id, ...(relax ? { relax } : {}) } });
  const counts: Record<(typeof tabs)[number], number | null> = {
    table: null,
    fairness: null,
    breaks: draft.violations.length,
    wishes: draft.unmetWishes.length,
    compare: null,
  };
  return (
    <>
      <header className="page-head">
        <Button onClick={() => void navigate('/duty/drafts')}>← {words.title}</Button>
        <h1>{draft.title}</h1>
        <span className="muted num">
          {[
            // A title that nobody wrote already says roster and period.
            ...(draft.title.includes(draft.rosterName) ? [] : [draft.rosterName]),
            ...(draft.title.includes(draft.from) ? [] : [`${draft.from} – ${draft.to}`]),
            words.origins[draft.origin],
            `${draft.madeBy} ${momentOf(Date.parse(draft.madeAt), false)}`,
          ].join(' · ')}
        </span>
        {mayPlan ? (
          <span className="end">
            <Button disabled={running} loading={again.isPending} onClick={() => solve()} data-testid="solve-again">
              {draft.origin === 'generated' ? words.again : words.fill}
            </Button>
            <Button type="primary" disabled={running} onClick={() => setPublishing(true)} data-testid="publish">
              {words.publish}
            </Button>
          </span>
        ) : null}
      </header>
      {again.isError ? <Refused refusal={refusalOf(again.error)} /> : null}
      <GenerationBar draft={draft} mayPlan={mayPlan} />
      {draft.missingYears.length > 0 ? (
        <p className="year-missing" role="status">
          ▲ {texts.rosters.missingYears(draft.missingYears)}
        </p>
      ) : null}
      {draft.impossible ? (
        <Impossible impossible={draft.impossible} busy={again.isPending || running} mayPlan={mayPlan} onRelax={solve} />
      ) : null}
      {publishing ? <PublishDraft draft={draft} onClose={() => setPublishing(false)} onEnding={onEnding} /> : null}
      <TabRow
        id="draft"
        label={draft.title}
        active={tab}
        onChange={setTab}
        tabs={tabs.map((key) => ({
          key,
          label: (
            <>
              {words.tabs[key]} {counts[key] === null ? null : <em className={`num${counts[key] > 0 ? ' some' : ''}`}>{counts[key]}</em>}
            </>
          ),
        }))}
      />
      <div className="draft-body" id="draft-panel" role="tabpanel" aria-labelledby={`draft-${tab}`}>
        {tab === 'table' ? <DraftTable draft={draft} today={today} still={!mayPlan || running} onChanged={keep} /> : null}
        {tab === 'fairness' ? <Fairness draft={draft} /> : null}
        {tab === 'breaks' ? (
          <section className="panel scrolls" tabIndex={0} aria-label={words.tabs.breaks}>
            {draft.violations.length === 0 ? <p className="empty">{words.noBreaks}</p> : <Breaches breaks={draft.violations} all />}
          </section>
        ) : null}
        {tab === 'wishes' ? <UnmetWishes draft={draft} /> : null}
        {tab === 'compare' ? <Compare draft={draft} /> : null}
      </div>
    </>
  );
}

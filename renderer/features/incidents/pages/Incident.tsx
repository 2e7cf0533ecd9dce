// One incident: head and limits on top, the facts at the left, at the right what was done, reported, ordered and filed.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Suspense, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { TabRow } from '#renderer/components/TabRow.tsx';
import { ResponseLine, ResponseTab } from '#renderer/features/plans/index.ts';
import { ReportsTab } from '#renderer/features/reports/index.ts';
import { NearTab, SlipLine } from '#renderer/features/resources/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { IncidentDetail } from '../facts-form.ts';
import { ActForm, type FormAct, formActs } from '../parts/ActForm.tsx';
import { FactsEditor } from '../parts/FactsEditor.tsx';
import { FactsPanel } from '../parts/FactsPanel.tsx';
import { Files } from '../parts/Files.tsx';
import { type Act, IncidentHead } from '../parts/IncidentHead.tsx';
import { IncidentLimits } from '../parts/IncidentLimits.tsx';
import { Instructions } from '../parts/Instructions.tsx';
import { OriginalWords } from '../parts/OriginalWords.tsx';
import { Timeline } from '../parts/Timeline.tsx';
import { useBack, useCtrlE, useEscape } from '../use-keys.ts';
import { useFactsEdit } from '../use-facts-edit.ts';

const tabNames = ['timeline', 'reports', 'response', 'near', 'instructions', 'files', 'words', 'edit', ...formActs] as const;
type Tab = (typeof tabNames)[number];
/** Tabs that are there only while something is done in them. */
const passing: readonly Tab[] = ['edit', ...formActs];
const isFormAct = (name: string): name is FormAct => (formActs as readonly string[]).includes(name);

export function IncidentPage() {
  const { id = '' } = useParams();
  const words = useTexts().incident;
  const locale = useLocale((state) => state.locale);
  const navigate = useNavigate();
  const { data, error } = useQuery(orpc.incidents.get.queryOptions({ input: { id, locale } }));
  if (data) return <IncidentScreen incident={data} />;
  if (!error) return null;
  return (
    <div className="page">
      <Refused refusal={refusalOf(error)} />
      <div>
        <Button onClick={() => void navigate('/incidents')}>{words.back}</Button>
      </div>
    </div>
  );
}

function IncidentScreen({ incident }: { incident: IncidentDetail }) {
  const [params, setParams] = useSearchParams();
  const tab = tabNames.find((name) => name === params.get('tab')) ?? 'timeline';
  const setTab = (next: Tab): void => setParams(next === 'timeline' ? {} : { tab: next }, { replace: true });
  const showPlan = (plan: string): void => setParams({ tab: 'response', ...(plan === '' ? {} : { plan }) }, { replace: true });
  // Counts up when the plan in use is asked for by its key or button: the checklist takes the keyboard then, not when one walks over the tabs.
  const [asked, setAsked] = useState(0);
  const openPlan = (plan: string): void => {
    showPlan(plan);
    setAsked(asked + 1);
  };
  const [adding, setAdding] = useState(false);
  const noteRef = useRef<HTMLInputElement>(null);
  const edit = useFactsEdit(incident);
  const mayWrite = useMay('incidents.write');
  const goBack = useBack('/incidents');
  useEscape(() => (passing.includes(tab) ? setTab('timeline') : goBack()));
  useCtrlE(() => setTab('edit'), mayWrite && incident.state === 'open');
  const onAct = (act: Act): void => {
    if (act === 'instruct') {
      setAdding(true);
      setTab('instructions');
    } else if (act === 'note') {
      // The line is there once the tab is.
      setTab('timeline');
      window.setTimeout(() => noteRef.current?.focus());
    } else setTab(act);
  };
  const toTimeline = (): void => setTab('timeline');
  return (
    <div className="page incident-page" data-testid="incident">
      <IncidentHead incident={incident} unsaved={edit.changed.length > 0 && tab !== 'edit'} onAct={onAct} />
      <IncidentLimits incident={incident} onDraft={() => setTab('reports')} />
      <ResponseLine incident={incident} onOpen={openPlan} />
      <Suspense fallback={null}>
        <SlipLine incident={incident} />
      </Suspense>
      <div className="incident-body">
        <FactsPanel incident={incident} />
        <section className="panel incident-main">
          <IncidentTabs incident={incident} tab={tab} editing={edit.changed.length > 0} onTab={setTab} />
          <div className="tab-panel" role="tabpanel" id="incident-panel" aria-labelledby={`incident-${tab}`}>
            {tab === 'timeline' ? <Timeline incident={incident.id} noteRef={noteRef} /> : null}
            {tab === 'reports' ? <ReportsTab incident={incident} /> : null}
            {tab === 'response' ? (
              <Suspense fallback={null}>
                <ResponseTab incident={incident} chosen={params.get('plan') ?? ''} onChoose={showPlan} asked={asked} />
              </Suspense>
            ) : null}
            {tab === 'near' ? (
              <Suspense fallback={null}>
                <NearTab incident={incident} />
              </Suspense>
            ) : null}
            {tab === 'instructions' ? <Instructions incident={incident} adding={adding} onAdding={setAdding} /> : null}
            {tab === 'files' ? <Files incident={incident} /> : null}
            {tab === 'words' ? <OriginalWords incident={incident} /> : null}
            {tab === 'edit' ? <FactsEditor incident={incident} edit={edit} onSaved={toTimeline} /> : null}
            {isFormAct(tab) ? (
              <ActForm key={tab} act={tab} incident={incident} onDone={toTimeline} onReports={() => setTab('reports')} />
            ) : null}
          </div>
        </section>
      </div>
    </div>
  );
}

function IncidentTabs({
  incident,
  tab,
  editing,
  onTab,
}: {
  incident: IncidentDetail;
  tab: Tab;
  editing: boolean;
  onTab: (tab: Tab) => void;
}) {
  const words = useTexts().incident;
  const counts: Partial<Record<Tab, number>> = {
    reports: incident.reports.length,
    instructions: incident.instructions.length,
    files: incident.attachments.length,
  };
  return (
    <TabRow
      className="tabs"
      id="incident"
      label={words.tabList}
      active={tab}
      onChange={onTab}
      tabs={tabNames
        .filter((name) => !passing.includes(name) || name === tab || (name === 'edit' && editing))
        .map((name) => ({
          key: name,
          label: (
            <>
              {isFormAct(name) ? words.acts[name] : words.tabs[name]}
              {counts[name] ? <em className="num"> {counts[name]}</em> : null}
            </>
          ),
        }))}
    />
  );
}

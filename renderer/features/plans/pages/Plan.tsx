// A plan: its sections as a tree, its text, and beside it what a duty officer needs first: who does what now. Digits go there at once.
import { useCallback, useEffect } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { type Grade, grades } from '#shared/incidents/types.ts';
import { dayText } from '#shared/time/zone.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { TabRow } from '#renderer/components/TabRow.tsx';
import { useBack, useEscape } from '#renderer/features/incidents/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { ActsPart } from '../parts/ActsPart.tsx';
import { CardsPart } from '../parts/CardsPart.tsx';
import { ContactsPart } from '../parts/ContactsPart.tsx';
import { CopiesPart } from '../parts/CopiesPart.tsx';
import { DutiesPart } from '../parts/DutiesPart.tsx';
import { LevelsPart } from '../parts/LevelsPart.tsx';
import { MetaPart } from '../parts/MetaPart.tsx';
import { NoText } from '../parts/NoText.tsx';
import { PapersPart } from '../parts/PapersPart.tsx';
import { PlanBody } from '../parts/PlanBody.tsx';
import { PlanFindings } from '../parts/PlanFindings.tsx';
import { PlanHead } from '../parts/PlanHead.tsx';
import { PlanOwed } from '../parts/PlanOwed.tsx';
import { RemovedBar } from '../parts/RemovedBar.tsx';
import { SectionTree } from '../parts/SectionTree.tsx';
import { VersionsPart } from '../parts/VersionsPart.tsx';
import { useDigits } from '../use-digits.ts';
import { keepScreensReady, usePlan } from '../use-plan.ts';
import '../plan.css';
import '../plan-parts.css';

/** In the order of their keys, after the four levels. */
const tabs = ['levels', 'cards', 'contacts', 'duties', 'papers', 'record', 'versions'] as const;
type Tab = (typeof tabs)[number];
const keyOf: Record<Tab, string> = { levels: '1–4', cards: '5', contacts: '6', duties: '7', papers: '8', record: '9', versions: '0' };

const isTab = (text: string | null): text is Tab => tabs.some((tab) => tab === text);
const isGrade = (text: string | null): text is Grade => grades.some((grade) => grade === text);

export function PlanPage() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const version = params.get('version');
  const { common } = useTexts();
  const { data, error, isPending } = usePlan(id, version);
  useEffect(keepScreensReady, []);
  if (data) return <PlanScreen plan={data} />;
  return (
    <div className="page plans">{error ? <Refused refusal={refusalOf(error)} /> : isPending ? <Empty>{common.loading}</Empty> : null}</div>
  );
}

function PlanScreen({ plan }: { plan: PlanDetail }) {
  const { plans } = useTexts();
  const words = plans.reader;
  const navigate = useNavigate();
  const today = dayText(useNow(), zoneNow());
  const [params, setParams] = useSearchParams();
  const [askedTab, askedLevel] = [params.get('tab'), params.get('level')];
  const level = isGrade(askedLevel) ? askedLevel : null;
  const { text } = plan;
  const tab = isTab(askedTab) ? askedTab : firstTab(plan);
  const section = params.get('section');
  const set = useCallback(
    (patch: Record<string, string | null>): void =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [key, value] of Object.entries(patch)) {
            if (value === null) next.delete(key);
            else next.set(key, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const back = useBack('/plans');
  useEscape(back);
  useDigits((digit) => {
    const grade = grades[digit - 1];
    if (grade && text?.levels.some((one) => one.level === grade)) {
      set({ tab: 'levels', level: grade === level && tab === 'levels' ? null : grade });
      return true;
    }
    const wanted = tabs.find((one) => keyOf[one] === String(digit));
    if (!wanted) return false;
    set({ tab: wanted });
    return true;
  });
  const toSection = (wanted: string): void => {
    // Asked for again, it is gone to again.
    if (wanted === section) document.querySelector(`[data-section="${CSS.escape(wanted)}"]`)?.scrollIntoView({ block: 'start' });
    else set({ section: wanted });
  };
  const onVersion = (wanted: string): void => void navigate(`/plans/${plan.id}?version=${wanted}&tab=${tab}`, { replace: true });
  return (
    <div className="page plans plan-page" data-testid="plan-page">
      <PlanHead plan={plan} section={section} onBack={back} onVersion={onVersion} />
      <RemovedBar plan={plan.id} />
      <div className="plan-columns">
        {text === null || text.sections.length === 0 ? (
          <NoText plan={plan} />
        ) : (
          <>
            <SectionTree key={plan.shown} sections={text.sections} chosen={section} onChoose={toSection} />
            <PlanBody key={`text-${plan.shown}`} sections={text.sections} chosen={section} find={params.get('find') ?? ''} />
          </>
        )}
        <section className="panel plan-now" aria-label={words.beside}>
          <TabRow
            id="plan-tab"
            label={words.beside}
            active={tab}
            onChange={(next) => set({ tab: next })}
            tabs={tabs.map((key) => ({
              key,
              label: (
                <>
                  {words.tabs[key]} <Key name={keyOf[key]} />
                </>
              ),
            }))}
          />
          <div
            id="plan-tab-panel"
            className="plan-now-body"
            role="tabpanel"
            tabIndex={0}
            aria-labelledby={`plan-tab-${tab}`}
            data-testid={`part-${tab}`}
          >
            {tab === 'levels' ? (
              <LevelsPart
                plan={plan.id}
                version={plan.shown}
                levels={text?.levels ?? []}
                chosen={level}
                onChoose={(next) => set({ level: next })}
                onSection={toSection}
              />
            ) : null}
            {tab === 'cards' ? <CardsPart plan={plan} /> : null}
            {tab === 'contacts' ? <ContactsPart plan={plan} onSection={toSection} /> : null}
            {tab === 'duties' ? <DutiesPart duties={text?.duties ?? []} onSection={toSection} /> : null}
            {tab === 'papers' ? <PapersPart plan={plan} onSection={toSection} /> : null}
            {tab === 'record' ? (
              <>
                <PlanOwed plan={plan.id} />
                <ActsPart plan={plan} today={today} />
                <CopiesPart plan={plan} today={today} />
                <PlanFindings
                  plan={plan.id}
                  version={plan.text === null ? null : plan.shown}
                  onSection={(wanted, find) => set({ section: wanted, find: find === '' ? null : find })}
                />
              </>
            ) : null}
            {tab === 'versions' ? (
              <>
                <VersionsPart plan={plan} today={today} />
                <MetaPart plan={plan} today={today} />
              </>
            ) : null}
          </div>
        </section>
      </div>
    </div>
  );
}

/** What answers first: levels, else cards, else who to ring. */
function firstTab({ text }: PlanDetail): Tab {
  if (!text) return 'versions';
  if (text.levels.length > 0) return 'levels';
  if (text.cards.length > 0) return 'cards';
  return text.contacts.length > 0 ? 'contacts' : 'versions';
}

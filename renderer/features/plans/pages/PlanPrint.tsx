// A whole plan on paper, or the checklist of one of its levels.
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { headingOf } from '#shared/plans/current.ts';
import type { ResponseLevel } from '#shared/plans/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { stationNow } from '#renderer/client/connection.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { PrintPage } from '#renderer/components/PrintPage.tsx';
import { SheetDesk } from '#renderer/components/SheetDesk.tsx';
import { asSheet } from '#renderer/components/sheet.ts';
import { useBack, useEscape } from '#renderer/features/incidents/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { FittedSheet } from '../parts/FittedSheet.tsx';
import { Block } from '../parts/PlanBody.tsx';
import { StepTable } from '../parts/StepTable.tsx';
import { planPath } from '../plan-paths.ts';
import { usePlan } from '../use-plan.ts';
import '../plans.css';

export function PlanPrintPage() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const [version, wanted] = [params.get('version'), params.get('level')];
  const { common, plans } = useTexts();
  const words = plans.cards;
  const { data: plan, error } = usePlan(id, version);
  useEscape(useBack(planPath(id, { version })));
  const level = plan?.text?.levels.find((one) => one.id === wanted);
  return (
    <PrintPage
      className="plans"
      back={words.back}
      onBack={() => void navigate(planPath(id, { version, ...(level ? { tab: 'levels', level: level.level } : {}) }))}
      print={words.print}
      ready={Boolean(plan?.text)}
    >
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {!plan && !error ? <Empty>{common.loading}</Empty> : null}
      {plan?.text ? (
        <SheetDesk label={plan.title}>{level ? <Checklist plan={plan} level={level} /> : <WholePlan plan={plan} />}</SheetDesk>
      ) : null}
    </PrintPage>
  );
}

function WholePlan({ plan }: { plan: PlanDetail }) {
  const version = plan.versions.find((one) => one.id === plan.shown);
  return (
    <article {...asSheet} className="plan-sheet" data-testid="plan-sheet">
      <h1>{plan.title}</h1>
      <p className="card-sub">{[version?.number ?? '', plan.unitName, version?.issuedOn ?? ''].filter(Boolean).join('　')}</p>
      {plan.text?.sections.map((section) => (
        <section key={section.id}>
          {headingOf(section) === '' ? null : <h2 className={`plan-h depth-${Math.min(4, section.depth)}`}>{headingOf(section)}</h2>}
          {section.blocks.map((block, at) => (
            <Block key={at} block={block} />
          ))}
        </section>
      ))}
    </article>
  );
}

function Checklist({ plan, level }: { plan: PlanDetail; level: ResponseLevel }) {
  const { common, plans } = useTexts();
  const words = plans.cards;
  // One time for the sheet: it is laid out once, not every second.
  const [now] = useState(stationNow);
  const version = plan.versions.find((one) => one.id === plan.shown);
  return (
    <FittedSheet testId="checklist-sheet">
      <h1>{words.checklist(plan.title, level.name)}</h1>
      <p className="card-sub">
        <b>{plans.level[level.level]}</b>
        {level.startedBy === '' ? null : <span>{common.labelled(plans.reader.startedBy, level.startedBy)}</span>}
      </p>
      {level.conditions.length === 0 ? null : (
        <div className="card-note">
          <b>{plans.reader.conditions}</b>
          {level.conditions.map((condition, at) => (
            <div key={at}>{condition}</div>
          ))}
        </div>
      )}
      <StepTable steps={level.steps} ticks />
      <footer>{words.from(plan.title, version?.number ?? '', momentOf(now, false))}</footer>
    </FittedSheet>
  );
}

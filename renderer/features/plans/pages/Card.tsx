// An action card full screen, readable from two arm-lengths; made and changed here.
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { PlanDetail } from '#shared/contract/plans.ts';
import type { ActionCard } from '#shared/plans/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { useEscape } from '#renderer/features/incidents/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { CardForm } from '../parts/CardForm.tsx';
import { LevelChip } from '../parts/LevelChip.tsx';
import { StepList } from '../parts/StepList.tsx';
import { cardPath, cardPrintPath, planPath } from '../plan-paths.ts';
import { useWriteText } from '../use-write-text.ts';
import { usePlan } from '../use-plan.ts';
import '../plan.css';
import '../plan-parts.css';
import '../card.css';

export function CardPage() {
  const { id = '', card: wanted = '' } = useParams();
  const [params] = useSearchParams();
  const version = params.get('version');
  const { common, plans } = useTexts();
  const { data: plan, error } = usePlan(id, version);
  if (!plan) return <div className="page plans">{error ? <Refused refusal={refusalOf(error)} /> : <Empty>{common.loading}</Empty>}</div>;
  const card = plan.text?.cards.find((one) => one.id === wanted);
  if (!card && wanted !== 'new')
    return (
      <div className="page plans">
        <Empty>{plans.cards.gone}</Empty>
      </div>
    );
  return <CardScreen key={wanted} plan={plan} card={card ?? null} />;
}

function CardScreen({ plan, card }: { plan: PlanDetail; card: ActionCard | null }) {
  const { common, plans } = useTexts();
  const words = plans.cards;
  const navigate = useNavigate();
  const mayEdit = useMay('plans.edit');
  const [editing, setEditing] = useState(card === null);
  const [removed, setRemoved] = useState(false);
  const write = useWriteText(plan);
  const toPlan = (): void => void navigate(planPath(plan.id, { version: plan.shown, tab: 'cards' }));
  useEscape(editing && card !== null ? () => setEditing(false) : toPlan);
  const remove = (): void => {
    if (!card) return;
    setRemoved(true);
    write.mutate(
      { change: (text) => ({ ...text, cards: text.cards.filter((one) => one.id !== card.id) }), reason: words.removedReason(card.title) },
      { onSuccess: toPlan, onError: () => setRemoved(false) },
    );
  };
  return (
    <div className="page plans card-page" data-testid="card-page">
      <header className="page-head">
        <Button onClick={toPlan}>← {plan.title}</Button>
        <span className="end">
          {mayEdit && !editing ? (
            <>
              <Button onClick={() => setEditing(true)}>{common.edit}</Button>
              <Button danger loading={removed} onClick={remove}>
                {common.remove}
              </Button>
            </>
          ) : null}
          {card && !editing ? (
            <Button type="primary" onClick={() => void navigate(cardPrintPath(plan.id, card.id, plan.shown))}>
              {words.printOne}
            </Button>
          ) : null}
        </span>
      </header>
      {write.isError ? <Refused refusal={refusalOf(write.error)} /> : null}
      {editing ? (
        <CardForm
          plan={plan}
          card={card}
          onDone={(id) => {
            setEditing(false);
            if (card === null) void navigate(cardPath(plan.id, id, plan.shown), { replace: true });
          }}
          onClose={card === null ? toPlan : () => setEditing(false)}
        />
      ) : card ? (
        <BigCard card={card} />
      ) : null}
    </div>
  );
}

function BigCard({ card }: { card: ActionCard }) {
  const { plans } = useTexts();
  return (
    <article className="panel big-card" tabIndex={0} data-testid="big-card">
      <h1>{card.title}</h1>
      <p className="big-card-role">
        {card.level === null ? null : <LevelChip level={card.level} />} {card.role}
      </p>
      <StepList steps={card.steps} />
      {card.note === '' ? null : (
        <section className="big-card-note">
          <h2>{plans.cards.note}</h2>
          <p>{card.note}</p>
        </section>
      )}
    </article>
  );
}

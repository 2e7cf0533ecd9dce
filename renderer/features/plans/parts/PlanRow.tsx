// A plan as a row of the list: what it is, whose, which number, since when, which levels and cards it has.
import type { PlanSummary } from '#shared/contract/plans.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { LevelChip } from './LevelChip.tsx';

export function PlanRowHead() {
  const { columns } = useTexts().plans.list;
  return (
    <div className="plan-row head" aria-hidden="true">
      <span>{columns.title}</span>
      <span>{columns.shelf}</span>
      <span>{columns.unit}</span>
      <span>{columns.number}</span>
      <span>{columns.issued}</span>
      <span>{columns.levels}</span>
    </div>
  );
}

export function PlanRow({ plan, active }: { plan: PlanSummary; active: boolean }) {
  const { plans: words } = useTexts();
  const { list } = words;
  return (
    <article className={`plan-row ${plan.state}${active ? ' active' : ''}`} data-testid="plan-row" data-id={plan.id}>
      <span className="plan-what">
        <b>{plan.title}</b>
        {plan.state === 'inForce' ? null : <span className={`state state-${plan.state}`}>{words.state[plan.state]}</span>}
      </span>
      <span>{words.shelf[plan.shelf]}</span>
      <span className="plan-unit">{plan.unitName}</span>
      <span className="num plan-number">{plan.number}</span>
      <span className="plan-issued num">
        <span>{plan.issuedOn ?? '—'}</span>
        <small className="muted">{list.versions(plan.versions)}</small>
      </span>
      <span className="plan-levels">
        {plan.sections === 0 ? <small className="faint">{list.noText}</small> : null}
        {plan.levels.map((level) => (
          <LevelChip key={level} level={level} />
        ))}
        {plan.cards > 0 ? <small className="muted num">{list.cards(plan.cards)}</small> : null}
      </span>
    </article>
  );
}

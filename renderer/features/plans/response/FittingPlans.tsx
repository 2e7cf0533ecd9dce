// The plans that fit, each with its reason and the level that applies: a line of the intake form and of the incident.
import type { FittingPlan } from '#shared/contract/activations.ts';
import { Key } from '#renderer/components/Key.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { LevelChip } from '../parts/LevelChip.tsx';
import { openText, reasonsText, whyText } from './words.ts';
import './response.css';

interface Props {
  plans: readonly FittingPlan[];
  /** How many are shown before "more". */
  show?: number;
  onOpen: (plan: string) => void;
}

export function FittingPlans({ plans, show = 3, onOpen }: Props) {
  const texts = useTexts();
  const { response } = texts;
  return (
    <ol className="fitting" data-testid="fitting">
      {plans.slice(0, show).map((plan, at) => {
        const { applies } = plan;
        return (
          <li key={plan.plan}>
            <button
              type="button"
              className="fitting-plan"
              aria-label={response.fitting.open(plan.title)}
              onClick={() => onOpen(plan.plan)}
              data-testid="fitting-plan"
              data-level={applies.level ?? ''}
            >
              <span className="fitting-head">
                <b>{plan.title}</b>
                {applies.level === null ? (
                  <span className="muted">{plan.levels.length === 0 ? '' : response.fitting.unsaid}</span>
                ) : (
                  <LevelChip level={applies.level} name={applies.name} />
                )}
              </span>
              <span className="fitting-reasons">
                <small className="muted">{reasonsText(plan, texts)}</small>
                {at === 0 ? <Key name="Alt P" /> : null}
              </span>
              <small className={applies.by === 'condition' ? 'fitting-met' : 'muted'}>
                {applies.by === 'condition'
                  ? texts.common.labelled(whyText(applies, texts, true), applies.condition)
                  : whyText(applies, texts, plan.levels.length > 0)}
              </small>
              {at === 0 && openText(applies, texts) !== '' ? <small className="faint">{openText(applies, texts)}</small> : null}
            </button>
          </li>
        );
      })}
      {plans.length > show ? <li className="faint">{response.fitting.more(plans.length - show)}</li> : null}
    </ol>
  );
}

// Steps as they are worked through: within which minute, who, what, and the number to ring.
import type { PlanStep } from '#shared/plans/types.ts';
import { PhoneLink } from '#renderer/features/directory/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useUnits } from '../use-units.ts';

export function StepList({ steps, onSection }: { steps: readonly PlanStep[]; onSection?: (id: string) => void }) {
  const { plans } = useTexts();
  const words = plans.reader;
  const units = useUnits();
  return (
    <ol className="step-list" data-testid="steps">
      {steps.map((step) => {
        const unit = step.unit === null ? undefined : units.get(step.unit);
        const who = step.who || unit?.name || '';
        return (
          <li key={step.id}>
            <span className="step-minutes num">{step.minutes === null ? '' : words.within(step.minutes)}</span>
            <span className="step-what">
              <b>{who}</b>
              {unit?.phone ? <PhoneLink number={unit.phone} caller={unit.name} /> : null}
              <span>
                {step.text}{' '}
                {step.section !== null && onSection ? (
                  <button
                    type="button"
                    className="to-section"
                    onClick={() => onSection(step.section ?? '')}
                    aria-label={words.toSection(step.text)}
                  >
                    {words.source}
                  </button>
                ) : null}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

// Steps on paper: minute, who with the number to ring, what; on a checklist with room for a tick.
import type { PlanStep } from '#shared/plans/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useUnits } from '../use-units.ts';

export function StepTable({ steps, ticks = false }: { steps: readonly PlanStep[]; ticks?: boolean }) {
  const { plans } = useTexts();
  const words = plans.cards;
  const units = useUnits();
  const anyMinutes = steps.some(({ minutes }) => minutes !== null);
  return (
    <table>
      <thead>
        <tr>
          {ticks ? (
            <th scope="col" className="tick">
              {words.done}
            </th>
          ) : null}
          {anyMinutes ? (
            <th scope="col" className="minutes">
              {words.when}
            </th>
          ) : null}
          <th scope="col" className="who">
            {words.who}
          </th>
          <th scope="col">{words.what}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => {
          const unit = step.unit === null ? undefined : units.get(step.unit);
          return (
            <tr key={step.id}>
              {ticks ? <td className="tick">□</td> : null}
              {anyMinutes ? <td className="minutes">{step.minutes === null ? '' : plans.reader.within(step.minutes)}</td> : null}
              <td className="who">
                {step.who || unit?.name}
                {unit?.phone ? <small>{unit.phone}</small> : null}
              </td>
              <td>{step.text}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

// The steps of a level or a card: what is done, by whom, within how many minutes.
import { maxStepMinutes, maxSteps } from '#shared/plans/limits.ts';
import type { PlanStep } from '#shared/plans/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { newKey } from './keys.ts';
import { type Column, RowTable } from './RowTable.tsx';

interface Props {
  steps: readonly PlanStep[];
  onChange: (steps: PlanStep[]) => void;
  onGo?: ((step: { section: string | null }) => void) | undefined;
}

const blank = (): PlanStep => ({ id: newKey(), text: '', unit: null, who: '', minutes: null, section: null });

/** What is typed as minutes; anything else is none. */
function minutesOf(typed: string): number | null {
  const minutes = Number.parseInt(typed, 10);
  return Number.isFinite(minutes) && minutes >= 0 ? Math.min(minutes, maxStepMinutes) : null;
}

export function Steps({ steps, onChange, onGo }: Props) {
  const { planImport } = useTexts();
  const words = planImport.editor;
  const columns: Column<PlanStep>[] = [
    {
      key: 'text',
      label: words.stepText,
      width: 'minmax(0, 4fr)',
      value: ({ text }) => text,
      set: (step, text) => ({ ...step, text }),
      lines: true,
    },
    // Another name is another unit: the link goes and is found anew when the plan is taken in.
    {
      key: 'who',
      label: words.who,
      width: 'minmax(0, 1.6fr)',
      value: ({ who }) => who,
      set: (step, who) => ({ ...step, who, unit: null }),
    },
    {
      key: 'minutes',
      label: words.minutes,
      width: '72px',
      value: ({ minutes }) => (minutes === null ? '' : String(minutes)),
      set: (step, typed) => ({ ...step, minutes: minutesOf(typed) }),
      maxLength: 5,
    },
  ];
  return (
    <RowTable
      label={words.steps}
      rows={steps}
      columns={columns}
      blank={blank}
      onChange={onChange}
      onGo={onGo}
      max={maxSteps}
      testId="steps"
    />
  );
}

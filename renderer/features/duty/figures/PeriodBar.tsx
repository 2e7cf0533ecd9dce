// Which period the figures are of: by one key, or by two days.
import { Button } from 'antd';
import { maxPeriodDays } from '#shared/rosters/calendar.ts';
import { DayInput } from '#renderer/texts/DayInput.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Period, problemOf, quickPeriod, quickPeriods, usePeriod } from './period.ts';

export function PeriodBar({ period, today }: { period: Period; today: string }) {
  const { figures: words } = useTexts();
  const problem = problemOf(period);
  const choose = (chosen: Period): void => usePeriod.setState({ chosen });
  const day = (name: 'from' | 'to') => (
    <DayInput
      label={words[name]}
      value={period[name]}
      aria-invalid={problem !== null}
      aria-describedby={problem === null ? undefined : 'figures-period-problem'}
      onChange={(typed) => choose({ ...period, [name]: typed })}
      testId={`figures-${name}`}
    />
  );
  return (
    <div className="figures-period no-print" role="group" aria-label={words.period}>
      {quickPeriods.map((name) => {
        const quick = quickPeriod(name, today);
        const on = quick.from === period.from && quick.to === period.to;
        return (
          <Button key={name} type={on ? 'primary' : 'default'} aria-pressed={on} onClick={() => choose(quick)}>
            {words.quick[name]}
          </Button>
        );
      })}
      {day('from')}
      {day('to')}
      {problem === null ? null : (
        <span className="problem" role="alert" id="figures-period-problem">
          {problem === 'tooLong' ? words.tooLong(maxPeriodDays) : words.wrongOrder}
        </span>
      )}
    </div>
  );
}

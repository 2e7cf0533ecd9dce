// A duration: how many, of what.
import { Input, Select } from 'antd';
import type { ControlProps } from '#renderer/components/Field.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Duration, durationUnits } from '../forms/values.ts';

interface Props extends ControlProps {
  value: Duration;
  onChange: (value: Duration) => void;
  label: string;
}

export function DurationInput({ value, onChange, label, ...control }: Props) {
  const { editor } = useTexts().rules;
  return (
    <div className="rule-duration">
      <Input
        {...control}
        className="num"
        inputMode="numeric"
        aria-label={`${label} ${editor.amount}`}
        value={value.amount}
        maxLength={9}
        onChange={(event) => onChange({ ...value, amount: event.target.value })}
      />
      <Select
        aria-label={`${label} ${editor.unit}`}
        value={value.unit}
        options={durationUnits.map((unit) => ({ value: unit, label: editor.units[unit] }))}
        onChange={(unit) => onChange({ ...value, unit })}
      />
    </div>
  );
}

// A day on one line, typed as people write days; taken over on Enter or when the field is left.
import { Input } from 'antd';
import { type ComponentProps, useState } from 'react';
import { dayOfTyped } from './typed-day.ts';

interface Props extends Pick<ComponentProps<typeof Input>, 'aria-invalid' | 'aria-describedby'> {
  label: string;
  /** YYYY-MM-DD; what is left out in typing is taken from it. */
  value: string;
  onChange: (day: string) => void;
  testId?: string;
}

export function DayInput({ label, value, onChange, testId, ...described }: Props) {
  const [text, setText] = useState<string | null>(null);
  const day = dayOfTyped(text ?? value, value);
  const wrong = day === null || described['aria-invalid'] === true;
  const finish = (): void => {
    // What cannot be read stays to be mended.
    if (day === null) return;
    setText(null);
    if (day !== value) onChange(day);
  };
  return (
    <label className="day-of">
      {label}
      <Input
        {...described}
        aria-invalid={wrong}
        className="num"
        value={text ?? value}
        maxLength={20}
        autoComplete="off"
        status={wrong ? 'error' : ''}
        onChange={(event) => setText(event.target.value)}
        onBlur={finish}
        onPressEnter={finish}
        {...(testId === undefined ? {} : { 'data-testid': testId })}
      />
    </label>
  );
}

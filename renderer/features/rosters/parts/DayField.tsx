// A field for a day, typed as people write days; what it is taken for stands below.
import { Input } from 'antd';
import type { ComponentProps } from 'react';
import { Field } from '#renderer/components/Field.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { dayWords } from '../seat-words.ts';
import { dayOfTyped } from '#renderer/texts/typed-day.ts';

interface Props extends Omit<ComponentProps<typeof Field>, 'children' | 'group' | 'hint'> {
  value: string;
  /** What is left out is taken from this day. */
  near: string;
  onChange: (text: string) => void;
}

export function DayField({ value, near, onChange, ...field }: Props) {
  const texts = useTexts();
  const day = dayOfTyped(value, near);
  return (
    <Field {...field} hint={day === null || field.error ? undefined : `${day.slice(0, 4)}-${dayWords(day, texts)}`}>
      {(tied) => (
        <Input
          {...tied}
          className="num day-input"
          value={value}
          maxLength={20}
          placeholder={texts.rosters.dayExample}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            // The arrows go by days, as a calendar would.
            const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
            if (step === undefined || day === null) return;
            event.preventDefault();
            onChange(dayOfTyped(step === 1 ? '+1' : '-1', day) ?? value);
          }}
        />
      )}
    </Field>
  );
}

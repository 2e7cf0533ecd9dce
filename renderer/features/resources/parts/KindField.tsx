// One field of a kind of place in a form: the definition says what control it is.
import type { ReactNode } from 'react';
import type { FieldDefinition, FieldKey } from '#shared/resources/fields.ts';
import { maxFieldText } from '#shared/resources/limits.ts';
import type { FieldProps } from '#renderer/client/use-form.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { DayField } from '#renderer/features/rosters/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { FieldText } from '../place-form.ts';
import { usePlaceWords } from '../use-place-words.ts';

interface Props {
  name: FieldKey;
  definition: FieldDefinition;
  field: FieldProps;
  value: FieldText;
  onChange: (value: FieldText) => void;
  today: string;
  hint?: ReactNode;
}

const textRows = { minRows: 1, maxRows: 6 };

export function KindField({ name, definition, field, value, onChange, today, hint }: Props) {
  const { common, places } = useTexts();
  const words = usePlaceWords();
  const measure = words.measure(definition);
  const called = measure === '' ? words.fieldName(name) : common.bracketed(words.fieldName(name), measure);
  const label = definition.internal ? `${called}${places.form.internal}` : called;
  switch (definition.type) {
    case 'yesNo':
    case 'choice': {
      const choices = definition.type === 'yesNo' ? ['yes', 'no'] : (definition.choices ?? []);
      const nameOf = (choice: string): string => {
        if (choice === '') return places.form.none;
        if (definition.type === 'yesNo') return choice === 'yes' ? common.yes : common.no;
        return words.choiceName(choice);
      };
      return (
        <ChoiceField {...field} label={label} hint={hint} value={value} options={[...choices, '']} nameOf={nameOf} onChange={onChange} />
      );
    }
    case 'day':
      return <DayField {...field} label={label} near={today} value={value} onChange={onChange} />;
    case 'text':
      return (
        <TextAreaField
          {...field}
          label={label}
          hint={hint}
          value={value}
          maxLength={maxFieldText}
          autoSize={textRows}
          onChange={onChange}
        />
      );
    default:
      return (
        <TextField
          {...field}
          label={label}
          hint={hint}
          value={value}
          maxLength={30}
          inputMode="decimal"
          className="num number-input"
          autoComplete="off"
          onChange={onChange}
        />
      );
  }
}

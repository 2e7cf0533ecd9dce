// Fields that hold text: one line, a password, a note of several lines.
import { Input, type InputProps } from 'antd';
import type { ChangeEvent, ComponentProps } from 'react';
import { Field } from './Field.tsx';

interface Common extends Omit<ComponentProps<typeof Field>, 'group' | 'children'> {
  value: string;
  onChange: (value: string) => void;
}

const nothing = (): void => undefined;

/** What of it the field gets, and what the control. */
function parted<P extends Common>({ id, label, error, hint, onBlur = nothing, onChange, ...control }: P) {
  return {
    field: { id, label, error, hint, onBlur },
    control: { ...control, onChange: (event: ChangeEvent<{ value: string }>) => onChange(event.target.value) },
  };
}

type LineProps = Pick<InputProps, 'maxLength' | 'className' | 'inputMode' | 'autoComplete' | 'placeholder' | 'disabled'>;
type NoteProps = Pick<ComponentProps<typeof Input.TextArea>, 'maxLength' | 'autoSize' | 'rows' | 'aria-required'>;

export function TextField(props: Common & LineProps) {
  const { field, control } = parted(props);
  return <Field {...field}>{(tied) => <Input {...tied} {...control} />}</Field>;
}

export function PasswordField(props: Common & LineProps) {
  const { field, control } = parted(props);
  return <Field {...field}>{(tied) => <Input.Password {...tied} {...control} />}</Field>;
}

export function TextAreaField(props: Common & NoteProps) {
  const { field, control } = parted(props);
  return <Field {...field}>{(tied) => <Input.TextArea {...tied} {...control} />}</Field>;
}

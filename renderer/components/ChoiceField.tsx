// Fields that are pressed: one of a few, yes or no.
import { Segmented, Switch } from 'antd';
import type { ComponentProps } from 'react';
import { Field } from './Field.tsx';

type Common = Omit<ComponentProps<typeof Field>, 'group' | 'children'>;

interface ChoiceProps<V> extends Common {
  value: V;
  options: readonly V[];
  nameOf: (option: V) => string;
  onChange: (value: V) => void;
}

export function ChoiceField<V extends string | number>({ value, options, nameOf, onChange, ...field }: ChoiceProps<V>) {
  return (
    <Field {...field} group>
      {() => (
        <Segmented<V>
          aria-label={field.label}
          value={value}
          options={options.map((option) => ({ value: option, label: nameOf(option) }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

interface SwitchProps extends Common {
  value: boolean;
  onChange: (value: boolean) => void;
}

export function SwitchField({ value, onChange, ...field }: SwitchProps) {
  return (
    <Field {...field}>
      {(tied) => (
        <div className="row">
          <Switch id={tied.id} aria-describedby={tied['aria-describedby']} checked={value} onChange={onChange} />
        </div>
      )}
    </Field>
  );
}

// Which version something is of.
import { Select } from 'antd';
import type { ComponentProps } from 'react';
import { Field } from '#renderer/components/Field.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { PlanVersion } from '../plan-form.ts';
import { useVersionName } from '../version-name.ts';

interface Props extends Omit<ComponentProps<typeof Field>, 'children' | 'group' | 'label'> {
  versions: readonly PlanVersion[];
  value: string | null;
  onChange: (version: string | null) => void;
}

export function VersionField({ versions, value, onChange, ...field }: Props) {
  const { plans } = useTexts();
  const nameOf = useVersionName();
  return (
    <Field {...field} label={plans.form.version}>
      {(tied) => (
        <Select
          {...tied}
          allowClear
          value={value}
          onChange={(version: string | undefined) => onChange(version ?? null)}
          options={versions.map((version) => ({ value: version.id, label: nameOf(version) }))}
          popupMatchSelectWidth={false}
        />
      )}
    </Field>
  );
}

// Choosing a unit of the directory by its name.
import { Select } from 'antd';
import type { Unit } from '../directory-model.ts';

interface Props {
  id: string;
  units: readonly Unit[];
  value: string | null;
  onChange: (unit: string | null) => void;
  placeholder: string;
  status?: 'error' | '';
  'aria-invalid'?: boolean;
  'aria-describedby'?: string | undefined;
}

export function UnitSelect({ units, value, onChange, placeholder, ...rest }: Props) {
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: (typed, option) => (option?.search ?? '').toLowerCase().includes(typed.trim().toLowerCase()) }}
      allowClear
      value={value}
      placeholder={placeholder}
      onChange={(unit: string | undefined) => onChange(unit ?? null)}
      options={units.map((unit) => ({ value: unit.id, label: unit.name, search: `${unit.name} ${unit.shortName ?? ''}` }))}
      popupMatchSelectWidth={320}
    />
  );
}

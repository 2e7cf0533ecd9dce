// A person's name: typed freely, or found in the directory by name, post or pinyin initials.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useSettled } from '#renderer/client/use-settled.ts';

interface Found {
  name: string;
  post: string;
  unitName: string;
}

interface Props {
  id: string;
  value: string;
  onChange: (name: string) => void;
  placeholder?: string;
  label?: string;
  /** How a chosen person is written; by default the name alone. */
  write?: (person: Found) => string;
  className?: string;
  autoFocus?: boolean;
  disabled?: boolean;
  status?: 'error' | '';
  'aria-invalid'?: boolean;
  'aria-describedby'?: string | undefined;
}

function personLine(option: { data: { person: Found } }) {
  const { person } = option.data;
  return (
    <span>
      {person.name} <span className="muted">{`${person.unitName} ${person.post}`}</span>
    </span>
  );
}

export function PersonInput({ value, onChange, label, write = (person) => person.name, ...rest }: Props) {
  const mayRead = useMay('directory.read');
  const wanted = useSettled(value.trim(), 150);
  const { data } = useQuery({
    ...orpc.directory.people.queryOptions({ input: { text: wanted, limit: 8 } }),
    enabled: mayRead && wanted !== '',
    placeholderData: keepPreviousData,
  });
  const options = (wanted === '' ? [] : (data?.items ?? [])).map((person) => ({ value: write(person), key: person.id, person }));
  return (
    <AutoComplete
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={value}
      options={options}
      onChange={(name: string) => onChange(name)}
      optionRender={personLine}
      popupMatchSelectWidth={false}
      defaultActiveFirstOption={false}
    />
  );
}

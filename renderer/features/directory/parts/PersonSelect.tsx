// Choosing a person of the directory: by name, pinyin, initials, post, unit or number.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select, type RefSelectProps } from 'antd';
import { type Ref, useDeferredValue, useState } from 'react';
import { orpc } from '#renderer/client/query.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Person } from '../directory-model.ts';
import '../directory.css';

interface Props {
  id: string;
  value: string | null;
  onChange: (person: string | null) => void;
  /** Name of `value`, when the caller knows it. */
  name?: string | null;
  placeholder?: string | undefined;
  label?: string;
  status?: 'error' | '';
  'aria-invalid'?: boolean;
  'aria-describedby'?: string | undefined;
  selectRef?: Ref<RefSelectProps>;
  allowClear?: boolean;
  /** Open at once: the person has just asked for it. */
  startOpen?: boolean;
  disabled?: boolean;
}

const shown = 60;

function optionOf(person: Person) {
  return (
    <span className="person-option">
      <b>{person.name}</b>
      <span>{[person.post, person.unitName].filter((part) => part !== '').join(' · ')}</span>
      <span className="num">{person.phones[0]?.number}</span>
    </span>
  );
}

export function PersonSelect({
  id,
  value,
  onChange,
  name,
  placeholder,
  label,
  selectRef,
  allowClear = true,
  startOpen = false,
  disabled = false,
  ...aria
}: Props) {
  const { directory: words } = useTexts();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const { data } = useQuery({
    ...orpc.directory.people.queryOptions({ input: { limit: shown, ...(wanted === '' ? {} : { text: wanted }) } }),
    placeholderData: keepPreviousData,
  });
  // Whoever is chosen may stand outside the first hits.
  const { data: chosen } = useQuery({
    ...orpc.directory.person.queryOptions({ input: { id: value ?? '' } }),
    enabled: value !== null && name === undefined,
  });
  const options = (data?.items ?? []).map((person) => ({ value: person.id, label: person.name, person }));
  const nameOf = (person: string): string =>
    name ?? data?.items.find((one) => one.id === person)?.name ?? (chosen?.id === person ? chosen.name : '…');
  return (
    <Select<string, (typeof options)[number]>
      id={id}
      {...(selectRef ? { ref: selectRef } : {})}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...aria}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear={allowClear}
      disabled={disabled}
      value={value}
      defaultOpen={startOpen}
      placeholder={placeholder ?? words.choose}
      notFoundContent={words.chooseEmpty}
      onChange={(person: string | undefined) => onChange(person ?? null)}
      onOpenChange={(open) => (open ? undefined : setText(''))}
      options={options}
      labelRender={(one) => nameOf(String(one.value))}
      optionRender={({ data: option }) => optionOf(option.person)}
      popupMatchSelectWidth={420}
      data-testid={`person-select-${id}`}
    />
  );
}

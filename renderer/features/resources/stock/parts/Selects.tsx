// Choosing a place, a supply, an incident: found by name, initials.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { orpc } from '#renderer/client/query.ts';
import { useSettled } from '#renderer/client/use-settled.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

const typingMs = 120;
/** Rows of one search: nobody reads further. */
const shown = 50;

interface Props {
  id?: string;
  value: string | null;
  onChange: (value: string | null) => void;
  placeholder: string;
  label?: string;
  disabled?: boolean;
  allowClear?: boolean;
  status?: 'error' | '';
  'aria-invalid'?: boolean;
  'aria-describedby'?: string | undefined;
  testId?: string;
}

function useTyped(): [string, (text: string) => void] {
  const [typed, setTyped] = useState('');
  return [useSettled(typed.trim(), typingMs), setTyped];
}

interface Option {
  value: string;
  label: string;
}

function Searched({
  value,
  onChange,
  label,
  testId,
  options,
  onSearch,
  ...rest
}: Props & { options: Option[]; onSearch: (text: string) => void }) {
  return (
    <Select
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      showSearch={{ filterOption: false, onSearch }}
      // An id says nothing to anybody: until its name is known the field is empty.
      value={options.some((option) => option.value === value) ? value : null}
      onChange={(next: string | undefined) => onChange(next ?? null)}
      options={options}
      popupMatchSelectWidth={320}
      data-testid={testId}
    />
  );
}

/** Depots first: whoever asks for stock nearly always means one. */
export function FacilitySelect(props: Props) {
  const [text, setText] = useTyped();
  const { data } = useQuery({
    ...orpc.facilities.list.queryOptions({ input: { limit: shown, ...(text === '' ? {} : { text }) } }),
    placeholderData: keepPreviousData,
  });
  const depots = useQuery({
    ...orpc.facilities.list.queryOptions({ input: { kind: 'supplyDepot', limit: shown, ...(text === '' ? {} : { text }) } }),
    placeholderData: keepPreviousData,
  });
  const chosen = useQuery({ ...orpc.facilities.get.queryOptions({ input: { id: props.value ?? '' } }), enabled: props.value !== null });
  const found = [...(depots.data?.items ?? []), ...(data?.items ?? []).filter(({ kind }) => kind !== 'supplyDepot')];
  const options = found.map(({ id, name }) => ({ value: id, label: name }));
  const own =
    chosen.data && !options.some(({ value }) => value === props.value) ? [{ value: chosen.data.id, label: chosen.data.name }] : [];
  return <Searched {...props} options={[...own, ...options]} onSearch={setText} />;
}

export function SupplySelect(props: Props) {
  const [text, setText] = useTyped();
  const { data } = useQuery({
    ...orpc.supplies.list.queryOptions({ input: text === '' ? {} : { text } }),
    placeholderData: keepPreviousData,
  });
  const all = useQuery(orpc.supplies.list.queryOptions({ input: {} }));
  const label = ({ name, spec, unit }: { name: string; spec: string; unit: string }): string =>
    `${name}${spec === '' ? '' : ` ${spec}`}（${unit}）`;
  const options = (data?.items ?? []).slice(0, shown).map((one) => ({ value: one.id, label: label(one) }));
  const own = all.data?.items.find(({ id }) => id === props.value);
  const kept = own && !options.some(({ value }) => value === own.id) ? [{ value: own.id, label: label(own) }] : [];
  return <Searched {...props} options={[...kept, ...options]} onSearch={setText} />;
}

/** @param known the one that is chosen already, which may be closed by now */
export function IncidentSelect({ known = null, ...props }: Props & { known?: { id: string; title: string } | null }) {
  const { stock } = useTexts();
  const { data } = useQuery(orpc.incidents.list.queryOptions({ input: { state: 'open', limit: 200 } }));
  const open = (data?.items ?? []).map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }));
  const own = known === null || open.some(({ value }) => value === known.id) ? [] : [{ value: known.id, label: known.title }];
  return (
    <Select
      id={props.id ?? ''}
      allowClear
      placeholder={stock.slips.noIncident}
      value={props.value}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(next: string | undefined) => props.onChange(next ?? null)}
      options={[...own, ...open]}
      popupMatchSelectWidth={420}
    />
  );
}

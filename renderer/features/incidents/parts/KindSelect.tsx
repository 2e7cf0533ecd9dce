// The kind of event: found by name, pinyin initials or code.
import { useQuery } from '@tanstack/react-query';
import { Select, type RefSelectProps } from 'antd';
import { type Ref, useMemo } from 'react';
import { orpc } from '#renderer/client/query.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  id: string;
  value: string | null;
  onChange: (code: string | null) => void;
  selectRef?: Ref<RefSelectProps>;
}

export function useKinds() {
  const { data } = useQuery(orpc.incidents.kinds.queryOptions());
  return useMemo(() => ({ list: data?.items ?? [], byCode: new Map((data?.items ?? []).map((kind) => [kind.code, kind])) }), [data]);
}

const indented = ({ data }: { data: { label: string; code: string; level: number } }) => (
  <span style={{ paddingLeft: (data.level - 1) * 14 }}>
    {data.label} <span className="faint num">{data.code}</span>
  </span>
);

export function KindSelect({ id, value, onChange, selectRef }: Props) {
  const { intake } = useTexts();
  const { list } = useKinds();
  const options = useMemo(
    () =>
      list.map((kind) => ({
        value: kind.code,
        label: kind.name,
        search: `${kind.name} ${kind.code} ${kind.pinyin}`.toLowerCase(),
        level: kind.level,
        code: kind.code,
      })),
    [list],
  );
  return (
    <Select
      id={id}
      ref={selectRef}
      showSearch={{ filterOption: (typed, option) => (option?.search ?? '').includes(typed.trim().toLowerCase()) }}
      allowClear
      value={value}
      placeholder={intake.kindPlaceholder}
      onChange={(code: string | undefined) => onChange(code ?? null)}
      options={options}
      optionRender={indented}
      popupMatchSelectWidth={420}
    />
  );
}

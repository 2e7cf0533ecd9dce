// Kinds of event as a choice: one, or several with "all kinds"; found by name, pinyin initials or code.
import { Select } from 'antd';
import { useMemo } from 'react';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { RuleWords } from '../use-rule-words.ts';

type Kinds = RuleWords['kinds']['items'];

interface Common {
  id: string;
  kinds: Kinds;
  label?: string;
  placeholder?: string;
  status?: 'error' | '';
  'aria-invalid'?: boolean;
  'aria-describedby'?: string | undefined;
}

interface Option {
  value: string;
  label: string;
  search: string;
  level: number;
}

const allKinds = '*';
const indented = ({ data }: { data: Option }) => (
  <span style={{ paddingLeft: (data.level - 1) * 14 }}>
    {data.label} {data.value === allKinds ? null : <span className="faint num">{data.value}</span>}
  </span>
);
const search = { filterOption: (typed: string, option?: Option) => (option?.search ?? '').includes(typed.trim().toLowerCase()) };

function useOptions(kinds: Kinds, withAll: boolean): Option[] {
  const { rules: words } = useTexts();
  return useMemo(
    () => [
      ...(withAll ? [{ value: allKinds, label: words.allKinds, search: words.allKinds.toLowerCase(), level: 1 }] : []),
      ...kinds.map(({ code, name, pinyin, level }) => ({
        value: code,
        label: name,
        search: `${name} ${code} ${pinyin}`.toLowerCase(),
        level,
      })),
    ],
    [kinds, withAll, words],
  );
}

interface One extends Common {
  value: string | null;
  onChange: (code: string | null) => void;
}

export function KindsSelect({ kinds, value, onChange, label, ...rest }: One) {
  const options = useOptions(kinds, false);
  return (
    <Select<string, Option>
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      showSearch={search}
      allowClear
      value={value}
      onChange={(code: string | undefined) => onChange(code ?? null)}
      options={options}
      optionRender={indented}
      popupMatchSelectWidth={380}
    />
  );
}

interface Several extends Common {
  value: string[];
  onChange: (codes: string[]) => void;
}

export function KindsMultiSelect({ kinds, value, onChange, label, ...rest }: Several) {
  const options = useOptions(kinds, true);
  return (
    <Select<string[], Option>
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      mode="multiple"
      showSearch={search}
      value={value}
      // "All" and single kinds exclude one another: the one chosen last holds.
      onChange={(codes) => onChange(codes.at(-1) === allKinds ? [allKinds] : codes.filter((code) => code !== allKinds))}
      options={options}
      optionRender={indented}
      popupMatchSelectWidth={380}
    />
  );
}

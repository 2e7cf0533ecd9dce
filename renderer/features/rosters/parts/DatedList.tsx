// Leave or wishes as a list: typed letters filter by name, those that are over are left out until asked for.
import { Input, Switch } from 'antd';
import { useState } from 'react';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Dated {
  id: string;
  personName: string;
  from: string;
  to: string;
}

interface Props<T extends Dated> {
  items: readonly T[];
  today: string;
  empty: string;
  label: string;
  chosen: string | null;
  onChoose: (item: T) => void;
  wordsOf: (item: T) => string;
}

export function DatedList<T extends Dated>({ items, today, empty, label, chosen, onChoose, wordsOf }: Props<T>) {
  const { rosterSetup, common } = useTexts();
  const [past, setPast] = useState(false);
  const [text, setText] = useState('');
  const wanted = text.trim();
  const shown = items
    .filter((one) => (past || one.to >= today) && (wanted === '' || one.personName.includes(wanted) || wordsOf(one).includes(wanted)))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.personName.localeCompare(b.personName, 'zh')));
  return (
    <section className="panel" aria-label={label}>
      <h2>
        {label} <em>{shown.length}</em>
        <span className="end">
          <Switch size="small" checked={past} onChange={setPast} aria-label={rosterSetup.leave.past} />
          <small>{rosterSetup.leave.past}</small>
        </span>
      </h2>
      <div className="list-filter">
        <Input
          aria-label={common.search}
          placeholder={common.search}
          allowClear
          value={text}
          maxLength={60}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {items.length === 0 ? <Empty>{empty}</Empty> : null}
      <VirtualList
        items={shown}
        keyOf={(one) => one.id}
        estimate={40}
        label={label}
        onOpen={onChoose}
        render={(one, active) => (
          <div className={`dated${active ? ' active' : ''}${one.id === chosen ? ' chosen' : ''}`} onClick={() => onChoose(one)}>
            <b>{one.personName}</b>
            <span>{wordsOf(one)}</span>
          </div>
        )}
      />
    </section>
  );
}

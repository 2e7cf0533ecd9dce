// The people of the chosen unit, or those that the typed words find.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { type KeyboardEvent, useDeferredValue, useRef } from 'react';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { callerOf, type Person, type Unit } from '../directory-model.ts';
import { filterOf, show, useView } from '../view.ts';
import { PhoneLink } from './PhoneLink.tsx';
import { UnitHead } from './UnitHead.tsx';

interface Props {
  units: readonly Unit[];
}

export function PeopleList({ units }: Props) {
  const { common, directory: words } = useTexts();
  const { directoryFiles: more } = useTexts();
  const view = useView();
  const { unit, text, detail, below, group } = view;
  const { data: groups } = useQuery(orpc.directory.groups.queryOptions({ input: {} }));
  const mayEdit = useMay('directory.edit');
  const box = useRef<HTMLElement>(null);
  const wanted = useDeferredValue(text.trim());
  const filter = filterOf({ ...view, text: wanted });
  const { data, isPending } = useQuery({
    ...orpc.directory.people.queryOptions({
      input: { limit: 500, ...filter },
    }),
    placeholderData: keepPreviousData,
  });
  const items = data?.items ?? [];
  const total = data?.total ?? 0;
  const chosen = units.find((one) => one.id === unit);
  const open = (person: Person): void => show({ show: 'person', id: person.id });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && items[0]) open(items[0]);
    else if (event.key === 'ArrowDown') box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <section ref={box} className="panel people" data-testid="people">
      <div className="people-head">
        <Input
          aria-label={words.search}
          placeholder={words.search}
          allowClear
          value={text}
          maxLength={100}
          onChange={(event) => useView.setState({ text: event.target.value })}
          onKeyDown={onKeyDown}
          data-testid="people-search"
        />
        {unit === null ? null : (
          <Checkbox checked={below} onChange={(event) => useView.setState({ below: event.target.checked })}>
            {more.below}
          </Checkbox>
        )}
        {(groups?.items.length ?? 0) > 0 ? (
          <Select
            aria-label={more.tabs.groups}
            allowClear
            placeholder={more.allGroups}
            value={group}
            popupMatchSelectWidth={260}
            onChange={(next: string | undefined) => useView.setState({ group: next ?? null })}
            options={(groups?.items ?? []).map((one) => ({ value: one.id, label: common.bracketed(one.name, String(one.members)) }))}
          />
        ) : null}
        <span className="muted num" role="status">
          {isPending ? '' : total > items.length ? words.firstOf(items.length, total) : words.count(total)}
        </span>
        {mayEdit ? <Button onClick={() => show({ show: 'editPerson', id: null })}>{words.newPerson}</Button> : null}
      </div>
      {chosen ? <UnitHead unit={chosen} units={units} people={total} /> : null}
      {items.length === 0 && !isPending ? (
        <Empty>
          {wanted !== '' ? words.nothingFound : chosen ? words.emptyUnit : units.length === 0 ? words.empty : words.nothingFound}
        </Empty>
      ) : null}
      <VirtualList
        items={items}
        keyOf={(person) => person.id}
        estimate={58}
        label={words.people}
        interactive
        onOpen={open}
        render={(person, active) => (
          <div
            className={`person-row${active ? ' active' : ''}${detail && 'id' in detail && detail.id === person.id ? ' shown' : ''}`}
            onClick={() => open(person)}
            data-testid="person-row"
          >
            <b>{person.name}</b>
            <span>{person.post}</span>
            <span className="muted">{person.unitName}</span>
            <span className="phones">
              {person.phones.map((phone) => (
                <PhoneLink
                  key={`${phone.kind}${phone.number}`}
                  number={phone.number}
                  caller={callerOf(person)}
                  kind={phone.kind}
                  hours={phone.hours}
                  tabIndex={active ? 0 : -1}
                />
              ))}
            </span>
          </div>
        )}
      />
    </section>
  );
}

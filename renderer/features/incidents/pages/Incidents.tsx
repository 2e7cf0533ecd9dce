// All incidents: found by words, state and period; Enter opens; coming back finds the list as it was left.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, type InputRef, Segmented, Select } from 'antd';
import { useNavigate } from 'react-router';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { pagesOf } from '#renderer/client/pages.ts';
import { orpc } from '#renderer/client/query.ts';
import { useSettled } from '#renderer/client/use-settled.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { ListFilter } from '#renderer/components/ListFilter.tsx';
import { useListHabits } from '#renderer/components/use-list-habits.ts';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { blankView, boundsOf, changeView, listStates, periods, place, useListView } from '../list-view.ts';
import { IncidentRow } from '../parts/IncidentRow.tsx';
import '../incidents.css';

const rowHeight = 72;
const pageSize = 200;

export function IncidentsPage() {
  const { common, incident } = useTexts();
  const words = incident.list;
  const view = useListView();
  const now = useNow();
  const navigate = useNavigate();
  const text = useSettled(view.text.trim(), 150);
  const bounds = boundsOf(view, now, zoneNow());
  const query = useInfiniteQuery({
    ...orpc.incidents.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        state: view.state,
        ...bounds,
        limit: pageSize,
        ...(text === '' ? {} : { text }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor,
    }),
    placeholderData: keepPreviousData,
    // The place in a long list is kept as long as the page lives.
    gcTime: Number.POSITIVE_INFINITY,
  });
  const { first, items, more } = pagesOf(query);
  const filtered = view.text.trim() !== '' || view.state !== 'all' || view.period !== 'all';
  const { filter, box, toList, keepPlace, onKeyDown } = useListHabits<InputRef>({
    ready: items.length > 0,
    place,
    wasOpened: () => useListView.getState().opened !== null,
  });
  const open = (id: string): void => {
    useListView.setState({ opened: id });
    void navigate(`/incidents/${id}`);
  };
  return (
    <div className="page" onKeyDown={onKeyDown} data-testid="incidents">
      <header className="page-head">
        <h1>{words.title}</h1>
        <ListFilter
          ref={filter}
          className="incident-filter"
          label={words.filter}
          value={view.text}
          onChange={(text) => changeView({ text })}
          onDown={toList}
          testId="incident-filter"
        />
        <Segmented
          aria-label={words.state}
          value={view.state}
          options={listStates.map((value) => ({ value, label: words.states[value] }))}
          onChange={(state) => changeView({ state })}
        />
        <Select
          aria-label={words.period}
          value={view.period}
          options={periods.map((value) => ({ value, label: words.periods[value] }))}
          onChange={(period) => changeView({ period })}
          popupMatchSelectWidth={false}
        />
        {view.period === 'own' ? <OwnPeriod /> : null}
        {filtered ? (
          <Button type="text" onClick={() => changeView(blankView)}>
            {words.clear}
          </Button>
        ) : null}
        <span className="end muted num" role="status">
          {words.total(first?.total ?? 0)} · {words.openFirst}
        </span>
      </header>
      <section ref={box} className="panel list-panel" aria-label={words.title} onScrollCapture={keepPlace}>
        {query.isError ? <Refused refusal={refusalOf(query.error)} /> : null}
        {items.length === 0 && query.isSuccess ? (
          <Empty>
            {view.text.trim() === '' && view.period === 'all' ? (view.state === 'all' ? words.empty : words.emptyOpen) : common.notFound}
          </Empty>
        ) : null}
        {items.length > 0 ? (
          <VirtualList
            items={items}
            keyOf={(one) => one.id}
            estimate={rowHeight}
            label={words.title}
            focusKey={view.opened}
            onOpen={(one) => open(one.id)}
            onEnd={more}
            render={(one, active) => (
              <div onClick={() => open(one.id)}>
                <IncidentRow incident={one} active={active} now={now} />
              </div>
            )}
          />
        ) : null}
      </section>
    </div>
  );
}

function OwnPeriod() {
  const words = useTexts().incident.list;
  const { from, to } = useListView();
  const wrong = from !== '' && to !== '' && from > to;
  const day = (name: 'from' | 'to', value: string) => (
    <Input
      type="date"
      className="num day-input"
      aria-label={words[name]}
      value={value}
      status={wrong ? 'error' : ''}
      aria-invalid={wrong}
      aria-describedby={wrong ? 'own-period-wrong' : undefined}
      onChange={(event) => changeView({ [name]: event.target.value })}
    />
  );
  return (
    <span className="own-period">
      {day('from', from)} – {day('to', to)}
      {wrong ? (
        <small id="own-period-wrong" className="problem" role="alert">
          {words.dayWrong}
        </small>
      ) : null}
    </span>
  );
}

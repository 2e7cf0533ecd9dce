// All plans: by shelf, kind of event, unit and state, found by title, number or initials; Enter opens; coming back finds the list as it was left.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, type InputRef, Select } from 'antd';
import { useNavigate } from 'react-router';
import { planStates, shelves } from '#shared/plans/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { pagesOf } from '#renderer/client/pages.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useSettled } from '#renderer/client/use-settled.ts';
import { ChipRow } from '#renderer/components/ChipRow.tsx';
import { Empty } from '#renderer/components/Empty.tsx';
import { ListFilter } from '#renderer/components/ListFilter.tsx';
import { useListHabits } from '#renderer/components/use-list-habits.ts';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { KindSelect } from '#renderer/features/incidents/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { blankView, changeView, filterOf, isFiltered, place, useListView } from '../list-view.ts';
import { PlanRow, PlanRowHead } from '../parts/PlanRow.tsx';
import { PlansTabs } from '../parts/PlansTabs.tsx';
import { RemovedBar } from '../parts/RemovedBar.tsx';
import '../plans.css';

const rowHeight = 56;
const pageSize = 200;
const typingMs = 120;

export function PlansPage() {
  const { common, plans } = useTexts();
  const words = plans.list;
  const view = useListView();
  const navigate = useNavigate();
  const mayEdit = useMay('plans.edit');
  const text = useSettled(view.text.trim(), typingMs);
  const query = useInfiniteQuery({
    ...orpc.plans.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...filterOf(view),
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
  const { filter, box, toList, keepPlace, onKeyDown } = useListHabits<InputRef>({
    ready: items.length > 0,
    place,
    wasOpened: () => useListView.getState().opened !== null,
  });
  const open = (id: string): void => {
    useListView.setState({ opened: id });
    void navigate(`/plans/${id}`);
  };
  return (
    <div className="page plans" onKeyDown={onKeyDown} data-testid="plans">
      <PlansTabs />
      <header className="page-head">
        <h1>{words.title}</h1>
        <ListFilter
          ref={filter}
          className="plan-filter"
          label={words.filter}
          value={view.text}
          onChange={(text) => changeView({ text })}
          onDown={toList}
          onEnter={() => items[0] && open(items[0].id)}
          testId="plan-filter"
        />
        <label className="plan-pick">
          <span className="visually-hidden">{words.eventKind}</span>
          <KindSelect id="plan-event-kind" value={view.eventKind} onChange={(eventKind) => changeView({ eventKind })} />
        </label>
        <Select
          className="plan-pick"
          aria-label={words.unit}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={words.unit}
          value={view.unit}
          onChange={(unit: string | undefined) => changeView({ unit: unit ?? null })}
          options={(first?.units ?? []).map((unit) => ({ value: unit.id, label: words.unitOption(unit.name, unit.plans) }))}
          popupMatchSelectWidth={320}
        />
        <Select
          aria-label={words.state}
          value={view.state}
          onChange={(state) => changeView({ state })}
          options={[
            { value: 'all' as const, label: words.allStates },
            ...planStates.map((state) => ({ value: state, label: plans.state[state] })),
          ]}
          popupMatchSelectWidth={false}
        />
        {isFiltered(view) ? (
          <Button type="text" onClick={() => changeView(blankView)}>
            {words.clear}
          </Button>
        ) : null}
        <span className="end">
          <span className="muted num" role="status">
            {first ? words.total(first.total) : ''}
          </span>
          {mayEdit ? (
            <Button type="primary" onClick={() => void navigate('/plans/new')}>
              {words.create}
            </Button>
          ) : null}
        </span>
      </header>
      <RemovedBar plan={null} />
      <ChipRow
        label={words.shelves}
        keys={shelves}
        nameOf={(shelf) => plans.shelf[shelf]}
        all={words.allShelves}
        counts={new Map(first?.shelves.map(({ shelf, plans: count }) => [shelf, count]))}
        value={view.shelf}
        onChange={(shelf) => changeView({ shelf })}
        onDown={toList}
        testId="shelf"
      />
      <section ref={box} className="panel list-panel" aria-label={words.title} onScrollCapture={keepPlace}>
        {query.isError ? <Refused refusal={refusalOf(query.error)} /> : null}
        {items.length === 0 && query.isSuccess ? <Empty>{isFiltered(view) ? common.notFound : words.empty}</Empty> : null}
        {items.length > 0 ? (
          <>
            <PlanRowHead />
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
                  <PlanRow plan={one} active={active} />
                </div>
              )}
            />
          </>
        ) : null}
      </section>
    </div>
  );
}

// All places: by kind, unit and state, found by name, initials or address; Enter opens, the space bar changes what changes by the hour.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, type InputRef, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { FacilityListed } from '#shared/contract/facilities.ts';
import { fieldsOf } from '#shared/resources/fields.ts';
import { facilityKinds } from '#shared/resources/types.ts';
import { dayText } from '#shared/time/zone.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { pagesOf } from '#renderer/client/pages.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useSettled } from '#renderer/client/use-settled.ts';
import { ChipRow } from '#renderer/components/ChipRow.tsx';
import { Empty } from '#renderer/components/Empty.tsx';
import { ListFilter } from '#renderer/components/ListFilter.tsx';
import { useListHabits } from '#renderer/components/use-list-habits.ts';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { UnitSelect } from '#renderer/features/directory/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { PlaceExport } from '../import/PlaceExport.tsx';
import { PlaceRow, PlaceRowHead } from '../parts/PlaceRow.tsx';
import { RemovedPlaces } from '../parts/RemovedPlaces.tsx';
import { ResourcesTabs } from '../parts/ResourcesTabs.tsx';
import { StateEdit } from '../parts/StateEdit.tsx';
import { newPlacePath, placePath, printPlacesPath } from '../place-paths.ts';
import { blankPlaces, changePlaces, isFiltered, place, placesFilter, usePlacesView } from '../places-view.ts';
import '../places.css';

const rowHeight = 56;
const pageSize = 200;
const typingMs = 120;

const hasState = ({ kind }: FacilityListed): boolean => fieldsOf(kind).some(([, { state }]) => state);

/** The map and links of others ask for a kind, an area or a place by the address; it is taken over once. */
function useAsked(): void {
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  useEffect(() => {
    const [asked, kind, bbox] = [params.get('place'), params.get('kind'), params.get('bbox')];
    if (asked !== null) void navigate(placePath(asked), { replace: true });
    else if (kind !== null || bbox !== null) {
      changePlaces({ ...blankPlaces, kind: facilityKinds.find((one) => one === kind) ?? null, bbox });
      setParams({}, { replace: true });
    }
  }, [params, setParams, navigate]);
}

export function PlacesPage() {
  const { common, places, resources } = useTexts();
  const words = places.list;
  useAsked();
  const view = usePlacesView();
  const navigate = useNavigate();
  const [mayEdit, mayState] = [useMay('resources.edit'), useMay('resources.state')];
  const now = useNow();
  const text = useSettled(view.text.trim(), typingMs);
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  const [edited, setEdited] = useState<string | null>(null);
  const query = useInfiniteQuery({
    ...orpc.facilities.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...placesFilter(view),
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
  const counts = new Map(first?.kinds.map(({ kind, count }) => [kind, count]));
  const { filter, box, toList, keepPlace, onKeyDown } = useListHabits<InputRef>({
    ready: items.length > 0,
    place,
    wasOpened: () => usePlacesView.getState().opened !== null,
  });
  const open = (id: string): void => {
    usePlacesView.setState({ opened: id });
    void navigate(placePath(id));
  };
  return (
    <div className="page places" onKeyDown={onKeyDown} data-testid="places">
      <ResourcesTabs />
      <header className="page-head">
        <h1>{resources.list.title}</h1>
        <ListFilter
          ref={filter}
          className="place-filter"
          label={words.filter}
          value={view.text}
          onChange={(text) => changePlaces({ text })}
          onDown={toList}
          onEnter={() => items[0] && open(items[0].id)}
          testId="place-filter"
        />
        <label className="place-pick">
          <span className="visually-hidden">{words.unit}</span>
          <UnitSelect
            id="place-unit"
            units={units?.items ?? []}
            value={view.unit}
            placeholder={words.unit}
            onChange={(unit) => changePlaces({ unit })}
          />
        </label>
        <Select
          aria-label={words.state}
          value={view.state}
          onChange={(state) => changePlaces({ state })}
          options={[
            { value: 'all' as const, label: words.allStates },
            { value: 'open' as const, label: words.open },
            { value: 'closed' as const, label: words.closed },
          ]}
          popupMatchSelectWidth={false}
        />
        {view.bbox === null ? null : (
          <Button onClick={() => changePlaces({ bbox: null })} data-testid="place-box">
            {words.box} ✕
          </Button>
        )}
        {isFiltered(view) ? (
          <Button type="text" onClick={() => changePlaces(blankPlaces)}>
            {words.clear}
          </Button>
        ) : null}
        <span className="end">
          <span className="muted num" role="status">
            {first ? words.total(first.total) : ''}
          </span>
          <PlaceExport view={view} total={first?.total ?? 0} />
          <Button disabled={items.length === 0} onClick={() => void navigate(printPlacesPath)}>
            {words.print}
          </Button>
          {mayEdit ? (
            <Button type="primary" onClick={() => void navigate(newPlacePath(view.kind))}>
              {words.create}
            </Button>
          ) : null}
        </span>
      </header>
      <RemovedPlaces place={null} />
      <ChipRow
        label={words.kinds}
        // Kinds that nothing is entered of take no room; the chosen one stays.
        keys={facilityKinds.filter((kind) => counts.has(kind) || kind === view.kind)}
        nameOf={(kind) => resources.kinds[kind]}
        all={words.allKinds}
        counts={counts}
        value={view.kind}
        onChange={(kind) => changePlaces({ kind })}
        onDown={toList}
        testId="kind"
      />
      <section ref={box} className="panel list-panel" aria-label={resources.list.title} onScrollCapture={keepPlace}>
        {query.isError ? <Refused refusal={refusalOf(query.error)} /> : null}
        {items.length === 0 && query.isSuccess ? <Empty>{isFiltered(view) ? common.notFound : words.empty}</Empty> : null}
        {items.length > 0 ? (
          <>
            <PlaceRowHead kind={view.kind} />
            <VirtualList
              items={items}
              keyOf={(one) => one.id}
              estimate={rowHeight}
              label={`${resources.list.title}. ${mayState ? words.stateHint : words.hint}`}
              focusKey={view.opened}
              interactive
              onOpen={(one) => open(one.id)}
              onAct={mayState ? (one) => (hasState(one) ? setEdited(one.id) : undefined) : undefined}
              onEnd={more}
              render={(one, active) => (
                <div onClick={() => open(one.id)}>
                  <PlaceRow place={one} kind={view.kind} active={active} now={now} />
                  {edited === one.id ? (
                    <StateEdit
                      place={one}
                      today={dayText(now, zoneNow())}
                      onClose={() => {
                        setEdited(null);
                        toList();
                      }}
                    />
                  ) : null}
                </div>
              )}
            />
            {mayState ? <p className="list-hint muted no-print">{words.stateHint}</p> : null}
          </>
        ) : null}
      </section>
    </div>
  );
}

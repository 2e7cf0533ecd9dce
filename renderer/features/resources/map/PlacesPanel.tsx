// The list beside the map: exactly the places in view. Arrows move and the map shows which, Enter opens the place, Esc backs out.
import { Select } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { Empty } from '#renderer/components/Empty.tsx';
import { useListHabits } from '#renderer/components/use-list-habits.ts';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { placeStates } from '#renderer/map/symbols/drawing.ts';
import { Symbol } from '#renderer/map/symbols/Symbol.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { positionAt, sortPlaces, whereFrom } from './list-model.ts';
import { useMapLook } from './map-look.ts';
import { useMapPage } from './map-page.ts';
import { choose, type ListSort, listSorts, panelPlace, setMap, useMapState } from './map-state.ts';
import { openPath } from './open-path.ts';

/** px */
const rowHeight = 60;

export function PlacesPanel() {
  const { map: words } = useTexts();
  const navigate = useNavigate();
  const { map, places, inView } = useMapPage();
  const { view, sort, group, chosen, opened } = useMapState();
  const { index } = places;
  const rows = useMemo(() => {
    if (!view) return [];
    const ids = group ? group.map((id) => index.indexOf(id)).filter((id) => id !== -1) : inView;
    return sortPlaces(places, ids, sort, view.centre);
  }, [view, group, index, inView, places, sort]);
  const { box, keepPlace } = useListHabits<HTMLElement>({
    ready: rows.length > 0,
    place: panelPlace,
    // The rows come only when the map has said what it shows: see below.
    wasOpened: () => false,
  });
  // Somebody who opens a place now leaves; who finds it opened has come back.
  const [cameBack] = useState(opened === 'list');
  const back = cameBack && opened === 'list' && rows.length > 0;
  // The map says twice what it shows before it rests, and the list may go and come meanwhile: it takes the focus until somebody does something.
  useEffect(() => {
    if (!back) return;
    const done = (event: Event): void => {
      if (event.type === 'focusin' && event.target instanceof Element && event.target.matches('.virtual')) return;
      setMap({ opened: null });
    };
    for (const type of ['focusin', 'keydown', 'pointerdown'] as const) document.addEventListener(type, done);
    return () => {
      for (const type of ['focusin', 'keydown', 'pointerdown'] as const) document.removeEventListener(type, done);
    };
  }, [back]);
  const open = (id: number): void => {
    const place = index.columns.ids[id] ?? '';
    setMap({ chosen: place, opened: 'list' });
    void navigate(openPath(places.kinds[id] ?? 'incident', place));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    if (group) setMap({ group: null });
    else if (chosen !== null) choose(null);
    else map.current?.focus();
  };
  return (
    <section className="map-list" onKeyDown={onKeyDown} ref={box} onScrollCapture={keepPlace}>
      <header>
        <b className="num" data-testid="map-in-view">
          {group ? words.list.onOneSpot(rows.length) : words.list.inView(rows.length)}
        </b>
        <Select<ListSort>
          size="small"
          aria-label={words.list.sort}
          value={sort}
          onChange={(next) => setMap({ sort: next })}
          options={listSorts.map((value) => ({ value, label: words.list.sorts[value] }))}
        />
      </header>
      {rows.length === 0 && view && !places.loading ? (
        <Empty>{index.size === 0 ? words.list.noPlaces : words.list.noneInView}</Empty>
      ) : (
        <VirtualList
          items={rows}
          keyOf={(id) => index.columns.ids[id] ?? ''}
          render={(id) => <Row id={id} />}
          estimate={rowHeight}
          label={words.list.label}
          focusKey={back ? chosen : null}
          onActive={(id) => choose(index.columns.ids[id] ?? null)}
          onOpen={open}
          testId="map-places"
        />
      )}
    </section>
  );
}

function Row({ id }: { id: number }) {
  const { map: words, resources } = useTexts();
  const { set } = useMapLook();
  const { map, places } = useMapPage();
  const navigate = useNavigate();
  const chosen = useMapState((state) => state.chosen);
  const centre = useMapState((state) => state.view?.centre);
  const { columns } = places.index;
  const place = columns.ids[id] ?? '';
  const symbol = columns.symbols[id];
  const state = columns.states[id] ?? 0;
  const kind = places.kinds[id] ?? 'incident';
  const at = positionAt(places, id);
  const unit = places.unitNames[places.units[id] ?? -1];
  return (
    // Keys work on the list itself; a click chooses, a double click opens, as on the map.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the list takes the keys
    <div
      className={`map-row${place === chosen ? ' chosen' : ''}`}
      data-testid="map-row"
      data-id={place}
      onClick={() => {
        choose(place);
        const view = map.current?.view();
        const { west, south, east, north } = view?.box ?? { west: 0, south: 0, east: 0, north: 0 };
        if (at.lng < west || at.lng > east || at.lat < south || at.lat > north) map.current?.goTo(at);
      }}
      onDoubleClick={() => {
        setMap({ chosen: place, opened: 'list' });
        void navigate(openPath(kind, place));
      }}
    >
      {symbol ? <Symbol symbol={symbol} set={set} state={state} size={36} /> : null}
      <span className="map-row-name">
        <b>{columns.labels[id]}</b>
        <small className="muted">
          {kind === 'incident' ? words.incident : resources.kinds[kind]}
          {symbol && kind !== 'incident' && symbol.text !== resources.kinds[kind] ? ` · ${symbol.text}` : ''}
          {unit ? ` · ${unit}` : ''}
          {state & placeStates.closed ? ` · ${words.closed}` : ''}
          {state & placeStates.opened ? ` · ${words.opened}` : ''}
        </small>
      </span>
      {centre ? <span className="map-row-where num">{words.where(whereFrom(centre, at))}</span> : null}
    </div>
  );
}

// The map of all places: the map, and beside it the list of what is in view or the panel of what hangs into it.
import { useQuery } from '@tanstack/react-query';
import type { InputRef } from 'antd';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { orpc } from '#renderer/client/query.ts';
import { useSettled } from '#renderer/client/use-settled.ts';
import { TabRow } from '#renderer/components/TabRow.tsx';
import { type Meant, PointLayer } from '#renderer/map/layers/PointLayer.tsx';
import { boxOf } from '#renderer/map/view.ts';
import { type MapHandle, WatchMap } from '#renderer/map/WatchMap.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { mapExtensions } from '../map/extensions.ts';
import { kindKeys, MapFilters } from '../map/MapFilters.tsx';
import { useMapLook } from '../map/map-look.ts';
import { MapPageContext, type MapPageParts } from '../map/map-page.ts';
import { addressOf, choose, listPanel, setMap, stateOfAddress, toggleKind, useMapState } from '../map/map-state.ts';
import { openPath } from '../map/open-path.ts';
import { PlacesPanel } from '../map/PlacesPanel.tsx';
import { kindsThere, shownPlaces, useMapPlaces } from '../map/use-map-places.ts';
import '../map/map-page.css';

/** Where a map without any place begins. */
const nowhere = { lng: 105, lat: 35 };
const startZoom = 11;
const placeZoom = 15;
/** The address follows when the map has come to rest, ms. */
const addressAfterMs = 300;

/** Reads the address once, then keeps it as the map stands. */
function useAddress(): void {
  const [params, setParams] = useSearchParams();
  const read = useRef(false);
  if (!read.current) {
    read.current = true;
    const asked = stateOfAddress(params);
    if (asked) setMap(asked);
  }
  const now = useMapState();
  const address = useSettled(new URLSearchParams(addressOf(now)).toString(), addressAfterMs);
  useEffect(() => {
    if (useMapState.getState().view && address !== params.toString()) setParams(new URLSearchParams(address), { replace: true });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only what the map shows writes the address
  }, [address]);
}

export function MapPage() {
  useAddress();
  const texts = useTexts();
  const { map: words } = texts;
  const navigate = useNavigate();
  const { data: settings } = useQuery(orpc.settings.get.queryOptions());
  const places = useMapPlaces();
  const { hidden, unit, text, panel, chosen } = useMapState();
  const { set, labels } = useMapLook();
  const map = useRef<MapHandle>(null);
  const filter = useRef<InputRef>(null);
  const shown = useMemo(() => shownPlaces(places, { hidden, unit, text }), [places, hidden, unit, text]);
  const [sources, setSources] = useState<Record<string, readonly string[]>>({});
  const [tool, setTool] = useState<string | null>(null);
  const [meant, setMeant] = useState<Meant | null>(null);
  const setAttributions = useCallback((of: string, lines: readonly string[]) => setSources((all) => ({ ...all, [of]: lines })), []);
  const parts = useMemo<MapPageParts>(() => ({ map, places, shown, setAttributions, setTool }), [places, shown, setAttributions]);
  const all = useMemo(() => boxOf(places.index.columns.lngs, places.index.columns.lats), [places]);
  // Where it was left, where the address says, or everything.
  const [left] = useState(() => useMapState.getState().at);
  const asked = left ?? null;
  useEffect(() => () => setMap({ at: atOf() }), []);
  // A place that the address asks for without saying where it lies.
  const sought = useRef(asked === null && chosen !== null);
  useEffect(() => {
    if (!sought.current || chosen === null || !map.current) return;
    const id = places.index.indexOf(chosen);
    if (id === -1) return;
    sought.current = false;
    map.current.goTo({ lng: places.index.columns.lngs[id] ?? 0, lat: places.index.columns.lats[id] ?? 0 }, placeZoom);
  }, [places, chosen]);
  const open = (id: string): void => {
    const at = places.index.indexOf(id);
    setMap({ chosen: id, opened: true });
    void navigate(openPath(places.kinds[at] ?? 'incident', id));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    const kind = kindsThere(places.counts)[kindKeys.indexOf(event.key)];
    if (kindKeys.includes(event.key) && kind) {
      event.preventDefault();
      toggleKind(kind);
    } else if (event.key === '/') {
      event.preventDefault();
      filter.current?.focus();
    }
  };
  const tabs = [
    { key: listPanel, label: words.tabs.places },
    ...mapExtensions.flatMap(({ key, label, Panel }) => (Panel && label ? [{ key, label: label(texts) }] : [])),
  ];
  const shownTab = tabs.some(({ key }) => key === panel) ? panel : listPanel;
  const Panel = mapExtensions.find(({ key }) => key === shownTab)?.Panel ?? PlacesPanel;
  if (!settings) return null;
  return (
    <MapPageContext value={parts}>
      <div className="page map-page" onKeyDown={onKeyDown}>
        <header className="page-head">
          <h1>{words.title}</h1>
          <MapFilters filter={filter} />
          {mapExtensions.map(({ key, Tools }) => (Tools ? <Tools key={key} /> : null))}
        </header>
        <div className="map-columns">
          <section className="map-box" data-testid="map">
            <WatchMap
              ref={map}
              centre={asked ?? settings.centre ?? nowhere}
              zoom={asked?.zoom ?? startZoom}
              label={words.label}
              fit={asked || chosen !== null ? null : all}
              home={all}
              onMove={(view) => setMap({ view, group: null })}
              attributions={Object.values(sources).flat()}
            >
              {mapExtensions.map(({ key, Layer }) => (Layer ? <Layer key={key} /> : null))}
              <PointLayer
                index={places.index}
                shown={shown}
                set={set}
                labels={labels}
                chosen={chosen}
                interactive={tool === null}
                onOpen={open}
                onGroup={(group) => setMap({ group, panel: listPanel })}
                onMean={(now, by) => {
                  setMeant(by === 'keys' ? now : null);
                  const [id = null, second] = now?.ids ?? [];
                  if (by === 'keys' && now && second === undefined) choose(id);
                }}
              />
            </WatchMap>
            <div className="visually-hidden" role="status">
              {meant
                ? words.meant(
                    meant.ids.map((id) => places.index.columns.labels[places.index.indexOf(id)] ?? ''),
                    meant.kinds,
                  )
                : ''}
            </div>
          </section>
          <aside className="panel map-side" aria-label={words.side}>
            {tabs.length > 1 ? (
              <TabRow id="map-tab" label={words.side} tabs={tabs} active={shownTab} onChange={(next) => setMap({ panel: next })} />
            ) : null}
            <Panel />
          </aside>
        </div>
      </div>
    </MapPageContext>
  );
}

function atOf(): { lng: number; lat: number; zoom: number } | null {
  const { view } = useMapState.getState();
  return view && { ...view.centre, zoom: view.zoom };
}

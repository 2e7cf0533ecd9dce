// The map of all places: filters and tools above, the map, and beside it the list of what is in view or the panel of what hangs into it.
import { useQuery } from '@tanstack/react-query';
import type { InputRef, RefSelectProps } from 'antd';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { orpc } from '#renderer/client/query.ts';
import { TabRow } from '#renderer/components/TabRow.tsx';
import { boxOf } from '#renderer/map/view.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useMapGrid } from '../layers/use-layers.ts';
import { mapExtensions } from '../map/extensions.ts';
import { GoTo } from '../map/GoTo.tsx';
import { MapBox } from '../map/MapBox.tsx';
import { kindKeys, MapFilters } from '../map/MapFilters.tsx';
import { MapPageContext } from '../map/map-page.ts';
import { listPanel, setMap, toggleKind, useMapState } from '../map/map-state.ts';
import { MapTools } from '../map/MapTools.tsx';
import { PlacesPanel } from '../map/PlacesPanel.tsx';
import { useMapAddress } from '../map/use-map-address.ts';
import { kindsThere } from '../map/use-map-places.ts';
import { useMapParts } from '../map/use-map-parts.ts';
import '../map/map-page.css';

export function MapPage() {
  useMapAddress();
  const texts = useTexts();
  const { map: words } = texts;
  const { data: settings } = useQuery(orpc.settings.get.queryOptions());
  const { parts, sources, tool } = useMapParts();
  // A map has one grid: another one is another map, at the same place.
  const { key: mode, settled } = useMapGrid();
  const { places } = parts;
  const panel = useMapState((state) => state.panel);
  const filter = useRef<InputRef>(null);
  const goTo = useRef<RefSelectProps>(null);
  const all = useMemo(() => boxOf(places.index.columns.lngs, places.index.columns.lats), [places]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.ctrlKey) {
      if (event.key.toLowerCase() !== 'g') return;
      event.preventDefault();
      goTo.current?.focus();
      return;
    }
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    const kind = kindsThere(places.counts)[kindKeys.indexOf(event.key)];
    if (kindKeys.includes(event.key) && kind) {
      event.preventDefault();
      toggleKind(kind);
    } else if (/^\p{L}$/u.test(event.key) && event.target instanceof Element && event.target.closest('.virtual, .watch-map')) {
      // As in every list: whoever types, filters.
      filter.current?.focus();
    } else if (event.key === 'Escape') setMap({ mark: null });
  };
  const tabs = [
    { key: listPanel, label: words.tabs.places },
    ...mapExtensions.flatMap(({ key, label, Panel }) => (Panel && label ? [{ key, label: label(texts) }] : [])),
  ];
  const shownTab = tabs.some(({ key }) => key === panel) ? panel : listPanel;
  const Panel = mapExtensions.find(({ key }) => key === shownTab)?.Panel ?? PlacesPanel;
  if (!settings || !settled) return null;
  return (
    <MapPageContext value={parts}>
      <div className="page map-page" onKeyDown={onKeyDown}>
        <header className="page-head">
          <h1>{words.title}</h1>
          <GoTo box={goTo} />
          <MapFilters filter={filter} />
          <MapTools all={all} />
          {mapExtensions.map(({ key, Tools }) => (Tools ? <Tools key={key} /> : null))}
        </header>
        <div className="map-columns">
          <MapBox key={mode} centre={settings.centre} all={all} sources={sources} interactive={tool === null} />
          <aside className="panel map-side" aria-label={words.side}>
            {tabs.length > 1 ? (
              <TabRow id="map-tab" label={words.side} tabs={tabs} active={shownTab} onChange={(next) => setMap({ panel: next })} />
            ) : null}
            <div
              className="map-panel"
              {...(tabs.length > 1 ? { id: 'map-tab-panel', role: 'tabpanel', 'aria-labelledby': `map-tab-${shownTab}` } : {})}
            >
              <Panel />
            </div>
          </aside>
        </div>
      </div>
    </MapPageContext>
  );
}

// The map with everything that is drawn on it, what lies on its edges, and what is said of it to a screen reader.
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Position } from '#shared/kernel/geo.ts';
import { decimalText } from '#renderer/map/coordinate-text.ts';
import { Mark } from '#renderer/map/layers/Mark.tsx';
import { Pointed } from '#renderer/map/layers/Pointed.tsx';
import { type Meant, PointLayer } from '#renderer/map/layers/PointLayer.tsx';
import type { Box } from '#renderer/map/view.ts';
import { WatchMap } from '#renderer/map/WatchMap.tsx';
import { useCopy } from '#renderer/texts/use-copy.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useMapGrid } from '../layers/use-layers.ts';
import { mapExtensions } from './extensions.ts';
import { positionAt } from './list-model.ts';
import { useMapLook } from './map-look.ts';
import { useMapPage } from './map-page.ts';
import { choose, listPanel, setMap, useMapState } from './map-state.ts';
import { MapFoot } from './MapFoot.tsx';
import { MapLegend } from './MapLegend.tsx';
import { openPath } from './open-path.ts';
import { usePointed } from './pointed-store.ts';

/** Where a map without any place begins. */
const nowhere = { lng: 105, lat: 35 };
const startZoom = 11;
const placeZoom = 15;

interface Props {
  /** Middle of the unit's area. */
  centre: Position | null;
  /** Around everything there is. */
  all: Box | null;
  sources: readonly string[];
  /** Places are not worked while a tool draws. */
  interactive: boolean;
}

export function MapBox({ centre, all, sources, interactive }: Props) {
  const { map: words } = useTexts();
  const navigate = useNavigate();
  const { map, places, shown } = useMapPage();
  const chosen = useMapState((state) => state.chosen);
  const mark = useMapState((state) => state.mark);
  const ready = useMapState((state) => state.view !== null);
  const { set, labels } = useMapLook();
  const { grid } = useMapGrid();
  const [meant, setMeant] = useState<Meant | null>(null);
  const { columns } = places.index;
  // Where it was left or where the address says; else a place that was asked for; else everything.
  const [start] = useState(() => useMapState.getState());
  const sought = useRef(start.at === null ? start.chosen : null);
  useEffect(() => {
    const id = sought.current === null || !ready ? -1 : places.index.indexOf(sought.current);
    if (id === -1) return;
    map.current?.goTo(positionAt(places, id), placeZoom);
    sought.current = null;
  }, [map, places, ready]);
  const back = useEffectEvent(() => {
    if (start.opened !== 'map') return;
    map.current?.focus();
    setMap({ opened: null });
  });
  useEffect(() => {
    if (ready) back();
  }, [ready]);
  useEffect(
    () => () => {
      const { view } = useMapState.getState();
      // A map that goes before it has said where it stands leaves what it was asked for.
      if (view) setMap({ at: { ...view.centre, zoom: view.zoom }, view: null });
    },
    [],
  );
  const open = (id: string): void => {
    setMap({ chosen: id, opened: 'map' });
    void navigate(openPath(places.kinds[places.index.indexOf(id)] ?? 'incident', id));
  };
  const copyText = useCopy();
  const copy = (position: Position): void => {
    const text = decimalText(position);
    copyText(text, words.copied(text));
  };
  const names = useMemo(() => (meant?.ids ?? []).map((id) => columns.labels[places.index.indexOf(id)] ?? ''), [meant, columns, places]);
  return (
    <section className="map-box" data-testid="map">
      <WatchMap
        grid={grid}
        ref={map}
        centre={start.at ?? centre ?? nowhere}
        zoom={start.at?.zoom ?? startZoom}
        label={words.label}
        fit={start.at || start.chosen !== null ? null : all}
        home={all}
        onMove={(view) => setMap({ view, group: null })}
        attributions={sources}
      >
        {mapExtensions.map(({ key, Layer }) => (Layer ? <Layer key={key} /> : null))}
        <PointLayer
          index={places.index}
          shown={shown}
          set={set}
          labels={labels}
          chosen={chosen}
          interactive={interactive}
          onOpen={open}
          onGroup={(group) => setMap({ group, panel: listPanel })}
          onMean={(now, by) => {
            setMeant(by === 'keys' ? now : null);
            const [id = null, second] = now?.ids ?? [];
            if (by === 'keys' && now && second === undefined) choose(id);
          }}
        />
        {mark ? <Mark at={mark} /> : null}
        <Pointed onPoint={(at) => usePointed.setState({ at })} onCopy={copy} />
      </WatchMap>
      <MapLegend />
      <MapFoot />
      <div className="visually-hidden" role="status">
        {meant ? words.meant(names, meant.kinds) : ''}
      </div>
    </section>
  );
}

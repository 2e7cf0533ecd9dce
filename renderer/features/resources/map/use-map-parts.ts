// Brings together what the map page knows, for its parts and for what hangs into it.
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { MapHandle } from '#renderer/map/WatchMap.tsx';
import type { NamedPlace } from './go-to-model.ts';
import type { MapPageParts } from './map-page.ts';
import { useMapState } from './map-state.ts';
import { shownPlaces, useMapPlaces } from './use-map-places.ts';

type Finders = Record<string, (text: string) => readonly NamedPlace[]>;

export function useMapParts(): { parts: MapPageParts; sources: readonly string[]; tool: string | null } {
  const map = useRef<MapHandle>(null);
  const places = useMapPlaces();
  const hidden = useMapState((state) => state.hidden);
  const unit = useMapState((state) => state.unit);
  const text = useMapState((state) => state.text);
  const box = useMapState((state) => state.view?.box);
  const shown = useMemo(() => shownPlaces(places, { hidden, unit, text }), [places, hidden, unit, text]);
  // The map itself never waits for what is said beside it.
  const seen = useDeferredValue(box);
  const inView = useMemo(() => (seen ? places.index.inBox(seen, shown) : []), [places, shown, seen]);
  const [sources, setSources] = useState<Record<string, readonly string[]>>({});
  const [finders, setFinders] = useState<Finders>({});
  const [tool, setTool] = useState<string | null>(null);
  const setAttributions = useCallback((of: string, lines: readonly string[]) => setSources((all) => ({ ...all, [of]: lines })), []);
  const setNames = useCallback<MapPageParts['setNames']>((of, find) => {
    setFinders(
      (all) => Object.fromEntries([...Object.entries(all).filter(([name]) => name !== of), ...(find ? [[of, find]] : [])]) as Finders,
    );
  }, []);
  const findNames = useCallback((wanted: string) => Object.values(finders).flatMap((find) => find(wanted)), [finders]);
  const parts = useMemo<MapPageParts>(
    () => ({ map, places, shown, inView, findNames, setNames, setAttributions, setTool }),
    [places, shown, inView, findNames, setNames, setAttributions],
  );
  return { parts, sources: Object.values(sources).flat(), tool };
}

// The map itself: the container that everything else is drawn into. Layers and tools are its children and find it by `useMap`.
// To add a layer: a file in layers/ that makes its Leaflet layer once and changes only what changed; colours for a canvas come from
// `useMapColours`. A tool: a file in tools/. What it must not do: fetch, know a feature, know who is logged in; data comes in as plain values.
import { Control, type Map as LeafletMap } from 'leaflet';
import { type ReactNode, type Ref, type RefObject, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import { MapContainer, useMap } from 'react-leaflet';
import type { Position } from '#shared/kernel/geo.ts';
import { levelLike, type TileGrid } from '#shared/kernel/tile-grid.ts';
import { crsOf } from './crs.ts';
import { Graticule } from './layers/Graticule.tsx';
import type { Box, MapView } from './view.ts';
import 'leaflet/dist/leaflet.css';
import './map.css';

// Leaflet shows a national flag in front of its attributions unless it is told not to: no control of any layer may.
Control.Attribution.mergeOptions({ prefix: false });

/** What a page may ask of the map. */
export interface MapHandle {
  /** Shows the whole box; whoever asks has the hand on the map. */
  fit: (box: Box) => void;
  goTo: (position: Position, zoom?: number) => void;
  zoomBy: (steps: number) => void;
  view: () => MapView;
  focus: () => void;
}

interface Props {
  centre: Position;
  zoom: number;
  /** Said to a screen reader: what this map shows. */
  label: string;
  children?: ReactNode;
  ref?: Ref<MapHandle>;
  /** Called once it stands and after each move. */
  onMove?: (view: MapView) => void;
  /** Shown whole until a hand moves the map, again when it changes; null: as `centre` and `zoom` say. */
  fit?: Box | null;
  /** Home shows this; without it the key does nothing. */
  home?: Box | null;
  /** Where the data comes from, a line each; shown as text in a corner. */
  attributions?: readonly string[];
  /** On a sheet of paper: day's colours, nothing to click. */
  paper?: boolean;
  /** The grid of the tiles under it; a map keeps the one that it began with. Web Mercator unless said. */
  grid?: TileGrid;
}

const minZoom = 5;
const maxZoom = 18;
/** A single place is not shown nearer than this when it is fitted. */
const fitZoom = 15;
const fitPadding = 48;

function showBox(map: LeafletMap, { west, south, east, north }: Box): void {
  map.fitBounds(
    [
      [south, west],
      [north, east],
    ],
    { padding: [fitPadding, fitPadding], maxZoom: fitZoom, animate: false },
  );
}

function viewOf(map: LeafletMap): MapView {
  const { lng, lat } = map.getCenter();
  const bounds = map.getBounds();
  return {
    centre: { lng, lat },
    zoom: map.getZoom(),
    box: { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() },
    size: map.getSize(),
  };
}

interface MovesProps {
  onMove: Props['onMove'] | undefined;
  fit: Box | null;
  home: Box | null;
  byHand: RefObject<boolean>;
}

/** Keys that move the map. */
const movingKeys = /^(Arrow|Home$|[+=_-]$)/;

/** Keeps the size right, says where the map went, and leaves it to the hand that moved it. */
function Moves({ onMove, fit, home, byHand }: MovesProps) {
  const map = useMap();
  const moved = useEffectEvent(() => onMove?.(viewOf(map)));
  const goHome = useEffectEvent(() => {
    if (home) showBox(map, home);
  });
  // What is shown whole stays whole when a bar of alarms takes room, or the paper is turned.
  const refit = useEffectEvent(() => {
    if (fit && !byHand.current) showBox(map, fit);
  });
  useEffect(() => {
    const box = map.getContainer();
    const hand = (): void => {
      byHand.current = true;
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || event.target !== box || !movingKeys.test(event.key)) return;
      hand();
      if (event.key !== 'Home' || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      goHome();
    };
    const sizes = new ResizeObserver(() => {
      map.invalidateSize({ animate: false, pan: true });
      refit();
    });
    sizes.observe(box);
    box.addEventListener('keydown', onKey);
    box.addEventListener('wheel', hand, { passive: true });
    box.addEventListener('pointerdown', hand);
    map.on('moveend', moved);
    moved();
    return () => {
      sizes.disconnect();
      box.removeEventListener('keydown', onKey);
      box.removeEventListener('wheel', hand);
      box.removeEventListener('pointerdown', hand);
      map.off('moveend', moved);
    };
  }, [map, byHand]);
  useEffect(() => {
    refit();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- another object with the same corners asks for nothing
  }, [map, fit?.west, fit?.south, fit?.east, fit?.north]);
  return null;
}

/** Levels of a grid between which a map may be zoomed. */
function levelsOf(grid: TileGrid): { least: number; most: number } {
  if (typeof grid !== 'string') return { least: 0, most: grid.resolutions.length - 1 };
  return { least: levelLike(grid, minZoom), most: levelLike(grid, maxZoom) };
}

export function WatchMap({
  centre,
  zoom,
  label,
  children,
  ref,
  onMove,
  fit,
  home,
  attributions = [],
  paper = false,
  grid = '3857',
}: Props) {
  const levels = levelsOf(grid);
  const [map, setMap] = useState<LeafletMap | null>(null);
  const byHand = useRef(false);
  useEffect(() => {
    map?.getContainer().setAttribute('aria-label', label);
    map?.getContainer().setAttribute('role', 'application');
  }, [map, label]);
  useEffect(() => void map?.getContainer().classList.toggle('on-paper', paper), [map, paper]);
  useImperativeHandle(
    ref,
    () => ({
      fit: (box) => {
        byHand.current = true;
        if (map) showBox(map, box);
      },
      goTo: (position, to) => {
        byHand.current = true;
        map?.setView([position.lat, position.lng], to ?? map.getZoom(), { animate: false });
      },
      zoomBy: (steps) => {
        byHand.current = true;
        map?.setZoom(map.getZoom() + steps);
      },
      view: () => (map ? viewOf(map) : { centre, zoom, box: { west: 0, south: 0, east: 0, north: 0 }, size: { x: 0, y: 0 } }),
      focus: () => map?.getContainer().focus({ preventScroll: true }),
    }),
    [map, centre, zoom],
  );
  return (
    <MapContainer
      ref={setMap}
      className="watch-map"
      center={[centre.lat, centre.lng]}
      zoom={zoom}
      minZoom={levels.least}
      maxZoom={levels.most}
      crs={crsOf(grid)}
      preferCanvas
      attributionControl={false}
      // A sheet has a scale in round numbers, whatever zoom that is.
      zoomSnap={paper ? 0 : 1}
      zoomControl={!paper}
      zoomAnimation={false}
      fadeAnimation={false}
      markerZoomAnimation={false}
      inertia={false}
    >
      <Graticule />
      <Moves onMove={onMove} fit={fit ?? null} home={home ?? null} byHand={byHand} />
      {children}
      {attributions.length > 0 ? (
        <div className="map-sources leaflet-control">
          {attributions.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </div>
      ) : null}
    </MapContainer>
  );
}

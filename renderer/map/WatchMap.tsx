// The map itself: the container that everything else is drawn into. Layers and tools are its children and find it by `useMap`.
// To add a layer: a file in layers/ that makes its Leaflet layer once and changes only what changed. A tool: a file in tools/.
// What it must not do: fetch, know a feature, know who is logged in; data comes in as plain values.
import type { Map as LeafletMap } from 'leaflet';
import { type ReactNode, useEffect, useRef } from 'react';
import { MapContainer } from 'react-leaflet';
import type { Position } from '#shared/kernel/geo.ts';
import { Graticule } from './layers/Graticule.tsx';
import 'leaflet/dist/leaflet.css';
import './map.css';

interface Props {
  centre: Position;
  zoom: number;
  /** Said to a screen reader: what this map shows. */
  label: string;
  children?: ReactNode;
}

export const minZoom = 5;
export const maxZoom = 18;

export function WatchMap({ centre, zoom, label, children }: Props) {
  const map = useRef<LeafletMap>(null);
  useEffect(() => {
    map.current?.getContainer().setAttribute('aria-label', label);
    map.current?.getContainer().setAttribute('role', 'application');
  }, [label]);
  return (
    <MapContainer
      ref={map}
      className="watch-map"
      center={[centre.lat, centre.lng]}
      zoom={zoom}
      minZoom={minZoom}
      maxZoom={maxZoom}
      preferCanvas
      attributionControl={false}
      zoomAnimation={false}
      fadeAnimation={false}
    >
      <Graticule />
      {children}
    </MapContainer>
  );
}

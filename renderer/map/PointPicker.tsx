// Picking a point on a plain grid of degrees: no tiles, nothing fetched. The map proper builds on this room.
import { GridLayer, type LatLngExpression, type Map as LeafletMap } from 'leaflet';
import { useEffect, useRef } from 'react';
import { CircleMarker, MapContainer, useMap, useMapEvents } from 'react-leaflet';
import type { Position } from '#shared/kernel/geo.ts';
import 'leaflet/dist/leaflet.css';
import './map.css';

interface Props {
  centre: Position;
  value: Position | null;
  onPick: (position: Position) => void;
  label: string;
}

const startZoom = 11;

/** Lines of whole, tenth or hundredth degrees, as the zoom allows, with their numbers. */
class DegreeGrid extends GridLayer {
  override createTile(coords: { x: number; y: number; z: number }): HTMLElement {
    const size = this.getTileSize();
    const tile = document.createElement('canvas');
    tile.width = size.x;
    tile.height = size.y;
    const context = tile.getContext('2d');
    if (!context) return tile;
    const style = getComputedStyle(document.documentElement);
    context.strokeStyle = style.getPropertyValue('--line');
    context.fillStyle = style.getPropertyValue('--faint');
    context.font = '11px sans-serif';
    const scale = 2 ** coords.z;
    const lngOf = (x: number): number => ((coords.x + x / size.x) / scale) * 360 - 180;
    const latOf = (y: number): number => {
      const n = Math.PI - (2 * Math.PI * (coords.y + y / size.y)) / scale;
      return (180 / Math.PI) * Math.atan(0.5 * (Math.exp(n) - Math.exp(-n)));
    };
    const step = coords.z < 8 ? 1 : coords.z < 12 ? 0.1 : coords.z < 15 ? 0.02 : 0.005;
    const digits = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.02 ? 2 : 3;
    for (let lng = Math.ceil(lngOf(0) / step) * step; lng < lngOf(size.x); lng += step) {
      const x = ((lng - lngOf(0)) / (lngOf(size.x) - lngOf(0))) * size.x;
      context.beginPath();
      context.moveTo(x, 0);
      context.lineTo(x, size.y);
      context.stroke();
      context.fillText(`${lng.toFixed(digits)}°E`, x + 3, 12);
    }
    for (let lat = Math.ceil(latOf(size.y) / step) * step; lat < latOf(0); lat += step) {
      const y = ((latOf(0) - lat) / (latOf(0) - latOf(size.y))) * size.y;
      context.beginPath();
      context.moveTo(0, y);
      context.lineTo(size.x, y);
      context.stroke();
      context.fillText(`${lat.toFixed(digits)}°N`, 3, y - 3);
    }
    return tile;
  }
}

function Grid() {
  const map = useMap();
  useEffect(() => {
    const grid = new DegreeGrid();
    grid.addTo(map);
    return () => void grid.remove();
  }, [map]);
  return null;
}

function Clicks({ onPick }: Pick<Props, 'onPick'>) {
  const map = useMapEvents({ click: (event) => onPick({ lng: event.latlng.lng, lat: event.latlng.lat }) });
  useEffect(() => {
    const box = map.getContainer();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.isComposing || event.ctrlKey) return;
      event.preventDefault();
      onPick(map.getCenter());
    };
    box.addEventListener('keydown', onKey);
    return () => box.removeEventListener('keydown', onKey);
  }, [map, onPick]);
  return null;
}

/** Arrows move the map under the cross, Enter takes the point under it; or a click. */
export function PointPicker({ centre, value, onPick, label }: Props) {
  const map = useRef<LeafletMap>(null);
  const at: LatLngExpression = value ? [value.lat, value.lng] : [centre.lat, centre.lng];
  useEffect(() => {
    map.current?.getContainer().setAttribute('aria-label', label);
    map.current?.getContainer().setAttribute('role', 'application');
  }, [label]);
  return (
    <div className="point-picker">
      <MapContainer
        ref={map}
        center={at}
        zoom={startZoom}
        minZoom={6}
        maxZoom={17}
        attributionControl={false}
        zoomAnimation={false}
        fadeAnimation={false}
      >
        <Grid />
        <Clicks onPick={(position) => onPick({ lng: Math.round(position.lng * 1e5) / 1e5, lat: Math.round(position.lat * 1e5) / 1e5 })} />
        {value ? (
          <CircleMarker
            center={[value.lat, value.lng]}
            radius={9}
            pathOptions={{ color: 'var(--orange)', fillColor: 'var(--orange)', fillOpacity: 0.7 }}
          />
        ) : null}
      </MapContainer>
      <i className="cross" aria-hidden="true" />
    </div>
  );
}

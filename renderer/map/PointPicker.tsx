// Picking a point on the map, by the cross under the arrow keys or by a click.
import { type ReactNode, Suspense, useEffect } from 'react';
import { CircleMarker, useMapEvents } from 'react-leaflet';
import type { Position } from '#shared/kernel/geo.ts';
import { useMapColours } from './colours.ts';
import { WatchMap } from './WatchMap.tsx';

interface Props {
  centre: Position;
  value: Position | null;
  onPick: (position: Position) => void;
  label: string;
  /** What lies under the point. */
  children?: ReactNode;
}

const startZoom = 11;

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

function Picked({ at }: { at: Position }) {
  const { orange } = useMapColours();
  return (
    <CircleMarker
      center={[at.lat, at.lng]}
      radius={9}
      pathOptions={{ color: orange, fillColor: orange, fillOpacity: 0.7 }}
      interactive={false}
    />
  );
}

/** Arrows move the map under the cross, Enter takes the point under it; or a click. */
export function PointPicker({ centre, value, onPick, label, children }: Props) {
  return (
    <div className="point-picker">
      <WatchMap centre={value ?? centre} zoom={startZoom} label={label}>
        <Suspense fallback={null}>{children}</Suspense>
        <Clicks onPick={(position) => onPick({ lng: Math.round(position.lng * 1e5) / 1e5, lat: Math.round(position.lat * 1e5) / 1e5 })} />
        {value ? <Picked at={value} /> : null}
      </WatchMap>
      <i className="cross" aria-hidden="true" />
    </div>
  );
}

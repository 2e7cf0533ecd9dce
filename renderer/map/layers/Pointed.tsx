// Where the mouse points, told to whoever shows it; Ctrl+C on the map and the right button ask that it be copied.
import type { LeafletMouseEvent } from 'leaflet';
import { useEffect, useEffectEvent } from 'react';
import { useMap } from 'react-leaflet';
import type { Position } from '#shared/kernel/geo.ts';

interface Props {
  /** null: the mouse is elsewhere. */
  onPoint: (position: Position | null) => void;
  /** The point under the mouse, or the middle when the mouse is elsewhere. */
  onCopy: (position: Position) => void;
}

export function Pointed({ onPoint, onCopy }: Props) {
  const map = useMap();
  const point = useEffectEvent(onPoint);
  const copy = useEffectEvent(onCopy);
  useEffect(() => {
    let at: Position | null = null;
    const move = ({ latlng }: LeafletMouseEvent): void => {
      at = { lng: latlng.lng, lat: latlng.lat };
      point(at);
    };
    const out = (): void => {
      at = null;
      point(null);
    };
    const menu = ({ latlng, originalEvent }: LeafletMouseEvent): void => {
      originalEvent.preventDefault();
      copy({ lng: latlng.lng, lat: latlng.lat });
    };
    const box = map.getContainer();
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || event.target !== box || !event.ctrlKey || event.key.toLowerCase() !== 'c') return;
      event.preventDefault();
      copy(at ?? map.getCenter());
    };
    map.on({ mousemove: move, mouseout: out, contextmenu: menu });
    box.addEventListener('keydown', onKey);
    return () => {
      map.off({ mousemove: move, mouseout: out, contextmenu: menu });
      box.removeEventListener('keydown', onKey);
    };
  }, [map]);
  return null;
}

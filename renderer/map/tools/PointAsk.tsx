// Asking about a point: a right click on the map, or the menu key for its middle.
import type { LeafletMouseEvent } from 'leaflet';
import { useEffect, useEffectEvent } from 'react';
import { useMap } from 'react-leaflet';
import type { Position } from '#shared/kernel/geo.ts';

export function PointAsk({ onAsk }: { onAsk: (position: Position) => void }) {
  const map = useMap();
  const ask = useEffectEvent(({ lng, lat }: Position) => onAsk({ lng: Number(lng.toFixed(6)), lat: Number(lat.toFixed(6)) }));
  useEffect(() => {
    const box = map.getContainer();
    const onMenu = (event: LeafletMouseEvent): void => ask(event.latlng);
    const onKey = (event: KeyboardEvent): void => {
      if (event.target !== box || (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey))) return;
      event.preventDefault();
      ask(map.getCenter());
    };
    map.on('contextmenu', onMenu);
    box.addEventListener('keydown', onKey);
    return () => {
      map.off('contextmenu', onMenu);
      box.removeEventListener('keydown', onKey);
    };
  }, [map]);
  return null;
}

// Colours for what is drawn on canvas: the tokens as they stand for the map's own box, read anew when the theme changes or paper is printed.
import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useState } from 'react';
import { useMap } from 'react-leaflet';

const tokens = [
  'bg',
  'surface',
  'raised',
  'line',
  'text',
  'muted',
  'faint',
  'accent',
  'on-accent',
  'red',
  'orange',
  'yellow',
  'blue',
  'green',
] as const;
export type MapColours = Record<(typeof tokens)[number], string>;

export function readColours(box: Element): MapColours {
  const style = getComputedStyle(box);
  return Object.fromEntries(tokens.map((token) => [token, style.getPropertyValue(`--${token}`).trim()])) as MapColours;
}

/** Calls back when the tokens may have changed. Returns the way to stop it. */
export function onColourChange(map: LeafletMap, changed: () => void): () => void {
  const watch = new MutationObserver(changed);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  watch.observe(map.getContainer(), { attributes: true, attributeFilter: ['class'] });
  return () => watch.disconnect();
}

/** For layers of this room. */
export function useMapColours(): MapColours {
  const map = useMap();
  const [colours, setColours] = useState(() => readColours(map.getContainer()));
  useEffect(() => {
    const read = (): void =>
      setColours((before) => {
        const now = readColours(map.getContainer());
        return tokens.every((token) => before[token] === now[token]) ? before : now;
      });
    read();
    return onColourChange(map, read);
  }, [map]);
  return colours;
}

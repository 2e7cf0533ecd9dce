// Shapes that are few and always there: the unit's area and its parts, water as a hint. Drawn in the colours of the theme.
import { Canvas, LayerGroup, Polygon, Polyline, type PathOptions, Tooltip } from 'leaflet';
import { useEffect } from 'react';
import { useMap } from 'react-leaflet';
import { type MapColours, useMapColours } from '../colours.ts';

export type OutlineLook = 'unit' | 'part' | 'lake' | 'river';
export type Ring = readonly (readonly [lng: number, lat: number])[];

export interface Outline {
  /** A polygon with its holes, or one open line. */
  rings: readonly Ring[];
  name: string;
  /** Where the name is written; null: nowhere. */
  label: readonly [lng: number, lat: number] | null;
}

function pathOf(look: OutlineLook, { blue, accent, muted }: MapColours): PathOptions {
  const plain = { interactive: false, bubblingMouseEvents: true };
  if (look === 'unit') return { ...plain, color: accent, weight: 2.5, dashArray: '10 4 2 4', fill: false };
  if (look === 'part') return { ...plain, color: muted, weight: 1, dashArray: '5 4', fill: false };
  if (look === 'lake') return { ...plain, color: blue, weight: 1, fillColor: blue, fillOpacity: 0.2 };
  return { ...plain, color: blue, weight: 1.3, opacity: 0.75, fill: false };
}

const paneName = 'outlines';
/** Names of parts fill the map when it shows the whole unit from afar. */
const namesFrom = 10;

interface Props {
  outlines: readonly Outline[];
  look: OutlineLook;
}

export function Outlines({ outlines, look }: Props) {
  const map = useMap();
  const colours = useMapColours();
  useEffect(() => {
    // Above tiles (200), below points and plots (400).
    const pane = map.getPane(paneName) ?? map.createPane(paneName);
    pane.style.zIndex = look === 'unit' || look === 'part' ? '260' : '250';
    pane.style.pointerEvents = 'none';
    const renderer = new Canvas({ pane: paneName, padding: 0.3 });
    const group = new LayerGroup();
    const options = { ...pathOf(look, colours), renderer, pane: paneName };
    for (const { rings } of outlines) {
      const points = rings.map((ring) => ring.map(([lng, lat]): [number, number] => [lat, lng]));
      group.addLayer(look === 'river' ? new Polyline(points[0] ?? [], options) : new Polygon(points, options));
    }
    const names = new LayerGroup();
    for (const { name, label } of outlines)
      if (label && name !== '')
        names.addLayer(
          new Tooltip([label[1], label[0]], {
            permanent: true,
            direction: 'center',
            pane: paneName,
            className: `outline-name ${look}`,
            interactive: false,
            content: text(name),
          }),
        );
    const showNames = (): void => void (map.getZoom() >= namesFrom ? names.addTo(map) : names.remove());
    group.addTo(map);
    showNames();
    map.on('zoomend', showNames);
    return () => {
      map.off('zoomend', showNames);
      group.remove();
      names.remove();
      renderer.remove();
    };
  }, [map, outlines, look, colours]);
  return null;
}

/** Names come from files: they are text, whatever they look like. */
function text(name: string): HTMLElement {
  const box = document.createElement('span');
  box.textContent = name;
  return box;
}

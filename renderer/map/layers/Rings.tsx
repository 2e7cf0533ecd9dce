// Circles around a point with their radii written on them, what a hazard source reaches, and a way along the roads.
import { Circle, CircleMarker, LayerGroup, Polyline, Tooltip } from 'leaflet';
import { useEffect } from 'react';
import { useMap } from 'react-leaflet';
import type { Position } from '#shared/kernel/geo.ts';
import { useMapColours } from '../colours.ts';
import './rings.css';

interface Props {
  centre: Position;
  /** Metres, with the word on each. */
  rings: readonly { metres: number; label: string }[];
  /** Circles of danger around other points. */
  reaches?: readonly { id: string; at: Position; metres: number }[];
  /** A way along the roads. */
  route?: readonly Position[];
}

const metresPerDegree = 111_195;

/** The northern end of a circle: where its word stands. */
const top = ({ lng, lat }: Position, metres: number): [number, number] => [Math.min(89.9, lat + metres / metresPerDegree), lng];

export function Rings({ centre, rings, reaches = [], route = [] }: Props) {
  const map = useMap();
  const colours = useMapColours();
  useEffect(() => {
    const group = new LayerGroup();
    const at: [number, number] = [centre.lat, centre.lng];
    for (const { metres, label } of rings) {
      group.addLayer(new Circle(at, { radius: metres, color: colours.accent, weight: 2, fill: false, interactive: false }));
      group.addLayer(
        new Tooltip(top(centre, metres), {
          permanent: true,
          direction: 'center',
          className: 'ring-word',
          interactive: false,
          content: label,
        }),
      );
    }
    for (const { at: other, metres } of reaches)
      group.addLayer(
        new Circle([other.lat, other.lng], {
          radius: metres,
          color: colours.red,
          weight: 2,
          dashArray: '6 5',
          fillColor: colours.red,
          fillOpacity: 0.08,
          interactive: false,
        }),
      );
    if (route.length > 1)
      group.addLayer(
        new Polyline(
          route.map(({ lat, lng }) => [lat, lng] as [number, number]),
          { color: colours.green, weight: 5, opacity: 0.9, interactive: false },
        ),
      );
    group.addLayer(
      new CircleMarker(at, {
        radius: 7,
        color: colours.surface,
        weight: 2,
        fillColor: colours.orange,
        fillOpacity: 1,
        interactive: false,
      }),
    );
    group.addTo(map);
    return () => void group.remove();
  }, [map, colours, centre, rings, reaches, route]);
  return null;
}

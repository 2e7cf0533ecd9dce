// A point that somebody asked for: a cross in a ring, to be seen on any ground.
import { CircleMarker } from 'react-leaflet';
import type { Position } from '#shared/kernel/geo.ts';
import { useMapColours } from '../colours.ts';

export function Mark({ at }: { at: Position }) {
  const { accent, surface } = useMapColours();
  const centre: [number, number] = [at.lat, at.lng];
  return (
    <>
      <CircleMarker center={centre} radius={13} pathOptions={{ color: surface, weight: 7, fill: false }} interactive={false} />
      <CircleMarker center={centre} radius={13} pathOptions={{ color: accent, weight: 3, fill: false }} interactive={false} />
      <CircleMarker
        center={centre}
        radius={3}
        pathOptions={{ color: accent, weight: 2, fillColor: surface, fillOpacity: 1 }}
        interactive={false}
      />
    </>
  );
}

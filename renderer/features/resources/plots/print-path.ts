// The address of a map that is to be printed: where it looks, and for which incident.
import type { Id } from '#shared/kernel/ids.ts';
import type { Position } from '#shared/kernel/geo.ts';
import type { MapView } from '#renderer/map/view.ts';

export function printPath(incident: Id | null, view: MapView | null): string {
  const params = new URLSearchParams();
  if (view) {
    const { centre, zoom } = view;
    params.set('at', `${centre.lng.toFixed(5)},${centre.lat.toFixed(5)},${zoom}`);
  }
  if (incident !== null) params.set('incident', incident);
  return `/map/print?${params.toString()}`;
}

/** What an address asks for; null when it makes no sense. */
export function printAt(params: URLSearchParams): (Position & { zoom: number }) | null {
  const [lng = Number.NaN, lat = Number.NaN, zoom = Number.NaN] = (params.get('at') ?? '')
    .split(',')
    .map((text) => (text === '' ? Number.NaN : Number(text)));
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 24 ? { lng, lat, zoom } : null;
}

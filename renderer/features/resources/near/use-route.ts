// The way along the roads to a place, as points on the map; none while none is asked for.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Position } from '#shared/kernel/geo.ts';
import { orpc } from '#renderer/client/query.ts';

/** @param to a place @param incident what is plotted as closed on it is gone around */
export function useRoute({ lng, lat }: Position, to: string | null, incident?: string): readonly Position[] {
  const { data } = useQuery({
    ...orpc.nearby.route.queryOptions({ input: { lng, lat, id: to ?? '', ...(incident === undefined ? {} : { incident }) } }),
    enabled: to !== null,
  });
  return useMemo(() => (to === null ? [] : (data?.points ?? []).map(([x, y]) => ({ lng: x, lat: y }))), [to, data]);
}

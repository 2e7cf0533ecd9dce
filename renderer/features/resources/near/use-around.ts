// What the station knows of a point's surroundings, asked with the circles and kinds that are looked at.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { NearPlace, RingOut } from '#shared/contract/nearby.ts';
import type { Position } from '#shared/kernel/geo.ts';
import { orpc } from '#renderer/client/query.ts';
import type { NearLook } from './near-state.ts';

export interface AroundOut {
  rings: RingOut[];
  items: NearPlace[];
  total: number;
}

export const aroundInput = ({ lng, lat }: Position, { rings, kinds }: Pick<NearLook, 'rings' | 'kinds'>) => ({
  lng,
  lat,
  rings: rings.join(','),
  ...(kinds.length === 0 ? {} : { kinds: kinds.join(',') }),
});

export function useAround(centre: Position, look: Pick<NearLook, 'rings' | 'kinds'>): { data: AroundOut | undefined; error: unknown } {
  const { data, error } = useQuery({
    ...orpc.nearby.around.queryOptions({ input: aroundInput(centre, look) }),
    placeholderData: keepPreviousData,
  });
  return { data, error };
}

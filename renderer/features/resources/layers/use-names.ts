// Names of places of the map's data, for going to one of them.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { orpc } from '#renderer/client/query.ts';
import type { NamedPlace } from '../map/go-to-model.ts';

/** Those that a text may mean, as characters, pinyin or initials. */
export function useNamesFound(text: string): NamedPlace[] {
  const typed = text.trim().slice(0, 100);
  const { data } = useQuery({
    ...orpc.mapShapes.names.queryOptions({ input: { text: typed, limit: 8 } }),
    enabled: typed !== '',
    placeholderData: keepPreviousData,
  });
  if (typed === '') return [];
  return (data?.items ?? []).map(({ id, name, kind, position }) => ({ key: id, name, what: kind, position, place: null }));
}

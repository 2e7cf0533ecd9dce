// The list of files at the station: how far it is, and its items; asked for again while something goes on.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { BatchItem, BatchState, ItemState } from '#shared/contract/plan-import.ts';
import { pagesOf } from '#renderer/client/pages.ts';
import { orpc, queryClient } from '#renderer/client/query.ts';

const askAgainMs = 500;
const pageSize = 200;

export const isBusy = (batch: BatchState): boolean => batch.waiting + batch.reading + batch.unpacking.length > 0;

/** undefined: not known yet; null: there is none. */
export function useBatch(): BatchState | null | undefined {
  const { data } = useQuery({
    ...orpc.planImport.batchNow.queryOptions(),
    refetchInterval: (query) => (query.state.data?.now && isBusy(query.state.data.now) ? askAgainMs : false),
  });
  const change = data?.now?.change;
  useEffect(() => {
    if (change !== undefined) void queryClient.invalidateQueries({ queryKey: orpc.planImport.batchItems.key() });
  }, [change]);
  return data?.now;
}

export function useItems(batch: string, state: ItemState | null): { items: BatchItem[]; more: () => void } {
  const query = useInfiniteQuery({
    ...orpc.planImport.batchItems.infiniteOptions({
      input: (cursor: string | undefined) => ({
        batch,
        limit: pageSize,
        ...(state === null ? {} : { state }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
  return pagesOf(query);
}

export const askAnew = (): void => void queryClient.invalidateQueries({ queryKey: orpc.planImport.key() });

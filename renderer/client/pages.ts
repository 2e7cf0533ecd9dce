// A list that the station gives page by page: what has come of it, and the way to more when its end comes near.
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';

export function pagesOf<T, P>(query: UseInfiniteQueryResult<InfiniteData<P & { items: T[] }>>) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  return {
    /** It says what holds for all. */
    first: data?.pages[0],
    items: data?.pages.flatMap((page) => page.items) ?? [],
    more: (): void => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
  };
}

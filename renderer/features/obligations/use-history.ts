// The alarms of a period with their figures, and the self-tests of the last month.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { startOfDay, toIso } from '#shared/time/zone.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { zoneNow } from '#renderer/texts/times.ts';
import type { HistoryItem } from './alarm-model.ts';

export interface Period {
  /** ISO, first instant. */
  from: string;
  /** ISO, first instant after it. */
  to: string;
}

export function useAlarmHistory(period: Period, limit = 200) {
  return useInfiniteQuery(
    orpc.obligations.history.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...period, limit, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
}

/** Days that self-tests are shown of: a month and its longest day. */
const selfTestDays = 31;
/** Pages of 500 alarms that are looked through for self-tests; more than 10 000 alarms a month is a flood of its own. */
const maxPages = 20;

export function usePastSelfTests(): HistoryItem[] {
  const now = useNow();
  const zone = zoneNow();
  const today = startOfDay(now, zone);
  const query = useAlarmHistory({ from: toIso(today - selfTestDays * 86_400_000, zone), to: toIso(today + 2 * 86_400_000, zone) }, 500);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, data } = query;
  const pages = data?.pages.length ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && pages < maxPages) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, pages]);
  return (data?.pages ?? []).flatMap((page) => page.items).filter((item) => item.source === 'selfTest');
}

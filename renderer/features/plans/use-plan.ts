// A plan with the text of one version. Once it was opened it stays readable as long as the page lives, with its cards and its print, also
// while the station is away.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { orpc, queryClient } from '#renderer/client/query.ts';
import { useRemoved } from './removed.ts';
import { useUnits } from './use-units.ts';

/** @param version null: the one in force */
export function usePlan(id: string, version: string | null) {
  const removing = useRemoved((state) => state.removing === id);
  const query = useQuery({
    ...orpc.plans.get.queryOptions({ input: { id, ...(version === null ? {} : { version }) } }),
    gcTime: Number.POSITIVE_INFINITY,
    // Nobody asks for a plan that is just being taken out.
    enabled: !removing,
  });
  const { data } = query;
  // The numbers of units stand beside steps, on the screen and on paper.
  useUnits();
  useEffect(() => {
    if (!data || data.shown === null || version !== null) return;
    // Cards and prints name the version: it is the text that is here already.
    queryClient.setQueryData(orpc.plans.get.queryKey({ input: { id, version: data.shown } }), data);
  }, [data, id, version]);
  return query;
}

/** The screens that somebody may need next, fetched while the station is there. */
export function keepScreensReady(): void {
  void import('./pages/Card.tsx');
  void import('./pages/CardPrint.tsx');
  void import('./pages/PlanPrint.tsx');
}

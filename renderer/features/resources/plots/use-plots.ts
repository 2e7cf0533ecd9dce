// The plots of an incident: what stands, or stood at the moment that is looked at; saving them.
import { useMutation, useQuery } from '@tanstack/react-query';
import type { PlotOut } from '#shared/contract/plots.ts';
import type { Position } from '#shared/kernel/geo.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { orpc } from '#renderer/client/query.ts';
import { usePlotting } from './plot-store.ts';

/** What plotting knows of the incident that it is about. */
export interface PlottedIncident {
  id: Id;
  title: string;
  state: 'open' | 'closed' | 'merged';
  position: Position | null;
}

const none: readonly PlotOut[] = [];

/** In the order drawn, the removed ones too. */
export function usePlots(incident: Id): { plots: readonly PlotOut[]; moment: string | null; ready: boolean } {
  const { moment } = usePlotting(incident);
  const { data } = useQuery(orpc.plots.list.queryOptions({ input: { id: incident, ...(moment === null ? {} : { at: moment }) } }));
  return { plots: data?.items ?? none, moment, ready: data !== undefined };
}

export function useSavePlot() {
  const draw = useMutation(orpc.plots.draw.mutationOptions());
  const change = useMutation(orpc.plots.change.mutationOptions());
  return { draw, change };
}

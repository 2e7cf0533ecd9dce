// What the station said, kept by TanStack Query; and which change makes which of it stale, in this one place.
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import type { Contract } from '#shared/contract/index.ts';
import type { LiveEvent } from '#shared/contract/live.ts';
import { errorStatusOf } from './errors.ts';
import { client } from './link.ts';

export const orpc = createTanstackQueryUtils(client);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The change stream says when something is stale; nothing is asked for again by time or by focus.
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      // A refusal stays one; a station that is starting again is asked again.
      retry: (count, error) => errorStatusOf(error) === null && count < 20,
      retryDelay: (count) => Math.min(2_000, 200 * 2 ** count),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

type Feature = LiveEvent['feature'];

/** The parts of the contract whose answers may differ after a change of a feature. */
const staleAfter: Record<Exclude<Feature, 'clock' | 'everything'>, (keyof Contract)[]> = {
  incidents: ['incidents', 'told', 'obligations', 'activations', 'plots', 'duty'],
  obligations: ['obligations', 'told', 'incidents', 'duty'],
  reports: ['reports', 'incidents', 'obligations', 'duty'],
  rosters: ['rosters', 'rosterDrafts', 'rosterFiles', 'swaps', 'duty', 'dutyFigures'],
  duty: ['duty', 'dutyFigures'],
  plans: ['plans', 'planImport', 'planState', 'planLint', 'planSearch', 'activations', 'incidents', 'obligations', 'duty'],
  resources: [
    'facilities',
    'facilityFiles',
    'mapLayers',
    'mapShapes',
    'nearby',
    'plots',
    'stock',
    'supplies',
    'obligations',
    'incidents',
    'planLint',
  ],
  directory: ['directory', 'facilities', 'nearby', 'plans', 'planLint', 'rosters', 'rosterDrafts', 'swaps', 'duty'],
  accounts: ['accounts'],
  settings: ['settings', 'rosters', 'rosterDrafts', 'duty', 'dutyFigures', 'planState', 'planLint'],
  reviews: ['duty'],
};

let pending = new Set<Feature>();
let timer: number | undefined;
/** Changes of one command arrive together; they are answered with one round of questions. */
const gatherMs = 25;

export function markStale(feature: Feature): void {
  if (feature === 'clock') return;
  pending.add(feature);
  timer ??= window.setTimeout(() => {
    timer = undefined;
    const features = pending;
    pending = new Set();
    if (features.has('everything')) {
      void queryClient.invalidateQueries();
      return;
    }
    const parts = new Set([...features].flatMap((one) => (one === 'clock' || one === 'everything' ? [] : staleAfter[one])));
    for (const part of parts) void queryClient.invalidateQueries({ queryKey: orpc[part].key() });
  }, gatherMs);
}

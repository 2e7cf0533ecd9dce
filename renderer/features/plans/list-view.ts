// What the list of plans shows and where one was in it: kept while the page lives, so that coming back finds it as it was.
import { create } from 'zustand';
import type { PlanState, Shelf } from '#shared/plans/types.ts';
import { listPlace } from '#renderer/components/list-place.ts';

export interface ListView {
  text: string;
  /** null: all. */
  shelf: Shelf | null;
  eventKind: string | null;
  unit: string | null;
  state: PlanState | 'all';
  /** The plan that was opened last. */
  opened: string | null;
}

export const blankView: ListView = { text: '', shelf: null, eventKind: null, unit: null, state: 'all', opened: null };

export const useListView = create<ListView>(() => blankView);

export const place = listPlace();

/** Another question begins at its top. */
export function changeView(change: Partial<ListView>): void {
  place.keep(0);
  useListView.setState(change);
}

/** The filters as the station is asked. */
export function filterOf({ shelf, eventKind, unit, state }: ListView) {
  return {
    state,
    ...(shelf === null ? {} : { shelf }),
    ...(eventKind === null ? {} : { eventKind }),
    ...(unit === null ? {} : { unit }),
  };
}

export function isFiltered(view: ListView): boolean {
  return view.text.trim() !== '' || view.shelf !== null || view.eventKind !== null || view.unit !== null || view.state !== 'all';
}

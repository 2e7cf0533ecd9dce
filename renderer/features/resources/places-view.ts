// What the list of places shows and where one was in it: kept while the page lives, so that coming back finds it as it was.
import { create } from 'zustand';
import type { FacilityKind } from '#shared/resources/types.ts';
import { listPlace } from '#renderer/components/list-place.ts';

export interface PlacesView {
  text: string;
  /** null: all. */
  kind: FacilityKind | null;
  unit: string | null;
  state: 'all' | 'open' | 'closed';
  /** west,south,east,north: what the map showed when somebody came from it. */
  bbox: string | null;
  /** As the contract calls it; null: kind and name. */
  sort: string | null;
  descending: boolean;
  /** The place that was opened last. */
  opened: string | null;
}

export const blankPlaces: PlacesView = {
  text: '',
  kind: null,
  unit: null,
  state: 'all',
  bbox: null,
  sort: null,
  descending: false,
  opened: null,
};

export const usePlacesView = create<PlacesView>(() => blankPlaces);

export const place = listPlace();

/** Another question begins at its top. An order by a field of a kind ends with the kind. */
export function changePlaces(change: Partial<PlacesView>): void {
  place.keep(0);
  const ordered = 'kind' in change && change.kind !== usePlacesView.getState().kind ? { sort: null, descending: false } : {};
  usePlacesView.setState({ ...ordered, ...change });
}

/** A column is pressed: its order, the other way round, none. Numbers begin with the most. */
export function changeOrder(sort: string, mostFirst: boolean): void {
  const view = usePlacesView.getState();
  if (view.sort !== sort) changePlaces({ sort, descending: mostFirst });
  else if (view.descending === mostFirst) changePlaces({ descending: !mostFirst });
  else changePlaces({ sort: null, descending: false });
}

/** The filters and the order as the station is asked. */
export function placesFilter({ kind, unit, state, bbox, sort, descending }: PlacesView) {
  return {
    ...(kind === null ? {} : { kind }),
    ...(unit === null ? {} : { unit }),
    ...(bbox === null ? {} : { bbox }),
    ...(state === 'all' ? {} : { closed: state === 'closed' }),
    ...(sort === null ? {} : { sort, descending }),
  };
}

export function isFiltered(view: PlacesView): boolean {
  return view.text.trim() !== '' || view.kind !== null || view.unit !== null || view.state !== 'all' || view.bbox !== null;
}

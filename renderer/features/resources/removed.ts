// Places and contacts that were removed since the page was opened: each can be brought back.
import { create } from 'zustand';

export interface RemovedPlace {
  kind: 'place' | 'contact';
  id: string;
  /** The place it was of. */
  place: string;
  name: string;
}

interface State {
  items: readonly RemovedPlace[];
  /** The place that is being taken out, or was last: nobody asks for it meanwhile. */
  removing: string | null;
}

export const useRemovedPlaces = create<State>(() => ({ items: [], removing: null }));

export const removedPlace = (one: RemovedPlace): void => useRemovedPlaces.setState(({ items }) => ({ items: [...items, one] }));

export const forgetRemoved = (id: string): void =>
  useRemovedPlaces.setState(({ items, removing }) => ({
    items: items.filter((one) => one.id !== id),
    removing: removing === id ? null : removing,
  }));

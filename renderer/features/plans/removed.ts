// What was removed since the page was opened: each can be brought back.
import { create } from 'zustand';

export interface RemovedOne {
  kind: 'plan' | 'version' | 'act' | 'copy' | 'file';
  id: string;
  plan: string;
  name: string;
}

interface State {
  items: readonly RemovedOne[];
  /** The plan that is being taken out, or was last. */
  removing: string | null;
}

export const useRemoved = create<State>(() => ({ items: [], removing: null }));

export const removedOne = (one: RemovedOne): void => useRemoved.setState(({ items }) => ({ items: [...items, one] }));
export const forget = (id: string): void =>
  useRemoved.setState(({ items, removing }) => ({
    items: items.filter((one) => one.id !== id),
    removing: removing === id ? null : removing,
  }));

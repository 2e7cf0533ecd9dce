// What was removed since the page was opened: each can be brought back.
import { create } from 'zustand';

export interface RemovedOne {
  kind: 'plan' | 'version' | 'act' | 'copy' | 'file';
  id: string;
  plan: string;
  name: string;
}

export const useRemoved = create<{ items: readonly RemovedOne[] }>(() => ({ items: [] }));

export const removedOne = (one: RemovedOne): void => useRemoved.setState(({ items }) => ({ items: [...items, one] }));
export const forget = (id: string): void => useRemoved.setState(({ items }) => ({ items: items.filter((one) => one.id !== id) }));

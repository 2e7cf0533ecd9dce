// What the directory shows now: kept while the page lives, so that coming back finds it as it was left.
import { create } from 'zustand';

export type Detail =
  | { show: 'person'; id: string }
  | { show: 'editPerson'; id: string | null }
  | { show: 'editUnit'; id: string | null; parent: string | null };

export interface Removed {
  kind: 'person' | 'unit';
  id: string;
  name: string;
}

interface View {
  /** null: all units. */
  unit: string | null;
  text: string;
  expanded: ReadonlySet<string>;
  detail: Detail | null;
  removed: readonly Removed[];
}

export const useView = create<View>(() => ({ unit: null, text: '', expanded: new Set<string>(), detail: null, removed: [] }));

export const show = (detail: Detail | null): void => useView.setState({ detail });

export function setExpanded(id: string, open: boolean): void {
  useView.setState(({ expanded }) => {
    const next = new Set(expanded);
    if (open) next.add(id);
    else next.delete(id);
    return { expanded: next };
  });
}

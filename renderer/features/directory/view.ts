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
  /** With the units below the chosen one. */
  below: boolean;
  /** null: everybody. */
  group: string | null;
  expanded: ReadonlySet<string>;
  detail: Detail | null;
  removed: readonly Removed[];
}

export const useView = create<View>(() => ({
  unit: null,
  text: '',
  below: false,
  group: null,
  expanded: new Set<string>(),
  detail: null,
  removed: [],
}));

/** What the list shows, as the station is asked for it. */
export function filterOf({ unit, text, below, group }: Pick<View, 'unit' | 'text' | 'below' | 'group'>) {
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(unit === null ? {} : { unit, ...(below ? { below } : {}) }),
    ...(group === null ? {} : { group }),
  };
}

export const show = (detail: Detail | null): void => useView.setState({ detail });

export function setExpanded(id: string, open: boolean): void {
  useView.setState(({ expanded }) => {
    const next = new Set(expanded);
    if (open) next.add(id);
    else next.delete(id);
    return { expanded: next };
  });
}

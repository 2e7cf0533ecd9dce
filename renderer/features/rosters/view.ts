// What the roster's screen shows: view, day, rosters, the seat the keyboard is on, what is picked up, what is beside the table.
import { create } from 'zustand';
import type { Change, ViewName } from './calendar-model.ts';

export type Aside =
  | { what: 'seat'; seat: string; typed: string; mode: 'put' | 'correct' | 'gap' }
  | { what: 'person'; person: string }
  | null;

/** Changes that were written here, to take back; newest last. */
export interface Done {
  title: string;
  back: Change[];
}

interface View {
  view: ViewName;
  /** null: today. */
  day: string | null;
  /** Rosters that show; null: the duty room's own. */
  rosters: string[] | null;
  /** Seat that the keyboard is on. */
  seat: string | null;
  /** Seat that was picked up, and whether its whole shift goes with it. */
  picked: { seat: string; whole: boolean } | null;
  aside: Aside;
  done: Done[];
}

const storedRosters = (): string[] | null => {
  const kept = localStorage.getItem('rosters');
  return kept === null || kept === '' ? null : kept.split(' ');
};

export const useRosterView = create<View>(() => ({
  view: 'month',
  day: null,
  rosters: storedRosters(),
  seat: null,
  picked: null,
  aside: null,
  done: [],
}));

export const setView = useRosterView.setState;

/** Which rosters show is kept on this machine. */
export function chooseRosters(rosters: string[]): void {
  localStorage.setItem('rosters', rosters.join(' '));
  setView({ rosters, picked: null });
}

/** How many steps back are kept. */
const maxDone = 20;

export function remember(done: Done): void {
  setView(({ done: before }) => ({ done: [...before, done].slice(-maxDone) }));
}

function focusDrawn(seat: string): boolean {
  const button = document.querySelector<HTMLElement>(`[data-seat="${CSS.escape(seat)}"]`);
  button?.focus();
  button?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return button !== null && document.activeElement === button;
}

/** The keyboard goes to a seat: at once, so that the next key already meets it, or once it is drawn. */
export function focusSeat(seat: string): void {
  setView({ seat });
  if (focusDrawn(seat)) return;
  window.setTimeout(() => {
    if (useRosterView.getState().seat === seat) focusDrawn(seat);
  });
}

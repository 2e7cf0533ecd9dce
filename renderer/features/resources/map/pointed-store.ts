// Where the mouse points on the map: changes many times a second, so that only what shows it is drawn anew.
import { create } from 'zustand';
import type { Position } from '#shared/kernel/geo.ts';

export const usePointed = create<{ at: Position | null }>(() => ({ at: null }));

// Plots of all running incidents on the map of everything: shown or not, and the one that is plotted on.
import { create } from 'zustand';
import type { Id } from '#shared/kernel/ids.ts';

const stored = localStorage.getItem('map-plots') !== 'off';

export const useOpenPlots = create<{ shown: boolean; incident: Id | null }>(() => ({ shown: stored, incident: null }));

export function showOpenPlots(shown: boolean): void {
  localStorage.setItem('map-plots', shown ? 'on' : 'off');
  useOpenPlots.setState({ shown });
}

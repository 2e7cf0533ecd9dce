// What this page alone knows of its look: theme, size, what lies open. Kept per user on this machine.
import { create } from 'zustand';
import type { ThemeChoice } from './theme.ts';

export const zoomSteps = [90, 100, 110, 125, 140, 155, 175];

export interface Ui {
  theme: ThemeChoice;
  /** Per cent. */
  zoom: number;
  commandBar: boolean;
  help: boolean;
  callList: boolean;
  changeUser: boolean;
}

function stored(): Pick<Ui, 'theme' | 'zoom'> {
  const theme = localStorage.getItem('theme');
  const zoom = Number(localStorage.getItem('zoom'));
  return { theme: theme === 'night' || theme === 'day' ? theme : 'auto', zoom: zoomSteps.includes(zoom) ? zoom : 100 };
}

export const useUi = create<Ui>(() => ({ ...stored(), commandBar: false, help: false, callList: false, changeUser: false }));

export function setTheme(theme: ThemeChoice): void {
  localStorage.setItem('theme', theme);
  useUi.setState({ theme });
}

/** @param direction 1 larger, -1 smaller, 0 back to 100 % */
export function changeZoom(direction: 1 | -1 | 0): void {
  const index = zoomSteps.indexOf(useUi.getState().zoom);
  const zoom = direction === 0 ? 100 : (zoomSteps[Math.max(0, Math.min(zoomSteps.length - 1, index + direction))] ?? 100);
  localStorage.setItem('zoom', String(zoom));
  useUi.setState({ zoom });
}

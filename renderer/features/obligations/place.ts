// Where something owed is done: the incident's screen, or the screen of duty that it belongs to.
import type { Duty } from '#shared/obligations/types.ts';

const screens: Partial<Record<Duty, string>> = {
  checkIn: '/duty',
  gap: '/duty/roster',
  handover: '/duty/handover',
  spotCheck: '/duty/checks',
};

export function placeOf(incident: string | null, duty: Duty | null): string {
  if (incident !== null) return `/incidents/${incident}`;
  return (duty && screens[duty]) ?? '/alarms';
}

// Where something owed is done: the incident's screen, or the screen of duty that it belongs to.
import type { Duty } from '#shared/obligations/types.ts';

const screens: Partial<Record<Duty, string>> = {
  checkIn: '/duty',
  gap: '/duty/roster',
  handover: '/duty/handover',
  spotCheck: '/duty/checks',
};

/** @param about what the duty is about: a plan of the library, a place with stock */
export function placeOf(incident: string | null, duty: Duty | null, about?: string): string {
  if (incident !== null) return `/incidents/${incident}`;
  if (duty?.startsWith('plan')) return about === undefined ? '/plans/state' : `/plans/${about}?tab=record`;
  if (duty?.startsWith('stock')) return about === undefined ? '/resources/stock' : `/resources/stock?place=${about}`;
  return (duty && screens[duty]) ?? '/alarms';
}

// Duties as a calendar file: instants in UTC, names of events that stay the same from one fetch to the next.
import type { Millis } from '#shared/time/clock.ts';

export interface DutyEvent {
  /** `cellKey` of the seat: the event keeps its name when somebody else takes the seat. */
  uid: string;
  from: Millis;
  /** Exclusive. */
  to: Millis;
  summary: string;
  description: string;
  location: string;
  /** Counts the changes of the seat: calendars take the higher one. */
  sequence: number;
  /** When the seat was last changed. */
  stamp: Millis;
}

/** How often a subscribed calendar asks again, s. */
export const feedRefreshSeconds = 1_800;

const plain = (text: string): string => text.replace(/[\p{Cc}]+/gu, ' ').trim();

/** RFC 5545; text is escaped by the library, control characters are taken out. @param domain what the event names end in */
export async function dutyCalendar(name: string, events: readonly DutyEvent[], domain: string): Promise<string> {
  const { default: ical, ICalCalendarMethod } = await import('ical-generator');
  const calendar = ical({
    // The library escapes what stands in events, not the calendar's own name.
    name: plain(name).replace(/[\\;,]/g, String.raw`\$&`),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Watchdesk', product: 'Duty', language: 'ZH' },
    ttl: feedRefreshSeconds,
  });
  for (const event of events) {
    calendar.createEvent({
      id: `${event.uid}@${domain}`,
      start: new Date(event.from),
      end: new Date(event.to),
      stamp: new Date(event.stamp),
      lastModified: new Date(event.stamp),
      sequence: event.sequence,
      summary: plain(event.summary),
      description: event.description.split('\n').map(plain).join('\n'),
      location: plain(event.location),
    });
  }
  // The library leaves the end of the last line out; strict readers want it.
  return `${calendar.toString().trimEnd()}\r\n`;
}

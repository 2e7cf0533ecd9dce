// Working days counted by the public calendar. A year without data is counted by weekends alone, and said to be.
import { daysAfter } from '../time/days.ts';

/** What the calendar knows of a day. */
export type DayOf = (day: string) => { kind: 'workday' | 'weekend' | 'holiday'; known: boolean };

export interface CountedDay {
  day: string;
  /** Years that the count went through and whose holidays nobody has entered: only weekends were left out of them. */
  unknownYears: number[];
}

/** The day that is so many working days after (or, with a negative count, before) another, which itself does not count. */
export function workingDaysFrom(day: string, count: number, calendar: DayOf): CountedDay {
  const by = count < 0 ? -1 : 1;
  const unknown = new Set<number>();
  let left = Math.abs(count);
  let at = day;
  while (left > 0) {
    at = daysAfter(at, by);
    const { kind, known } = calendar(at);
    if (!known) unknown.add(Number(at.slice(0, 4)));
    if (kind === 'workday') left -= 1;
  }
  return { day: at, unknownYears: [...unknown].toSorted((a, b) => a - b) };
}

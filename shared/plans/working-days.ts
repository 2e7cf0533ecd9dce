// Working days counted by the public calendar. A year without data is counted by weekends alone, and said to be.

/** What the calendar knows of a day. */
export type DayOf = (day: string) => { kind: 'workday' | 'weekend' | 'holiday'; known: boolean };

export interface CountedDay {
  day: string;
  /** Years that the count went through and whose holidays nobody has entered: only weekends were left out of them. */
  unknownYears: number[];
}

interface Year {
  year: number;
  /** Number of its first day, and which of its days are worked. */
  first: number;
  worked: Uint8Array;
  known: boolean;
}

const dayMs = 86_400_000;
/** A library of a thousand plans asks for the same years again and again: each is asked of a calendar once. */
const readYears = new WeakMap<DayOf, Map<number, Year>>();

const numberOf = (day: string): number => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / dayMs;
const textOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

function yearOf(calendar: DayOf, year: number): Year {
  const known = readYears.get(calendar) ?? new Map<number, Year>();
  readYears.set(calendar, known);
  const seen = known.get(year);
  if (seen) return seen;
  const first = Date.UTC(year, 0, 1) / dayMs;
  const days = Array.from({ length: Date.UTC(year + 1, 0, 1) / dayMs - first }, (_, index) => calendar(textOf(first + index)));
  const made: Year = {
    year,
    first,
    worked: Uint8Array.from(days, ({ kind }) => (kind === 'workday' ? 1 : 0)),
    known: days.every((day) => day.known),
  };
  known.set(year, made);
  return made;
}

/** The day that is so many working days after (or, with a negative count, before) another, which itself does not count. */
export function workingDaysFrom(day: string, count: number, calendar: DayOf): CountedDay {
  const by = count < 0 ? -1 : 1;
  const unknown: number[] = [];
  let left = Math.abs(count);
  let at = numberOf(day);
  let year = yearOf(calendar, Number(day.slice(0, 4)));
  while (left > 0) {
    at += by;
    if (at < year.first) year = yearOf(calendar, year.year - 1);
    else if (at >= year.first + year.worked.length) year = yearOf(calendar, year.year + 1);
    if (!year.known && !unknown.includes(year.year)) unknown.push(year.year);
    left -= year.worked[at - year.first] ?? 0;
  }
  return { day: textOf(at), unknownYears: unknown.toSorted((a, b) => a - b) };
}

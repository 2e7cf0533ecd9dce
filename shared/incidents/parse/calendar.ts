// Times as they are said, resolved against the moment the text came in: 昨晚11时许, 31日, 周一, 半小时前.
import type { Millis } from '../../time/clock.ts';
import { instantOf, type WallTime, wallTime } from '../../time/zone.ts';
import type { TimeExpression } from './time-expressions.ts';

interface Day {
  year: number;
  month: number;
  day: number;
}

/** A report may be typed a little before the clock of the station, not more. */
const tolerance = 2 * 60_000;
/** What is told without saying morning or evening, and was so short ago, was then. */
const justNow = 3 * 3_600_000;
/** A month and day without a year that would lie further back than this was meant for the coming year. */
const longestBack = 300 * 86_400_000;

/** Resolves what is said against the moment of receipt; it remembers the day that the text spoke of last. */
export class Calendar {
  readonly #received: Millis;
  readonly #zone: string;
  readonly #now: WallTime;
  /** The day that the text spoke of last, and whether it was its night. */
  last: Day | null = null;
  lastNight = false;

  constructor(received: Millis, zone: string) {
    this.#received = received;
    this.#zone = zone;
    this.#now = wallTime(received, zone);
  }

  #shifted(days: number, months = 0): Day {
    const { year, month, day } = this.#now;
    const wall = wallTime(instantOf({ year, month: month + months, day: day + days, hour: 12 }, this.#zone), this.#zone);
    return { year: wall.year, month: wall.month, day: wall.day };
  }

  #instant(day: Day, hour: number, minute: number): Millis {
    return instantOf({ ...day, hour, minute }, this.#zone);
  }

  #isFuture(day: Day): boolean {
    return this.#instant(day, 0, 0) > this.#received + tolerance;
  }

  /** The day that is said; null when it is none or lies ahead; undefined when nothing is said of it. */
  dayOf({ day }: TimeExpression): Day | null | undefined {
    if (!day) return undefined;
    if (day.relative === 'same') return this.last ?? this.#shifted(0);
    if (day.relative !== null) return this.#shifted(day.relative);
    if (day.weekday !== null) {
      const back = (this.#now.weekday - day.weekday + 7) % 7;
      return this.#shifted(-back - (day.weeksBack > 0 && back < ((this.#now.weekday + 6) % 7) + 1 ? 7 : 0));
    }
    const number = day.day ?? 1;
    if (day.year !== null && day.month !== null) {
      const full = { year: day.year, month: day.month, day: number };
      return this.#isFuture(full) ? null : full;
    }
    if (day.month !== null) {
      for (const year of [this.#now.year, this.#now.year - 1]) {
        const full = { year, month: day.month, day: number };
        if (!this.#isFuture(full)) return this.#received - this.#instant(full, 0, 0) > longestBack && year !== this.#now.year ? null : full;
      }
      return null;
    }
    const { year, month } = this.#now;
    const thisMonth = { year, month, day: number };
    if (!this.#isFuture(thisMonth)) return thisMonth;
    const before = wallTime(instantOf({ year, month: month - 1, day: number, hour: 12 }, this.#zone), this.#zone);
    return before.day === number ? { year: before.year, month: before.month, day: number } : null;
  }

  /** Hour of the day, 24 and more for the small hours after 昨晚; null when two readings are open. */
  #hourOf(time: TimeExpression, period: string): number | null {
    const hour = time.hour ?? 0;
    if (/凌晨/.test(period)) return hour === 12 ? 0 : hour;
    if (/中午|正午|午间/.test(period)) return hour < 5 ? hour + 12 : hour;
    if (/下午|午后|傍晚/.test(period)) return hour < 12 ? hour + 12 : hour;
    if (/晚|夜/.test(period)) {
      if (hour === 12) return 24;
      if (hour >= 5) return hour < 12 ? hour + 12 : hour;
      return typeof time.day?.relative === 'number' && time.day.relative < 0
        ? hour + 24
        : time.day === null || time.day.relative === 0
          ? hour
          : null;
    }
    return hour;
  }

  /**
   * The instant of a time with a clock.
   * @param carried period of the time before it in the text (今晚9点20 … 10点05)
   */
  instantOf(time: TimeExpression, carried: string): Millis | null {
    if (time.minutesAgo !== null) return Math.floor((this.#received - time.minutesAgo * 60_000) / 60_000) * 60_000;
    const said = this.dayOf(time);
    if (said === null || time.hour === null) return null;
    const day = said ?? this.last ?? this.#shifted(0);
    const period = time.period === '' && time.open ? carried : time.period;
    const spoken = this.#hourOf(time, period);
    if (spoken === null) return null;
    // 昨晚…，零点20分: the night goes on into the next day.
    const hour = said === undefined && this.last && this.lastNight && spoken < 6 ? spoken + 24 : spoken;
    const at = this.#instant(day, hour, time.minute);
    if (at > this.#received + tolerance) {
      // Just after midnight 今晚11点 and 23时 are of the evening that has passed.
      const justPassed = this.#now.hour < 8 && hour >= 12 && (said === undefined ? this.last === null : time.day?.relative === 0);
      return justPassed ? at - 86_400_000 : null;
    }
    if (time.open && period === '' && said === undefined && this.last === null) {
      // 3点 told at 15:20 is three in the afternoon; told at nine in the evening it may be either.
      const later = this.#instant(day, hour + 12, time.minute);
      if (later <= this.#received) return this.#received - later <= justNow ? later : null;
    }
    return at;
  }

  /** 凌晨 without an hour: from midnight to six. */
  roughOf(time: TimeExpression): { min: Millis; max: Millis } | null {
    const day = this.dayOf(time);
    if (!day || time.hour !== null || time.period !== '凌晨') return null;
    return { min: this.#instant(day, 0, 0), max: this.#instant(day, 6, 0) };
  }
}

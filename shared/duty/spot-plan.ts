// Drawing the moments of spot checks. Pure: chance comes in as an argument, and the moments go into the journal, not the chance.
import type { Millis } from '../time/clock.ts';
import { instantOf, wallTime } from '../time/zone.ts';
import type { SpotPlan } from './types.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** Tries to find a moment that is far enough from the others; then there is one call less: the distance is a rule, the number an aim. */
const tries = 200;

export interface Period {
  /** Names the period; the same on every station. */
  key: string;
  from: Millis;
  /** Exclusive. */
  to: Millis;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The period of the plan that holds a moment: days counted from a fixed Monday, from midnight to midnight in the zone. */
export function periodAt(at: Millis, periodDays: number, zone: string): Period {
  const wall = wallTime(at, zone);
  const days = Math.floor(Date.UTC(wall.year, wall.month - 1, wall.day) / dayMs) - 4;
  const start = new Date((Math.floor(days / periodDays) * periodDays + 4) * dayMs);
  const first = { year: start.getUTCFullYear(), month: start.getUTCMonth() + 1, day: start.getUTCDate() };
  return {
    key: `${first.year}-${two(first.month)}-${two(first.day)}/${periodDays}`,
    from: instantOf(first, zone),
    to: instantOf({ ...first, day: first.day + periodDays }, zone),
  };
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Whether a moment counts as night for the plan. */
export function isSpotNight(at: Millis, plan: Pick<SpotPlan, 'dayFrom' | 'dayTo'>, zone: string): boolean {
  const wall = wallTime(at, zone);
  const minute = wall.hour * 60 + wall.minute;
  const [from, to] = [minuteOf(plan.dayFrom), minuteOf(plan.dayTo)];
  const day = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  return !day;
}

export interface DrawInput {
  from: Millis;
  to: Millis;
  count: number;
  plan: SpotPlan;
  zone: string;
  /** Moments of the unit's other calls. */
  taken: readonly Millis[];
  /** 0 ≤ x < 1, fresh at each call. */
  random: () => number;
}

/** Random moments in [from, to), the share of them at night as the plan says, far enough from each other. */
export function drawMoments({ from, to, count, plan, zone, taken, random }: DrawInput): Millis[] {
  if (to <= from) return [];
  const exact = count * plan.nightShare;
  const nights = Math.floor(exact) + (random() < exact - Math.floor(exact) ? 1 : 0);
  const apart = plan.apartHours * 3_600_000;
  const drawn: Millis[] = [];
  for (let index = 0; index < count; index += 1) {
    const wantsNight = index < nights;
    for (let round = 0; round < tries; round += 1) {
      const at = Math.floor((from + random() * (to - from)) / minuteMs) * minuteMs;
      if (at < from || isSpotNight(at, plan, zone) !== wantsNight) continue;
      if (![...taken, ...drawn].every((other) => Math.abs(other - at) >= apart)) continue;
      drawn.push(at);
      break;
    }
  }
  return drawn.sort((a, b) => a - b);
}

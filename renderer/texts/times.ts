// Times in words: clock, age, what is left. Wall times are the unit's, whatever this machine's zone is.
import { clockText, dayText, wallTime } from '#shared/time/zone.ts';
import type { Texts } from './catalogue.ts';

const zoneStore = { zone: 'Asia/Shanghai' };

/** The unit's zone, told by the settings when they are read. */
export function setZone(zone: string): void {
  zoneStore.zone = zone;
}

export function zoneNow(): string {
  return zoneStore.zone;
}

export function clockOf(at: number, withSeconds = false): string {
  return clockText(at, zoneStore.zone, withSeconds);
}

/** 2026-11-20 22:54:08 */
export function momentOf(at: number, withSeconds = true): string {
  return `${dayText(at, zoneStore.zone)} ${clockText(at, zoneStore.zone, withSeconds)}`;
}

/** 11-20 22:54, or only 22:54 when it is today. */
export function shortMoment(at: number, now: number): string {
  return dayText(at, zoneStore.zone) === dayText(now, zoneStore.zone)
    ? clockOf(at)
    : `${dayText(at, zoneStore.zone).slice(5)} ${clockOf(at)}`;
}

export function dateLine(now: number, texts: Texts): string {
  return `${dayText(now, zoneStore.zone)} ${texts.common.weekdays[wallTime(now, zoneStore.zone).weekday] ?? ''}`;
}

/** "32 分钟前" */
export function ageOf(at: number, now: number, texts: Texts): string {
  const minutes = Math.floor(Math.abs(now - at) / 60_000);
  const { ago } = texts.common;
  if (now < at) return minutes < 60 ? ago.inMinutes(minutes) : ago.inHours(Math.floor(minutes / 60));
  if (minutes < 1) return ago.now;
  if (minutes < 60) return ago.minutes(minutes);
  if (minutes < 48 * 60) return ago.hours(Math.floor(minutes / 60), minutes % 60);
  return ago.days(Math.floor(minutes / 1440));
}

/** "12:31", "1:47:10", "−00:04:12": what is left to the limit, to the second. */
export function remaining(dueAt: number, now: number): string {
  const over = now > dueAt;
  const total = over ? Math.floor((now - dueAt) / 1000) : Math.ceil((dueAt - now) / 1000);
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  if (over) return `−${two(hours)}:${two(minutes)}:${two(seconds)}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`;
}

/** "9′12″", "1h 05′" */
export function span(ms: number): string {
  const total = Math.round(Math.abs(ms) / 1000);
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  return hours > 0 ? `${hours}h ${String(minutes).padStart(2, '0')}′` : `${minutes}′${String(total % 60).padStart(2, '0')}″`;
}

/** "30 分钟", "2 小时 20 分钟", "45 秒": a limit, to the second. */
export function limitText(seconds: number, texts: Texts): string {
  const { duration } = texts.common;
  const parts: [number, (n: number) => string][] = [
    [Math.floor(seconds / 86_400), duration.days],
    [Math.floor(seconds / 3_600) % 24, duration.hours],
    [Math.floor(seconds / 60) % 60, duration.minutes],
    [seconds % 60, duration.seconds],
  ];
  const said = parts.filter(([n]) => n > 0).map(([n, words]) => words(n));
  return said.length === 0 ? duration.seconds(0) : said.join(' ');
}

/** "23:53 前", "明 02:00 前", "应于 23:36" */
export function dueText(dueAt: number, now: number, texts: Texts): string {
  const clock = clockOf(dueAt, true);
  if (now > dueAt)
    return texts.common.dueWas(dayText(dueAt, zoneStore.zone) === dayText(now, zoneStore.zone) ? clock : momentOf(dueAt, false).slice(5));
  if (dayText(dueAt, zoneStore.zone) === dayText(now, zoneStore.zone)) return texts.common.today(clock);
  const tomorrow = dayText(now + 86_400_000, zoneStore.zone);
  if (dayText(dueAt, zoneStore.zone) === tomorrow) return texts.common.tomorrow(clock.slice(0, 5));
  return texts.common.otherDay(dayText(dueAt, zoneStore.zone).slice(5), clock.slice(0, 5));
}

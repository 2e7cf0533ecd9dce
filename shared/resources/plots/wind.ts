// Wind in words and figures: sixteen points, Beaufort after GB/T 28591-2012.
import { turn } from '../../kernel/geodesic.ts';
import type { Wind } from './types.ts';

/** Clockwise from north, 22.5 degrees apart. */
const points = {
  'zh-CN': [
    '北',
    '北东北',
    '东北',
    '东东北',
    '东',
    '东东南',
    '东南',
    '南东南',
    '南',
    '南西南',
    '西南',
    '西西南',
    '西',
    '西西北',
    '西北',
    '北西北',
  ],
  en: ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW'],
} as const;
const step = 360 / 16;

/** The nearest of sixteen points in words. */
export function pointName(degrees: number, locale: 'zh-CN' | 'en'): string {
  return points[locale][Math.round(turn(degrees) / step) % 16] ?? '';
}

/** The nearest of eight, as one speaks of places. */
export function roughPointName(degrees: number, locale: 'zh-CN' | 'en'): string {
  return points[locale][(Math.round(turn(degrees) / 45) % 8) * 2] ?? '';
}

/** "西北", "西北风", "NW", "315", "315°": degrees the wind blows from; null for anything else. */
export function windFrom(said: string): number | null {
  const text = said
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/[°度风]$/, '');
  if (/^\d{1,3}(\.\d+)?$/.test(text)) {
    const degrees = Number(text);
    return degrees <= 360 ? degrees % 360 : null;
  }
  const word = text.replaceAll('偏', '');
  for (const names of [points['zh-CN'], points.en] as const) {
    const index = (names as readonly string[]).indexOf(word);
    if (index >= 0) return index * step;
  }
  // 东北东 is said for 东东北 and the like.
  const swapped = /^([东西])([南北])\1$/.exec(word) ?? /^([南北])([东西])\1$/.exec(word);
  if (!swapped) return null;
  const [, first = '', second = ''] = swapped;
  const diagonal = '东西'.includes(first) ? first + second : second + first;
  const index = (points['zh-CN'] as readonly string[]).indexOf(first + diagonal);
  return index < 0 ? null : index * step;
}

/** Lowest speed of each force in m/s, from force 0. */
const forces = [0, 0.3, 1.6, 3.4, 5.5, 8, 10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7, 37, 41.5, 46.2, 51, 56.1];

/** Beaufort of a speed in m/s. */
export function forceOf(speed: number): number {
  return forces.findLastIndex((from) => speed >= from);
}

/** The speeds in m/s that a force stands for; the upper is where the next begins. */
export function speedsOf(force: number): [from: number, below: number | null] {
  return [forces[force] ?? 0, forces[force + 1] ?? null];
}

/** m/s to reckon with: as said, else the middle of the force; null: nothing was said. */
export function reckonedSpeed({ speed, force }: Pick<Wind, 'speed' | 'force'>): number | null {
  if (speed !== null) return speed;
  if (force === null) return null;
  const [from, below] = speedsOf(force);
  return below === null ? from : (from + below) / 2;
}

// Where the main window stood the last time, as a small file in the window's profile.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Rectangle } from 'electron';

export interface WindowPlace extends Rectangle {
  maximized: boolean;
  fullScreen: boolean;
}

/** So much of the window must be on a screen, or nobody could take hold of it (a screen was unplugged meanwhile). */
const graspable = { width: 120, height: 60 };

const fileIn = (profileDir: string): string => path.join(profileDir, 'window.json');

function overlap(a: Rectangle, b: Rectangle): { width: number; height: number } {
  return {
    width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
    height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
  };
}

function parsePlace(text: string): WindowPlace | null {
  const data: unknown = JSON.parse(text);
  if (typeof data !== 'object' || data === null) return null;
  const number = (name: string): number => {
    const value: unknown = Reflect.get(data, name);
    return typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : Number.NaN;
  };
  const place = { x: number('x'), y: number('y'), width: number('width'), height: number('height') };
  if (Object.values(place).some(Number.isNaN) || place.width < 400 || place.height < 300) return null;
  return { ...place, maximized: Reflect.get(data, 'maximized') === true, fullScreen: Reflect.get(data, 'fullScreen') === true };
}

/** @param screens the work areas of today's screens; null when there is no usable place on record */
export function readPlace(profileDir: string, screens: readonly Rectangle[]): WindowPlace | null {
  try {
    const place = parsePlace(readFileSync(fileIn(profileDir), 'utf8'));
    if (!place) return null;
    const seen = screens.some((screen) => {
      const { width, height } = overlap(place, screen);
      return width >= graspable.width && height >= graspable.height;
    });
    return seen ? place : null;
  } catch {
    // No file yet, or a broken one: the window takes its usual place.
    return null;
  }
}

export function writePlace(profileDir: string, place: WindowPlace): void {
  mkdirSync(profileDir, { recursive: true });
  writeFileSync(fileIn(profileDir), JSON.stringify(place));
}

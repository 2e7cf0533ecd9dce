// A position as it is read out and copied: decimal degrees, and degrees, minutes and seconds. WGS-84.
import type { Position } from '#shared/kernel/geo.ts';

/** A metre is 0.00001 degrees. */
const decimals = 5;

/** Longitude first, as it is typed: "116.30512, 35.90214". */
export const decimalText = ({ lng, lat }: Position): string => `${lng.toFixed(decimals)}, ${lat.toFixed(decimals)}`;

/** In tenths of a second, so that 59.96″ carries into the minute. */
function anglesOf(degrees: number): string {
  const tenths = Math.round(Math.abs(degrees) * 36_000);
  const whole = Math.floor(tenths / 36_000);
  const minutes = Math.floor((tenths % 36_000) / 600);
  const seconds = ((tenths % 600) / 10).toFixed(1);
  return `${whole}°${String(minutes).padStart(2, '0')}′${seconds.padStart(4, '0')}″`;
}

/** "116°18′18.4″E 35°54′07.7″N" */
export const dmsText = ({ lng, lat }: Position): string => `${anglesOf(lng)}${lng < 0 ? 'W' : 'E'} ${anglesOf(lat)}${lat < 0 ? 'S' : 'N'}`;

// Coordinates as people type them: decimal or degrees, minutes, seconds, with signs, letters, Chinese words, full width. What is wrong is said by its own code.
import type { PlaceCell, RowRefusal } from './place-table.ts';

export type Axis = 'lng' | 'lat';

/** What is wrong with a typed coordinate. */
export interface CoordinateFault {
  code: RowRefusal;
  received: string | number | null;
  limit: string | number | null;
}

export interface Angle {
  degrees: number;
  /** What its letter or word says it is; null when it has none. */
  axis: Axis | null;
}

export const isFault = (value: object): value is CoordinateFault => 'code' in value;

const fault = (code: RowRefusal, received: string | number | null, limit: string | number | null = null): CoordinateFault => ({
  code,
  received: typeof received === 'string' ? received.slice(0, 60) : received,
  limit,
});

/** Full width to half, minus signs and blanks of any kind to one; case does not matter. */
const halfWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\u2010-\u2014]/g, '-')
    .replace(/[\s\u3000\u200b\ufeff]+/g, ' ')
    .trim();

const sides: readonly { match: RegExp; axis: Axis; sign: 1 | -1 }[] = [
  { match: /东经|\be\b|e$|^e/i, axis: 'lng', sign: 1 },
  { match: /西经|\bw\b|w$|^w/i, axis: 'lng', sign: -1 },
  { match: /北纬|\bn\b|n$|^n/i, axis: 'lat', sign: 1 },
  { match: /南纬|\bs\b|^s/i, axis: 'lat', sign: -1 },
];
const labels: readonly { match: RegExp; axis: Axis }[] = [
  { match: /^(?:经度|longitude|long|lng|lon|[xe](?=\s*[:=]))\s*[:=]?\s*/i, axis: 'lng' },
  { match: /^(?:纬度|latitude|lat|[yn](?=\s*[:=]))\s*[:=]?\s*/i, axis: 'lat' },
];

const number = String.raw`(\d+(?:\.\d*)?|\.\d+)`;
const degreeMark = String.raw`\s*(?:°|º|˚|度|deg|d)\s*`;
const minuteMark = String.raw`\s*(?:′|'|’|‘|´|\`|分|min|m)\s*`;
const secondMark = String.raw`\s*(?:″|"|”|“|''|′′|’’|秒|sec|s)?\s*`;
const forms: readonly RegExp[] = [
  // 116.305, 116.305°
  new RegExp(`^${number}(?:${degreeMark})?$`, 'i'),
  // 116°18′30.5″, 116度18分30.5秒, 116°18′
  new RegExp(`^${number}${degreeMark}${number}(?:${minuteMark}(?:${number}${secondMark})?)?$`, 'i'),
  // 116 18 30.5, 116:18:30.5, 116-18-30.5
  new RegExp(`^${number}[ :-]${number}(?:[ :-]${number})?$`),
];

/** The letter or word of a side and what is left of the text. South written as seconds ("30s") is seconds. */
function sideOf(text: string): { rest: string; axis: Axis | null; sign: 1 | -1; wrong: boolean } {
  let rest = text;
  let axis: Axis | null = null;
  let sign: 1 | -1 = 1;
  let wrong = false;
  for (const label of labels) {
    const found = label.match.exec(rest);
    if (!found) continue;
    ({ axis } = label);
    rest = rest.slice(found[0].length);
    break;
  }
  // A letter after the seconds' mark, or after plain degrees, is a side; after minutes it is seconds.
  const south = /(?:["″”秒]|''|^[-+]?[\d.]+\s*[°度]?)\s*(s)$/i.exec(rest);
  if (south) [rest, axis, sign] = [rest.slice(0, -1).trim(), 'lat', -1];
  for (const side of sides) {
    const found = side.match.exec(rest);
    if (!found) continue;
    wrong ||= axis !== null && axis !== side.axis;
    ({ axis, sign } = side);
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`.trim().replace(/^[:=]\s*/, '');
  }
  return { rest, axis, sign, wrong };
}

/** One angle, whichever axis it is of. */
export function readAngle(cell: PlaceCell): Angle | CoordinateFault {
  if (cell === null || cell === '' || typeof cell === 'boolean') return fault('coordinateMissing', null);
  if (typeof cell === 'number') return Number.isFinite(cell) ? { degrees: cell, axis: null } : fault('coordinateUnreadable', String(cell));
  const text = halfWidth(cell);
  if (text === '' || /^[-/\\—.]+$|^(?:无|空|null|none|nan|n\/a|#n\/a)$/i.test(text))
    return fault('coordinateMissing', text === '' ? null : text);
  if (!/\d/.test(text)) return fault('coordinateWords', text);
  const { rest, axis, sign, wrong } = sideOf(text);
  if (wrong) return fault('wrongLetter', text);
  const minus = /^[-+]\s*/.exec(rest)?.[0] ?? '';
  const plain = rest.slice(minus.length);
  const parts = forms.map((form) => form.exec(plain)).find((found) => found !== null);
  if (!parts) return fault(/[\p{L}]{2}/u.test(plain.replace(/[度分秒]/g, '')) ? 'coordinateWords' : 'coordinateUnreadable', text);
  const [degrees, minutes, seconds] = [parts[1], parts[2], parts[3]].map((part) => (part === undefined ? null : Number(part)));
  if (minutes != null && minutes >= 60) return fault('minutesOutOfRange', minutes, 60);
  if (seconds != null && seconds >= 60) return fault('secondsOutOfRange', seconds, 60);
  // Only the last part may have a fraction: 116.5°30′ can mean two places.
  if ((minutes != null && !Number.isInteger(degrees)) || (seconds != null && !Number.isInteger(minutes)))
    return fault('coordinateUnreadable', text);
  const size = (degrees ?? 0) + (minutes ?? 0) / 60 + (seconds ?? 0) / 3600;
  return { degrees: (minus.startsWith('-') ? -1 : 1) * sign * size, axis };
}

const limits = { lng: 180, lat: 90 } as const;

/** Whether an angle can be one of an axis. */
export function fitsAxis(degrees: number, axis: Axis): CoordinateFault | null {
  if (Math.abs(degrees) <= limits[axis]) return null;
  return fault(axis === 'lat' ? 'latitudeOutOfRange' : 'longitudeOutOfRange', degrees, limits[axis]);
}

/** A plain number of metres. Thousands may be divided by blanks. */
export function readMetres(cell: PlaceCell): number | CoordinateFault {
  if (cell === null || cell === '' || typeof cell === 'boolean') return fault('coordinateMissing', null);
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : fault('coordinateUnreadable', String(cell));
  const text = halfWidth(cell);
  if (text === '') return fault('coordinateMissing', null);
  if (!/\d/.test(text)) return fault('coordinateWords', text);
  const plain = text.replace(/^(?:[xyen]|easting|northing|东坐标|北坐标|横坐标|纵坐标)\s*[:=]\s*/i, '').replace(/\s*(?:m|米)$/i, '');
  if (!/^[-+]?\d[\d ]*(?:\.\d*)?$/.test(plain)) return fault('coordinateUnreadable', text);
  return Number(plain.replaceAll(' ', ''));
}

/** Ways to cut a cell with both coordinates into two. */
function* cuts(text: string): Generator<[string, string]> {
  const divided = text.split(/\s*[,;、|/]\s*/).filter((part) => part !== '');
  // A third figure is an altitude.
  if (divided.length === 2 || (divided.length === 3 && /^-?\d+(?:\.\d*)?$/.test(divided[2] ?? ''))) {
    yield [divided[0] ?? '', divided[1] ?? ''];
    return;
  }
  const words = text.split(' ');
  if (words.length % 2 === 0) yield [words.slice(0, words.length / 2).join(' '), words.slice(words.length / 2).join(' ')];
  for (let at = 1; at < words.length; at += 1) if (at * 2 !== words.length) yield [words.slice(0, at).join(' '), words.slice(at).join(' ')];
  for (const found of text.matchAll(/(?<=\S)(?=东经|西经|北纬|南纬|[EWN](?![a-z])|经度|纬度)|(?<=[EWNS秒″"分′'])(?=\s*\S)/gi))
    yield [text.slice(0, found.index).trim(), text.slice(found.index).trim()];
}

/**
 * Two coordinates in one cell, easting or longitude and northing or latitude as they stand: "116.3, 35.9", "POINT(116.3 35.9)",
 * "东经116°18′30″ 北纬35°54′".
 */
export function splitPair(cell: PlaceCell): [string, string] | CoordinateFault {
  if (cell === null || cell === '' || typeof cell === 'boolean') return fault('coordinateMissing', null);
  const text = halfWidth(String(cell))
    .replace(/^point\s*z?\s*\((.*)\)$/i, '$1')
    .replace(/^[([{]\s*(.*?)\s*[)\]}]$/, '$1');
  if (text === '') return fault('coordinateMissing', null);
  if (!/\d/.test(text)) return fault('coordinateWords', text);
  let first: [string, string] | null = null;
  for (const cut of cuts(text)) {
    const [left, right] = cut.map(readAngle);
    first ??= cut;
    if (!left || !right || isFault(left) || isFault(right)) continue;
    if (left.axis === null || left.axis !== right.axis) return cut;
  }
  return first ?? fault('coordinateUnreadable', text);
}

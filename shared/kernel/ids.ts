// Identifiers. Randomness and time come in as arguments, so that a test can repeat them.

/** RFC 9562 UUID version 7, lower case. */
export type Id = string;

export const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * UUIDv7: sorts by time.
 * @param ms milliseconds UTC, 0 … 2^48-1
 * @param random at least 10 random bytes
 */
export function uuidv7(ms: number, random: Uint8Array): Id {
  if (random.length < 10) throw new RangeError('uuidv7 needs 10 random bytes');
  const at = (index: number): number => random[index] ?? 0;
  const bytes = [
    Math.floor(ms / 2 ** 40) & 0xff,
    Math.floor(ms / 2 ** 32) & 0xff,
    Math.floor(ms / 2 ** 24) & 0xff,
    Math.floor(ms / 2 ** 16) & 0xff,
    Math.floor(ms / 2 ** 8) & 0xff,
    ms & 0xff,
    0x70 | (at(0) & 0x0f),
    at(1),
    0x80 | (at(2) & 0x3f),
    at(3),
    at(4),
    at(5),
    at(6),
    at(7),
    at(8),
    at(9),
  ];
  const text = bytes.map((byte) => hex[byte]).join('');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

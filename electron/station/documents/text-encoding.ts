// In which coding the bytes of a text are: UTF-8, UTF-16 or GB18030 (which contains GBK and GB2312). Told apart for a single word as well.
import { DomainError } from '#shared/kernel/errors.ts';
import type { TextEncoding } from '#shared/plans/parse/types.ts';

export interface DecodedText {
  /** Without a byte order mark. */
  text: string;
  encoding: TextEncoding;
}

const lineEnd = 0x0a;

function decode(bytes: Buffer, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What the bytes look like when they are taken for UTF-8. */
interface Utf8Look {
  /** Characters of two bytes, other than the signs of U+0080 … U+00BF (middle dot, degree, …), and of three or four. */
  pairs: number;
  triples: number;
  /** Bytes that are no UTF-8. */
  wrong: number;
}

const continues = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

function lookAsUtf8(bytes: Buffer): Utf8Look {
  const look: Utf8Look = { pairs: 0, triples: 0, wrong: 0 };
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const size = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    let whole = size > 0;
    for (let next = 1; next < size; next += 1) whole &&= continues(bytes[at + next]);
    if (!whole) {
      look.wrong += 1;
      at += 1;
      continue;
    }
    if (size > 2) look.triples += 1;
    else if (lead !== 0xc2) look.pairs += 1;
    at += size;
  }
  return look;
}

/** The share of characters that are of GB 2312, which a text of today consists of; other characters of GB18030 count half. */
function likelyGb(bytes: Buffer): number {
  let all = 0;
  let likely = 0;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const trail = bytes[at + 1] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    all += 1;
    const common = trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || lead === 0xa9 || (lead >= 0xb0 && lead <= 0xf7));
    likely += common ? 1 : 0.5;
    at += trail >= 0x30 && trail <= 0x39 ? 4 : 2;
  }
  return all === 0 ? 1 : likely / all;
}

/** Chinese text whose UTF-8 is read as GB18030 has few characters of GB 2312; that of a name with a rare character still has this many. */
const leastLikely = 0.6;
/** A line with so many characters of three bytes and nothing else above ASCII is UTF-8: by chance it is once in a million lines. */
const surelyUtf8 = 3;

function* linesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(lineEnd, at);
    const next = end < 0 ? bytes.length : end + 1;
    yield bytes.subarray(at, next);
    at = next;
  }
}

/** Lines above ASCII that are surely UTF-8, and those that are not; the first of each, from 1. */
function linesByCoding(bytes: Buffer): { utf8: number; other: number; firstUtf8: number; firstOther: number } {
  const found = { utf8: 0, other: 0, firstUtf8: 0, firstOther: 0 };
  let number = 0;
  for (const line of linesOf(bytes)) {
    number += 1;
    const look = lookAsUtf8(line);
    if (look.wrong > 0) {
      found.other += 1;
      found.firstOther ||= number;
    } else if (look.triples >= surelyUtf8) {
      found.utf8 += 1;
      found.firstUtf8 ||= number;
    }
  }
  return found;
}

const mixed = (line: number): DomainError => new DomainError('mixedEncoding', { field: 'line', received: line });

/** UTF-16 without its mark: every second byte of the line ends and figures in it is zero. */
function decodeUtf16(bytes: Buffer): DecodedText | null {
  let even = 0;
  let odd = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  if (bytes.length % 2 === 1 || Math.min(even, odd) > Math.max(even, odd) / 10) return null;
  const text = decode(bytes, encoding);
  return text === null || /(?![\t\n\r\f\v])\p{Cc}/u.test(text) ? null : { text, encoding };
}

/**
 * @throws DomainError mixedEncoding (`received`: the line of the first byte that does not fit), brokenFile when it is no text at all
 */
export function decodeText(bytes: Buffer): DecodedText {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  if (marked) {
    const text = decode(bytes, marked);
    if (text === null) throw mixed(1);
    return { text, encoding: marked };
  }
  if (bytes.includes(0)) {
    const found = decodeUtf16(bytes);
    if (!found) throw new DomainError('brokenFile', { field: 'file', received: 'txt' });
    return found;
  }
  const look = lookAsUtf8(bytes);
  const asUtf8 = decode(bytes, 'utf-8');
  const gb = decode(bytes, 'gb18030');
  if (asUtf8 !== null) {
    // A word or two of GB18030 may happen to be UTF-8 of Latin or Greek letters; a Chinese text of UTF-8 has characters of three bytes.
    const chance = look.triples === 0 && look.pairs > 0 && gb !== null && likelyGb(bytes) === 1;
    return chance ? { text: gb, encoding: 'gb18030' } : { text: asUtf8, encoding: 'utf-8' };
  }
  const lines = linesByCoding(bytes);
  // The line to look at is the first of those that are fewer.
  if (lines.utf8 > 0) throw mixed(lines.utf8 < lines.other ? lines.firstUtf8 : lines.firstOther);
  if (gb === null || look.triples > look.wrong || likelyGb(bytes) < leastLikely) throw mixed(lines.firstOther);
  return { text: gb, encoding: 'gb18030' };
}

// What a picture is by its first bytes, and how large it will be when it is opened.

export interface ImageFacts {
  mime: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  width: number;
  height: number;
}

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.subarray(from, to).toString('latin1');

/** Sides of a JPEG stand in its frame header, behind any number of other segments. */
function jpegSides(bytes: Buffer): [number, number] | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function webpSides(bytes: Buffer): [number, number] | null {
  const form = ascii(bytes, 12, 16);
  if (form === 'VP8X') return [1 + bytes.readUIntLE(24, 3), 1 + bytes.readUIntLE(27, 3)];
  if (form === 'VP8 ') return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
  if (form !== 'VP8L') return null;
  const packed = bytes.readUInt32LE(21);
  return [1 + (packed & 0x3fff), 1 + ((packed >> 14) & 0x3fff)];
}

/** null: no picture of a kind that tiles have. */
export function imageFacts(bytes: Buffer): ImageFacts | null {
  if (bytes.length < 32) return null;
  const made = (mime: ImageFacts['mime'], sides: [number, number] | null): ImageFacts | null =>
    sides && { mime, width: sides[0], height: sides[1] };
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return made('image/png', [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]);
  if (ascii(bytes, 0, 2) === '\xff\xd8') return made('image/jpeg', jpegSides(bytes));
  if (ascii(bytes, 0, 4) === 'GIF8') return made('image/gif', [bytes.readUInt16LE(6), bytes.readUInt16LE(8)]);
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return made('image/webp', webpSides(bytes));
  return null;
}

// A text file piece by piece, so that a large one is refused at its first row too many and never stands in memory twice.
import { isUtf8 } from 'node:buffer';
import { DomainError } from '#shared/kernel/errors.ts';
import { textEncodings, type TextEncoding } from '#shared/plans/parse/types.ts';
import { decodeText } from '../text-encoding.ts';

/** Bytes of one piece. */
const pieceBytes = 1_048_576;

const sayable = (encoding: string | undefined): TextEncoding | null => textEncodings.find((one) => one === encoding) ?? null;

/** @throws DomainError mixedEncoding (line), brokenFile when it is no text */
export function encodingOf(bytes: Buffer): TextEncoding {
  const bare = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (bare && isUtf8(bytes) && !bytes.includes(0)) return 'utf-8';
  // Of a UTF-8 text of any size the beginning says enough: whether a few words could be GB18030 matters for short texts alone.
  if (isUtf8(bytes) && !bytes.includes(0)) return bytes.length > pieceBytes ? 'utf-8' : decodeText(bytes).encoding;
  return decodeText(bytes).encoding;
}

export interface TextPieces {
  encoding: TextEncoding;
  /** Each with how many bytes are read with it. */
  pieces: Generator<{ text: string; done: number }>;
}

function* piecesOf(bytes: Buffer, encoding: TextEncoding): Generator<{ text: string; done: number }> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const done = Math.min(bytes.length, at + pieceBytes);
    try {
      yield { text: decoder.decode(bytes.subarray(at, done), { stream: done < bytes.length }), done };
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw new DomainError('mixedEncoding', { field: 'encoding', received: encoding }, { cause: error });
    }
  }
}

/**
 * @param wanted what somebody said the encoding is; without it, it is found
 * @throws DomainError mixedEncoding, brokenFile
 */
export function textPieces(bytes: Buffer, wanted?: string): TextPieces {
  const encoding = sayable(wanted) ?? encodingOf(bytes);
  return { encoding, pieces: piecesOf(bytes, encoding) };
}

// Attributes of a .dbf: fields of fixed length in a coding that the file often does not name.
import { DomainError } from '#shared/kernel/errors.ts';
import type { PlaceCell } from '#shared/kernel/place-table.ts';

export interface DbfField {
  name: string;
  /** Its name fills all 10 bytes, so that it may have been longer once. */
  full: boolean;
  type: string;
  at: number;
  length: number;
}

export interface Dbf {
  fields: DbfField[];
  count: number;
  encoding: 'utf-8' | 'gb18030' | 'latin1';
  /** How the encoding is known: the .cpg, the mark in the head, or the bytes themselves. */
  from: 'cpg' | 'mark' | 'bytes';
  /** Cells of a record from 0; null: it is marked as deleted. `cut`: columns whose text ends within a character. */
  record: (nth: number) => { cells: PlaceCell[]; cut: number[] } | null;
}

const broken = (received: number): DomainError => new DomainError('brokenFile', { field: 'dbf', received });
const asterisk = 0x2a;
const blank = 0x20;
/** The mark of Chinese Windows in the head. */
const chineseMark = 0x4d;
/** Longest tail of a character that a field's end can cut. */
const longestTail = 3;

type Encoding = Dbf['encoding'];

function encodingNamed(name: string): Encoding | null {
  const plain = name.replace(/[\s\0_-]/g, '').toLowerCase();
  if (/^(utf8|65001|cp65001)$/.test(plain)) return 'utf-8';
  if (/^(gbk|gb2312|gb18030|936|cp936|ansi936|windows936|ms936|54936)$/.test(plain)) return 'gb18030';
  return /^(iso88591|88591|1252|ansi1252|cp1252|windows1252|latin1)$/.test(plain) ? 'latin1' : null;
}

/** Text of a field; null when its bytes are not of the coding. A character that the field's end cuts is left out. */
function textIn(decoder: TextDecoder, bytes: Buffer, full: boolean): { text: string; cut: boolean } | null {
  for (let tail = 0; tail <= (full ? Math.min(longestTail, bytes.length) : 0); tail += 1) {
    try {
      return { text: decoder.decode(bytes.subarray(0, bytes.length - tail)), cut: tail > 0 };
    } catch {
      // One byte less may be whole.
    }
  }
  return null;
}

const isAscii = (bytes: Buffer): boolean => {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
};

function fieldsOf(bytes: Buffer, headLength: number): (Omit<DbfField, 'name' | 'full'> & { rawName: Buffer })[] {
  const fields = [];
  let offset = 1;
  for (let at = 32; at + 32 <= headLength && bytes[at] !== 0x0d; at += 32) {
    const raw = bytes.subarray(at, at + 11);
    const zero = raw.indexOf(0);
    const type = String.fromCharCode(bytes[at + 11] ?? 0);
    const length = bytes[at + 16] ?? 0;
    fields.push({ rawName: zero < 0 ? raw : raw.subarray(0, zero), type, at: offset, length });
    offset += length;
  }
  return fields;
}

/** The bytes of a field without what fills it up. */
function contentOf(bytes: Buffer, from: number, length: number): Buffer {
  let start = from;
  let end = from + length;
  while (end > start && (bytes[end - 1] === blank || bytes[end - 1] === 0)) end -= 1;
  while (start < end && bytes[start] === blank) start += 1;
  return bytes.subarray(start, end);
}

function valueOf(type: string, content: Buffer, raw: Buffer): PlaceCell {
  if (type === 'I' && raw.length === 4) return raw.readInt32LE(0);
  if ((type === 'O' || type === 'B') && raw.length === 8) return raw.readDoubleLE(0);
  const text = content.toString('latin1').trim();
  if (type === 'L') return /^[yt]$/i.test(text) ? true : /^[nf]$/i.test(text) ? false : null;
  if (type === 'D') return /^\d{8}$/.test(text) && text !== '00000000' ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : null;
  // Stars fill a field whose number did not fit.
  if (text === '' || text.startsWith('*')) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

/**
 * @param cpg what the .cpg beside it says; null when there is none
 * @param wanted what somebody said the coding is
 * @throws DomainError brokenFile (no dbf, torn), mixedEncoding (`received`: the record)
 */
export function openDbf(bytes: Buffer, cpg: string | null, wanted?: string): Dbf {
  if (bytes.length < 33) throw broken(0);
  const [count, headLength, recordLength] = [bytes.readUInt32LE(4), bytes.readUInt16LE(8), bytes.readUInt16LE(10)];
  if (headLength < 33 || recordLength < 1 || headLength > bytes.length) throw broken(8);
  // The mark of the file's end may be missing, a record may not.
  if (headLength + count * recordLength > bytes.length) throw broken(bytes.length);
  const raw = fieldsOf(bytes, headLength);
  const last = raw.at(-1);
  if (!last || last.at + last.length > recordLength) throw broken(32);
  const texts = raw.filter((field) => field.type === 'C');
  const start = (nth: number): number => headLength + nth * recordLength;

  /** The first record that is not of a coding, from 1; 0 when all are; -1 when a name is not. */
  const misfit = (encoding: Encoding): number => {
    const decoder = new TextDecoder(encoding, { fatal: true });
    if (raw.some((field) => !isAscii(field.rawName) && textIn(decoder, field.rawName, field.rawName.length >= 10) === null)) return -1;
    for (let nth = 0; nth < count; nth += 1) {
      for (const field of texts) {
        const content = contentOf(bytes, start(nth) + field.at, field.length);
        if (!isAscii(content) && textIn(decoder, content, content.length >= field.length - 1) === null) return nth + 1;
      }
    }
    return 0;
  };
  const named = wanted === undefined ? (cpg === null ? null : encodingNamed(cpg)) : encodingNamed(wanted);
  const marked = bytes[29] === chineseMark ? 'gb18030' : null;
  const tries: [Encoding, Dbf['from']][] = [];
  if (named) tries.push([named, 'cpg']);
  tries.push(['utf-8', 'bytes']);
  if (marked) tries.push([marked, 'mark']);
  tries.push(['gb18030', 'bytes']);
  const misfits = tries.map(([encoding]) => ({ encoding, at: -2 }));
  const found = tries.findIndex(([encoding], nth) => {
    const one = misfits[nth];
    if (one) one.at = misfit(encoding);
    return one?.at === 0;
  });
  const choice = tries[found];
  if (!choice) throw new DomainError('mixedEncoding', { field: 'record', received: Math.max(1, ...misfits.map((one) => one.at)) });
  const [encoding, from] = choice;
  const decoder = new TextDecoder(encoding, { fatal: true });

  const fields = raw.map(({ rawName, type, at, length }): DbfField => {
    const name = textIn(decoder, rawName, true)?.text.trim() ?? '';
    return { name, full: rawName.length >= 9, type, at, length };
  });
  return {
    fields,
    count,
    encoding,
    from,
    record(nth) {
      const begin = start(nth);
      if (bytes[begin] === asterisk) return null;
      const cut: number[] = [];
      const cells = fields.map(({ type, at, length }, column): PlaceCell => {
        const content = contentOf(bytes, begin + at, length);
        if (type !== 'C') return valueOf(type, content, bytes.subarray(begin + at, begin + at + length));
        if (content.length === 0) return null;
        if (isAscii(content)) return content.toString('latin1');
        const read = textIn(decoder, content, content.length >= length - 1);
        if (read?.cut) cut.push(column);
        return read?.text ?? null;
      });
      return { cells, cut };
    },
  };
}

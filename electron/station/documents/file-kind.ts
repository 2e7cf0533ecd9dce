// What a file is by its first bytes, whatever its name says.

/** `ole`: Word, Excel and WPS before 2007; `oleEncrypted`: a docx or xlsx with a password; `binary`: nothing that we know. */
export type FileKind =
  | 'empty'
  | 'ole'
  | 'oleEncrypted'
  | 'zip'
  | 'pdf'
  | 'rtf'
  | 'html'
  | 'picture'
  | 'archive'
  | 'program'
  | 'text'
  | 'binary';

/** Word and Excel before 2007 and WPS write this; so do encrypted files of today. */
const oleHead = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** The stream in which an encrypted xlsx or docx keeps its content. */
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');
/** A PDF may begin with other bytes; readers look for its mark so far. */
const pdfReach = 1024;

const heads: readonly (readonly [FileKind, string])[] = [
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['rtf', '{\\rtf'],
  ['picture', '\x89PNG'],
  ['picture', '\xff\xd8\xff'],
  ['picture', 'GIF8'],
  ['picture', 'BM'],
  ['picture', 'II*\0'],
  ['picture', 'MM\0*'],
  ['archive', 'Rar!'],
  ['archive', '7z\xbc\xaf'],
  ['archive', '\x1f\x8b'],
  ['program', 'MZ'],
  ['program', '\x7fELF'],
];

export function kindOf(bytes: Buffer): FileKind {
  if (bytes.length === 0) return 'empty';
  if (bytes.subarray(0, 4).equals(oleHead)) return bytes.includes(encryptedStream) ? 'oleEncrypted' : 'ole';
  const start = bytes.subarray(0, pdfReach);
  const head = start.toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  const wide = (first: number, second: number): boolean => bytes[0] === first && bytes[1] === second;
  const textual = wide(0xff, 0xfe) || wide(0xfe, 0xff) || !start.includes(0);
  const found = heads.find(([, mark]) => head.startsWith(mark))?.[0];
  // Two letters at the beginning of a text are no picture.
  if (found && !(textual && (head.startsWith('BM') || head.startsWith('MZ')))) return found;
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'picture';
  if (/^\W*<(!doctype html|html|head|body|meta|\?xml[^>]*>\s*<html)/i.test(head)) return 'html';
  return textual ? 'text' : 'binary';
}

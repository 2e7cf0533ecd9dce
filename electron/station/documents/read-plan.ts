// A plan out of a file as offices keep it: docx, pdf, txt, md. Every file that is no such thing has its own refusal.
import { DomainError } from '#shared/kernel/errors.ts';
import { type SourceDocument, sourceFormats, type SourceFormat } from '#shared/plans/parse/types.ts';
import { openArchive } from './archive-check.ts';
import { type FileKind, kindOf } from './file-kind.ts';
import { docxLimits, isDocx } from './docx-package.ts';
import { readDocxPlan } from './read-plan-docx.ts';
import { visible } from './plan-blocks.ts';
import { planBlockLimit, planCharacterLimit, planFileLimit } from './plan-limits.ts';
import { readPdfPlan } from './read-plan-pdf.ts';
import { readMarkdown, readPlainText } from './read-plan-text.ts';

const endings: Record<string, SourceFormat> = {
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  pdf: 'pdf',
  txt: 'txt',
  text: 'txt',
  md: 'md',
  markdown: 'md',
};
const oldEndings = ['doc', 'dot', 'wps', 'wpt', 'rtf'];
/** What can be imported, for the sentence of a refusal. */
const allowed = sourceFormats.join(' ');

const endingOf = (fileName: string): string => /\.([^.\\/\s]{1,12})\s*$/.exec(fileName)?.[1]?.toLowerCase() ?? '';

/** What a zip holds: a docx, or something else that is packed as a zip. */
function packedKind(bytes: Buffer): 'docx' | 'xlsx' | 'pptx' | 'ofd' | 'odt' | 'zip' {
  const names = openArchive(bytes, docxLimits).map((entry) => entry.rawName.toString('utf8'));
  if (isDocx(names)) return 'docx';
  if (names.some((name) => name.startsWith('xl/'))) return 'xlsx';
  if (names.some((name) => name.startsWith('ppt/'))) return 'pptx';
  if (names.some((name) => /^OFD\.xml$/i.test(name))) return 'ofd';
  return names.includes('content.xml') ? 'odt' : 'zip';
}

/** The format that can be read. @throws DomainError for every other file, saying what it is */
function formatOf(fileName: string, bytes: Buffer): SourceFormat {
  const ending = endingOf(fileName);
  const said = endings[ending];
  const kind: FileKind = kindOf(bytes);
  const refuse = (code: 'notAPlanFile' | 'wrongEnding' | 'oldFormat', received: string): DomainError =>
    new DomainError(code, { field: 'file', received, limit: code === 'wrongEnding' ? ending : allowed });
  switch (kind) {
    case 'empty':
      throw new DomainError('emptyFile', { field: 'file', received: 0 });
    case 'oleEncrypted':
      throw new DomainError('encryptedFile', { field: 'file', received: ending });
    case 'ole':
      throw ['xls', 'et', 'ppt', 'dps', 'msg'].includes(ending)
        ? refuse('notAPlanFile', ending)
        : refuse('oldFormat', ending === 'wps' ? 'wps' : 'doc');
    case 'rtf':
      throw refuse('oldFormat', 'rtf');
    case 'picture':
    case 'archive':
    case 'program':
      throw refuse(said ? 'wrongEnding' : 'notAPlanFile', said ? kind : ending || kind);
    case 'html':
      throw refuse(said || oldEndings.includes(ending) ? 'wrongEnding' : 'notAPlanFile', 'html');
    case 'pdf':
      if (said !== 'pdf') throw refuse('wrongEnding', 'pdf');
      return said;
    case 'zip': {
      const packed = packedKind(bytes);
      if (packed !== 'docx') throw refuse(said ? 'wrongEnding' : 'notAPlanFile', packed);
      if (said !== 'docx') throw refuse('wrongEnding', 'docx');
      return said;
    }
    case 'text':
      if (said === 'txt' || said === 'md') return said;
      throw said || oldEndings.includes(ending) ? refuse('wrongEnding', 'txt') : refuse('notAPlanFile', ending || 'txt');
    case 'binary':
      if (said === 'txt' || said === 'md') return said;
      throw said ? new DomainError('brokenFile', { field: 'file', received: ending }) : refuse('notAPlanFile', ending || kind);
  }
}

const readers: Record<SourceFormat, (bytes: Buffer) => SourceDocument | Promise<SourceDocument>> = {
  docx: readDocxPlan,
  pdf: readPdfPlan,
  txt: readPlainText,
  md: readMarkdown,
};

const textOf = (document: SourceDocument): string[] =>
  document.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [block.numbering, block.text]));

/**
 * The text of a plan file, paragraph by paragraph and table by table, with what of it was left out.
 * @param fileName its ending must be that of the format the bytes are in
 * @throws DomainError emptyFile, tooLarge (bytes, blocks, characters, pages), unpackedTooLarge, encryptedFile, brokenFile, noText (`received`: pages
 *   without text), oldFormat (`received`: doc, wps, rtf), wrongEnding (`received`: what it is, `limit`: the ending), notAPlanFile, mixedEncoding (`received`: line)
 */
export async function readPlanDocument(fileName: string, bytes: Uint8Array): Promise<SourceDocument> {
  if (bytes.length > planFileLimit) throw new DomainError('tooLarge', { field: 'file', limit: planFileLimit, received: bytes.length });
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const document = await readers[formatOf(fileName, buffer)](buffer);
  const characters = textOf(document).reduce((sum, text) => sum + visible(text), 0);
  // A Word file may be nothing but pictures of pages.
  if (characters === 0 && document.left.some((one) => one.what === 'pictures'))
    throw new DomainError('noText', { field: 'file', received: 1 });
  if (characters === 0) throw new DomainError('emptyFile', { field: 'file', received: 0 });
  if (document.blocks.length > planBlockLimit)
    throw new DomainError('tooLarge', { field: 'blocks', limit: planBlockLimit, received: document.blocks.length });
  if (characters > planCharacterLimit)
    throw new DomainError('tooLarge', { field: 'characters', limit: planCharacterLimit, received: characters });
  return document;
}

// Plans as Word files: paragraphs with their headings and printed numbers, tables, text boxes, notes; what is left out is counted.
import { DomainError } from '#shared/kernel/errors.ts';
import type { SourceBlock, SourceDocument } from '#shared/plans/parse/types.ts';
import { DocxBody, type DocxParts } from './docx-body.ts';
import { DocxNumbering } from './docx-numbering.ts';
import { DocxPackage } from './docx-package.ts';
import { DocxStyles } from './docx-styles.ts';
import { LeftCount, visible, withoutContents } from './plan-blocks.ts';
import { attribute, below, child, childrenOf, innerText, type Xml } from './xml.ts';

/** Notes by id, without the lines that part them from the text. */
function notesOf(part: Xml | null, name: string): Map<string, Xml> {
  const notes = childrenOf(part, name).filter((note) => !/separator/i.test(attribute(note, 'type') ?? ''));
  return new Map(notes.map((note) => [attribute(note, 'id') ?? '', note]));
}

/** The letters below, without codes of fields and what is deleted. */
const lettersOf = (xml: Xml): string => [...below(xml, 't')].map(innerText).join('');

function countAround(parts: DocxPackage, left: LeftCount): void {
  const seen = new Set<string>();
  for (const name of ['headerReference', 'footerReference']) {
    for (const reference of below(parts.document, name)) {
      const id = attribute(reference, 'id') ?? '';
      if (seen.has(id)) continue;
      seen.add(id);
      const part = parts.partBehind(id);
      const text = part ? lettersOf(part) : '';
      if (visible(text) > 0) left.add('headers', text);
    }
  }
  for (const comment of childrenOf(parts.partOf('comments'), 'comment')) left.add('comments', lettersOf(comment));
}

function read(parts: DocxPackage, leaveContents: boolean): { blocks: SourceBlock[]; left: LeftCount; torn: boolean } {
  const body = child(parts.document, 'body');
  if (!body) throw new DomainError('brokenFile', { field: 'file', received: 'docx' });
  const styles = new DocxStyles(parts.partOf('styles'));
  const notes = { footnote: notesOf(parts.partOf('footnotes'), 'footnote'), endnote: notesOf(parts.partOf('endnotes'), 'endnote') };
  const left = new LeftCount();
  const shared: DocxParts = {
    styles,
    numbering: new DocxNumbering(parts.partOf('numbering'), (style) => styles.listOf(style)),
    left,
    note: (kind, id) => notes[kind].get(id ?? '') ?? null,
    partBehind: (id) => parts.partBehind(id),
    leaveContents,
  };
  countAround(parts, left);
  const walk = new DocxBody(shared);
  const blocks = withoutContents(walk.blocks(body), left);
  return { blocks, left, torn: walk.torn };
}

/** @throws DomainError brokenFile, encryptedFile, unpackedTooLarge */
export function readDocxPlan(bytes: Buffer): SourceDocument {
  const parts = new DocxPackage(bytes);
  const first = read(parts, true);
  // A table of contents without an end would take the rest of the document with it.
  const { blocks, left } = first.torn ? read(parts, false) : first;
  return { format: 'docx', encoding: null, blocks, left: left.list() };
}

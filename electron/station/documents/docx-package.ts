// The parts of a Word file: which part is the text, and which parts it names as its styles, lists, notes and heads.
import { DomainError } from '#shared/kernel/errors.ts';
import { type ArchiveLimits, unpackArchive } from './archive-check.ts';
import { attribute, childrenOf, parseXml, type Xml } from './xml.ts';

export const docxLimits: ArchiveLimits = {
  code: 'unpackedTooLarge',
  // Photographs do not pack; the XML of 600 pages is 40 MB.
  expandedBytes: 157_286_400,
  // A part for each picture, chart and note.
  entries: 5_000,
};
/** Bytes of one part of XML: the tree of it takes ten times as much memory. */
const largestPart = 67_108_864;

interface Relation {
  type: string;
  target: string;
}

/** Part names are told apart without regard to case, and some programs write them with backslashes. */
const plainName = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

/** The name of a part as one part points to another. */
function resolve(from: string, target: string): string {
  if (/^[\\/]/.test(target)) return plainName(target);
  const folders = from.split('/').slice(0, -1);
  for (const step of plainName(target).split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '.') folders.push(step);
  }
  return folders.join('/');
}

export const isDocx = (names: readonly string[]): boolean => names.some((name) => /^word\/document\d*\.xml$/.test(plainName(name)));

export class DocxPackage {
  readonly document: Xml;
  readonly #files: Map<string, Buffer>;
  readonly #relations: Map<string, Relation>;
  readonly #main: string;

  /** @throws DomainError brokenFile, encryptedFile, unpackedTooLarge */
  constructor(bytes: Buffer) {
    this.#files = new Map(
      [...unpackArchive(bytes, docxLimits, (name) => /\.(xml|rels)$/i.test(name))].map(([name, content]) => [plainName(name), content]),
    );
    const named = [...this.#relationsOf('').values()].find((relation) => relation.type === 'officeDocument')?.target;
    this.#main = named !== undefined && this.#files.has(named) ? named : ([...this.#files.keys()].find((name) => isDocx([name])) ?? '');
    this.#relations = this.#relationsOf(this.#main);
    const document = this.#xml(this.#main);
    if (!document) throw new DomainError('brokenFile', { field: 'file', received: 'docx' });
    this.document = document;
  }

  #xml(name: string): Xml | null {
    const bytes = this.#files.get(name);
    if (!bytes || bytes.length === 0) return null;
    if (bytes.length > largestPart)
      throw new DomainError('unpackedTooLarge', { field: 'file', limit: largestPart, received: bytes.length });
    return parseXml(bytes);
  }

  #relationsOf(part: string): Map<string, Relation> {
    const cut = part.lastIndexOf('/') + 1;
    const xml = this.#xml(`${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`);
    const relations = new Map<string, Relation>();
    for (const one of childrenOf(xml, 'Relationship')) {
      if (attribute(one, 'TargetMode') === 'External') continue;
      const type = (attribute(one, 'Type') ?? '').split('/').at(-1) ?? '';
      relations.set(attribute(one, 'Id') ?? '', { type, target: resolve(part, attribute(one, 'Target') ?? '') });
    }
    return relations;
  }

  /** The part of a type that the text names: styles, numbering, footnotes, endnotes, comments. */
  partOf(type: string): Xml | null {
    const relation = [...this.#relations.values()].find((one) => one.type === type);
    return relation ? this.#xml(relation.target) : null;
  }

  /** The part behind an id in the text: a head, a foot, the data of a diagram. */
  partBehind(id: string | null): Xml | null {
    const relation = this.#relations.get(id ?? '');
    return relation ? this.#xml(relation.target) : null;
  }
}

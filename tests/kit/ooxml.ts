// Word files by hand: what no library writes and what offices have all the same.
import { strToU8, zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const names = [
  `xmlns:w="${main}"`,
  `xmlns:r="${officeRelations}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ');

export interface OoxmlParts {
  styles?: string;
  numbering?: string;
  footnotes?: string;
  comments?: string;
  header?: string;
}

const roots: Record<keyof OoxmlParts, string> = {
  styles: 'styles',
  numbering: 'numbering',
  footnotes: 'footnotes',
  comments: 'comments',
  header: 'hdr',
};

const relations = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${officeRelations}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** @param body what stands within w:body @param parts what stands within the root of each part @param more further files of the zip */
export function ooxml(body: string, parts: OoxmlParts = {}, more: Record<string, Uint8Array> = {}): Uint8Array {
  const given = Object.entries(parts) as [keyof OoxmlParts, string][];
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': strToU8(relations([['rId1', 'officeDocument', 'word/document.xml']])),
    'word/document.xml': strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:document ${names}><w:body>${body}</w:body></w:document>`),
    'word/_rels/document.xml.rels': strToU8(relations(given.map(([part]) => [`rId-${part}`, part, `${part}.xml`]))),
    ...Object.fromEntries(
      given.map(([part, inner]) => [`word/${part}.xml`, strToU8(`<w:${roots[part]} ${names}>${inner}</w:${roots[part]}>`)]),
    ),
    ...more,
  });
}

export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
/** @param inner runs, or text that is made a run */
export const para = (inner: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${inner.startsWith('<') || inner === '' ? inner : run(inner)}</w:p>`;
export const list = (id: number, level = 0): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
export const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;

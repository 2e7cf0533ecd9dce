// XML of office files as a light tree of local names: what writer made it and which prefixes it uses does not matter.
import { DOMParser } from '@xmldom/xmldom';
import { DomainError } from '#shared/kernel/errors.ts';

export interface Xml {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly (Xml | string)[];
}

/** Elements within each other: a table in a table in a text box is 60. */
const deepest = 250;
const elementNode = 1;
const textNode = 3;
const cdataNode = 4;

const broken = (cause?: unknown): DomainError => new DomainError('brokenFile', { field: 'file', received: 'xml' }, { cause });

function light(element: Element, depth: number): Xml {
  if (depth > deepest) throw broken();
  const attributes = new Map<string, string>();
  for (let at = 0; at < element.attributes.length; at += 1) {
    const attribute = element.attributes.item(at);
    if (attribute) attributes.set(attribute.localName, attribute.value);
  }
  const children: (Xml | string)[] = [];
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === elementNode) children.push(light(child as Element, depth + 1));
    else if (child.nodeType === textNode || child.nodeType === cdataNode) children.push(child.nodeValue ?? '');
  }
  return { name: element.localName, attributes, children };
}

/** @throws DomainError brokenFile (not well-formed, a document type, nested too deeply) */
export function parseXml(bytes: Buffer): Xml {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  const text = new TextDecoder(wide).decode(bytes);
  // No entities of its own, whatever its coding: they are how a small file becomes a large one.
  if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw broken();
  try {
    const parser = new DOMParser({
      errorHandler: (level, message) => {
        if (level !== 'warning') throw new Error(String(message));
      },
    });
    const root: Element | null | undefined = parser.parseFromString(text, 'text/xml').documentElement;
    if (!root) throw broken();
    return light(root, 0);
  } catch (error) {
    throw error instanceof DomainError ? error : broken(error);
  }
}

export const elements = (xml: Xml | null | undefined): Xml[] => (xml?.children ?? []).filter((child) => typeof child !== 'string');

export const child = (xml: Xml | null | undefined, name: string): Xml | null => elements(xml).find((one) => one.name === name) ?? null;

export const childrenOf = (xml: Xml | null | undefined, name: string): Xml[] => elements(xml).filter((one) => one.name === name);

/** An attribute of an element that may be missing. */
export const attribute = (xml: Xml | null | undefined, name = 'val'): string | null => xml?.attributes.get(name) ?? null;

export function numberOf(xml: Xml | null | undefined, name = 'val'): number | null {
  const value = Number.parseInt(attribute(xml, name) ?? '', 10);
  return Number.isNaN(value) ? null : value;
}

/** A switch of Word: there is on, but for the values that say no; null: not there. */
export function flag(xml: Xml | null | undefined): boolean | null {
  if (!xml) return null;
  return !['0', 'false', 'off', 'none'].includes(attribute(xml) ?? '1');
}

/** The text of an element and all below it. */
export const innerText = (xml: Xml): string => xml.children.map((one) => (typeof one === 'string' ? one : innerText(one))).join('');

/** All elements of a name below, outermost first. */
export function* below(xml: Xml, name: string): Generator<Xml> {
  for (const one of elements(xml)) {
    if (one.name === name) yield one;
    yield* below(one, name);
  }
}

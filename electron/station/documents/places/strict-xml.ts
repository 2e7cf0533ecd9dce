// A small reader of XML that refuses what is not well-formed, where the library mends it and nobody knows what was meant. No document types, no entities of its own.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Xml } from '../xml.ts';

/** Elements within each other: folders in folders are 20. */
const deepest = 100;

const tokens =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([\p{L}_][\p{L}\w.:-]*)((?:\s+[\p{L}_][\p{L}\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)|</gu;
const attributes = /([\p{L}_][\p{L}\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
const reference = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));|&/gi;
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const broken = (received: string): DomainError => new DomainError('brokenFile', { field: 'xml', received: received.slice(0, 40) });

/** Text with its references resolved. @throws DomainError brokenFile (an entity that XML does not have) */
function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (whole, decimal?: string, hex?: string, name?: string) => {
    const code = decimal === undefined ? (hex === undefined ? null : Number.parseInt(hex, 16)) : Number(decimal);
    const char = code === null ? named[name ?? ''] : code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
    if (char === undefined) throw broken(whole);
    return char;
  });
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (text !== '')
    for (const [, name = '', double, single] of text.matchAll(attributes)) found.set(local(name), resolved(double ?? single ?? ''));
  return found;
}

/** @throws DomainError brokenFile (not well-formed), tooDeep */
export function parseStrictXml(text: string): Xml {
  interface Open {
    name: string;
    children: (Xml | string)[];
  }
  const top: Open = { name: '', children: [] };
  const open: Open[] = [top];
  const add = (child: Xml | string): void => void open.at(-1)?.children.push(child);
  for (const [whole, cdata, closing, name, attributeText = '', alone, content] of text.matchAll(tokens)) {
    if (content !== undefined) add(resolved(content));
    else if (cdata !== undefined) add(cdata);
    else if (name !== undefined) {
      if (closing === '/') {
        if (open.length < 2 || open.pop()?.name !== name) throw broken(whole);
        continue;
      }
      const element: Open = { name, children: [] };
      add({ name: local(name), attributes: attributesOf(attributeText), children: element.children });
      if (alone !== '/' && open.push(element) > deepest) throw new DomainError('tooDeep', { field: 'xml', limit: deepest });
    } else if (whole === '<') throw broken(whole);
  }
  if (open.length > 1) throw broken(open.at(-1)?.name ?? '');
  const roots = top.children.filter((child) => typeof child !== 'string');
  const [root] = roots;
  if (!root || roots.length > 1 || top.children.some((child) => typeof child === 'string' && child.replace('\ufeff', '').trim() !== ''))
    throw broken(root?.name ?? '');
  return root;
}

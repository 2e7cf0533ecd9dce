// A small reader of XML that refuses what is not well-formed, where the library mends it and nobody knows what was meant. No document types, no entities of its own.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Xml } from '../xml.ts';

/** Elements within each other: folders in folders are 20. */
const deepest = 100;

const nameForm = /^[\p{L}_][\p{L}\w.:-]*$/u;
const attributeForm = /\s+([\p{L}_][\p{L}\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')|\s*(\/?)>/uy;
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

interface Open {
  name: string;
  children: (Xml | string)[];
}

const none: ReadonlyMap<string, string> = new Map();

class Reader {
  readonly #text: string;
  readonly #open: Open[] = [{ name: '', children: [] }];
  /** Names that were looked at: a file has few. */
  readonly #names = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  read(): Xml {
    const text = this.#text;
    for (let at = 0; at < text.length; ) {
      const tag = text.indexOf('<', at);
      const end = tag < 0 ? text.length : tag;
      if (end > at) this.#add(resolved(text.slice(at, end)));
      at = tag < 0 ? end : this.#markup(tag);
    }
    const [top, unclosed] = this.#open;
    if (unclosed) throw broken(unclosed.name);
    const children = top?.children ?? [];
    const roots = children.filter((one) => typeof one !== 'string');
    const [root] = roots;
    const more = children.some((one) => typeof one === 'string' && one.replace('\ufeff', '').trim() !== '');
    if (!root || roots.length > 1 || more) throw broken(root?.name ?? '');
    return root;
  }

  #add(child: Xml | string): void {
    this.#open.at(-1)?.children.push(child);
  }

  /** What follows `mark` at the latest. */
  #after(mark: string, from: number): number {
    const found = this.#text.indexOf(mark, from);
    if (found < 0) throw broken(this.#text.slice(from, from + 40));
    return found + mark.length;
  }

  /** Takes the tag, comment, section or instruction at `at`. @returns where it ends */
  #markup(at: number): number {
    const text = this.#text;
    const next = text.charAt(at + 1);
    if (next === '?') return this.#after('?>', at);
    if (next === '!') {
      if (text.startsWith('<!--', at)) return this.#after('-->', at + 4);
      if (!text.startsWith('<![CDATA[', at)) throw broken(text.slice(at, at + 40));
      const end = this.#after(']]>', at);
      this.#add(text.slice(at + 9, end - 3));
      return end;
    }
    if (next === '/') {
      const end = this.#after('>', at);
      if (this.#open.length < 2 || this.#open.pop()?.name !== text.slice(at + 2, end - 1).trimEnd()) throw broken(text.slice(at, end));
      return end;
    }
    return this.#element(at);
  }

  #element(at: number): number {
    const text = this.#text;
    let end = at + 1;
    for (let code = text.charCodeAt(end); code > 0x20 && code !== 0x2f && code !== 0x3e; code = text.charCodeAt(end)) end += 1;
    const name = text.slice(at + 1, end);
    if (!this.#names.has(name)) {
      if (!nameForm.test(name)) throw broken(`<${name}`);
      this.#names.add(name);
    }
    const element: Open = { name, children: [] };
    let alone = false;
    let attributes = none;
    if (text.charCodeAt(end) === 0x3e) end += 1;
    else {
      const found = new Map<string, string>();
      attributeForm.lastIndex = end;
      for (;;) {
        const part = attributeForm.exec(text);
        if (!part) throw broken(text.slice(at, at + 40));
        end = attributeForm.lastIndex;
        if (part[4] !== undefined) {
          alone = part[4] === '/';
          break;
        }
        found.set(local(part[1] ?? ''), resolved(part[2] ?? part[3] ?? ''));
      }
      if (found.size > 0) attributes = found;
    }
    this.#add({ name: local(name), attributes, children: element.children });
    if (!alone && this.#open.push(element) > deepest) throw new DomainError('tooDeep', { field: 'xml', limit: deepest });
    return end;
  }
}

/** @throws DomainError brokenFile (not well-formed), tooDeep */
export const parseStrictXml = (text: string): Xml => new Reader(text).read();

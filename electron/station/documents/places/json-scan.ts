// Walks over JSON bytes without building what is in them: where each value begins and ends, and how deeply it is nested.
import { DomainError } from '#shared/kernel/errors.ts';

/** Brackets within each other: the coordinates of a MultiPolygon in a collection in a feature are 9. */
const deepestJson = 64;

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const comma = 0x2c;
const colon = 0x3a;

export interface Span {
  from: number;
  to: number;
}

const broken = (at: number): DomainError => new DomainError('brokenFile', { field: 'json', received: at });

export function skipBlank(bytes: Buffer, at: number): number {
  let next = at;
  for (;;) {
    const byte = bytes[next];
    // Line ends, blanks, and the record mark of a text sequence.
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09 && byte !== 0x1e) return next;
    next += 1;
  }
}

function endOfString(bytes: Buffer, at: number): number {
  let next = at + 1;
  for (; next < bytes.length; next += 1) {
    const byte = bytes[next];
    if (byte === backslash) next += 1;
    else if (byte === quote) return next + 1;
  }
  throw broken(at);
}

/** Where the value that begins at `at` ends. @throws DomainError brokenFile (not closed), tooDeep */
export function endOfValue(bytes: Buffer, at: number): number {
  const first = bytes[at];
  if (first === quote) return endOfString(bytes, at);
  if (first !== openBrace && first !== openBracket) {
    let next = at;
    for (; next < bytes.length; next += 1) {
      const byte = bytes[next] ?? 0;
      if (byte === comma || byte === closeBrace || byte === closeBracket || byte <= 0x20) break;
    }
    if (next === at) throw broken(at);
    return next;
  }
  let depth = 0;
  for (let next = at; next < bytes.length; next += 1) {
    const byte = bytes[next];
    if (byte === quote) next = endOfString(bytes, next) - 1;
    else if (byte === openBrace || byte === openBracket) {
      depth += 1;
      if (depth > deepestJson) throw new DomainError('tooDeep', { field: 'json', limit: deepestJson, received: next });
    } else if (byte === closeBrace || byte === closeBracket) {
      depth -= 1;
      if (depth === 0) return next + 1;
    }
  }
  throw broken(at);
}

const textAt = (bytes: Buffer, { from, to }: Span): string => bytes.toString('utf8', from, to);

/** What is at a span. @throws DomainError brokenFile (`received`: the byte at which the value begins) */
export function valueAt(bytes: Buffer, span: Span): unknown {
  try {
    return JSON.parse(textAt(bytes, span));
  } catch (error) {
    throw new DomainError('brokenFile', { field: 'json', received: span.from }, { cause: error });
  }
}

/** Members of the object at `at`, in order; of a name that stands twice, both. @returns where it ends */
export function* membersAt(bytes: Buffer, at: number): Generator<{ key: string; value: Span }, number> {
  if (bytes[at] !== openBrace) throw broken(at);
  let next = skipBlank(bytes, at + 1);
  if (bytes[next] === closeBrace) return next + 1;
  for (;;) {
    if (bytes[next] !== quote) throw broken(next);
    const keyEnd = endOfString(bytes, next);
    const key = String(valueAt(bytes, { from: next, to: keyEnd }));
    next = skipBlank(bytes, keyEnd);
    if (bytes[next] !== colon) throw broken(next);
    const from = skipBlank(bytes, next + 1);
    const to = endOfValue(bytes, from);
    yield { key, value: { from, to } };
    next = skipBlank(bytes, to);
    if (bytes[next] === closeBrace) return next + 1;
    if (bytes[next] !== comma) throw broken(next);
    next = skipBlank(bytes, next + 1);
  }
}

/** Elements of the array at `at`. */
export function* elementsAt(bytes: Buffer, at: number): Generator<Span> {
  if (bytes[at] !== openBracket) throw broken(at);
  let next = skipBlank(bytes, at + 1);
  if (bytes[next] === closeBracket) return;
  for (;;) {
    const to = endOfValue(bytes, next);
    yield { from: next, to };
    next = skipBlank(bytes, to);
    if (bytes[next] === closeBracket) return;
    if (bytes[next] !== comma) throw broken(next);
    next = skipBlank(bytes, next + 1);
  }
}

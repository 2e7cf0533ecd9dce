// Serves app: — the built page (files below its folder and nothing else, with the headers of the browser shell) and the plain pages.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CustomScheme } from 'electron';
import { pageHeaders } from '#shared/kernel/page-headers.ts';
import { isOurs, isPlain, pageScheme } from './page-address.ts';
import type { PlainPages } from './plain-page.ts';

/** Told to Electron before it is ready: our scheme has an origin, counts as secure and may stream sound. */
export const pageSchemePrivileges: CustomScheme = {
  scheme: pageScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
};

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wasm': 'application/wasm',
  '.md': 'text/markdown; charset=utf-8',
};

function answer(status: number, body: string | Uint8Array<ArrayBuffer> | null, headers: Record<string, string> = {}): Response {
  return new Response(body, { status, headers: { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8', ...headers } });
}

/** The file a path stands for; null when it would lie outside the folder. A path without an extension is a route of the page. */
function fileOf(pageDir: string, pathname: string): string | null {
  let wanted: string;
  try {
    wanted = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (wanted.includes('\0')) return null;
  const root = path.resolve(pageDir);
  const file = path.join(root, path.extname(wanted) === '' ? 'index.html' : wanted);
  return file.startsWith(root + path.sep) ? file : null;
}

/** First and last byte of a `Range` header; undefined when there is none that we understand, null when it lies outside. */
function rangeOf(header: string | null, size: number): [number, number] | null | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const [first, last] = [match[1] ?? '', match[2] ?? ''];
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end ? null : [start, end];
}

function plainAnswer(plain: PlainPages, url: string): Response {
  const found = plain.find(url);
  if (!found) return answer(404, 'no such page');
  return answer(200, found.html, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': found.policy });
}

/**
 * The handler for `protocol.handle`. Files are read whole: Electron reads them so straight out of app.asar, while opening one for
 * a stream copies it to the disk first. Ranges are answered because Chromium asks for sounds by range.
 */
export function pageServer(pageDir: string, plain: PlainPages): (request: Request) => Promise<Response> {
  return async (request) => {
    if (isPlain(request.url)) return plainAnswer(plain, request.url);
    if (!isOurs(request.url)) return answer(404, 'not ours');
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'only GET', { allow: 'GET, HEAD' });
    const file = fileOf(pageDir, new URL(request.url).pathname);
    if (file === null) return answer(404, 'no such file');
    let bytes: Buffer<ArrayBuffer>;
    try {
      bytes = await readFile(file);
    } catch {
      return answer(404, 'no such file');
    }
    const headers = { 'content-type': types[path.extname(file).toLowerCase()] ?? 'application/octet-stream', 'accept-ranges': 'bytes' };
    const range = rangeOf(request.headers.get('range'), bytes.length);
    if (range === null) return answer(416, null, { 'content-range': `bytes */${bytes.length}` });
    const [start, end] = range ?? [0, bytes.length - 1];
    const part = bytes.subarray(start, end + 1);
    const body = request.method === 'HEAD' ? null : part;
    if (range) return answer(206, body, { ...headers, 'content-range': `bytes ${start}-${end}/${bytes.length}` });
    return answer(200, body, { ...headers, 'content-length': String(part.length) });
  };
}

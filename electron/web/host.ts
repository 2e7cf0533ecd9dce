// HTTP host of the browser shell and of the open API. Loopback only unless an administrator allowed other hosts.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { SmartCoercionPlugin } from '@orpc/json-schema';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import sirv from 'sirv';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { type ErrorCode, errorStatus } from '#shared/kernel/errors.ts';
import { maxAttachmentBytes, maxBodyBytes, maxUploadBytes } from '#shared/kernel/limits.ts';
import { pageHeaders } from '#shared/kernel/page-headers.ts';
import type { Caller } from '#station/rpc.ts';
import { errorInterceptors } from '#station/rpc.ts';
import type { Station } from '#station/station.ts';
import { openApiDocument } from './openapi.ts';
import { admissionCookie, admissionOf, hostAllowed, isLoopback, OneTimeLink, originAllowed, sessionCookie, tokenOf } from './guard.ts';

export interface HostOptions {
  station: Station;
  port: number;
  /** Folder with the built page; without it only the API is served. */
  pageDir: string | null;
  /** The page opens only through a link that was printed on this machine. */
  requireLink: boolean;
  bind?: string;
}

export interface WebHost {
  url: string;
  /** A link that opens the page once. */
  link(): string;
  close(): Promise<void>;
}

/** Multipart adds some bytes of its own around the file. */
const formBytes = 65_536;
const uploadBytes = maxAttachmentBytes + formBytes;
const uploadRoutes = [
  '/rpc/incidents/addAttachment',
  '/api/rosters/import',
  '/rpc/rosterFiles/preview',
  '/api/people/import',
  '/rpc/directory/importFile',
  '/rpc/plans/addFile',
  '/rpc/plans/writeText',
  '/rpc/planImport/change',
  '/rpc/planImport/accept',
];
const archiveRoutes = [
  '/rpc/planImport/read',
  '/rpc/planImport/batchAdd',
  '/rpc/mapLayers/addFile',
  '/api/map/files',
  '/rpc/mapShapes/read',
  '/api/map/shapes',
  '/rpc/facilityFiles/read',
  '/api/facilities/import',
];
/** Where a zip of hundreds of plans, a file of maps or one of a hundred thousand places may come in. */
const isArchive = (path: string): boolean => /^\/api\/plans\/import(\/batches\/[^/]+\/files)?$/.test(path) || archiveRoutes.includes(path);
const isUpload = (path: string): boolean =>
  path.startsWith('/api/attachments/') ||
  /^\/api\/plans\/([^/]+\/files|versions\/[^/]+\/text|import\/[^/]+(\/accept)?)$/.test(path) ||
  uploadRoutes.includes(path);

function refuse(response: ServerResponse, code: ErrorCode, details: object = {}): void {
  response.writeHead(errorStatus[code], { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ code, message: errorTexts['zh-CN'][code], ...details }));
}

interface ErrorShape {
  code: string;
  message: string;
  data?: unknown;
}

interface Answered {
  matched: boolean;
  response?: { status: number; headers: Record<string, string | string[] | undefined>; body?: unknown } | undefined;
}

/**
 * A file goes to the page within a form, and Node's own stream of a form goes on writing after whoever asked has gone away, as a map does that
 * is moved: its error would end the station. The form is sent as bytes that lie ready.
 */
async function formAsBytes<T extends Answered>(result: T): Promise<T> {
  const { response } = result;
  if (!(response?.body instanceof FormData)) return result;
  const whole = new Response(response.body);
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  const headers = { ...response.headers, 'content-type': whole.headers.get('content-type') ?? '' };
  return { ...result, response: { ...response, headers, body } };
}

/** @param maxBodySize bytes of a request @param tooLarge what is said of a larger one */
function makeHandlers(station: Station, maxBodySize: number, tooLarge: { field: string; limit: number }) {
  const interceptors = errorInterceptors(station.guard, tooLarge);
  const plugins = [new BodyLimitPlugin<Caller>({ maxBodySize })];
  return {
    tooLarge,
    maxBodySize,
    rpc: new RPCHandler<Caller>(station.router, {
      ...interceptors,
      plugins,
      rootInterceptors: [async (call) => formAsBytes(await call.next())],
    }),
    api: new OpenAPIHandler<Caller>(station.router, {
      ...interceptors,
      plugins: [...plugins, new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] })],
      // Fields of a refusal stand at the top: {code, message, field?, limit?, received?}.
      customErrorResponseBodyEncoder: (error: ErrorShape) => ({
        code: error.code,
        message: error.message,
        ...(typeof error.data === 'object' ? error.data : {}),
      }),
    }),
  };
}

export function startHost(options: HostOptions): Promise<WebHost> {
  const { station, pageDir } = options;
  const small = makeHandlers(station, maxBodyBytes, { field: 'body', limit: maxBodyBytes });
  const large = makeHandlers(station, uploadBytes, { field: 'file', limit: maxAttachmentBytes });
  const archives = makeHandlers(station, maxUploadBytes + formBytes, { field: 'file', limit: maxUploadBytes });
  const pages = pageDir === null ? null : sirv(pageDir, { single: true, etag: true, gzip: true, dev: false });
  const links = new OneTimeLink(station.pageAdmission);
  let openApi: Promise<string> | null = null;
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      station.parts.log.error({ err: error }, 'the web host failed');
      if (!response.headersSent) refuse(response, 'internal');
      else response.end();
    });
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
    const allowedHosts = station.parts.settings().allowedHosts;
    if (!hostAllowed(request, allowedHosts)) return refuse(response, 'notPermitted', { field: 'host' });
    if (!originAllowed(request)) return refuse(response, 'notPermitted', { field: 'origin' });
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/api/openapi.json') {
      openApi ??= openApiDocument(station.parts.version);
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
      response.end(await openApi);
      return;
    }
    const handlers = isArchive(path) ? archives : isUpload(path) ? large : small;
    // Said before anything of it is read: the whole of a body lies in memory while a call is understood.
    const received = Number(request.headers['content-length'] ?? 0);
    if (received > handlers.maxBodySize) return refuse(response, 'tooLarge', { ...handlers.tooLarge, received });
    const api = path.startsWith('/api/');
    if (api || path.startsWith('/rpc/')) {
      const context = callerOf(request, response, api ? 'api' : 'page');
      const { matched } = api
        ? await handlers.api.handle(request, response, { prefix: '/api', context })
        : await handlers.rpc.handle(request, response, { prefix: '/rpc', context });
      if (!matched) refuse(response, 'notFound');
      return;
    }
    if (!pages) return refuse(response, 'notFound');
    if (options.requireLink && !admit(request, response, links)) return;
    pages(request, response, () => refuse(response, 'notFound'));
  }

  function callerOf(request: IncomingMessage, response: ServerResponse, via: 'api' | 'page'): Caller {
    const token = tokenOf(request);
    return {
      session: token === undefined ? null : (station.parts.sessions.find(token) ?? null),
      via,
      loopback: isLoopback(request),
      setSession: (next) => response.setHeader('set-cookie', sessionCookie(request, next)),
      lastEventId: typeof request.headers['last-event-id'] === 'string' ? request.headers['last-event-id'] : undefined,
    };
  }

  return listen(server, options.port, options.bind ?? '127.0.0.1').then((port) => {
    const url = `http://127.0.0.1:${port}`;
    return {
      url,
      link: () => (options.requireLink ? `${url}/?open=${links.make()}` : `${url}/`),
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  });
}

/** Whether this browser may see the page; exchanges a one-time link for a cookie. */
function admit(request: IncomingMessage, response: ServerResponse, links: OneTimeLink): boolean {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const key = url.searchParams.get('open');
  if (key !== null) {
    const admission = links.use(key);
    if (admission !== null) {
      response.writeHead(303, { location: '/', 'set-cookie': admissionCookie(request, admission) });
      response.end();
      return false;
    }
  }
  if (links.admits(admissionOf(request))) return true;
  response.writeHead(403, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    '<!doctype html><meta charset="utf-8"><title>值守台</title><p>请用启动值守台时显示的一次性链接打开本页。链接用过或已过期时，在命令行再次运行 npm start 即得新链接。<p>Open this page through the one-time link that Watchdesk printed when it started; run npm start again for a new one.',
  );
  return false;
}

function listen(server: Server, port: number, bind: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, bind, () => resolve((server.address() as AddressInfo).port));
  });
}

// One tile from a server: in limited time, of limited size, a picture by its bytes, never from another host than the layer's own.
import { maxTileBytes, maxTileSide, tileTimeMs } from '#shared/resources/layers/limits.ts';
import { TileFailure } from './failure.ts';
import { type ImageFacts, imageFacts } from './image.ts';

export interface FetchedTile extends ImageFacts {
  bytes: Buffer;
  status: number;
}

/** A server that moves a tile within itself (http to https, another path) does so once or twice. */
const maxRedirects = 3;
/** Some services answer 403 to what does not look like a browser; the name stays honest behind it. */
const userAgent = 'Mozilla/5.0 (compatible; Watchdesk/0.1)';

/** Letters of an answer that is no picture: a login page, an error in XML. */
function wordsOf(bytes: Buffer): string {
  const text = bytes.subarray(0, 4_000).toString('utf8');
  const plain = text
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return plain.slice(0, 160);
}

async function bodyOf(response: Response): Promise<Buffer> {
  const said = Number(response.headers.get('content-length') ?? 0);
  const tooLarge = (received: number): TileFailure => new TileFailure('tooLarge', `${received} > ${maxTileBytes} B`, response.status);
  if (said > maxTileBytes) {
    await response.body?.cancel();
    throw tooLarge(said);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Not arrayBuffer(): a server that never stops sending would fill the memory.
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxTileBytes) throw tooLarge(size);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function causeOf(error: unknown): TileFailure {
  if (error instanceof TileFailure) return error;
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return new TileFailure('timeout', `${tileTimeMs / 1_000} s`);
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  // Only the system's own code: messages may name the address.
  return new TileFailure('network', code === '' ? 'network' : code);
}

/**
 * @param hosts the layer's own; a redirect to any other is not followed
 * @returns null: the server has no tile at this place
 * @throws TileFailure
 */
export async function fetchTile(url: string, hosts: readonly string[], timeMs = tileTimeMs): Promise<FetchedTile | null> {
  try {
    const signal = AbortSignal.timeout(timeMs);
    let at = new URL(url);
    for (let hop = 0; ; hop += 1) {
      const response = await fetch(at, {
        redirect: 'manual',
        credentials: 'omit',
        headers: { 'user-agent': userAgent, accept: 'image/png,image/jpeg,image/webp,image/gif' },
        signal,
      });
      const { status } = response;
      if (status >= 300 && status < 400 && status !== 304) {
        await response.body?.cancel();
        const next = new URL(response.headers.get('location') ?? '', at);
        if (!hosts.includes(next.host) || !/^https?:$/.test(next.protocol)) throw new TileFailure('redirect', next.host, status);
        if (hop >= maxRedirects) throw new TileFailure('redirect', `> ${maxRedirects}`, status);
        at = next;
        continue;
      }
      if (status === 204 || status === 404) {
        await response.body?.cancel();
        return null;
      }
      const bytes = await bodyOf(response);
      if (!response.ok) throw new TileFailure('http', `HTTP ${status} ${wordsOf(bytes)}`.trim(), status);
      const facts = imageFacts(bytes);
      if (!facts) {
        const type = (response.headers.get('content-type') ?? '').slice(0, 60);
        throw new TileFailure('notImage', [type, wordsOf(bytes)].filter((one) => one !== '').join(' · '), status);
      }
      if (facts.width > maxTileSide || facts.height > maxTileSide)
        throw new TileFailure('tooLarge', `${facts.width} × ${facts.height} > ${maxTileSide}`, status);
      return { ...facts, bytes, status };
    }
  } catch (error) {
    throw causeOf(error);
  }
}

// The address of one tile, and what an address may be. The key stands apart and is put in by the station alone.
import { DomainError } from '../../kernel/errors.ts';
import { rowsAt, type TileAt, tileBox } from '../../kernel/tile-grid.ts';
import { gridOf, type MapLayerValue } from './types.ts';

type Addressed = Pick<MapLayerValue, 'url' | 'subdomains' | 'crs' | 'grid' | 'zoomOffset'>;

function subdomainsOf(text: string): string[] {
  return text.includes(',') ? text.split(',').map((one) => one.trim()) : Array.from(text);
}

/** @param tile column and row as our map counts them; the level of the server is `z + zoomOffset` */
export function tileUrl(layer: Addressed, tile: TileAt, key: string): string {
  const { z, x, y } = tile;
  const names = subdomainsOf(layer.subdomains);
  const values: Record<string, string> = {
    z: String(z + layer.zoomOffset),
    x: String(x),
    y: String(y),
    '-y': String(rowsAt(z) - 1 - y),
    s: names[(x + y) % Math.max(1, names.length)] ?? '',
    key: encodeURIComponent(key),
    bbox: tileBox(gridOf(layer), tile).join(','),
  };
  return layer.url.replace(/\{(-?\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

export const needsKey = (url: string): boolean => url.includes('{key}');

/** Names under which servers take their key. */
const keyParameter = /([?&](?:tk|key|ak|token|access_token)=)([^&{}]{8,})/i;

/** An address as it was pasted, with the key that stood in it taken out. */
export function withoutKey(url: string): { url: string; key: string | null } {
  const found = keyParameter.exec(url);
  return found ? { url: url.replace(keyParameter, '$1{key}'), key: decodeURIComponent(found[2] ?? '') } : { url, key: null };
}

/** Scheme, host, port; no name or password before the host. */
const address = /^(https?):\/\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(:\d{1,5})?(?:[/?#]\S*)?$/i;

/** Every host that an address can lead to. @throws DomainError notValid: no http address, a name or password in it, a place holder in the host other than {s} */
export function hostsOf({ url, subdomains }: Pick<MapLayerValue, 'url' | 'subdomains'>): string[] {
  const names = url.includes('{s}') ? subdomainsOf(subdomains) : [''];
  if (names.length === 0) throw new DomainError('notValid', { field: 'subdomains' });
  return names.map((name) => {
    const full = url.replaceAll('{s}', name);
    const found = address.exec(full);
    if (!found) throw new DomainError('notValid', { field: 'url' });
    const [, scheme = '', host = '', port] = found;
    const usual = scheme.toLowerCase() === 'https' ? ':443' : ':80';
    return host.toLowerCase() + (port === undefined || port === usual ? '' : port);
  });
}

/** Servers whose terms forbid keeping what they sent (天地图, 高德, 百度, 腾讯). */
const keepForbidden = /(^|\.)(tianditu\.(gov\.)?c(n|om)|autonavi\.com|amap\.com|bdimg\.com|baidu\.com|map\.qq\.com|gtimg\.com)(:\d+)?$/i;

export function mayKeep(layer: Pick<MapLayerValue, 'url' | 'subdomains' | 'keep'>): boolean {
  return layer.keep && hostsOf(layer).every((host) => !keepForbidden.test(host));
}

/** What is wrong with a layer as a whole; null: nothing. */
export function layerFault(layer: MapLayerValue, fromServer: boolean): { field: string } | null {
  if (layer.minZoom > layer.maxZoom) return { field: 'maxZoom' };
  if (layer.crs === 'custom' && layer.grid === null) return { field: 'grid' };
  if (!fromServer) return layer.file === null ? { field: 'file' } : null;
  if (layer.url === '') return { field: 'url' };
  hostsOf(layer);
  const byNumber = layer.url.includes('{z}') && layer.url.includes('{x}') && /\{-?y\}/.test(layer.url);
  if (!byNumber && !layer.url.includes('{bbox}')) return { field: 'url' };
  return layer.url.includes('{s}') && layer.subdomains === '' ? { field: 'subdomains' } : null;
}

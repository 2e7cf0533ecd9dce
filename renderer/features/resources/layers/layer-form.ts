// A layer of a server as it stands in its form: text that is checked before it is sent, and back.
import type { z } from 'zod';
import type { MapLayerDetail, mapLayers } from '#shared/contract/map-layers.ts';
import { blankLayer } from '#shared/resources/layers/blank.ts';
import type { PresetValue } from '#shared/resources/layers/presets.ts';
import type { LayerCrs, LayerKind } from '#shared/resources/layers/types.ts';
import type { Secrecy } from '#shared/resources/types.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';

type LayerInput = z.input<NonNullable<(typeof mapLayers)['create']['~orpc']['inputSchema']>>['layer'];
type Words = Texts['mapLayers']['form'];

export interface LayerForm {
  name: string;
  kind: LayerKind;
  url: string;
  subdomains: string;
  crs: LayerCrs;
  base: '3857' | '4490';
  origin: string;
  resolutions: string;
  zoomOffset: string;
  minZoom: string;
  maxZoom: string;
  opacity: string;
  annotationOf: string;
  source: string;
  reviewNumber: string;
  dataOn: string;
  secrecy: Secrecy;
  enabled: boolean;
  keep: boolean;
}

export function layerForm(layer: MapLayerDetail | null): LayerForm {
  const value = layer ?? blankLayer;
  const { name, kind, url, subdomains, crs, grid, source, reviewNumber, secrecy, enabled, keep } = value;
  return {
    name,
    kind,
    url,
    subdomains,
    crs,
    source,
    reviewNumber,
    secrecy,
    enabled,
    keep,
    base: grid?.base ?? '4490',
    origin: grid ? grid.origin.join(',') : '',
    resolutions: grid ? grid.resolutions.join(',') : '',
    zoomOffset: String(value.zoomOffset),
    minZoom: String(value.minZoom),
    maxZoom: String(value.maxZoom),
    opacity: String(Math.round(value.opacity * 100)),
    annotationOf: value.annotationOf ?? '',
    dataOn: value.dataOn ?? '',
  };
}

export const withPreset = (form: LayerForm, { zoomOffset, minZoom, maxZoom, ...rest }: PresetValue): LayerForm => ({
  ...form,
  ...rest,
  source: rest.source === '' ? form.source : rest.source,
  zoomOffset: String(zoomOffset),
  minZoom: String(minZoom),
  maxZoom: String(maxZoom),
});

const plain = (text: string): string => text.normalize('NFKC').trim();
function whole(text: string, low: number, high: number): number | null {
  const value = Number(plain(text));
  return /^-?\d+$/.test(plain(text)) && value >= low && value <= high ? value : null;
}
const numbers = (text: string): number[] =>
  plain(text)
    .split(/[\s,;]+/)
    .filter((one) => one !== '')
    .map(Number);

function gridOf(form: LayerForm): { base: '3857' | '4490'; origin: [number, number]; resolutions: number[] } | null {
  const [x, y, more] = numbers(form.origin);
  const resolutions = numbers(form.resolutions);
  if (x === undefined || y === undefined || more !== undefined || ![x, y].every(Number.isFinite)) return null;
  const falling = resolutions.every((one, at) => one > 0 && (at === 0 || one < (resolutions[at - 1] ?? 0)));
  return resolutions.length > 0 && falling ? { base: form.base, origin: [x, y], resolutions } : null;
}

export function layerProblems(form: LayerForm, fromServer: boolean, words: Words): Problems {
  const between = (text: string, low: number, high: number) => (whole(text, low, high) === null ? words.numberIn(low, high) : undefined);
  return {
    name: form.name.trim() === '' ? words.required : undefined,
    url: fromServer && form.url.trim() === '' ? words.required : undefined,
    subdomains: form.url.includes('{s}') && form.subdomains.trim() === '' ? words.required : undefined,
    resolutions: form.crs === 'custom' && gridOf(form) === null ? words.gridWrong : undefined,
    zoomOffset: between(form.zoomOffset, -10, 10),
    minZoom: between(form.minZoom, 0, 24),
    maxZoom:
      between(form.maxZoom, 0, 24) ?? (Number(form.maxZoom) < Number(form.minZoom) ? words.numberIn(Number(form.minZoom), 24) : undefined),
    opacity: between(form.opacity, 5, 100),
  };
}

export function layerInput(form: LayerForm): LayerInput {
  const { name, kind, url, subdomains, crs, source, reviewNumber, secrecy, enabled, keep } = form;
  return {
    name: name.trim(),
    kind,
    url: url.trim(),
    subdomains: plain(subdomains),
    crs,
    source,
    reviewNumber,
    secrecy,
    enabled,
    keep,
    grid: crs === 'custom' ? gridOf(form) : null,
    zoomOffset: whole(form.zoomOffset, -10, 10) ?? 0,
    minZoom: whole(form.minZoom, 0, 24) ?? 0,
    maxZoom: whole(form.maxZoom, 0, 24) ?? 18,
    opacity: (whole(form.opacity, 5, 100) ?? 100) / 100,
    annotationOf: form.annotationOf === '' ? null : form.annotationOf,
    dataOn: form.dataOn === '' ? null : form.dataOn,
  };
}

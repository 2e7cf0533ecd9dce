// A layer before anything was said of it.
import type { MapLayerValue } from './types.ts';

export const blankLayer: MapLayerValue = {
  name: '',
  kind: 'xyz',
  url: '',
  subdomains: '',
  crs: '3857',
  grid: null,
  zoomOffset: 0,
  minZoom: 0,
  maxZoom: 18,
  opacity: 1,
  order: 0,
  annotationOf: null,
  source: '',
  reviewNumber: '',
  dataOn: null,
  secrecy: 'internal',
  enabled: true,
  keep: false,
  file: null,
  content: 'raster',
  vectorLayers: [],
  style: 'area',
  dataset: null,
  removed: false,
};

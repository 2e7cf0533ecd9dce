// Servers that offices have, so that only the host and the layer's name need be typed.
import type { MapLayerValue } from './types.ts';

export const presets = ['tianditu', 'gwc', 'wms', 'arcgis', 'xyz', 'amap'] as const;
export type Preset = (typeof presets)[number];
export const tiandituLayers = ['vec', 'cva', 'img', 'cia'] as const;
export type TiandituLayer = (typeof tiandituLayers)[number];

export type PresetValue = Pick<
  MapLayerValue,
  'kind' | 'url' | 'subdomains' | 'crs' | 'zoomOffset' | 'minZoom' | 'maxZoom' | 'source' | 'enabled'
>;

interface Input {
  preset: Preset;
  /** Of 天地图. */
  layer: TiandituLayer;
  /** Web Mercator or degrees. */
  degrees: boolean;
  /** Address of the service, without what comes behind it. */
  base: string;
  /** Name of the layer on the server, with its workspace. */
  layerName: string;
}

/** What a preset fills in. Levels of 天地图 `c` are one more than ours, those of GeoServer are ours (checked at levels 7, 11, 14, 18). */
export function presetOf({ preset, layer, degrees, base, layerName }: Input): PresetValue {
  const root = base.trim().replace(/\/+$/, '');
  const name = encodeURIComponent(layerName.trim()).replaceAll('%3A', ':');
  const plain = {
    subdomains: '',
    crs: degrees ? '4490' : '3857',
    zoomOffset: 0,
    minZoom: 0,
    maxZoom: 18,
    source: '',
    enabled: true,
  } as const;
  switch (preset) {
    case 'tianditu': {
      const m = degrees ? 'c' : 'w';
      return {
        ...plain,
        kind: 'wmts',
        url: `https://t{s}.tianditu.gov.cn/${layer}_${m}/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=${m}&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}`,
        subdomains: '01234567',
        zoomOffset: degrees ? 1 : 0,
        minZoom: degrees ? 0 : 1,
        maxZoom: degrees ? 17 : 18,
        source: '天地图',
      };
    }
    case 'gwc': {
      const set = degrees ? 'EPSG:4326' : 'EPSG:900913';
      return {
        ...plain,
        kind: 'wmts',
        url: `${root}/gwc/service/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${name}&STYLE=&TILEMATRIXSET=${set}&TILEMATRIX=${set}:{z}&TILEROW={y}&TILECOL={x}&FORMAT=image/png`,
      };
    }
    case 'wms': {
      // 1.1.1: version 1.3.0 swaps the axes of degrees.
      const srs = degrees ? 'EPSG:4490' : 'EPSG:3857';
      return {
        ...plain,
        kind: 'wms',
        url: `${root}/wms?SERVICE=WMS&VERSION=1.1.1&REQUEST=GetMap&LAYERS=${name}&STYLES=&SRS=${srs}&BBOX={bbox}&WIDTH=256&HEIGHT=256&FORMAT=image/png&TRANSPARENT=true`,
      };
    }
    case 'arcgis':
      // Its grid is read from the service: origin and resolutions are never assumed.
      return { ...plain, kind: 'arcgis', crs: degrees ? 'custom' : '3857', url: `${root}/tile/{z}/{y}/{x}` };
    case 'amap':
      return {
        ...plain,
        kind: 'xyz',
        crs: 'gcj02-3857',
        url: 'https://webrd0{s}.is.autonavi.com/appmaptile?lang=zh_cn&size=1&scale=1&style=7&x={x}&y={y}&z={z}',
        subdomains: '1234',
        minZoom: 3,
        source: '高德',
        // Asking for these tiles directly may break its terms.
        enabled: false,
      };
    case 'xyz':
      return { ...plain, kind: 'xyz', url: root === '' ? '' : `${root}/{z}/{x}/{y}.png` };
  }
}

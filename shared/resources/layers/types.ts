// What lies under the points: layers of tiles from servers and files, the unit's own area, names of places.
import type { CustomGrid, TileGrid } from '../../kernel/tile-grid.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Secrecy } from '../types.ts';

/** `shapes`: own data that was turned into tiles when it was imported. */
export const layerKinds = ['xyz', 'wmts', 'wms', 'arcgis', 'mbtiles', 'pmtiles', 'shapes'] as const;
export type LayerKind = (typeof layerKinds)[number];
/** Kinds that are asked of a server over the network. */
const serverKinds = ['xyz', 'wmts', 'wms', 'arcgis'] as const satisfies LayerKind[];
export const isServerKind = (kind: LayerKind): boolean => (serverKinds as readonly LayerKind[]).includes(kind);

/** `gcj02-3857`: Web Mercator tiles that are drawn 500 m beside (高德); they are shifted back on the map. */
export const layerCrss = ['3857', '4490', 'gcj02-3857', 'custom'] as const;
export type LayerCrs = (typeof layerCrss)[number];

/** What own shapes are, and so how they are drawn: colours belong to the theme, not to the data. */
export const shapeStyles = ['road', 'water', 'building', 'green', 'area', 'line', 'place'] as const;
export type ShapeStyle = (typeof shapeStyles)[number];

export interface MapLayerValue {
  name: string;
  kind: LayerKind;
  /** Address with {z} {x} {y} {-y} {s} {key} {bbox}; '' for files. The key is never part of it. */
  url: string;
  /** What {s} stands for, one by one: "0,1,2" or "01234567". */
  subdomains: string;
  crs: LayerCrs;
  /** Of `custom`: as the server describes it. */
  grid: CustomGrid | null;
  /** Added to our zoom for the server's level. */
  zoomOffset: number;
  minZoom: number;
  maxZoom: number;
  /** 0 to 1 */
  opacity: number;
  /** Drawn from low to high. */
  order: number;
  /** The layer that these names and numbers belong to: it is shown and hidden with it. */
  annotationOf: Id | null;
  /** Who gave the data, its own 审图号 and its day. */
  source: string;
  reviewNumber: string;
  dataOn: string | null;
  secrecy: Secrecy;
  enabled: boolean;
  /** What came may be kept on the disk: only where the server's terms allow it. */
  keep: boolean;
  /** A file in this station's folder of maps. */
  file: { sha256: string; name: string; size: number } | null;
  content: 'raster' | 'vector';
  /** Of a file of vector tiles: what it holds. */
  vectorLayers: string[];
  /** Of own shapes. */
  style: ShapeStyle;
  /** The set of data it was made from. */
  dataset: Id | null;
  removed: boolean;
}

/** Why nothing came of a layer. */
export const tileProblems = ['timeout', 'network', 'http', 'notImage', 'tooLarge', 'redirect', 'noFile', 'damaged', 'noKey'] as const;
export type TileProblem = (typeof tileProblems)[number];

/** The grid on which a layer's tiles are cut. */
export function gridOf({ crs, grid }: Pick<MapLayerValue, 'crs' | 'grid'>): TileGrid {
  if (crs === 'custom') return grid ?? '3857';
  return crs === '4490' ? '4490' : '3857';
}

/** What a shape of a boundary is: the unit's own area, or a part of it (乡镇). */
export const boundaryRoles = ['unit', 'part'] as const;
export type BoundaryRole = (typeof boundaryRoles)[number];

/** What shapes of a file are taken in as. */
export const shapeUses = ['boundary', 'parts', 'layer', 'roads', 'places'] as const;
export type ShapeUse = (typeof shapeUses)[number];

// Layers as zod: entries and contract share them.
import { z } from 'zod';
import { daySchema, idSchema, lineSchema, optionalLineSchema, positionSchema, sha256Schema } from '../../kernel/schemas.ts';
import { secrecies } from '../types.ts';
import { maxLevels, maxUrl } from './limits.ts';
import { boundaryRoles, layerCrss, layerKinds, shapeStyles } from './types.ts';

const gridSchema = z.object({
  base: z.enum(['3857', '4490']),
  origin: z.tuple([z.number().min(-1e9).max(1e9), z.number().min(-1e9).max(1e9)]),
  resolutions: z.array(z.number().positive().max(1e6)).min(1).max(maxLevels),
});

const pairSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
/** As GeoJSON has a MultiPolygon; WGS-84 degrees. */
const polygonsSchema = z.array(z.array(z.array(pairSchema).min(4)).min(1)).min(1);

export const boundaryShapeSchema = z.object({
  id: idSchema,
  role: z.enum(boundaryRoles),
  name: lineSchema,
  /** Code of the area (行政区划代码), '' when the data has none. */
  code: z.string().trim().max(20),
  polygons: polygonsSchema,
});

export const placeNameSchema = z.object({ id: idSchema, name: lineSchema, kind: z.string().trim().max(40), position: positionSchema });

const zoomSchema = z.int().min(0).max(24);

export const mapLayerSchema = z.object({
  name: lineSchema,
  kind: z.enum(layerKinds),
  url: z.string().trim().max(maxUrl),
  subdomains: z.string().trim().max(100),
  crs: z.enum(layerCrss),
  grid: gridSchema.nullable(),
  zoomOffset: z.int().min(-10).max(10),
  minZoom: zoomSchema,
  maxZoom: zoomSchema,
  opacity: z.number().min(0.05).max(1),
  order: z.int().min(-1_000).max(1_000),
  annotationOf: idSchema.nullable(),
  source: optionalLineSchema,
  reviewNumber: optionalLineSchema,
  dataOn: daySchema.nullable(),
  secrecy: z.enum(secrecies),
  enabled: z.boolean(),
  keep: z.boolean(),
  file: z.object({ sha256: sha256Schema, name: lineSchema, size: z.int().min(1) }).nullable(),
  content: z.enum(['raster', 'vector']),
  vectorLayers: z.array(z.string().max(100)).max(200),
  style: z.enum(shapeStyles),
  dataset: idSchema.nullable(),
  removed: z.boolean(),
});

// Layers as zod: entries and contract share them.
import { z } from 'zod';
import { daySchema, idSchema, lineSchema, optionalLineSchema, sha256Schema } from '../../kernel/schemas.ts';
import { secrecies } from '../types.ts';
import { maxLevels, maxUrl } from './limits.ts';
import { layerCrss, layerKinds, shapeStyles } from './types.ts';

export const gridSchema = z.object({
  base: z.enum(['3857', '4490']),
  origin: z.tuple([z.number().min(-1e9).max(1e9), z.number().min(-1e9).max(1e9)]),
  resolutions: z.array(z.number().positive().max(1e6)).min(1).max(maxLevels),
});

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
  style: z.enum(shapeStyles),
  dataset: idSchema.nullable(),
  removed: z.boolean(),
});

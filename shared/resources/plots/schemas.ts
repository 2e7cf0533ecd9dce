// What is plotted, as zod: entries and contract share it.
import { z } from 'zod';
import { maxNote } from '../../kernel/limits.ts';
import { idSchema, millisSchema, optionalLineSchema, positionSchema } from '../../kernel/schemas.ts';
import { maxOpening, maxPlotPoints, maxPlotText, maxRadius, maxWindForce, maxWindSpeed, minOpening, minRadius } from './limits.ts';
import { plotColours, plotShapes } from './types.ts';

/** Control characters would break the line that a sign is. */
const signText = z
  .string()
  .trim()
  .max(maxPlotText)
  // oxlint-disable-next-line no-control-regex
  .regex(/^[^\u0000-\u001f\u007f]*$/);

export const windSchema = z.object({
  from: z.number().min(0).max(360),
  speed: z.number().min(0).max(maxWindSpeed).nullable(),
  force: z.int().min(0).max(maxWindForce).nullable(),
  by: optionalLineSchema,
  at: millisSchema,
});

export const plotSchema = z.object({
  incident: idSchema,
  shape: z.enum(plotShapes),
  symbol: z.string().regex(/^([A-F]\d{5})?$/),
  text: signText,
  points: z.array(positionSchema).min(1).max(maxPlotPoints),
  radius: z.number().min(minRadius).max(maxRadius).nullable(),
  opening: z.number().min(minOpening).max(maxOpening).nullable(),
  wind: windSchema.nullable(),
  colour: z.enum(plotColours),
  note: z.string().trim().max(maxNote),
  removed: z.boolean(),
});

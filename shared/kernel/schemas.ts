// zod pieces that entries and contract share: each names its limit.
import { z } from 'zod';
import { idPattern } from './ids.ts';
import { maxLine, maxNote, maxPeople } from './limits.ts';

export const idSchema = z.string().regex(idPattern);
/** One line of text, not blank. */
export const lineSchema = z.string().trim().min(1).max(maxLine);
/** One line of text that may be empty. */
export const optionalLineSchema = z.string().trim().max(maxLine);
export const noteSchema = z.string().trim().min(1).max(maxNote);
export const countSchema = z.int().min(0).max(maxPeople);
export const millisSchema = z.int();
export const positionSchema = z.object({ lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) });
/** HH:mm */
export const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** YYYY-MM-DD that exists. */
export const daySchema = z.iso.date();
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

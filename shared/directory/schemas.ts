// Units, people and groups as zod: entries and contract share them.
import { z } from 'zod';
import { daySchema, idSchema, lineSchema, optionalLineSchema } from '../kernel/schemas.ts';
import { maxNumber } from './phone.ts';
import { phoneKinds, unitKinds } from './types.ts';

/** Telephones of one person: more than anybody is called on. */
export const maxPhones = 10;
/** Characters of the hours of a telephone: 工作日 08:30–11:30、14:30–17:30，周六上午. */
export const maxHours = 60;
/** Qualifications of one person. */
export const maxQualifications = 20;
/** Posts of one person beside the main one. */
const maxOtherPosts = 10;
export const maxOrder = 100_000;
/** Characters of an e-mail address. */
export const maxEmail = 200;

const orderSchema = z.int().min(0).max(maxOrder);

export const unitSchema = z.object({
  name: lineSchema,
  shortName: optionalLineSchema.nullable(),
  kind: z.enum(unitKinds),
  parent: idSchema.nullable(),
  phone: z.string().trim().max(maxNumber).nullable(),
  order: orderSchema,
  removed: z.boolean(),
});

export const phoneSchema = z.object({
  kind: z.enum(phoneKinds),
  number: z.string().trim().min(1).max(maxNumber),
  hours: z.string().trim().min(1).max(maxHours).optional(),
});

export const emailSchema = z.email().max(maxEmail);

export const personSchema = z.object({
  name: lineSchema,
  unit: idSchema.nullable(),
  post: optionalLineSchema,
  postSince: daySchema.nullable(),
  otherPosts: z.array(z.object({ unit: idSchema.nullable(), post: lineSchema })).max(maxOtherPosts),
  phones: z.array(phoneSchema).max(maxPhones),
  email: emailSchema.nullable(),
  qualifications: z.array(lineSchema).max(maxQualifications),
  note: optionalLineSchema,
  order: orderSchema,
  removed: z.boolean(),
});

export const groupSchema = z.object({ name: lineSchema, order: orderSchema, removed: z.boolean() });

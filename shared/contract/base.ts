// What every part of the contract is made with: the builder with its permission, wire times, pages.
// To add a procedure: a line in the feature's file here, its handler in electron/station/<feature>/api.ts (the compiler asks for it).
import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { Permission } from '../accounts/permissions.ts';
import { maxPageSize } from '../kernel/limits.ts';
import { idSchema } from '../kernel/schemas.ts';
import { commonErrors, errorMap } from './errors.ts';

export interface Meta {
  /** `none`: no session needed. `self`: any logged-in user. */
  permission: Permission | 'none' | 'self';
}

export const base = oc.$meta<Meta>({ permission: 'self' }).errors(errorMap(...commonErrors));

/** ISO 8601 with offset. */
export const isoSchema = z.iso.datetime({ offset: true });

export const pageSchema = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(maxPageSize).optional(),
});

export const byId = z.object({ id: idSchema });
/** A yes/no of a query string. */
export const flagSchema = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
export const localeSchema = z.enum(['zh-CN', 'en']);
export const done = z.object({ ok: z.literal(true) });

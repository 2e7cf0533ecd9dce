// The closed list of refusals as the contract names them. Every procedure can give the common ones; the others are named by it.
import { z } from 'zod';
import { type ErrorCode, errorStatus } from '../kernel/errors.ts';
import { errorTexts } from './error-texts.ts';

const errorDetails = z.object({
  field: z.string().optional(),
  limit: z.union([z.number(), z.string()]).optional(),
  received: z.union([z.number(), z.string()]).optional(),
  retryAfterSeconds: z.number().optional(),
  blockers: z.array(z.string()).optional(),
  errorId: z.string().optional(),
});

export const commonErrors = [
  'malformed',
  'noSession',
  'notPermitted',
  'notFound',
  'conflict',
  'tooLarge',
  'notValid',
  'tooOften',
  'internal',
  'diskFull',
  'readOnly',
  'damaged',
  'fromTheFuture',
  'stopping',
] as const satisfies ErrorCode[];

interface ErrorShape {
  status: number;
  message: string;
  data: typeof errorDetails;
}

/** An oRPC error map of these codes: status, default message (zh-CN), details. */
export function errorMap<C extends ErrorCode>(...codes: C[]): Record<C, ErrorShape> {
  const map: Partial<Record<C, ErrorShape>> = {};
  for (const code of codes) map[code] = { status: errorStatus[code], message: errorTexts['zh-CN'][code], data: errorDetails };
  return map as Record<C, ErrorShape>;
}

// What a call can end with: a refusal of the contract with its code, or a station that did not answer.
import { ORPCError } from '@orpc/client';
import { type ErrorCode, errorStatus } from '#shared/kernel/errors.ts';

export interface Refusal {
  code: ErrorCode;
  field?: string | undefined;
  limit?: number | string | undefined;
  received?: number | string | undefined;
  retryAfterSeconds?: number | undefined;
  blockers?: string[] | undefined;
  errorId?: string | undefined;
}

/** The refusal in an error; null when the station was not reached. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof ORPCError) || !(error.code in errorStatus)) return null;
  const details: unknown = error.data;
  return { code: error.code as ErrorCode, ...(typeof details === 'object' ? details : {}) };
}

export function errorStatusOf(error: unknown): number | null {
  const refusal = refusalOf(error);
  return refusal ? errorStatus[refusal.code] : null;
}

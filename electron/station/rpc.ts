// The contract as the station serves it: who is calling, what they may, and how a refusal travels.
import { implement, ORPCError, ValidationError } from '@orpc/server';
import { may } from '#shared/accounts/permissions.ts';
import { contract } from '#shared/contract/index.ts';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { systemActor } from '#shared/journal/envelope.ts';
import { maxBodyBytes } from '#shared/kernel/limits.ts';
import { DomainError, type ErrorCode, type ErrorDetails, errorStatus, isDomainError } from '#shared/kernel/errors.ts';
import type { Session, Via } from './accounts/sessions.ts';
import type { Journal } from './journal/append.ts';
import { toFault } from './kernel/faults.ts';
import type { Log } from './kernel/log.ts';

export interface Caller {
  session: Session | null;
  via: Via;
  /** The call comes from this machine. */
  loopback: boolean;
  /** Gives the caller its session (cookie or port) or takes it away. */
  setSession: (token: string | null) => void;
  lastEventId?: string | undefined;
}

export interface GuardDeps {
  journal: Journal;
  log: Log;
  newErrorId: () => string;
}

type ErrorDeps = Pick<GuardDeps, 'log' | 'newErrorId'>;

/** An error of the contract with its code, status and details. */
export function toContractError(code: ErrorCode, details: ErrorDetails & { errorId?: string } = {}): ORPCError<ErrorCode, ErrorDetails> {
  return new ORPCError(code, { status: errorStatus[code], message: errorTexts['zh-CN'][code], data: details });
}

interface Issue {
  code?: string;
  /** What is too large or too small: a text's length, a number. */
  origin?: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[];
  message?: string;
  maximum?: number;
  minimum?: number;
}

/** What a breach of the schema is: not of the right form (400), too long (413) or not a possible value (422). */
function fromValidation(issues: readonly Issue[], input: unknown): ORPCError<ErrorCode, ErrorDetails> {
  const issue = issues[0] ?? {};
  const keys = (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part));
  const field = keys.map(String).join('.') || undefined;
  const limit = issue.maximum ?? issue.minimum;
  const value = valueAt(input, keys);
  // A number of a query string arrives as a text: its length says nothing.
  const numeric = issue.origin === 'number' || issue.origin === 'int';
  const size = !numeric && (typeof value === 'string' || Array.isArray(value)) ? value.length : undefined;
  if (issue.code === 'too_big' && size !== undefined) return toContractError('tooLarge', { field, limit, received: size });
  const malformed = issue.code === 'invalid_type' || issue.code === 'unrecognized_keys' || issue.code === 'invalid_union';
  return toContractError(malformed ? 'malformed' : 'notValid', {
    field,
    limit,
    received: typeof value === 'number' || (numeric && typeof value === 'string') ? value : issue.message,
  });
}

/** What stands at a path of the input. */
function valueAt(input: unknown, keys: readonly PropertyKey[]): unknown {
  return keys.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), input);
}

/** Whatever is thrown, as an error of the contract; what nobody foresaw gets an id that is in the log. */
function toOrpcError(error: unknown, deps: ErrorDeps, tooLarge: ErrorDetails): ORPCError<string, unknown> {
  const fault = toFault(error);
  if (isDomainError(fault)) return toContractError(fault.code, fault.details);
  if (fault instanceof ORPCError) {
    if (fault.cause instanceof ValidationError && fault.code === 'BAD_REQUEST')
      return fromValidation(fault.cause.issues as readonly Issue[], fault.cause.data);
    if (fault.code in errorStatus) return fault;
    if (fault.status === 404) return toContractError('notFound');
    if (fault.status === 413) return toContractError('tooLarge', tooLarge);
    if (fault.status < 500) return toContractError('malformed', { received: fault.message });
  }
  const errorId = deps.newErrorId();
  deps.log.error({ err: fault, errorId }, 'unexpected error');
  return toContractError('internal', { errorId });
}

/**
 * The two places where errors are turned into the contract's, for every transport's handler.
 * What a procedure throws passes the first; what is thrown around it (a body that cannot be read) the second.
 * @param tooLarge what is said of a body that is larger than the handler takes
 */
export function errorInterceptors(deps: ErrorDeps, tooLarge: ErrorDetails = { field: 'body', limit: maxBodyBytes }) {
  return {
    clientInterceptors: [
      async ({ next }: { next: () => Promise<unknown> }): Promise<unknown> => {
        try {
          return await next();
        } catch (error) {
          throw toOrpcError(error, deps, tooLarge);
        }
      },
    ],
    interceptors: [
      async <T>({ next }: { next: () => Promise<T> }): Promise<T> => {
        try {
          return await next();
        } catch (error) {
          if (!(error instanceof ORPCError))
            throw toContractError('malformed', { received: error instanceof Error ? error.message.slice(0, 200) : undefined });
          throw error.code in errorStatus ? error : toOrpcError(error, deps, tooLarge);
        }
      },
    ],
  };
}

export function makeOs(deps: GuardDeps) {
  const os = implement(contract).$context<Caller>();
  return os.use(async ({ context, next, path, procedure }) => {
    const { permission } = procedure['~orpc'].meta;
    if (permission !== 'none') {
      if (!context.session) throw toContractError('noSession');
      if (permission !== 'self' && !may(context.session.user.roles, permission)) {
        const actor = context.session.user.id;
        const procedureName = path.join('.');
        deps.journal.commit(systemActor, (tx) =>
          tx.append('access.refused', actor, { at: tx.now, procedure: procedureName, permission, via: context.via }),
        );
        throw toContractError('notPermitted', { field: permission });
      }
    }
    return next();
  });
}

export type Os = ReturnType<typeof makeOs>;

/** The logged-in user of a procedure that needs one. @throws DomainError noSession */
export function userOf(context: Caller): Session['user'] {
  if (!context.session) throw new DomainError('noSession');
  return context.session.user;
}

// Every refusal the program can give, with the HTTP status it has on the open API.
// To add one: a line here, and its sentence in both languages in shared/contract/error-texts.ts (the compiler asks for it).

/** Code of a refusal → HTTP status. Codes are part of the contract: they are added, never renamed. */
export const errorStatus = {
  malformed: 400,
  noSession: 401,
  wrongLogin: 401,
  notPermitted: 403,
  setupDone: 409,
  notFound: 404,
  conflict: 409,
  alreadySubmitted: 409,
  notSubmitted: 409,
  alreadyClosed: 409,
  alreadyOpen: 409,
  alreadyMerged: 409,
  notMerged: 409,
  alreadyMet: 409,
  nothingSounding: 409,
  reportOwed: 409,
  responseEnded: 409,
  responseRunning: 409,
  nameTaken: 409,
  lastAdministrator: 409,
  alreadyConverted: 409,
  rulesBroken: 409,
  shiftOver: 409,
  shiftNotOver: 409,
  impossible: 409,
  busy: 409,
  sameHand: 409,
  notOnShift: 409,
  alreadyCheckedIn: 409,
  limitsOpen: 409,
  alreadyHandedOver: 409,
  logFrozen: 409,
  nothingToDraw: 409,
  stockShort: 409,
  stockExpired: 409,
  tooLarge: 413,
  tooManyRows: 413,
  unpackedTooLarge: 413,
  notValid: 422,
  inTheFuture: 422,
  beforeItHappened: 422,
  typeNotAllowed: 422,
  encryptedFile: 422,
  brokenFile: 422,
  emptyFile: 422,
  noText: 422,
  oldFormat: 422,
  wrongEnding: 422,
  notAPlanFile: 422,
  nestedArchive: 422,
  mixedEncoding: 422,
  notAPlaceFile: 422,
  tooDeep: 422,
  documentType: 422,
  shapefileIncomplete: 422,
  secretData: 422,
  weakPassword: 422,
  tooOften: 429,
  layerFailed: 502,
  secretRefused: 422,
  lockedOut: 429,
  internal: 500,
  diskFull: 507,
  readOnly: 503,
  damaged: 503,
  fromTheFuture: 503,
  inUse: 503,
  stopping: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** What a caller needs to mend the call: which field, what the limit is and what came. */
export interface ErrorDetails {
  field?: string | undefined;
  limit?: number | string | undefined;
  received?: number | string | undefined;
  /** Seconds until another try has a chance (tooOften, lockedOut). */
  retryAfterSeconds?: number | undefined;
  /** Names what stands in the way: ids of owed obligations, of the incident merged into, … */
  blockers?: string[] | undefined;
}

/** A refusal with a code of the contract. Anything else that is thrown is a fault of the program. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(details.field === undefined ? code : `${code}: ${details.field}`, options);
    this.code = code;
    this.details = details;
  }
}

export function isDomainError(error: unknown): error is DomainError {
  return error instanceof DomainError;
}

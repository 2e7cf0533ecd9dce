// Ids that follow from what they name: two stations that begin the same thing apart meet in one.
import type { Id } from '#shared/kernel/ids.ts';
import { derivedId } from '../../kernel/derived-id.ts';

/** Nothing of these has a moment of its own. */
const noMoment = 0;

export const lineIdOf = (facility: Id, supply: Id): Id => derivedId(`stockLine/${facility}/${supply}`, noMoment);
/** A batch that has a number is the same wherever it lies. */
export const batchIdOf = (supply: Id, number: string): Id => derivedId(`stockBatch/${supply}/${number}`, noMoment);
export const slipMovementId = (slip: Id, line: Id, batch: Id | null): Id => derivedId(`stockSlip/${slip}/${line}/${batch ?? ''}`, noMoment);
export const correctionId = (movement: Id): Id => derivedId(`stockCorrection/${movement}`, noMoment);

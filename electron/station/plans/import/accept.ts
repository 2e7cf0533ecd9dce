// Takes a plan that was read into the library: plan, version and text in the caller's transaction.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { ParsedPlan } from '#shared/plans/parse/types.ts';
import { planTextSchema } from '#shared/plans/schemas.ts';
import type { StoredFile } from '#shared/plans/types.ts';
import type { Tx } from '../../journal/append.ts';
import { savePlan, saveVersion, writeText } from '../commands.ts';
import { planById } from '../queries.ts';
import { linked, linkerOf } from './links.ts';

export interface Accepted {
  plan: ParsedPlan;
  original: StoredFile;
  /** A new version of this plan; undefined: a new plan. */
  asVersionOf: Id | undefined;
}

/**
 * @returns the plan
 * @throws DomainError notValid: no title, or a part of the text; notFound: the plan it is to be a version of; beforeItHappened
 */
export function acceptPlan(tx: Tx, { plan, original, asVersionOf }: Accepted): Id {
  if (asVersionOf === undefined && plan.title === '') throw new DomainError('notValid', { field: 'title' });
  if (asVersionOf !== undefined && planById(tx.db, asVersionOf)?.removed !== false)
    throw new DomainError('notFound', { field: 'asVersionOf' });
  const checked = planTextSchema.safeParse(plan.text);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new DomainError('notValid', { field: ['text', ...(issue?.path ?? [])].map(String).join('.'), received: issue?.message });
  }
  const linker = linkerOf(tx.db);
  const { title, planKind, body, eventKinds, unitName, number, label, issuedOn, effectiveOn } = plan;
  const id = asVersionOf ?? savePlan(tx, undefined, { title, planKind, body, eventKinds, unitName, unit: linker.unit(unitName) });
  const version = saveVersion(tx, undefined, {
    plan: id,
    label,
    number,
    issuedOn,
    effectiveOn,
    original,
    state: issuedOn === null ? 'draft' : 'issued',
  });
  writeText(tx, version, linked(checked.data, linker));
  return id;
}

// Saving plans, versions, texts, acts, copies and files. Each writes entries in the caller's transaction.
import { changedFields, type Patch } from '#shared/journal/merge.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { sectionText } from '#shared/plans/current.ts';
import { maxFilesOfPlan, maxPlanChars } from '#shared/plans/limits.ts';
import type { ActValue, CopyValue, PlanFileValue, PlanText, PlanValue, VersionValue } from '#shared/plans/types.ts';
import { dayText } from '#shared/time/zone.ts';
import { personById, unitById } from '../directory/queries.ts';
import type { Tx } from '../journal/append.ts';
import { actById, copyById, fileById, filesOf, planById, textOf, versionById } from './queries.ts';

function checkPlan(tx: Tx, id: Id): void {
  if (!planById(tx.db, id)) throw new DomainError('notFound', { field: 'plan' });
}

/** @param kinds all there are @throws DomainError notValid: a plan of a kind that there is not would be proposed for nothing */
export function checkEventKinds(kinds: { has: (code: string) => boolean }, codes: readonly string[] | undefined): void {
  const unknown = codes?.find((code) => !kinds.has(code));
  if (unknown !== undefined) throw new DomainError('notValid', { field: 'eventKinds', received: unknown });
}

/** @param today YYYY-MM-DD in the unit's zone @throws DomainError inTheFuture */
export function checkNotAhead(field: string, day: string | null | undefined, today: string): void {
  if (day && day > today) throw new DomainError('inTheFuture', { field, limit: today, received: day });
}

/** @throws DomainError beforeItHappened */
function checkOrder(field: string, day: string | null | undefined, from: string | null | undefined): void {
  if (day && from && day < from) throw new DomainError('beforeItHappened', { field, limit: from, received: day });
}

/** @throws DomainError notFound for an unknown id or unit, notValid when a new plan has no title or a grassroots plan no body */
export function savePlan(tx: Tx, id: Id | undefined, patch: Patch<PlanValue>): Id {
  const before = id === undefined ? undefined : planById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  if (!before && !patch.title) throw new DomainError('notValid', { field: 'title' });
  if (patch.unit && !unitById(tx.db, patch.unit)) throw new DomainError('notFound', { field: 'unit' });
  const after = { ...before, ...patch };
  if (after.planKind === 'grassroots' && !after.body) throw new DomainError('notValid', { field: 'body' });
  const subject = id ?? tx.newId();
  const write = changedFields<PlanValue>(before, after.planKind === 'grassroots' ? patch : { ...patch, body: null });
  if (Object.keys(write).length > 0) tx.append('plan.saved', subject, write);
  return subject;
}

/**
 * @throws DomainError notFound, notValid: an issued version without its day, beforeItHappened: a day of force before the day of issue,
 *   a day of issue before the day of approval
 */
export function saveVersion(tx: Tx, id: Id | undefined, patch: Patch<VersionValue>): Id {
  const before = id === undefined ? undefined : versionById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  if (!before) checkPlan(tx, patch.plan ?? '');
  const after = { ...before, ...patch };
  if (after.state === 'issued' && !after.issuedOn) throw new DomainError('notValid', { field: 'issuedOn' });
  checkOrder('effectiveOn', after.effectiveOn, after.issuedOn);
  checkOrder('issuedOn', after.issuedOn, after.approvedOn);
  const subject = id ?? tx.newId();
  const write = changedFields<VersionValue>(before, patch);
  if (Object.keys(write).length > 0) tx.append('planVersion.saved', subject, write);
  return subject;
}

/**
 * Writes the whole text of a version.
 * @throws DomainError notFound: the version, or a person or unit that the text is linked to; tooLarge
 */
export function writeText(tx: Tx, version: Id, text: PlanText, reason?: string): void {
  const known = versionById(tx.db, version);
  if (!known) throw new DomainError('notFound', { field: 'id' });
  const chars = text.sections.reduce((sum, section) => sum + section.title.length + sectionText(section).length, 0);
  if (chars > maxPlanChars) throw new DomainError('tooLarge', { field: 'text', limit: maxPlanChars, received: chars });
  for (const [index, { person }] of text.contacts.entries())
    if (person !== null && !personById(tx.db, person)) throw new DomainError('notFound', { field: `text.contacts.${index}.person` });
  const before = textOf(tx.db, version);
  if (before && JSON.stringify(before) === JSON.stringify(text)) return;
  tx.append('planVersion.written', version, { plan: known.plan, text, reason });
}

/** @throws DomainError notFound, inTheFuture, notValid: a new act without its day, beforeItHappened: to be revised before it was evaluated */
export function recordAct(tx: Tx, id: Id | undefined, patch: Patch<ActValue>, zone: string): Id {
  const before = id === undefined ? undefined : actById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  if (!before) checkPlan(tx, patch.plan ?? '');
  if (patch.version) {
    const version = versionById(tx.db, patch.version);
    if (version?.plan !== (before?.plan ?? patch.plan)) throw new DomainError('notFound', { field: 'version' });
  }
  checkNotAhead('on', patch.on, dayText(tx.now, zone));
  const after = { ...before, ...patch };
  checkOrder('reviseBy', after.reviseBy, after.on);
  if (!before && !patch.on) throw new DomainError('notValid', { field: 'on' });
  const subject = id ?? tx.newId();
  const write = changedFields<ActValue>(before, patch);
  if (Object.keys(write).length > 0) tx.append('planAct.recorded', subject, write);
  return subject;
}

/** @throws DomainError notFound, notValid: a new copy without a place */
export function saveCopy(tx: Tx, id: Id | undefined, patch: Patch<CopyValue>): Id {
  const before = id === undefined ? undefined : copyById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  if (!before) checkPlan(tx, patch.plan ?? '');
  if (!before && !patch.place) throw new DomainError('notValid', { field: 'place' });
  if (patch.version && versionById(tx.db, patch.version)?.plan !== (before?.plan ?? patch.plan))
    throw new DomainError('notFound', { field: 'version' });
  const subject = id ?? tx.newId();
  const write = changedFields<CopyValue>(before, patch);
  if (Object.keys(write).length > 0) tx.append('planCopy.saved', subject, write);
  return subject;
}

/** @throws DomainError notFound, tooLarge: more files than a plan may have */
export function saveFile(tx: Tx, id: Id | undefined, patch: Patch<PlanFileValue>): Id {
  const before = id === undefined ? undefined : fileById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  if (!before) {
    checkPlan(tx, patch.plan ?? '');
    const count = filesOf(tx.db, patch.plan ?? '').length + 1;
    if (count > maxFilesOfPlan) throw new DomainError('tooLarge', { field: 'file', limit: maxFilesOfPlan, received: count });
  }
  const subject = id ?? tx.newId();
  const write = changedFields<PlanFileValue>(before, patch);
  if (Object.keys(write).length > 0) tx.append('planFile.saved', subject, write);
  return subject;
}

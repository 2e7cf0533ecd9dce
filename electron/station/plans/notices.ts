// Notices to member units: drafted when a response starts, moves or ends; told by people, never by the program.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { maxFutureMs, maxNote } from '#shared/kernel/limits.ts';
import type { Patch } from '#shared/journal/merge.ts';
import { changedFields } from '#shared/journal/merge.ts';
import { type NoticeKind, noticeText } from '#shared/plans/notice-text.ts';
import type { ActivationStep, NoticeValue, PlanText } from '#shared/plans/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { allUnits, type Unit } from '../directory/queries.ts';
import { incidentOrRefuse } from '../incidents/queries.ts';
import type { IncidentDeps } from '../incidents/rule-queries.ts';
import type { Tx } from '../journal/append.ts';
import { activationById, noticeById, noticesOf } from './activation-queries.ts';
import { isOwnOffice, ownOffice } from './step-limits.ts';

/** Notices that one response may have: a county has some sixty member units, and a response moves a few times. */
const maxNoticesOfResponse = 600;

export interface Occasion {
  activation: Id;
  incident: Id;
  kind: NoticeKind;
  planTitle: string;
  levelName: string;
  orderedBy: string;
  at: Millis;
  reason: string;
  /** What the occasion asks of the units. */
  steps: readonly ActivationStep[];
  text: Pick<PlanText, 'duties' | 'contacts'> | undefined;
  /** Also units that have only duties in the plan, or were told before. */
  alsoTell: 'duties' | 'toldBefore';
}

interface Member {
  unit: Id | null;
  unitName: string;
}

const nameKey = (name: string): string => name.replace(/[\s（）()]/g, '');
const keyOf = ({ unit, unitName }: Member): string => unit ?? nameKey(unitName);

/** The unit of the directory with this name, in full or short. */
function unitNamed(units: readonly Unit[], name: string): Unit | undefined {
  const key = nameKey(name);
  return units.find((one) => nameKey(one.name) === key || (one.shortName !== null && nameKey(one.shortName) === key));
}

function membersOf(tx: Tx, occasion: Occasion, units: readonly Unit[], ownName: string): Member[] {
  const { duties = [] } = occasion.text ?? {};
  const named: Member[] = [
    ...occasion.steps.map(({ unit, who }) => ({ unit, unitName: who })),
    ...(occasion.alsoTell === 'duties'
      ? duties.map(({ unit, unitName }) => ({ unit, unitName }))
      : noticesOf(tx.db, occasion.activation).map(({ unit, unitName }) => ({ unit, unitName }))),
  ];
  const members = new Map<string, Member>();
  for (const { unit, unitName } of named) {
    if (isOwnOffice(unitName, ownName)) continue;
    const known = unit === null ? unitNamed(units, unitName) : units.find(({ id }) => id === unit);
    const member = { unit: known?.id ?? unit, unitName };
    if (!members.has(keyOf(member))) members.set(keyOf(member), member);
  }
  return [...members.values()];
}

const belongs = (member: Member, of: { unit: Id | null; unitName: string }): boolean =>
  (of.unit !== null && of.unit === member.unit) || nameKey(of.unitName) === nameKey(member.unitName);

/** Drafts a notice for each unit that has something to do or to know. Nothing is sent: people tell, and say that they have. */
export function draftNotices(tx: Tx, deps: IncidentDeps, occasion: Occasion): void {
  const incident = incidentOrRefuse(tx.db, occasion.incident);
  const settings = deps.settings();
  const units = allUnits(tx.db);
  const office = ownOffice(deps);
  const ownUnit = unitNamed(units, office.name) ?? unitNamed(units, settings.unitName);
  const room = maxNoticesOfResponse - noticesOf(tx.db, occasion.activation).length;
  for (const member of membersOf(tx, occasion, units, office.name).slice(0, Math.max(0, room))) {
    const unit = units.find(({ id }) => id === member.unit);
    const text = noticeText({
      kind: occasion.kind,
      incident: { title: incident.title, number: incident.number },
      planTitle: occasion.planTitle,
      levelName: occasion.levelName,
      unitName: member.unitName,
      orderedBy: occasion.orderedBy,
      at: occasion.at,
      zone: settings.zone,
      reason: occasion.reason,
      steps: occasion.steps.filter((step) => belongs(member, { unit: step.unit, unitName: step.who })),
      duties: (occasion.text?.duties ?? []).filter((duty) => belongs(member, duty)).map((duty) => duty.text),
      office: { name: office.name, phone: ownUnit?.phone ?? '' },
    });
    const contact = occasion.text?.contacts.find((one) => one.phone !== '' && nameKey(one.unitName) === nameKey(member.unitName));
    const notice: NoticeValue = {
      activation: occasion.activation,
      incident: occasion.incident,
      ...member,
      phone: unit?.phone ?? contact?.phone ?? '',
      text: text.length > maxNote ? `${text.slice(0, maxNote - 1)}…` : text,
      told: null,
      removed: false,
    };
    tx.append('activationNotice.saved', tx.newId(), notice);
  }
}

export type NoticePatch = Patch<Pick<NoticeValue, 'phone' | 'text' | 'told' | 'removed'>>;

/**
 * Changes a notice, or records that the unit was told.
 * @throws DomainError notFound, inTheFuture, beforeItHappened (told before the response began)
 */
export function saveNotice(tx: Tx, id: Id, patch: NoticePatch): void {
  const before = noticeById(tx.db, id);
  if (!before) throw new DomainError('notFound', { field: 'id' });
  if (patch.told) {
    const activation = activationById(tx.db, before.activation);
    if (patch.told.at > tx.now + maxFutureMs) throw new DomainError('inTheFuture', { field: 'told.at' });
    if (activation && patch.told.at < activation.at) throw new DomainError('beforeItHappened', { field: 'told.at' });
  }
  const write = changedFields<NoticeValue>(before, patch);
  // The line of the timeline names the unit and the incident.
  if (Object.keys(write).length > 0)
    tx.append('activationNotice.saved', id, { ...write, incident: before.incident, unitName: before.unitName });
}

/** @throws DomainError notFound, tooLarge */
export function addNotice(tx: Tx, activationId: Id, notice: Pick<NoticeValue, 'unit' | 'unitName' | 'phone' | 'text'>): Id {
  const activation = activationById(tx.db, activationId);
  if (!activation) throw new DomainError('notFound', { field: 'id' });
  const count = noticesOf(tx.db, activationId).length + 1;
  if (count > maxNoticesOfResponse) throw new DomainError('tooLarge', { field: 'id', limit: maxNoticesOfResponse, received: count });
  const id = tx.newId();
  tx.append('activationNotice.saved', id, {
    ...notice,
    activation: activationId,
    incident: activation.incident,
    told: null,
    removed: false,
  });
  return id;
}

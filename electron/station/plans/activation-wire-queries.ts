// Responses as the contract gives them.
import type { ActivationOut, ActivationStepOut, ActivationSummary } from '#shared/contract/activations.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { chooseLevel, hasOwnMeasure } from '#shared/plans/fit.ts';
import { isHigher } from '#shared/incidents/types.ts';
import { progressOf } from '#shared/plans/response.ts';
import type { PlanContact, ResponseLevel } from '#shared/plans/types.ts';
import { actorName } from '../accounts/queries.ts';
import { allUnits, personById, type Unit } from '../directory/queries.ts';
import { incidentOrRefuse, mergedInto } from '../incidents/queries.ts';
import { obligationsOf } from '../obligations/queries.ts';
import { isoOf, type StationParts } from '../parts.ts';
import { type Activation, activationById, activationsOf, noticesOf, runningActivations } from './activation-queries.ts';
import { choiceOut, fitFactsOf, levelsOf } from './fit-queries.ts';
import { planById } from './queries.ts';

type WireParts = Pick<StationParts, 'read' | 'settings' | 'clock' | 'rules'>;

const nameKey = (name: string): string => name.replace(/[\s（）()]/g, '');

/** Finds the number of whoever a step names: the directory's, else what the plan prints. */
class Phones {
  readonly #parts: WireParts;
  readonly #units: Unit[];
  readonly #contacts: PlanContact[];

  constructor(parts: WireParts, contacts: PlanContact[]) {
    this.#parts = parts;
    this.#units = allUnits(parts.read);
    this.#contacts = contacts;
  }

  of(unit: Id | null, who: string): string {
    const key = nameKey(who);
    if (unit === null && key === '') return '';
    const known = this.#units.find(({ id, name, shortName }) =>
      unit === null ? nameKey(name) === key || (shortName !== null && nameKey(shortName) === key) : id === unit,
    );
    if (known?.phone) return known.phone;
    const contact = this.#contacts.find((one) => key !== '' && (nameKey(one.unitName) === key || nameKey(one.name) === key));
    if (!contact) return '';
    const person = contact.person === null ? undefined : personById(this.#parts.read, contact.person);
    return person?.phones[0]?.number ?? contact.phone;
  }
}

/** The contacts of a version, without the rest of its text. */
function contactsOf(parts: WireParts, version: Id): PlanContact[] {
  const row = parts.read.get<{ contacts: string | null }>(
    'plans.contactsOf',
    "SELECT json_extract(text, '$.contacts') AS contacts FROM planTexts WHERE id = ?",
    version,
  );
  return row?.contacts ? (JSON.parse(row.contacts) as PlanContact[]) : [];
}

function stepsOut(parts: WireParts, activation: Activation): ActivationStepOut[] {
  const iso = isoOf(parts);
  const phones = new Phones(parts, contactsOf(parts, activation.version));
  const limits = new Map<string, Id>();
  // A step that was opened again has two: the one that counts is the open one, else the last.
  const rows = obligationsOf(parts.read, activation.incident).toSorted((a, b) => a.openedAt - b.openedAt);
  for (const row of [...rows.filter(({ closedAt }) => closedAt !== null), ...rows.filter(({ closedAt }) => closedAt === null)])
    limits.set(row.key, row.id);
  return activation.standing.map(({ mark, dueAt, ...step }) => ({
    ...step,
    phone: phones.of(step.unit, step.who),
    dueAt: dueAt === null ? null : iso(dueAt),
    mark: mark && {
      state: mark.state,
      at: iso(mark.at),
      who: mark.who,
      note: mark.note,
      by: actorName(parts.read, mark.actor) ?? mark.actor,
    },
    obligation: limits.get(`step:${activation.id}/${step.id}`) ?? null,
  }));
}

/** A level above the present one that the facts meet by now: by a printed condition, or by a grade that is known. */
function suggestionOf(parts: WireParts, activation: Activation, levels: readonly ResponseLevel[]): ActivationOut['suggested'] {
  if (activation.ended) return null;
  const incident = incidentOrRefuse(parts.read, activation.incident);
  const set = parts.rules.ruleSet(parts.read, incident.rulesAsOf, incident.packs);
  const plan = planById(parts.read, activation.plan);
  const choice = chooseLevel(levels, fitFactsOf(parts, incident, set), plan !== undefined && hasOwnMeasure(plan));
  if (choice.level === null || choice.provisional || !isHigher(choice.level.level, activation.levelNow)) return null;
  return choiceOut(choice);
}

function movesOut(parts: WireParts, activation: Activation): ActivationOut['moves'] {
  const iso = isoOf(parts);
  return activation.moves.map((move) => {
    const common = { kind: move.kind, at: iso(move.payload.at), by: actorName(parts.read, move.actor) ?? move.actor, from: null, to: null };
    if (move.kind === 'stepAdded') return { ...common, name: move.payload.step.text, reason: '', orderedBy: '' };
    const { reason, orderedBy } = move.payload;
    if (move.kind === 'ended') return { ...common, name: '', reason, orderedBy };
    return { ...common, from: move.payload.from, to: move.payload.to, name: move.payload.toName, reason, orderedBy };
  });
}

function summaryOf(parts: WireParts, activation: Activation): ActivationSummary {
  return {
    id: activation.id,
    incident: activation.incident,
    plan: activation.plan,
    planTitle: activation.planTitle,
    level: activation.levelNow,
    levelName: activation.levelNameNow,
    at: isoOf(parts)(activation.at),
    progress: progressOf(activation.standing, activation.ended?.at ?? parts.clock.now()),
  };
}

function activationOut(parts: WireParts, activation: Activation): ActivationOut {
  const { read } = parts;
  const iso = isoOf(parts);
  const name = (actor: string): string => actorName(read, actor) ?? actor;
  const incident = incidentOrRefuse(read, activation.incident);
  const levels = levelsOf(read, activation.version);
  const { ended } = activation;
  return {
    ...summaryOf(parts, activation),
    incidentTitle: incident.title,
    incidentNumber: incident.number,
    version: activation.version,
    reason: activation.reason,
    orderedBy: activation.orderedBy,
    by: name(activation.actor),
    ended: ended && { at: iso(ended.at), reason: ended.reason, orderedBy: ended.orderedBy, by: name(ended.actor) },
    checklist: stepsOut(parts, activation),
    moves: movesOut(parts, activation),
    notices: noticesOf(read, activation.id).map(({ id, unit, unitName, phone, text, told }) => {
      return { id, unit, unitName, phone, text, told: told && { ...told, at: iso(told.at) } };
    }),
    levels: levels.map(({ id, level, name: printed }) => ({ id, level, name: printed })),
    suggested: suggestionOf(parts, activation, levels),
  };
}

/** @throws DomainError notFound */
export function activationDetail(parts: WireParts, id: Id): ActivationOut {
  const activation = activationById(parts.read, id);
  if (!activation) throw new DomainError('notFound', { field: 'id' });
  return activationOut(parts, activation);
}

/** Of an incident and of those that were joined with it. @throws DomainError notFound */
export function activationsOfIncident(parts: WireParts, id: Id): ActivationOut[] {
  const incident = incidentOrRefuse(parts.read, id);
  return [incident.id, ...mergedInto(parts.read, id).map((one) => one.id)]
    .flatMap((one) => activationsOf(parts.read, one))
    .toSorted((a, b) => a.at - b.at)
    .map((activation) => activationOut(parts, activation));
}

export const runningSummaries = (parts: WireParts): ActivationSummary[] =>
  runningActivations(parts.read).map((activation) => summaryOf(parts, activation));

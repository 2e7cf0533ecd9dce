// Responses: started, their steps marked, raised, lowered, ended. Each command checks, appends and settles limits in one transaction.
import { checkMoment } from '#shared/incidents/facts.ts';
import { type Grade, isHigher } from '#shared/incidents/types.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { maxSteps } from '#shared/plans/limits.ts';
import { addedBy, dueOf, levelOf, type StandingStep, stepsOfLevel } from '#shared/plans/response.ts';
import type { ActivationStep, LevelReason, PlanStep, PlanText, ResponseLevel, StepState } from '#shared/plans/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { dayText } from '#shared/time/zone.ts';
import { unitById } from '../directory/queries.ts';
import { mergedInto, openIncidentOrRefuse } from '../incidents/queries.ts';
import type { IncidentDeps } from '../incidents/rule-queries.ts';
import type { Tx } from '../journal/append.ts';
import { meet, waive, waiveBecause } from '../obligations/commands.ts';
import { type Activation, activationById, activationsOf } from './activation-queries.ts';
import { draftNotices } from './notices.ts';
import { currentOf, planById, textOf, versionById } from './queries.ts';
import { openLimitOf, openLimitsOf, openStepLimits, stepLadder, type StepSource } from './step-limits.ts';

const gradeNames: Record<Grade, string> = { I: 'Ⅰ级响应', II: 'Ⅱ级响应', III: 'Ⅲ级响应', IV: 'Ⅳ级响应' };

export interface StartInput {
  plan: Id;
  incident: Id;
  level: Grade;
  /** Of several levels with the same grade (by kind of event), which. */
  levelId?: string | undefined;
  /** The condition that is met, as the person who starts it saw it. */
  reason?: LevelReason | null | undefined;
  orderedBy?: string | undefined;
  /** When it was decided; now unless said. */
  at?: Millis | undefined;
}

/** @throws DomainError inTheFuture, notValid, beforeItHappened */
function checkAt(at: Millis, now: Millis, from: Millis): void {
  checkMoment(at, now);
  if (at < from) throw new DomainError('beforeItHappened', { field: 'at', limit: new Date(from).toISOString() });
}

/** The level that was named. A plan without levels (of a village, a card) is started as a whole. */
function levelOrRefuse(text: PlanText | undefined, grade: Grade, id: string | undefined): ResponseLevel | undefined {
  const level = text && levelOf(text, grade, id);
  if (text && text.levels.length > 0 && !level) throw new DomainError('notValid', { field: 'level', received: id ?? grade });
  return level;
}

function activationSteps(tx: Tx, steps: readonly PlanStep[], level: Grade, at: Millis, atOnceMs: number): ActivationStep[] {
  return steps.slice(0, maxSteps * 2).map((step) => ({ ...step, id: tx.newId(), level, dueAt: dueOf(step.minutes, at, atOnceMs) }));
}

function sourceOf(tx: Tx, activation: { id: Id; incident: Id; planTitle: string; version: Id }, at: Millis): StepSource {
  const version = versionById(tx.db, activation.version);
  return {
    activation: activation.id,
    incident: activation.incident,
    at,
    plan: { title: activation.planTitle, number: version?.number ?? '', issuedOn: version?.issuedOn ?? null },
    text: textOf(tx.db, activation.version),
  };
}

/**
 * Starts a response level of a plan on an incident: its steps, their limits, the drafts of notices.
 * @throws DomainError notFound (plan, incident, a plan without text), conflict (no longer in force; a response under it runs already),
 *   alreadyClosed, alreadyMerged, notValid (level), inTheFuture, beforeItHappened
 */
export function startResponse(tx: Tx, deps: IncidentDeps, input: StartInput): Id {
  const plan = planById(tx.db, input.plan);
  if (!plan || plan.removed) throw new DomainError('notFound', { field: 'id' });
  if (plan.abolished) throw new DomainError('conflict', { field: 'id', received: plan.abolished.on });
  const incident = openIncidentOrRefuse(tx.db, input.incident, 'incident');
  const running = activationsOf(tx.db, incident.id).find((one) => one.plan === plan.id && one.ended === null);
  if (running) throw new DomainError('conflict', { field: 'incident', blockers: [running.id] });
  const version = currentOf(tx.db, plan.id, dayText(tx.now, deps.settings().zone));
  const text = version && textOf(tx.db, version.id);
  if (!version) throw new DomainError('notFound', { field: 'version' });
  const at = input.at ?? tx.now;
  checkAt(at, tx.now, incident.occurredAt ?? incident.receivedAt);
  const level = levelOrRefuse(text, input.level, input.levelId);
  const id = tx.newId();
  const atOnceMs = stepLadder(tx.db, deps, incident.id).atOnceSeconds * 1000;
  const asked = text ? stepsOfLevel(text, level, input.level, true) : [];
  const steps = activationSteps(tx, asked, input.level, at, atOnceMs);
  const levelName = level?.name ?? gradeNames[input.level];
  const orderedBy = input.orderedBy ?? '';
  const of = { incident: incident.id, planTitle: plan.title };
  tx.append('activation.started', id, {
    ...of,
    plan: plan.id,
    version: version.id,
    level: input.level,
    levelName,
    reason: input.reason ?? null,
    orderedBy,
    at,
    steps,
  });
  openStepLimits(tx, deps, sourceOf(tx, { id, ...of, version: version.id }, at), steps);
  draftNotices(tx, deps, {
    activation: id,
    ...of,
    kind: 'started',
    levelName,
    orderedBy,
    at,
    reason: input.reason?.condition ?? '',
    steps,
    text,
    alsoTell: 'duties',
  });
  return id;
}

/** @throws DomainError notFound, responseEnded */
function runningOrRefuse(tx: Tx, id: Id): Activation {
  const activation = activationById(tx.db, id);
  if (!activation) throw new DomainError('notFound', { field: 'id' });
  if (activation.ended) throw new DomainError('responseEnded', { field: 'id' });
  return activation;
}

export interface MarkInput {
  state: StepState;
  /** When it was done; now unless said. */
  at?: Millis | undefined;
  /** Who did it, or who took it over. */
  who?: string | undefined;
  /** Why it is not needed, or what is to be known. */
  note?: string | undefined;
}

/**
 * Marks a step. Done meets its limit at that time; not needed waives it with the reason; handed on keeps it, in another's hands; open
 * again brings the old limit back, since limits never move.
 * @throws DomainError notFound (response, step), responseEnded, notValid (no reason, nobody named), inTheFuture, beforeItHappened
 */
export function markStep(tx: Tx, deps: IncidentDeps, id: Id, stepId: string, input: MarkInput): void {
  const activation = runningOrRefuse(tx, id);
  const step = activation.standing.find((one) => one.id === stepId);
  if (!step) throw new DomainError('notFound', { field: 'step' });
  const [who, note] = [input.who?.trim() ?? '', input.note?.trim() ?? ''];
  if (input.state === 'notNeeded' && note === '') throw new DomainError('notValid', { field: 'note' });
  if (input.state === 'handedOn' && who === '') throw new DomainError('notValid', { field: 'who' });
  const at = input.at ?? tx.now;
  checkAt(at, tx.now, activation.at);
  // The same word a second time, as when a key is pressed twice, says nothing new.
  if (step.state === input.state && input.at === undefined && who === (step.mark?.who ?? '') && note === (step.mark?.note ?? '')) return;
  tx.append('activation.stepMarked', `${id}/${stepId}`, {
    incident: activation.incident,
    planTitle: activation.planTitle,
    activation: id,
    step: stepId,
    stepText: step.text,
    state: input.state,
    at,
    who,
    note,
  });
  settleLimit(tx, deps, activation, step, { state: input.state, at, who, note });
}

function settleLimit(
  tx: Tx,
  deps: IncidentDeps,
  activation: Activation,
  step: StandingStep,
  mark: { state: StepState; at: Millis; who: string; note: string },
): void {
  const limit = openLimitOf(tx.db, activation.incident, activation.id, step.id);
  if (mark.state === 'done') {
    if (limit) meet(tx, limit.id, mark.at, { ...(mark.who ? { receiver: mark.who } : {}), ...(mark.note ? { note: mark.note } : {}) });
  } else if (mark.state === 'notNeeded') {
    if (limit) waive(tx, limit.id, mark.note);
  } else if (!limit) openStepLimits(tx, deps, sourceOf(tx, activation, activation.at), [step]);
}

export interface AddedStep {
  text: string;
  unit?: Id | null | undefined;
  who?: string | undefined;
  minutes?: number | null | undefined;
}

/** A step that the plan does not have; its minutes count from now. @throws DomainError notFound, responseEnded, tooLarge */
export function addStep(tx: Tx, deps: IncidentDeps, id: Id, input: AddedStep): Id {
  const activation = runningOrRefuse(tx, id);
  const limit = maxSteps * 4;
  if (activation.standing.length >= limit)
    throw new DomainError('tooLarge', { field: 'text', limit, received: activation.standing.length + 1 });
  const unit = input.unit ? unitById(tx.db, input.unit) : undefined;
  if (input.unit && !unit) throw new DomainError('notFound', { field: 'unit' });
  const minutes = input.minutes ?? null;
  const ladder = stepLadder(tx.db, deps, activation.incident);
  const step: ActivationStep = {
    id: tx.newId(),
    text: input.text,
    unit: unit?.id ?? null,
    who: input.who?.trim() || (unit?.name ?? ''),
    minutes,
    section: null,
    level: activation.levelNow,
    dueAt: dueOf(minutes, tx.now, ladder.atOnceSeconds * 1000),
  };
  const of = { incident: activation.incident, planTitle: activation.planTitle };
  tx.append('activation.stepAdded', id, { ...of, at: tx.now, step });
  openStepLimits(tx, deps, sourceOf(tx, activation, tx.now), [{ ...step, byHand: true }]);
  return step.id;
}

export interface LevelInput {
  level: Grade;
  levelId?: string | undefined;
  reason: string;
  orderedBy?: string | undefined;
  at?: Millis | undefined;
}

/**
 * Raises or lowers a running response. The new level's steps are added; when it is lowered, what the higher level asked for and nobody
 * had begun is no longer needed, and its limits are waived with the reason. What was met stays met.
 * @throws DomainError notFound, responseEnded, notValid (the level that it has, one that the plan has not), inTheFuture, beforeItHappened
 */
export function changeLevel(tx: Tx, deps: IncidentDeps, id: Id, input: LevelInput): void {
  const before = runningOrRefuse(tx, id);
  if (input.level === before.levelNow) throw new DomainError('notValid', { field: 'level', received: input.level });
  const at = input.at ?? tx.now;
  checkAt(at, tx.now, before.at);
  const text = textOf(tx.db, before.version);
  const level = levelOrRefuse(text, input.level, input.levelId);
  const ladder = stepLadder(tx.db, deps, before.incident);
  const asked = text ? addedBy(stepsOfLevel(text, level, input.level, false), before.standing, input.level) : [];
  const steps = activationSteps(tx, asked, input.level, at, ladder.atOnceSeconds * 1000);
  const toName = level?.name ?? gradeNames[input.level];
  const orderedBy = input.orderedBy ?? '';
  const of = { incident: before.incident, planTitle: before.planTitle };
  tx.append('activation.levelChanged', id, {
    ...of,
    from: before.levelNow,
    to: input.level,
    toName,
    reason: input.reason,
    orderedBy,
    at,
    steps,
  });
  const after = activationById(tx.db, id);
  for (const step of after?.standing ?? []) {
    const limit = step.dropped === null ? undefined : openLimitOf(tx.db, before.incident, id, step.id);
    if (limit) waiveBecause(tx, limit, `响应调整为${toName}：${input.reason}`);
  }
  openStepLimits(tx, deps, sourceOf(tx, before, at), steps);
  draftNotices(tx, deps, {
    activation: id,
    ...of,
    kind: isHigher(input.level, before.levelNow) ? 'raised' : 'lowered',
    levelName: toName,
    orderedBy,
    at,
    reason: input.reason,
    steps,
    text,
    alsoTell: 'toldBefore',
  });
}

export interface EndInput {
  reason: string;
  orderedBy?: string | undefined;
  at?: Millis | undefined;
}

/** Ends a response: what is still open is waived by rule with the reason. @throws DomainError notFound, responseEnded, inTheFuture, beforeItHappened */
export function endResponse(tx: Tx, deps: IncidentDeps, id: Id, input: EndInput): void {
  const activation = runningOrRefuse(tx, id);
  const at = input.at ?? tx.now;
  checkAt(at, tx.now, activation.at);
  const orderedBy = input.orderedBy ?? '';
  const of = { incident: activation.incident, planTitle: activation.planTitle };
  tx.append('activation.ended', id, { ...of, reason: input.reason, orderedBy, at });
  for (const limit of openLimitsOf(tx.db, activation.incident, id)) waiveBecause(tx, limit, `响应终止：${input.reason}`);
  draftNotices(tx, deps, {
    activation: id,
    ...of,
    kind: 'ended',
    levelName: activation.levelNameNow,
    orderedBy,
    at,
    reason: input.reason,
    steps: [],
    text: textOf(tx.db, activation.version),
    alsoTell: 'toldBefore',
  });
}

/** Responses that run on an incident and on those that were joined with it. */
function runningOn(tx: Tx, incident: Id): Activation[] {
  return [incident, ...mergedInto(tx.db, incident).map(({ id }) => id)].flatMap((id) =>
    activationsOf(tx.db, id).filter(({ ended }) => ended === null),
  );
}

/**
 * The incident is being closed: its responses end with it, in the same transaction, but only when that was said.
 * @throws DomainError responseRunning with the responses that run
 */
export function endWithIncident(tx: Tx, deps: IncidentDeps, incident: Id, reason: string, said: boolean): void {
  const running = runningOn(tx, incident);
  if (running.length > 0 && !said)
    throw new DomainError('responseRunning', { field: 'endResponses', blockers: running.map(({ id }) => id) });
  for (const { id } of running) endResponse(tx, deps, id, { reason: `事件办结：${reason}`.slice(0, 4_000) });
}

// What people do with an incident. Each command checks, appends and re-derives what is owed, in one transaction.
import { checkFacts, isMajorChange, titleFrom } from '#shared/incidents/facts.ts';
import { type Facts, isHigher } from '#shared/incidents/types.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { type ChangePlan, planChange } from '#shared/obligations/rederive.ts';
import type { Desired } from '#shared/obligations/types.ts';
import type { StationSettings } from '#shared/settings/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { wallTime } from '#shared/time/zone.ts';
import type { Tx } from '../journal/append.ts';
import type { ReadDb } from '../kernel/db.ts';
import { meet, openObligations, waiveByRule } from '../obligations/commands.ts';
import { obligationById, obligationsOf, refsOf } from '../obligations/queries.ts';
import { recipientsReported, roundOf } from '../reports/queries.ts';
import { callNoteById, type Incident, incidentOrRefuse, lastNumber, openIncidentOrRefuse } from './queries.ts';
import type { Assessment, IncidentDeps, RuleSet } from './rule-queries.ts';

function nextNumber(tx: Tx, settings: StationSettings): string {
  const head = `${settings.prefix}-${wallTime(tx.now, settings.zone).year}-`;
  return `${head}${String(lastNumber(tx.db, head) + 1).padStart(4, '0')}`;
}

export interface Received {
  id: Id;
  number: string;
  obligations: Id[];
}

/** @throws DomainError inTheFuture, beforeItHappened, notValid, notFound (kind, call note), alreadyConverted */
export function receive(tx: Tx, deps: IncidentDeps, facts: Facts, callNote?: Id): Received {
  checkFacts(facts, tx.now);
  checkKind(deps, facts.kind);
  const note = callNote === undefined ? undefined : callNoteById(tx.db, callNote);
  if (callNote !== undefined && !note) throw new DomainError('notFound', { field: 'callNote' });
  if (note?.incident) throw new DomainError('alreadyConverted', { field: 'callNote', blockers: [note.incident] });
  const settings = deps.settings();
  const set = deps.rules.ruleSet(tx.db, tx.now);
  const assessment = deps.rules.assess(facts, set);
  const title = facts.title || titleFrom(facts.place, deps.rules.book.kindName(facts.kind), facts.text);
  const complete: Facts = { ...facts, title, grade: assessment.grade };
  const id = tx.newId();
  const number = nextNumber(tx, settings);
  tx.append('incident.received', id, { number, rulesAsOf: set.asOf, packs: set.packs, facts: complete });
  if (callNote !== undefined) tx.append('callNote.converted', callNote, { incident: id });
  const desired = deps.rules.desired(tx.db, complete, set, { opensOn: 'received', at: tx.now });
  const obligations = openObligations(tx, id, desired, 'received');
  desired.forEach((wanted, index) => {
    const obligation = obligations[index];
    if (obligation && isThisCall(wanted, complete.source)) {
      meet(tx, obligation, complete.receivedAt, { receiver: settings.officeName, via: '来电', note: complete.source.caller });
    }
  });
  return { id, number, obligations };
}

/** The call that we are taking is the report by phone that the caller owed us: on time or late, it has been made. */
export function isThisCall(wanted: Pick<Desired, 'duty' | 'mode'>, source: Facts['source']): boolean {
  return wanted.duty === 'inbound' && wanted.mode === 'phone' && (source.mode === 'phone' || source.mode === 'hotline');
}

function checkKind(deps: IncidentDeps, kind: string | null): void {
  if (kind !== null && !deps.rules.book.kinds.has(kind)) throw new DomainError('notValid', { field: 'kind', received: kind });
}

export interface PlannedFacts {
  before: Incident;
  after: Facts;
  assessment: Assessment;
  plan: ChangePlan;
  /** Follow-ups that the change itself makes due. */
  followUps: Desired[];
  finals: Desired[];
  raised: boolean;
}

export type FactsPatch = Partial<Omit<Facts, 'gradeBy' | 'casualties' | 'source'>> & {
  casualties?: Partial<Facts['casualties']> | undefined;
  source?: { [K in keyof Facts['source']]?: Facts['source'][K] | undefined } | undefined;
};

function patched(before: Incident, patch: FactsPatch): Facts {
  const { casualties, source, ...rest } = patch;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Partial<Facts>;
  const after: Facts = { ...before, ...given, narrative: { ...before.narrative, ...given.narrative } };
  if (casualties) {
    after.casualties = { ...before.casualties, ...casualties };
    // A figure that is now known exactly is no longer only roughly known.
    after.approximate = (given.approximate ?? before.approximate).filter(
      (item) => casualties[item.field as keyof typeof casualties] == null,
    );
  }
  if (source)
    after.source = {
      ...before.source,
      ...(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined)) as Partial<Facts['source']>),
    };
  if (patch.grade !== undefined) after.gradeBy = 'person';
  return after;
}

/** Works out a change without making it: the new facts, what opens, what ends, what stays. */
export function planFacts(
  db: ReadDb,
  deps: IncidentDeps,
  before: Incident,
  patch: FactsPatch,
  now: Millis,
  set?: RuleSet,
  undo = false,
): PlannedFacts {
  const after = patched(before, patch);
  checkFacts(after, now);
  if (after.kind !== before.kind) checkKind(deps, after.kind);
  const ruleSet = set ?? deps.rules.ruleSet(db, before.rulesAsOf, before.packs);
  const was = deps.rules.assess(before, ruleSet);
  const assessment = deps.rules.assess(after, ruleSet);
  after.grade = assessment.grade;
  const raised = isHigher(assessment.timedAs, was.timedAs) || isHigher(assessment.grade, before.grade);
  const lowered = isHigher(was.timedAs, assessment.timedAs) || after.kind !== before.kind || undo;
  const refs = refsOf(db, before.id, now);
  const desired = deps.rules.desired(db, after, ruleSet, { opensOn: 'received', at: now, raised: raised && !undo });
  const plan = planChange(
    desired,
    refs.filter((ref) => ref.opensOn === 'received'),
    { now, mayLoosen: lowered },
  );
  const followUps: Desired[] = [];
  if (isMajorChange(before, after, isHigher(assessment.grade, before.grade)) && !undo) {
    for (const recipientId of recipientsReported(db, before.id)) {
      const round = roundOf(db, before.id, recipientId);
      const wanted = deps.rules.desired(db, after, ruleSet, { opensOn: 'majorChange', at: now, recipientId, round });
      const more = planChange(
        wanted,
        refs.filter((ref) => ref.duty === 'followUp' && ref.recipientId === recipientId && wanted.some((one) => one.key === ref.key)),
        { now, mayLoosen: false },
      );
      followUps.push(...more.open);
      plan.waive.push(...more.waive);
    }
  }
  const ended = before.handlingEndedAt === null && after.handlingEndedAt !== null;
  const finals = ended
    ? deps.rules
        .desired(db, after, ruleSet, { opensOn: 'handlingEnded', at: now })
        .filter((wanted) => !refs.some((ref) => ref.key === wanted.key && ref.state !== 'waived'))
    : [];
  return { before, after, assessment, plan, followUps, finals, raised };
}

function applyPlan(tx: Tx, incident: Id, planned: PlannedFacts): Id[] {
  const opened = openObligations(tx, incident, planned.plan.open, 'received');
  const followUps = openObligations(tx, incident, planned.followUps, 'majorChange');
  openObligations(tx, incident, planned.finals, 'handlingEnded');
  const openedKeys = new Map([
    ...planned.plan.open.map((wanted, index) => [wanted.key, opened[index]] as const),
    ...planned.followUps.map((wanted, index) => [wanted.key, followUps[index]] as const),
  ]);
  for (const { id, reason } of planned.plan.waive) {
    const row = obligationById(tx.db, id);
    if (row) waiveByRule(tx, row, reason, openedKeys.get(row.key));
  }
  return [...opened, ...followUps];
}

function differences(before: Facts, after: Facts): Partial<Facts> {
  const fields = Object.keys(after).filter(
    (key) => key in factKeys && JSON.stringify(after[key as keyof Facts]) !== JSON.stringify(before[key as keyof Facts]),
  );
  return Object.fromEntries(fields.map((key) => [key, after[key as keyof Facts]]));
}

const factKeys: Record<keyof Facts, true> = {
  title: true,
  kind: true,
  grade: true,
  gradeBy: true,
  occurredAt: true,
  occurredApprox: true,
  learnedAt: true,
  receivedAt: true,
  place: true,
  casualties: true,
  approximate: true,
  figures: true,
  marks: true,
  source: true,
  text: true,
  narrative: true,
  handlingEndedAt: true,
};

/** @throws DomainError notFound, alreadyMerged, alreadyClosed, and those of `checkFacts` */
export function changeFacts(tx: Tx, deps: IncidentDeps, id: Id, patch: FactsPatch, reason?: string): void {
  const before = openIncidentOrRefuse(tx.db, id);
  const planned = planFacts(tx.db, deps, before, patch, tx.now);
  const facts = differences(before, planned.after);
  if (Object.keys(facts).length === 0) return;
  tx.append('incident.factsChanged', id, { facts, reason });
  applyPlan(tx, id, planned);
}

/** Puts a running incident under the rules of now, as the editor of a rule asked. */
export function applyRules(tx: Tx, deps: IncidentDeps, id: Id): void {
  const before = openIncidentOrRefuse(tx.db, id);
  const set = deps.rules.ruleSet(tx.db, tx.now);
  const planned = planFacts(tx.db, deps, before, {}, tx.now, set, true);
  tx.append('incident.rulesApplied', id, { rulesAsOf: set.asOf, packs: set.packs });
  const facts = differences(before, planned.after);
  if (Object.keys(facts).length > 0) tx.append('incident.factsChanged', id, { facts });
  applyPlan(tx, id, planned);
}

/**
 * Joins an incident with the one it is the same as. The clock counts from whichever call came first.
 * @throws DomainError notFound, alreadyMerged, alreadyClosed, notValid (into itself or into a merged one)
 */
export function merge(tx: Tx, deps: IncidentDeps, id: Id, into: Id, reason?: string): void {
  if (id === into) throw new DomainError('notValid', { field: 'into' });
  const incident = openIncidentOrRefuse(tx.db, id);
  const target = openIncidentOrRefuse(tx.db, into);
  tx.append('incident.merged', id, { into, reason, intoReceivedAt: target.receivedAt });
  for (const row of obligationsOf(tx.db, id)) {
    // A response that runs on it goes on, shown beside those of the other: its steps are still to be done.
    if (row.closedAt === null && row.dueAt >= tx.now && row.opensOn !== 'activation') waiveByRule(tx, row, 'merged');
  }
  if (incident.receivedAt < target.receivedAt) {
    changeFacts(tx, deps, into, { receivedAt: incident.receivedAt }, `并入 ${incident.number}，以先接报的时间为准`);
  }
}

/** Undoes a merge: what was owed for the one is owed again, by its old limits. */
export function unmerge(tx: Tx, deps: IncidentDeps, id: Id, reason?: string): void {
  const incident = incidentOrRefuse(tx.db, id);
  if (incident.mergedInto === null) throw new DomainError('notMerged', { field: 'id' });
  const target = incidentOrRefuse(tx.db, incident.mergedInto);
  tx.append('incident.unmerged', id, { from: target.id, reason });
  applyPlan(tx, id, planFacts(tx.db, deps, { ...incident, mergedInto: null, state: 'open' }, {}, tx.now, undefined, true));
  if (incident.intoReceivedAt !== null && incident.intoReceivedAt !== target.receivedAt && target.state === 'open') {
    const planned = planFacts(tx.db, deps, target, { receivedAt: incident.intoReceivedAt }, tx.now, undefined, true);
    tx.append('incident.factsChanged', target.id, {
      facts: { receivedAt: incident.intoReceivedAt },
      reason: `撤销并入 ${incident.number}`,
    });
    applyPlan(tx, target.id, planned);
  }
}

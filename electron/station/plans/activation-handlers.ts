// Responses over the contract: which plans fit, starting, marking, moving, ending, notices.
import { checkFacts } from '#shared/incidents/facts.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { chooseLevel } from '#shared/plans/fit.ts';
import type { LevelReason } from '#shared/plans/types.ts';
import type { Grade } from '#shared/incidents/types.ts';
import { intakeFacts } from '../incidents/intake-queries.ts';
import { incidentOrRefuse, mergedInto } from '../incidents/queries.ts';
import type { Tx } from '../journal/append.ts';
import type { StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import * as activate from './activate.ts';
import { activationsOf, noticeById } from './activation-queries.ts';
import { activationDetail, activationsOfIncident, runningSummaries } from './activation-wire-queries.ts';
import { fitFactsOf, fittingPlans, levelsOf } from './fit-queries.ts';
import { addNotice, saveNotice } from './notices.ts';
import { currentOf } from './queries.ts';
import { todayOf } from './wire-queries.ts';

const moment = (iso: string | undefined): number | undefined => (iso === undefined ? undefined : Date.parse(iso));

export function activationHandlers(os: Os, parts: StationParts) {
  const o = os.activations;
  const factsOf = (id: Id) => {
    const incident = incidentOrRefuse(parts.read, id);
    return fitFactsOf(parts, incident, parts.rules.ruleSet(parts.read, incident.rulesAsOf, incident.packs));
  };
  const runningOf = (id: Id): Map<Id, Id> =>
    new Map(
      [id, ...mergedInto(parts.read, id).map((one) => one.id)]
        .flatMap((one) => activationsOf(parts.read, one))
        .filter(({ ended }) => ended === null)
        .map(({ id: activation, plan }) => [plan, activation]),
    );
  /** What a start is recorded with: the words of the person, else the condition that the facts meet. */
  const reasonOf = (plan: Id, incident: Id, level: Grade, said: string | undefined): LevelReason => {
    const version = currentOf(parts.read, plan, todayOf(parts));
    // Only a condition that is met is a reason; the grade gives none.
    const choice = chooseLevel(version ? levelsOf(parts.read, version.id) : [], factsOf(incident), true);
    const met = choice.by === 'condition' && choice.level?.level === level && (said === undefined || said === choice.condition);
    return met ? { level, condition: choice.condition, because: choice.because } : { level, condition: said ?? '', because: null };
  };
  const doing = (context: Parameters<typeof userOf>[0], id: Id, work: (tx: Tx) => void) => {
    parts.journal.commit(userOf(context).id, work);
    return activationDetail(parts, id);
  };

  return {
    fitting: o.fitting.handler(({ input }) => ({ items: fittingPlans(parts, factsOf(input.incident), runningOf(input.incident)) })),
    fittingFor: o.fittingFor.handler(({ input }) => {
      const facts = intakeFacts(parts, input);
      checkFacts(facts, parts.clock.now());
      return { items: fittingPlans(parts, fitFactsOf(parts, facts)) };
    }),
    start: o.start.handler(({ input, context }) => {
      const { id, incident, level, levelId, orderedBy } = input;
      const reason = reasonOf(id, incident, level, input.reason);
      const activation = parts.journal.commit(userOf(context).id, (tx) =>
        activate.startResponse(tx, parts, { plan: id, incident, level, levelId, reason, orderedBy, at: moment(input.at) }),
      );
      return activationDetail(parts, activation);
    }),
    ofIncident: o.ofIncident.handler(({ input }) => ({ items: activationsOfIncident(parts, input.id) })),
    running: o.running.handler(() => ({ items: runningSummaries(parts) })),
    get: o.get.handler(({ input }) => activationDetail(parts, input.id)),
    mark: o.mark.handler(({ input: { id, step, at, ...mark }, context }) =>
      doing(context, id, (tx) => activate.markStep(tx, parts, id, step, { ...mark, at: moment(at) })),
    ),
    addStep: o.addStep.handler(({ input: { id, ...step }, context }) => doing(context, id, (tx) => activate.addStep(tx, parts, id, step))),
    changeLevel: o.changeLevel.handler(({ input: { id, at, ...input }, context }) =>
      doing(context, id, (tx) => activate.changeLevel(tx, parts, id, { ...input, at: moment(at) })),
    ),
    end: o.end.handler(({ input: { id, at, ...input }, context }) =>
      doing(context, id, (tx) => activate.endResponse(tx, parts, id, { ...input, at: moment(at) })),
    ),
    addNotice: o.addNotice.handler(({ input: { id, unit, phone, ...notice }, context }) =>
      doing(context, id, (tx) => addNotice(tx, id, { ...notice, unit: unit ?? null, phone: phone ?? '' })),
    ),
    changeNotice: o.changeNotice.handler(({ input: { id, told, ...patch }, context }) => {
      const notice = noticeById(parts.read, id);
      if (!notice) throw new DomainError('notFound', { field: 'id' });
      return doing(context, notice.activation, (tx) =>
        saveNotice(tx, id, { ...patch, told: told && { ...told, at: moment(told.at) ?? tx.now } }),
      );
    }),
  };
}

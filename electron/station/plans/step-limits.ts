// The limits of a response's steps as obligations of its incident: opened, met, waived, in the caller's transaction.
import type { Id } from '#shared/kernel/ids.ts';
import { headingOf } from '#shared/plans/current.ts';
import type { ActivationStep, PlanText } from '#shared/plans/types.ts';
import type { Desired, Ladder, Party } from '#shared/obligations/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { IncidentDeps } from '../incidents/rule-queries.ts';
import { incidentOrRefuse } from '../incidents/queries.ts';
import type { Tx } from '../journal/append.ts';
import type { ReadDb } from '../kernel/db.ts';
import { openObligations } from '../obligations/commands.ts';
import { type ObligationRow, obligationsOf } from '../obligations/queries.ts';

/** What the limits of a response are said to come from. */
export interface StepSource {
  activation: Id;
  incident: Id;
  /** From when the minutes count. */
  at: Millis;
  plan: { title: string; number: string; issuedOn: string | null };
  text: Pick<PlanText, 'sections'> | undefined;
}

const keyOf = (activation: Id, step: string): string => `step:${activation}/${step}`;

/** The ladder that watches steps, by the rules that the incident began under. */
export function stepLadder(db: ReadDb, deps: IncidentDeps, incident: Id): Ladder {
  const { rulesAsOf, packs } = incidentOrRefuse(db, incident);
  const { ladders } = deps.rules.ruleSet(db, rulesAsOf, packs).rules;
  const ladder = ladders.find(({ id }) => id === 'planStep') ?? ladders.find(({ id }) => id === 'task') ?? ladders[0];
  if (!ladder) throw new Error('there is no ladder in force');
  return ladder;
}

export function ownOffice(deps: IncidentDeps): Party {
  const settings = deps.settings();
  return { id: 'office', name: settings.officeName || settings.unitName || '本级值班室' };
}

/** Nobody named, or the duty room by any of its names: it is ours to do. */
const dutyRoom = /^(?:本|我)?(?:县|市|区|省)?(?:委|政府|人民政府|委县政府)?(?:总)?(?:值班(?:室|员|人员|领导)|带班领导|主班|副班)$/;

export function isOwnOffice(who: string, office: string): boolean {
  return who === '' || who === office || dutyRoom.test(who);
}

function partyOf(step: ActivationStep, office: Party): Party {
  if (isOwnOffice(step.who, office.name)) return office;
  return { id: step.unit ?? `unit:${step.who}`.slice(0, 60), name: step.who };
}

const clip = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** A limit for each step that has one. A step opened again gets its old limit: limits never move. */
export function openStepLimits(
  tx: Tx,
  deps: IncidentDeps,
  source: StepSource,
  steps: readonly (ActivationStep & { byHand?: boolean })[],
): void {
  const ladder = stepLadder(tx.db, deps, source.incident);
  const office = ownOffice(deps);
  const desired = steps.flatMap((step): Desired[] => {
    if (step.dueAt === null) return [];
    const section = source.text?.sections.find(({ id }) => id === step.section);
    const { title, number, issuedOn } = source.plan;
    return [
      {
        key: keyOf(source.activation, step.id),
        duty: 'step',
        mode: 'any',
        owedBy: partyOf(step, office),
        // An obligation is called by whom it is owed to; a step by what is to be done.
        recipient: { id: step.id, name: clip(step.text, 120) },
        startedAt: source.at,
        dueAt: step.dueAt,
        rule: {
          id: 'plan-step',
          version: 1,
          pack: step.byHand ? 'office' : 'plan',
          source: {
            title: clip(step.byHand ? `《${title}》响应中增加的步骤` : title, 300),
            number: number === '' ? null : number,
            year: issuedOn === null ? null : Number(issuedOn.slice(0, 4)),
            ...(section ? { clause: clip(headingOf(section), 100) } : {}),
          },
          confidence: 'seen',
          limitSeconds: Math.round((step.dueAt - source.at) / 1000),
          limitIsDefault: step.minutes === 0,
          clock: 'opening',
          clockUsed: 'opening',
          force: 'must',
        },
        bases: [],
        ladder,
      },
    ];
  });
  openObligations(tx, source.incident, desired, 'activation');
}

/** The limits of a response that are neither met nor waived. */
export function openLimitsOf(db: ReadDb, incident: Id, activation: Id): ObligationRow[] {
  const head = `step:${activation}/`;
  return obligationsOf(db, incident).filter((row) => row.closedAt === null && row.key.startsWith(head));
}

/** The open limit of a step. */
export function openLimitOf(db: ReadDb, incident: Id, activation: Id, step: string): ObligationRow | undefined {
  return obligationsOf(db, incident).find((row) => row.closedAt === null && row.key === keyOf(activation, step));
}

// What is owed for a plan after its issue, by the rules in force: filing, publication, evaluation, revision, drill. Pure.
import type { Id } from '../kernel/ids.ts';
import type { PlanDutyKind } from '../obligations/types.ts';
import { daysAfter, monthsAfter } from '../time/days.ts';
import {
  type ActValue,
  type OwedState,
  type PlanAct,
  planActs,
  type PlanRule,
  type PlanValue,
  type Shelf,
  type VersionValue,
} from './types.ts';
import { type DayOf, workingDaysFrom } from './working-days.ts';

export interface PlanForDuties {
  id: Id;
  shelf: Shelf;
  plan: Pick<PlanValue, 'activityOn' | 'abolished' | 'removed'>;
  /** For each event kind of the plan: the kind and all above it. */
  kindLines: readonly (readonly string[])[];
  /** Issued versions, the newest first, each with the day on which it was recorded here. */
  issued: readonly (Pick<VersionValue, 'issuedOn'> & { id: Id; recordedOn: string })[];
  /** What was done, the latest first. */
  acts: readonly (ActValue & { id: Id })[];
}

export interface OwedOfPlan {
  act: PlanAct;
  /** What it is about: the version that is filed, the evaluation that asked for a revision; '' for what comes round. */
  ref: string;
  /** The day that the limit counts from, and the limit's day. */
  startedOn: string;
  dueOn: string;
  /** From this day on it shows as owed. */
  opensOn: string;
  /** The strictest rule decides; the others that ask for the same are named beside it. */
  rule: PlanRule;
  bases: PlanRule[];
  /** Rules without a limit that say to whom. */
  readings: PlanRule[];
  /** Years without holiday data that the count of working days went through. */
  unknownYears: number[];
  done: { id: Id; on: string } | null;
  /** It was over already when the version was recorded here: shown, never an alarm. */
  overdueWhenRecorded: boolean;
}

export const dutyOfAct: Record<PlanAct, PlanDutyKind> = {
  filing: 'planFiling',
  publication: 'planPublication',
  evaluation: 'planEvaluation',
  revision: 'planRevision',
  drill: 'planDrill',
};

/** The rule asks plans of this shelf and these kinds. A plan without kinds is asked only by rules that name none. */
export function asks(rule: PlanRule, plan: Pick<PlanForDuties, 'shelf' | 'kindLines'>): boolean {
  return (
    (rule.shelves.length === 0 || rule.shelves.includes(plan.shelf)) &&
    (rule.kinds.length === 0 || plan.kindLines.some((line) => line.some((code) => rule.kinds.includes(code))))
  );
}

interface Timed {
  rule: PlanRule;
  startedOn: string;
  dueOn: string;
  unknownYears: number[];
}

/** Seen before recalled before proposed, when two rules give the same day. */
const trust = { seen: 0, recalled: 1, proposal: 2 } as const;
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const stricter = (a: Timed, b: Timed): number =>
  order(a.dueOn, b.dueOn) || trust[a.rule.confidence] - trust[b.rule.confidence] || order(a.rule.id, b.rule.id);

function afterIssue(rule: PlanRule, issuedOn: string, activityOn: string | null, calendar: DayOf): Timed[] {
  const { days, dayType } = rule;
  if (days === null) return [];
  // So many days before the activity: without its day there is nothing to count from.
  const from = days < 0 ? activityOn : issuedOn;
  if (from === null) return [];
  const counted = dayType === 'workday' ? workingDaysFrom(from, days, calendar) : { day: daysAfter(from, days), unknownYears: [] };
  return [{ rule, startedOn: issuedOn, dueOn: counted.day, unknownYears: counted.unknownYears }];
}

const later = (...days: (string | undefined)[]): string => days.reduce<string>((last, day) => (day && day > last ? day : last), '');

/**
 * Everything that is owed for a plan, done or not, earliest limit first.
 * Nothing for a plan that is abolished, removed, or of which no version was issued with its day.
 */
export function owedOfPlan(one: PlanForDuties, rules: readonly PlanRule[], calendar: DayOf): OwedOfPlan[] {
  const [version] = one.issued;
  if (!version?.issuedOn || one.plan.abolished !== null || one.plan.removed) return [];
  const { issuedOn } = version;
  const asked = rules.filter((rule) => asks(rule, one));
  return planActs
    .flatMap((act): OwedOfPlan[] => {
      const ofTopic = asked.filter((rule) => rule.topic === act);
      const acts = one.acts.filter((done) => done.act === act && !done.removed);
      const owed = (ref: string, timed: Timed[], done: OwedOfPlan['done']): OwedOfPlan[] => {
        const [first, ...others] = timed.toSorted(stricter);
        if (!first) return [];
        const { rule, startedOn, dueOn, unknownYears } = first;
        return [
          {
            act,
            ref,
            startedOn,
            dueOn,
            opensOn: later(daysAfter(dueOn, -rule.leadDays), startedOn),
            rule,
            bases: others.map((other) => other.rule),
            readings: ofTopic.filter((other) => other.days === null && other.everyMonths === null && other.id !== rule.id),
            unknownYears,
            done,
            overdueWhenRecorded: dueOn < version.recordedOn,
          },
        ];
      };
      if (act === 'filing' || act === 'publication') {
        const done = acts.findLast(({ version: of, on }) => of === version.id || (of === null && on >= issuedOn));
        return owed(
          version.id,
          ofTopic.flatMap((rule) => afterIssue(rule, issuedOn, one.plan.activityOn, calendar)),
          done ? { id: done.id, on: done.on } : null,
        );
      }
      if (act === 'revision') return revisionOf(one, version, ofTopic, owed);
      // A drill stays one when the plan is revised; an evaluation is of the text that it looked at.
      const last = acts[0]?.on;
      const startedOn = act === 'drill' ? (last ?? issuedOn) : later(issuedOn, last);
      const timed = ofTopic.flatMap((rule): Timed[] =>
        rule.everyMonths === null ? [] : [{ rule, startedOn, dueOn: monthsAfter(startedOn, rule.everyMonths), unknownYears: [] }],
      );
      return owed('', timed, null);
    })
    .toSorted((a, b) => order(a.dueOn, b.dueOn));
}

/** An evaluation said that the plan must be revised by a day; a version issued since then, or a revision put on record, does it. */
function revisionOf(
  one: PlanForDuties,
  version: { issuedOn: string | null },
  rules: readonly PlanRule[],
  owed: (ref: string, timed: Timed[], done: OwedOfPlan['done']) => OwedOfPlan[],
): OwedOfPlan[] {
  const evaluation = one.acts.find((act) => act.act === 'evaluation' && !act.removed);
  const [rule] = rules.toSorted((a, b) => trust[a.confidence] - trust[b.confidence] || order(a.id, b.id));
  if (!evaluation?.reviseBy || !rule) return [];
  const revised = one.acts.findLast((act) => act.act === 'revision' && !act.removed && act.on >= evaluation.on);
  const issued = version.issuedOn !== null && version.issuedOn > evaluation.on ? { id: evaluation.id, on: version.issuedOn } : null;
  const done = revised ? { id: revised.id, on: revised.on } : issued;
  return owed(evaluation.id, [{ rule, startedOn: evaluation.on, dueOn: evaluation.reviseBy, unknownYears: [] }], done);
}

/** How it stands on a day. `later`: its time to show has not come. `overdueBefore`: over already when it was recorded here. */
export function owedState(owed: OwedOfPlan, today: string): OwedState {
  if (owed.done) return 'done';
  if (today > owed.dueOn) return owed.overdueWhenRecorded ? 'overdueBefore' : 'overdue';
  return today >= owed.opensOn ? 'due' : 'later';
}

/** Names an obligation without its round. A corrected day of issue is another obligation. */
export function owedKey(plan: Id, owed: Pick<OwedOfPlan, 'act' | 'ref' | 'startedOn'>): string {
  return `${dutyOfAct[owed.act]}/${plan}/${owed.ref}/${owed.startedOn}`;
}

/** What a person reads beside the limit: to whom, and on what the count stands. */
export function owedNote(owed: OwedOfPlan): string {
  const to = [owed.rule, ...owed.readings].find((rule) => rule.to !== '');
  return [
    to ? `报${to.to}${to.copyTo === '' ? '' : `，抄送${to.copyTo}`}。` : '',
    owed.unknownYears.length === 0 ? '' : `${owed.unknownYears.join('、')} 年没有录入节假日，工作日只扣除了周六、周日，请核对。`,
    owed.rule.note ?? '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

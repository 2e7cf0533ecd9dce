// The watch over the plan library: opens what is owed for a plan when its time has come, settles it when it is done or asked for no more.
// Everything has a derived id, so that it exists once whatever is restarted, replayed or opened on two stations.
import { systemActor } from '#shared/journal/envelope.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Desired, Party } from '#shared/obligations/types.ts';
import { dutyOfAct, owedKey, owedNote, owedOfPlan, type OwedOfPlan } from '#shared/plans/owed.ts';
import type { PlanAct, PlanRule } from '#shared/plans/types.ts';
import type { StationSettings } from '#shared/settings/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { instantOf } from '#shared/time/zone.ts';
import type { Journal, Tx } from '../journal/append.ts';
import { derivedId } from '../kernel/derived-id.ts';
import { meet, openStandingDuty, waiveBecause } from '../obligations/commands.ts';
import { type DutyKey, dutyKeys, type ObligationRow, openDutiesByIds } from '../obligations/queries.ts';
import type { RosterContext } from '../rosters/queries.ts';
import { packsSince, type RuleBook } from '../settings/queries.ts';
import { type DutyPlan, dutyPlanById, type PlanDutyContext, planDutyContext } from './duty-queries.ts';
import { planIds } from './queries.ts';

/** Nothing of a plan is a matter of minutes: it looks when something changed, when the next one opens, and at least this often. */
const lookEveryMs = 6 * 60 * 60_000;
/** An import changes hundreds of plans one after another: it looks once for many. */
const gatherMs = 2_000;
/**
 * Plans of one cycle: a look at one that is unknown or has changed costs about a millisecond with what it opens, at another a tenth of it.
 * The rest waits for the next cycles, so that a library of thousands keeps neither the clock of reports nor the page waiting.
 */
const freshPerCycle = 12;
const plansPerCycle = 120;
/** Offices open then; what is owed shows up in the morning, not at midnight. */
const opensAt = { hour: 8, minute: 30 };
/** And close then: the limit of a day. */
const closesAt = { hour: 17, minute: 30 };

export interface PlanWatchOptions {
  journal: Journal;
  book: RuleBook;
  settings: () => StationSettings;
  rosterContext: () => RosterContext;
}

/** What is seen of the plans of one cycle. */
interface Seen {
  context: PlanDutyContext;
  plans: Map<Id, DutyPlan>;
  owed: Map<Id, OwedOfPlan[]>;
}

/** One look at the whole library, over as many cycles as it takes. */
interface Round {
  context: PlanDutyContext;
  packsSince: Millis;
  /** Plans that are still to be looked at, from `at` on. */
  ids: Id[];
  at: number;
  /** By the key without its round: what was opened before. */
  opened: Map<string, DutyKey[]>;
  /** Open duties by plan. */
  open: Map<Id, Id[]>;
  /** The first day to come on which something opens; '' for none. */
  next: string;
  /** Something changed since it began: perhaps in a plan that it had passed. */
  touched: boolean;
  /** Opened and not settled yet. */
  slice: { seen: Seen; open: Id[] } | null;
}

export class PlanWatch {
  readonly #options: PlanWatchOptions;
  #lookAt: Millis = 0;
  #lastLook: Millis = 0;
  #round: Round | null = null;
  /** What each plan was found to owe, as long as neither the plan nor what it is counted by has changed. */
  #known = new Map<Id, { facts: string; owed: OwedOfPlan[] }>();
  #knownBy = '';

  constructor(options: PlanWatchOptions) {
    this.#options = options;
  }

  /** Something changed that plans depend on: look soon. */
  touch(): void {
    if (this.#round) this.#round.touched = true;
    else this.#lookAt = Math.min(this.#lookAt, this.#lastLook + gatherMs);
  }

  open(now: Millis): void {
    if (!this.#round && now < this.#lookAt) return;
    this.#round ??= this.#begin(now);
    const round = this.#round;
    // What was opened is settled first, however often the clock of reports went before.
    if (round.slice) return;
    const { journal, settings } = this.#options;
    const { seen, to } = this.#look(round, now);
    const office = officeOf(settings());
    const fresh = [...seen.plans.values()].flatMap((plan) =>
      (seen.owed.get(plan.id) ?? []).flatMap((owed) => {
        if (owed.done || !mayOpen(owed, round.packsSince, seen.context)) return [];
        const base = owedKey(plan.id, owed);
        const last = round.opened.get(base)?.reduce((latest, one) => (roundOf(one) > roundOf(latest) ? one : latest));
        if (last && !mayReopen(last)) return [];
        return [desiredOf(plan, owed, last ? roundOf(last) + 1 : 0, seen.context, office)];
      }),
    );
    if (fresh.length > 0)
      journal.commit(systemActor, (tx) => fresh.forEach(({ id, wanted }) => openStandingDuty(tx, id, wanted, 'plan')), now);
    // Only now are they done with: a commit that failed is made again with the same plans.
    const open = [...seen.plans.keys()].flatMap((id) => takenFrom(round.open, id));
    round.at = to;
    // With the last plans go the duties of those that are no longer in the library.
    if (to >= round.ids.length) open.push(...[...round.open.values()].flat());
    round.slice = { seen, open };
  }

  settle(now: Millis): void {
    const round = this.#round;
    if (!round?.slice) return;
    const { journal } = this.#options;
    const { open } = round.slice;
    const seen = { ...round.slice.seen, context: { ...round.context, now } };
    const settled = openDutiesByIds(journal.db, open).flatMap((row) => {
      const fate = fateOf(row, seen, (id) => dutyPlanById(journal.db, id, seen.context));
      return fate ? [{ row, fate }] : [];
    });
    if (settled.length > 0) journal.commit(systemActor, (tx) => settled.forEach(({ row, fate }) => write(tx, row, fate)), now);
    round.slice = null;
    if (round.at >= round.ids.length) this.#end(round, now);
  }

  nextAt(now: Millis): Millis {
    return this.#round ? now : this.#lookAt;
  }

  #begin(now: Millis): Round {
    const { journal, book, settings, rosterContext } = this.#options;
    const context = planDutyContext(journal.db, book, rosterContext(), settings().packs, now);
    const by = JSON.stringify([context.rules, book.versions(journal.db, 'holidays')]);
    if (by !== this.#knownBy) this.#known.clear();
    this.#knownBy = by;
    const keys = dutyKeys(journal.db, 'plan');
    const open = new Map<Id, Id[]>();
    for (const { id, key, closedAt } of keys) {
      if (closedAt !== null) continue;
      const plan = key.split('/')[1] ?? '';
      const known = open.get(plan);
      if (known) known.push(id);
      else open.set(plan, [id]);
    }
    return {
      context,
      packsSince: packsSince(journal.db),
      ids: planIds(journal.db),
      at: 0,
      opened: Map.groupBy(keys, ({ key }) => key.split('#')[0] ?? ''),
      open,
      next: '',
      touched: false,
      slice: null,
    };
  }

  /** The next plans of a round, until as many were unknown as one cycle bears. */
  #look(round: Round, now: Millis): { seen: Seen; to: number } {
    const context = { ...round.context, now };
    const plans = new Map<Id, DutyPlan>();
    const owed = new Map<Id, OwedOfPlan[]>();
    let to = round.at;
    for (let fresh = 0; to < round.ids.length && to - round.at < plansPerCycle && fresh < freshPerCycle; to += 1) {
      const plan = dutyPlanById(this.#options.journal.db, round.ids[to] ?? '', context);
      // Removed since the round began: its duties go with those of the other removed ones.
      if (!plan || plan.value.removed) continue;
      const found = this.#owedOf(plan, context);
      if (found.fresh) fresh += 1;
      plans.set(plan.id, plan);
      owed.set(plan.id, found.owed);
      // Days are compared as text: only the first that is to come is made a moment.
      for (const { opensOn } of found.owed)
        if (opensOn >= context.today && (round.next === '' || opensOn < round.next)) round.next = opensOn;
    }
    return { seen: { context, plans, owed }, to };
  }

  #end(round: Round, now: Millis): void {
    const opens = round.next === '' ? now : instantAt(round.next, opensAt, round.context.zone);
    this.#lookAt = opens > now ? Math.min(opens, now + lookEveryMs) : now + lookEveryMs;
    if (round.touched) this.#lookAt = Math.min(this.#lookAt, now + gatherMs);
    this.#lastLook = now;
    this.#round = null;
  }

  #owedOf(plan: DutyPlan, context: PlanDutyContext): { owed: OwedOfPlan[]; fresh: boolean } {
    const facts = JSON.stringify([plan.shelf, plan.plan.abolished, plan.plan.activityOn, plan.value.eventKinds, plan.issued, plan.acts]);
    const known = this.#known.get(plan.id);
    if (known?.facts === facts) return { owed: known.owed, fresh: false };
    const owed = owedOfPlan(plan, context.rules, context.calendar);
    this.#known.set(plan.id, { facts, owed });
    return { owed, fresh: true };
  }
}

function takenFrom(map: Map<Id, Id[]>, plan: Id): Id[] {
  const taken = map.get(plan) ?? [];
  map.delete(plan);
  return taken;
}

function instantAt(day: string, time: { hour: number; minute: number }, zone: string): Millis {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return instantOf({ year, month, day: date, ...time }, zone);
}

/**
 * Its time to show has come, and it was not over already when this station could first have known of it: when the version was recorded,
 * when the rule began to hold, when the packs were picked. A library taken over from paper, or a pack switched on, raises no flood.
 */
function mayOpen(owed: OwedOfPlan, packs: Millis, { now, today, zone }: PlanDutyContext): boolean {
  if (owed.overdueWhenRecorded || owed.opensOn > today || instantAt(owed.opensOn, opensAt, zone) > now) return false;
  const dueAt = instantAt(owed.dueOn, closesAt, zone);
  const held = owed.rule.validFrom === null ? 0 : Date.parse(owed.rule.validFrom);
  return dueAt >= Math.max(packs, held);
}

const roundOf = (row: Pick<ObligationRow, 'key'>): number => Number(row.key.split('#')[1] ?? 0);

/** An act that was taken back, a plan that is in force again: it is owed anew. What a person waived stays so. */
const mayReopen = (row: DutyKey): boolean => row.closedAt !== null && (row.waivedBy === null || row.waivedBy === 'rule');

function officeOf({ officeName, unitName }: StationSettings): Party {
  return { id: 'office', name: officeName || unitName || '本级值班室', nameEn: officeName || 'Own duty room' };
}

/** What an issuing body owes itself; general, special and activity plans are the office's own. */
function owerOf({ value, shelf }: DutyPlan, office: Party): Party {
  const own = ['general', 'special', 'activity'].includes(shelf) || value.unitName === '';
  return own ? office : { id: value.unit ?? `unit:${value.unitName}`.slice(0, 60), name: value.unitName };
}

function desiredOf(
  plan: DutyPlan,
  owed: OwedOfPlan,
  round: number,
  { zone, ladders }: PlanDutyContext,
  office: Party,
): { id: Id; wanted: Desired } {
  const ladder = ladders.find((one) => one.id === owed.rule.ladder) ?? ladders[0];
  if (!ladder) throw new Error('there is no ladder in force');
  const key = `${owedKey(plan.id, owed)}#${round}`;
  const startedAt = instantAt(owed.startedOn, { hour: 0, minute: 0 }, zone);
  const dueAt = instantAt(owed.dueOn, closesAt, zone);
  return {
    id: derivedId(key, dueAt),
    wanted: {
      key,
      duty: dutyOfAct[owed.act],
      mode: 'any',
      owedBy: owerOf(plan, office),
      recipient: { id: plan.id, name: plan.value.title },
      startedAt,
      dueAt,
      rule: {
        ...sourceOf(owed.rule),
        version: owed.rule.version,
        pack: owed.rule.pack,
        limitSeconds: Math.round((dueAt - startedAt) / 1000),
        limitIsDefault: false,
        clock: 'opening',
        clockUsed: 'opening',
        force: owed.rule.confidence === 'proposal' ? 'proposal' : 'must',
        note: owedNote(owed),
      },
      bases: owed.bases.map((rule) => ({ ...sourceOf(rule), limitSeconds: null })),
      ladder,
    },
  };
}

const sourceOf = ({ id, source, confidence }: PlanRule) => ({ id: `plan-${id}`, source, confidence });

type Fate = { kind: 'met'; at: Millis; receiver: string; reference: string; note: string } | { kind: 'waived'; reason: string };

/** null: it is still owed. */
function fateOf(row: ObligationRow, seen: Seen, find: (id: Id) => DutyPlan | undefined): Fate | null {
  const [duty = '', id = '', ref = '', startedOn = ''] = (row.key.split('#')[0] ?? '').split('/');
  const plan = seen.plans.get(id) ?? find(id);
  if (!plan || plan.value.removed) return { kind: 'waived', reason: '预案已从库中删除' };
  const base = row.key.split('#')[0];
  const owed = seen.owed.get(id)?.find((one) => owedKey(id, one) === base);
  if (owed && !owed.done) return null;
  const act = (Object.entries(dutyOfAct) as [PlanAct, string][]).find(([, name]) => name === duty)?.[0];
  const done = plan.acts.findLast(
    (one) => one.act === act && (one.id === owed?.done?.id || one.version === ref || (ref === '' && one.on > startedOn)),
  );
  if (done) return { kind: 'met', at: dayDone(done.on, seen.context), receiver: done.by, reference: done.reference, note: done.note };
  if (owed?.done) return { kind: 'met', at: dayDone(owed.done.on, seen.context), receiver: '', reference: '', note: '已印发新版本' };
  if (plan.value.abolished) return { kind: 'waived', reason: `预案已于 ${plan.value.abolished.on} 废止：${plan.value.abolished.reason}` };
  const newest = plan.issued[0];
  if (!newest) return { kind: 'waived', reason: '预案没有已印发的版本了' };
  if ((ref !== '' && ref !== newest.id && duty !== 'planRevision') || (newest.issuedOn ?? '') > startedOn)
    return { kind: 'waived', reason: `已由 ${newest.issuedOn ?? ''} 印发的版本取代` };
  if (seen.owed.get(id)?.some((one) => dutyOfAct[one.act] === duty)) return { kind: 'waived', reason: '起算的日期已更正，按更正后的办理' };
  // Rules of now do not undo a delay.
  return row.dueAt < seen.context.now ? null : { kind: 'waived', reason: '规则不再要求' };
}

/** A day's work is done by the end of the day, at the latest now. */
const dayDone = (on: string, { now, zone }: PlanDutyContext): Millis => Math.min(now, instantAt(on, closesAt, zone));

function write(tx: Tx, row: ObligationRow, fate: Fate): void {
  if (fate.kind === 'met') meet(tx, row.id, fate.at, { receiver: fate.receiver, reference: fate.reference, note: fate.note });
  else waiveBecause(tx, row, fate.reason);
}

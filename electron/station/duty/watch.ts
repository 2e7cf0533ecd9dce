// The watch over the shifts: opens what a shift owes when its time has come, settles it when it is done or over, draws spot checks.
// Everything has a derived id, so that it exists once whatever is restarted, replayed or opened on two stations.
import { drawMoments, periodAt } from '#shared/duty/spot-plan.ts';
import { systemActor } from '#shared/journal/envelope.ts';
import type { StationSettings } from '#shared/settings/types.ts';
import { seconds, type Millis } from '#shared/time/clock.ts';
import type { Journal, Tx } from '../journal/append.ts';
import { endObligation, meet, openStandingDuty, waiveBecause } from '../obligations/commands.ts';
import { type ObligationRow, openStandingDuties, standingDutiesOf } from '../obligations/queries.ts';
import type { RosterContext } from '../rosters/queries.ts';
import type { RuleBook } from '../settings/queries.ts';
import { derivedId } from '../kernel/derived-id.ts';
import {
  callLateMs,
  desiredOf,
  handoverOwedMs,
  type Owed,
  type OwedContext,
  owedContext,
  owedNow,
  shiftsAround,
  watchedRosters,
} from './owed.ts';
import { checkMomentsOf, spotCheckById, spotChecksBetween } from './queries.ts';
import { fateOf } from './settled.ts';
import { spotRule, unitsToCheck } from './spot-queries.ts';

/** It looks at each moment at which something changes, and at least this often in case one was overlooked. */
const lookEveryMs = 60 * 60_000;
/** A call is drawn at least so far ahead, so that whoever drew it is not the one who makes it at once. */
const leadMs = 5 * 60_000;
/** Nothing is drawn further ahead: the longest period of a plan. */
const longestPeriodMs = 32 * 86_400_000;
const dayMs = 86_400_000;

export interface DutyWatchOptions {
  journal: Journal;
  book: RuleBook;
  settings: () => StationSettings;
  rosterContext: () => RosterContext;
  /** 0 ≤ x < 1, fresh at each call, not to be foreseen. */
  random: () => number;
}

export class DutyWatch {
  readonly #options: DutyWatchOptions;
  #lookAt: Millis = 0;

  constructor(options: DutyWatchOptions) {
    this.#options = options;
  }

  /** Something changed that shifts depend on: look at the next cycle. */
  touch(): void {
    this.#lookAt = 0;
  }

  open(now: Millis): void {
    if (now < this.#lookAt) return;
    const context = this.#context(now);
    const planned = this.#drawn(context);
    const dropped = spotRule(context) ? [] : drawnAhead(context);
    const fresh = owedNow(context).flatMap((owed) => this.#unopened(context, owed));
    if (planned.length + dropped.length + fresh.length === 0) return;
    this.#options.journal.commit(
      systemActor,
      (tx) => {
        for (const { id, payload } of planned) tx.append('spotCheck.planned', id, payload);
        for (const { id, unitName } of dropped) {
          tx.append('spotCheck.cancelled', id, { unitName, reason: '查岗安排已停用', byPlan: true });
        }
        for (const { id, wanted } of fresh) openStandingDuty(tx, id, wanted, 'shift');
      },
      now,
    );
  }

  settle(now: Millis): void {
    if (now < this.#lookAt) return;
    const context = this.#context(now);
    const settled = openStandingDuties(this.#options.journal.db, 'shift').flatMap((row) => {
      const fate = fateOf(context, row);
      return fate ? [{ row, fate }] : [];
    });
    if (settled.length > 0) {
      this.#options.journal.commit(systemActor, (tx) => settled.forEach(({ row, fate }) => write(tx, row, fate)), now);
    }
    this.#lookAt = this.#nextLook(context);
  }

  nextAt(): Millis {
    return this.#lookAt;
  }

  #context(now: Millis): OwedContext {
    const { journal, book, rosterContext } = this.#options;
    return owedContext(journal.db, book, rosterContext(), now);
  }

  /** What has to be opened of something owed: nothing when it stands open, was done, or somebody answered for it. */
  #unopened(context: OwedContext, owed: Owed) {
    const rounds = standingDutiesOf(context.db, `${owed.base}#`);
    const last = rounds.toSorted((a, b) => roundOf(a) - roundOf(b)).at(-1);
    if (last && !mayReopen(last)) return [];
    const { officeName, unitName } = this.#options.settings();
    const office = { id: 'office', name: officeName || unitName || '本级值班室', nameEn: officeName || 'Own duty room' };
    return [desiredOf(owed, last ? roundOf(last) + 1 : 0, office)];
  }

  /** Calls of the running period that are not drawn yet. */
  #drawn(context: OwedContext) {
    const rule = spotRule(context);
    const { db, now, roster } = context;
    const plan = rule?.spot;
    if (!rule || !plan || plan.perUnit === 0) return [];
    const period = periodAt(now, plan.periodDays, roster.zone);
    return unitsToCheck(db).flatMap((unit) => {
      const ids = Array.from({ length: plan.perUnit }, (_, index) => derivedId(`spot/${unit.id}/${period.key}/${index}`, period.from));
      // All of a unit's period are drawn together, so that the share of nights is kept.
      if (ids.some((id) => spotCheckById(db, id))) return [];
      const moments = drawMoments({
        from: Math.max(period.from, now + leadMs),
        to: period.to,
        count: plan.perUnit,
        plan,
        zone: roster.zone,
        taken: checkMomentsOf(db, unit.id, period.from - plan.apartHours * 3_600_000),
        random: this.#options.random,
      });
      return moments.map((at, index) => ({
        id: ids[index] ?? '',
        payload: { unit: unit.id, unitName: unit.name, at, until: at + seconds(rule.limitSeconds), drawn: 'plan' },
      }));
    });
  }

  /** The next moment at which a shift begins, ends or has its limits near, a call that was drawn comes or is given up, a plan's period ends. */
  #nextLook(context: OwedContext): Millis {
    const { db, now, rules, roster } = context;
    const opens = rules.map((rule) => seconds(rule.opensSeconds));
    const shifts = watchedRosters(db).flatMap((roster) => shiftsAround(context, roster));
    const ofShifts = shifts.flatMap(({ shift }) => [
      shift.from,
      shift.to,
      shift.to + handoverOwedMs,
      ...opens.flatMap((ms) => [shift.from + ms, shift.to + ms]),
    ]);
    const ofCalls = spotChecksBetween(db, now - dayMs, now + lookEveryMs).flatMap(({ planned }) =>
      planned ? [planned.at, planned.until + callLateMs] : [],
    );
    const plan = spotRule(context)?.spot;
    const ofPlan = plan ? [periodAt(now, plan.periodDays, roster.zone).to] : [];
    return Math.min(now + lookEveryMs, ...[...ofShifts, ...ofCalls, ...ofPlan].filter((at) => at > now));
  }
}

/** Calls that the plan drew and whose time has not come. */
function drawnAhead({ db, now }: OwedContext): { id: string; unitName: string }[] {
  return spotChecksBetween(db, now + 1, now + longestPeriodMs).flatMap(({ id, planned, made, cancelled }) =>
    planned?.drawn === 'plan' && !made && !cancelled ? [{ id, unitName: planned.unitName }] : [],
  );
}

const roundOf = (row: Pick<ObligationRow, 'key'>): number => Number(row.key.split('#')[1] ?? 0);

/** A gap that was filled and is vacant again, a person who was taken off and is back: it is owed anew. What a person waived stays so. */
function mayReopen(row: ObligationRow): boolean {
  if (row.closedAt === null || row.endedAt !== null) return false;
  if (row.waivedBy !== null) return row.waivedBy === 'rule';
  return row.duty === 'gap';
}

function write(tx: Tx, row: ObligationRow, fate: NonNullable<ReturnType<typeof fateOf>>): void {
  if (fate.kind === 'met') meet(tx, row.id, fate.at, { receiver: fate.receiver, note: fate.note });
  else if (fate.kind === 'waived') waiveBecause(tx, row, fate.reason);
  else endObligation(tx, row, fate.reason);
}

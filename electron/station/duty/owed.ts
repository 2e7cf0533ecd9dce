// What the shifts of now owe: signing in, posts that somebody must fill, handing over, calls that were drawn. Reads only.
import type { DutyRule } from '#shared/duty/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Desired, FrozenRule, Ladder, Party, ShiftDutyKind } from '#shared/obligations/types.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import { cellKey, shiftKey } from '#shared/rosters/shift.ts';
import { homeRosterId, type Post, type Roster } from '#shared/rosters/types.ts';
import { rulesInForce } from '#shared/settings/in-force.ts';
import { seconds, type Millis } from '#shared/time/clock.ts';
import { clockText, dayText } from '#shared/time/zone.ts';
import type { ReadDb } from '../kernel/db.ts';
import { allRosters, homeRoster, type RosterContext, type Seat, type ShiftDuty, shiftsOf } from '../rosters/queries.ts';
import { firstUse, seatedSince } from '../rosters/use-queries.ts';
import type { RuleBook } from '../settings/queries.ts';
import { derivedId } from '../kernel/derived-id.ts';
import { checkInOf, handoverById, spotChecksBetween } from './queries.ts';

/** An obligation that follows from a shift; `base` names it without its round. */
export interface Owed {
  base: string;
  /** Moment of the shift that its id sorts by. */
  moment: Millis;
  duty: ShiftDutyKind;
  recipient: Party;
  startedAt: Millis;
  dueAt: Millis;
  rule: DutyRule;
  ladder: Ladder;
}

export interface OwedContext {
  db: ReadDb;
  now: Millis;
  roster: RosterContext;
  rules: readonly DutyRule[];
  ladders: readonly Ladder[];
  /** Shifts that were read already at this moment, by roster. */
  around: Map<Id, ShiftDuty[]>;
  /** The rule of spot checks also while no calls are drawn by it: those drawn by hand have a limit too. */
  callRule: DutyRule | undefined;
}

const dayMs = 86_400_000;
/** A handover that nobody has made is owed until the next shift of a day is over. */
export const handoverOwedMs = dayMs;
/** A drawn call that was not made is given up so long after its limit. */
export const callLateMs = 3_600_000;

const postNamesEn: Record<Post, string> = {
  leaderOnShift: 'leader on shift',
  main: 'main officer',
  deputy: 'deputy',
  driver: 'driver',
  standby: 'standby',
  other: 'on duty',
};

/** Rules of duty and ladders that hold now, of all packs: what is owed on duty does not depend on whose limits an office takes. */
export function owedContext(db: ReadDb, book: RuleBook, roster: RosterContext, now: Millis): OwedContext {
  const rules = book.versions(db, 'dutyRules');
  const spot = rules.filter((rule) => rule.duty === 'spotCheck').map((rule) => ({ ...rule, disabled: false }));
  return {
    db,
    now,
    roster,
    rules: rulesInForce(rules, null, now),
    ladders: rulesInForce(book.versions(db, 'ladders'), null, now),
    around: new Map(),
    callRule: rulesInForce(spot, null, now)[0],
  };
}

function ruleOf(context: OwedContext, duty: ShiftDutyKind): { rule: DutyRule; ladder: Ladder } | null {
  const rule = context.rules.find((one) => one.duty === duty);
  const ladder = rule && (context.ladders.find((one) => one.id === rule.ladder) ?? context.ladders[0]);
  return rule && ladder ? { rule, ladder } : null;
}

/** Rosters whose gaps are ours to fill: the duty room's own, and those that say so. */
export function watchedRosters(db: ReadDb): Roster[] {
  return allRosters(db).filter((roster) => roster.id === homeRosterId || roster.watched);
}

/** Gaps that begin later are not on screen and sheet yet, however early the rule has them alarm. */
export const gapsShownMs = 2 * dayMs;

/** Shifts of the days around now: those that are on, have just ended, or begin within a day, or within what the rule of gaps looks ahead. */
export function shiftsAround(context: OwedContext, roster: Roster): ShiftDuty[] {
  const known = context.around.get(roster.id);
  if (known) return known;
  const today = dayText(context.now, context.roster.zone);
  const ahead = Math.max(1, Math.ceil(-seconds(ruleOf(context, 'gap')?.rule.opensSeconds ?? 0) / dayMs));
  const shifts = shiftsOf(context.db, roster, addDays(today, -2), addDays(today, ahead), context.roster, context.now);
  context.around.set(roster.id, shifts);
  return shifts;
}

const cellOf = (duty: ShiftDuty, seat: Seat): string =>
  cellKey({ roster: duty.roster.id, day: duty.shift.day, shift: duty.shift.pattern, post: seat.post.id, slot: seat.slot });

const shiftName = ({ shift }: ShiftDuty): string => `${shift.day.slice(5)}${shift.name === '' ? '' : ` ${shift.name}`}`;
const ofRoster = (duty: ShiftDuty): string => (duty.roster.id === homeRosterId ? '' : `${duty.roster.name} `);

/** Everybody whom the rule names and who sits on a seat of a shift that is on signs in. */
function checkInsOwed(context: OwedContext, shifts: readonly ShiftDuty[], used: Millis): Owed[] {
  const held = ruleOf(context, 'checkIn');
  if (!held) return [];
  const { rule, ladder } = held;
  const { db, now } = context;
  return shifts
    .filter(({ shift }) => shift.from >= used && shift.from + seconds(rule.opensSeconds) <= now && now < shift.to)
    .flatMap((duty) =>
      duty.seats.flatMap((seat): Owed[] => {
        const { person } = seat;
        if (!person || !(rule.posts ?? []).includes(seat.post.kind)) return [];
        const cell = cellOf(duty, seat);
        if (checkInOf(db, cell, person.id)) return [];
        const startedAt = Math.max(duty.shift.from, seatedSince(db, cell) ?? 0);
        return [
          {
            base: `checkIn/${cell}/${person.id}`,
            moment: duty.shift.from,
            duty: 'checkIn',
            recipient: {
              id: person.id,
              name: `${seat.post.name} ${person.name}（${shiftName(duty)}）`,
              nameEn: `${postNamesEn[seat.post.kind]} ${person.name} (${shiftName(duty)})`,
            },
            startedAt,
            dueAt: startedAt + seconds(rule.limitSeconds),
            rule,
            ladder,
          },
        ];
      }),
    );
}

/** Posts that must be held and are not, of shifts that begin within a day or are on, and for which nobody answers by name. */
function gapsOwed(context: OwedContext, shifts: readonly ShiftDuty[]): Owed[] {
  const held = ruleOf(context, 'gap');
  if (!held) return [];
  const { rule, ladder } = held;
  const { now } = context;
  return shifts
    .filter(({ shift }) => shift.from + seconds(rule.opensSeconds) <= now && now < shift.to)
    .flatMap((duty) =>
      duty.gaps
        .filter((gap) => gap.allowedBy === null)
        .map(({ post }): Owed => {
          const planned = duty.shift.from + seconds(rule.limitSeconds);
          // A gap in a shift that is on already: at once, which is the ladder's default; its stages before the limit have no time any more.
          const running = planned <= now;
          return {
            base: `gap/${shiftKey(duty.shift)}/${post.id}`,
            moment: duty.shift.from,
            duty: 'gap',
            recipient: {
              id: duty.roster.id,
              name: `${ofRoster(duty)}${shiftName(duty)} ${post.name}`,
              nameEn: `${ofRoster(duty)}${shiftName(duty)} ${postNamesEn[post.kind]}`,
            },
            startedAt: running ? now : duty.shift.from + seconds(rule.opensSeconds),
            dueAt: running ? now + seconds(ladder.atOnceSeconds) : planned,
            rule,
            ladder: running ? { ...ladder, stages: ladder.stages.filter(({ at }) => 'share' in at || at.afterSeconds >= 0) } : ladder,
          };
        }),
    );
}

const mainsOf = (duty: ShiftDuty): string =>
  duty.seats
    .flatMap((seat) => (seat.post.kind === 'main' && seat.person ? [seat.person.id] : []))
    .toSorted()
    .join();
const servesMain = (duty: ShiftDuty): boolean => duty.seats.some((seat) => seat.post.kind === 'main');

/** Names the handover of a shift; one for each. */
export function handoverId(shift: { roster: Id; day: string; pattern: string; to: Millis }): Id {
  return derivedId(`handover/${shiftKey(shift)}`, shift.to);
}

/** The shift that takes over from one: the first with a main officer's post that begins at its end or later. */
export function nextAfter(duty: ShiftDuty, shifts: readonly ShiftDuty[]): ShiftDuty | undefined {
  return shifts.filter((one) => servesMain(one) && one.shift.from >= duty.shift.to).sort((a, b) => a.shift.from - b.shift.from)[0];
}

/** A shift is handed over when somebody served in it and another is main officer after it. */
export function mustHandOver(duty: ShiftDuty, shifts: readonly ShiftDuty[]): boolean {
  if (!servesMain(duty) || !duty.seats.some((seat) => seat.person !== null)) return false;
  const next = nextAfter(duty, shifts);
  return !(next && mainsOf(next) !== '' && mainsOf(next) === mainsOf(duty));
}

function handoversOwed(context: OwedContext, shifts: readonly ShiftDuty[], used: Millis): Owed[] {
  const held = ruleOf(context, 'handover');
  if (!held) return [];
  const { rule, ladder } = held;
  const { db, now, roster } = context;
  return shifts
    .filter(({ shift }) => shift.to > used && shift.to + seconds(rule.opensSeconds) <= now && now < shift.to + handoverOwedMs)
    .filter((duty) => mustHandOver(duty, shifts) && !handoverById(db, handoverId(duty.shift)))
    .map((duty): Owed => {
      const end = `${dayText(duty.shift.to, roster.zone).slice(5)} ${clockText(duty.shift.to, roster.zone)}`;
      return {
        base: `handover/${shiftKey(duty.shift)}`,
        moment: duty.shift.to,
        duty: 'handover',
        recipient: { id: duty.roster.id, name: end, nameEn: end },
        startedAt: duty.shift.to + seconds(rule.opensSeconds),
        dueAt: duty.shift.to + seconds(rule.limitSeconds),
        rule,
        ladder,
      };
    });
}

/** Calls whose moment has come. One that is long over when nobody watched is counted as not made, and not asked for any more. */
function callsOwed(context: OwedContext): Owed[] {
  const { db, now, callRule } = context;
  const held = ruleOf({ ...context, rules: callRule ? [callRule] : [] }, 'spotCheck');
  return spotChecksBetween(db, now - dayMs, now + 1)
    .filter((check) => check.planned && !check.made && !check.cancelled && now < check.planned.until + callLateMs)
    .flatMap((check): Owed[] => {
      const { planned } = check;
      if (!planned || !held) return [];
      return [
        {
          base: `spotCheck/${check.id}`,
          moment: planned.at,
          duty: 'spotCheck',
          recipient: { id: check.unit, name: planned.unitName },
          startedAt: planned.at,
          dueAt: planned.until,
          rule: held.rule,
          ladder: held.ladder,
        },
      ];
    });
}

/** All that is owed at this moment, whether it was opened already or not. */
export function owedNow(context: OwedContext): Owed[] {
  const { db } = context;
  const gaps = watchedRosters(db).flatMap((roster) =>
    firstUse(db, roster.id) === null ? [] : gapsOwed(context, shiftsAround(context, roster)),
  );
  const home = homeRoster(db);
  const used = firstUse(db, home.id);
  const shifts = used === null ? [] : shiftsAround(context, home);
  return [
    ...gaps,
    ...(used === null ? [] : [...checkInsOwed(context, shifts, used), ...handoversOwed(context, shifts, used)]),
    ...callsOwed(context),
  ];
}

function frozen(owed: Owed): FrozenRule {
  const { rule } = owed;
  return {
    id: `duty-${rule.id}`,
    version: rule.version,
    pack: rule.pack,
    source: rule.source,
    confidence: rule.confidence,
    limitSeconds: Math.round((owed.dueAt - owed.startedAt) / 1000),
    limitIsDefault: false,
    clock: 'opening',
    clockUsed: 'opening',
    force: 'proposal',
    note: rule.note,
  };
}

/** @param round counts how often the same was owed before and settled */
export function desiredOf(owed: Owed, round: number, office: Party): { id: Id; wanted: Desired } {
  const key = `${owed.base}#${round}`;
  return {
    id: derivedId(key, owed.moment),
    wanted: {
      key,
      duty: owed.duty,
      mode: owed.duty === 'spotCheck' ? 'phone' : 'any',
      owedBy: office,
      recipient: owed.recipient,
      startedAt: owed.startedAt,
      dueAt: owed.dueAt,
      rule: frozen(owed),
      bases: [],
      ladder: owed.ladder,
    },
  };
}

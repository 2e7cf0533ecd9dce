// The rosters of the sample county: three months, published month by month as offices do, and what came between.
import type { Id } from '#shared/kernel/ids.ts';
import { addDays, daysBetween } from '#shared/rosters/calendar.ts';
import { type CellRef, type CellTuple, homeRosterId, type RosterPost, wholeDay } from '#shared/rosters/types.ts';
import type { SwapUser } from '#shared/rosters/swaps.ts';
import { minutes, type Millis } from '#shared/time/clock.ts';
import { dayText } from '#shared/time/zone.ts';
import { userById } from '../accounts/queries.ts';
import type { Tx } from '../journal/append.ts';
import { saveRoster } from '../rosters/commands.ts';
import { publishDraft } from '../rosters/draft-commands.ts';
import { saveLeave, saveWish } from '../rosters/leave-commands.ts';
import { homeRoster, rosterById } from '../rosters/queries.ts';
import { allowGap, assignSeat, correctSeat } from '../rosters/seat-commands.ts';
import { answerSwap, askSwap, decideSwap } from '../rosters/swap-commands.ts';
import type { Station } from '../station.ts';
import { byKey, type Cast, type Happening, instantAt, zone } from './cast.ts';
import type { RosterEvent, Scenario } from './scenario.ts';

/** Whole months before that of today; with it and the next the county has its three months. */
const monthsBefore = 2;
/** Day of the month on which the next month's table is published. */
const publishedOn = 20;

const two = (value: number): string => String(value).padStart(2, '0');

/** First day of the month that lies so many months from that of `day`. */
function firstOfMonth(day: string, offset: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const moved = new Date(Date.UTC(year, month - 1 + offset, 1));
  return `${moved.getUTCFullYear()}-${two(moved.getUTCMonth() + 1)}-01`;
}

/** First day of the county's three months. */
export const firstDay = (now: Millis): string => firstOfMonth(dayText(now, zone), -monthsBefore);

const daysFrom = (day: string, other: string): number => Math.round((Date.parse(other) - Date.parse(day)) / 86_400_000);

/** The person whose turn it is, one a day; today's is that of the county's description. */
function turn(keys: readonly string[], offset: number): string | undefined {
  return keys[(((offset + 31) % keys.length) + keys.length) % keys.length];
}

/** Sets the rosters up, with leave and wishes. Returns their ids by key. */
export function setUpRosters(
  tx: Tx,
  scenario: Scenario,
  people: ReadonlyMap<string, Id>,
  units: ReadonlyMap<string, Id>,
  today: string,
): Map<string, Id> {
  const ids = new Map<string, Id>([['home', homeRosterId]]);
  const home = homeRoster(tx.db);
  saveRoster(tx, homeRosterId, {
    name: '县政府总值班室值班',
    posts: home.posts.map((post): RosterPost => {
      const keys = scenario.duty[post.kind] ?? [];
      return {
        ...post,
        count: post.kind === 'other' ? 1 : post.count,
        pool: { people: keys.map((key) => byKey(people, key)), groups: [] },
      };
    }),
    rules: { ...home.rules, maxPerWeek: 3 },
  });
  scenario.rosters.rosters.forEach(({ key, name, unit, kind, posts }, order) => {
    const id = saveRoster(tx, undefined, {
      name,
      kind,
      order: order + 1,
      unit: unit === null ? null : byKey(units, unit),
      posts: posts.map(
        (post): RosterPost => ({
          ...post,
          count: 1,
          qualifications: [],
          rotation: post.kind === 'leaderOnShift' ? 'inOrder' : 'fair',
          pool: { people: post.pool.map((one) => byKey(people, one)), groups: [] },
        }),
      ),
      // A township has few who serve; a team on standby at home needs no day of rest in between.
      rules: { ...home.rules, restHours: kind === 'standby' ? 0 : 24, maxPerWeek: kind === 'standby' ? 7 : 4 },
    });
    ids.set(key, id);
  });
  for (const { person, from, to, ...one } of scenario.rosters.leave)
    saveLeave(tx, undefined, { ...one, person: byKey(people, person), from: addDays(today, from), to: addDays(today, to) });
  for (const { person, from, to, ...one } of scenario.rosters.wishes)
    saveWish(tx, undefined, { ...one, roster: null, person: byKey(people, person), from: addDays(today, from), to: addDays(today, to) });
  return ids;
}

/** One month of a roster, by turns, as its own version. */
function publishMonth(tx: Tx, station: Station, roster: Id, scenario: Scenario, cast: Cast, month: string, today: string): void {
  const { posts, name } = rosterById(tx.db, roster) ?? homeRoster(tx.db);
  const to = addDays(firstOfMonth(month, 1), -1);
  const cells = daysBetween(month, to).flatMap((day) =>
    posts.flatMap((post): CellTuple[] => {
      const pool = roster === homeRosterId ? (scenario.duty[post.kind] ?? []).map((key) => byKey(cast.people, key)) : post.pool.people;
      const person = turn(pool, daysFrom(today, day));
      return person === undefined ? [] : [[day, wholeDay, post.id, 0, person]];
    }),
  );
  const draft = tx.newId();
  tx.append('rosterDraft.made', draft, { roster, from: month, to, title: `${month.slice(0, 7)} ${name}`, origin: 'copied', cells });
  publishDraft(tx, draft, { despite: true }, station.parts.rosterContext());
}

/** The county's tables, each published on its day, and every change in between. */
export function rosterHappenings(station: Station, scenario: Scenario, cast: Cast, now: Millis): Happening[] {
  const today = dayText(now, zone);
  const planner = byKey(cast.users, 'tangzhigang');
  const happenings: Happening[] = [];
  for (let offset = -monthsBefore; offset <= 1; offset += 1) {
    const month = firstOfMonth(today, offset);
    const at =
      offset === -monthsBefore ? instantAt(month, '08:30') : instantAt(addDays(firstOfMonth(today, offset - 1), publishedOn - 1), '10:00');
    if (at > now) continue;
    happenings.push({
      at,
      run: () => {
        for (const roster of cast.rosters.values())
          station.parts.journal.commit(planner, (tx) => publishMonth(tx, station, roster, scenario, cast, month, today));
      },
    });
  }
  for (const event of scenario.rosters.events) happenings.push(...eventHappenings(station, event, cast, today));
  return happenings;
}

function eventHappenings(station: Station, event: RosterEvent, cast: Cast, today: string): Happening[] {
  const { parts } = station;
  const at = instantAt(addDays(today, -event.daysAgo), event.time);
  const as = (key: string, when: Millis, work: (tx: Tx, user: string) => void): Happening => {
    const user = byKey(cast.users, key);
    return { at: when, run: () => parts.journal.commit(user, (tx) => work(tx, user)) };
  };
  const cellOf = (seat: { roster?: string | undefined; day: number; post: string }): CellRef => ({
    roster: byKey(cast.rosters, seat.roster ?? 'home'),
    day: addDays(today, seat.day),
    shift: wholeDay,
    post: seat.post,
    slot: 0,
  });
  const context = () => parts.rosterContext();
  if (event.do === 'swap') {
    const known: { id: Id | null } = { id: null };
    const id = (): Id => known.id ?? '';
    const swapUser = (user: string, approves: boolean): SwapUser => ({
      id: user,
      person: userById(parts.journal.db, user)?.person ?? null,
      plans: false,
      approves,
    });
    const { gives, takes, to, reason, answer, decide } = event;
    return [
      as(event.by, at, (tx) => {
        known.id = askSwap(tx, { gives: cellOf(gives), takes: takes && cellOf(takes), to: byKey(cast.people, to), reason }, context());
      }),
      ...(answer
        ? [as(answer.by, at + minutes(answer.after), (tx, user) => answerSwap(tx, id(), swapUser(user, false), true, undefined, context()))]
        : []),
      ...(decide
        ? [as(decide.by, at + minutes(decide.after), (tx, user) => decideSwap(tx, id(), swapUser(user, true), true, undefined, context()))]
        : []),
    ];
  }
  const cell = cellOf(event);
  const { reason } = event;
  return [
    as(event.by, at, (tx) => {
      if (event.do === 'allowGap') allowGap(tx, { ...cell, reason }, context());
      else if (event.do === 'correct') correctSeat(tx, cell, byKey(cast.people, event.person), reason, context());
      else {
        const person = event.person === null ? null : byKey(cast.people, event.person);
        const how = event.do === 'substitute' ? 'substitution' : 'assigned';
        assignSeat(tx, { ...cell, person, how, reason, despite: true }, context());
      }
    }),
  ];
}

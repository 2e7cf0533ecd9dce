// What a change of seats would break: rules of rosters, leave, qualifications, and nobody at two places at once.
import type { Id } from '../kernel/ids.ts';
import { dayText } from '../time/zone.ts';
import { addDays, weekdayOf } from './calendar.ts';
import { cellKey, shiftKey } from './shift.ts';
import type { BreachRule, CellRef, LeaveValue, Roster, RosterPost, RosterShift } from './types.ts';

/** These cannot be broken even on purpose. */
const absolute: ReadonlySet<BreachRule> = new Set<BreachRule>(['twice', 'removed']);

export interface SeatChange {
  cell: CellRef;
  person: Id | null;
}

export interface Breach {
  rule: BreachRule;
  absolute: boolean;
  person: Id | null;
  cell: CellRef;
  postName: string;
  shiftName: string;
  /** The other shift, leave or week it collides with: 11-20 白班（城关镇值班）. */
  with: string | null;
  /** What the rule allows, in hours, duties or words. */
  limit: number | string | null;
  received: number | string | null;
}

export interface PersonFacts {
  removed: boolean;
  qualifications: readonly string[];
}

/** What stands around the changes: a window that reaches as far as the longest rest and the whole weeks of the changed days. */
export interface BreachWorld {
  rosters: ReadonlyMap<Id, Roster>;
  /** By `shiftKey`. */
  shifts: ReadonlyMap<string, RosterShift>;
  /** Seats that somebody holds, by `cellKey`, before the changes. */
  seats: ReadonlyMap<string, SeatChange>;
  leave: ReadonlyMap<Id, readonly LeaveValue[]>;
  person: (id: Id) => PersonFacts | undefined;
  /** Who may serve on a post; null: anybody. */
  pool: (roster: Roster, post: RosterPost) => ReadonlySet<Id> | null;
  /** `shiftKey/post` of the vacancies that somebody answers for. */
  allowedGaps: ReadonlySet<string>;
  /** Who is settled for a seat, by `cellKey`: a swap that was approved, a seat locked in a draft. */
  fixed: ReadonlyMap<string, Id | null>;
  zone: string;
}

const hourMs = 3_600_000;
const hours = (ms: number): number => Math.round((ms / hourMs) * 10) / 10;

export const shiftOfCell = (cell: CellRef): string => shiftKey({ roster: cell.roster, day: cell.day, pattern: cell.shift });

/** Monday of the week of a day. */
export function weekOf(day: string): string {
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}

/** Leave takes a person away from every shift that reaches into one of its days. @param zone decides on which day a shift ends */
export function takesAway(
  leave: Pick<LeaveValue, 'from' | 'to' | 'removed'>,
  shift: Pick<RosterShift, 'day' | 'to'>,
  zone: string,
): boolean {
  return !leave.removed && shift.day <= leave.to && dayText(shift.to - 1, zone) >= leave.from;
}

/** The rest between two duties is what the stricter of their rosters asks, hours. */
export function restBetween(a: Roster, b: Roster): number {
  return Math.max(a.rules.restHours, b.rules.restHours);
}

interface Held {
  key: string;
  cell: CellRef;
  shift: RosterShift;
  roster: Roster;
}

/** 11-20 白班（城关镇值班） */
const shiftWords = ({ shift, roster }: Pick<Held, 'shift' | 'roster'>): string => `${shift.day.slice(5)} ${shift.name}（${roster.name}）`;

/** Everybody's duties after the changes, each person's in the order of their beginning. */
function dutiesAfter(world: BreachWorld, after: ReadonlyMap<string, SeatChange>): Map<Id, Held[]> {
  const duties = new Map<Id, Held[]>();
  for (const [key, { cell, person }] of after) {
    if (person === null) continue;
    const shift = world.shifts.get(shiftOfCell(cell));
    const roster = world.rosters.get(cell.roster);
    if (!shift || !roster) continue;
    const own = duties.get(person);
    if (own) own.push({ key, cell, shift, roster });
    else duties.set(person, [{ key, cell, shift, roster }]);
  }
  for (const own of duties.values()) own.sort((a, b) => a.shift.from - b.shift.from || (a.key < b.key ? -1 : 1));
  return duties;
}

class Collector {
  readonly found: Breach[] = [];
  readonly #seen = new Set<string>();

  /** @param once what names the collision whichever of its seats is looked at first */
  add(rule: BreachRule, at: Held, post: RosterPost, person: Id | null, more: Partial<Breach> = {}, once = at.key): void {
    const name = `${rule} ${person} ${once}`;
    if (this.#seen.has(name)) return;
    this.#seen.add(name);
    this.found.push({
      rule,
      absolute: absolute.has(rule),
      person,
      cell: at.cell,
      postName: post.name,
      shiftName: at.shift.name,
      with: null,
      limit: null,
      received: null,
      ...more,
    });
  }
}

const pairOf = (a: Held, b: Held): string => [a.key, b.key].sort().join(' ');

function timeBreaches(at: Held, post: RosterPost, person: Id, own: readonly Held[], out: Collector): void {
  for (const other of own) {
    if (other.key === at.key) continue;
    const gap = Math.max(other.shift.from - at.shift.to, at.shift.from - other.shift.to);
    if (gap < 0) {
      out.add('twice', at, post, person, { with: shiftWords(other) }, pairOf(at, other));
      continue;
    }
    const limit = restBetween(at.roster, other.roster);
    if (gap < limit * hourMs)
      out.add('rest', at, post, person, { with: shiftWords(other), limit, received: hours(gap) }, pairOf(at, other));
  }
  const limit = at.roster.rules.maxPerWeek;
  if (limit === null) return;
  const monday = weekOf(at.shift.day);
  const sunday = addDays(monday, 6);
  const received = own.filter(({ shift }) => shift.day >= monday && shift.day <= sunday).length;
  if (received > limit) out.add('perWeek', at, post, person, { with: `${monday}–${sunday}`, limit, received }, `${monday} ${limit}`);
}

function personBreaches(world: BreachWorld, at: Held, post: RosterPost, person: Id, out: Collector): void {
  const facts = world.person(person);
  if (!facts || facts.removed) out.add('removed', at, post, person);
  for (const leave of world.leave.get(person) ?? []) {
    if (!takesAway(leave, at.shift, world.zone)) continue;
    const words = `${leave.from}–${leave.to}${leave.note === '' ? '' : ` ${leave.note}`}`;
    out.add('leave', at, post, person, { with: words, received: leave.kind }, `${at.key} ${leave.from} ${leave.kind}`);
  }
  const missing = post.qualifications.filter((one) => !(facts?.qualifications ?? []).includes(one));
  if (missing.length > 0) out.add('qualification', at, post, person, { limit: missing.join('、') });
  const pool = world.pool(at.roster, post);
  if (pool && !pool.has(person)) out.add('pool', at, post, person);
}

/**
 * The rules that the seats would break as they are after all changes; two seats that exchange their people collide with nothing in
 * between. Only what the changed seats take part in is looked at; a collision of two of them is said once.
 */
export function breachesOf(world: BreachWorld, changes: readonly SeatChange[]): Breach[] {
  const after = new Map(world.seats);
  for (const change of changes) after.set(cellKey(change.cell), change);
  const duties = dutiesAfter(world, after);
  const filled = new Set<string>();
  for (const { cell, person } of after.values())
    if (person !== null && world.person(person)?.removed === false) filled.add(`${shiftOfCell(cell)}/${cell.post}`);
  const out = new Collector();
  for (const { cell, person } of changes) {
    const shift = world.shifts.get(shiftOfCell(cell));
    const roster = world.rosters.get(cell.roster);
    const post = roster?.posts.find((one) => one.id === cell.post);
    if (!shift || !roster || !post) continue;
    const at: Held = { key: cellKey(cell), cell, shift, roster };
    const settled = world.fixed.get(at.key);
    if (settled !== undefined && settled !== person) out.add('fixed', at, post, settled);
    if (person !== null) {
      timeBreaches(at, post, person, duties.get(person) ?? [], out);
      personBreaches(world, at, post, person, out);
    }
    const vacancy = `${shiftOfCell(cell)}/${cell.post}`;
    if (post.required && !filled.has(vacancy) && !world.allowedGaps.has(vacancy)) out.add('empty', at, post, null, {}, vacancy);
  }
  return out.found;
}

const ruleWords: Record<BreachRule, (breach: Breach) => string> = {
  twice: (b) => `同一时间另有班次：${b.with}`,
  removed: () => '已不在通讯录中',
  leave: (b) => `请假外出：${b.with}`,
  rest: (b) => `与 ${b.with} 之间只隔 ${b.received} 小时，应不少于 ${b.limit} 小时`,
  perWeek: (b) => `${b.with} 一周内值班 ${b.received} 次，至多 ${b.limit} 次`,
  qualification: (b) => `缺少资格：${b.limit}`,
  pool: () => '不在本岗位人员范围内',
  empty: () => '必设岗位无人',
  fixed: () => '已经另行确定的班次被改动',
};

/** A breach as the journal and a refusal say it, in the words of the office. @param name of the person */
export function breachWords(breach: Breach, name: string | null): string {
  const who = name === null ? '' : ` ${name}`;
  return `${breach.cell.day} ${breach.shiftName} ${breach.postName}${who}：${ruleWords[breach.rule](breach)}`.slice(0, 300);
}

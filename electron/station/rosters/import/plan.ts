// What an import would write: seats of shifts to come for a draft, seats of shifts that are over as history where nothing stands.
import { createHash } from 'node:crypto';
import { canonical } from '#shared/journal/canonical.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { type ImportReading, personKey } from '#shared/rosters/import/types.ts';
import { cellKey } from '#shared/rosters/shift.ts';
import type { CellRef, CellTuple, Roster } from '#shared/rosters/types.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { ReadDb } from '../../kernel/db.ts';
import { draftById } from '../draft-queries.ts';
import { type RosterContext, type ShiftDuty, shiftsOf } from '../queries.ts';
import type { NamedByTable } from './people.ts';

/** Days of one import: a year with the weeks around it. */
const maxImportDays = 400;

/** A person of the directory, or the key of one who is to be added to it. */
export type Who = { person: Id } | { key: string };

export interface PlannedSeat extends CellRef {
  who: Who;
}

export interface ImportPlan {
  hash: string;
  /** Days of the draft. */
  from: string | null;
  to: string | null;
  /** Everything the draft holds: what the table says, and what stands on posts and days that it does not speak of. */
  draftSeats: PlannedSeat[];
  seats: number;
  same: number;
  carried: number;
  /** The draft would be what stands already, or what a draft of an earlier import holds. */
  nothingNew: boolean;
  draft: Id | null;
  history: PlannedSeat[];
  past: { free: number; same: number; kept: number };
  /** Keys of the people who are added to the directory. */
  newPeople: string[];
}

const whoKey = (who: Who): string => ('person' in who ? who.person : `+${who.key}`);
const seatText = (seat: PlannedSeat): string => `${cellKey(seat)}=${whoKey(seat.who)}`;

/** A draft of an earlier import that holds just these seats. */
function sameDraft(db: ReadDb, roster: Id, from: string, to: string, seats: readonly PlannedSeat[]): Id | null {
  const wanted = seats.map(seatText).sort().join('\n');
  const rows = db.all<{ id: Id }>(
    'rosters.importedDrafts',
    "SELECT id FROM drafts WHERE dropped = 0 AND origin = 'imported' AND roster = ? AND fromDay = ? AND toDay = ? ORDER BY madeHlc DESC",
    roster,
    from,
    to,
  );
  return (
    rows.find(({ id }) => {
      const held = [...(draftById(db, id)?.seats.values() ?? [])].filter((seat) => seat.person !== null);
      return (
        held
          .map((seat) => seatText({ ...seat.cell, who: { person: seat.person ?? '' } }))
          .sort()
          .join('\n') === wanted
      );
    })?.id ?? null
  );
}

interface PlanInput {
  roster: Roster;
  readings: readonly ImportReading[];
  /** day/shift/post of which the table speaks. */
  spoken: ReadonlySet<string>;
  people: ReadonlyMap<string, NamedByTable>;
  history: boolean;
  context: RosterContext;
  now: Millis;
}

const postKey = (cell: Pick<CellRef, 'day' | 'shift' | 'post'>): string => `${cell.day}/${cell.shift}/${cell.post}`;

/** Sorts the seats of shifts that are over: free to take in, recorded already, or standing otherwise. */
function historyOf(seats: readonly PlannedSeat[], duties: ReadonlyMap<string, ShiftDuty>) {
  const free: PlannedSeat[] = [];
  let same = 0;
  let kept = 0;
  for (const seat of seats) {
    const duty = duties.get(`${seat.day}/${seat.shift}`);
    const standing = duty?.seats.filter((one) => one.post.id === seat.post) ?? [];
    const here = standing.find((one) => one.slot === seat.slot);
    if (standing.some((one) => one.person !== null && 'person' in seat.who && one.person.id === seat.who.person)) same += 1;
    else if (duty?.version != null || !here || here.person !== null || here.corrected !== null) kept += 1;
    else free.push(seat);
  }
  return { free, same, kept };
}

/** @throws DomainError tooLarge (days) */
export function planImport(db: ReadDb, input: PlanInput): ImportPlan {
  const { roster, people, context, now } = input;
  const planned = input.readings.flatMap((reading): PlannedSeat[] => {
    const named = people.get(personKey(reading.name, reading.phone));
    const cell = { roster: roster.id, day: reading.day, shift: reading.shift, post: reading.post, slot: reading.slot };
    if (named?.state === 'create') return [{ ...cell, who: { key: named.key } }];
    return named?.person ? [{ ...cell, who: { person: named.person } }] : [];
  });
  const days = planned.map((seat) => seat.day).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { ...nothing, hash: hashOf(roster.id, [], [], []) };
  if (last > addDays(first, maxImportDays))
    throw new DomainError('tooLarge', { field: 'days', limit: maxImportDays, received: `${first} – ${last}` });
  const standing = shiftsOf(db, roster, first, last, context, now);
  const duties = new Map(standing.map((duty) => [`${duty.shift.day}/${duty.shift.pattern}`, duty]));
  const isPast = (seat: PlannedSeat): boolean => {
    const duty = duties.get(`${seat.day}/${seat.shift}`);
    return duty !== undefined && duty.shift.to <= now;
  };
  const coming = planned.filter((seat) => !isPast(seat));
  const past = historyOf(planned.filter(isPast), duties);
  const history = input.history ? past.free : [];
  const comingDays = coming.map((seat) => seat.day).sort();
  const [from = null, to = null] = [comingDays[0], comingDays.at(-1)];
  const held = new Set<string>();
  const carried: PlannedSeat[] = [];
  for (const { shift, seats } of standing) {
    if (from === null || to === null || shift.day < from || shift.day > to || shift.to <= now) continue;
    for (const seat of seats) {
      if (seat.person === null) continue;
      const cell = { roster: roster.id, day: shift.day, shift: shift.pattern, post: seat.post.id, slot: seat.slot };
      const planted = { ...cell, who: { person: seat.person.id } };
      held.add(seatText(planted));
      if (!input.spoken.has(postKey(cell))) carried.push(planted);
    }
  }
  const draftSeats = coming.length === 0 ? [] : [...coming, ...carried];
  const same = coming.filter((seat) => held.has(seatText(seat))).length;
  const stands = draftSeats.length === held.size && draftSeats.every((seat) => held.has(seatText(seat)));
  const draft = from === null || to === null ? null : sameDraft(db, roster.id, from, to, draftSeats);
  const used = [...draftSeats, ...history].flatMap(({ who }) => ('key' in who ? [who.key] : []));
  const newPeople = [...new Set(used)];
  return {
    hash: hashOf(roster.id, draftSeats, history, newPeople),
    from,
    to,
    draftSeats,
    seats: coming.length,
    same,
    carried: coming.length === 0 ? 0 : carried.length,
    nothingNew: stands || draft !== null || coming.length === 0,
    draft,
    history,
    past: { free: past.free.length, same: past.same, kept: past.kept },
    newPeople,
  };
}

const nothing: Omit<ImportPlan, 'hash'> = {
  from: null,
  to: null,
  draftSeats: [],
  seats: 0,
  same: 0,
  carried: 0,
  nothingNew: true,
  draft: null,
  history: [],
  past: { free: 0, same: 0, kept: 0 },
  newPeople: [],
};

function hashOf(roster: Id, draft: readonly PlannedSeat[], history: readonly PlannedSeat[], people: readonly string[]): string {
  const said = { roster, draft: draft.map(seatText).sort(), history: history.map(seatText).sort(), people: [...people].sort() };
  return createHash('sha256').update(canonical(said)).digest('hex');
}

export const toTuple = (seat: CellRef, person: Id): CellTuple => [seat.day, seat.shift, seat.post, seat.slot, person];

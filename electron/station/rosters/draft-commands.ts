// Tables in the making: begun, changed by hand, dropped, published.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { addDays, daysBetween } from '#shared/rosters/calendar.ts';
import { cellKey, shiftsOfDay } from '#shared/rosters/shift.ts';
import { maxCells } from '#shared/rosters/schemas.ts';
import type { CellTuple, DraftOrigin, Roster } from '#shared/rosters/types.ts';
import { personById } from '../directory/queries.ts';
import type { Tx } from '../journal/append.ts';
import { type Draft, draftById, readDraft } from './draft-queries.ts';
import { type RosterContext, rosterById } from './queries.ts';
import { refuseBreaks, wordsOf } from './seat-commands.ts';
import { heldSeats, personFacts } from './world-queries.ts';

/** Days of one table: a year, and a leap day. */
const maxDraftDays = 366;

export interface DraftInput {
  roster: Id;
  from: string;
  to: string;
  title?: string | undefined;
  origin: DraftOrigin;
}

/** @throws DomainError notFound (roster), notValid (to before from), tooLarge */
export function checkedRoster(tx: Pick<Tx, 'db'>, input: Pick<DraftInput, 'roster' | 'from' | 'to'>): Roster {
  const roster = rosterById(tx.db, input.roster);
  if (!roster || roster.removed) throw new DomainError('notFound', { field: 'roster' });
  if (input.to < input.from) throw new DomainError('notValid', { field: 'to', limit: input.from, received: input.to });
  if (input.to > addDays(input.from, maxDraftDays - 1))
    throw new DomainError('tooLarge', { field: 'to', limit: maxDraftDays, received: input.to });
  return roster;
}

/** @throws DomainError notFound */
export function foundDraft(tx: Pick<Tx, 'db'>, id: Id): Draft {
  const draft = draftById(tx.db, id);
  if (!draft) throw new DomainError('notFound', { field: 'id' });
  return draft;
}

/**
 * The days before, again: whole weeks back, so that Mondays follow Mondays. Seats whose shift that day has no more, or whose person
 * is no longer there, stay vacant.
 */
function copiedCells(tx: Tx, roster: Roster, from: string, to: string, context: RosterContext): CellTuple[] {
  const days = daysBetween(from, to);
  const back = Math.ceil(days.length / 7) * 7;
  const facts = personFacts(tx.db);
  const before = heldSeats(tx.db, roster, addDays(from, -back), addDays(to, -back), context, { now: tx.now });
  const held = new Map(before.map(({ cell, person }) => [cellKey(cell), person]));
  return days.flatMap((day) =>
    shiftsOfDay(roster, day, context).flatMap((shift) =>
      roster.posts
        .filter((post) => shift.posts.includes(post.id))
        .flatMap((post) =>
          Array.from({ length: post.count }, (_, slot): CellTuple => {
            const source = { roster: roster.id, day: addDays(day, -back), shift: shift.pattern, post: post.id, slot };
            const person = held.get(cellKey(source)) ?? null;
            const there = person !== null && facts(person)?.removed === false;
            return [day, shift.pattern, post.id, slot, there ? person : null];
          }),
        ),
    ),
  );
}

/** @throws DomainError tooLarge when a table has more seats than one entry holds */
function refuseSize(seats: number): void {
  if (seats > maxCells) throw new DomainError('tooLarge', { field: 'cells', limit: maxCells, received: seats });
}

/** Begins a table by hand: blank, or as the days before. @throws DomainError notFound (roster), notValid, tooLarge */
export function createDraft(tx: Tx, input: DraftInput & { origin: 'blank' | 'copied' }, context: RosterContext): Id {
  const roster = checkedRoster(tx, input);
  const { from, to, origin } = input;
  const id = tx.newId();
  const cells = origin === 'copied' ? copiedCells(tx, roster, from, to, context) : [];
  refuseSize(cells.length);
  tx.append('rosterDraft.made', id, { roster: roster.id, from, to, title: input.title ?? `${roster.name} ${from}–${to}`, origin, cells });
  return id;
}

export interface DraftCell {
  day: string;
  shift: string;
  post: string;
  slot: number;
  person: Id | null;
  locked: boolean;
}

/**
 * Sets seats by hand.
 * @throws DomainError notFound (id, shift, post, slot, person), notValid (a day outside the table), shiftOver
 */
export function setCells(tx: Tx, id: Id, cells: readonly DraftCell[], context: RosterContext): void {
  const draft = foundDraft(tx, id);
  const roster = checkedRoster(tx, draft);
  for (const { day, shift: pattern, post: postId, slot, person, locked } of cells) {
    if (day < draft.from || day > draft.to) throw new DomainError('notValid', { field: 'day', received: day });
    const shift = shiftsOfDay(roster, day, context).find((one) => one.pattern === pattern);
    if (!shift) throw new DomainError('notFound', { field: 'shift', received: pattern });
    const post = shift.posts.includes(postId) ? roster.posts.find((one) => one.id === postId) : undefined;
    if (!post) throw new DomainError('notFound', { field: 'post', received: postId });
    if (slot >= post.count) throw new DomainError('notFound', { field: 'slot', limit: post.count - 1, received: slot });
    if (shift.to <= tx.now) throw new DomainError('shiftOver', { field: 'day', received: day });
    const known = person === null ? undefined : personById(tx.db, person);
    if (person !== null && (!known || known.removed)) throw new DomainError('notFound', { field: 'person' });
    tx.append('rosterDraft.cellSet', id, { day, shift: pattern, post: postId, slot, person, locked });
  }
}

/** @throws DomainError notFound */
export function dropDraft(tx: Tx, id: Id): void {
  foundDraft(tx, id);
  tx.append('rosterDraft.dropped', id, { reason: 'dropped' });
}

/**
 * Puts a draft into force as the next version of its roster. Shifts that are over are not in it: they stay as they were.
 * @param despite rules that are not absolute give way; what they are is frozen with the version
 * @throws DomainError notFound, shiftOver (nothing of it is still to come), tooLarge, rulesBroken
 */
export function publishDraft(
  tx: Tx,
  id: Id,
  { note, despite }: { note?: string | undefined; despite?: boolean | undefined },
  context: RosterContext,
): { publication: Id; version: number } {
  const draft = foundDraft(tx, id);
  const reading = readDraft(tx.db, draft, context, tx.now);
  if (!reading) throw new DomainError('notFound', { field: 'roster' });
  const { roster, shifts, seats, breaks } = reading;
  const from = shifts[0]?.day;
  if (from === undefined) throw new DomainError('shiftOver', { field: 'to', received: draft.to });
  refuseSize(seats.length);
  refuseBreaks(tx.db, breaks, despite);
  const last = tx.db.get<{ version: number | null }>(
    'rosters.lastVersion',
    'SELECT max(version) AS version FROM publications WHERE roster = ?',
    roster.id,
  );
  const version = (last?.version ?? 0) + 1;
  const publication = tx.newId();
  const { posts, patterns, rules } = roster;
  tx.append('roster.published', publication, {
    roster: roster.id,
    version,
    from,
    to: draft.to,
    cells: seats.map(({ cell, person }): CellTuple => [cell.day, cell.shift, cell.post, cell.slot, person]),
    setUp: { posts, patterns, rules },
    draft: id,
    note,
    breaks: breaks.slice(0, maxBreaks).map((one) => wordsOf(tx.db, one)),
  });
  tx.append('rosterDraft.dropped', id, { reason: 'published' });
  return { publication, version };
}

/** As many as the entry takes. */
const maxBreaks = 500;

// Entries about rosters give the same tables in whatever order they come; those of the first version still read.
import { generateKeyPairSync } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { emptyJournal, stored } from '#kit/journals.ts';
import { id, type Said, sameInAnyOrder } from '#kit/orders.ts';
import type { EntryDefinitions } from '#shared/journal/versions.ts';
import { calendarOf } from '#shared/rosters/calendar.ts';
import { blankRoster } from '#shared/rosters/blank.ts';
import { cellKey } from '#shared/rosters/shift.ts';
import { homeRosterId } from '#shared/rosters/types.ts';
import { TestClock } from '#shared/time/test-clock.ts';
import { definitions, projections } from '#station/catalogue.ts';
import { Journal } from '#station/journal/append.ts';
import { receiveEntries } from '#station/journal/receive.ts';
import { dutyAt } from '#station/rosters/queries.ts';

const person = fc.constantFrom(null, id(1), id(2));
const day = fc.constantFrom('2026-11-20', '2026-11-21');
const cell = day.map((on) => ({ roster: homeRosterId, day: on, shift: 'day', post: 'main', slot: 0 }));
const setUp = { posts: blankRoster.posts, patterns: blankRoster.patterns, rules: blankRoster.rules };

/** One entry of each kind, over so few seats, drafts and swaps that they meet. */
const said: fc.Arbitrary<Said> = fc.oneof(
  fc
    .tuple(cell, person)
    .map(([of, who]) => ({ type: 'duty.assigned', subject: cellKey(of), payload: { ...of, person: who, how: 'assigned' } })),
  fc
    .tuple(cell, person)
    .map(([of, who]) => ({ type: 'duty.corrected', subject: cellKey(of), payload: { ...of, person: who, reason: '更正' } })),
  fc.tuple(cell, fc.boolean()).map(([{ slot: _slot, ...of }, allowed]) => ({
    type: allowed ? 'gap.allowed' : 'gap.revoked',
    subject: `${of.roster}/${of.day}/${of.shift}/${of.post}`,
    payload: allowed ? { ...of, reason: '停电' } : of,
  })),
  fc.tuple(day, person, fc.constantFrom(3, 4)).map(([on, who, publication]) => ({
    type: 'roster.published',
    subject: id(publication),
    payload: {
      roster: homeRosterId,
      version: publication,
      from: on,
      to: on,
      cells: [[on, 'day', 'main', 0, who]],
      setUp,
      draft: null,
      breaks: [],
    },
  })),
  fc.tuple(day, person, fc.constantFrom('甲', '乙')).map(([on, who, title]) => ({
    type: 'rosterDraft.made',
    subject: id(5),
    payload: { roster: homeRosterId, from: on, to: on, title, origin: 'blank', cells: [[on, 'day', 'main', 0, who]] },
  })),
  fc.tuple(day, person, fc.boolean()).map(([on, who, locked]) => ({
    type: 'rosterDraft.cellSet',
    subject: id(5),
    payload: { day: on, shift: 'day', post: 'main', slot: 0, person: who, locked },
  })),
  fc.constant({ type: 'rosterDraft.dropped', subject: id(5), payload: { reason: 'dropped' } }),
  fc
    .record({ from: day, note: fc.constantFrom('', '病') })
    .map((patch) => ({ type: 'leave.saved', subject: id(6), payload: { person: id(1), ...patch } })),
  fc.record({ to: day, removed: fc.boolean() }).map((patch) => ({ type: 'leave.saved', subject: id(6), payload: patch })),
  fc
    .record({ to: day, weekdays: fc.constantFrom(null, [1], [2, 3]) })
    .map((patch) => ({ type: 'wish.saved', subject: id(7), payload: patch })),
  fc
    .record({ name: fc.constantFrom('甲', '乙'), order: fc.nat(3) })
    .map((patch) => ({ type: 'roster.saved', subject: homeRosterId, payload: patch })),
  fc.tuple(cell, fc.boolean()).map(([gives, accepted]) => ({
    type: 'swap.answered',
    subject: id(8),
    payload: { accepted, onBehalf: false, note: gives.day },
  })),
  cell.map((gives) => ({ type: 'swap.asked', subject: id(8), payload: { gives, from: id(1), to: id(2), takes: null, reason: '' } })),
  fc.boolean().map((approved) => ({ type: 'swap.decided', subject: id(8), payload: { approved } })),
  fc.constant({ type: 'swap.withdrawn', subject: id(8), payload: {} }),
  fc.constant({ type: 'swap.undone', subject: id(8), payload: { reason: '撤销' } }),
);

/** Once said, an id stands for one publication and one question: a station never makes the same twice. */
function once(entries: readonly Said[]): Said[] {
  const seen = new Set<string>();
  return entries.filter(({ type, subject }) => {
    if (type !== 'roster.published' && type !== 'swap.asked') return true;
    const known = seen.has(`${type} ${subject}`);
    seen.add(`${type} ${subject}`);
    return !known;
  });
}

describe('[INV-10] entries about rosters', () => {
  it('give the same tables in any order', () => {
    sameInAnyOrder(fc.array(said, { minLength: 2, maxLength: 14 }).map(once), 60);
  }, 60_000);
});

describe('an assignment of the first version', () => {
  it('still reads: the seat of the duty room on that day', () => {
    const first: EntryDefinitions = {
      'duty.assigned': {
        v: 1,
        schema: z.object({ day: z.string(), post: z.string(), person: z.string().nullable(), note: z.string().optional() }),
      },
      'person.saved': definitions['person.saved'] as EntryDefinitions[string],
      'station.registered': definitions['station.registered'] as EntryDefinitions[string],
    };
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const registered = { publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'), name: 'old', program: '1' };
    const old = new Journal({
      db: emptyJournal(),
      clock: new TestClock(Date.UTC(2026, 10, 20)),
      identity: { station: 'old', privateKey },
      definitions: first,
      projections: [],
      unit: () => '',
    });
    old.commit('user', (tx) => {
      tx.append('station.registered', 'old', registered);
      for (const [index, name] of ['王建国', '李敏', '赵磊'].entries())
        tx.append('person.saved', id(index + 1), { name, unit: null, post: '', phones: [] });
      const put = (subject: number, post: string, who: string | null) =>
        tx.append('duty.assigned', id(subject), { day: '2026-11-20', post, person: who });
      put(4, 'leaderOnShift', id(1));
      put(5, 'main', id(2));
      // Several of one post, each under an id of its own; one of them taken off again.
      put(6, 'other', id(1));
      put(7, 'other', id(3));
      put(6, 'other', null);
    });
    const db = emptyJournal();
    expect(receiveEntries(db, stored(old.db), definitions, projections).refused).toEqual([]);
    const context = { calendar: calendarOf([]), handover: '08:30', zone: 'Asia/Shanghai', directorId: null };
    const duty = dutyAt(db, Date.UTC(2026, 10, 20, 4), context);
    expect([duty.leader?.name, duty.main?.name, duty.others.map((one) => one.name), duty.gap]).toEqual(['王建国', '李敏', ['赵磊'], null]);
  });
});

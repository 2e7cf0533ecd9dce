// Two stations that saw the same entries show the same, in whatever order and however often they came.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, emptyJournal, stored } from '#kit/journals.ts';
import { evening, makeStation, type TestStation } from '#kit/station.ts';
import { blankFacts } from '#shared/incidents/facts.ts';
import { definitions, projections } from '#station/catalogue.ts';
import { changeFacts, receive } from '#station/incidents/commands.ts';
import { noteIncident } from '#station/incidents/notes.ts';
import { receiveEntries } from '#station/journal/receive.ts';
import { acknowledge, explain, meet, waive } from '#station/obligations/commands.ts';
import { obligationsOf } from '#station/obligations/queries.ts';
import { orderMembers, saveGroup, savePerson, setMembers } from '#station/directory/commands.ts';
import { changeSettings } from '#station/settings/commands.ts';

type Act =
  | { kind: 'fact'; dead: number }
  | { kind: 'note'; text: string }
  | { kind: 'meet'; index: number }
  | { kind: 'waive'; index: number }
  | { kind: 'explain'; index: number; text: string }
  | { kind: 'wait'; minutes: number }
  | { kind: 'person'; name: string }
  | { kind: 'post'; post: string; since: string | null }
  | { kind: 'group'; name: string }
  | { kind: 'member'; member: boolean }
  | { kind: 'order' }
  | { kind: 'office'; name: string }
  | { kind: 'ack' };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('fact' as const), dead: fc.integer({ min: 0, max: 40 }) }),
  fc.record({ kind: fc.constant('note' as const), text: fc.constantFrom('消防到场', '交警到场', '火已扑灭') }),
  fc.record({ kind: fc.constant('meet' as const), index: fc.nat(5) }),
  fc.record({ kind: fc.constant('waive' as const), index: fc.nat(5) }),
  fc.record({ kind: fc.constant('explain' as const), index: fc.nat(5), text: fc.constantFrom('线路故障', '核实耗时') }),
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('person' as const), name: fc.constantFrom('王建国', '李敏', '赵磊') }),
  fc.record({
    kind: fc.constant('post' as const),
    post: fc.constantFrom('主任', '副主任', '科长'),
    since: fc.constantFrom(null, '2026-03-01', '2026-11-02'),
  }),
  fc.record({ kind: fc.constant('group' as const), name: fc.constantFrom('带班领导', '值班员') }),
  fc.record({ kind: fc.constant('member' as const), member: fc.boolean() }),
  fc.record({ kind: fc.constant('order' as const) }),
  fc.record({ kind: fc.constant('office' as const), name: fc.constantFrom('甲值班室', '乙值班室') }),
  fc.record({ kind: fc.constant('ack' as const) }),
);

interface Shared {
  incident: string;
  person: string;
  other: string;
  group: string;
}

function perform(test: TestStation, { incident, person, other, group }: Shared, one: Act): void {
  const { parts } = test.station;
  if (one.kind === 'wait') {
    test.clock.advance(one.minutes * 60_000);
    return;
  }
  try {
    parts.journal.commit('user', (tx) => {
      const rows = obligationsOf(tx.db, incident);
      const row = rows['index' in one ? one.index % Math.max(1, rows.length) : 0];
      if (one.kind === 'fact') changeFacts(tx, parts, incident, { casualties: { dead: one.dead } });
      else if (one.kind === 'note') noteIncident(tx, incident, one.text, tx.now);
      else if (one.kind === 'person') savePerson(tx, person, { name: one.name });
      else if (one.kind === 'post') savePerson(tx, person, { post: one.post, ...(one.since === null ? {} : { postSince: one.since }) });
      else if (one.kind === 'group') saveGroup(tx, group, { name: one.name });
      else if (one.kind === 'member') setMembers(tx, group, [person, other], one.member);
      else if (one.kind === 'order') orderMembers(tx, group, [other, person]);
      else if (one.kind === 'office') changeSettings(tx, parts.settings(), { officeName: one.name });
      else if (!row) return;
      else if (one.kind === 'meet') meet(tx, row.id, tx.now, {});
      else if (one.kind === 'waive') waive(tx, row.id, '不再需要');
      else if (one.kind === 'explain') explain(tx, row.id, one.text);
      else acknowledge(tx, row.id);
    });
  } catch {
    // Refused, as the state is: nothing was written.
  }
}

/** One incident on station A, known to B; then both go on apart. Returns all entries of both. */
async function twoStations(left: readonly Act[], right: readonly Act[]) {
  const a = await makeStation({ bare: true });
  const b = await makeStation({ bare: true, at: evening + 1_234 });
  const { parts } = a.station;
  parts.journal.commit('user', (tx) => changeSettings(tx, parts.settings(), { unitName: '云河县', packs: parts.rules.book.defaultPacks }));
  const incident = parts.journal.commit(
    'user',
    (tx) => receive(tx, parts, { ...blankFacts(tx.now, 'phone'), kind: '12D02', grade: 'III', gradeBy: 'person', text: '泄漏' }).id,
  );
  const person = parts.journal.commit('user', (tx) =>
    savePerson(tx, undefined, { name: '孙洁', unit: null, post: '主任', phones: [], email: null, order: 0, removed: false }),
  );
  const other = parts.journal.commit('user', (tx) => savePerson(tx, undefined, { name: '周涛' }));
  const group = parts.journal.commit('user', (tx) => saveGroup(tx, undefined, { name: '值班员', order: 0, removed: false }));
  const subjects = { incident, person, other, group };
  const shared = stored(parts.journal.db);
  receiveEntries(b.station.parts.journal.db, shared, definitions, projections);
  const again = await b.reopen();
  for (const one of left) perform(a, subjects, one);
  for (const one of right) perform(again, subjects, one);
  const own = (test: TestStation) =>
    stored(test.station.parts.journal.db).filter((entry) => entry.station === test.station.parts.journal.station);
  return { left: own(a), right: own(again) };
}

/** All of both, each in its own order, interleaved as the coin says. */
function interleave<T>(left: readonly T[], right: readonly T[], coin: () => boolean): T[] {
  const [a, b] = [[...left], [...right]];
  const mixed: T[] = [];
  while (a.length > 0 || b.length > 0) {
    const from = b.length === 0 || (a.length > 0 && coin()) ? a : b;
    const next = from.shift();
    if (next !== undefined) mixed.push(next);
  }
  return mixed;
}

describe('[INV-10] entries of two stations', () => {
  it('give the same tables in any order and when they come twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { maxLength: 9 }),
        fc.array(act, { maxLength: 9 }),
        fc.infiniteStream(fc.boolean()),
        async (leftActs, rightActs, coins) => {
          const { left, right } = await twoStations(leftActs, rightActs);
          const inOrder = emptyJournal();
          receiveEntries(inOrder, [...left, ...right], definitions, projections);
          const mixed = emptyJournal();
          const order = interleave(left, right, () => coins.next().value);
          expect(receiveEntries(mixed, [...order, ...order.slice(-5), ...order], definitions, projections).refused).toEqual([]);
          expect(differences(mixed, inOrder)).toEqual([]);
          const other = emptyJournal();
          receiveEntries(other, [...right, ...left], definitions, projections);
          expect(differences(other, inOrder)).toEqual([]);
        },
      ),
      { numRuns: 25, interruptAfterTimeLimit: 60_000 },
    );
  }, 120_000);
});

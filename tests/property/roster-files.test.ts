// A roster that goes out as a file and comes in again has the same seats, in each format.
import { assert, asyncProperty, constantFrom, infiniteStream, integer, record } from 'fast-check';
import { expect, it } from 'vitest';
import { makeStation } from '#kit/station.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import { blankRoster } from '#shared/rosters/blank.ts';
import { cellKey } from '#shared/rosters/shift.ts';
import type { Post, RosterPost, ShiftPattern } from '#shared/rosters/types.ts';

const always: ShiftPattern['days'] = ['workday', 'weekend', 'holiday'];
const dayAndNight: ShiftPattern[] = [
  { id: 'dayShift', name: '白班', days: always, from: '08:30', to: '18:00', posts: null },
  { id: 'nightShift', name: '夜班', days: always, from: '18:00', to: '08:30', posts: null },
];
const post = (id: string, kind: Post, name: string, count: number): RosterPost => ({
  id,
  kind,
  name,
  count,
  required: kind === 'leaderOnShift' || kind === 'main',
  qualifications: [],
  pool: { people: [], groups: [] },
  rotation: 'fair',
});
/** Posts as offices have them; two of one kind among them, told apart by their names alone. */
const sets: RosterPost[][] = [
  blankRoster.posts,
  [
    post('lead1', 'leaderOnShift', '县级带班领导', 1),
    post('lead2', 'leaderOnShift', '办公室带班领导', 1),
    post('main', 'main', '值班长', 1),
    post('staff', 'other', '值班员', 3),
  ],
  [
    post('leader', 'leaderOnShift', '值班领导', 1),
    post('chief', 'main', '值班主管', 1),
    post('other', 'other', '值班人员', 2),
    post('standby', 'standby', '备班人员', 6),
  ],
];

const formats = ['xlsx', 'docx', 'csv'] as const;

it('the same people on the same seats', { timeout: 300_000 }, async () => {
  const test = await makeStation({ at: Date.UTC(2026, 8, 1) });
  const names = ['王建国', '李敏', '赵磊', '孙洁', '周涛', '吴芳', '欧阳明', '李敏', '阿依古丽·买买提', '马超', '刘洋', '陈静'];
  const people = await Promise.all(
    names.map(
      async (name, at) =>
        (await test.call.directory.savePerson({ name, phones: [{ kind: 'mobile', number: `1390000${String(1000 + at)}` }] })).id,
    ),
  );
  const world = record({
    posts: constantFrom(...sets),
    patterns: constantFrom(blankRoster.patterns, dayAndNight),
    from: integer({ min: 0, max: 500 }).map((days) => addDays('2026-09-10', days)),
    days: integer({ min: 1, max: 34 }),
    fill: infiniteStream(integer({ min: -3, max: people.length - 1 })),
    format: constantFrom(...formats),
  });
  await assert(
    asyncProperty(world, async ({ posts, patterns, from, days, fill, format }) => {
      const roster = await test.call.rosters.save({ name: '城关镇值班', kind: 'township', posts, patterns });
      const wanted = new Set<string>();
      test.station.parts.journal.commit('system', (tx) => {
        for (let offset = 0; offset < days; offset += 1) {
          for (const pattern of patterns) {
            // Nobody sits on two seats of one shift.
            const seated = new Set<number>();
            for (const { id, count } of posts) {
              for (let slot = 0; slot < count; slot += 1) {
                const pick = Number(fill.next().value);
                const person = people[pick];
                if (person === undefined || seated.has(pick)) continue;
                seated.add(pick);
                const cell = { roster: roster.id, day: addDays(from, offset), shift: pattern.id, post: id, slot };
                wanted.add(`${cellKey(cell)} ${person}`);
                tx.append('duty.assigned', cellKey(cell), { ...cell, person, how: 'assigned' });
              }
            }
          }
        }
      });
      const file = await test.call.rosterFiles.exportFile({ from, to: addDays(from, days - 1), format, roster: roster.id });
      const preview = await test.call.rosterFiles.preview({ file, roster: roster.id });
      const errors = preview.problems.filter((problem) => problem.severity === 'error');
      expect(errors).toEqual([]);
      const read = preview.readings.map((one) => `${cellKey({ ...one, roster: roster.id })} ${one.person?.id ?? one.name}`);
      expect(new Set(read)).toEqual(wanted);
      expect(read).toHaveLength(wanted.size);
      expect(preview.plan.same).toBe(wanted.size);
    }),
    { numRuns: 45 },
  );
});

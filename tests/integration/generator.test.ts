// The generator through the contract: a greedy draft at once, the solver's after it, why there is none, what was settled stays.
import { describe, expect, it } from 'vitest';
import { blankRoster } from '#shared/rosters/blank.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import { homeRosterId, type RosterPost } from '#shared/rosters/types.ts';
import { makeStation, type TestStation } from '#kit/station.ts';

const from = '2026-12-01';
const to = '2026-12-31';

async function people(test: TestStation, names: readonly string[], qualifications: string[] = []): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) ids.push((await test.call.directory.savePerson({ name, post: '', qualifications })).id);
  return ids;
}

const named = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);

interface Office {
  leaders: string[];
  mains: string[];
}

/** A leader and a main officer every day; leaders in their order. */
async function office(
  test: TestStation,
  size: { leaders: number; mains: number },
  rules: Partial<typeof blankRoster.rules> = {},
): Promise<Office> {
  const leaders = await people(test, named('领导', size.leaders));
  const mains = await people(test, named('主班', size.mains));
  const post = (id: RosterPost['kind'], pool: string[]): RosterPost => {
    const found = blankRoster.posts.find((one) => one.id === id);
    if (!found) throw new Error(`no post ${id}`);
    return { ...found, pool: { people: pool, groups: [] } };
  };
  await test.call.rosters.save({
    id: homeRosterId,
    posts: [post('leaderOnShift', leaders), post('main', mains)],
    rules: { ...blankRoster.rules, ...rules },
  });
  return { leaders, mains };
}

const poll = async <T>(read: () => Promise<T>, until: (value: T) => boolean): Promise<T> => {
  for (let tries = 0; tries < 400; tries += 1) {
    const value = await read();
    if (until(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('waited too long');
};

const personOn = (shifts: { day: string; seats: { post: string; person: { id: string } | null }[] }[], day: string, post: string) =>
  shifts.find((shift) => shift.day === day)?.seats.find((seat) => seat.post === post)?.person?.id ?? null;

describe('generate', () => {
  it('where anybody may serve leaves the way to a substitute open', async () => {
    const test = await makeStation();
    await people(test, named('人', 6));
    const [main] = blankRoster.posts.filter((post) => post.id === 'main');
    if (!main) throw new Error('no main post');
    await test.call.rosters.save({ id: homeRosterId, posts: [main] });
    const draft = await test.call.rosterDrafts.generate({ from, to: '2026-12-03' });
    expect(draft.shifts).toHaveLength(3);
    expect((await test.call.rosters.substitutes({ day: '2026-12-02', post: 'main', slot: 0 })).items).toHaveLength(6);
  });

  it('not told which posts leaves one empty that nobody was named for and that may be', async () => {
    const test = await makeStation();
    const [main = ''] = await people(test, named('人', 6));
    const posts = blankRoster.posts
      .filter((post) => post.id === 'main' || post.id === 'driver')
      .map((post) => ({ ...post, pool: { people: post.id === 'main' ? [main] : [], groups: [] } }));
    await test.call.rosters.save({ id: homeRosterId, posts, rules: { ...blankRoster.rules, restHours: 0, maxPerWeek: null } });
    const draft = await test.call.rosterDrafts.generate({ from, to: '2026-12-03' });
    const held = draft.shifts.flatMap((shift) => shift.seats.flatMap((seat) => (seat.person ? [seat.post] : [])));
    expect(held).toEqual(['main', 'main', 'main']);
  });

  it('fills a month, keeps every rule, and shares duty as evenly as can be', async () => {
    const test = await makeStation();
    const { leaders, mains } = await office(test, { leaders: 5, mains: 8 });
    await test.call.rosters.saveLeave({ person: mains[0] ?? '', from: '2026-12-07', to: '2026-12-13', kind: 'leave', note: '' });
    const draft = await test.call.rosterDrafts.generate({ from, to, options: { title: '十二月' } });
    expect(draft).toMatchObject({
      title: '十二月',
      origin: 'generated',
      method: 'solver',
      impossible: null,
      violations: [],
      missingYears: [],
    });
    expect(draft.draftId).toBe(draft.id);
    expect(draft.shifts).toHaveLength(31);
    expect(draft.shifts.flatMap((shift) => shift.gaps)).toEqual([]);
    expect(draft.gap).toBeLessThanOrEqual(0.01);
    expect(draft.fairness.spread).toBeLessThanOrEqual(1);
    expect(draft.seconds).toBeGreaterThan(0);
    for (const shift of draft.shifts.filter(({ day }) => day >= '2026-12-07' && day <= '2026-12-13'))
      expect(shift.seats.map((seat) => seat.person?.id)).not.toContain(mains[0]);
    // Leaders take turns: whoever comes is one of the two whose turn is near.
    expect(new Set(draft.shifts.slice(0, 5).map((shift) => personOn([shift], shift.day, 'leaderOnShift')))).toEqual(new Set(leaders));
    expect(draft.generation).toMatchObject({ state: 'done', error: null });
  });

  it('carries earlier duty over: whoever had the holidays gets less', async () => {
    const test = await makeStation({ at: Date.UTC(2026, 9, 20) });
    const { mains } = await office(test, { leaders: 4, mains: 4 }, { restHours: 0, maxPerWeek: null });
    await test.call.rosters.save({ id: homeRosterId, rules: { ...blankRoster.rules, restHours: 0, maxPerWeek: null, carryOverDays: 60 } });
    for (let nth = 0; nth < 8; nth += 1)
      await test.call.rosters.assign({
        day: addDays('2026-10-22', nth),
        post: 'main',
        person: mains[nth < 5 ? 0 : nth - 4] ?? '',
        despite: true,
      });
    const draft = await test.call.rosterDrafts.generate({ from: '2026-11-05', to: '2026-11-16', posts: ['main'] });
    const duties = new Map(draft.fairness.people.filter(({ post }) => post === 'main').map((one) => [one.person.id, one]));
    expect(duties.get(mains[0] ?? '')?.carried).toBeGreaterThan(4);
    expect(duties.get(mains[0] ?? '')?.duties).toBeLessThan(duties.get(mains[1] ?? '')?.duties ?? 0);
  });

  it('says which years have no holiday data', async () => {
    const test = await makeStation();
    await office(test, { leaders: 5, mains: 5 });
    const draft = await test.call.rosterDrafts.generate({ from: '2026-12-25', to: '2027-01-05' });
    expect(draft.missingYears).toEqual([2027]);
  });

  it('refuses posts that are not there, days that are over, and a period that is too long', async () => {
    const test = await makeStation();
    await office(test, { leaders: 3, mains: 3 });
    await expect(test.call.rosterDrafts.generate({ from, to, posts: ['cook'] })).rejects.toMatchObject({
      code: 'notFound',
      data: { field: 'posts' },
    });
    await expect(test.call.rosterDrafts.generate({ from: '2026-11-01', to: '2026-11-10' })).rejects.toMatchObject({ code: 'shiftOver' });
    await expect(test.call.rosterDrafts.generate({ from: '2026-12-01', to: '2028-01-01' })).rejects.toMatchObject({ code: 'tooLarge' });
    await expect(test.call.rosterDrafts.generate({ from, to, options: { draft: homeRosterId } })).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});

describe('an impossible request', () => {
  it('gives the best that can be made, names what collides, and is possible with what it proposes', async () => {
    const test = await makeStation();
    const { mains } = await office(test, { leaders: 6, mains: 4 }, { restHours: 24, maxPerWeek: 2 });
    for (const person of mains.slice(0, 3))
      await test.call.rosters.saveLeave({ person, from: '2026-12-14', to: '2026-12-16', kind: 'leave', note: '' });
    const draft = await test.call.rosterDrafts.generate({ from, to });
    const { impossible } = draft;
    expect(impossible).not.toBeNull();
    expect(impossible?.rules.length).toBeGreaterThan(1);
    expect(impossible?.relaxation.length).toBeGreaterThan(0);
    const vacant = draft.shifts.flatMap((shift) => shift.gaps.map(() => shift.day));
    expect(vacant.length).toBeGreaterThan(0);
    expect(vacant.length).toBeLessThan(4);
    expect(draft.violations.every(({ rule }) => rule === 'empty')).toBe(true);
    const again = await test.call.rosterDrafts.generate({
      from,
      to,
      options: { relax: impossible?.relaxation.map(({ rule }) => rule) ?? [] },
    });
    expect(again.impossible).toBeNull();
  });

  it('is refused when nothing at all can be made', async () => {
    const test = await makeStation();
    const { leaders } = await office(test, { leaders: 1, mains: 1 });
    await test.call.rosters.saveLeave({ person: leaders[0] ?? '', from, to, kind: 'sick', note: '' });
    await expect(test.call.rosterDrafts.generate({ from, to, posts: ['leaderOnShift'] })).rejects.toMatchObject({ code: 'impossible' });
  });
});

describe('start', () => {
  it('answers at once with a greedy draft, then the solver betters the same draft', async () => {
    const test = await makeStation();
    await office(test, { leaders: 5, mains: 9 });
    const first = await test.call.rosterDrafts.start({ from, to });
    expect(first).toMatchObject({ method: 'greedy', generation: { state: 'running' } });
    expect(first.shifts.flatMap((shift) => shift.gaps)).toEqual([]);
    expect(first.violations).toEqual([]);
    const last = await poll(
      () => test.call.rosterDrafts.get({ id: first.id }),
      (draft) => draft.method === 'solver',
    );
    expect(last.generation).toMatchObject({ state: 'done' });
    expect(last.gap).toBeLessThanOrEqual(0.01);
    expect((await test.call.rosterDrafts.list({})).items).toHaveLength(1);
  });

  it('runs one at a time, and a cancelled one leaves the greedy draft', async () => {
    const test = await makeStation();
    await office(test, { leaders: 12, mains: 30 }, { restHours: 48 });
    const period = { from: '2026-12-01', to: '2027-11-30' };
    const first = await test.call.rosterDrafts.start(period);
    await expect(test.call.rosterDrafts.start({ from, to })).rejects.toMatchObject({ code: 'busy' });
    await expect(test.call.rosterDrafts.generate({ from, to })).rejects.toMatchObject({ code: 'busy' });
    expect((await test.call.rosterDrafts.list({})).items).toHaveLength(1);
    await test.call.rosterDrafts.cancel({ id: first.id });
    const after = await test.call.rosterDrafts.get({ id: first.id });
    expect(after).toMatchObject({ method: 'greedy', generation: { state: 'cancelled' } });
    const next = await test.call.rosterDrafts.generate({ from, to });
    expect(next.method).toBe('solver');
  });

  it('keeps what was set by hand when a draft is solved anew', async () => {
    const test = await makeStation();
    const { mains } = await office(test, { leaders: 5, mains: 9 });
    const first = await test.call.rosterDrafts.generate({ from, to });
    const day = '2026-12-10';
    const other = mains.find((person) => person !== personOn(first.shifts, day, 'main')) ?? '';
    await test.call.rosterDrafts.setCells({
      id: first.id,
      cells: [{ day, shift: 'day', post: 'main', slot: 0, person: other, locked: true }],
    });
    const again = await test.call.rosterDrafts.generate({ from, to, options: { draft: first.id } });
    expect(again.id).toBe(first.id);
    expect(personOn(again.shifts, day, 'main')).toBe(other);
    expect(again.violations).toEqual([]);
  });
});

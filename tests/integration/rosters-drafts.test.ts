// Drafts and published versions through the contract: past shifts stay as they were, versions stay as they were published.
import { beforeEach, describe, expect, it } from 'vitest';
import { callAs, passDays, peopleOf, seat, seatsOf } from '#kit/rosters.ts';
import { blankRoster } from '#shared/rosters/blank.ts';
import { makeStation, type TestStation } from '#kit/station.ts';
import { homeRosterId } from '#shared/rosters/types.ts';

const nobody = '01930000-0000-7000-8000-000000000000';
const hour = 3_600_000;
let test: TestStation;
let people: string[];
let [wang, li, zhao, leader]: string[] = [];

beforeEach(async () => {
  // 2026-11-20 22:54, a Friday.
  test = await makeStation();
  await test.call.rosters.save({ id: homeRosterId, rules: { ...blankRoster.rules, maxPerWeek: 2 } });
  people = await peopleOf(test, ['王建国', '李敏', '赵磊', '陈书记']);
  [wang, li, zhao, leader] = people;
});

const cellOf = (day: string, person: string | undefined, post = 'main', locked = true) => ({
  day,
  shift: 'day',
  post,
  slot: 0,
  person: person ?? null,
  locked,
});
/** A draft in which two people take turns as main officer and one is leader throughout. */
async function drafted(from: string, to: string, mains: readonly (string | undefined)[] = [wang, li]) {
  const draft = await test.call.rosterDrafts.create({ from, to, origin: 'blank' });
  const days = draft.shifts.filter((shift) => !shift.past).map((shift) => shift.day);
  const cells = days.flatMap((day, index) => [cellOf(day, mains[index % mains.length]), cellOf(day, leader, 'leaderOnShift')]);
  return test.call.rosterDrafts.setCells({ id: draft.id, cells });
}
const mains = (shifts: { seats: { post: string; person: { name: string } | null }[] }[]) =>
  shifts.map((shift) => shift.seats.find((one) => one.post === 'main')?.person?.name ?? null);

describe('a draft', () => {
  it('says what it breaks, how fair it is, which wishes it leaves unmet, and writes nothing', async () => {
    await test.call.rosters.saveWish({ person: wang ?? '', from: '2026-11-23', to: '2026-11-23', want: 'off' });
    const draft = await drafted('2026-11-23', '2026-11-26');
    expect(mains(draft.shifts)).toEqual(['王建国', '李敏', '王建国', '李敏']);
    expect(draft.shifts[0]?.seats.find((one) => one.post === 'main')).toMatchObject({ locked: true });
    // The leader has four days on end: three times no rest, and more than two a week.
    expect(draft.violations.map((one) => one.rule).sort()).toEqual(['perWeek', 'rest', 'rest', 'rest']);
    expect(draft.unmetWishes).toMatchObject([{ person: { name: '王建国' }, day: '2026-11-23' }]);
    expect(draft.fairness.people.filter((one) => one.post === 'main')).toMatchObject([
      { person: { name: '王建国' }, duties: 2, weighted: 2 },
      { person: { name: '李敏' }, duties: 2, weighted: 2 },
    ]);
    expect(await seatsOf(test, '2026-11-23', '2026-11-26')).toEqual([null, null, null, null]);
    expect((await test.call.rosterDrafts.list({})).items).toMatchObject([{ id: draft.id, origin: 'blank', madeBy: '李敏' }]);
    const other = await test.call.rosterDrafts.get({ id: draft.id });
    expect(other).toEqual(draft);
  });

  it('says that the calendar of a year is not known', async () => {
    const draft = await test.call.rosterDrafts.create({ from: '2026-12-30', to: '2027-01-02', origin: 'blank' });
    expect(draft.missingYears).toEqual([2027]);
  });

  it('copies the weeks before, Mondays to Mondays; who has left stays out', async () => {
    for (const [day, person] of [
      ['2026-11-21', wang],
      ['2026-11-23', li],
      ['2026-11-25', zhao],
    ] as const)
      await test.call.rosters.assign({ day, post: 'main', person: person ?? null });
    await test.call.directory.savePerson({ id: zhao ?? '', removed: true });
    const draft = await test.call.rosterDrafts.create({ from: '2026-11-28', to: '2026-12-04', origin: 'copied' });
    expect(mains(draft.shifts)).toEqual(['王建国', null, '李敏', null, null, null, null]);
  });

  it('refuses seats that are not its own, and nothing of them is written', async () => {
    const draft = await drafted('2026-11-23', '2026-11-24');
    const set = (patch: object) =>
      test.call.rosterDrafts.setCells({ id: draft.id, cells: [cellOf('2026-11-23', zhao), { ...cellOf('2026-11-24', zhao), ...patch }] });
    await expect(set({ day: '2026-11-25' })).rejects.toMatchObject({ code: 'notValid', data: { field: 'day' } });
    await expect(set({ shift: 'night' })).rejects.toMatchObject({ code: 'notFound', data: { field: 'shift' } });
    await expect(set({ post: 'x' })).rejects.toMatchObject({ code: 'notFound', data: { field: 'post' } });
    await expect(set({ slot: 1 })).rejects.toMatchObject({ code: 'notFound', data: { field: 'slot', limit: 0, received: 1 } });
    await expect(set({ slot: 50 })).rejects.toMatchObject({ code: 'notValid' });
    await expect(set({ person: nobody })).rejects.toMatchObject({ code: 'notFound', data: { field: 'person' } });
    expect(mains((await test.call.rosterDrafts.get({ id: draft.id })).shifts)).toEqual(['王建国', '李敏']);
    await expect(test.call.rosterDrafts.setCells({ id: nobody, cells: [cellOf('2026-11-23', zhao)] })).rejects.toMatchObject({
      code: 'notFound',
    });
    await expect(test.call.rosterDrafts.create({ from: '2026-11-23', to: '2026-11-22', origin: 'blank' })).rejects.toMatchObject({
      code: 'notValid',
    });
    await expect(test.call.rosterDrafts.create({ from: '2026-11-23', to: '2028-11-22', origin: 'blank' })).rejects.toMatchObject({
      code: 'tooLarge',
      data: { field: 'to', limit: 366 },
    });
    await expect(
      test.call.rosterDrafts.create({ roster: nobody, from: '2026-11-23', to: '2026-11-23', origin: 'blank' }),
    ).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('is dropped once', async () => {
    const draft = await drafted('2026-11-23', '2026-11-24');
    await test.call.rosterDrafts.drop({ id: draft.id });
    expect((await test.call.rosterDrafts.list({})).items).toEqual([]);
    for (const call of [test.call.rosterDrafts.get, test.call.rosterDrafts.drop, test.call.rosterDrafts.publish])
      await expect(call({ id: draft.id })).rejects.toMatchObject({ code: 'notFound' });
    const officer = await callAs(test, '张值班', 'dutyOfficer');
    await expect(officer.rosterDrafts.create({ from: '2026-11-23', to: '2026-11-23', origin: 'blank' })).rejects.toMatchObject({
      code: 'notPermitted',
    });
  });
});

describe('publishing', () => {
  it('needs a reason to break rules: a gap allowed by name, or on purpose; what was broken is frozen with it', async () => {
    const draft = await drafted('2026-11-23', '2026-11-26', [wang, undefined]);
    await expect(test.call.rosterDrafts.publish({ id: draft.id })).rejects.toMatchObject({ code: 'rulesBroken' });
    for (const day of ['2026-11-24', '2026-11-26']) await test.call.rosters.allowGap({ day, post: 'main', reason: '停电' });
    const open = (await test.call.rosterDrafts.get({ id: draft.id })).violations.map((one) => one.rule);
    expect(open).not.toContain('empty');
    expect(await test.call.rosterDrafts.publish({ id: draft.id, despite: true, note: '下周' })).toMatchObject({ version: 1 });
    expect(await seatsOf(test, '2026-11-23', '2026-11-26')).toEqual(['王建国', null, '王建国', null]);
    const [publication] = (await test.call.rosters.publications({})).items;
    expect(publication).toMatchObject({ version: 1, from: '2026-11-23', to: '2026-11-26', filled: 6, by: '李敏', note: '下周' });
    expect(publication?.breaks).toHaveLength(4);
    await expect(test.call.rosterDrafts.publish({ id: draft.id, despite: true })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('never puts anybody at two places at once', async () => {
    const draft = await drafted('2026-11-23', '2026-11-23');
    await test.call.rosterDrafts.setCells({ id: draft.id, cells: [cellOf('2026-11-23', leader)] });
    await expect(test.call.rosterDrafts.publish({ id: draft.id, despite: true })).rejects.toMatchObject({ code: 'rulesBroken' });
  });

  it('leaves shifts that are over as they were, seat by seat, and takes only what is still to come', async () => {
    await test.call.rosters.assign({ day: '2026-11-20', post: 'main', person: zhao ?? null });
    await test.call.rosters.assign({ day: '2026-11-23', post: 'main', person: zhao ?? null });
    const draft = await drafted('2026-11-18', '2026-11-24');
    // On the 21st at 10:54 the shift of the 20th is over.
    test.clock.advance(12 * hour);
    const before = (await test.call.rosters.shifts({ from: '2026-11-18', to: '2026-11-20' })).items;
    await test.call.rosterDrafts.publish({ id: draft.id, despite: true });
    expect((await test.call.rosters.shifts({ from: '2026-11-18', to: '2026-11-20' })).items).toEqual(before);
    expect(await seatsOf(test, '2026-11-20', '2026-11-24')).toEqual(['赵磊', '李敏', '王建国', '李敏', '王建国']);
    expect((await test.call.rosters.publications({})).items).toMatchObject([{ from: '2026-11-21', to: '2026-11-24' }]);
    const old = await test.call.rosterDrafts.create({ from: '2026-11-18', to: '2026-11-20', origin: 'blank' });
    await expect(test.call.rosterDrafts.publish({ id: old.id, despite: true })).rejects.toMatchObject({ code: 'shiftOver' });
  });

  it('leaves the day shift that is over when the night of the same day is published', async () => {
    const { items } = await test.call.rosters.list();
    const [whole] = items[0]?.patterns ?? [];
    if (!whole) throw new Error('no pattern');
    const patterns = [
      { ...whole, id: 'day', name: '白班', from: '08:30', to: '18:00' },
      { ...whole, id: 'night', name: '夜班', from: '18:00', to: '08:30' },
    ];
    await test.call.rosters.save({ id: homeRosterId, patterns });
    // On the 21st at 07:54.
    test.clock.advance(9 * hour);
    await test.call.rosters.assign({ day: '2026-11-21', shift: 'day', post: 'main', person: zhao ?? null });
    const draft = await test.call.rosterDrafts.create({ from: '2026-11-21', to: '2026-11-21', origin: 'blank' });
    await test.call.rosterDrafts.setCells({
      id: draft.id,
      cells: [cellOf('2026-11-21', wang), { ...cellOf('2026-11-21', li), shift: 'night' }],
    });
    test.clock.advance(12 * hour);
    await test.call.rosterDrafts.publish({ id: draft.id, despite: true });
    expect(mains((await test.call.rosters.shifts({ from: '2026-11-21', to: '2026-11-21' })).items)).toEqual(['赵磊', '李敏']);
  });

  it('empties the seats of its days that it does not fill', async () => {
    await test.call.rosters.assign({ day: '2026-11-23', post: 'deputy', person: zhao ?? null });
    const draft = await drafted('2026-11-23', '2026-11-23');
    await test.call.rosterDrafts.publish({ id: draft.id });
    expect(await seatsOf(test, '2026-11-23', '2026-11-23', 'deputy')).toEqual([null]);
  });
});

describe('a published version', () => {
  it('stays as it was published; every seat that differs today says who changed it and why', async () => {
    const first = await drafted('2026-11-23', '2026-11-26');
    const { publication } = await test.call.rosterDrafts.publish({ id: first.id, despite: true });
    const change = { day: '2026-11-24', post: 'main', person: zhao ?? null, how: 'substitution' as const, reason: '李敏发烧' };
    await test.call.rosters.assign(change);
    const second = await drafted('2026-11-26', '2026-11-27', [zhao, wang]);
    await test.call.rosterDrafts.publish({ id: second.id, despite: true, note: '调整' });
    await passDays(test, 4);
    await test.call.rosters.correct({ cell: seat('2026-11-23'), person: li ?? null, reason: '王建国出差' });
    const frozen = await test.call.rosters.publication({ id: publication });
    expect(mains(frozen.shifts)).toEqual(['王建国', '李敏', '王建国', '李敏']);
    expect(frozen.changes).toMatchObject([
      { cell: seat('2026-11-23'), was: { name: '王建国' }, is: { name: '李敏' }, how: 'corrected', reason: '王建国出差', by: '李敏' },
      { cell: seat('2026-11-24'), was: { name: '李敏' }, is: { name: '赵磊' }, how: 'substitution', reason: '李敏发烧' },
      { cell: seat('2026-11-26'), was: { name: '李敏' }, is: { name: '赵磊' }, how: 'published', reason: '调整' },
    ]);
    const versions = (await test.call.rosters.shifts({ from: '2026-11-25', to: '2026-11-27' })).items.map((shift) => shift.version);
    expect(versions).toEqual([1, 2, 2]);
    await expect(test.call.rosters.publication({ id: nobody })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('keeps the posts and hours of its time for shifts that are over; those to come follow the roster', async () => {
    const draft = await drafted('2026-11-21', '2026-11-24');
    await test.call.rosterDrafts.publish({ id: draft.id, despite: true });
    await passDays(test, 2);
    const past = async () => (await test.call.rosters.shifts({ from: '2026-11-21', to: '2026-11-21' })).items;
    const before = await past();
    const { items } = await test.call.rosters.list();
    const [whole] = items[0]?.patterns ?? [];
    if (!whole) throw new Error('no pattern');
    const posts = (items[0]?.posts ?? []).map((post) => (post.id === 'main' ? { ...post, name: '值班长' } : post));
    const patterns = [
      { ...whole, name: '昼夜', from: '09:00', to: '09:00' },
      { ...whole, id: 'extra', name: '加班', from: '20:00', to: '22:00' },
    ];
    await test.call.rosters.save({ id: homeRosterId, posts, patterns });
    expect(await past()).toEqual(before);
    const [next, extra] = (await test.call.rosters.shifts({ from: '2026-11-24', to: '2026-11-24' })).items;
    expect(next).toMatchObject({ name: '昼夜', from: '2026-11-24T09:00:00+08:00' });
    expect(next?.seats.find((one) => one.post === 'main')).toMatchObject({ name: '值班长', person: { name: '李敏' } });
    expect(extra).toMatchObject({ name: '加班' });
  });

  it('shows a swap that a later draft would undo as settled', async () => {
    await test.call.rosters.assign({ day: '2026-11-23', post: 'main', person: zhao ?? null, how: 'substitution' });
    const draft = await drafted('2026-11-23', '2026-11-23');
    expect(draft.violations).toMatchObject([{ rule: 'fixed', person: { name: '赵磊' } }]);
  });
});

// Rosters as files through the contract: a table comes in as a draft or as history; what was not taken goes out again.
import { describe, expect, it } from 'vitest';
import { accept, codes, type Corrections, december, entriesOf, later, people, plain, workbook } from '#kit/roster-files.ts';
import { clientOf, makeStation } from '#kit/station.ts';
import { homeRosterId } from '#shared/rosters/types.ts';
import { readTables } from '#station/documents/read-tables.ts';

describe('a table of days to come', () => {
  it('is shown without writing anything, and accepted as a draft of just what was seen', async () => {
    const test = await makeStation();
    const ids = await people(test, ['王建国', '13900000001'], ['李敏', '13900000002'], ['赵磊', '13900000003']);
    const before = entriesOf(test);
    const preview = await test.call.rosterFiles.preview({
      file: await december(['12月1日(周二)', '王建国', '李敏', '13900000002'], ['12月2日(周三)', '王建国', '赵磊', '']),
    });
    expect(entriesOf(test)).toBe(before);
    expect(preview.problems).toEqual([]);
    expect(preview.tables[0]?.columns.map(({ role, posts }) => [role, posts])).toEqual([
      ['day', []],
      ['names', ['leaderOnShift']],
      ['names', ['main']],
      ['phones', []],
    ]);
    expect(preview.plan).toMatchObject({ from: '2026-12-01', to: '2026-12-02', seats: 4, same: 0, carried: 0, refused: 0 });
    const done = await accept(test, preview, plain);
    expect(done).toMatchObject({ seats: 4, history: 0, people: 0, refused: 0 });
    const draft = await test.call.rosterDrafts.get({ id: done.draft ?? '' });
    expect([draft.origin, draft.title, draft.from, draft.to]).toEqual(['imported', '2026年12月值班表', '2026-12-01', '2026-12-02']);
    const seats = draft.shifts.flatMap(({ day, seats: all }) =>
      all.flatMap((seat) => (seat.person ? [[day, seat.post, seat.person.id]] : [])),
    );
    expect(seats).toEqual([
      ['2026-12-01', 'leaderOnShift', ids['王建国']],
      ['2026-12-01', 'main', ids['李敏']],
      ['2026-12-02', 'leaderOnShift', ids['王建国']],
      ['2026-12-02', 'main', ids['赵磊']],
    ]);
    // The roster itself is as it was until somebody publishes the draft.
    expect(
      (await test.call.rosters.shifts({ from: '2026-12-01', to: '2026-12-02' })).items.flatMap((shift) =>
        shift.seats.filter((seat) => seat.person),
      ),
    ).toEqual([]);
  });

  it('a second time adds nothing, as a draft and once it is in force', async () => {
    const test = await makeStation();
    await people(test, ['王建国', '13900000001'], ['李敏', '13900000002']);
    const file = await december(['12月1日', '王建国', '李敏', ''], ['12月2日', '王建国', '李敏', '']);
    const first = await accept(test, await test.call.rosterFiles.preview({ file }), plain);
    const entries = entriesOf(test);
    const again = await test.call.rosterFiles.preview({ file });
    expect(again.plan.draft).toBe(first.draft);
    expect(await accept(test, again, plain)).toMatchObject({ draft: first.draft, seats: 0, people: 0 });
    expect(entriesOf(test)).toBe(entries);
    await test.call.rosterDrafts.publish({ id: first.draft ?? '', despite: true });
    const published = entriesOf(test);
    const third = await test.call.rosterFiles.preview({ file });
    expect(third.plan).toMatchObject({ seats: 4, same: 4, draft: null });
    expect(await accept(test, third, plain)).toMatchObject({ draft: null, seats: 0 });
    expect(entriesOf(test)).toBe(published);
  });

  it('leaves posts and days of which it does not speak as they stand', async () => {
    const test = await makeStation();
    const ids = await people(test, ['王建国', '13900000001'], ['李敏', '13900000002'], ['周涛', '13900000009']);
    await test.call.rosters.assign({ day: '2026-12-01', post: 'driver', person: ids['周涛'] ?? '' });
    await test.call.rosters.assign({ day: '2026-12-01', post: 'main', person: ids['周涛'] ?? '', despite: true }).catch(() => undefined);
    const preview = await test.call.rosterFiles.preview({ file: await december(['12月1日', '王建国', '李敏', '']) });
    expect(preview.plan).toMatchObject({ seats: 2, carried: 1 });
    const { draft } = await accept(test, preview, plain);
    const seats = (await test.call.rosterDrafts.get({ id: draft ?? '' })).shifts.flatMap((shift) =>
      shift.seats.flatMap((seat) => (seat.person ? [`${seat.post} ${seat.person.name}`] : [])),
    );
    expect(seats).toEqual(['leaderOnShift 王建国', 'main 李敏', 'driver 周涛']);
  });

  it('is not written when something changed since it was shown', async () => {
    const test = await makeStation();
    await people(test, ['王建国', '13900000001']);
    const preview = await test.call.rosterFiles.preview({ file: await december(['12月1日', '王建国', '', '']) });
    await people(test, ['王建国', '13900000005']);
    const before = entriesOf(test);
    await expect(accept(test, preview, plain)).rejects.toMatchObject({ code: 'conflict', status: 409 });
    expect(entriesOf(test)).toBe(before);
  });
});

describe('whom a name means', () => {
  it('the same name twice is decided by the telephone, else asked', async () => {
    const test = await makeStation();
    const ids = await people(test, ['李敏', '13900000002'], ['李敏', '13900000022'], ['王建国', '13900000001']);
    const preview = await test.call.rosterFiles.preview({
      file: await december(['12月1日', '王建国', '李敏', '13900000022'], ['12月2日', '王建国', '李敏', '13900000099']),
    });
    expect(codes(preview)).toEqual(['3,2 personAmbiguous']);
    expect(preview.people.map(({ key, state, person }) => [key, state, person?.id ?? null])).toEqual([
      ['王建国/', 'found', ids['王建国']],
      ['李敏/13900000022', 'found', ids['李敏2']],
      ['李敏/13900000099', 'ambiguous', null],
    ]);
    const corrections: Corrections = {
      ...plain,
      people: [{ key: '李敏/13900000099', choice: { kind: 'person', person: ids['李敏'] ?? '' } }],
    };
    const mended = await test.call.rosterFiles.remap({ previewId: preview.previewId, corrections });
    expect([mended.problems, mended.plan.seats]).toEqual([[], 4]);
  });

  it('somebody unknown is offered by telephone and likeness, chosen, added, or left out', async () => {
    const test = await makeStation();
    const ids = await people(test, ['王建国', '13900000001'], ['李敏', '13900000002']);
    const preview = await test.call.rosterFiles.preview({
      file: await december(['12月1日', '王建囯', '李闵', '13900000002'], ['12月2日', '周涛', '孙洁', '13900000004']),
    });
    expect(codes(preview)).toEqual(['2,1 personUnknown', '2,2 personUnknown', '3,1 personUnknown', '3,2 personUnknown']);
    expect(preview.people.map(({ name, candidates }) => [name, candidates.map((one) => one.name)])).toEqual([
      ['王建囯', ['王建国']],
      ['李闵', ['李敏']],
      ['周涛', []],
      ['孙洁', []],
    ]);
    expect(preview.plan).toMatchObject({ seats: 0, refused: 4 });
    const corrections: Corrections = {
      ...plain,
      people: [
        { key: '王建囯/', choice: { kind: 'person', person: ids['王建国'] ?? '' } },
        { key: '李闵/13900000002', choice: { kind: 'person', person: ids['李敏'] ?? '' } },
        { key: '周涛/', choice: { kind: 'leaveOut' } },
        { key: '孙洁/13900000004', choice: { kind: 'create', unit: null, post: '科员' } },
      ],
    };
    const mended = await test.call.rosterFiles.remap({ previewId: preview.previewId, corrections });
    expect([mended.problems, mended.plan.seats, mended.plan.newPeople]).toEqual([[], 3, 1]);
    expect(await accept(test, mended, corrections)).toMatchObject({ seats: 3, people: 1 });
    const added = (await test.call.directory.people({ text: '孙洁' })).items;
    expect(added).toMatchObject([{ name: '孙洁', post: '科员', phones: [{ kind: 'mobile', number: '13900000004' }] }]);
    // The second time she is known.
    const again = await test.call.rosterFiles.remap({
      previewId: preview.previewId,
      corrections: { ...corrections, people: corrections.people.slice(0, 3) },
    });
    expect([again.plan.newPeople, again.plan.draft]).not.toContain(null);
  });
});

describe('a table of days that are over', () => {
  const november = (...rows: string[][]): Promise<File> =>
    workbook([['2026年11月值班表'], ['日期', '带班领导', '主班'], ...rows], '上月.xlsx');

  it('is history only when that is wanted, and only where nothing stands', async () => {
    const test = await makeStation();
    const ids = await people(test, ['王建国', '13900000001'], ['李敏', '13900000002'], ['赵磊', '13900000003']);
    // Recorded in its time: the table says otherwise and changes nothing.
    await test.call.rosters.assign({ day: '2026-11-20', post: 'main', person: ids['赵磊'] ?? '' });
    await later(test, 2);
    const file = await november(['11月18日', '王建国', '李敏'], ['11月19日', '王建国', '李敏'], ['11月20日', '王建国', '李敏']);
    const preview = await test.call.rosterFiles.preview({ file });
    expect(preview.plan).toMatchObject({ seats: 0, from: null, past: { free: 5, same: 0, kept: 1 } });
    const before = entriesOf(test);
    expect(await accept(test, preview, plain)).toMatchObject({ draft: null, history: 0 });
    expect(entriesOf(test)).toBe(before);
    const corrections: Corrections = { ...plain, history: true };
    const wanted = await test.call.rosterFiles.remap({ previewId: preview.previewId, corrections });
    expect(await accept(test, wanted, corrections)).toMatchObject({ draft: null, history: 5 });
    const shifts = (await test.call.rosters.shifts({ from: '2026-11-18', to: '2026-11-20', roster: homeRosterId })).items;
    expect(
      shifts.map((shift) => shift.seats.filter((seat) => seat.person).map((seat) => `${seat.person?.name ?? ''} ${seat.how ?? ''}`)),
    ).toEqual([
      ['王建国 imported', '李敏 imported'],
      ['王建国 imported', '李敏 imported'],
      ['王建国 imported', '赵磊 assigned'],
    ]);
    const entries = entriesOf(test);
    const again = await test.call.rosterFiles.remap({ previewId: preview.previewId, corrections });
    expect(again.plan.past).toEqual({ free: 0, same: 5, kept: 1 });
    expect(await accept(test, again, corrections)).toMatchObject({ history: 0 });
    expect(entriesOf(test)).toBe(entries);
  });

  it('never fills a seat that a published version left empty', async () => {
    const test = await makeStation();
    const ids = await people(test, ['王建国', '13900000001'], ['李敏', '13900000002']);
    const draft = await test.call.rosterDrafts.create({ from: '2026-11-21', to: '2026-11-21', origin: 'blank' });
    await test.call.rosterDrafts.setCells({
      id: draft.id,
      cells: [{ day: '2026-11-21', shift: 'day', post: 'main', slot: 0, person: ids['李敏'] ?? '', locked: true }],
    });
    await test.call.rosterDrafts.publish({ id: draft.id, despite: true });
    await later(test, 3);
    const preview = await test.call.rosterFiles.preview({ file: await november(['11月21日', '王建国', '李敏']) });
    expect(preview.plan.past).toEqual({ free: 0, same: 1, kept: 1 });
    const corrections: Corrections = { ...plain, history: true };
    const wanted = await test.call.rosterFiles.remap({ previewId: preview.previewId, corrections });
    const before = entriesOf(test);
    expect(await accept(test, wanted, corrections)).toMatchObject({ history: 0 });
    expect(entriesOf(test)).toBe(before);
  });

  it('and of days to come is both: history and a draft', async () => {
    const test = await makeStation();
    await people(test, ['王建国', '13900000001'], ['李敏', '13900000002']);
    const file = await november(['11月19日', '王建国', '李敏'], ['11月20日', '王建国', '李敏'], ['11月21日', '王建国', '李敏']);
    const preview = await test.call.rosterFiles.preview({ file });
    const corrections: Corrections = { ...plain, history: true };
    const wanted = await test.call.rosterFiles.remap({ previewId: preview.previewId, corrections });
    expect(await accept(test, wanted, corrections)).toMatchObject({ history: 2, seats: 4 });
  });
});

describe('what was not taken', () => {
  it('goes out as a workbook of the same columns with the reasons, and comes in again once it is mended', async () => {
    const test = await makeStation();
    await people(test, ['王建国', '13900000001'], ['李敏', '13900000002']);
    const preview = await test.call.rosterFiles.preview({
      file: await december(['12月1日', '王建国', '李敏', ''], ['12月32日', '王建国', '李敏', ''], ['12月3日(周一)', '王建国', '李敏', '']),
    });
    const file = await test.call.rosterFiles.refused({ previewId: preview.previewId, corrections: plain });
    const [table] = await readTables(file.name, new Uint8Array(await file.arrayBuffer()));
    expect(table?.rows.slice(1)).toEqual([
      ['日期', '带班领导', '主班', '主班电话', '问题'],
      ['12月32日', '王建国', '李敏', '', 'A4 没有这一天：12月32日'],
      ['12月3日(周一)', '王建国', '李敏', '', 'A5 星期与日期不符：12月3日(周一)（2026-12-03 周四）'],
    ]);
    const mended = await test.call.rosterFiles.preview({ file });
    const corrections: Corrections = {
      ...plain,
      edits: [
        { table: 0, row: 2, column: 0, text: '12月2日' },
        { table: 0, row: 3, column: 0, text: '12月3日(周四)' },
      ],
    };
    const read = await test.call.rosterFiles.remap({ previewId: mended.previewId, corrections });
    expect([read.problems, read.plan.seats]).toEqual([[], 4]);
  });
});

describe('bad input', () => {
  it.each<[string, File, object]>([
    [
      'an old workbook',
      new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0])], '排班.xls'),
      { code: 'typeNotAllowed', data: { received: 'xls' } },
    ],
    ['an empty file', new File([], 'a.xlsx'), { code: 'notValid' }],
    ['text that calls itself a workbook', new File(['日期'], 'a.xlsx'), { code: 'brokenFile', status: 422 }],
    ['a picture', new File(['x'], 'a.png'), { code: 'typeNotAllowed' }],
  ])('%s is refused and nothing is kept', async (_, file, expected) => {
    const test = await makeStation();
    await expect(test.call.rosterFiles.preview({ file })).rejects.toMatchObject(expected);
  });

  it('a preview belongs to whoever sent the file, for an hour', async () => {
    const test = await makeStation();
    const preview = await test.call.rosterFiles.preview({ file: await december(['12月1日', '王建国', '李敏', '']) });
    await test.call.accounts.saveUser({ name: '排班员', roles: ['planner'], password: 'a-long-password' });
    const { token } = await test.station.parts.sessions.open('排班员', 'a-long-password', 'api');
    const other = clientOf(test.station, token);
    const input = { previewId: preview.previewId, corrections: plain };
    await expect(other.rosterFiles.remap(input)).rejects.toMatchObject({ code: 'notFound', data: { field: 'previewId' } });
    test.clock.advance(3_600_001);
    await expect(test.call.rosterFiles.remap(input)).rejects.toMatchObject({ code: 'notFound' });
  });

  it('an unknown roster, too many days, a text that is too long', async () => {
    const test = await makeStation();
    const unknown = '0199aaaa-0000-7000-8000-000000000000';
    const file = await december(['12月1日', '王建国', '李敏', '']);
    await expect(test.call.rosterFiles.preview({ file, roster: unknown })).rejects.toMatchObject({
      code: 'notFound',
      data: { field: 'roster' },
    });
    await expect(test.call.rosterFiles.exportFile({ from: '2026-12-02', to: '2026-12-01', format: 'csv' })).rejects.toMatchObject({
      code: 'notValid',
    });
    await expect(test.call.rosterFiles.exportFile({ from: '2026-01-01', to: '2027-12-31', format: 'csv' })).rejects.toMatchObject({
      code: 'tooLarge',
      data: { limit: 400 },
    });
    const { previewId } = await test.call.rosterFiles.preview({ file });
    const edits = [{ table: 0, row: 0, column: 0, text: 'x'.repeat(2_001) }];
    await expect(test.call.rosterFiles.remap({ previewId, corrections: { ...plain, edits } })).rejects.toMatchObject({
      code: 'tooLarge',
      data: { limit: 2_000 },
    });
  });
});

// People taken in from tables as offices keep them: columns in any order, every kind of mistake, all or nothing, set back.
import { describe, expect, it } from 'vitest';
import { makeStation, type TestStation } from '#kit/station.ts';
import { writeCsv, writeXlsx } from '#station/documents/write-sheet.ts';

const csv = (rows: string[][], name = '通讯录.csv'): File => new File([new Uint8Array(writeCsv(rows))], name);
const raw = (text: string, name = '通讯录.csv'): File => new File([text], name);

const options = { sheet: 0, fillDown: true, makeUnits: true, parent: null };

/** Reads a file with the columns as guessed, and checks it. */
async function check(test: TestStation, file: File, patch: object = {}) {
  const { directory } = test.call;
  const read = await directory.importFile({ file });
  const [sheet] = read.sheets;
  if (!sheet) throw new Error('no sheet');
  const plan = await directory.checkImport({ ...options, id: read.previewId, firstRow: sheet.firstRow, mapping: sheet.mapping, ...patch });
  const rows = async (status?: 'new' | 'changed' | 'same' | 'refused') =>
    (await directory.importRows({ id: read.previewId, plan: plan.plan, ...(status ? { status } : {}) })).items;
  const accept = () => directory.acceptImport({ id: read.previewId, plan: plan.plan });
  return { id: read.previewId, sheet, plan, rows, accept };
}

const everybody = async (test: TestStation) => (await test.call.directory.people({ limit: 500 })).items;

async function county(test: TestStation) {
  const { directory } = test.call;
  const top = await directory.saveUnit({ name: '云河县', kind: 'county', parent: null });
  const bureau = await directory.saveUnit({ name: '云河县应急管理局', shortName: '应急局', kind: 'department', parent: top.id });
  return { top: top.id, bureau: bureau.id };
}

const table = [
  ['云河县应急通讯录', '', '', '', '', ''],
  ['单位', '姓　名', '职务', '手机号码', '办公电话', '备注'],
  ['应急局', '李　敏', '局长', '13900000001', '0538-0000101', ''],
  ['', '张刚', '科长', '13900000002/13900000003', '0538-0000102', '防汛'],
  ['城关镇', '王建国', '镇长', '139 0000 0004', '无', '—'],
  ['城关镇', '赵磊', '', '', '0538-0000104转801', ''],
];

describe('a table of people', () => {
  it('is read with its columns in any order and taken in as it was shown', async () => {
    const test = await makeStation();
    const { top, bureau } = await county(test);
    const { sheet, plan, rows, accept } = await check(test, csv(table), { parent: top });
    expect(sheet).toMatchObject({ headingRow: 1, firstRow: 2, mapping: ['unit', 'name', 'post', 'mobile', 'office', 'note'] });
    expect(plan).toMatchObject({
      counts: { new: 4, changed: 0, same: 0, refused: 0 },
      newUnits: [{ name: '城关镇', parentName: '云河县' }],
    });
    expect((await rows('new'))[1]).toMatchObject({
      line: 4,
      name: '张刚',
      unitName: '云河县应急管理局',
      phones: [{ number: '13900000002' }, { number: '13900000003' }, { kind: 'office' }],
    });
    expect(await everybody(test)).toEqual([]);
    expect(await accept()).toMatchObject({ file: '通讯录.csv', added: 4, units: 1, refused: 0, undone: null });
    const people = await everybody(test);
    expect(people.map((one) => [one.unitName, one.name, one.post])).toEqual([
      ['云河县应急管理局', '李敏', '局长'],
      ['云河县应急管理局', '张刚', '科长'],
      ['城关镇', '王建国', '镇长'],
      ['城关镇', '赵磊', ''],
    ]);
    expect(people[0]?.unit).toBe(bureau);
    expect(people[1]?.note).toBe('防汛');
    expect(people[3]?.phones).toEqual([{ kind: 'office', number: '0538-0000104转801' }]);
    expect((await test.call.directory.units({ kind: 'township' })).items).toMatchObject([{ name: '城关镇', parent: top }]);
  });

  it('adds nothing the second time, and says what a later one changes', async () => {
    const test = await makeStation();
    const { top } = await county(test);
    await (await check(test, csv(table), { parent: top })).accept();
    const again = await check(test, csv(table));
    expect(again.plan.counts).toEqual({ new: 0, changed: 0, same: 4, refused: 0 });
    await expect(again.accept()).rejects.toMatchObject({ code: 'notValid', data: { field: 'plan' } });
    const later = table.map((row) => row.map((cell) => cell.replace('科长', '副局长').replace('13900000001', '13900000009')));
    const { plan, rows, accept } = await check(test, csv(later));
    expect(plan.counts).toEqual({ new: 0, changed: 2, same: 2, refused: 0 });
    expect((await rows('changed')).map((row) => row.changes)).toEqual([
      [{ field: 'phone', before: '13900000001、0538-0000101', after: '13900000009、0538-0000101' }],
      [{ field: 'post', before: '科长', after: '副局长' }],
    ]);
    await accept();
    const zhang = (await everybody(test)).find((one) => one.name === '张刚');
    expect((await test.call.directory.person({ id: zhang?.id ?? '' })).history.map((one) => one.post)).toEqual(['副局长', '科长']);
  });

  it('is refused line by line with the reason for each field, and the rest is taken', async () => {
    const test = await makeStation();
    await county(test);
    const bad = [
      ['姓名', '单位', '职务', '手机', '邮箱', '排序', '任职时间', '资格'],
      ['', '应急局', '科员', '13900000001', '', '', '', ''],
      ['13900000002', '应急局', '', '', '', '', '', ''],
      ['张刚', '没有这个局', '', '', '', '', '', ''],
      ['李敏', '应急局', '长'.repeat(201), '', '', '', '', ''],
      ['王五', '应急局', '', '1390000000', '', '', '', ''],
      ['赵六', '应急局', '', '手机请问办公室', '', '', '', ''],
      ['孙七', '应急局', '', '1.39E+10', '', '', '', ''],
      ['周八', '应急局', '', '', 'zhou@@x', '', '', ''],
      ['吴九', '应急局', '', '', '', '-3', '2026-02-30', ''],
      ['郑十', '应急局', '', '', '', '', '2026-12-24', ''],
      ['=cmd|calc', '应急局', '', '', '', '', '', ''],
      ['好人', '应急局', '科员', '13900000010', '', '1', '2024年3月', '驾驶、涉密'],
      ['好人', '应急局', '科员', '13900000010', '', '1', '2024年3月', '驾驶'],
    ];
    const text = bad.map((row) => row.join(',')).join('\n');
    const { plan, rows, id, accept } = await check(test, raw(text), { makeUnits: false });
    expect(plan.counts).toEqual({ new: 1, changed: 0, same: 0, refused: 12 });
    const refused = await rows('refused');
    expect(refused.map((row) => [row.line, row.problems.map((one) => `${one.field} ${one.code}`)])).toEqual([
      [2, ['name missing']],
      [3, ['name notName']],
      [4, ['unit unitUnknown']],
      [5, ['post tooLong']],
      [6, ['mobile notPhone']],
      [7, ['mobile notPhone']],
      [8, ['mobile rounded']],
      [9, ['email notEmail']],
      [10, ['order notOrder', 'postSince notDate']],
      [11, ['postSince future']],
      [12, ['name formula']],
      [14, ['name twice']],
    ]);
    const file = await test.call.directory.refusedRows({ id, plan: plan.plan, format: 'csv' });
    const saved = await file.text();
    expect(saved).toContain('手机：“1390000000”不是电话号码，或位数不对');
    expect(saved).toContain("'=cmd|calc");
    expect(saved).toContain('与第 13 行是同一人');
    await accept();
    expect(await everybody(test)).toMatchObject([{ name: '好人', postSince: '2024-03-01', qualifications: ['驾驶', '涉密'], order: 1 }]);
  });

  it('is taken whole or not at all, and only as the directory was when it was shown', async () => {
    const test = await makeStation();
    await county(test);
    const stale = await check(test, csv(table));
    await test.call.directory.savePerson({ name: '别人' });
    await expect(stale.accept()).rejects.toMatchObject({ code: 'conflict', data: { field: 'plan' } });
    expect((await everybody(test)).map((one) => one.name)).toEqual(['别人']);
    const { id, plan } = await check(test, csv(table));
    await expect(test.call.directory.acceptImport({ id, plan: plan.plan + 1 })).rejects.toMatchObject({ code: 'conflict' });
    test.clock.advance(61 * 60_000);
    await expect(test.call.directory.acceptImport({ id, plan: plan.plan })).rejects.toMatchObject({ code: 'notFound' });
    expect((await test.call.directory.imports({})).items).toEqual([]);
  });

  it('is set back by counter-entries, without what others have changed since', async () => {
    const test = await makeStation();
    const { top, bureau } = await county(test);
    const { directory } = test.call;
    const old = await directory.savePerson({
      name: '李敏',
      unit: bureau,
      post: '副局长',
      phones: [{ kind: 'mobile', number: '13900000001' }],
    });
    const grouped = table.map((row, nth) => [...row, nth === 1 ? '分组' : nth > 1 ? '防汛指挥部' : '']);
    const { accept } = await check(test, csv(grouped), { parent: top });
    const done = await accept();
    expect(done).toMatchObject({ added: 3, changed: 1, groups: 1 });
    expect((await directory.groups({})).items).toMatchObject([{ name: '防汛指挥部', members: 4 }]);
    const zhao = (await everybody(test)).find((one) => one.name === '赵磊');
    await directory.savePerson({ id: zhao?.id, post: '司机' });
    const undone = await directory.undoImport({ id: done.id });
    // 赵磊 was changed by hand: he stays, and with him his unit.
    expect(undone.undone).toMatchObject({ kept: 2 });
    expect((await everybody(test)).map((one) => [one.name, one.post])).toEqual([
      ['李敏', '副局长'],
      ['赵磊', '司机'],
    ]);
    expect((await directory.people({ text: '李敏' })).items[0]).toMatchObject({
      id: old.id,
      phones: [{ kind: 'mobile', number: '13900000001' }],
    });
    expect((await directory.units({ kind: 'township' })).items).toMatchObject([{ name: '城关镇' }]);
    expect((await directory.groups({})).items).toEqual([]);
    await expect(directory.undoImport({ id: done.id })).rejects.toMatchObject({ code: 'conflict' });
    expect((await directory.imports({})).items).toMatchObject([{ id: done.id, by: '李敏', undone: { kept: 2 } }]);
  });
});

describe('whom a line means', () => {
  it('is told by the number first: namesakes keep apart, and whoever moved is the same', async () => {
    const test = await makeStation();
    const { top, bureau } = await county(test);
    const add = (number: string, post: string) =>
      test.call.directory.savePerson({ name: '张伟', unit: bureau, post, phones: [{ kind: 'mobile', number }] });
    await add('13900000001', '科长');
    await add('13900000002', '科员');
    const moved = [
      ['姓名', '单位', '职务', '手机'],
      ['张伟', '云河县', '主任', '13900000002'],
      ['张伟', '应急局', '科长', '13900000001'],
      ['张伟', '应急局', '司机', '13900000003'],
      ['张伟', '应急局', '司机', ''],
    ];
    const { plan, rows } = await check(test, csv(moved), { makeUnits: false });
    expect(plan.counts).toEqual({ new: 1, changed: 1, same: 1, refused: 1 });
    expect((await rows('changed'))[0]?.changes).toEqual([
      { field: 'unit', before: '云河县应急管理局', after: '云河县' },
      { field: 'post', before: '科员', after: '主任' },
    ]);
    expect((await rows('refused'))[0]).toMatchObject({ line: 5, problems: [{ code: 'twice', limit: 3 }] });
    const unclear = await check(
      test,
      csv([
        ['姓名', '职务'],
        ['张伟', '科员'],
      ]),
    );
    expect((await unclear.rows('refused'))[0]?.problems).toMatchObject([{ code: 'ambiguous' }]);
    expect(top).not.toBe(bureau);
  });

  it('follows lines that only name a unit, headings on two rows and two people side by side', async () => {
    const test = await makeStation();
    await county(test);
    const sections = [
      ['姓名', '职务', '联系电话', '', '姓名', '职务', '联系电话', ''],
      ['', '', '办公', '手机', '', '', '办公', '手机'],
      ['应急局', '应急局', '应急局', '应急局', '应急局', '应急局', '应急局', '应急局'],
      ['李敏', '局长', '0538-0000101', '13900000001', '张刚', '科长', '0538-0000102', '13900000002'],
      ['城关镇', '', '', '', '', '', '', ''],
      ['王建国', '镇长', '', '13900000003', '', '', '', ''],
      ['注：以上均为 24 小时开机', '', '', '', '', '', '', ''],
    ];
    sections[4] = Array.from({ length: 8 }, () => '城关镇');
    sections[6] = Array.from({ length: 8 }, () => '注：以上均为 24 小时开机');
    const { sheet, plan, rows } = await check(test, csv(sections));
    expect(sheet.mapping).toEqual(['name', 'post', 'office', 'mobile', 'name', 'post', 'office', 'mobile']);
    expect(plan).toMatchObject({ counts: { new: 3, refused: 0 }, passed: 3, newUnits: [{ name: '城关镇' }] });
    expect((await rows()).map((row) => [row.line, row.name, row.unitName, row.phones.map((phone) => phone.kind)])).toEqual([
      [4, '李敏', '云河县应急管理局', ['office', 'mobile']],
      [4, '张刚', '云河县应急管理局', ['office', 'mobile']],
      [6, '王建国', '城关镇', ['mobile']],
    ]);
  });
});

describe('files that are no table of people', () => {
  it('are refused with what is wrong about them, through the contract', async () => {
    const test = await makeStation();
    const { importFile, checkImport } = test.call.directory;
    await expect(importFile({ file: new File([], '空.csv') })).rejects.toMatchObject({ code: 'notValid', data: { field: 'file' } });
    await expect(importFile({ file: raw('x', '通讯录.exe') })).rejects.toMatchObject({ code: 'typeNotAllowed' });
    await expect(importFile({ file: raw('PK nonsense', '通讯录.xlsx') })).rejects.toMatchObject({ code: 'brokenFile' });
    const read = await importFile({ file: raw('甲,乙\n1,2', '别的.csv') });
    expect(read.sheets[0]).toMatchObject({ headingRow: -1, mapping: [null, null] });
    const input = { ...options, id: read.previewId, firstRow: 0 };
    await expect(checkImport({ ...input, mapping: [null, null] })).rejects.toMatchObject({ code: 'notValid', data: { field: 'mapping' } });
    await expect(checkImport({ ...input, sheet: 4, mapping: ['name'] })).rejects.toMatchObject({
      code: 'notFound',
      data: { field: 'sheet' },
    });
    const nobody = '00000000-0000-7000-8000-000000000001';
    await expect(checkImport({ ...input, mapping: ['name'], parent: nobody })).rejects.toMatchObject({
      code: 'notFound',
      data: { field: 'parent' },
    });
    await expect(checkImport({ ...input, id: nobody, mapping: ['name'] })).rejects.toMatchObject({
      code: 'notFound',
      data: { field: 'id' },
    });
    await expect(test.call.directory.undoImport({ id: nobody })).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('the export', () => {
  it('gives exactly the rows of the filter, says which and when, and is read again without a change', async () => {
    const test = await makeStation();
    const { top } = await county(test);
    const more = table.map((row, nth) => [...row, nth === 1 ? '分组' : nth === 2 ? '甲组、乙组' : '']);
    await (await check(test, csv(more), { parent: top })).accept();
    await test.call.directory.savePerson({ name: '+外聘', post: '=专家', phones: [{ kind: 'mobile', number: '+86 13900000077' }] });
    const { exportPeople } = test.call.directory;
    const some = await (await exportPeople({ text: '应急局', format: 'csv' })).text();
    expect(some).toContain('筛选：含“应急局”　共 2 人　云河县人民政府总值班室 2026-11-20 22:54 导出');
    expect(some.split('\r\n').filter((line) => line.includes('13900000'))).toHaveLength(2);
    const all = await exportPeople({ format: 'csv' });
    expect(await all.text()).toContain("'+外聘,'=专家");
    for (const format of ['csv', 'xlsx'] as const) {
      const again = await check(test, await exportPeople({ format }));
      expect(again.plan.counts).toEqual({ new: 0, changed: 0, same: 4, refused: 1 });
    }
  });

  it('reads merged cells of a workbook', async () => {
    const test = await makeStation();
    await county(test);
    const sheet = {
      name: '通讯录',
      titleLines: ['云河县通讯录'],
      columns: ['单位', '姓名', '手机'].map((head) => ({ head, width: 14 })),
      rows: [
        ['应急局', '李敏', '13900000001'],
        ['', '张刚', '13900000002'],
      ],
      merges: [{ startRow: 0, startColumn: 0, endRow: 1, endColumn: 0 }],
    };
    const file = new File([new Uint8Array(await writeXlsx([sheet]))], '合并.xlsx');
    const { rows } = await check(test, file, { fillDown: false });
    expect((await rows()).map((row) => row.unitName)).toEqual(['云河县应急管理局', '云河县应急管理局']);
  });
});

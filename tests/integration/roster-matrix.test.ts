// Tables of people, days and marks through the contract: as workbook, text and document; what is left out can be mended and read in again.
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { describe, expect, it } from 'vitest';
import { accept, codes, type Corrections, people, plain, workbook } from '#kit/roster-files.ts';
import { seatsOf } from '#kit/rosters.ts';
import { makeStation, type TestStation } from '#kit/station.ts';

const rows = [
  ['2026年12月排班表', '', '', '', '', ''],
  ['岗位', '姓名', '电话', '1', '2', '3'],
  ['', '', '', '二', '三', '四'],
  ['带班领导', '王建国', '13900000001', '√', '√', '休'],
  ['值班员', '李敏', '13900000002', '班', '○', '班'],
  ['值班员', '赵磊', '13900000003', '休', '班', '√'],
];

async function county(): Promise<TestStation> {
  const test = await makeStation();
  await people(test, ['王建国', '13900000001'], ['李敏', '13900000002'], ['赵磊', '13900000003']);
  return test;
}

const marks: Corrections['marks'] = [{ text: '○', means: { kind: 'off' } }];

async function wordFile(): Promise<File> {
  const [title, ...body] = rows;
  const table = new Table({
    rows: body.map((row) => new TableRow({ children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })) })),
  });
  const document = new Document({ sections: [{ children: [new Paragraph(title?.[0] ?? ''), table] }] });
  return new File([new Uint8Array(await Packer.toBuffer(document))], '排班.docx');
}

describe('a table of people, days and marks', () => {
  it.each([
    ['workbook', () => workbook(rows, '排班.xlsx')],
    ['text', () => Promise.resolve(new File([rows.map((row) => row.join(',')).join('\n')], '排班.csv'))],
    ['document', wordFile],
  ] as const)('as a %s becomes a draft, once the sign that nobody explained is named', async (_, file) => {
    const test = await county();
    const preview = await test.call.rosterFiles.preview({ file: await file() });
    expect(preview.tables[0]?.transposed).toBe(true);
    expect([codes(preview), preview.unknownMarks]).toEqual([['4,4 markUnknown', '1,5 postEmpty'], ['○']]);
    expect(preview.plan).toMatchObject({ seats: 6, refused: 1 });
    const corrections: Corrections = { ...plain, marks };
    const told = await test.call.rosterFiles.remap({ previewId: preview.previewId, corrections });
    expect([codes(told), told.unknownMarks, told.people.map(({ name, state }) => `${name} ${state}`)]).toEqual([
      ['1,5 postEmpty'],
      [],
      ['王建国 found', '李敏 found', '赵磊 found'],
    ]);
    const { draft } = await accept(test, told, corrections);
    await test.call.rosterDrafts.publish({ id: draft ?? '', despite: true });
    expect(await seatsOf(test, '2026-12-01', '2026-12-03', 'leaderOnShift')).toEqual(['王建国', '王建国', null]);
    expect(await seatsOf(test, '2026-12-01', '2026-12-03')).toEqual(['李敏', '赵磊', '李敏']);
    expect(await seatsOf(test, '2026-12-01', '2026-12-03', 'deputy')).toEqual([null, null, '赵磊']);
  });

  it('what was not taken comes out with who everybody is, and is read in again', async () => {
    const test = await county();
    const preview = await test.call.rosterFiles.preview({ file: await workbook(rows, '排班.xlsx') });
    const file = await test.call.rosterFiles.refused({ previewId: preview.previewId, corrections: plain });
    const again = await test.call.rosterFiles.preview({ file });
    expect(again.unknownMarks).toEqual(['○']);
    const corrections: Corrections = { ...plain, marks };
    const told = await test.call.rosterFiles.remap({ previewId: again.previewId, corrections });
    expect(told.readings.map(({ day, post, name, phone }) => [day, post, name, phone])).toEqual([
      ['2026-12-02', 'leaderOnShift', '王建国', '13900000001'],
      ['2026-12-02', 'main', '赵磊', '13900000003'],
    ]);
  });

  it('a mark that is said to mean a post or a shift which the roster does not have stays unknown', async () => {
    const test = await county();
    const preview = await test.call.rosterFiles.preview({ file: await workbook(rows, '排班.xlsx') });
    const corrections: Corrections = { ...plain, marks: [{ text: '○', means: { kind: 'post', post: 'nobody' } }] };
    const told = await test.call.rosterFiles.remap({ previewId: preview.previewId, corrections });
    expect([codes(told), told.plan.seats]).toEqual([['4,4 markUnknown', '1,5 postEmpty'], 6]);
  });
});

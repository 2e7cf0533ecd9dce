// Plans as files through the contract: read, refused with the reason, mended, taken in once; lists of hundreds with bad ones among them.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ItemState } from '#shared/contract/plan-import.ts';
import { inkOf } from '#shared/plans/current.ts';
import { countEntries } from '#station/journal/read.ts';
import { clientOf, makeStation, type TestStation } from '#kit/station.ts';

const flood = `云河县防汛抗旱应急预案
云政办发〔2025〕18号
云河县人民政府办公室
2025年5月20日印发

1 总则
1.1 编制目的
为做好水旱灾害防范与处置工作，制定本预案。
2 组织指挥体系
县应急管理局：负责协调救援力量。
县水务局：负责水情监测。
3 应急响应
3.1 Ⅰ级响应
（1）启动条件：发生特大洪水。
（2）响应措施：县指挥部总指挥坐镇指挥，30分钟内召开会商会。
3.2 Ⅱ级响应
（1）启动条件：发生大洪水。
（2）响应措施：1小时内派出工作组。
附件1 联系方式
周防汛 县水务局 13900000001
`;
const utf8 = new TextEncoder();
const fileOf = (text: string | Uint8Array<ArrayBuffer>, name: string): File => new File([text], name);
const plan = (name: string, number = 18): File =>
  fileOf(flood.replace('云河县防汛抗旱', name).replace('18号', `${number}号`), `${name}应急预案.txt`);
const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

/** Waits for what readers on other threads do. */
async function settled(test: TestStation, batch: string) {
  await expect
    .poll(
      async () => {
        const state = await test.call.planImport.batchState({ batch });
        return state.waiting + state.reading + state.unpacking.length;
      },
      { timeout: 30_000, interval: 50 },
    )
    .toBe(0);
  return test.call.planImport.batchState({ batch });
}

const named = async (test: TestStation, batch: string, state: ItemState): Promise<string[]> =>
  (await test.call.planImport.batchItems({ batch, state })).items.map(({ name }) => name);

describe('a plan file', () => {
  it('is read without anything being written; every character of it stands in a section', async () => {
    const test = await makeStation();
    const preview = await test.call.planImport.read({ file: fileOf(flood, '防汛预案.txt') });
    expect(preview.title).toBe('云河县防汛抗旱应急预案');
    expect(preview.characters).toEqual({ file: inkOf(flood).length, sections: inkOf(flood).length, missing: 0, added: 0 });
    expect(inkOf(preview.sections.map(({ number, title, text }) => number + title + text).join(''))).toBe(inkOf(flood));
    expect((await test.call.plans.list({})).total).toBe(0);
    const detail = await test.call.planImport.get({ previewId: preview.previewId });
    expect(detail).toMatchObject({ revision: 0, unplaced: [], format: 'txt', encoding: 'utf-8' });
    expect(await (await test.call.planImport.original({ previewId: preview.previewId })).text()).toBe(flood);
  });

  it('in GB18030 is read as it was written', async () => {
    const test = await makeStation();
    // 应急预案 and a sentence, in the coding of old Windows.
    const gb = Buffer.from('d3a6bcb1d4a4b0b80ad2bb20d7dcd4f20aceaad7f6bac3d3a6bcb1b9a4d7f7a3acd6c6b6a8b1bed4a4b0b8a1a30a', 'hex');
    const preview = await test.call.planImport.read({ file: fileOf(new Uint8Array(gb), '旧文件.txt') });
    expect(preview).toMatchObject({ encoding: 'gb18030', characters: { missing: 0 } });
    expect(preview.sections.map(({ text }) => text).join('')).toContain('为做好应急工作，制定本预案。');
  });

  it('is taken in with its file, its links and its state; the same file again adds nothing', async () => {
    const test = await makeStation();
    const unit = await test.call.directory.saveUnit({ name: '云河县水务局', kind: 'department', parent: null });
    const person = await test.call.directory.savePerson({
      name: '周防汛',
      unit: unit.id,
      phones: [{ kind: 'mobile', number: '139 0000 0001' }],
    });
    const preview = await test.call.planImport.read({ file: fileOf(flood, '防汛预案.txt') });
    const accepted = await test.call.planImport.accept({ previewId: preview.previewId });
    expect(accepted).toMatchObject({
      title: '云河县防汛抗旱应急预案',
      versions: [{ original: { name: '防汛预案.txt', mime: 'text/plain' } }],
    });
    const text = accepted.text;
    expect(
      inkOf(
        (text?.sections ?? [])
          .map(({ number, title, blocks }) => number + title + blocks.map((b) => ('text' in b ? b.text : b.rows.join(''))).join(''))
          .join(''),
      ),
    ).toBe(inkOf(flood));
    expect(text?.contacts).toMatchObject([{ name: '周防汛', person: person.id }]);
    expect(text?.duties.find(({ unitName }) => unitName === '县水务局')).toMatchObject({ unit: unit.id });
    expect(await (await test.call.plans.original({ id: accepted.versions[0]?.id ?? '' })).text()).toBe(flood);
    const again = await test.call.planImport.read({ file: fileOf(flood, '另存的防汛预案.txt') });
    expect(again.sameAs).toMatchObject([{ plan: accepted.id, because: 'file' }]);
    expect((await test.call.planImport.accept({ previewId: again.previewId })).id).toBe(accepted.id);
    expect((await test.call.plans.list({})).total).toBe(1);
  });

  it('becomes a version of a plan that is there, and is offered as one', async () => {
    const test = await makeStation();
    const first = await test.call.planImport.read({ file: plan('云河县防汛') });
    const known = await test.call.planImport.accept({ previewId: first.previewId });
    const second = await test.call.planImport.read({
      file: fileOf(`${await plan('云河县防汛', 30).text()}附件2 增加的一页`, '修订稿.txt'),
    });
    expect(second.sameAs).toMatchObject([{ plan: known.id, because: 'title' }]);
    const after = await test.call.planImport.accept({
      previewId: second.previewId,
      asVersionOf: known.id,
      corrections: { label: '2026年修订' },
    });
    expect(after.id).toBe(known.id);
    expect(after.versions).toHaveLength(2);
    expect(after.versions.map(({ label }) => label)).toContain('2026年修订');
  });

  it('is mended by hand: what no section has is said, what was there before is refused', async () => {
    const test = await makeStation();
    const { previewId } = await test.call.planImport.read({ file: fileOf(flood, '防汛预案.txt') });
    const { plan: read, revision } = await test.call.planImport.get({ previewId });
    const cut = read.text.sections.filter((section) => !JSON.stringify(section).includes('县水务局：负责'));
    expect(cut.length).toBeLessThan(read.text.sections.length);
    const mended = {
      ...read,
      title: '云河县防汛抗旱预案（改）',
      text: { ...read.text, sections: cut, levels: [], duties: [], contacts: [], annexes: [] },
    };
    const after = await test.call.planImport.change({ previewId, plan: mended, revision });
    expect(after.characters.missing).toBeGreaterThan(0);
    expect(after.unplaced.map(({ text }) => text).join('')).toContain('县水务局：负责水情监测。');
    expect(after.plan.problems).toContainEqual(expect.objectContaining({ code: 'textLeft' }));
    await expect(test.call.planImport.change({ previewId, plan: read, revision })).rejects.toMatchObject({
      code: 'conflict',
      data: { field: 'revision' },
    });
    const whole = await test.call.planImport.change({ previewId, plan: { ...mended, text: read.text } });
    expect(whole.characters.missing).toBe(0);
    expect(whole.plan.problems.map(({ code }) => code)).not.toContain('textLeft');
    expect(await test.call.planImport.accept({ previewId })).toMatchObject({ title: '云河县防汛抗旱预案（改）' });
    await expect(test.call.planImport.change({ previewId, plan: read })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('that cannot be taken in leaves nothing behind, and can be taken in when it is mended', async () => {
    const test = await makeStation();
    const { previewId } = await test.call.planImport.read({ file: fileOf(flood, '防汛预案.txt') });
    const entries = countEntries(test.station.parts.read);
    await expect(test.call.planImport.accept({ previewId, corrections: { title: '' } })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'title' },
    });
    await expect(
      test.call.planImport.accept({ previewId, corrections: { issuedOn: '2025-05-20', effectiveOn: '2025-05-01' } }),
    ).rejects.toMatchObject({ code: 'beforeItHappened', data: { field: 'effectiveOn' } });
    expect(countEntries(test.station.parts.read)).toBe(entries);
    expect((await test.call.plans.list({})).total).toBe(0);
    await test.call.planImport.accept({ previewId });
    expect((await test.call.plans.list({})).total).toBe(1);
  });

  it('of somebody else is not mended; who may not edit plans sends none [INV-11]', async () => {
    const test = await makeStation();
    const { previewId } = await test.call.planImport.read({ file: fileOf(flood, '防汛预案.txt') });
    const other = async (name: string, role: 'planner' | 'dutyOfficer') => {
      await test.call.accounts.saveUser({ name, password: 'another-hand-2026', roles: [role] });
      return clientOf(test.station, (await test.station.parts.sessions.open(name, 'another-hand-2026', 'api')).token);
    };
    const planner = await other('规划员', 'planner');
    expect(await planner.planImport.get({ previewId })).toMatchObject({ fileName: '防汛预案.txt' });
    await expect(planner.planImport.accept({ previewId })).rejects.toMatchObject({ code: 'conflict' });
    await expect(planner.planImport.remove({ previewId })).rejects.toMatchObject({ code: 'conflict' });
    const officer = await other('值班员', 'dutyOfficer');
    await expect(officer.planImport.read({ file: fileOf(flood, '防汛预案.txt') })).rejects.toMatchObject({ code: 'notPermitted' });
    await test.call.planImport.remove({ previewId });
    await expect(test.call.planImport.get({ previewId })).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('a file that is no plan', () => {
  const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600)]);
  const encrypted = Uint8Array.from([...ole, ...Buffer.from('EncryptedPackage', 'utf16le')]);
  const bomb = (): File => fileOf(new Uint8Array(zipSync({ '预案.txt': new Uint8Array(45_000_000).fill(65) })), '炸弹.zip');
  const cases: [string, () => File, string][] = [
    ['encrypted', () => fileOf(encrypted, '加密.docx'), 'encryptedFile'],
    ['broken', () => fileOf(Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]), '损坏.docx'), 'brokenFile'],
    ['empty', () => fileOf('', '空.txt'), 'emptyFile'],
    ['of an old format', () => fileOf(ole, '旧.doc'), 'oldFormat'],
    ['with the wrong ending', () => fileOf('%PDF-1.7\n', '其实是.docx'), 'wrongEnding'],
    ['of another sort', () => fileOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1]), '照片.png'), 'notAPlanFile'],
    [
      'of mixed codings',
      () => fileOf(Uint8Array.from([...utf8.encode('应急预案总则，防汛抗旱\n'), 0xd3, 0xa6, 0xff]), '混.txt'),
      'mixedEncoding',
    ],
    ['a bomb', bomb, 'unpackedTooLarge'],
    ['an archive in an archive', () => fileOf(new Uint8Array(zipSync({ '里面.zip': zipSync({}) })), '套.zip'), 'nestedArchive'],
    ['an empty archive', () => fileOf(new Uint8Array(zipSync({})), '空.zip'), 'emptyFile'],
  ];
  it.each(cases)('%s is refused with a code of its own and leaves nothing', async (_, file, code) => {
    const test = await makeStation();
    await expect(test.call.planImport.read({ file: file() })).rejects.toMatchObject({ code });
    expect((await test.call.planImport.batchNow()).now).toBeNull();
    await expect.poll(() => readdirSync(path.join(test.dir, 'tmp', 'plan-import'))).toEqual([]);
  });

  it('too large is refused by its size, with the limit and what came', async () => {
    const test = await makeStation();
    const large = fileOf(new Uint8Array(52_428_801), '大.docx');
    await expect(test.call.planImport.read({ file: large })).rejects.toMatchObject({
      code: 'tooLarge',
      data: { field: 'file', limit: 52_428_800, received: 52_428_801 },
    });
  });
});

describe('many files at once', () => {
  it('one bad file in a zip stops none of the others; the refused are given out with their reasons', async () => {
    const test = await makeStation();
    const entries: Record<string, Uint8Array> = {
      '预案/坏的.docx': Uint8Array.from([1, 2, 3, 0, 4]),
      '__MACOSX/._x': Uint8Array.from([1]),
    };
    for (let n = 1; n <= 6; n += 1) entries[`预案/第${n}镇应急预案.txt`] = await bytesOf(plan(`第${n}镇`, n));
    const { batch } = await test.call.planImport.batchStart();
    await test.call.planImport.batchAdd({ batch, file: fileOf(new Uint8Array(zipSync(entries)), '全县.zip') });
    const state = await settled(test, batch);
    expect(state).toMatchObject({ total: 7, ready: 6, refused: 1, litter: 1, running: [] });
    expect(await named(test, batch, 'refused')).toEqual(['预案/坏的.docx']);
    const csv = await (await test.call.planImport.batchRefused({ batch, format: 'csv' })).text();
    expect(csv).toContain('坏的.docx');
    expect(csv).toContain('文件已损坏');
    const done = await test.call.planImport.batchAccept({ batch });
    expect(done).toMatchObject({ accepted: state.acceptable, failed: 0 });
    expect((await test.call.plans.list({})).total).toBe(state.acceptable);
    await test.call.planImport.batchRemove({ batch });
    expect((await test.call.planImport.batchNow()).now).toBeNull();
  });

  it('a zip over the API answers its first plan; the others wait in its list', async () => {
    const test = await makeStation();
    const zip = zipSync({ '甲.txt': await bytesOf(plan('甲镇', 1)), '乙.txt': await bytesOf(plan('乙镇', 2)) });
    const preview = await test.call.planImport.read({ file: fileOf(new Uint8Array(zip), '两个.zip') });
    expect(preview.title).toContain('镇应急预案');
    const batch = preview.batch ?? '';
    expect(await settled(test, batch)).toMatchObject({ total: 2, ready: 2 });
  });

  it('the list is its user’s own, outlives the page, is cancelled, skipped, and taken up again', async () => {
    const test = await makeStation();
    const { batch } = await test.call.planImport.batchStart();
    for (let n = 1; n <= 4; n += 1) await test.call.planImport.batchAdd({ batch, file: plan(`第${n}村`, n), name: `村/第${n}村.txt` });
    await test.call.planImport.batchCancel({ batch });
    const state = await settled(test, batch);
    expect(state.ready + state.skipped).toBe(4);
    expect((await test.call.planImport.batchNow()).now?.batch).toBe(batch);
    expect((await test.call.planImport.batchStart()).batch).toBe(batch);
    for (const { previewId } of (await test.call.planImport.batchItems({ batch, state: 'skipped' })).items)
      await test.call.planImport.skip({ previewId, again: true });
    expect(await settled(test, batch)).toMatchObject({ ready: 4, skipped: 0 });
    const again = await test.reopen();
    expect((await again.call.planImport.batchNow()).now).toBeNull();
  });

  it('the same plan twice in one list is taken in once', async () => {
    const test = await makeStation();
    const { batch } = await test.call.planImport.batchStart();
    for (const name of ['甲.txt', '乙.txt']) await test.call.planImport.batchAdd({ batch, file: fileOf(flood, name) });
    await settled(test, batch);
    await test.call.planImport.batchAccept({ batch });
    expect((await test.call.plans.list({})).total).toBe(1);
  });
});

describe('a file that belongs to a plan', () => {
  it('is kept with its text for the search; one without text is kept as well', async () => {
    const test = await makeStation();
    const { id } = await test.call.plans.create({ plan: { title: '云河县地震应急预案', planKind: 'special' } });
    await test.call.plans.addFile({ id, file: fileOf('编制说明：按新规修订。', '编制说明.txt') });
    const { files } = await test.call.plans.addFile({ id, file: fileOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), '照片.jpg') });
    expect(new Map(files.map(({ title, chars }) => [title, chars]))).toEqual(
      new Map([
        ['照片.jpg', 0],
        ['编制说明.txt', 11],
      ]),
    );
  });
});

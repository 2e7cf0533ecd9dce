// The search through the plan library over the contract: what is answered, what is refused, and that it follows what is written.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeStation, type TestStation } from '#kit/station.ts';
import { blankText } from '#shared/plans/blank.ts';
import { saveFile, savePlan, saveVersion, writeText } from '#station/plans/commands.ts';

/** A plan with one issued version of two sections and a card, and an attached file. */
function fill({ station }: TestStation): { plan: string; version: string } {
  return station.parts.journal.commit('test', (tx) => {
    const plan = savePlan(tx, undefined, {
      title: '云河县危险化学品事故应急预案',
      planKind: 'special',
      unitName: '云河县人民政府',
      eventKinds: ['12D00'],
    });
    const version = saveVersion(tx, undefined, {
      plan,
      state: 'issued',
      number: '云政办发〔2024〕12号',
      label: '2024年修订',
      issuedOn: '2024-05-06',
    });
    writeText(tx, version, {
      ...blankText,
      sections: [
        { id: 's1', depth: 0, number: '一、', title: '应急响应', blocks: [{ kind: 'text', text: '启动Ⅱ级响应。' }] },
        {
          id: 's2',
          depth: 1,
          number: '（一）',
          title: '先期处置',
          blocks: [{ kind: 'text', text: '液氨泄漏时，从上风向进入，\n消防救援站十分钟内到场。' }],
        },
      ],
      cards: [{ id: 'k1', title: '液氨泄漏处置卡', role: '指挥长', level: 'II', note: '', steps: [] }],
    });
    return { plan, version };
  });
}

const refused = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
    return 'answered';
  } catch (error) {
    const { status, data } = error as { status: number; data?: { field?: string; limit?: number; received?: number } };
    return { status, field: data?.field, limit: data?.limit };
  }
};

describe('GET /plans/search', () => {
  it('answers with the place, the snippet and its marks', async () => {
    const test = await makeStation();
    const { plan, version } = fill(test);
    const found = await test.call.planSearch.search({ q: '上风向进入，消防' });
    expect(found).toMatchObject({ total: 1, plans: 1, indexing: null });
    expect(found.ms).toBeGreaterThanOrEqual(0);
    const [hit] = found.items;
    expect(hit).toMatchObject({
      planId: plan,
      versionId: version,
      sectionId: 's2',
      title: '云河县危险化学品事故应急预案',
      what: 'section',
      state: 'inForce',
    });
    const [start = 0, end = 0] = hit?.marks[0] ?? [];
    expect(hit?.snippet.slice(start, end)).toBe('上风向进入，\n消防');
  });

  it('finds synonyms of the rule table, pinyin, cards; takes the filters', async () => {
    const test = await makeStation();
    const { plan } = fill(test);
    const ask = async (input: Parameters<typeof test.call.planSearch.search>[0]) =>
      (await test.call.planSearch.search(input)).items.map(({ what }) => what);
    expect(await ask({ q: '危化品' })).toEqual(['title']);
    expect(await ask({ q: '危化品', synonyms: false })).toEqual([]);
    expect(await ask({ q: 'wxhxp' })).toEqual(['title']);
    expect(await ask({ q: '液氨', what: 'card' })).toEqual(['card']);
    expect(await ask({ q: '液氨', kind: 'special' })).toEqual(['card', 'section']);
    expect(await ask({ q: '液氨', kind: 'school' })).toEqual([]);
    expect(await ask({ q: '液氨', kind: '12D02', limit: 1 })).toEqual(['card']);
    expect(await ask({ q: '液氨', plan, offset: 1 })).toEqual(['section']);
    expect(await ask({ q: '液氨', state: 'draft' })).toEqual([]);
  });

  it('follows what is written, removed and attached', async () => {
    const test = await makeStation();
    const { plan } = fill(test);
    const total = async (q: string): Promise<number> => (await test.call.planSearch.search({ q })).total;
    expect(await total('罐区')).toBe(0);
    test.station.parts.journal.commit('test', (tx) =>
      saveFile(tx, undefined, {
        plan,
        title: '厂区平面图',
        text: '二号罐区',
        file: { hash: 'a'.repeat(64), name: 'map.pdf', mime: 'application/pdf', size: 3 },
      }),
    );
    expect(await total('罐区')).toBe(1);
    await test.call.plans.change({ id: plan, patch: { title: '改名的预案' } });
    expect(await total('改名')).toBe(1);
    await test.call.plans.remove({ id: plan });
    expect(await total('罐区')).toBe(0);
  });

  it('is a cache: its file may go at any time', async () => {
    const test = await makeStation();
    fill(test);
    expect((await test.call.planSearch.search({ q: '液氨' })).total).toBe(2);
    const folder = path.join(test.dir, 'index');
    expect(existsSync(folder)).toBe(true);
    rmSync(folder, { recursive: true });
    const again = await test.reopen();
    expect((await again.call.planSearch.search({ q: '液氨' })).total).toBe(2);
  });

  it('refuses what cannot be looked for, and nothing else', async () => {
    const test = await makeStation();
    fill(test);
    const { search } = test.call.planSearch;
    expect(await refused(search({ q: '' }))).toMatchObject({ status: 422, field: 'q' });
    expect(await refused(search({ q: '，。！' }))).toMatchObject({ status: 422, field: 'q' });
    expect(await refused(search({ q: '应'.repeat(10_000) }))).toEqual({ status: 413, field: 'q', limit: 200 });
    expect(await refused(search({ q: '一 二 三 四 五 六 七 八 九 十' }))).toEqual({ status: 413, field: 'q', limit: 8 });
    expect(await refused(search({ q: '液氨', kind: 'nonsense' }))).toMatchObject({ status: 422, field: 'kind' });
    expect(await refused(search({ q: '液氨', limit: 100_000 }))).toMatchObject({ status: 422, field: 'limit' });
    for (const q of [
      '"',
      '液氨 "',
      '“液氨',
      '液氨*',
      'a OR b',
      'NEAR(液 氨)',
      '^液氨',
      'body:液氨',
      "' OR 1=1 --",
      '液氨\u0000',
      '\ud800液',
      '-液氨 泄漏',
      '🙂',
      '液氨 -',
    ])
      expect([q, await refused(search({ q }))]).toEqual([
        q,
        expect.toSatisfy((answer: unknown) => answer === 'answered' || (answer as { status: number }).status === 422),
      ]);
  });
});

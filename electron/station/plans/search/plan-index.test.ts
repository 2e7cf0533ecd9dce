// The index by itself: what is found, in which order, how it keeps up, and that it heals.
import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { MemorySource } from '#kit/plan-source.ts';
import type { PlanSection } from '#shared/plans/types.ts';
import { silentLog } from '../../kernel/log.ts';
import { PlanIndex, type SearchRequest } from './plan-index.ts';

const dirs: string[] = [];
const open: PlanIndex[] = [];
afterEach(() => {
  for (const index of open.splice(0)) index.stop();
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

function folder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'watchdesk-index-'));
  dirs.push(dir);
  return dir;
}

function indexOf(source: MemorySource, dir = folder()) {
  const index = new PlanIndex(dir, source, silentLog());
  open.push(index);
  const ask = (text: string, more: Partial<SearchRequest> = {}) =>
    index.search({ text, filter: {}, offset: 0, limit: 50, synonyms: [], day: '2026-11-20', ...more });
  return { index, ask, dir, file: path.join(dir, 'index', 'plans.sqlite') };
}

const section = (id: string, title: string, text: string, depth = 0, number = ''): PlanSection => ({
  id,
  depth,
  number,
  title,
  blocks: [{ kind: 'text', text }],
});

function library(): MemorySource {
  return new MemorySource()
    .plan('flood', { title: '云河县防汛抗旱应急预案', unitName: '云河县人民政府' })
    .version(
      'flood-old',
      'flood',
      { number: '云政办发〔2015〕8号', issuedOn: '2015-03-01' },
      { sections: [section('a', '总则', '旧版文本，编织袋五千条。')] },
    )
    .version(
      'flood-new',
      'flood',
      { number: '云政办发〔2024〕12号', label: '2024年修订', issuedOn: '2024-05-06' },
      {
        sections: [
          section('1', '应急响应', '', 0, '三、'),
          section('2', 'Ⅰ级响应', '水位超过警戒\n水位1.5米，12号闸全开。', 1, '（一）'),
          section('3', 'Ⅱ级响应', '调集冲锋舟，转移群众。', 1, '（二）'),
        ],
        cards: [{ id: 'k', title: '防汛现场处置卡', role: '指挥长', level: null, note: '严禁涉水', steps: [] }],
        contacts: [{ id: 'c', person: null, name: '赵磊', post: '调度员', unitName: '县水利局', phone: '0538-1234567', section: '3' }],
      },
    )
    .plan('chem', { title: '鑫源化工液氨泄漏处置预案', planKind: 'grassroots', body: 'enterprise', unitName: '鑫源化工' })
    .version(
      'chem-1',
      'chem',
      { state: 'draft', issuedOn: null },
      { sections: [section('1', '危险化学品', '危险化学品泄漏时从上风向进入。冲锋舟。')] },
    )
    .attach('map', 'chem', {
      plan: 'chem',
      file: { hash: '', name: '平面图.pdf', mime: '', size: 1 },
      title: '厂区平面图',
      text: '二号罐区',
      removed: false,
    })
    .plan('gone', { title: '旧防火预案', abolished: { on: '2020-01-01', reason: '已被替代' } })
    .version('gone-1', 'gone', { issuedOn: '2012-01-01' }, { sections: [section('1', '风力灭火机', '冲锋舟、冲锋舟、冲锋舟')] });
}

const where = (found: Awaited<ReturnType<ReturnType<typeof indexOf>['ask']>>): string[] =>
  found.items.map((item) => `${item.what} ${item.planId}/${item.sectionId ?? item.cardId ?? item.fileId ?? ''}`);

describe('the index', () => {
  it('finds stretches of any length, from one character, across line breaks and within numbers', async () => {
    const { ask } = indexOf(library());
    expect(where(await ask('舟'))).toEqual(['section flood/3', 'section chem/1', 'section gone/1']);
    expect(where(await ask('警戒水位'))).toEqual(['section flood/2']);
    expect(where(await ask('5米，12号'))).toEqual(['section flood/2']);
    expect(where(await ask('024'))).toEqual(['title flood/']);
    expect(where(await ask('(2024)12号'))).toEqual(['title flood/']);
    expect(where(await ask('没有这个词'))).toEqual([]);
  });

  it('tells Roman numerals apart', async () => {
    const { ask } = indexOf(library());
    expect(where(await ask('I级响应'))).toEqual(['section flood/2']);
    expect(where(await ask('Ⅱ级响应'))).toEqual(['section flood/3']);
  });

  it('finds cards, contacts, attachments; titles by initials and by whole pinyin', async () => {
    const { ask } = indexOf(library());
    expect(where(await ask('涉水'))).toEqual(['card flood/k']);
    expect(where(await ask('赵磊'))).toEqual(['section flood/3']);
    expect(where(await ask('罐区'))).toEqual(['file chem/map']);
    const spelled = await ask('fxkh');
    expect(where(spelled)).toEqual(['title flood/']);
    expect(spelled.items[0]).toMatchObject({ titleMarks: [[3, 7]], snippet: expect.stringContaining('防汛抗旱'), marks: [[3, 7]] });
    expect(where(await ask('fangxunkanghan'))).toEqual(['title flood/']);
  });

  it('asks for all terms, in the text, a heading above or the title of the plan; excludes what has a minus', async () => {
    const { ask } = indexOf(library());
    expect(where(await ask('应急响应 冲锋舟'))).toEqual(['section flood/3']);
    expect(where(await ask('防汛 冲锋舟'))).toEqual(['section flood/3']);
    expect(where(await ask('冲锋舟 -上风向'))).toEqual(['section flood/3', 'section gone/1']);
    expect(where(await ask('冲锋舟 -防汛'))).toEqual(['section chem/1', 'section gone/1']);
    expect(where(await ask('舟 罐区'))).toEqual([]);
  });

  it('shows what is in force before what is not, old versions only when asked', async () => {
    const { ask } = indexOf(library());
    expect((await ask('冲锋舟')).items.map(({ state }) => state)).toEqual(['inForce', 'draft', 'abolished']);
    expect(where(await ask('编织袋'))).toEqual([]);
    const old = await ask('编织袋', { filter: { allVersions: true } });
    expect(old.items.map(({ state, versionId }) => [state, versionId])).toEqual([['old', 'flood-old']]);
    expect(where(await ask('冲锋舟', { filter: { state: 'draft' } }))).toEqual(['section chem/1']);
    expect(where(await ask('冲锋舟', { filter: { shelves: ['special'] } }))).toEqual(['section flood/3', 'section gone/1']);
    expect(where(await ask('防汛', { filter: { what: 'card' } }))).toEqual(['card flood/k']);
    expect(where(await ask('预案', { filter: { what: 'title' } }))).toEqual(['title flood/', 'title chem/', 'title gone/']);
  });

  it('puts the exact title first, then titles, then headings, then texts', async () => {
    const source = library()
      .plan('x', { title: '应急响应' })
      .version(
        'x-1',
        'x',
        {},
        { sections: [section('1', '其他', '应急响应'), section('2', '应急响应办法', ''), section('3', '又', '应急响应，应急响应')] },
      );
    const { ask } = indexOf(source);
    expect(where(await ask('应急响应')).slice(0, 4)).toEqual(['title x/', 'section x/2', 'section x/3', 'section x/1']);
  });

  it('says which other word was found, below what was typed', async () => {
    const { ask } = indexOf(library());
    const synonyms = [{ words: ['危化品', '危险化学品'] }];
    const found = await ask('危化品', { synonyms });
    expect(found.items[0]).toMatchObject({
      planId: 'chem',
      via: ['危险化学品'],
      marks: [[0, 5]],
      snippet: expect.stringMatching(/^危险化学品泄漏/),
    });
    expect(found.also).toEqual([{ typed: '危化品', words: ['危险化学品'] }]);
    const levels = await ask('二级响应', { synonyms: [{ words: ['Ⅱ级', '二级'] }] });
    expect(levels.also, 'as it is written, not as it is looked for').toEqual([{ typed: '二级响应', words: ['Ⅱ级响应'] }]);
    expect((await ask('危化品')).total).toBe(0);
    expect((await ask('"危化品"', { synonyms })).total).toBe(0);
  });

  it('takes in what is written, and lets go of what is removed', async () => {
    const source = library();
    const { ask } = indexOf(source);
    expect((await ask('橡皮艇')).total).toBe(0);
    source.version('flood-new', 'flood', {}, { sections: [section('9', '装备', '橡皮艇两艘')] });
    expect(where(await ask('橡皮艇'))).toEqual(['section flood/9']);
    expect((await ask('冲锋舟', { filter: { plan: 'flood' } })).total).toBe(0);
    source.plan('flood', { title: '云河县水旱灾害应急预案' });
    expect(where(await ask('水旱'))).toEqual(['title flood/']);
    source.plan('flood', { removed: true });
    expect((await ask('橡皮艇')).total).toBe(0);
    source.plan('flood', { removed: false });
    expect((await ask('橡皮艇')).total).toBe(1);
  });

  it('is found as it was when it is opened again, and only what changed is taken in', async () => {
    const source = library();
    const { index, dir, ask } = indexOf(source);
    const before = where(await ask('冲锋舟'));
    index.stop();
    source.version('chem-1', 'chem', {}, { sections: [section('1', '堵漏', '堵漏器材')] });
    const again = indexOf(source, dir);
    expect(where(await again.ask('冲锋舟'))).toEqual(before.filter((one) => one !== 'section chem/1'));
    expect(where(await again.ask('堵漏器材'))).toEqual(['section chem/1']);
  });

  it('is made anew when its file is gone, empty, rubbish or cut', async () => {
    const harms: ((file: string) => void)[] = [
      (file) => rmSync(file),
      (file) => writeFileSync(file, ''),
      (file) => writeFileSync(file, '这不是数据库'.repeat(1_000)),
      (file) => truncateSync(file, Math.floor(statSync(file).size / 2 / 4_096) * 4_096),
    ];
    for (const harm of harms) {
      const source = library();
      const { index, dir, file, ask } = indexOf(source);
      const before = where(await ask('冲锋舟'));
      index.stop();
      harm(file);
      const again = indexOf(source, dir);
      expect(where(await again.ask('冲锋舟'))).toEqual(before);
      expect((await again.ask('舟')).indexing).toBeNull();
    }
  });

  it('finds what stands across the parts of a long text, once', async () => {
    const filling = Array.from({ length: 4_000 }, (_, nth) => `第${nth}行`).join('');
    const long = `${filling.slice(0, 5_990)}跨越两段的一句话${filling.slice(5_990)}`;
    const source = new MemorySource().plan('p', { title: '长' }).version('v', 'p', {}, { sections: [section('1', '全文', long)] });
    const { ask } = indexOf(source);
    const found = await ask('跨越两段的一句话');
    expect(found.total).toBe(1);
    expect(found.items[0]?.snippet).toContain('跨越两段的一句话');
    expect((await ask('第0行 第3999行')).total).toBe(1);
  });

  it('says how far it is while a large library is taken in, and is whole in the end', async () => {
    const source = new MemorySource();
    for (let nth = 0; nth < 60; nth += 1)
      source
        .plan(`p${nth}`, { title: `第${nth}号预案` })
        .version(
          `v${nth}`,
          `p${nth}`,
          {},
          { sections: Array.from({ length: 20 }, (_, at) => section(`${at}`, '节', `${'应急处置措施。'.repeat(60)}编号${nth}之${at}`)) },
        );
    const { index, ask } = indexOf(source);
    const early = await ask('编号59');
    expect(early.indexing).toMatchObject({ of: 60 });
    expect(early.indexing?.done).toBeLessThan(60);
    await index.settle();
    const whole = await ask('编号59');
    expect(whole).toMatchObject({ indexing: null, total: 20 });
  });

  it('gives all hits page by page, each once, of each plan the best first', async () => {
    const source = new MemorySource();
    for (const plan of ['a', 'b', 'c'])
      source
        .plan(plan, { title: `预案${plan}` })
        .version(`v${plan}`, plan, {}, { sections: Array.from({ length: 9 }, (_, at) => section(`${at}`, '节', '泄漏')) });
    const { ask } = indexOf(source);
    const pages: string[] = [];
    for (let offset = 0; offset < 27; offset += 5) pages.push(...where(await ask('泄漏', { offset, limit: 5 })));
    expect(new Set(pages).size).toBe(27);
    expect(pages).toHaveLength(27);
    expect(pages.slice(0, 5)).toEqual(['section a/0', 'section a/1', 'section a/2', 'section a/3', 'section b/0']);
    expect((await ask('泄漏')).plans).toBe(3);
  });
});

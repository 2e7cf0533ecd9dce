// The parser of plans loses no character, whatever it is given; and its time grows with the text, not faster.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceBlock, SourceDocument } from '../../shared/plans/parse/types.ts';
import { plainLine } from '../kit/plan-lines.ts';
import { readPlan } from '../kit/plan-score.ts';

const numbers = [
  '一、', '二、', '三、', '十一、', '（一）', '（二）', '(三)', '1.', '1、', '2．', '3 ', '（1）', '(2)', '①', '②', '1.1', '1.2 ', '2.1.1', '3.2.1.4 ', '1 . 1',
  '１．', '第一章', '第二章 ', '第一节', '第一条', '第二条　', '第一部分', '壹、', 'A.', 'a)', '附件1', '附件一：', '附录A', '附则', '附：', '附件：', 'Ⅰ.', 'I.', '⑴', '㈠', '⒈',
]; // biome-ignore format: a list
const words = [
  '总则', '编制目的', '组织指挥体系', '应急响应', 'Ⅰ级响应', '启动条件', '响应措施', '符合下列条件之一的，启动Ⅱ级应急响应：', '死亡3人以上；', '县公安局：负责现场警戒。',
  '组织领导。县委统一领导。', '目　录', '1 总则………3', '云河县防汛抗旱应急预案', '关于印发《云河县应急预案》的通知', '由县指挥部总指挥决定启动。', '值班电话：0871-68812345', '见附件3',
  '液氯泄漏应急处置卡', '注意事项：严禁烟火', '2024年5月1日', '（2024年修订）', '— 3 —', '云政办发〔2024〕12号', '30分钟内到达', '\t', '　', '\u200b', '😀', '\n', '',
]; // biome-ignore format: a list

const line = fc
  .array(
    fc.oneof(
      fc.constantFrom(...numbers),
      fc.constantFrom(...words),
      fc.string({ maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));
const paragraph: fc.Arbitrary<SourceBlock> = fc.record({
  kind: fc.constant('paragraph' as const),
  text: line,
  heading: fc.option(fc.nat({ max: 9 }), { freq: 4 }).map((value) => (value === 9 ? null : value)),
  numbering: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, fc.constantFrom(...numbers)),
  bold: fc.boolean(),
  centred: fc.boolean(),
  size: fc.constantFrom(null, 10.5, 12, 16, 22),
  page: fc.constant(null),
});
const table: fc.Arbitrary<SourceBlock> = fc.record({
  kind: fc.constant('table' as const),
  rows: fc.array(
    fc.array(
      fc.oneof(
        line,
        fc.constantFrom('级别', '启动条件', '单位', '职责', '姓名', '电话', '步骤', '处置措施', '责任人', '时限', 'Ⅰ级', '13800001001'),
      ),
      { maxLength: 5 },
    ),
    { maxLength: 6 },
  ),
  page: fc.constant(null),
});
const document: fc.Arbitrary<SourceDocument> = fc.record({
  format: fc.constantFrom('docx' as const, 'pdf' as const, 'txt' as const, 'md' as const),
  blocks: fc.array(fc.oneof({ weight: 6, arbitrary: paragraph }, table), { maxLength: 40 }),
  left: fc.constant([]),
  encoding: fc.constant(null),
});

/** Everything but blanks and signs without a width. */
function count(text: string): string {
  return text.replace(/[\s\u200b-\u200f\u2028\u2029\u2060\ufeff]+/g, '');
}

describe('sections of a plan', () => {
  it('have every character of the document in its order', () => {
    fc.assert(
      fc.property(document, (source) => {
        const given = source.blocks
          .map((block) => (block.kind === 'paragraph' ? block.numbering + block.text : block.rows.flat().join('')))
          .join('');
        const { text, problems } = readPlan({ document: source });
        const kept = text.sections
          .map(
            (section) =>
              section.number +
              section.title +
              section.blocks.map((block) => (block.kind === 'text' ? block.text : block.rows.flat().join(''))).join(''),
          )
          .join('');
        expect(count(kept)).toBe(count(given));
        expect(problems.filter((problem) => problem.code === 'textLeft')).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it('make a tree: no section stands more than one below the one before, and every reference is to one of them', () => {
    fc.assert(
      fc.property(document, (source) => {
        const { text, problems } = readPlan({ document: source });
        const ids = new Set(text.sections.map((section) => section.id));
        let depth = -1;
        for (const section of text.sections) {
          expect(section.depth).toBeLessThanOrEqual(depth + 1);
          depth = section.depth;
        }
        const named = [
          ...text.levels,
          ...text.levels.flatMap((level) => level.steps),
          ...text.duties,
          ...text.contacts,
          ...text.annexes,
          ...text.cards.flatMap((card) => card.steps),
          ...problems,
        ];
        expect(named.filter((one) => one.section !== null && !ids.has(one.section))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('time of reading', () => {
  /** Milliseconds of the processor: what else the machine does must not count. */
  const took = (blocks: SourceBlock[]): number => {
    const from = process.cpuUsage();
    readPlan({ document: { format: 'txt', blocks, left: [], encoding: null } });
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  };

  it.each([
    ['one line of a unit’s name that never ends', (size: number) => [plainLine('县应急管理局、'.repeat(size / 7))]],
    ['digits', (size: number) => [plainLine('1'.repeat(size))]],
    ['brackets', (size: number) => [plainLine('（'.repeat(size))]],
    ['levels', (size: number) => [plainLine('启动Ⅱ级响应由'.repeat(size / 7))]],
    ['dots', (size: number) => [plainLine('1.'.repeat(size / 2))]],
    ['blanks between signs', (size: number) => [plainLine('1 总则 '.repeat(size / 5))]],
    ['chapters run together', (size: number) => [plainLine('一、总则。（一）目的。1.1 为。'.repeat(size / 18))]],
    ['articles run together', (size: number) => [plainLine('第一章 总则 第一条 为了'.repeat(size / 14))]],
    ['lines of numbers', (size: number) => Array.from({ length: size / 10 }, (_, at) => plainLine(`（${(at % 20) + 1}）组织会商`))],
    ['headings without end', (size: number) => Array.from({ length: size / 10 }, (_, at) => plainLine(`${at % 9}.${at % 7} 县应急`))],
  ])('120,000 characters of %s take no more than a multiple of 30,000', (_, make) => {
    took(make(10_000));
    const small = Math.max(5, took(make(30_000)));
    const large = took(make(120_000));
    // Four times the text; squares would be sixteen.
    expect(large / small).toBeLessThan(12);
  });
});

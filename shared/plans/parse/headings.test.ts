// Headings in files that were copied without their numbers or their lines.
import { expect, it } from 'vitest';
import { plainLine, readLines } from '../../../tests/kit/plan-lines.ts';

const headings = (...lines: string[]): string[] =>
  readLines('青石化工厂生产安全事故应急预案', ...lines)
    .text.sections.slice(1)
    .map((one) => `${one.number}|${one.title}`);

const text = '厂部应当认真做好这一方面的各项工作，保证安全。';

it('a text that lost its numbers has the short lines between its sentences for titles, also one below another', () => {
  const chapters = ['总则', '适用范围', text, '应急组织机构组成及职责', '总指挥职责', text, '应急响应', '信息报告', '信息接收与通报', text];
  const more = ['预警解除', text, '应急处置', '火灾事故应急处置措施', text, '后期处置', '污染物处置', text, '应急保障', text];
  const form = ['互救协议', '一、双方责任', text];
  expect(headings(...chapters, ...more, ...form).slice(0, 13)).toEqual(
    [...chapters, ...more].filter((line) => line !== text).map((line) => `|${line}`),
  );
});

it('a list of short words between sentences is no row of titles', () => {
  expect(headings('一、总则', text, '二、物资', '下列物资由仓库保管。', '救生衣', '编织袋', '抽水泵', text)).toEqual([
    '一、|总则',
    '二、|物资',
  ]);
});

it('the title of a chapter may stand on the line below its number', () => {
  expect(headings('第一章', '总  则', '第一条 为了安全，制定本预案。', '第二章', '应急响应', '第二条 响应分为两级。')).toEqual([
    '第一章|总  则',
    '第一条|',
    '第二章|应急响应',
    '第二条|',
  ]);
});

it('the title needs no look where it is one of the first lines, and a footnote is no part of a title', () => {
  const { text: plan, title } = readLines(
    '青石县防汛应急预案',
    plainLine('一、响应[1]', { heading: 1 }),
    plainLine('（一）Ⅱ级响应[2]', { heading: 2 }),
    '青河水位超过保证水位的，由县长决定启动Ⅱ级响应。',
  );
  expect(title).toBe('青石县防汛应急预案');
  expect(plan.sections.map((one) => one.title)).toEqual(['青石县防汛应急预案', '响应[1]', 'Ⅱ级响应[2]']);
  expect(plan.levels).toMatchObject([{ level: 'II', name: 'Ⅱ级响应', startedBy: '县长' }]);
});

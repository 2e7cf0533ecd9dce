// Contents that were copied with a plan: one section, and behind it the tree begins anew.
import { describe, expect, it } from 'vitest';
import { plainLine } from '../../../tests/kit/plan-lines.ts';
import { parsePlan } from './parse.ts';

const text = ['编制目的', '适用范围', '县指挥部', '成员单位', '启动条件', '响应措施'];
const chapters = [
  '1 总则',
  '1.1 编制目的',
  '1.2 适用范围',
  '2 组织指挥体系',
  '2.1 县指挥部',
  '2.2 成员单位',
  '3 应急响应',
  '3.1 启动条件',
  '3.2 响应措施',
];

function sectionsOf(lines: readonly string[]): string[] {
  const blocks = lines.map((line) => plainLine(line));
  let next = 0;
  const newId = (): string => `id${(next += 1)}`;
  const { sections } = parsePlan({ format: 'txt', blocks, left: [], encoding: null }, { kinds: [], newId }).text;
  return sections.map(({ depth, number, title }) => `${depth} ${number}${title}`);
}

const body = chapters.flatMap((line) =>
  text.some((words) => line.endsWith(words)) ? [line, '县指挥部负责统一组织这一方面的工作。'] : [line],
);
const tree = [
  '0 1总则',
  '1 1.1编制目的',
  '1 1.2适用范围',
  '0 2组织指挥体系',
  '1 2.1县指挥部',
  '1 2.2成员单位',
  '0 3应急响应',
  '1 3.1启动条件',
  '1 3.2响应措施',
];

describe('contents', () => {
  const title = '临河县防汛应急预案';
  it.each([
    ['bare headings without 目录', chapters, ['0 ']],
    ['below 目录', ['目 录', ...chapters], ['0 目 录']],
    ['with pages behind a blank', chapters.map((line, at) => `${line} ${at + 1}`), ['0 ']],
    ['with pages glued to the titles', ['目录', ...chapters.map((line, at) => `${line.replace(' ', '')}${at + 1}`)], ['0 目录']],
    ['with glued pages and without 目录', chapters.map((line, at) => `${line.replace(' ', '')}${at + 1}`), ['0 ']],
    ['chapters alone', ['目录', '1、总则', '2、组织指挥体系', '3、应急响应'], ['0 目录']],
    [
      'with a word before that the text lacks',
      ['目录', '编制说明 1', ...chapters.map((line, at) => `${line.replace(' ', '')}${at + 1}`)],
      ['0 目录'],
    ],
  ])('%s', (_, contents, own) => {
    expect(sectionsOf([title, ...contents, ...body])).toEqual([`0 ${title}`, ...own, ...tree]);
  });

  it('the title stands between them and the text once more', () => {
    expect(sectionsOf([title, ...chapters, title, ...body])).toEqual([`0 ${title}`, '0 ', `0 ${title}`, ...tree]);
  });

  it('are no steps that come again in the next list', () => {
    const steps = ['1.停机', '2.报告', '3.疏散', '4.撤离'];
    const found = sectionsOf(['班长处置卡', ...steps, '工人处置卡', ...steps, '无关人员不得进入。']);
    expect(found).not.toContain('0 ');
  });
});

// Whose duties a plan gives, as list, as sentences and as table.
import { expect, it } from 'vitest';
import { plainLine, type PlanLine, readLines } from '../../../tests/kit/plan-lines.ts';

const duties = (...blocks: PlanLine[]): string[] =>
  readLines('青石县防汛应急预案', '一、组织体系', ...blocks).text.duties.map((one) => `${one.unitName}|${one.text}`);

it('sentences that begin with a unit give its duty, whatever verb follows; verbs in names part no name', () => {
  expect(
    duties(
      '（一）成员单位任务分工',
      '县市场监督管理局协助有关部门维护市场秩序。',
      '县林业局履行行业管理责任，具体负责预防工作。',
      '县气象局、县融媒体中心等其他成员单位按照职责分工做好工作。',
    ),
  ).toEqual([
    '县市场监督管理局|协助有关部门维护市场秩序。',
    '县林业局|履行行业管理责任，具体负责预防工作。',
    '县气象局、县融媒体中心等其他成员单位|按照职责分工做好工作。',
  ]);
});

it('departments within a body are units too', () => {
  expect(duties('（一）各部门职责', '1.后勤科：负责备用电源的启动。', '2.一车间：负责本车间断电。')).toEqual([
    '后勤科|负责备用电源的启动。',
    '一车间|负责本车间断电。',
  ]);
});

it('a row without a unit goes on with the duty of the unit above', () => {
  const rows = [
    ['成员单位', '工作职责'],
    ['县住建局', '负责房屋安全评估。'],
    ['', '指导抢修市政设施。'],
    ['县水务局', '负责水情监测。'],
  ];
  expect(duties('（一）职责', rows)).toEqual(['县住建局|负责房屋安全评估。\n指导抢修市政设施。', '县水务局|负责水情监测。']);
});

it('a heading that gives somebody duties needs no chapter of duties above it', () => {
  expect(
    readLines('青石化工厂应急预案', plainLine('总指挥职责', { heading: 1 }), '全面负责应急救援的指挥，决定启动和终止响应。').text.duties,
  ).toMatchObject([{ unitName: '总指挥' }]);
});

it('neither a list of members nor a sentence on how bodies are set up is a duty', () => {
  expect(
    duties(
      '（一）指挥体制',
      '成员单位：县公安局、县水务局、县应急局等单位。',
      '县级以上党委和政府按照规定设立由本级党委主要负责同志牵头的指挥机构。',
    ),
  ).toEqual([]);
});

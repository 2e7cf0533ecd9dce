// What a card or a scheme for a place has one do.
import { expect, it } from 'vitest';
import { readLines } from '../../../tests/kit/plan-lines.ts';

it('a scheme for a place has one do what its measures say, with numbers or without, not what may happen and who is who', () => {
  const { cards } = readLines(
    '青石机械厂应急预案',
    '一、现场处置方案',
    '（一）触电事故现场处置方案',
    '1.事故风险描述',
    '（1）事故特征：线路老化易引起触电。',
    '（2）事故区域：配电室。',
    '2.应急工作职责',
    '（1）班长为处置小组组长。',
    '（2）组长负责指挥。',
    '3.应急处置',
    '3.1 脱离电源',
    '立即拉闸，或者用干木棒挑开电线。',
    '救护人不得直接接触触电者。',
    '3.2 现场急救',
    '（1）无呼吸时做心肺复苏。',
    '（2）拨打120。',
    '4.注意事项',
    '（1）夜间备好照明。',
    '（二）火灾事故现场处置方案',
    '1.事故特征',
    '（1）切削油起火。',
    '2.处置措施',
    '（1）3分钟内用灭火器扑救。',
    '（2）火势无法控制时撤离。',
  ).text;
  expect(cards.map((card) => [card.title, card.steps.map((step) => step.text), card.note])).toEqual([
    [
      '触电事故现场处置方案',
      ['立即拉闸，或者用干木棒挑开电线', '救护人不得直接接触触电者', '无呼吸时做心肺复苏', '拨打120'],
      '夜间备好照明。',
    ],
    ['火灾事故现场处置方案', ['3分钟内用灭火器扑救', '火势无法控制时撤离'], ''],
  ]);
});

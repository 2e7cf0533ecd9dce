// What starts a level and who decides it, in the wordings of plans.
import { describe, expect, it } from 'vitest';
import { type PlanLine, readLines } from '../../../tests/kit/plan-lines.ts';

const levels = (...blocks: PlanLine[]): unknown[] =>
  readLines('青石县停电应急预案', '一、应急响应', ...blocks).text.levels.map((one) => [
    one.level,
    one.conditions,
    one.startedBy,
    one.steps.map((step) => step.text),
  ]);

describe('who starts a level', () => {
  it('is found where one paragraph says it of all levels', () => {
    expect(
      levels(
        '（一）启动权限',
        'Ⅰ级应急响应由县防指指挥长签发；Ⅱ级、Ⅲ级应急响应由县防指副指挥长签发。',
        '（二）Ⅱ级应急响应',
        '出现下列情况之一的，启动Ⅱ级应急响应：',
        '1.青河水位超过保证水位；',
        '2.县城三分之一以上区域停电。',
      ),
    ).toEqual([
      ['I', [], '县防指指挥长', []],
      ['II', ['青河水位超过保证水位', '县城三分之一以上区域停电'], '县防指副指挥长', []],
      ['III', [], '县防指副指挥长', []],
    ]);
  });

  it('is found where the standard of each level stands elsewhere', () => {
    expect(levels('（一）响应启动', '达到Ⅱ级响应标准时，由车间主任启动；达到Ⅰ级响应标准时，由总指挥启动。')).toEqual([
      ['I', [], '总指挥', []],
      ['II', [], '车间主任', []],
    ]);
  });

  it('is found behind a condition in any words, with what else is done', () => {
    expect(
      levels(
        'Ⅰ级响应：重点部门停电，备用电源能够启动，由分管副院长启动，请求县供电公司支援。',
        'Ⅱ级响应：单个部门停电，由后勤科科长启动。',
      ),
    ).toEqual([
      ['I', ['重点部门停电，备用电源能够启动'], '分管副院长', ['请求县供电公司支援']],
      ['II', ['单个部门停电'], '后勤科科长', []],
    ]);
  });
});

describe('what starts a level', () => {
  it('is what its sentence says may happen, when the levels are only told apart by who can deal with it', () => {
    expect(levels('（一）响应分级', 'Ⅱ级：车间能够自行处置的事故。Ⅱ级响应由车间主任启动。', 'Ⅰ级：需要外部支援的险情。')).toEqual([
      ['I', ['需要外部支援的险情'], '', []],
      ['II', ['车间能够自行处置的事故'], '车间主任', []],
    ]);
  });

  it('is the measure that stands first in a section without a title of its own', () => {
    expect(levels('（一）Ⅳ级响应', '发病人数5人以下，无危重病例。', '由校医现场救治，1小时内报县教育局。')).toEqual([
      ['IV', ['发病人数5人以下，无危重病例'], '', ['由校医现场救治，1小时内报县教育局']],
    ]);
  });
});

it('what leads to the measures is none of them', () => {
  expect(levels('（一）Ⅱ级响应', '1.响应措施', '在Ⅲ级响应的基础上，采取以下措施：', '（1）县供电公司抢修线路。')).toEqual([
    ['II', [], '', ['县供电公司抢修线路']],
  ]);
});

// The checks of levels, their figures and limits of reporting: each with a text that it finds and one that it passes.
import { describe, expect, it } from 'vitest';
import { codes, deadline, grading, level, lint, obsolete, of, textOf } from '#kit/lint.ts';
import type { DeadlineRule } from '../../obligations/types.ts';

describe('levels', () => {
  it('words that contradict each other side by side', () => {
    const found = lint(textOf(['#4.1 Ⅲ级（橙色）响应', '达到红色（Ⅰ级）预警时启动。', '发布黄色（Ⅱ级）预警。']));
    expect(of(found, 'levelWords').map(({ received }) => received)).toEqual(['Ⅲ级（橙色', '黄色（Ⅱ级']);
    expect(codes(lint(textOf(['#4.1 Ⅱ级（橙色）响应', '较大（Ⅲ级）事件。Ⅰ级、Ⅱ级响应。'])))).toEqual([]);
  });

  it('a level that is started and not described', () => {
    const levels = [level('II', []), level('III', [])];
    const found = lint(textOf(['#4 响应', '由县长启动Ⅰ级应急响应；由副县长启动Ⅱ级响应。'], { levels }));
    expect(of(found, 'levelUndefined')).toMatchObject([{ received: 'Ⅰ级', from: 5, to: 7 }]);
    expect(codes(lint(textOf(['#4 响应', '启动Ⅰ级应急响应'])))).toEqual([]);
    const township = (words: string) => codes(lint(textOf(['#4 响应', words], { levels }), { shelf: 'township' }));
    expect(township('12小时降雨50毫米以上，或者县启动Ⅳ级响应。'), 'another government’s').toEqual([]);
    expect(township('由镇长启动Ⅳ级响应。')).toEqual(['levelUndefined']);
  });

  it('one condition for two levels', () => {
    const found = lint(
      textOf(['#4 响应', ''], { levels: [level('II', ['（1）县城区大面积停电']), level('III', ['县城区大面积停电；', '局部停电'])] }),
    );
    expect(of(found, 'conditionTwice')).toHaveLength(1);
    expect(codes(lint(textOf(['#4 响应', ''], { levels: [level('II', ['县城区停电']), level('III', ['乡镇停电'])] })))).toEqual([]);
  });

  it('what is printed once under a heading of two levels holds for both', () => {
    const levels = [level('I', ['死亡10人以上的事件']), level('II', ['死亡10人以上的事件'])];
    expect(codes(lint(textOf(['#4.1 Ⅰ级、Ⅱ级响应', '死亡10人以上的事件。'], { levels })))).toEqual([]);
    const twice = textOf(['#4 分级响应', 'Ⅰ级：死亡10人以上的事件。', 'Ⅱ级：死亡10人以上的事件。'], { levels });
    expect(codes(lint(twice))).toEqual(['conditionTwice', 'thresholdOrder']);
  });

  it('figures out of order, and a gap between two levels', () => {
    const levels = (...conditions: string[]) =>
      textOf(['#4 响应', ''], { levels: conditions.map((words, index) => level((['I', 'II', 'III'] as const)[index] ?? 'IV', [words])) });
    expect(codes(lint(levels('死亡30人以上', '死亡10人以上30人以下', '死亡3人以上10人以下')))).toEqual([]);
    const order = lint(levels('死亡10人以上', '造成30人以上死亡'));
    expect(of(order, 'thresholdOrder')).toMatchObject([{ params: { metric: 'deaths', most: 10, least: 30 } }]);
    const gap = lint(levels('死亡30人以上', '死亡3人以上10人以下'));
    expect(of(gap, 'thresholdGap')).toMatchObject([{ params: { most: 30, least: 10 } }]);
  });

  it('what a grade is, by the table of the kind; a level that counts in figures of no grade', () => {
    const found = lint(textOf(['#1.4 事件分级', '较大事故：造成5人以上10人以下死亡。', '重大事故：造成10人以上30人以下死亡。']));
    expect(of(found, 'gradingDiffers')).toMatchObject([{ received: '5人以上10人以下死亡', params: { grade: 'III', expected: 3 } }]);
    const other = lint(textOf(['#1.4 事件分级', '较大事故：造成5人以上10人以下死亡。']), { kindLines: [['11G01', '11G00', '11000']] });
    expect(codes(other), 'no table for that kind').toEqual([]);
    const levels = [level('II', ['一次死亡6人以上的事故'])];
    expect(of(lint(textOf(['#4 响应', ''], { levels })), 'thresholdNotInTable')).toMatchObject([
      { params: { value: 6, borders: '1、3、10、30' } },
    ]);
    expect(codes(lint(textOf(['#4 响应', ''], { levels: [level('II', ['一次死亡10人以上的事故'])] })))).toEqual([]);
  });
});

describe('limits of reporting', () => {
  const found = (words: string) => of(lint(textOf(['#3 报告', words])), 'reportingLax');
  it('longer than the table allows, and which rule says so', () => {
    expect(found('县政府总值班室应在2小时内向市政府报告。')).toMatchObject([{ received: '2小时内', params: { limit: 60, rule: 'D1' } }]);
    expect(found('在30分钟内电话向市政府总值班室报告。')).toMatchObject([{ params: { limit: 20, rule: 'D2' } }]);
  });
  it('as strict or stricter, or nothing that the office reports upwards', () => {
    expect(found('县政府总值班室应在1小时内向市政府书面报告。')).toEqual([]);
    expect(found('事故现场有关人员应在2小时内向本单位负责人报告。')).toEqual([]);
    expect(found('处置结束后5日内向市政府报送总结。')).toEqual([]);
  });
  it('what others owe to the county is held against a rule, not against a proposal', () => {
    const owed = (confidence: DeadlineRule['confidence']) => {
      const deadlines = [deadline({ id: 'D3', duty: 'inbound', owedBy: { id: 'unit', name: '事发单位' }, limitSeconds: 2400, confidence })];
      const tables = { places: [], obsolete, grading, deadlines, level: 'county' as const };
      return codes(lint(textOf(['#3 报告', '接报后1小时内向县政府报告。']), { tables }));
    };
    expect(owed('proposal')).toEqual([]);
    expect(owed('seen')).toEqual(['reportingLax']);
  });
});

// Start conditions as plans print them: what they ask for, and whether an incident meets them.
import { describe, expect, it } from 'vitest';
import type { Casualties } from '../incidents/types.ts';
import { type ConditionFacts, judgeCondition, readCondition } from './conditions.ts';

const nobody: Casualties = { dead: null, seriouslyInjured: null, injured: null, missing: null, trapped: null, evacuated: null };
const facts = (patch: Partial<Omit<ConditionFacts, 'casualties'>> & { casualties?: Partial<Casualties> }): ConditionFacts => ({
  approximate: [],
  figures: {},
  grade: 'IV',
  gradeKnown: false,
  ...patch,
  casualties: { ...nobody, ...patch.casualties },
});

/** [printed, what it asks for]: field[min,max) with ] for an included upper end, ( for an excluded lower one; grade:III+ */
const phrases: [string, string][] = [
  ['造成3人以上10人以下死亡', 'dead[3,10)'],
  ['造成3人以上、10人以下死亡（含失踪）', 'deadOrMissing[3,10)'],
  ['死亡3人以上10人以下', 'dead[3,10)'],
  ['死亡（含失踪）10人以上、30人以下的', 'deadOrMissing[10,30)'],
  ['造成30人以上死亡', 'dead[30,)'],
  ['一次死亡30人（含）以上', 'dead[30,)'],
  ['死亡人数在10人以上，30人以下', 'dead[10,30)'],
  ['造成三人以上十人以下死亡', 'dead[3,10)'],
  ['三十人以上死亡或失踪', 'deadOrMissing[30,)'],
  ['造成3～9人死亡', 'dead[3,9]'],
  ['造成三至九人死亡', 'dead[3,9]'],
  ['造成3人以下死亡', 'dead[,3)'],
  ['死亡不足3人', 'dead[,3)'],
  ['死亡1—2人', 'dead[1,2]'],
  ['造成1人以上3人以下死亡', 'dead[1,3)'],
  ['造成１０人以上死亡', 'dead[10,)'],
  ['10人以上50人以下重伤', 'seriouslyInjured[10,50)'],
  ['重伤（包括急性工业中毒）50人以上100人以下', 'seriouslyInjured[50,100)'],
  ['50人以上100人以下重伤（包括急性工业中毒）', 'seriouslyInjured[50,100)'],
  ['10人以上受伤', 'injured[10,)'],
  ['食物中毒100人及以上', 'injured[100,)'],
  ['失踪3人以上', 'missing[3,)'],
  ['失联人员超过5人', 'missing(5,)'],
  ['10名以上群众被困', 'trapped[10,)'],
  ['被困人员达到30人以上', 'trapped[30,)'],
  ['危及30人以上生命安全的', 'trapped[30,)'],
  ['需紧急转移安置1万人以上', 'evacuated[10000,)'],
  ['紧急疏散转移5万人以上10万人以下', 'evacuated[50000,100000)'],
  ['需转移群众500人以上', 'evacuated[500,)'],
  ['直接经济损失1000万元以上5000万元以下', 'directLoss[1000,5000)'],
  ['5000万元以上1亿元以下直接经济损失', 'directLoss[5000,10000)'],
  ['造成直接经济损失一亿元以上', 'directLoss[10000,)'],
  ['直接经济损失不足1000万元', 'directLoss[,1000)'],
  ['过火面积100公顷以上1000公顷以下的森林火灾', 'forestAreaHa[100,1000)'],
  ['森林过火面积达1500亩以上', 'forestAreaHa[100,)'],
  ['受害森林面积在1公顷以上100公顷以下', 'forestAreaHa[1,100)'],
  ['发生5.0级以上、6.0级以下地震', 'magnitude[5,6)'],
  ['震级6.0级（含）以上', 'magnitude[6,)'],
  ['辖区内发生五级以上地震', 'magnitude[5,)'],
  ['发生较大危险化学品事故', 'grade:III'],
  ['县域内发生一般生产安全事故的', 'grade:IV'],
  ['发生较大及以上突发事件', 'grade:III+'],
  ['发生重大以上森林火灾', 'grade:II+'],
  ['发生特别重大、重大突发环境事件', 'grade:I grade:II'],
  ['发生Ⅲ级突发事件', 'grade:III'],
  [
    '造成3人以上10人以下死亡，或者10人以上50人以下重伤，或者1000万元以上5000万元以下直接经济损失的较大事故',
    'dead[3,10) | seriouslyInjured[10,50) | directLoss[1000,5000) grade:III',
  ],
  ['死亡3人以上10人以下，或重伤10人以上50人以下', 'dead[3,10) | seriouslyInjured[10,50)'],
  ['死亡3人以上、重伤10人以上、直接经济损失1000万元以上', 'dead[3,) seriouslyInjured[10,) directLoss[1000,)'],
  ['造成3人以上死亡10人以上重伤', 'dead[3,) seriouslyInjured[10,)'],
  ['造成人员死亡', 'dead[1,)'],
  ['出现人员伤亡的', 'harmed[1,)'],
  ['造成10人以上死亡且社会影响恶劣', 'all dead[10,) …'],
  ['过火面积50公顷以上，同时造成1人以上死亡的森林火灾', 'all forestAreaHa[50,) dead[1,)'],
  ['（1）死亡3人以上；（2）被困10人以上。', 'dead[3,) | trapped[10,)'],
  ['2.发生较大事故', 'grade:III'],
  ['一、造成3人以上死亡', 'dead[3,)'],
  ['造成或者可能造成10人以上死亡', 'dead[10,)'],
  ['发生特别重大或者重大突发事件', 'grade:I grade:II'],
  ['受威胁30人以上100人以下', 'evacuated[30,100)'],
  ['有人员死亡、失踪，或者受威胁100人以上', 'deadOrMissing[1,) | evacuated[100,)'],
  ['发生师生死亡', 'dead[1,)'],
  ['受害森林面积超过20公顷仍未得到控制', 'forestAreaHa(20,)'],
  ['造成3人以下死亡或者10人以上重伤', 'dead[,3) | seriouslyInjured[10,)'],
  // What no figure says stays with a person.
  ['水库发生重大险情', '…'],
  ['造成较大社会影响的', '…'],
  ['相邻县发生重大森林火灾，可能蔓延到我县', '…'],
  ['县委、县政府认为需要启动的', '…'],
  ['气象部门发布暴雨红色预警', '…'],
  ['农田受灾1万亩以上', '…'],
  ['未造成人员伤亡', '…'],
  ['有下列情形之一的', ''],
];

function said(printed: string): string {
  return readCondition(printed)
    .map((clause) => {
      const tests = clause.tests.map((test) =>
        test.kind === 'grade'
          ? `grade:${test.grade}${test.up ? '+' : ''}${test.down ? '-' : ''}`
          : `${test.field}${test.minOpen ? '(' : '['}${test.min ?? ''},${test.max ?? ''}${test.maxClosed ? ']' : ')'}`,
      );
      return [...(clause.all ? ['all'] : []), ...tests, ...(clause.words || tests.length === 0 ? ['…'] : [])].join(' ');
    })
    .join(' | ');
}

describe('conditions as printed', () => {
  it.each(phrases)('%s → %s', (printed, asked) => expect(said(printed)).toBe(asked));
});

describe('judging', () => {
  it('以上 includes the figure and 以下 does not', () => {
    const dead = (n: number) => judgeCondition('造成3人以上10人以下死亡', facts({ casualties: { dead: n } })).verdict;
    expect([2, 3, 9, 10].map(dead)).toEqual(['notMet', 'met', 'met', 'notMet']);
  });

  it('nobody dead does not meet "fewer than three dead"', () => {
    expect(judgeCondition('造成3人以下死亡', facts({ casualties: { dead: 0 } })).verdict).toBe('notMet');
    expect(judgeCondition('造成3人以下死亡', facts({ casualties: { dead: 2 } }))).toMatchObject({
      verdict: 'met',
      because: { field: 'dead', value: 2 },
    });
  });

  it('what is not known is missing, never nothing; a rough figure may yet reach it', () => {
    expect(judgeCondition('死亡3人以上', facts({}))).toEqual({ verdict: 'unknown', because: null, missing: ['dead'] });
    const rough = facts({ approximate: [{ field: 'trapped', min: 20, text: '20余人' }] });
    expect(judgeCondition('被困10人以上', rough).verdict).toBe('met');
    expect(judgeCondition('被困30人以上', rough)).toMatchObject({ verdict: 'unknown', missing: ['trapped'] });
  });

  it('dead and missing are counted together where the plan says so', () => {
    expect(judgeCondition('死亡（含失踪）3人以上', facts({ casualties: { dead: 1, missing: 2 } })).verdict).toBe('met');
    expect(judgeCondition('死亡3人以上', facts({ casualties: { dead: 1, missing: 2 } })).verdict).toBe('notMet');
  });

  it('a grade counts when it is known, with 以上 also those above', () => {
    const third = facts({ grade: 'III', gradeKnown: true });
    expect(judgeCondition('发生较大突发事件', third)).toMatchObject({ verdict: 'met', because: { field: 'grade', value: 3 } });
    expect(judgeCondition('发生一般突发事件', third).verdict).toBe('notMet');
    expect(judgeCondition('发生一般以上突发事件', third).verdict).toBe('met');
    expect(judgeCondition('发生一般突发事件', facts({}))).toMatchObject({ verdict: 'unknown', missing: ['grade'] });
  });

  it('且 asks for all; with words beside it a person judges', () => {
    const both = '过火面积50公顷以上，且造成1人以上死亡的森林火灾';
    expect(judgeCondition(both, facts({ figures: { forestAreaHa: 60 } }))).toMatchObject({ verdict: 'unknown', missing: ['dead'] });
    expect(judgeCondition(both, facts({ figures: { forestAreaHa: 60 }, casualties: { dead: 1 } })).verdict).toBe('met');
    expect(judgeCondition('死亡3人以上且社会影响恶劣', facts({ casualties: { dead: 4 } })).verdict).toBe('words');
    expect(judgeCondition('死亡3人以上且社会影响恶劣', facts({ casualties: { dead: 1 } })).verdict).toBe('notMet');
  });

  it('money and areas are compared in one unit', () => {
    expect(judgeCondition('直接经济损失1亿元以上', facts({ figures: { directLoss: 10_000 } })).verdict).toBe('met');
    expect(judgeCondition('过火面积1500亩以上', facts({ figures: { forestAreaHa: 99 } })).verdict).toBe('notMet');
  });
});

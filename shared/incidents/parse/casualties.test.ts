// People figures out of sentences as duty rooms, police, hospitals, villagers and newspapers say them.
import { describe, expect, it } from 'vitest';
import { type Casualties, casualtyFields } from '../types.ts';
import { parseIntake } from './parse-intake.ts';

const context = { receivedAt: Date.parse('2026-06-18T10:00:00+08:00'), zone: 'Asia/Shanghai', places: [] };

/** Only what is not null. */
function people(text: string): Partial<Casualties> {
  const { casualties } = parseIntake(text, context);
  return Object.fromEntries(casualtyFields.filter((field) => casualties[field] !== null).map((field) => [field, casualties[field]]));
}
const rough = (text: string): unknown[] => parseIntake(text, context).approximate.map(({ text: _text, ...item }) => item);

const hurtNobody = { dead: 0, injured: 0, seriouslyInjured: 0 };

describe('a number and what became of it', () => {
  it.each<[string, Partial<Casualties>]>([
    ['事故造成2人死亡、3人受伤，其中1人重伤。', { dead: 2, injured: 3, seriouslyInjured: 1 }],
    ['死亡3人受伤5人', { dead: 3, injured: 5 }],
    ['3人死亡5人受伤', { dead: 3, injured: 5 }],
    ['爆炸导致2死1重伤3轻伤。', { dead: 2, injured: 4, seriouslyInjured: 1 }],
    ['造成一死两伤', { dead: 1, injured: 2 }],
    ['4人受伤（1重3轻），已送医。', { injured: 4, seriouslyInjured: 1 }],
    ['重伤2人', { injured: 2, seriouslyInjured: 2 }],
    ['2人重伤、3人轻伤', { injured: 5, seriouslyInjured: 2 }],
    ['轻伤3人', { injured: 3 }],
    ['廿三名工人中毒送医', { injured: 23 }],
    ['一名男子横穿铁路，被货运列车撞上，当场死亡', { dead: 1 }],
    ['有仨人受伤', { injured: 3 }],
    ['山上困了俩娃', { trapped: 2 }],
    ['转移受威胁群众218户763人', { evacuated: 763 }],
    ['企业员工86人及周边群众210人已全部疏散', { evacuated: 296 }],
    ['组织50名干部转移群众300人', { evacuated: 300 }],
    ['疏散41户', {}],
    ['出动消防员22人、车辆3辆', {}],
    ['车上38人的客车被困', {}],
    ['死亡生猪43头', {}],
    ['第一人民医院3人值班', {}],
    ['一家五口全部中毒，其中2人经抢救无效死亡，3人在县医院治疗', { dead: 2, injured: 3 }],
    ['轻重伤12人', { injured: 12 }],
    ['死伤3人', {}],
    ['伤亡5人', {}],
    ['共造成8人伤亡，其中3人死亡、5人受伤', { dead: 3, injured: 5 }],
    ['14名师生不同程度受伤，其中危重1人、重伤2人、轻伤11人。', { injured: 14, seriouslyInjured: 3 }],
    ['车上13人，其中2人死亡、11人受伤（重伤3人）', { dead: 2, injured: 11, seriouslyInjured: 3 }],
    ['火灾造成1名老人遇难，其2个孙子被烟呛伤', { dead: 1, injured: 2 }],
    ['货车司机当场死亡', { dead: 1 }],
    ['矿山救援队队员救出2人', {}],
  ])('%s', (text, expected) => {
    expect(people(text)).toEqual(expected);
  });
});

describe('denials', () => {
  it.each<[string, Partial<Casualties>]>([
    ['暂无人员伤亡', hurtNobody],
    ['未造成人员伤亡和财产损失', hurtNobody],
    ['人员伤亡情况：无。', hurtNobody],
    ['没有人受伤', { injured: 0, seriouslyInjured: 0 }],
    ['无人员被困、失联', { trapped: 0, missing: 0 }],
    ['没有人被困，也没有死亡', { trapped: 0, dead: 0 }],
    ['46人就诊，无重症和死亡病例', { injured: 46, dead: 0, seriouslyInjured: 0 }],
    ['5人受伤，无人员死亡', { dead: 0, injured: 5 }],
    ['伤亡情况不明', {}],
    ['暂未接到人员伤亡报告', {}],
    ['目前还没有人员伤亡或财产损失的报告', {}],
    ['有没有人受伤还不知道', {}],
    ['死没死人不清楚', {}],
    ['确保无人员伤亡', {}],
    ['两车相撞，货车驾驶人未受伤', {}],
    ['造成1人死亡，无其他人员伤亡', { dead: 1 }],
    ['失联人员均已找到', { missing: 0 }],
    ['被困人员已全部转移', { trapped: 0 }],
  ])('%s', (text, expected) => {
    expect(people(`工地坍塌。${text}`)).toEqual(expected);
  });
});

describe('got out, found, died since', () => {
  it.each<[string, Partial<Casualties>]>([
    ['被困3人已全部救出', { trapped: 0 }],
    ['4名居民被困，21时15分全部救出', { trapped: 0 }],
    ['被困5人，已救出2人', {}],
    ['被困5人，已救出2人，仍有3人被困', { trapped: 3 }],
    ['救出被困人员3人', {}],
    ['13名失联人员中已有10人确认遇难，3人仍失联', { dead: 10, missing: 3 }],
    ['2名失踪学生遗体已打捞上岸，确认死亡', { dead: 2 }],
    ['5名群众受伤，其中1名经抢救无效死亡', { dead: 1 }],
    ['12人送医，其中3人经抢救无效死亡，目前仍有9人在院治疗', { dead: 3, injured: 9 }],
    ['3名工人晕倒在井底，2人下去救人也没上来。消防到场后5人全部救出，3人已死亡，2人昏迷。', { dead: 3, injured: 2 }],
    ['母子二人中毒，母亲抢救无效死亡', {}],
    ['失去生命体征', {}],
  ])('%s', (text, expected) => {
    expect(people(text)).toEqual(expected);
  });
});

describe('corrections, stages, totals', () => {
  it.each<[string, Partial<Casualties>]>([
    ['更正：死亡人数为2人（原报3人）', { dead: 2 }],
    ['死亡人数由3人更正为2人', { dead: 2 }],
    ['死亡人数由昨日的3人增加至5人，失联人数由6人减少为4人', { dead: 5, missing: 4 }],
    ['前期误报被埋4人，现更正被困人数为2人', { trapped: 2 }],
    ['截至8时，死亡1人；截至12时，死亡3人', { dead: 3 }],
    ['昨日首报送医12人，截至今日8时累计送医19人，其中住院6人', { injured: 19 }],
    ['甲车2人死亡，乙车1人死亡', { dead: 3 }],
    ['造成3人当场死亡、1人经抢救无效死亡', { dead: 4 }],
    ['现场2人当场死亡。事故共造成4人死亡。', { dead: 4 }],
    ['造成11人受伤。伤者已送医，其中2人伤势较重。', { injured: 11, seriouslyInjured: 2 }],
    ['共转移183人，其中集中安置62人', { evacuated: 183 }],
    ['上午2人死亡。下午5人死亡。', {}],
  ])('%s', (text, expected) => {
    expect(people(text)).toEqual(expected);
  });
});

describe('what is not so', () => {
  it.each([
    '如不处置可能造成10人被困',
    '去年同期造成3人死亡',
    '预计转移500人',
    '下游拟疏散三个村2600人',
    '若上方危岩继续垮塌，可能造成下方7户31人被埋，乡政府正动员撤离',
    '听说有3个人没出来',
    '该厂2024年5月曾发生一起灼烫事故，造成2人受伤',
    '正在组织转移下游群众1200人',
    '网传3人死亡',
    '是否有2人被埋不清楚',
  ])('%s', (text) => {
    expect(people(text)).toEqual({});
  });

  it('takes only what is said of all events', () => {
    const two = '今天发生两起火灾：一是9时10分石桥镇饭店起火，2人受伤；二是9时50分新店镇仓库起火，1人死亡';
    expect(people(`${two}。`)).toEqual({});
    expect(people('白岭乡前湾村、双桥镇大坪村相继发生滑坡，两处共造成2人死亡、3人受伤')).toEqual({ dead: 2, injured: 3 });
    expect(people('南坪镇一处着火，王庄镇一处着火。两起都没有造成人员伤亡。')).toEqual(hurtNobody);
  });
});

describe('rough numbers stay null', () => {
  it.each<[string, object]>([
    ['已疏散约320人', { field: 'evacuated', about: 320 }],
    ['50余人被困', { field: 'trapped', min: 50 }],
    ['至少5人受伤', { field: 'injured', min: 5 }],
    ['50人以上已疏散', { field: 'evacuated', min: 50 }],
    ['砍伤了将近10个人', { field: 'injured', max: 10 }],
    ['转移牧民不足100人', { field: 'evacuated', max: 100 }],
    ['3至5人受伤', { field: 'injured', min: 3, max: 5 }],
    ['3到5人受伤', { field: 'injured', min: 3, max: 5 }],
    ['三四人被埋', { field: 'trapped', min: 3, max: 4 }],
    ['受伤的有十余人', { field: 'injured', min: 10 }],
    ['十几人受伤', { field: 'injured', min: 11, max: 19 }],
    ['上百人被困', { field: 'trapped', min: 100 }],
    ['多人受伤', { field: 'injured' }],
    ['若干人被困', { field: 'trapped' }],
    ['已转移约1.2万人', { field: 'evacuated', about: 12_000 }],
    ['近百人、62辆车滞留被困', { field: 'trapped', max: 100 }],
  ])('%s', (text, expected) => {
    expect(people(text)).toEqual({});
    expect(rough(text)).toEqual([expected]);
  });
});

describe('people who are being moved away', () => {
  it.each<[string, unknown[]]>([
    ['厂区起火，正在疏散周边群众约320人。', [{ field: 'evacuated', about: 320 }]],
    ['厂区起火，正在疏散周边群众320人。', [{ field: 'evacuated', about: 320 }]],
    ['厂区起火，周边320名群众正在有序撤离。', [{ field: 'evacuated', about: 320 }]],
    ['厂区起火，拟疏散群众320人。', []],
    ['厂区起火，预计转移群众约320人。', []],
    ['厂区起火，正准备疏散群众320人。', []],
  ])('are only a hint, planned ones nothing: %s', (text, hints) => {
    expect(people(text)).toEqual({});
    expect(rough(text)).toEqual(hints);
  });

  it('are told apart from those who have been', () => {
    expect(people('厂区起火，已转移1245人，正在转移剩余30人。')).toEqual({ evacuated: 1245 });
    expect(people('厂区起火，正在疏散320人，目前320人已全部撤离。')).toEqual({ evacuated: 320 });
  });
});

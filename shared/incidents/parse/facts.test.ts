// The grade that is stated, figures of money and land, marks, and texts of no incident.
import { describe, expect, it } from 'vitest';
import { parseIntake, type ParsedIntake } from './parse-intake.ts';

const read = (text: string): ParsedIntake =>
  parseIntake(text, { receivedAt: Date.parse('2026-07-14T23:41:00+08:00'), zone: 'Asia/Shanghai', places: [] });

describe('grade', () => {
  it.each([
    ['初步判定为较大道路交通事故，4人死亡', 'III'],
    ['初步认定为一般生产安全事故，1人死亡', 'IV'],
    ['属重大（Ⅱ级）突发事件，5人遇难', 'II'],
    ['本次事件初判为Ⅳ级（一般）突发环境事件', 'IV'],
    ['该事故为特别重大事故，31人死亡', 'I'],
    ['事故等级：一般；死亡1人', 'IV'],
    ['事故等级由一般升级为较大事故，3人死亡', 'III'],
    ['初步认定为一般事故；是否升级为较大事故，需视伤者救治情况', 'IV'],
  ])('%s', (text, grade) => {
    expect(read(text).grade).toBe(grade);
  });

  it.each([
    '县防指启动防汛Ⅲ级应急响应，河水漫堤',
    '气象台发布暴雨红色预警，街道积水',
    '启动重大事故应急预案，仓库起火',
    '按照较大火灾标准调派力量，仓库起火',
    '坚决防范重大事故，仓库起火',
    '水库出现重大险情',
    '仓库起火，造成重大损失',
    '3人死亡、12人重伤',
  ])('none: %s', (text) => {
    expect(read(text).grade).toBeNull();
  });
});

describe('figures', () => {
  it.each<[string, Record<string, number>]>([
    ['仓库起火，直接经济损失126.5万元', { directLoss: 126.5 }],
    ['洪水直接经济损失1.2亿元', { directLoss: 12_000 }],
    ['森林火灾，过火面积4.2公顷，其中受害森林面积0.8公顷', { forestAreaHa: 0.8 }],
    ['山火，过火面积45亩', { forestAreaHa: 3 }],
    ['武溪县柏林乡发生5.2级地震', { magnitudeOther: 5.2 }],
    ['会理县发生六点一级地震', { magnitudeOther: 6.1 }],
    ['发生5.2级地震，可能发生4级左右余震', { magnitudeOther: 5.2 }],
    ['仓库起火，直接经济损失约126万元', {}],
    ['去年山火过火面积45亩，今天又冒烟了', {}],
    ['厂房起火，过火面积900平方米', {}],
  ])('%s', (text, expected) => {
    expect(read(text).figures).toEqual(expected);
  });
});

describe('marks', () => {
  it.each<[string, string[]]>([
    ['12名学生出现呕吐腹泻，送镇卫生院', ['school']],
    ['实验小学发生火灾', ['school']],
    ['校车被泥头车蹭了，至少5人受伤', ['school']],
    ['小学附近两车相撞', []],
    ['2名外籍游客被困山上', ['foreigners']],
    ['仓库起火，现场视频在抖音上传播，已上热搜', ['onlineAttention']],
    ['仓库起火，请勿转发视频，做好舆情引导', []],
  ])('%s', (text, expected) => {
    expect(read(text).marks).toEqual(expected);
  });
});

describe('texts of no incident give nothing', () => {
  it.each([
    '你好，请问县政府信访接待室几点下班？',
    '通知：6月20日上午9时在县会议中心召开安全生产工作会议，请各单位主要负责人准时参加。',
    '县应急局将于6月19日上午组织危化品泄漏事故应急演练，模拟储罐泄漏、3人中毒场景，请周边群众不要惊慌。',
    '经核实，网传“大河镇水库垮坝”为不实信息，水库运行正常。',
    '网上说石门镇化工厂爆炸死了10个人，我看是假的，厂子好好的。',
    '刚才报的火警是误报，是烧烤店油烟触发了烟感，没有着火。',
    '关于报送2026年上半年安全生产事故统计数据的通知：请各单位于6月25日前报送事故起数、死亡人数。',
    '我反映个事，小区门口老有人跳广场舞，晚上9点了还不停，吵得很。',
    '气象台发布大风蓝色预警，预计今晚到明天有7到8级大风。',
    '【消防提示】夏季高温，请注意用火用电安全，发现火情请立即拨打119。',
    '6月17日全县未发生安全事故，值班情况正常。',
    '测试，收到请回复。',
    '',
  ])('%s', (text) => {
    const { casualties, ...rest } = read(text);
    expect(rest).toEqual({
      kind: null,
      grade: null,
      occurredAt: null,
      occurredApprox: false,
      place: null,
      figures: {},
      marks: [],
      evidence: [],
      approximate: [],
    });
    expect(Object.values(casualties).every((value) => value === null)).toBe(true);
  });

  it('takes an accident at a drill, and a rumour about a real event, for real', () => {
    expect(read('消防演练过程中，一名学生从二楼摔下受伤').casualties.injured).toBe(1);
    expect(read('5月30日音乐节散场时发生踩踏，1死2伤。请不信谣、不传谣。').casualties.dead).toBe(1);
  });
});

describe('evidence', () => {
  it('stands at its place in the text as given', () => {
    const text = '　７月１４日２２时４９分，石桥镇宏达化工厂氯气泄漏，５ 人中毒送医，已疏散约３２０人。';
    const { evidence, approximate } = read(text);
    expect(evidence.map((item) => item.field)).toEqual(['kind', 'injured', 'occurredAt', 'place']);
    for (const item of evidence) expect(text.slice(item.start, item.end)).toBe(item.text);
    expect(evidence.find((item) => item.field === 'injured')?.text).toContain('５ 人中毒');
    expect(approximate).toEqual([{ field: 'evacuated', about: 320, text: '约３２０人' }]);
  });
});

// Small readings: minutes and who of a step, phones, days, words of levels, paragraphs run together.
import { describe, expect, it } from 'vitest';
import { cutsIn } from './cram.ts';
import { daysIn } from './dates.ts';
import { splitThreefold } from './level-flow.ts';
import { gradesIn } from './level-words.ts';
import { plainOf } from './lines.ts';
import { phonesIn } from './phones.ts';
import { makeStep, minutesIn } from './steps.ts';

describe('minutes', () => {
  it.each([
    ['30分钟内到达现场', 30],
    ['在1小时内报告', 60],
    ['半小时内集结', 30],
    ['２小时以内', 120],
    ['第5至20分钟：到场', 20],
    ['十分钟内通知', 10],
    ['立即报告', null],
    ['每2小时报告一次', null],
    ['巡查24小时', null],
  ])('%s', (text, minutes) => {
    expect(minutesIn(text)).toBe(minutes);
  });

  it('in a column of times need no 内', () => {
    expect(['5分钟', '0—3分钟', '1小时', '≤10分钟', '立即'].map((cell) => minutesIn(cell, true))).toEqual([5, 3, 60, 10, null]);
  });
});

describe('who does a step', () => {
  it.each([
    ['县公安局：实行交通管制', '县公安局'],
    ['由县应急管理局牵头组织会商', '县应急管理局'],
    ['县水务局、县气象局每小时通报一次', '县水务局、县气象局'],
    ['民兵队30分钟内到场', '民兵队'],
    ['发现泄漏后关闭阀门', ''],
  ])('%s', (text, who) => {
    expect(makeStep(text, null, () => 'id').who).toBe(who);
  });
});

describe('phones', () => {
  it.each([
    ['值班电话：0871-68812345，传真0871-68812346', ['0871-68812345', '0871-68812346']],
    ['（0878）7212119', ['（0878）7212119']],
    ['手机138 0000 1001', ['138 0000 1001']],
    ['拨打119、120', ['119', '120']],
    ['抢修95598', ['95598']],
    ['2024年投入120万元', []],
    ['身份证532301199001011234', []],
  ])('%s', (text, phones) => {
    expect(phonesIn(text).map((phone) => phone.text)).toEqual(phones);
  });
});

describe('days', () => {
  it.each([
    ['2024年5月1日', '2024-05-01'],
    ['二〇二四年十二月三十一日', '2024-12-31'],
    ['二○○九年十一月十八日', '2009-11-18'],
    ['2023 年 2 月 28 日', '2023-02-28'],
    ['2020-03-20', '2020-03-20'],
  ])('%s', (text, day) => {
    expect(daysIn(text).map((one) => one.day)).toEqual([day]);
  });

  it('a day that no calendar has is none', () => {
    expect(daysIn('2023年2月30日')).toEqual([]);
  });
});

describe('words of levels', () => {
  it.each([
    ['Ⅱ级应急响应', ['II']],
    ['I级响应', ['I']],
    ['四级响应', ['IV']],
    ['橙色预警响应', ['II']],
    ['特别重大、重大事件响应', ['I', 'II']],
    ['Ⅰ级、Ⅱ级响应', ['I', 'II']],
    ['车间级响应', ['III']],
    ['六级以上大风', []],
    ['重大危险源', []],
  ])('%s', (title, grades) => {
    expect(gradesIn(title).map((word) => word.grade)).toEqual(grades);
  });
});

it('a sentence that starts a level is parted', () => {
  expect(splitThreefold('发生师生死亡，或者10人以上受伤的，由校长决定启动，并报告县教体局')).toEqual({
    condition: '发生师生死亡，或者10人以上受伤的',
    start: '由校长决定启动',
    rest: '并报告县教体局',
  });
  expect(splitThreefold('县公安局立即实行交通管制')).toBeNull();
});

it.each([
  ['第一章 总则 第一条 为规范管理，制定本预案。', ['第一章 总则 ', '第一条 为规范管理，制定本预案。']],
  ['1、总则 1.1 编制目的 为做好水旱灾害防范工作，制定本预案。', ['1、总则 ', '1.1 编制目的 为做好水旱灾害防范工作，制定本预案。']],
  ['做好以下工作：一是加强值守；二是备足物资，按照1.2的要求落实。', ['做好以下工作：一是加强值守；二是备足物资，按照1.2的要求落实。']],
])('%s is cut where a number begins', (text, parts) => {
  const cuts = [0, ...cutsIn(plainOf(text)), text.length];
  expect(cuts.slice(0, -1).map((from, at) => text.slice(from, cuts[at + 1]))).toEqual(parts);
});

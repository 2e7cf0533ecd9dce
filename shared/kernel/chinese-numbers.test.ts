// Numbers as written and said.
import { describe, expect, it } from 'vitest';
import { parseNumber, spokenRange } from './chinese-numbers.ts';

describe('numbers', () => {
  it.each([
    ['0', 0],
    ['12', 12],
    ['1,200', 1200],
    ['1.2万', 12_000],
    ['3千', 3000],
    ['2.5亿', 250_000_000],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['廿三', 23],
    ['两', 2],
    ['仨', 3],
    ['俩', 2],
    ['一百二十', 120],
    ['一百零三', 103],
    ['两百五', 250],
    ['三千六', 3600],
    ['一万二', 12_000],
    ['两千零五', 2005],
    ['二〇二六', 2026],
    ['一二〇', 120],
    ['柒', 7],
    ['拾贰', 12],
  ])('%s is %d', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each(['', '人', '十人', '三.五', '-3'])('%j is none', (text) => {
    expect(parseNumber(text)).toBeNull();
  });

  it.each([
    ['三四', 3, 4],
    ['六七十', 60, 70],
    ['十五六', 15, 16],
    ['两三百', 200, 300],
    ['三五', 3, 5],
  ])('%s is from %d to %d', (text, min, max) => {
    expect(spokenRange(text)).toEqual({ min, max });
  });

  it.each(['三', '十二', '三十', '五三', '二十三'])('%s is one number', (text) => {
    expect(spokenRange(text)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { titleLines } from './layout.ts';

describe('the lines of a title', () => {
  it('a short one stays whole', () => {
    expect(titleLines('关于石桥镇火灾的报告（首报）')).toEqual(['关于石桥镇火灾的报告（首报）']);
  });

  it.each([
    '关于城关镇禾泰化工厂液氨泄漏的报告（首报）',
    '关于国道G220线王庄镇后营路口大货车侧翻并引发多车追尾的报告（续报二）',
    '关于“7·14”云河县城关镇老旧小区自建房坍塌及次生燃气泄漏情况的报告（终报）',
  ])('%s', (title) => {
    const lines = titleLines(title);
    expect(lines.join('')).toBe(title);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) {
      expect(line).not.toMatch(/^[的）”，]/);
      expect(line.split('（').length).toBe(line.split('）').length);
      expect(line.length).toBeLessThanOrEqual(24);
    }
    const lengths = lines.map((line) => line.length);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(6);
  });
});

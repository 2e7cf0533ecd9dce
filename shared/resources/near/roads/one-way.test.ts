// Directions of roads as files write them.
import { describe, expect, it } from 'vitest';
import { oneWayOf } from './one-way.ts';

describe('the direction of a road', () => {
  it.each([
    [1, ['yes', 'YES', '1', '1.0', 'true', 'F', 'FT', '是', '单行', '单向', ' 单行道 ']],
    [-1, ['-1', '-1.0', 'reverse', 'T', 'TF', '反向', '逆向']],
    [0, ['', '0', 'no', 'false', 'B', '否', '双向', '双行', 'reversible']],
    [undefined, ['2', '3', '东向西', 'maybe']],
  ] as const)('is %s', (way, written) => {
    expect(written.map(oneWayOf)).toEqual(written.map(() => way));
  });
});

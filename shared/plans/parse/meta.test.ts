// What the cover and the title of a plan say of it.
import { expect, it } from 'vitest';
import { readLines } from '../../../tests/kit/plan-lines.ts';

it('the number and the edition of an enterprise stand on its cover, in one line or two', () => {
  const rest = ['青石机械有限公司生产安全事故应急预案', '一、总则', '为了安全，制定本预案。'];
  expect(readLines('应急预案编号：QSJX-YA-02    应急预案版本号：B/0', ...rest)).toMatchObject({ number: 'QSJX-YA-02', label: 'B/0' });
  expect(readLines('预案编号：QSJX-YA-02', '版本号：A-2024-04', ...rest)).toMatchObject({ number: 'QSJX-YA-02', label: 'A-2024-04' });
});

it.each([
  ['2024青石县环湖国际山地自行车赛安全保障工作方案', 'activity'],
  ['青石县人民医院停电停水应急预案', 'department'],
  ['青石县医院感染暴发应急预案', 'special'],
  ['青石县防汛应急预案', 'special'],
])('%s is of the kind %s', (title, planKind) => {
  expect(readLines(title, '一、总则', '为了安全，制定本预案。').planKind).toBe(planKind);
});

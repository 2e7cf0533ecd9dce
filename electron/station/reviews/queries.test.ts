import { describe, expect, it } from 'vitest';
import { leak } from '#kit/builders.ts';
import { makeStation, type TestStation } from '#kit/station.ts';

async function pages(test: TestStation, limit: number): Promise<string[]> {
  const hashes: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await test.call.duty.log({ limit, ...(cursor === undefined ? {} : { cursor }) });
    hashes.push(...page.items.map((item) => item.hash));
    cursor = page.nextCursor;
    if (cursor === undefined) return hashes;
  }
}

describe('the duty log', () => {
  it('counts what came since it was last counted, and only what is a line of it', async () => {
    const test = await makeStation();
    const { read } = test.station.parts;
    const counted = async (): Promise<[number, unknown]> => {
      const { total } = await test.call.duty.log({ limit: 1 });
      return [total, read.get<{ n: number }>('test.lines', 'SELECT count(*) AS n FROM timeline WHERE inLog = 1')?.n];
    };
    for (let round = 0; round < 3; round += 1) {
      const { id } = await test.call.incidents.receive(leak(test));
      await test.call.incidents.note({ id, text: '第一条' });
      test.clock.advance(40 * 60_000);
      const [total, stored] = await counted();
      expect(total).toBe(stored);
    }
  });

  it('comes whole and once in pages of any size, also when many lines are of one moment', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    for (let line = 0; line < 30; line += 1) await test.call.incidents.note({ id, text: `第 ${line} 条` });
    const whole = await pages(test, 500);
    expect(whole.length).toBeGreaterThan(30);
    expect(await pages(test, 7)).toEqual(whole);
    expect(new Set(whole).size).toBe(whole.length);
  });
});

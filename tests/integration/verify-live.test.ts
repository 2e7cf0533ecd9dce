// The proof of the journal is taken while the station works: it neither holds up a call nor takes what changes meanwhile for damage.
import { describe, expect, it } from 'vitest';
import { leak } from '#kit/builders.ts';
import { makeStation } from '#kit/station.ts';

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 5);
  });

describe('[INV-1] verifying beside a working station', () => {
  it('finds nothing wrong, and every command meanwhile is taken at once', async () => {
    const test = await makeStation();
    for (let count = 0; count < 60; count += 1) await test.call.incidents.receive(leak(test, { title: `事件 ${count}` }));
    const { id } = await test.call.incidents.receive(leak(test));
    let done = false;
    const verified = test.station.parts.verify().finally(() => {
      done = true;
    });
    let during = 0;
    let longestMs = 0;
    while (!done) {
      const from = performance.now();
      await test.call.incidents.note({ id, text: `第 ${during} 条` });
      longestMs = Math.max(longestMs, performance.now() - from);
      during += 1;
      await pause();
    }
    const { problems, entries } = await verified;
    expect(problems).toEqual([]);
    expect(entries).toBeGreaterThan(60);
    expect(during).toBeGreaterThan(5);
    // A write that waits for a lock waits seconds; this one waits for nobody.
    expect(longestMs).toBeLessThan(2_000);
  }, 60_000);
});

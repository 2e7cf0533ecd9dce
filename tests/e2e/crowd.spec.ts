// A thousand open incidents and five thousand lines: the page draws only what is seen, and scrolling stays smooth.
import type { Page } from '@playwright/test';
import { crowdAdmin, fillCrowd } from '#kit/crowd.ts';
import { enter, expect, figure, goTo, test } from '#kit/page.ts';

/** More rows than this are never in the document at once, whatever the list holds. */
const drawnAtMost = 80;

/** Scrolls a list to far below, a step a frame. Returns the median time of a frame in ms, the most rows drawn, and whether it moved. */
function scrollThrough(page: Page, list: string): Promise<{ frameMs: number; drawn: number; moved: boolean }> {
  return page.locator(list).evaluate(
    (box) =>
      new Promise<{ frameMs: number; drawn: number; moved: boolean }>((resolve) => {
        const from = box.scrollTop;
        const times: number[] = [];
        let drawn = 0;
        const step = (now: number): void => {
          times.push(now);
          drawn = Math.max(drawn, box.querySelectorAll('.virtual-row').length);
          box.scrollTop += 150;
          if (times.length < 90) {
            requestAnimationFrame(step);
            return;
          }
          const frames = times.slice(1).map((time, index) => time - (times[index] ?? time));
          frames.sort((a, b) => a - b);
          resolve({ frameMs: Math.round(frames[44] ?? 0), drawn, moved: box.scrollTop > from });
        };
        requestAnimationFrame(step);
      }),
  );
}

test('1,000 open incidents and a timeline of 5,000 lines draw only what is seen', async ({ page, start }) => {
  let incident = '';
  const program = await start({ data: 'empty' }, async (dir) => {
    incident = await fillCrowd(dir, 1_000, 5_000);
  });
  await enter(page, program, crowdAdmin.name, '/', crowdAdmin.password);
  await expect(page.getByTestId('open-incidents').locator('h2')).toContainText('1000');
  const lists = [
    { name: 'incidents on the desk', where: '/', list: '[data-testid=open-incidents] .virtual' },
    { name: 'list of incidents', where: '/incidents', list: '[data-testid=incidents] .virtual' },
    { name: 'timeline', where: `/incidents/${incident}`, list: '[data-testid=timeline]' },
  ];
  for (const { name, where, list } of lists) {
    await goTo(page, where);
    await expect(page.locator(`${list} .virtual-row`).nth(3)).toBeVisible();
    const first = await page.locator(`${list} .virtual-row`).first().innerText();
    const { frameMs, drawn, moved } = await scrollThrough(page, list);
    figure(`${name}: a frame while scrolling`, frameMs, `ms (median; most rows drawn: ${drawn})`);
    expect(moved, `${name} scrolls`).toBe(true);
    expect(drawn, name).toBeLessThan(drawnAtMost);
    await expect(page.locator(`${list} .virtual-row`).first(), 'other rows are seen now').not.toHaveText(first);
  }
  // To the very end, by key.
  await page.getByTestId('timeline').focus();
  await expect
    .poll(async () => {
      await page.keyboard.press('End');
      return page.getByTestId('timeline').getByText('接报', { exact: false }).count();
    })
    .toBeGreaterThan(0);
  expect(await page.locator('[data-testid=timeline] .virtual-row').count()).toBeLessThan(drawnAtMost);
});

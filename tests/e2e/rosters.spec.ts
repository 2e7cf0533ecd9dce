// Rosters as the duty room uses them: changed by keyboard, rules broken knowingly, two seats exchanged, sick at night, generated and published, swapped.
import type { Page } from '@playwright/test';
import { homeRosterId } from '#shared/rosters/types.ts';
import { asInManual, enter, expect, goTo, shoot, test } from '../kit/page.ts';
import type { Program } from '../kit/program.ts';

const planner = '唐志刚';
const dayMs = 86_400_000;
/** The day in Shanghai, so many days from now. */
const dayFromNow = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * dayMs).toISOString().slice(0, 10);

interface Seat {
  post: string;
  slot: number;
  person: { id: string; name: string } | null;
  how: string | null;
  reason: string | null;
}
interface Shift {
  day: string;
  pattern: string;
  on: boolean;
  seats: Seat[];
}

async function shiftsOf(program: Program, from: string, to: string): Promise<Shift[]> {
  const { items } = await program.api<{ items: Shift[] }>(planner, 'GET', `/rosters/shifts?from=${from}&to=${to}&roster=${homeRosterId}`);
  return items;
}

async function holder(program: Program, day: string, post: string): Promise<Seat | undefined> {
  const [shift] = await shiftsOf(program, day, day);
  return shift?.seats.find((seat) => seat.post === post);
}

const seatAt = (page: Page, day: string, post: string, slot = 0) =>
  page.locator(`[data-seat^="${homeRosterId}/${day}/"][data-seat$="/${post}/${slot}"]`);

/** The pools of the duty room: whoever serves on its posts in these weeks. */
async function fillPools(program: Program): Promise<void> {
  const shifts = await shiftsOf(program, dayFromNow(-20), dayFromNow(6));
  const { items } = await program.api<{ items: { id: string; posts: { id: string; pool: object }[] }[] }>(planner, 'GET', '/rosters');
  const home = items.find((roster) => roster.id === homeRosterId);
  const people = (post: string): string[] => [
    ...new Set(
      shifts.flatMap((shift) => shift.seats.filter((seat) => seat.post === post).flatMap((seat) => (seat.person ? [seat.person.id] : []))),
    ),
  ];
  await program.api(planner, 'POST', '/rosters', {
    id: homeRosterId,
    posts: home?.posts.map((post) => ({ ...post, count: 1, pool: { people: people(post.id), groups: [] } })),
  });
}

/** Two days whose main officers can be swapped without breaking what is absolute, and that no swap waits for. */
async function freeSwap(program: Program): Promise<{ give: string; take: string }> {
  const shifts = (await shiftsOf(program, dayFromNow(2), dayFromNow(20))).filter((shift) =>
    shift.seats.some((seat) => seat.post === 'main' && seat.person),
  );
  const { items } = await program.api<{ items: { gives: { cell: { day: string } }; takes: { cell: { day: string } } | null }[] }>(
    planner,
    'GET',
    '/rosters/swaps?state=waiting',
  );
  const busy = new Set(items.flatMap((swap) => [swap.gives.cell.day, swap.takes?.cell.day]));
  const seat = (shift: Shift) => shift.seats.find((one) => one.post === 'main');
  const cell = (shift: Shift) => ({ roster: homeRosterId, day: shift.day, shift: shift.pattern, post: 'main', slot: 0 });
  for (const a of shifts)
    for (const b of shifts) {
      if (a.day >= b.day || busy.has(a.day) || busy.has(b.day) || seat(a)?.person?.id === seat(b)?.person?.id) continue;
      const { breaks } = await program.api<{ breaks: { absolute: boolean }[] }>(planner, 'POST', '/rosters/check', {
        changes: [
          { cell: cell(a), person: seat(b)?.person?.id ?? null },
          { cell: cell(b), person: seat(a)?.person?.id ?? null },
        ],
      });
      if (breaks.length === 0) return { give: a.day, take: b.day };
    }
  throw new Error('no two days can be swapped');
}

test('arrows move over the seats, letters find a person, what it breaks is said and needs a reason', async ({ page, county }) => {
  await asInManual(page);
  await enter(page, county, planner, '/duty/roster');
  await page.getByTestId('duty-table').waitFor();
  const tomorrow = dayFromNow(1);
  if (tomorrow.slice(0, 7) !== dayFromNow(0).slice(0, 7)) await page.getByTestId('later').click();
  await seatAt(page, tomorrow, 'leaderOnShift').focus();
  await page.keyboard.press('ArrowRight');
  await expect(seatAt(page, tomorrow, 'main')).toBeFocused();
  const before = await holder(county, tomorrow, 'main');
  const other = await holder(county, dayFromNow(0), 'main');
  await shoot(page, '11-roster');
  // Whoever is on today has no rest before tomorrow.
  await page.keyboard.type('l');
  await expect(page.getByTestId('seat-aside')).toBeVisible();
  await page.keyboard.press('Backspace');
  await page.keyboard.insertText(other?.person?.name ?? '');
  await expect(page.getByTestId('candidate').first()).toContainText(other?.person?.name ?? '');
  await shoot(page, '11-seat');
  await page.keyboard.press('Enter');
  const asked = page.getByTestId('break-dialog');
  await expect(asked).toContainText('只休息 0 小时');
  await expect(page.locator('#break-reason')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(asked.getByRole('alert')).toContainText('请先写明原因');
  expect((await holder(county, tomorrow, 'main'))?.person?.id, 'nothing is written before the reason').toBe(before?.person?.id);
  await shoot(page, '11-breaks');
  await page.keyboard.insertText('原值班人临时出差');
  await page.keyboard.press('Enter');
  await expect(seatAt(page, tomorrow, 'main')).toContainText(other?.person?.name ?? '');
  expect(await holder(county, tomorrow, 'main')).toMatchObject({ person: { id: other?.person?.id }, reason: '原值班人临时出差' });
  await expect(seatAt(page, tomorrow, 'main')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(seatAt(page, tomorrow, 'main')).toContainText(before?.person?.name ?? '');
});

test('two seats are exchanged by the space bar, and by mouse', async ({ page, county }) => {
  await enter(page, county, planner, '/duty/roster');
  // Two days of one month: it is a month that shows.
  const near = dayFromNow(2).slice(0, 7) === dayFromNow(4).slice(0, 7) ? 2 : 4;
  const [first, far] = [dayFromNow(near), dayFromNow(near + 2)];
  await page.getByTestId('period').click();
  await page.keyboard.insertText(first);
  await page.keyboard.press('Enter');
  const [a, b] = [await holder(county, first, 'deputy'), await holder(county, far, 'deputy')];
  await seatAt(page, first, 'deputy').focus();
  await page.keyboard.press('Space');
  await expect(seatAt(page, first, 'deputy')).toHaveClass(/picked/);
  for (let day = first; day < far; day = new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10))
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  const insist = page.getByTestId('insist');
  const done = seatAt(page, first, 'deputy').filter({ hasText: b?.person?.name ?? '' });
  await expect(insist.or(done).first()).toBeVisible();
  if (await insist.isVisible()) {
    await expect(page.locator('#break-reason')).toBeFocused();
    await page.keyboard.insertText('两人商定');
    await page.keyboard.press('Enter');
  }
  await expect(done).toBeVisible();
  expect((await holder(county, far, 'deputy'))?.person?.id).toBe(a?.person?.id);
  await seatAt(page, first, 'deputy').dragTo(seatAt(page, far, 'deputy'));
  await expect(insist.or(seatAt(page, first, 'deputy').filter({ hasText: a?.person?.name ?? '' })).first()).toBeVisible();
});

test('sick at night: F7, Enter, Enter', async ({ page, county }) => {
  await enter(page, county, '李敏', '/');
  const before = (await shiftsOf(county, dayFromNow(-1), dayFromNow(0))).find((shift) => shift.on);
  const main = before?.seats.find((seat) => seat.post === 'main');
  await page.keyboard.press('F7');
  await expect(page.getByTestId('on-now').first()).toContainText(main?.person?.name ?? '');
  await page.keyboard.press('Enter');
  const best = page.getByTestId('candidate').first();
  await expect(best).toHaveAttribute('aria-selected', 'true');
  const name = (await best.locator('b').textContent()) ?? '';
  await asInManual(page);
  await shoot(page, '11-substitute');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('short-notice')).toBeHidden();
  await expect(page.getByTestId('duty-line')).toContainText(name);
  const after = (await shiftsOf(county, dayFromNow(-1), dayFromNow(0))).find((shift) => shift.on);
  expect(after?.seats.find((seat) => seat.post === 'main')).toMatchObject({ how: 'substitution', reason: '生病', person: { name } });
});

test('a month is generated, looked at, published, and then differs by one swap', async ({ page, county }) => {
  await asInManual(page);
  await fillPools(county);
  await enter(page, county, planner, '/duty/generate');
  await page.getByTestId('generate-form').waitFor();
  const from = await page.locator(`#generate-${homeRosterId}-from`).inputValue();
  await shoot(page, '11-generate');
  await page.keyboard.press('Tab');
  await page.getByTestId('generate-start').click();
  await expect(page.getByTestId('generation')).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  await expect(page.getByTestId('seat').first()).toBeVisible();
  await shoot(page, '11-draft');
  await page.getByRole('tab', { name: /是否公平/ }).click();
  await expect(page.getByTestId('fairness')).toContainText('最多与最少相差');
  await shoot(page, '11-fairness');
  await page.getByRole('tab', { name: /与现行比较/ }).click();
  await expect(page.getByTestId('compare')).toContainText(/有 \d+ 处不同/);
  await page.getByTestId('publish').click();
  const accept = page.getByTestId('publish-form').getByRole('checkbox');
  if (await accept.isVisible()) {
    await accept.check();
    await page.getByLabel('原因').fill('人手不足');
  }
  await page.getByTestId('publish-now').click();
  await expect(page.getByTestId('duty-table')).toBeVisible();
  await goTo(page, '/duty/drafts');
  await page.getByTestId('version-row').filter({ hasText: from }).first().click();
  await expect(page.getByTestId('version-page')).toContainText('发布之后没有变动');
});

test('a swap is asked, agreed, approved by a third, and undone', async ({ page, county }) => {
  await asInManual(page);
  const { give, take } = await freeSwap(county);
  const [first, second] = [await holder(county, give, 'main'), await holder(county, take, 'main')];
  await enter(page, county, planner, '/duty/swaps');
  const choose = async (id: string, text: string): Promise<void> => {
    await page.locator(`#swap-ask-${id}`).click();
    await page.keyboard.insertText(text);
    await expect(page.locator('.ant-select-item-option-active', { hasText: text }).last()).toBeVisible();
    await page.keyboard.press('Enter');
  };
  await choose('from', first?.person?.name ?? '');
  await choose('gives', give.slice(5));
  await choose('to', second?.person?.name ?? '');
  await choose('takes', take.slice(5));
  await page.getByTestId('ask-swap').click();
  await expect(page.getByTestId('swap-form').getByRole('alert'), 'a reason is needed').toContainText('请写明原因');
  await page.locator('#swap-ask-reason').fill('家中有事');
  await page.getByTestId('ask-swap').click();
  const swap = page.getByTestId('swap').filter({ hasText: '家中有事' });
  await expect(swap).toHaveAttribute('data-state', 'asked');
  await swap.getByTestId('swap-accept').click();
  await expect(swap).toHaveAttribute('data-state', 'accepted');
  await shoot(page, '11-swaps');
  await enter(page, county, '冯秀兰', '/duty/swaps');
  await page.reload();
  await swap.getByTestId('swap-approve').click();
  await expect(swap).toHaveAttribute('data-state', 'approved');
  await expect.poll(async () => (await holder(county, give, 'main'))?.person?.id).toBe(second?.person?.id);
  await swap.getByTestId('swap-undo').click();
  await expect(swap.getByRole('alert')).toContainText('请写明为什么撤销');
  await swap.getByRole('textbox').fill('不用换了');
  await swap.getByTestId('swap-undo').click();
  await expect(swap).toHaveAttribute('data-state', 'undone');
  await expect.poll(async () => (await holder(county, give, 'main'))?.person?.id).toBe(first?.person?.id);
});

test('a year without holidays says so; the notice is pasted and read', async ({ page, county }) => {
  await asInManual(page);
  await enter(page, county, planner, '/duty/setup?part=holidays');
  await page.getByRole('tab', { name: /2027/ }).click();
  await expect(page.getByTestId('holidays')).toContainText('2027 年没有节假日数据');
  await page.getByTestId('edit-year').click();
  await page
    .locator('#notice')
    .fill(
      '一、元旦：1月1日（周五）至3日（周日）放假，共3天。二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。2月13日（周六）上班。',
    );
  await page.getByTestId('take-notice').click();
  await expect(page.getByTestId('holiday-form')).toContainText('读出放假 10 天、调休上班 1 天');
  await shoot(page, '11-holidays');
  await page.getByTestId('save-holidays').click();
  await expect(page.getByTestId('holidays')).toContainText('02-13 周六');
  const { items } = await county.api<{ items: { day: string; makeUp: boolean; known: boolean }[] }>(
    planner,
    'GET',
    '/rosters/calendar?from=2027-02-13&to=2027-02-13',
  );
  expect(items[0]).toMatchObject({ makeUp: true, known: true });
});

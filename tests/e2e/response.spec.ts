// A plan in use, hands on the keyboard: proposed while the caller speaks, its level opened and left again, started, worked off, raised, ended.
import type { Page } from '@playwright/test';
import { chemicalText } from '#kit/responses.ts';
import { asInManual, enter, expect, goTo, look, shoot, test } from '#kit/page.ts';
import { administrator, callerWords, officer } from '#kit/scenes.ts';
import { pagesOf } from '#kit/printed.ts';
import type { Program } from '#kit/program.ts';
import { cutOff, grave } from '#kit/screens.ts';

const planTitle = '云河县危险化学品泄漏处置应急预案';

/** A plan of exactly this kind, so that it comes first whatever else the county has. */
async function savePlan(program: Program): Promise<string> {
  const saved = await program.api<{ id: string; versions: { id: string }[] }>(administrator, 'POST', '/plans', {
    plan: { title: planTitle, planKind: 'special', unitName: '县应急管理局', eventKinds: ['12D02'] },
    version: { label: '2026年', number: '云政办发〔2026〕3号', issuedOn: '2026-03-01', state: 'issued' },
  });
  await program.api(administrator, 'PUT', `/plans/versions/${saved.versions[0]?.id ?? ''}/text`, { text: chemicalText });
  return saved.id;
}

test('from the call to the end of the response by keyboard: proposed, opened, started, worked off, raised, told, ended', async ({
  page,
  county,
}) => {
  const plan = await savePlan(county);
  await asInManual(page);
  await enter(page, county, officer, '/intake');
  const keys = page.keyboard;
  const said = `${callerWords}另有3人死亡。`.replace('没有人员死亡，', '');
  await page.locator('#said').focus();
  await keys.insertText(said);
  const fitting = page.getByTestId('fitting-plan');
  await expect(fitting.first()).toContainText(planTitle);
  await expect(fitting.first()).toHaveAttribute('data-level', 'III');
  await expect(fitting.first()).toContainText('符合启动条件：死亡 3');
  await expect(fitting.first(), 'seen without scrolling, with its key').toBeInViewport();
  await shoot(page, '15-propose');

  // One key opens the level that applies beside the form; Esc leads back to where one was, the draft is whole.
  const panel = page.getByTestId('level-panel');
  await keys.press('Alt+p');
  await expect(panel).toBeFocused();
  await expect(panel).toContainText('造成3人以上10人以下死亡');
  await expect(panel.getByTestId('steps').first()).toContainText('划定警戒区');
  await expect(page.locator('#said')).toHaveValue(said);
  await shoot(page, '15-level');
  await keys.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(page.locator('#said')).toBeFocused();
  await keys.press('Control+Enter');
  await expect(page.getByTestId('incident-head')).toHaveAttribute('data-state', 'open');
  await expect(page.getByTestId('response-line')).toContainText('按预案应启动Ⅲ级响应');

  // Started with the same key; decided five minutes ago, so that what was to be done in five minutes is over already.
  await keys.press('Alt+p');
  await expect(panel).toBeFocused();
  await page.locator('[id$=-orderedBy]').fill('副县长周海');
  await page.locator('.start-form [id$=-at]').fill(clock(Date.now() - 6 * 60_000));
  await keys.press('Control+Enter');
  const checklist = page.getByTestId('checklist');
  await expect(checklist.getByTestId('step')).toHaveCount(6);
  await expect(page.getByTestId('progress').first()).toContainText('0/6 已办');
  const overdue = checklist.locator('[data-overdue=true]');
  await expect(overdue).toHaveCount(2);
  // It rings with what else is owed: which of them the bar names first depends on how long the sample has run.
  const subject = /incidents\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  const rung = async (): Promise<boolean | undefined> => {
    const { items } = await county.api<{ items: { title: string; stages: { firedAt?: string | null }[] }[] }>(
      officer,
      'GET',
      `/obligations?subject=${subject}`,
    );
    return items.find(({ title }) => title.startsWith('处置 · 做好记录并复述'))?.stages.some(({ firedAt }) => firedAt);
  };
  await expect.poll(rung).toBe(true);
  await expect(page.getByTestId('alarm-bar')).toBeVisible();

  // Steps by keys alone.
  await keys.press('Alt+p');
  const step = checklist.getByTestId('step');
  await expect(step.nth(0)).toBeFocused();
  await keys.press('Enter');
  await expect(step.nth(0)).toHaveAttribute('data-state', 'done');
  await expect(step.nth(1)).toBeFocused();
  await keys.press('t');
  await expect(page.getByTestId('mark-form').locator('input').first()).toBeFocused();
  await keys.press('Control+Enter');
  await expect(page.getByTestId('mark-form')).toContainText('请写明转交给谁');
  await keys.insertText('城关派出所 钱所长');
  await keys.press('Control+Enter');
  await expect(step.nth(1)).toHaveAttribute('data-state', 'handedOn');
  await expect(step.nth(1)).toBeFocused();
  await keys.press('ArrowDown');
  await keys.press('n');
  await keys.insertText('伤员已由120接走');
  await keys.press('Control+Enter');
  await expect(step.nth(2)).toHaveAttribute('data-state', 'notNeeded');
  await expect(page.getByTestId('progress').first()).toContainText('1/5 已办');
  await page.getByTestId('activation').evaluate((element) => element.scrollIntoView());
  await shoot(page, '15-activation');
  expect(await grave(page, null)).toEqual([]);

  // More dead are reported: the plan's next level is said, with one key to it; a person raises.
  const id = /incidents\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
  await county.api(officer, 'POST', `/incidents/${id}/facts`, { casualties: { dead: 12 } });
  await expect(page.getByTestId('suggestion')).toContainText('按预案应启动Ⅱ级响应');
  await page.getByTestId('raise').click();
  await expect(page.getByTestId('move-level')).toBeVisible();
  await page.locator('[id$=-level-orderedBy]').focus();
  await keys.insertText('县长宋文涛');
  await keys.press('Control+Enter');
  await expect(page.getByTestId('activation')).toHaveAttribute('data-level', 'II');
  await expect(step).toHaveCount(8);

  // Notices: nobody counts as told until somebody says so.
  const notices = page.getByTestId('notices');
  await notices.scrollIntoViewIfNeeded();
  await expect(notices).toHaveAttribute('data-told', '0');
  await notices.getByTestId('tell').first().click();
  await page.getByTestId('tell-form').locator('input').first().fill('钱警官');
  await page.getByTestId('tell-save').click();
  await expect(notices).toHaveAttribute('data-told', '1');
  await notices.evaluate((element) => element.scrollIntoView());
  await shoot(page, '15-notices');

  // The sheet as it stands: one page of A4 and nothing of the screen on it.
  await page.getByTestId('activation').getByRole('button', { name: '打印' }).click();
  await expect(page.getByTestId('response-sheet')).toContainText('已转交');
  const sheet = await page.pdf({
    preferCSSPageSize: true,
    ...(process.env.WATCHDESK_LOOK === '1' ? { path: 'tests/.results/response.pdf' } : {}),
  });
  expect(pagesOf(sheet)).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByTestId('alarm-bar')).toBeHidden();
  await expect(page.getByTestId('response-sheet')).toBeVisible();
  await page.emulateMedia({ media: null });

  await goTo(page, '/');
  await expect(page.locator(`[data-testid=incident-card][data-id="${id}"]`).getByTestId('response-chip')).toContainText('1/7');
  // The plan says what it runs on, and leads to the checklist.
  await goTo(page, `/plans/${plan}`);
  await page.getByTestId('plan-running').getByRole('link').click();
  await expect(checklist).toBeVisible();
  await page.getByTestId('act-end').click();
  await page.locator('[id$=-end-reason]').fill('泄漏已封堵，监测正常');
  await keys.press('Control+Enter');
  await expect(page.getByTestId('activation')).toHaveAttribute('data-ended', 'true');
  await goTo(page, `/incidents/${id}`);
  await expect(page.getByTestId('timeline')).toContainText('终止响应：');
});

for (const [theme, zoom] of [
  ['night', 90],
  ['night', 175],
  ['day', 125],
] as const) {
  test(`the plan in use fits at ${zoom} %, by ${theme}, and speaks English whole`, async ({ page, county }) => {
    const plan = await savePlan(county);
    const { id } = await county.api<{ id: string }>(officer, 'POST', '/incidents', {
      receivedAt: new Date().toISOString(),
      source: { mode: 'phone' },
      title: '城关镇宏达化工厂液氨泄漏',
      kind: '12D02',
      grade: 'III',
      place: { text: '城关镇' },
    });
    await county.api(officer, 'POST', `/plans/${plan}/activate`, { incident: id, level: 'III', orderedBy: '周海' });
    await look(page, theme, zoom);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.addInitScript(() => localStorage.setItem('locale', 'en'));
    await enter(page, county, officer, `/incidents/${id}?tab=response`);
    await expect(page.getByTestId('step')).toHaveCount(6);
    await lookAt(page, `15-response-${theme}-${zoom}`);
    expect(await cutOff(page)).toEqual([]);
    expect(await grave(page, ['color-contrast'])).toEqual([]);
    await goTo(page, `/incidents/${id}?tab=response&plan=${plan}`);
    await expect(page.getByTestId('level-panel')).toBeVisible();
    await lookAt(page, `15-level-${theme}-${zoom}`);
    expect(await cutOff(page)).toEqual([]);
  });
}

/** A picture for one's own eyes; the manual has none of these. */
async function lookAt(page: Page, name: string): Promise<void> {
  if (process.env.WATCHDESK_LOOK === '1') await shoot(page, name);
}

/** HH:mm in the county's zone. */
function clock(at: number): string {
  return new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

// Every screen, looked at: no serious finding of axe by day and by night, nothing cut at any size, no foreign word in English.
import { asInManual, enter, expect, look, shoot, test } from '#kit/page.ts';
import { makeEnglishPlan, makePlan, planScreensOf, startResponse } from '#kit/plans.ts';
import type { Program } from '#kit/program.ts';
import { administrator, officer, receiveLeak } from '#kit/scenes.ts';
import { usualEquipment } from '#shared/duty/equipment.ts';
import { atRest, cutOff, foreignWords, grave, responseScreensOf, type Screen, screensOf, visit } from '#kit/screens.ts';

/** As the page has them, per cent. */
const zoomSteps = [90, 100, 110, 125, 140, 155, 175];
/** All screens one after the other: under two minutes on a quiet machine of two cores. */
const allScreensMs = 900_000;

interface Named {
  items: { name: string; posts: { name: string }[]; patterns: { name: string }[] }[];
}

async function furnish(county: Program): Promise<Screen[]> {
  const { id } = await receiveLeak(county);
  const report = await county.api<{ id: string }>(officer, 'POST', `/incidents/${id}/reports`, {
    type: 'first',
    to: 'city-gov',
    mode: 'written',
  });
  const { items: versions } = await county.api<{ items: { id: string; from: string; to: string }[] }>(
    officer,
    'GET',
    '/rosters/publications',
  );
  const { items: sheets } = await county.api<{ items: { id: string }[] }>(officer, 'GET', '/duty/handovers');
  const [version, sheet] = [versions[0], sheets[0]];
  if (!version || !sheet) throw new Error('the sample county has no published roster or no handover');
  const { from, to } = version;
  const draft = await county.api<{ id: string }>('唐志刚', 'POST', '/rosters/drafts', { from, to, origin: 'copied' });
  const form = new FormData();
  const words = '云河县大风应急预案\n一、总则\n为做好大风灾害处置，制定本预案。\n二、应急响应\n（一）Ⅰ级响应\n1小时内到场。\n';
  form.append('file', new File([words], '大风.txt'));
  const preview = await county.api<{ previewId: string }>(administrator, 'POST', '/plans/import', form);
  const plan = await makePlan(county);
  const response = await startResponse(county, officer, plan.id, id);
  return [
    ...screensOf(id, report.id),
    ...planScreensOf(plan),
    ...responseScreensOf(id, plan.id, response.id),
    { name: 'plans, import, preview', where: `/plans/import/${preview.previewId}`, shows: '[data-testid=import-meta]' },
    { name: 'roster, draft', where: `/duty/drafts/${draft.id}`, shows: '.draft-page [data-testid=seat]' },
    { name: 'roster, version', where: `/duty/versions/${version.id}`, shows: '[data-testid=version-page] [data-testid=seat]' },
    { name: 'handover sheet', where: `/duty/handover/${sheet.id}`, shows: '.duty-paper' },
  ];
}

for (const theme of ['day', 'night'] as const) {
  test(`axe finds nothing serious on any screen by ${theme}`, async ({ page, county }) => {
    test.setTimeout(allScreensMs);
    const screens = await furnish(county);
    await look(page, theme);
    const findings: string[] = [];
    const judge = async (name: string): Promise<void> => {
      // By night only the colours are others.
      for (const one of await grave(page, theme === 'day' ? null : ['color-contrast'])) findings.push(`${name}: ${one}`);
    };
    await page.goto(county.url);
    await page.locator('#login-name').waitFor();
    await atRest(page);
    await judge('log in');
    await enter(page, county, administrator);
    for (const screen of screens) {
      await visit(page, screen);
      await judge(screen.name);
    }
    await page.getByTestId('user-menu').click();
    await page.getByText('锁屏', { exact: true }).click();
    await page.locator('#login-password').waitFor();
    await atRest(page);
    await judge('locked');
    expect(findings).toEqual([]);
  });
}

test('nothing is cut and nothing scrolls sideways at any size of letters', async ({ page, county }) => {
  test.setTimeout(allScreensMs);
  const screens = (await furnish(county)).filter(({ name }) =>
    [
      'desk',
      'intake',
      'incident',
      'incident, facts',
      'incident, response',
      'incident, response level',
      'roster, generate',
      'roster, swaps',
      'roster, set-up, holidays',
      'plans',
      'plan, levels',
      'plan, record',
      'plan, diff',
      'card',
      'card, new',
    ].includes(name),
  );
  await enter(page, county);
  const findings: string[] = [];
  for (const [width, height, largest] of [
    [1600, 900, 175],
    [1280, 800, 125],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const screen of screens) {
      await visit(page, screen);
      await page.keyboard.press('Control+0');
      await page.keyboard.press('Control+-');
      for (const zoom of zoomSteps.filter((step) => step <= largest)) {
        if (zoom !== zoomSteps[0]) await page.keyboard.press('Control+=');
        await expect(page.locator('html')).toHaveAttribute('style', `--zoom: ${zoom / 100};`);
        for (const one of await cutOff(page)) findings.push(`${screen.name} at ${zoom} % of ${width}: ${one}`);
        // To look at them all oneself.
        if (process.env.WATCHDESK_LOOK === '1') await shoot(page, `zoom-${width}-${zoom}-${screen.name.replaceAll(/\W+/g, '-')}`);
      }
    }
  }
  expect(findings).toEqual([]);
});

test('in English no screen shows a Chinese word of its own', async ({ page, start }) => {
  const program = await start({ data: 'empty' });
  const name = 'Li Min:night-shift-2026';
  await asInManual(page);
  await page.addInitScript(() => localStorage.setItem('locale', 'en'));
  await page.goto(program.url);
  await page.locator('input').first().waitFor();
  const findings: string[] = [];
  // What laws, kinds of events and packs are called is data, the paper is a Chinese document, and the journal keeps what was written in it; a notice goes out in Chinese.
  const data = {
    selector:
      '.paper, .duty-paper, .roster-sheet, .print-sheet, .script, .ant-select, .source, .legal, .data, [data-testid=rules], [data-testid=pack-settings], [data-testid=line], .report-number, .notice-text, #paper-body',
    names: [] as string[],
  };
  const judge = async (screen: string): Promise<void> => {
    for (const one of await foreignWords(page, data)) findings.push(`${screen}: ${one}`);
  };
  await judge('setup');
  const made = await page.request.post(`${program.url}/api/setup`, {
    data: { unitName: 'Yunhe County', officeName: 'Yunhe Duty Room', prefix: 'Y', name: 'Li Min', password: 'night-shift-2026' },
  });
  expect(made.status()).toBe(201);
  await program.api(name, 'POST', '/users/me', { locale: 'en' });
  const kinds = await program.api<{ items: { name: string }[] }>(name, 'GET', '/event-kinds');
  await program.api(name, 'POST', '/call-notes', { mode: 'phone', caller: 'Zhao', text: 'Asked for the number of the water works' });
  const incident = await program.api<{ id: string }>(name, 'POST', '/incidents', {
    receivedAt: new Date().toISOString(),
    source: { mode: 'phone', caller: 'Chengguan township', phone: '0538-0000201' },
    title: 'Ammonia leak at the Hongda works',
    kind: '12D02',
    grade: 'III',
    place: { text: 'North industrial park' },
    casualties: { dead: 0, injured: 5 },
    text: 'Ammonia is leaking, five people are hurt',
  });
  const report = await program.api<{ id: string }>(name, 'POST', `/incidents/${incident.id}/reports`, {
    type: 'first',
    to: 'city-gov',
    mode: 'written',
  });
  // What rosters, posts, shifts, holidays and the things in the room are called is data too; a fresh folder has Chinese names for them.
  const { items: rosters } = await program.api<Named>(name, 'GET', '/rosters');
  const holidays = await program.api<{ items: { note: string; source: { title: string; number: string }; days: { name: string }[] }[] }>(
    name,
    'GET',
    '/rules/holidays',
  );
  const plan = await makeEnglishPlan(program, name);
  const response = await startResponse(program, name, plan.id, incident.id);
  const { items: owed } = await program.api<{ items: { title: string }[] }>(name, 'GET', '/obligations?limit=100');
  data.names = [
    ...kinds.items.map((one) => one.name),
    ...rosters.flatMap((roster) => [roster.name, ...roster.posts.map((one) => one.name), ...roster.patterns.map((one) => one.name)]),
    ...holidays.items.flatMap((year) => [year.note, year.source.title, year.source.number, ...year.days.map((one) => one.name)]),
    ...owed.map((one) => one.title),
    ...usualEquipment.map((one) => one.name),
    '值班信息〔2026〕第Y1期',
    '值班信息',
    '中文',
  ].sort((a, b) => b.length - a.length);
  await page.goto(`${program.url}/#/`);
  await page.reload();
  await page.getByTestId('connection').waitFor();
  for (const screen of [
    ...screensOf(incident.id, report.id),
    ...planScreensOf(plan),
    ...responseScreensOf(incident.id, plan.id, response.id),
  ]) {
    await visit(page, screen);
    await judge(screen.name);
  }
  await page.getByTestId('user-menu').click();
  await page.getByRole('menuitem', { name: /lock/i }).click();
  await page.locator('#login-password').waitFor();
  await judge('locked');
  expect(findings).toEqual([]);
});

test('the screens that the manual shows and no other test reaches', async ({ page, county }) => {
  const screens = await furnish(county);
  await asInManual(page);
  await enter(page, county, administrator);
  for (const [name, picture] of [
    ['duty', '07-duty'],
    ['rules', '08-rules'],
    ['settings, backup', '09-settings-backup'],
    ['settings, channels', '09-settings-channels'],
  ]) {
    const screen = screens.find((one) => one.name === name);
    if (!screen) throw new Error(`no screen ${name}`);
    await visit(page, screen);
    await shoot(page, picture ?? '');
  }
});

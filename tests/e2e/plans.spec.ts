// The plan library as people use it: a plan found and opened by keyboard, who does what by one key, phones of today, versions, cards on one page.
import { asInManual, enter, expect, goTo, look, shoot, stationGone, test } from '#kit/page.ts';
import { makePlan } from '#kit/plans.ts';
import { pagesOf } from '#kit/printed.ts';
import { administrator, officer } from '#kit/scenes.ts';

test('a plan is found by initials, opened by keyboard, and says who does what by one more key', async ({ page, county }) => {
  const plan = await makePlan(county, '云河县液氨事故应急预案');
  await asInManual(page);
  await enter(page, county, officer, '/plans');
  await expect(page.getByTestId('plan-row').first()).toBeVisible();
  await shoot(page, '14-library');
  // Whoever has just come types, goes down, and is in.
  await page.keyboard.type('yhxya');
  await expect(page.getByTestId('plan-filter')).toHaveValue('yhxya');
  await expect(page.getByTestId('plan-row')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('plan-head')).toContainText(plan.title);
  await page.keyboard.press('3');
  const level = page.getByTestId('level-III');
  await expect(level.getByTestId('steps').locator('li').first()).toContainText('5 分钟内');
  await expect(level.getByTestId('steps').locator('li').first()).toBeInViewport();
  await expect(level.getByTestId('phone-link').first()).toHaveAttribute('href', /^tel:\d+/);
  await expect(page.getByTestId('level-I')).not.toContainText('30 人以上');

  // The tree by keyboard: filtered by typing, opened by Enter; the section is gone to and marked. Digits typed are text there.
  await page.getByTestId('section-filter').fill('4.2');
  await page.keyboard.press('Enter');
  const section = page.locator('article[data-section=s42]');
  await expect(section).toHaveAttribute('aria-current', 'location');
  await expect(section).toBeInViewport();
  await expect(section.locator('td').first()).toHaveText('液氨');
  await shoot(page, '14-plan');
  await page.getByTestId('section-filter').fill('');
  await page.getByRole('treeitem', { name: /4\.2/ }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('article[aria-current=location]')).toHaveAttribute('data-section', 's11');
  // Every other part is a digit away.
  for (const [key, part] of [
    ['5', 'cards'],
    ['6', 'contacts'],
    ['7', 'duties'],
    ['8', 'papers'],
    ['9', 'record'],
    ['0', 'versions'],
  ]) {
    await page.keyboard.press(key ?? '');
    await expect(page.getByTestId(`part-${part}`)).toBeVisible();
  }
  await expect(page.getByTestId('part-versions').getByRole('button', { name: '新版本' }), 'an officer reads').toHaveCount(0);
  // Back finds the list as it was left.
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('plan-filter')).toHaveValue('yhxya');
  await expect(page.getByTestId('plan-row')).toHaveCount(1);
});

test('a phone changed in the directory is changed in the plan, and the paper one is said to be out of date; who left is said', async ({
  page,
  county,
}) => {
  const plan = await makePlan(county);
  await enter(page, county, administrator, `/plans/${plan.id}?tab=contacts`);
  const contact = page.getByTestId('contact').first();
  await expect(contact).toContainText(plan.person.name);
  await expect(contact).toContainText('13900009999');
  await county.api(administrator, 'POST', '/people', { id: plan.person.id, phones: [{ kind: 'mobile', number: '13900007777' }] });
  await expect(contact.getByTestId('phone-link')).toHaveText(['13900007777']);
  // The person's card knows the plan.
  await goTo(page, `/directory?person=${plan.person.id}`);
  const plans = page.getByTestId('person-plans');
  await expect(plans).toContainText('在 1 个预案中');
  await plans.getByRole('link', { name: plan.title }).click();
  await expect(page.getByTestId('contacts')).toBeVisible();
  // Somebody printed only is tied to the directory by hand.
  const expert = page.getByTestId('contact').nth(1);
  await expect(expert).toContainText('未关联通讯录');
  await expert.getByRole('button', { name: '关联到通讯录' }).click();
  await page.keyboard.type('wjg');
  await page.locator('.person-option').filter({ hasText: '王建国' }).first().click();
  await expect(expert).toContainText('王建国');
  await expect(expert).not.toContainText('未关联通讯录');
  await county.api(administrator, 'POST', '/people', { id: plan.person.id, removed: true });
  await expect(contact).toContainText('已不在通讯录');
  await expect(contact.getByTestId('phone-link')).toHaveText(['13900009999']);
  // So is it beside an incident, where somebody is about to ring.
  const { id } = await county.api<{ id: string }>(administrator, 'POST', '/incidents', {
    receivedAt: new Date().toISOString(),
    source: { mode: 'phone' },
    title: '液氨泄漏',
    kind: '12D02',
  });
  await goTo(page, `/incidents/${id}?tab=response&plan=${plan.id}`);
  const named = page.getByTestId('level-panel').locator('.panel-contacts li').first();
  await expect(named).toContainText('已不在通讯录');
  await expect(named.getByTestId('phone-link')).toHaveText(['13900009999']);
});

test('what changed between two versions is read from change to change; a new version begins with the text of the last', async ({
  page,
  county,
}) => {
  const plan = await makePlan(county);
  await asInManual(page);
  await enter(page, county, administrator, `/plans/${plan.id}`);
  await page.getByRole('button', { name: '与上一版比较' }).click();
  await expect(page.getByTestId('diff-counts')).toHaveText('改 1 节 · 增 1 节');
  await page.keyboard.press('Control+ArrowDown');
  const changes = page.getByTestId('change');
  await expect(changes.first()).toBeFocused();
  await expect(changes.first().locator('del').first()).toContainText('1 小时');
  await expect(changes.first().locator('ins').filter({ hasText: '20' })).toHaveCount(1);
  await shoot(page, '14-diff');
  await page.keyboard.press('Control+ArrowDown');
  await expect(changes.nth(1)).toBeFocused();
  await expect(changes.nth(1)).toContainText('舆情应对');
  await page.keyboard.press('Control+ArrowDown');
  await expect(changes.first(), 'and around').toBeFocused();
  await page.keyboard.press('Escape');

  const fresh = page.getByRole('button', { name: '新版本' });
  await expect(async () => {
    await page.keyboard.press('0');
    await expect(fresh).toBeVisible({ timeout: 1_000 });
  }, 'the plan is back and takes its keys').toPass();
  await fresh.click();
  const form = page.getByTestId('version-form');
  await form.getByText('已印发', { exact: true }).click();
  await form.getByLabel('施行日期').fill('2026-02-30');
  await page.keyboard.press('Control+Enter');
  await expect(form.locator('.wrong')).toHaveText(['已印发的版本要有印发日期', '请写成 2026-03-01 这样的日期']);
  await form.getByLabel('印发日期').fill('2026-11-01');
  await form.getByLabel('施行日期').fill('2026-10-01');
  await page.keyboard.press('Control+Enter');
  await expect(form.locator('.wrong')).toHaveText(['施行日期不能早于印发日期']);
  await form.getByLabel('施行日期').fill('');
  await form.getByLabel('批准日期').fill('2026-11-02');
  await page.keyboard.press('Control+Enter');
  await expect(form.locator('.wrong')).toHaveText(['批准日期不能晚于印发日期']);
  await form.getByLabel('批准日期').fill('2026-10-20');
  await form.getByLabel('版本名称').fill('2026年修订');
  await form.getByLabel('修订说明').fill('机构调整');
  await page.keyboard.press('Control+Enter');
  const versions = page.getByTestId('versions').locator('li');
  await expect(versions.first()).toContainText('2026年修订');
  await expect(versions.first()).toContainText('现行');
  await expect(page.locator('article[data-section=s43]'), 'with the text of the last').toContainText('舆情应对');
  // A removed version is brought back.
  await versions
    .first()
    .getByRole('button', { name: /^移走版本/ })
    .click();
  await expect(versions).toHaveCount(2);
  await page.getByTestId('removed-bar').getByRole('button', { name: '撤销' }).click();
  await expect(versions).toHaveCount(3);
});

test('filing, drills and paper copies are recorded, corrected, taken out and brought back, with mistakes at their fields', async ({
  page,
  county,
}) => {
  const plan = await makePlan(county);
  await county.api(administrator, 'POST', `/plans/${plan.id}/copies`, {
    copy: { version: plan.before, number: '03', place: '总值班室铁皮柜', holder: '李敏', placedOn: '2021-06-10' },
  });
  await enter(page, county, administrator, `/plans/${plan.id}?tab=record`);
  await page.getByTestId('record-evaluation').click();
  const act = page.getByTestId('act-form');
  await act.getByLabel('日期', { exact: true }).fill('2099-01-01');
  await act.getByLabel('须修订，期限').fill('明年');
  await page.keyboard.press('Control+Enter');
  await expect(act.locator('.wrong')).toHaveText(['日期还没到', '请写成 2026-03-01 这样的日期']);
  await act.getByLabel('日期', { exact: true }).fill('2026-06-01');
  await act.getByLabel('须修订，期限').fill('2026-05-31');
  await page.keyboard.press('Control+Enter');
  await expect(act.locator('.wrong')).toHaveText(['修订期限不能早于评估日期']);
  await act.getByLabel('须修订，期限').fill('2027-06-01');
  await act.getByLabel('评估单位').fill('县应急管理局');
  await page.keyboard.press('Control+Enter');
  const acts = page.getByTestId('acts').locator('li');
  await expect(acts).toHaveCount(1);
  await expect(acts.first()).toContainText('须在 2027-06-01 前修订');
  await acts.first().getByRole('button', { name: /^修改/ }).click();
  await act.getByLabel('评估单位').fill('县应急管理局、消防大队');
  await page.keyboard.press('Control+Enter');
  await expect(acts.first()).toContainText('县应急管理局、消防大队');
  await acts.first().getByRole('button', { name: /^移走/ }).click();
  await expect(acts).toHaveCount(0);
  await page.getByTestId('removed-bar').getByRole('button', { name: '撤销' }).click();
  await expect(acts).toHaveCount(1);

  const copies = page.getByTestId('copies').locator('li');
  await expect(copies.first()).toContainText('旧版，须更换');
  await copies.first().getByRole('button', { name: '总值班室铁皮柜 已换新版' }).click();
  await expect(copies.first()).not.toContainText('旧版，须更换');
  await page.getByRole('button', { name: '登记纸质预案' }).click();
  const copy = page.getByTestId('copy-form');
  await page.keyboard.press('Control+Enter');
  await copy.getByRole('button', { name: /^保存/ }).click();
  await expect(copy.locator('.wrong')).toHaveText(['请填写存放地点']);
  await copy.getByLabel('存放地点').fill('应急指挥车');
  await copy.getByLabel('放置日期').fill('2099-01-01');
  await page.keyboard.press('Control+Enter');
  await expect(copy.locator('.wrong')).toHaveText(['日期还没到']);
  await copy.getByLabel('放置日期').fill('2026-06-01');
  await page.keyboard.press('Control+Enter');
  await expect(copies).toHaveCount(2);

  // A file beside the plan: one whose words the search cannot find says so.
  await page.keyboard.press('8');
  const files = page.getByTestId('part-papers');
  await files.locator('input[type=file]').setInputFiles([{ name: '名册.txt', mimeType: 'text/plain', buffer: Buffer.from('防化队名册') }]);
  await expect(files.getByTestId('plan-files').locator('li')).toHaveText([/名册/]);
  await files
    .locator('input[type=file]')
    .setInputFiles([{ name: '扫描.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 x') }]);
  await expect(files.getByTestId('plan-files').locator('li').filter({ hasText: '扫描' })).toContainText('内容检索不到');
  await expect(files.getByTestId('plan-files').locator('li').filter({ hasText: '名册' })).not.toContainText('内容检索不到');
});

test('a card is made from a level, mended by hand, shown big and printed on one page, however much stands on it', async ({
  page,
  county,
}) => {
  const plan = await makePlan(county);
  await asInManual(page);
  await enter(page, county, administrator, `/plans/${plan.id}?tab=cards`);
  await page.getByRole('button', { name: /由响应级别生成/ }).click();
  await page.getByRole('menuitem', { name: /Ⅲ级/ }).click();
  const big = page.getByTestId('big-card');
  await expect(big).toContainText('封控道路');
  const size = await big
    .locator('.step-what')
    .first()
    .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(size, 'px, read from two arm-lengths').toBeGreaterThanOrEqual(26);
  await page.getByRole('button', { name: '修改' }).click();
  const form = page.getByTestId('card-form');
  await form.getByLabel('卡名').fill('');
  await form.getByLabel('第 1 步 几分钟内').fill('五');
  await form.getByLabel('第 2 步 做什么').fill('');
  await page.keyboard.press('Control+Enter');
  await expect(form.locator('.wrong')).toHaveText(['请填写卡名', '请填 0–43200 的整数（分钟）', '请填写这一步做什么']);
  await form.getByLabel('卡名').fill('总值班室接报处置卡');
  await form.getByLabel('谁用').fill('值班员');
  await form.getByLabel('第 1 步 几分钟内').fill('3');
  await form.getByLabel('第 2 步 做什么').fill('消防出动');
  await form.getByRole('button', { name: '去掉第 6 步' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(big).toContainText('总值班室接报处置卡');
  await expect(big.locator('li')).toHaveCount(5);
  await expect(big.locator('li').first()).toContainText('3 分钟内');
  await shoot(page, '14-card');
  await page.getByRole('button', { name: /^打印/ }).click();
  await expect(page.getByTestId('card-sheet')).toContainText('总值班室接报处置卡');
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);

  // Forty long steps still stand on one page, in smaller type.
  const short = await page
    .getByTestId('card-sheet')
    .locator('td')
    .first()
    .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  const { text } = await county.api<{ text: { cards: { id: string; steps: object[] }[] } }>(administrator, 'GET', `/plans/${plan.id}`);
  const [card] = text.cards;
  const steps = Array.from({ length: 40 }, (_, at) => ({
    id: `x${at}`,
    text: `第 ${at + 1} 件事：通知成员单位到岗，核实伤亡、被困和疏散人数，记录时间与接报人`,
    unit: null,
    who: '县政府总值班室',
    minutes: at,
    section: null,
  }));
  await county.api(administrator, 'PUT', `/plans/versions/${plan.current}/text`, { text: { ...text, cards: [{ ...card, steps }] } });
  await goTo(page, `/plans/${plan.id}/cards/${card?.id}/print`);
  const sheet = page.getByTestId('card-sheet');
  await expect(sheet.locator('tbody tr')).toHaveCount(40);
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
  const long = await sheet
    .locator('td')
    .first()
    .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(long).toBeLessThan(short);
  expect(long, 'px: it can still be read in the hand').toBeGreaterThan(10);
  await goTo(page, `/plans/${plan.id}/print?level=l3`);
  await expect(page.getByTestId('checklist-sheet')).toContainText('□');
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
  await goTo(page, `/plans/${plan.id}/print`);
  await expect(page.getByTestId('plan-sheet')).toContainText('舆情应对');
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBeGreaterThan(1);
});

test('a plan is entered by hand with mistakes at their fields, changed while somebody else changes it, abolished, removed and brought back', async ({
  page,
  county,
}) => {
  await look(page, 'day');
  await enter(page, county, administrator, '/plans/new');
  const form = page.getByTestId('plan-form');
  await form.getByText('基层预案').click();
  await form.getByLabel('批准日期').fill('13月');
  await form.getByLabel('标题').press('Control+Enter');
  await expect(form.locator('.wrong')).toHaveText(['请填写标题', '基层预案要选是谁的预案', '请写成 2026-03-01 这样的日期']);
  await form.getByLabel('标题').fill('石桥镇山洪灾害应急预案');
  await form.getByText('乡镇（街道）').click();
  await form.getByLabel('批准日期').fill('');
  await form.getByLabel('印发名称').fill('石桥镇人民政府');
  await form.getByLabel('标题').press('Control+Enter');
  await expect(page.getByTestId('plan-head')).toContainText('石桥镇山洪灾害应急预案');
  await expect(page.getByTestId('plan-head')).toContainText('未印发');
  const id = /plans\/([^?]+)/.exec(page.url())?.[1] ?? '';

  await page.getByRole('button', { name: '修改预案信息' }).click();
  const meta = page.getByTestId('meta-form');
  await meta.getByLabel('标题').fill('石桥镇山洪应急预案');
  await county.api(administrator, 'POST', `/plans/${id}`, { patch: { title: '石桥镇山洪泥石流应急预案', unitName: '石桥镇政府' } });
  await expect(meta.getByTestId('clash')).toContainText('石桥镇山洪泥石流应急预案');
  await expect(meta.getByLabel('标题'), 'what was typed stays').toHaveValue('石桥镇山洪应急预案');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('plan-head')).toContainText('石桥镇山洪应急预案');
  await expect(page.getByTestId('plan-head'), 'what only the other wrote stays').toContainText('石桥镇政府');

  await page.getByRole('button', { name: '废止', exact: true }).click();
  const abolish = page.getByTestId('abolish-form');
  await abolish.getByLabel('日期').press('Control+Enter');
  await expect(abolish.locator('.wrong')).toHaveText(['请填写原因']);
  await abolish.getByLabel('原因').fill('并入总体预案');
  await abolish.getByLabel('日期').fill('2099-01-01');
  await page.keyboard.press('Control+Enter');
  await expect(abolish.locator('.wrong')).toHaveText(['废止一经登记即不再适用，日期不能晚于今天']);
  await abolish.getByLabel('日期').fill('2026-06-01');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('plan-head')).toContainText('并入总体预案');
  await page.getByRole('button', { name: '移出预案库' }).click();
  await page
    .locator('.ant-modal')
    .getByRole('button', { name: /移\s*走/ })
    .click();
  await expect(page.getByTestId('plans')).toBeVisible();
  await expect(page.locator(`[data-id="${id}"]`)).toHaveCount(0);
  await page.getByTestId('removed-bar').getByRole('button', { name: '撤销' }).click();
  await page.getByTestId('plan-filter').fill('sqzsh');
  await expect(page.locator(`[data-id="${id}"]`)).toBeVisible();
});

test.describe('two write at once', () => {
  test.use({ expected: { complaints: [/409 \(Conflict\)/] } });

  test('the text of a version is written by hand; who wrote meanwhile is told, and nothing typed is lost', async ({ page, county }) => {
    const plan = await makePlan(county);
    await enter(page, county, administrator, `/plans/${plan.id}?section=s12`);
    await page.getByRole('button', { name: '改正文' }).click();
    const editor = page.getByTestId('plan-edit');
    const box = editor.locator('textarea').first();
    await box.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('毗邻县事故波及本县的，参照执行。');
    await expect(editor).toContainText('没保存的内容已留在本机');
    const { text } = await county.api<{ text: { sections: { title: string }[] } }>(administrator, 'GET', `/plans/${plan.id}`);
    const [first, ...rest] = text.sections;
    await county.api('唐志刚', 'PUT', `/plans/versions/${plan.current}/text`, {
      text: { ...text, sections: [{ ...first, title: '总　则' }, ...rest] },
    });
    await expect(editor.getByTestId('clash')).toContainText('唐志刚');
    await page.reload();
    await expect(box, 'kept on this machine').toHaveValue(/毗邻县/);
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('save-text').click();
    await expect(editor.getByTestId('clash')).toBeVisible();
    await editor.getByRole('button', { name: '用我的覆盖' }).click();
    await expect(page.locator('article[data-section=s12]')).toContainText('毗邻县事故波及本县的，参照执行。');
  });
});

test.describe('the station is away', () => {
  test.use({ expected: { complaints: [stationGone] } });

  test('a plan that is open stays readable, its parts and its card with it, and prints', async ({ page, county }) => {
    const plan = await makePlan(county);
    await enter(page, county, officer, `/plans/${plan.id}?level=III`);
    await expect(page.getByTestId('level-III')).toContainText('封控道路');
    await county.kill();
    await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'broken');
    await expect(page.locator('article[data-section=s42]')).toContainText('先控制、后处置');
    await page.getByTestId('plan-page').click({ position: { x: 4, y: 4 } });
    await page.keyboard.press('6');
    await expect(page.getByTestId('contacts')).toContainText('钱工');
    await page.keyboard.press('5');
    await page.getByTestId('card-link').first().click();
    await expect(page.getByTestId('big-card')).toContainText('从上风方向停车');
    await page.getByRole('button', { name: /^打印/ }).click();
    await expect(page.getByTestId('card-sheet')).toContainText('从上风方向停车');
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
    await county.again();
    await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'live');
    await expect(page.getByTestId('card-sheet')).toContainText('从上风方向停车');
  });
});

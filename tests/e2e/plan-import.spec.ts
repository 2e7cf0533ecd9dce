// Plans as files, as a planner meets them: a zip with a broken one among them, one mended with the keys and taken in, the rest at once.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { enter, expect, goTo, look, shoot, test } from '#kit/page.ts';
import { programDir } from '#kit/program.ts';

const folder = path.join(programDir, 'assets/sample-county/plans');
const planner = { name: '黄建军', password: 'planning-2026' };

/** Plans of the sample county in all four formats, one that is torn, one of an old format, one that is no plan. */
function zipOfPlans(): Buffer {
  const files: Record<string, Uint8Array> = {};
  for (const name of readdirSync(folder).filter((one) => !one.includes('（20')))
    files[`全县预案/${name}`] = readFileSync(path.join(folder, name));
  files['全县预案/坏掉的预案.docx'] = readFileSync(path.join(folder, '云河县地震应急预案.docx')).subarray(0, 6_000);
  files['全县预案/旧格式预案.doc'] = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600)]);
  files['全县预案/通讯录.xls'] = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600)]);
  return Buffer.from(zipSync(files));
}

test('a zip of a county: the broken ones stop nothing, the others are taken in at once', async ({ page, start }) => {
  const program = await start({ data: 'empty', admin: `${planner.name}:${planner.password}` });
  await page.setViewportSize({ width: 1440, height: 900 });
  await look(page, 'day');
  await enter(page, program, planner.name, '/plans/import', planner.password);
  await page.getByTestId('plan-files').setInputFiles({ name: '全县预案.zip', mimeType: 'application/zip', buffer: zipOfPlans() });
  await expect(page.getByTestId('import-state')).toBeVisible();
  // Left and come back to: the list is at the station.
  await goTo(page, '/');
  await goTo(page, '/plans/import');
  await expect(page.getByTestId('import-state').getByRole('status')).toHaveText(/已读 33 \/ 33/, { timeout: 60_000 });
  await expect(page.getByTestId('state-refused')).toHaveText(/3/);
  await page.getByTestId('state-refused').click();
  await expect(page.getByTestId('import-item').filter({ hasText: '坏掉的预案' })).toContainText('损坏');
  await expect(page.getByTestId('import-item').filter({ hasText: '旧格式预案' })).toContainText('旧格式');
  await page.getByRole('radio', { name: /全部/ }).click();
  await shoot(page, '14-import-many');
  await page.getByTestId('accept-all').click();
  await expect(page.getByTestId('accept-all')).toBeDisabled();
  await expect(page.getByTestId('state-accepted')).toBeVisible();
  await goTo(page, '/plans');
  await expect(page.getByTestId('plan-row').first()).toBeVisible();
});

test('one file is mended with the keys and taken in', async ({ page, start }) => {
  const program = await start({ data: 'empty', admin: `${planner.name}:${planner.password}` });
  await page.setViewportSize({ width: 1440, height: 900 });
  await look(page, 'day');
  await enter(page, program, planner.name, '/plans/import', planner.password);
  await page.getByTestId('plan-files').setInputFiles(path.join(folder, '云河县防汛抗旱应急预案.docx'));
  const item = page.getByTestId('import-item');
  await expect(item).toHaveAttribute('data-state', 'ready');
  await page.getByTestId('import-items').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('import-count')).toContainText('一字不差');
  await expect(page.locator('#import-title')).toHaveValue('云河县防汛抗旱应急预案');
  await page.locator('#plan-editor-meta').focus();
  await page.keyboard.press('ArrowRight');
  const outline = page.getByTestId('outline');
  await outline.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const rows = outline.getByRole('treeitem');
  const active = outline.locator('[aria-selected=true]');
  const depth = Number(await active.getAttribute('aria-level'));
  const sections = Number(await active.getAttribute('aria-setsize'));
  await page.keyboard.press(depth === 1 ? 'Tab' : 'Shift+Tab');
  await expect(active).toHaveAttribute('aria-level', String(depth === 1 ? 2 : depth - 1));
  await expect(outline).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('#plan-editor-sections')).toBeFocused();
  await outline.focus();
  await page.keyboard.press('m');
  await expect(rows.first()).toHaveAttribute('aria-setsize', String(sections - 1));
  await expect(page.getByTestId('import-count')).toContainText('一字不差');
  await shoot(page, '14-import');
  await page.keyboard.press('Control+z');
  await expect(rows.first()).toHaveAttribute('aria-setsize', String(sections));
  // A heading typed anew has lost characters of the file: said, and shown in the file.
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('section-title')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('另拟的题目');
  await expect(page.getByTestId('import-count')).toContainText('缺');
  await page.getByTestId('import-count').getByRole('button').click();
  await expect(page.getByTestId('original').locator('.unplaced').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(/#\/plans\/import$/);
  await expect(item).toHaveAttribute('data-state', 'accepted');
  await goTo(page, '/plans');
  await expect(page.getByTestId('plan-row')).toContainText('云河县防汛抗旱应急预案');
  // The same file once more: nothing is added.
  await goTo(page, '/plans/import');
  await page.getByTestId('plan-files').setInputFiles(path.join(folder, '云河县防汛抗旱应急预案.docx'));
  await expect(page.getByTestId('import-item').nth(1)).toContainText('库里已有同一个文件');
});

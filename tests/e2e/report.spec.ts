// The first report, from the facts to the proof: drafted, checked, signed off, told by phone, sent in writing; its limits turn green.
import { readFileSync } from 'node:fs';
import { asInManual, enter, expect, shoot, test } from '#kit/page.ts';
import { unzip } from '#kit/zip.ts';
import { leader, obligationsOf, phoneDuty, receiveLeak } from '#kit/scenes.ts';

test('the first report is told by phone and sent in writing, and its limits turn green with the minutes used', async ({ page, county }) => {
  await asInManual(page);
  const { id } = await receiveLeak(county);
  const phone = await phoneDuty(county, id);
  await enter(page, county, undefined, `/incidents/${id}`);
  await expect(page.getByTestId('incident')).toBeVisible();
  await shoot(page, '05-incident');

  // A limit says all that is known of it, and leads to its report.
  await page.locator(`#limit-${phone.id}`).click();
  const panel = page.getByTestId('limit-panel');
  await expect(panel).toContainText('自接报');
  await expect(page.getByTestId('incident-head'), 'the panel does not push the head out of sight').toBeInViewport();
  await shoot(page, '05-limit-panel');
  await panel.getByRole('button', { name: '去起草' }).first().click();

  const owed = (mode: string) => page.locator(`[data-testid=owed-row][data-type=first][data-mode=${mode}]`);
  await owed('phone').getByTestId('draft-owed').click();
  const desk = page.getByTestId('report-desk');
  await expect(desk).toHaveAttribute('data-mode', 'phone');
  await expect(page.getByTestId('phone-script')).toContainText('受伤5人');
  await page.getByTestId('submit-save').click();
  await expect(page.getByTestId('submit').getByRole('alert').first(), 'nobody is told without a name').toBeVisible();
  await expect(desk).toHaveAttribute('data-state', 'draft');
  const field = (name: string) => page.getByTestId('submit').locator(`[id$="-${name}"]`);
  await field('receiver').fill('陈志远 市政府总值班室主任');
  await field('readBack').fill('5 人受伤；请续报救治情况');
  await page.getByTestId('submit-save').click();
  await page.getByTestId('submit-save').click();
  await expect(desk).toHaveAttribute('data-state', 'submitted');
  await expect(page.getByTestId('sent')).toContainText('陈志远');

  await page.keyboard.press('Escape');
  await expect(owed('written')).toBeVisible();
  await expect(owed('phone')).toHaveCount(0);
  const chip = page.locator(`#limit-${phone.id}`);
  await expect(chip).toHaveAttribute('data-state', 'met');
  await expect(chip).toContainText('✓');
  await expect(chip, 'the time that it took').toContainText(/\d+′\d\d″|\d+:\d\d|\d+″/);

  await owed('written').getByTestId('draft-owed').click();
  await expect(desk).toHaveAttribute('data-mode', 'written');
  const body = page.locator('#paper-body');
  await expect(body).toContainText('受伤5人');
  const title = await page.locator('#paper-title').inputValue();
  expect(title).toContain('宏达化工厂');

  // A figure that differs from the facts is seen.
  const text = await body.innerText();
  await body.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text.replace('受伤5人', '受伤7人'));
  const differs = page.getByTestId('checks').locator('[data-code=figureDiffers][data-what=injured]');
  await expect(differs).toBeVisible();
  await shoot(page, '06-report');
  await body.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
  await expect(differs).toHaveCount(0);

  await expect(page.getByTestId('checks').locator('[data-code=notSigned]')).toBeVisible();
  await page.getByTestId('sign-open').click();
  await expect(page.getByTestId('sign-off').locator('[id$="-by"]'), 'the leader on shift is offered').not.toHaveValue('');
  await page.getByTestId('sign-save').click();
  await expect(page.getByTestId('sign-off')).toContainText('✓');
  await expect(page.getByTestId('checks').locator('[data-code=notSigned]')).toHaveCount(0);

  const downloading = page.waitForEvent('download');
  await page.getByTestId('word').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.docx$/);
  const parts = unzip(readFileSync(await download.path()));
  const words = (parts.get('word/document.xml')?.toString('utf8') ?? '').replaceAll(/<[^>]+>/g, '');
  expect(words).toContain(title);
  expect(words).toContain('受伤5人');
  expect([...parts.keys()]).toContain('[Content_Types].xml');

  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.print-sheet')).toBeVisible();
  await expect(page.locator('.frame-head')).toBeHidden();
  await expect(page.locator('.print-sheet')).toContainText(title);
  await page.emulateMedia({ media: 'screen' });

  await field('via').fill('政务外网');
  await field('receiver').fill('陈志远');
  await page.getByTestId('submit-save').click();
  await expect(page.getByTestId('submit').getByRole('alert')).toContainText('市政府总值班室');
  await shoot(page, '06-report-submit');
  await page.getByTestId('submit-save').click();
  await expect(desk).toHaveAttribute('data-state', 'submitted');
  await expect(page.getByTestId('sent')).toContainText('政务外网');
  await expect(page.getByTestId('sent')).toContainText(/[0-9a-f]{64}/);
  await expect(page.locator('#paper-title'), 'what was sent is frozen').toHaveCount(0);

  const all = await obligationsOf(county, id);
  expect(all.filter((one) => one.ours && one.kind === 'first').map((one) => one.state)).toEqual(['met', 'met']);
  expect(all.filter((one) => one.kind === 'followUp' && one.state === 'open').length, 'the next report is owed').toBeGreaterThan(0);
  const { reports } = await county.api<{ reports: { signedOff: { by: string } | null; mode: string }[] }>(
    leader,
    'GET',
    `/incidents/${id}`,
  );
  expect(reports.find((one) => one.mode === 'written')?.signedOff?.by).toBeTruthy();
});

// Calls and files and incidents that belong together: a note becomes an incident, a picture is kept, two calls of one event are merged and parted.
import type { Locator } from '@playwright/test';
import { asInManual, enter, expect, goTo, shoot, test } from '#kit/page.ts';
import { obligationsOf, officer, receiveLeak } from '#kit/scenes.ts';

/** 2 × 2 pixels. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP8z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  'base64',
);

interface Given {
  name: string;
  mime: string;
  bytes: Buffer;
}

/** As if a file was dragged from the desktop and let go here, or pasted. */
async function give(target: Locator, event: 'drop' | 'paste', { name, mime, bytes }: Given): Promise<void> {
  await target.evaluate(
    (element, { event, name, mime, base64 }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type: mime }));
      const how = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        event === 'drop'
          ? new DragEvent('drop', { ...how, dataTransfer: transfer })
          : new ClipboardEvent('paste', { ...how, clipboardData: transfer }),
      );
    },
    { event, name, mime, base64: bytes.toString('base64') },
  );
}

test('F3 takes a quick note beside the work, and it becomes an incident', async ({ page, county }) => {
  await enter(page, county, officer, '/duty/roster');
  await page.keyboard.press('F3');
  const drawer = page.locator('.call-note');
  await expect(drawer.getByLabel('来电单位、姓名')).toBeFocused();
  await page.keyboard.type('柳林镇值班室');
  await page.keyboard.press('Tab');
  await page.keyboard.type('0538-0000206');
  await page.keyboard.press('Tab');
  await page.keyboard.type('柳林镇沙河村一处厂房起火，消防已出动，暂无人员伤亡');
  await page.keyboard.press('Control+Enter');
  await expect(drawer).toHaveCount(0);
  await expect(page.getByTestId('duty-table'), 'the screen below stays').toBeVisible();
  await goTo(page, '/calls');
  const row = page.locator('.call-row', { hasText: '沙河村一处厂房起火' });
  await row.getByRole('button', { name: '转为事件' }).click();
  await expect(page.locator('#said')).toHaveValue(/沙河村一处厂房起火/);
  await expect(page.locator('#caller')).toHaveValue('柳林镇值班室');
  await expect(page.locator('.heard [data-field=dead]')).toContainText('0');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('incident-head')).toBeVisible();
  await goTo(page, '/calls');
  await row.getByRole('button', { name: '已转为事件' }).click();
  await expect(page.getByTestId('incident-head')).toBeVisible();
});

test.describe('attachments', () => {
  test.use({ expected: { complaints: [/422|413|415|400/] } });

  test('a picture that is pasted or dragged is kept with the incident; what is too large or no known type is refused in words', async ({
    page,
    county,
  }) => {
    await enter(page, county, officer, '/intake');
    await page.locator('#said').fill('城关镇东街商铺起火');
    await give(page.locator('#said'), 'paste', { name: '现场一.png', mime: 'image/png', bytes: picture });
    await expect(page.locator('.files')).toContainText('现场一.png');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByTestId('incident-head')).toBeVisible();
    const id = /incidents\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
    await page.locator('#incident-files').click();
    const files = page.getByTestId('files');
    await expect(files.getByTestId('file-row')).toContainText('现场一.png');
    await expect.poll(() => files.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(2);

    await give(files, 'drop', { name: '现场二.png', mime: 'image/png', bytes: Buffer.concat([picture, Buffer.from([0])]) });
    await expect(files.getByTestId('file-row')).toHaveCount(2);

    await give(files, 'drop', { name: '程序.exe', mime: 'application/octet-stream', bytes: Buffer.from('MZ no picture') });
    const refused = files.getByRole('alert');
    await expect(refused).toContainText('程序.exe');
    await expect(refused).not.toContainText('typeNotAllowed');
    await expect(files.getByTestId('file-row')).toHaveCount(2);
    await refused.getByRole('button').last().click();

    await page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(60_000_000)], '录像.mp4', { type: 'video/mp4' }));
      document
        .querySelector('[data-testid=files]')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
    await expect(refused).toContainText(/录像\.mp4 超过 50/);

    // In the intake form a file that is refused does not take the incident with it, and the reason is said in words.
    await goTo(page, '/intake');
    await page.locator('#said').fill('城关镇西街水管爆裂');
    await give(page.locator('.files'), 'drop', { name: '坏的.exe', mime: 'application/octet-stream', bytes: Buffer.from('MZ') });
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.ant-message')).toContainText('坏的.exe');
    await expect(page.locator('.ant-message')).not.toContainText('typeNotAllowed');
    await expect(page.getByTestId('incident-head')).toContainText('西街');
    const { attachments } = await county.api<{ attachments: { name: string }[] }>(officer, 'GET', `/incidents/${id}`);
    expect(attachments.map((one) => one.name)).toEqual(['现场一.png', '现场二.png']);
  });
});

test('a second call of the same event is offered as a duplicate, merged, and parted again', async ({ page, county }) => {
  await asInManual(page);
  const first = await receiveLeak(county);
  await enter(page, county, officer, '/intake');
  await page.locator('#said').fill('群众来电：城关镇工业园宏达化工厂有刺鼻气味，像是液氨泄漏，有人受伤');
  const offer = page.getByTestId('duplicates').locator('.duplicate', { hasText: '宏达化工厂液氨泄漏' });
  await expect(offer).toBeVisible();
  await shoot(page, '03-duplicate');
  await offer.getByRole('button', { name: '并入该事件' }).click();
  await expect(page).toHaveURL(new RegExp(first.id));
  await expect(page.getByTestId('incident-head')).toContainText('并入');

  const merged = page.getByTestId('incident-head').getByRole('link').first();
  await merged.click();
  await expect(page.getByTestId('incident-head')).toHaveAttribute('data-state', 'merged');
  await page.getByRole('button', { name: /撤销|拆/ }).click();
  await page.getByTestId('unmerge-save').click();
  await expect(page.getByTestId('incident-head')).toHaveAttribute('data-state', 'open');
  const second = /incidents\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
  expect(
    (await obligationsOf(county, second)).some((one) => one.ours && one.state === 'open'),
    'its own limits run again',
  ).toBe(true);

  // And by hand, from the incident: found by words, told what it means before it is done.
  await page.getByTestId('act-more').click();
  await page.getByRole('menuitem', { name: /并入/ }).click();
  await page.getByTestId('merge-text').fill('宏达化工厂液氨');
  const target = page.locator(`#merge-${first.id}`);
  await expect(target).toBeVisible();
  await target.click();
  await expect(page.getByTestId('merge-means')).toBeVisible();
  await page.getByTestId('merge-save').click();
  await expect(page).toHaveURL(new RegExp(first.id));
  await goTo(page, `/incidents/${second}`);
  await expect(page.getByTestId('incident-head')).toHaveAttribute('data-state', 'merged');
});

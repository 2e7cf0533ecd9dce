// Plotting on an incident: each shape by keyboard, by mouse, half drawn over a reload, removed by another; measuring; the printed map.
import type { Page } from '@playwright/test';
import { asInManual, enter, expect, goTo, look, shoot, test } from '#kit/page.ts';
import type { Program } from '#kit/program.ts';
import { officer } from '#kit/scenes.ts';
import { grave } from '#kit/screens.ts';
import { toIso } from '#shared/time/zone.ts';

// A page that is loaded anew cuts off the tiles that are on their way.

const title = '城关镇宏达化工厂液氨泄漏';
const place = { lng: 116.312, lat: 35.905 };

async function leak(program: Program): Promise<string> {
  const { id } = await program.api<{ id: string }>(officer, 'POST', '/incidents', {
    receivedAt: toIso(Date.now(), 'Asia/Shanghai'),
    source: { mode: 'phone', caller: '城关镇值班室', phone: '0538-0000117' },
    title,
    kind: '12D02',
    grade: 'III',
    place: { text: '城关镇工业园宏达化工厂', ...place },
  });
  return id;
}

/** The map with the tools of the incident beside it. */
async function plotOn(page: Page): Promise<void> {
  await page.getByRole('tab', { name: '事件标绘' }).click();
  await page.getByRole('combobox', { name: '选事件' }).fill('宏达');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('plot-tools')).toBeVisible();
}

const map = (page: Page) => page.locator('.watch-map');
const rows = (page: Page) => page.getByTestId('plot-list').locator('li');

async function keys(page: Page, ...all: string[]): Promise<void> {
  for (const key of all) await page.keyboard.press(key);
}

test('each shape is drawn by keyboard alone, stands in the list and survives a reload', async ({ page, county }) => {
  const id = await leak(county);
  await asInManual(page);
  await enter(page, county, officer, '/map');
  await plotOn(page);
  const tools = page.getByTestId('plot-tools');
  const start = async (shape: string): Promise<void> => {
    await tools.locator(`[data-shape=${shape}]`).focus();
    await page.keyboard.press('Enter');
    await expect(map(page)).toBeFocused();
  };
  // A point: Enter takes the place under the cross, once more at the same place is done.
  await start('point');
  await keys(page, 'Enter', 'Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText('危险化学品事故');
  await expect(rows(page).first()).toContainText('事发点');
  // A line of evacuation.
  await start('line');
  await keys(page, 'Enter', 'ArrowRight', 'ArrowRight', 'Enter', 'ArrowUp', 'Enter');
  await expect(page.getByTestId('plot-corners').locator('li')).toHaveCount(3);
  await keys(page, 'Backspace');
  await expect(page.getByTestId('plot-corners').locator('li')).toHaveCount(2);
  await keys(page, 'Control+z');
  await expect(page.getByTestId('plot-corners').locator('li')).toHaveCount(3);
  await expect(page.getByTestId('plot-size')).toContainText('公里');
  await shoot(page, '23-drawing');
  expect((await grave(page, null)).filter((line) => /\.plot|measure/.test(line))).toEqual([]);
  await keys(page, 'Control+Enter');
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(1).getByRole('button').first()).toBeFocused();
  // An area.
  await start('area');
  await keys(page, 'ArrowLeft', 'ArrowLeft', 'Enter', 'ArrowDown', 'ArrowDown', 'Enter', 'ArrowRight', 'ArrowRight', 'Enter', 'Enter');
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).nth(2)).toContainText('平方');
  await start('arrow');
  await keys(page, 'Enter', 'ArrowUp', 'ArrowUp', 'Enter', 'Control+Enter');
  await expect(rows(page)).toHaveCount(4);
  // A text without words is not saved: the field is said.
  await start('text');
  await keys(page, 'ArrowRight', 'Enter', 'Control+Enter');
  await expect(page.locator('#plot-text')).toBeFocused();
  await expect(page.locator('#plot-text-error')).toContainText('请写文字');
  await page.keyboard.insertText('<b>集结点</b>');
  await keys(page, 'Control+Enter');
  await expect(rows(page)).toHaveCount(5);
  await expect(rows(page).nth(4)).toContainText('<b>集结点</b>');
  await start('circle');
  await keys(page, 'Enter');
  await page.locator('#plot-radius').fill('800');
  await page.locator('#plot-radius').press('Control+Enter');
  await expect(rows(page)).toHaveCount(6);
  // The sector begins at the incident; the wind is said in words, with who said so.
  await start('sector');
  await page.locator('#plot-wind-from').fill('西北风');
  await expect(page.locator('#plot-wind-from-hint')).toContainText('315°');
  await page.locator('#plot-wind-speed').fill('3');
  await page.locator('#plot-wind-by').fill('县气象局');
  await expect(page.getByTestId('plot-draft')).toContainText('示意，非扩散模型');
  await expect(page.getByTestId('plot-draft')).toContainText('没有出处');
  await page.locator('#plot-wind-by').press('Control+Enter');
  await expect(rows(page)).toHaveCount(7);
  await expect(rows(page).nth(6)).toContainText('西北风 315° 3 米/秒 县气象局');
  await rows(page).nth(6).getByRole('button', { name: '范围内的场所' }).click();
  await expect(page.getByTestId('plot-inside')).toContainText('场所');
  await page.reload();
  await plotOn(page);
  await expect(rows(page)).toHaveCount(7);
  // Each is a line of the incident's timeline.
  await goTo(page, `/incidents/${id}`);
  await expect(page.getByTestId('timeline')).toContainText('标绘：下风向扇形');
  // The same beside the incident's own map, and from there to paper with its circles.
  await goTo(page, `/incidents/${id}?tab=near`);
  await page.locator('#near-plots').click();
  await expect(rows(page)).toHaveCount(7);
  await page.locator('.watch-map').scrollIntoViewIfNeeded();
  await shoot(page, '23-incident');
  expect((await grave(page, null)).filter((line) => /\.plot/.test(line))).toEqual([]);
  await page.getByRole('button', { name: '打印地图' }).click();
  await expect(page.getByTestId('map-sheet')).toContainText('警戒区');
  await expect(page.locator('.ring-word').first()).toBeVisible();
});

test('by mouse: corners by clicks, one dragged, finished by a double click; what is half drawn outlives the page; another removes it meanwhile', async ({
  page,
  county,
}) => {
  const id = await leak(county);
  await enter(page, county, officer, '/map');
  await plotOn(page);
  const tools = page.getByTestId('plot-tools');
  const corners = page.getByTestId('plot-corners').locator('li');
  await tools.locator('[data-shape=area]').click();
  const box = await map(page).boundingBox();
  if (!box) throw new Error('no map');
  const at = (x: number, y: number): [number, number] => [box.x + box.width / 2 + x, box.y + box.height / 2 + y];
  await page.mouse.click(...at(0, 0));
  await page.mouse.click(...at(120, 0));
  await page.mouse.click(...at(120, 90));
  await expect(corners).toHaveCount(3);
  const before = await corners.nth(1).locator('input').inputValue();
  await page.mouse.move(...at(120, 0));
  await page.mouse.down();
  await page.mouse.move(...at(160, -30), { steps: 4 });
  await page.mouse.up();
  await expect(corners.nth(1).locator('input')).not.toHaveValue(before);
  await expect(corners).toHaveCount(3);
  // Typed corners, and one that cannot be read.
  await page.getByLabel('按坐标加一点').fill('116.31, 95');
  await page.keyboard.press('Enter');
  await expect(page.locator('#plot-corner-error')).toContainText('纬度');
  await page.getByLabel('按坐标加一点').fill('116.305, 35.9');
  await page.keyboard.press('Enter');
  await expect(corners).toHaveCount(4);
  // The page goes in the same moment; what was half drawn is there again, put aside.
  await page.reload();
  await plotOn(page);
  await expect(page.getByTestId('plot-half')).toContainText('警戒区画了一半');
  await page.getByRole('button', { name: '接着画' }).click();
  await expect(corners).toHaveCount(4);
  await page.getByTestId('plot-save').click();
  await expect(rows(page)).toHaveCount(1);
  // Somebody else removes what is being changed: that is said, and saving brings it back.
  await rows(page).first().getByRole('button', { name: /^改/ }).click();
  const { items } = await county.api<{ items: { id: string }[] }>(officer, 'GET', `/incidents/${id}/plots`);
  await county.api('王建国', 'PATCH', `/plots/${items[0]?.id ?? ''}`, { patch: { removed: true } });
  await expect(page.getByTestId('plot-draft').getByRole('alert')).toContainText('王建国在您改的时候移除了它');
  await page.locator('#plot-text').fill('二道卡口');
  await page.getByTestId('plot-save').click();
  await expect(rows(page).first()).toContainText('二道卡口');
  // Removed by hand and brought back; earlier moments are looked at.
  await rows(page).first().getByRole('button', { name: /^移除/ }).click();
  await expect(rows(page)).toHaveCount(0);
  await page.getByTestId('plot-replay').getByRole('button', { name: '前一步' }).click();
  await page.getByTestId('plot-replay').getByRole('button', { name: '前一步' }).click();
  await expect(page.getByTestId('plot-replay')).toContainText('的态势');
  await expect(rows(page).first()).toContainText('二道卡口');
  await shoot(page, '23-replay');
  await page.getByRole('button', { name: '回到现在' }).click();
  await page.getByTestId('plot-removed').locator('summary').click();
  await page.getByRole('button', { name: '恢复' }).click();
  await expect(rows(page)).toHaveCount(1);
});

test('distance and area are measured by keys, read as a list and copied', async ({ page, county, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await asInManual(page);
  await enter(page, county, officer, '/map?at=116.3,35.9,13');
  await page.getByRole('tab', { name: '量测' }).click();
  await page.getByRole('button', { name: '量距离' }).click();
  await expect(map(page)).toBeFocused();
  await keys(page, 'Enter', 'ArrowRight', 'ArrowRight', 'Enter', 'ArrowDown', 'Enter');
  await expect(page.getByTestId('measured')).toContainText('合计');
  await expect(page.getByTestId('measured-legs').locator('li').first()).toContainText('东 90°');
  await shoot(page, '23-measure');
  await keys(page, 'Enter');
  await page.getByTestId('measure-copy').click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('WGS-84');
  // 160 px at zoom 13 and 35.9° N: what the leg says is what the projection says, on the ellipsoid.
  const metres = Number(/第 1 段 (\d+\.\d+) 公里/.exec(copied)?.[1]) * 1000;
  expect(Math.abs(metres / (160 * 19.1093 * Math.cos((35.9 * Math.PI) / 180)) - 1)).toBeLessThan(0.006);
  await page.getByRole('button', { name: '量面积' }).click();
  await keys(page, 'Enter', 'ArrowRight', 'Enter', 'ArrowDown', 'Enter', 'Control+Enter');
  await expect(page.getByTestId('measured')).toContainText('平方公里');
});

test('the map is printed on A4 and A3 with title, legend, scale, time and sources, in day colours by night', async ({ page, county }) => {
  const id = await leak(county);
  const near = (lng: number, lat: number) => ({ lng: place.lng + lng, lat: place.lat + lat });
  const wind = { from: 315, speed: 3, force: null, by: '县气象局', at: toIso(Date.now(), 'Asia/Shanghai') };
  for (const plot of [
    { shape: 'line', symbol: 'E30200', points: [place, near(0.01, 0.004), near(0.02, 0.002)], text: '' },
    { shape: 'area', symbol: 'F10200', points: [near(-0.01, -0.01), near(0.004, -0.012), near(0.002, 0.006)], text: '控制区' },
    { shape: 'sector', points: [place], radius: 2_000, opening: 60, wind, colour: 'orange' },
  ])
    await county.api(officer, 'POST', `/incidents/${id}/plots`, { plot });
  await look(page, 'night');
  // Nothing is printed before the roads under it have come.
  const held = Promise.withResolvers<undefined>();
  await page.route('**/mapLayers/tile*', async (route) => {
    await held.promise;
    await route.continue();
  });
  await enter(page, county, officer, `/map/print?incident=${id}&at=${place.lng},${place.lat},14`);
  const print = page.getByTestId('print');
  await expect(print).toHaveText('底图绘制中…');
  await expect(print).toBeDisabled();
  held.resolve(undefined);
  await expect(print).toBeEnabled();
  const sheet = page.getByTestId('map-sheet');
  await expect(sheet).toContainText(`${title}态势图`);
  await expect(sheet).toContainText('内部资料');
  await expect(page.getByTestId('map-scale')).toContainText('约 1∶');
  await expect(page.getByTestId('map-legend')).toContainText('撤离线路');
  await expect(page.getByTestId('map-legend')).toContainText('危化品');
  await expect(sheet).toContainText('示意，非扩散模型');
  await expect(page.getByTestId('map-sources')).not.toContainText('本图审图号');
  await page.getByRole('combobox', { name: '比例尺' }).click();
  await page.locator('.ant-select-item-option', { hasText: '1∶25,000' }).click();
  await expect(page.getByTestId('map-scale')).toContainText('约 1∶25,000');
  await shoot(page, '23-print');
  const sizes: [string, string, number, number][] = [
    ['A4', '横', 842, 595],
    ['A4', '竖', 595, 842],
    ['A3', '横', 1191, 842],
  ];
  for (const [paper, way, width, height] of sizes) {
    await page.getByText(paper, { exact: true }).click();
    await page.getByText(way, { exact: true }).click();
    await expect(print).toBeEnabled();
    const boxes = async (): Promise<number[][]> => {
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      return [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [
        Math.round(Number(w)),
        Math.round(Number(h)),
      ]);
    };
    await expect.poll(boxes).toEqual([[width, height]]);
  }
});

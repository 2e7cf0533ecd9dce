// What lies under the places: a layer that fails says so and the rest works; a layer is tried before it is trusted; a boundary comes in by keyboard.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { asInManual, enter, expect, goTo, shoot, test } from '#kit/page.ts';
import { programDir } from '#kit/program.ts';
import { administrator } from '#kit/scenes.ts';
import { greenTile, sendImage, startTileServer, type TileServer } from '#kit/tile-server.ts';

let server: TileServer;
test.beforeEach(async () => {
  server = await startTileServer();
});
test.afterEach(() => server.close());
test.use({ expected: { complaints: [/502 \(Bad Gateway\)/] } });

test('a layer that fails says so beside the map, and the rest is drawn', async ({ page, county }) => {
  await asInManual(page);
  await enter(page, county, administrator, '/map/layers');
  await page.getByTestId('add-layer').click();
  const form = page.getByTestId('layer-form');
  // Mistakes stand at their fields, and nothing is written.
  await form.getByLabel('最小级').fill('x');
  await page.getByTestId('save-layer').click();
  await expect(form.locator('.wrong')).toHaveText(['必填', '必填', '填 0 到 24 的整数']);
  await form.getByLabel('最小级').fill('0');
  await form.getByLabel('名称', { exact: true }).fill('政务影像');
  await form.getByLabel('切片地址').fill(`${server.url}/{z}/{x}/{y}.png`);
  server.answer = (_request, response) => void response.writeHead(403).end('<h1>未授权的地址</h1>');
  await page.getByTestId('try-layer').click();
  await expect(page.getByTestId('layer-tried')).toContainText('HTTP 403 未授权的地址');
  server.answer = sendImage(greenTile);
  await page.getByTestId('try-layer').click();
  await expect(page.getByTestId('layer-tried')).toContainText('取到 image/png');
  await expect(page.getByTestId('layer-tried').getByRole('img')).toBeVisible();
  await shoot(page, '21-layer-try');
  await page.getByTestId('save-layer').click();
  await expect(page.getByTestId('layer-list')).toContainText('政务影像');
  await shoot(page, '21-layers');
  server.answer = (_request, response) => void response.writeHead(503).end('维护中');
  await goTo(page, '/map');
  await page.getByRole('tab', { name: '图层' }).click();
  const panel = page.getByTestId('layer-panel');
  await expect(panel).toContainText('服务器拒绝：HTTP 503 维护中');
  await expect(panel).toContainText('本级界线');
  await expect(page.getByTestId('map').locator('.leaflet-outlines-pane canvas').first()).toBeVisible();
  await shoot(page, '21-map-layers');
});

test('a map in degrees shows the layers that fit it and names the others', async ({ page, county }) => {
  await enter(page, county, administrator, '/map');
  await page.getByRole('tab', { name: '图层' }).click();
  await page.getByTestId('layer-panel').getByText('CGCS2000 经纬度').click();
  await expect(page.getByTestId('layer-panel')).toContainText('与当前网格不符，未显示');
  await expect(page.getByTestId('map').locator('.leaflet-outlines-pane canvas').first()).toBeVisible();
});

test('a boundary is imported by keyboard: what is missing stands at its field, secret data is refused', async ({ page, county }) => {
  await asInManual(page);
  await enter(page, county, administrator, '/map/layers');
  const bytes = readFileSync(path.join(programDir, 'assets', 'sample-county', 'map', 'townships.geojson'));
  await page.getByTestId('shape-file').setInputFiles({ name: '乡镇.geojson', mimeType: 'application/json', buffer: bytes });
  const form = page.getByTestId('shapes-form');
  await expect(form).toContainText('个要素');
  await form.getByLabel('只要代码以此开头的').focus();
  await page.keyboard.type('379901');
  await page.keyboard.press('Enter');
  await expect(form.locator('.wrong')).toHaveText(['必填', '必填']);
  await form.getByText('秘密', { exact: true }).click();
  await expect(form.locator('.wrong').last()).toContainText('秘密数据不能放在这台机器上');
  await expect(page.getByTestId('take-shapes')).toBeDisabled();
  await form.getByText('公开', { exact: true }).click();
  await form.getByLabel('数据来源').fill('县自然资源局');
  await shoot(page, '21-boundary-import');
  await form.getByLabel('数据来源').press('Enter');
  await expect(page.getByTestId('shapes-import').getByRole('status').first()).toContainText('已导入');
  await expect(page.getByTestId('shape-datasets').locator('li').first()).toContainText('现用');
});

// Layers of tiles through the contract, against a server that fails in every way a server can.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeStation, type TestStation } from '#kit/station.ts';
import { greenTile, png, sendImage, startTileServer, type TileServer } from '#kit/tile-server.ts';
import { maxTileBytes, maxTileSide } from '#shared/resources/layers/limits.ts';
import { entriesAfter } from '#station/journal/read.ts';

let server: TileServer;
let test: TestStation;
let layer: string;

beforeEach(async () => {
  server = await startTileServer();
  test = await makeStation();
  const made = await test.call.mapLayers.create({
    layer: { name: '政务底图', kind: 'xyz', url: `${server.url}/{z}/{x}/{y}.png?tk={key}` },
    key: 'very-secret-key',
  });
  layer = made.id;
});
afterEach(() => server.close());

const tile = (z = 9, x = 421, y = 200) => test.call.mapLayers.tile({ layer, z, x, y });
const state = async () => (await test.call.mapLayers.list()).items.find(({ id }) => id === layer)?.state;
const problem = async () => (await state())?.problem;

describe('a tile of a server', () => {
  it('comes with the key that the page never sees', async () => {
    const file = await tile();
    expect(Buffer.from((await file?.arrayBuffer()) ?? new ArrayBuffer(0)).equals(greenTile)).toBe(true);
    expect(file?.type).toBe('image/png');
    expect(server.asked).toEqual(['/9/421/200.png?tk=very-secret-key']);
    expect((await state())?.okAt).not.toBeNull();
    const detail = await test.call.mapLayers.get({ id: layer });
    expect(detail.keySet).toBe(true);
    expect(JSON.stringify([detail, await test.call.mapLayers.list()])).not.toContain('very-secret-key');
    expect(JSON.stringify(entriesAfter(test.station.parts.read, 0, 1_000))).not.toContain('very-secret-key');
  });

  it('is none where the server has none, and the layer is well', async () => {
    server.answer = (_request, response) => void response.writeHead(404).end();
    expect(await tile()).toBeNull();
    expect(await problem()).toBeNull();
  });

  it('is not asked for outside the levels of the layer', async () => {
    await test.call.mapLayers.change({ id: layer, patch: { minZoom: 8, maxZoom: 10 } });
    expect(await tile(7, 1, 1)).toBeNull();
    expect(await tile(11, 1, 1)).toBeNull();
    expect(server.asked).toEqual([]);
  });
});

describe('a server that fails', () => {
  it('with a status: it is said with the words of the answer', async () => {
    server.answer = (_request, response) => void response.writeHead(403).end('<html><body><h1>Forbidden</h1> key not valid</body></html>');
    await expect(tile()).rejects.toMatchObject({
      code: 'layerFailed',
      data: { field: 'http', received: 'HTTP 403 Forbidden key not valid' },
    });
    expect(await problem()).toEqual({ code: 'http', detail: 'HTTP 403 Forbidden key not valid' });
  });

  it('with a page instead of a picture, whatever it calls it', async () => {
    server.answer = sendImage(Buffer.from('<html><script>alert(1)</script><body>请先登录统一门户</body></html>'));
    await expect(tile()).rejects.toMatchObject({ data: { field: 'notImage', received: 'image/png · 请先登录统一门户' } });
  });

  it('with more bytes than a tile has, said or unsaid', async () => {
    server.answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png' });
      const more = (): void => {
        while (response.write(Buffer.alloc(65_536)));
        response.once('drain', more);
      };
      more();
    };
    await expect(tile()).rejects.toMatchObject({ data: { field: 'tooLarge' } });
    server.answer = sendImage(Buffer.alloc(maxTileBytes + 1));
    await expect(tile()).rejects.toMatchObject({ data: { field: 'tooLarge', received: `${maxTileBytes + 1} > ${maxTileBytes} B` } });
  });

  it('with a picture that would fill the page', async () => {
    server.answer = sendImage(png(maxTileSide + 1, 2, () => [0, 0, 0]));
    await expect(tile()).rejects.toMatchObject({ data: { field: 'tooLarge', received: `${maxTileSide + 1} × 2 > ${maxTileSide}` } });
  });

  it('by sending us to another host: nobody goes there', async () => {
    const other = await startTileServer();
    server.answer = (_request, response) => void response.writeHead(302, { location: `${other.url}/stolen.png` }).end();
    await expect(tile()).rejects.toMatchObject({ data: { field: 'redirect', received: other.host } });
    expect(other.asked).toEqual([]);
    await other.close();
  });

  it('by moving the tile within itself: we follow, but not for ever', async () => {
    server.answer = (request, response) => {
      if (request.url?.startsWith('/moved')) sendImage(greenTile)(request, response);
      else response.writeHead(302, { location: '/moved.png' }).end();
    };
    expect((await tile())?.size).toBe(greenTile.length);
    server.answer = (_request, response) => void response.writeHead(302, { location: '/again' }).end();
    await expect(tile()).rejects.toMatchObject({ data: { field: 'redirect' } });
  });

  it('by not being there', async () => {
    await server.close();
    await expect(tile()).rejects.toMatchObject({ data: { field: 'network', received: 'ECONNREFUSED' } });
    server = await startTileServer();
  });

  it('three times running is left in peace, longer each time, and asked again', async () => {
    server.answer = (_request, response) => void response.writeHead(500).end();
    for (let n = 0; n < 3; n += 1) await expect(tile()).rejects.toMatchObject({ code: 'layerFailed' });
    expect(server.asked).toHaveLength(3);
    await expect(tile()).rejects.toMatchObject({ data: { retryAfterSeconds: 5 } });
    expect(server.asked).toHaveLength(3);
    test.clock.advance(5_001);
    await expect(tile()).rejects.toMatchObject({ code: 'layerFailed' });
    await expect(tile()).rejects.toMatchObject({ data: { retryAfterSeconds: 10 } });
    expect(server.asked).toHaveLength(4);
    server.answer = sendImage(greenTile);
    test.clock.advance(10_001);
    expect((await tile())?.size).toBe(greenTile.length);
    expect(await problem()).toBeNull();
  });

  it('without the key that its address needs is not asked at all', async () => {
    await test.call.mapLayers.change({ id: layer, patch: {}, key: '' });
    await expect(tile()).rejects.toMatchObject({ data: { field: 'noKey' } });
    expect(server.asked).toEqual([]);
  });

  it('does not hold up another layer', async () => {
    const good = await test.call.mapLayers.create({ layer: { name: '影像', kind: 'xyz', url: `${server.url}/img/{z}/{x}/{y}` } });
    server.answer = (request, response) => {
      if (request.url?.startsWith('/img')) sendImage(greenTile)(request, response);
    };
    const hanging = tile();
    expect((await test.call.mapLayers.tile({ layer: good.id, z: 5, x: 1, y: 1 }))?.size).toBe(greenTile.length);
    await expect(hanging).rejects.toMatchObject({ data: { field: 'timeout' } });
  }, 15_000);
});

describe('an address', () => {
  it('with a key in it is parted from it', async () => {
    const made = await test.call.mapLayers.create({
      layer: {
        name: '天地图',
        kind: 'wmts',
        url: 'https://t{s}.tianditu.gov.cn/vec_w/wmts?x={x}&y={y}&z={z}&tk=0123456789abcdef',
        subdomains: '01',
      },
    });
    expect(made).toMatchObject({ keySet: true, needsKey: true, url: expect.stringContaining('tk={key}') });
    expect(JSON.stringify(entriesAfter(test.station.parts.read, 0, 1_000))).not.toContain('0123456789abcdef');
  });

  it.each([
    ['file:///etc/passwd?{z}{x}{y}', 'url'],
    ['http://user:word@host/{z}/{x}/{y}', 'url'],
    ['http://{x}.host/{z}/{y}', 'url'],
    ['http://host/tiles', 'url'],
    ['http://t{s}.host/{z}/{x}/{y}', 'subdomains'],
  ])('%s is refused', async (url, field) => {
    await expect(test.call.mapLayers.create({ layer: { name: '坏的', kind: 'xyz', url } })).rejects.toMatchObject({
      code: 'notValid',
      data: { field },
    });
  });

  it('is no business of those who may not edit', async () => {
    expect(JSON.stringify(await test.call.mapLayers.list())).not.toContain(server.host);
  });
});

describe('the try of a layer', () => {
  it('says exactly what came back, without the key', async () => {
    const good = await test.call.mapLayers.try({ id: layer, layer: {}, at: { lng: 116.3, lat: 35.9 }, zoom: 10 });
    expect(good).toMatchObject({
      ok: true,
      status: 200,
      type: 'image/png',
      bytes: greenTile.length,
      width: 256,
      height: 256,
      tile: { z: 10, x: 842, y: 402 },
    });
    expect(good.url).toBe(`${server.url}/10/842/402.png?tk=***`);
    expect(server.asked).toEqual(['/10/842/402.png?tk=very-secret-key']);
    server.answer = (_request, response) => void response.writeHead(401).end('no');
    expect(await test.call.mapLayers.try({ id: layer, layer: {}, key: 'wrong', at: { lng: 116.3, lat: 35.9 } })).toMatchObject({
      ok: false,
      status: 401,
      problem: { code: 'http', detail: 'HTTP 401 no' },
    });
    expect(await problem()).toBeNull();
  });
});

// A page that goes away while a file comes to it: a map is moved, a tab closed. The station goes on.
import { request } from 'node:http';
import { expect, it } from 'vitest';
import { startHost } from '#electron/web/host.ts';
import { admin, makeStation } from '#kit/station.ts';
import { png, sendImage, startTileServer } from '#kit/tile-server.ts';

it('a tile that nobody waits for any more ends nothing but itself, and the next one comes whole', async () => {
  const server = await startTileServer();
  const test = await makeStation();
  const host = await startHost({ station: test.station, port: 0, pageDir: null, requireLink: false });
  const faults: unknown[] = [];
  const fault = (error: unknown): void => void faults.push(error);
  process.on('unhandledRejection', fault);
  try {
    // Noise does not shrink: more than one piece on its way.
    let state = 1;
    const noise = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24;
    const picture = png(512, 512, () => [noise(), noise(), noise()]);
    const send = sendImage(picture);
    // The page leaves before its answer is there, while it is sent, and after.
    server.answer = (asked, answer) => void setTimeout(() => send(asked, answer), 30);
    const { id } = await test.call.mapLayers.create({ layer: { name: '影像', kind: 'xyz', url: `${server.url}/{z}/{x}/{y}` } });
    const login = await fetch(`${host.url}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(admin),
    });
    const { token } = (await login.json()) as { token: string };
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const body = (x: number): string => JSON.stringify({ json: { layer: id, z: 9, x, y: 200 } });
    const leave = (x: number): Promise<void> =>
      new Promise((resolve) => {
        const asked = request(`${host.url}/rpc/mapLayers/tile`, { method: 'POST', headers }, (answer) => answer.resume());
        asked.on('error', () => undefined);
        asked.once('close', resolve);
        asked.end(body(x));
        setTimeout(() => asked.destroy(), 5 + x);
      });
    for (let x = 0; x < 60; x += 6) await Promise.all([0, 1, 2, 3, 4, 5].map((more) => leave(x + more)));
    const whole = await fetch(`${host.url}/rpc/mapLayers/tile`, { method: 'POST', headers, body: body(70) });
    const form = await whole.formData();
    const files = [...form.values()].filter((value) => value instanceof File);
    expect(files.map(({ size, type }) => [size, type])).toEqual([[picture.length, 'image/png']]);
    expect(faults).toEqual([]);
  } finally {
    process.off('unhandledRejection', fault);
    await host.close();
    await server.close();
  }
});

// Plans as files over HTTP, as other systems send them: the fixed names of fields, and what is too large before it is read.
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { startHost } from '#electron/web/host.ts';
import { admin, makeStation } from '#kit/station.ts';

async function served() {
  const test = await makeStation();
  const host = await startHost({ station: test.station, port: 0, pageDir: null, requireLink: false });
  const stop = test.station.stop.bind(test.station);
  test.station.stop = async () => {
    await host.close();
    await stop();
  };
  const { token } = await test.station.parts.sessions.open(admin.name, admin.password, 'api');
  const headers = { authorization: `Bearer ${token}` };
  const json = async (path: string, init: RequestInit): Promise<{ status: number; body: Record<string, unknown> }> => {
    const response = await fetch(`${host.url}${path}`, { ...init, headers });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const send = (file: File) => {
    const form = new FormData();
    form.append('file', file);
    return json('/api/plans/import', { method: 'POST', body: form });
  };
  return { test, url: host.url, headers, json, send };
}

const words = [
  '云河县森林火灾应急预案',
  '一、总则',
  '（一）编制目的',
  '为做好森林火灾处置工作，制定本预案。',
  '二、应急响应',
  '（一）Ⅰ级响应',
  '县指挥部1小时内到场。',
  '',
].join('\n');

describe('plans over the open API', () => {
  it('a file becomes a preview with the fixed fields, and a plan when it is accepted without a body', async () => {
    const { json, send } = await served();
    const { status, body } = await send(new File([words], '森林火灾.txt'));
    expect(status).toBe(201);
    expect(body).toMatchObject({ title: '云河县森林火灾应急预案', planKind: 'special' });
    for (const name of ['previewId', 'sections', 'responseLevels', 'problems']) expect(body).toHaveProperty(name);
    const accepted = await json(`/api/plans/import/${String(body.previewId)}/accept`, { method: 'POST' });
    expect(accepted).toMatchObject({ status: 201, body: { title: '云河县森林火灾应急预案' } });
    expect(await json(`/api/plans/${String(accepted.body.id)}`, {})).toMatchObject({
      status: 200,
      body: { title: '云河县森林火灾应急预案' },
    });
  });

  it('a refusal has its code and status', async () => {
    const { send } = await served();
    expect(await send(new File(['%PDF-1.7\n'], '名不符.docx'))).toMatchObject({
      status: 422,
      body: { code: 'wrongEnding', field: 'file' },
    });
    expect(await send(new File([], '空.pdf'))).toMatchObject({ status: 422, body: { code: 'emptyFile' } });
  });

  it('300 MB are refused before they are read, with the limit and what came', async () => {
    const { url, headers } = await served();
    const length = 314_572_800;
    const sent = request(`${url}/api/plans/import`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(length) },
    });
    sent.on('error', () => undefined);
    sent.write(Buffer.alloc(65_536));
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const body: unknown = JSON.parse(Buffer.concat(await response.toArray()).toString());
    sent.destroy();
    expect([response.statusCode, body]).toMatchObject([413, { code: 'tooLarge', field: 'file', limit: 209_715_200, received: length }]);
  });
});

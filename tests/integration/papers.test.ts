// Call notes that stand alone or become an incident; attachments kept by their hash, with their types and sizes limited.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startHost } from '#electron/web/host.ts';
import { leak } from '#kit/builders.ts';
import { admin, makeStation, tempDir } from '#kit/station.ts';
import { maxAttachmentBytes, maxAttachmentsPerIncident, maxIntakeText } from '#shared/kernel/limits.ts';

const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(64, 7)]);
const fileOf = (bytes: Uint8Array, name: string, type = 'application/octet-stream'): File =>
  new File([new Uint8Array(bytes)], name, { type });

describe('a call note', () => {
  it('stands alone, is found again, and becomes an incident once', async () => {
    const test = await makeStation();
    const note = await test.call.incidents.takeCallNote({
      mode: 'phone',
      caller: '张卫国',
      phone: '0538-0000117',
      text: '询问防汛值班电话',
    });
    expect(note).toMatchObject({ caller: '张卫国', incident: null });
    expect((await test.call.incidents.callNotes({ text: '防汛' })).items.map((one) => one.id)).toEqual([note.id]);
    const { id } = await test.call.incidents.receive(leak(test, { callNote: note.id }));
    expect((await test.call.incidents.callNotes({})).items).toMatchObject([{ id: note.id, incident: id }]);
    await expect(test.call.incidents.receive(leak(test, { callNote: note.id }))).rejects.toMatchObject({
      code: 'alreadyConverted',
      status: 409,
    });
  });

  it('is listed newest first, a page at a time, and found by caller, number or words', async () => {
    const test = await makeStation();
    const take = (caller: string, phone: string, text: string, at: string) =>
      test.call.incidents.takeCallNote({ mode: 'phone', caller, phone, text, at: `2026-11-20T${at}:00+08:00` });
    const first = await take('张卫国', '0538-0000117', '询问停水', '20:00');
    const third = await take('城关镇', '0538-0000222', '报告 Test 演练', '22:00');
    // Written down later than it came.
    const second = await take('王芳', '0538-0000117', '反映噪声', '21:00');
    const page = await test.call.incidents.callNotes({ limit: 2 });
    expect(page.items.map((one) => one.id)).toEqual([third.id, second.id]);
    const rest = await test.call.incidents.callNotes({ limit: 2, cursor: page.nextCursor });
    expect([rest.items.map((one) => one.id), rest.nextCursor]).toEqual([[first.id], undefined]);
    const found = async (text: string) => (await test.call.incidents.callNotes({ text })).items.map((one) => one.id);
    expect(await found('王芳')).toEqual([second.id]);
    expect(await found('0000117')).toEqual([second.id, first.id]);
    expect(await found('TEST 演')).toEqual([third.id]);
    expect(await found('%')).toEqual([]);
  });

  it('that is unknown becomes no incident, and nothing is written', async () => {
    const test = await makeStation();
    const unknown = '0199aaaa-0000-7000-8000-000000000000';
    const before = test.station.parts.journal.ownEntries;
    await expect(test.call.incidents.receive(leak(test, { callNote: unknown }))).rejects.toMatchObject({
      code: 'notFound',
      data: { field: 'callNote' },
    });
    expect(test.station.parts.journal.ownEntries).toBe(before);
  });

  it('with nothing in it, from tomorrow or too long is refused and tells what the limit is', async () => {
    const test = await makeStation();
    await expect(test.call.incidents.takeCallNote({ mode: 'phone', text: '   ' })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'text' },
    });
    await expect(test.call.incidents.takeCallNote({ mode: 'phone', text: '喂', at: '2026-11-22T08:00:00+08:00' })).rejects.toMatchObject({
      code: 'inTheFuture',
    });
    await expect(test.call.incidents.takeCallNote({ mode: 'phone', text: '长'.repeat(maxIntakeText + 1) })).rejects.toMatchObject({
      code: 'tooLarge',
      status: 413,
      data: { field: 'text', limit: maxIntakeText, received: maxIntakeText + 1 },
    });
    await expect(test.call.incidents.takeCallNote({ mode: 'phone', phone: '1'.repeat(41), text: '喂' })).rejects.toMatchObject({
      code: 'tooLarge',
      data: { field: 'phone', limit: 40 },
    });
    await expect(test.call.incidents.takeCallNote({ mode: 'pigeon' as 'phone', text: '喂' })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'mode' },
    });
    expect((await test.call.incidents.callNotes({})).items).toEqual([]);
  });
});

describe('attachments', () => {
  it('are kept by their hash: the same photo twice is one file; what comes back is what went in', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    const first = await test.call.incidents.addAttachment({ of: id, file: fileOf(png, '现场.png') });
    await test.call.incidents.addAttachment({ of: id, file: fileOf(png, '现场副本.png') });
    expect(first).toMatchObject({
      name: '现场.png',
      mime: 'image/png',
      size: png.length,
      hash: createHash('sha256').update(png).digest('hex'),
    });
    const stored = readdirSync(path.join(test.dir, 'attachments'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(stored.map((entry) => entry.name)).toEqual([first.hash]);
    const back = await test.call.incidents.attachment({ id: first.id });
    expect(Buffer.from(await back.arrayBuffer()).equals(png)).toBe(true);
    expect((await test.call.incidents.get({ id })).attachments).toHaveLength(2);
  });

  it('what is not what its name says, a program, an empty file and one too large are refused; nothing is left on the disk', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    const add = (bytes: Uint8Array, name: string) => test.call.incidents.addAttachment({ of: id, file: fileOf(bytes, name) });
    await expect(add(Buffer.from('MZ\u0090\u0000program'), '照片.png')).rejects.toMatchObject({
      code: 'typeNotAllowed',
      data: { field: 'file' },
    });
    await expect(add(Buffer.from('<html><script>1</script>'), '说明.html')).rejects.toMatchObject({ code: 'typeNotAllowed' });
    await expect(add(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), '图.svg')).rejects.toMatchObject({ code: 'typeNotAllowed' });
    await expect(add(Buffer.alloc(0), '空.png')).rejects.toMatchObject({ code: 'notValid' });
    await expect(add(Buffer.concat([png, Buffer.alloc(maxAttachmentBytes)]), '大.png')).rejects.toMatchObject({
      code: 'tooLarge',
      data: { limit: maxAttachmentBytes },
    });
    expect(existsSync(path.join(test.dir, 'attachments'))).toBe(false);
    expect((await test.call.incidents.get({ id })).attachments).toEqual([]);
  });

  it('belong to an incident or a call note that there is, and to no more than a folder of photos', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    const file = fileOf(png, '现场.png');
    const unknown = '0199aaaa-0000-7000-8000-000000000000';
    await expect(test.call.incidents.addAttachment({ of: unknown, file })).rejects.toMatchObject({
      code: 'notFound',
      data: { field: 'of' },
    });
    const note = await test.call.incidents.takeCallNote({ mode: 'phone', text: '发来照片' });
    expect(await test.call.incidents.addAttachment({ of: note.id, file })).toMatchObject({ name: '现场.png' });
    test.station.parts.journal.commit('test', (tx) => {
      for (let n = 0; n < maxAttachmentsPerIncident; n += 1)
        tx.append('attachment.added', tx.newId(), { of: id, hash: 'a'.repeat(64), name: `${n}.png`, mime: 'image/png', size: 1 });
    });
    await expect(test.call.incidents.addAttachment({ of: id, file })).rejects.toMatchObject({
      code: 'tooLarge',
      data: { field: 'file', limit: maxAttachmentsPerIncident, received: maxAttachmentsPerIncident + 1 },
    });
  });

  it('that are removed are gone from the incident, stay in its history, and make room', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    const added = await test.call.incidents.addAttachment({ of: id, file: fileOf(png, '现场.png') });
    await test.call.incidents.removeAttachment({ id: added.id, reason: '发错了' });
    const incident = await test.call.incidents.get({ id });
    expect(incident.attachments).toEqual([]);
    expect(incident.timeline.map((line) => line.text).join('\n')).toContain('发错了');
    await expect(test.call.incidents.attachment({ id: added.id })).rejects.toMatchObject({ code: 'notFound' });
    await expect(test.call.incidents.removeAttachment({ id: added.id })).rejects.toMatchObject({ code: 'notFound' });
    expect((await test.call.settings.station()).attachments).toEqual({ count: 0, bytes: 0 });
  });

  it('a name with folders and control characters in it becomes a plain one', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    const added = await test.call.incidents.addAttachment({ of: id, file: fileOf(png, '..\\..\\etc/pass\u0007wd:.png') });
    expect(added.name).toBe('passwd.png');
  });

  it('bytes that changed on the disk are not handed out as the original', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    const added = await test.call.incidents.addAttachment({ of: id, file: fileOf(png, '现场.png') });
    writeFileSync(path.join(test.dir, 'attachments', added.hash.slice(0, 2), added.hash), 'something else');
    await expect(test.call.incidents.attachment({ id: added.id })).rejects.toMatchObject({ code: 'damaged' });
  });

  it('that were damaged on the disk are whole again when the same file is added once more', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    const { hash } = await test.call.incidents.addAttachment({ of: id, file: fileOf(png, '现场.png') });
    writeFileSync(path.join(test.dir, 'attachments', hash.slice(0, 2), hash), '');
    const again = await test.call.incidents.addAttachment({ of: id, file: fileOf(png, '现场.png') });
    expect(Buffer.from(await (await test.call.incidents.attachment({ id: again.id })).arrayBuffer()).equals(png)).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('for which there is only half the room are refused, and no half file is left', () => {
    const dir = tempDir();
    const script =
      "import { AttachmentStore } from '#station/kernel/attachment-store.ts'; try { new AttachmentStore(process.env.DIR).save(Buffer.alloc(3_000_000, 1)); console.log('saved'); } catch (error) { console.log(error.code); }";
    // A limit of the process on the size of a file does what a disk does that runs full within a write: it takes a part.
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', `trap '' XFSZ; ulimit -f 1000; exec "$0" --input-type=module -e "$1"`, process.execPath, script],
      {
        cwd: path.resolve(import.meta.dirname, '../..'),
        env: { ...process.env, DIR: dir },
        encoding: 'utf8',
      },
    );
    expect([stdout.trim(), stderr]).toEqual(['EFBIG', '']);
    expect(readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
  });

  it('travel over HTTP as they are; one too large is refused with its limit', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    const host = await startHost({ station: test.station, port: 0, pageDir: null, requireLink: false });
    const { token } = await test.station.parts.sessions.open(admin.name, admin.password, 'api');
    const headers = { authorization: `Bearer ${token}` };
    const send = (bytes: Uint8Array, name: string): Promise<Response> => {
      const body = new FormData();
      body.set('file', fileOf(bytes, name));
      return fetch(`${host.url}/api/attachments/${id}`, { method: 'POST', headers, body });
    };
    try {
      const sent = await send(png, '现场 照片.png');
      const added = (await sent.json()) as { id: string; name: string };
      expect([sent.status, added.name]).toEqual([201, '现场 照片.png']);
      const got = await fetch(`${host.url}/api/attachments/${added.id}`, { headers });
      expect([got.status, got.headers.get('content-type'), got.headers.get('x-content-type-options')]).toEqual([
        200,
        'image/png',
        'nosniff',
      ]);
      expect(got.headers.get('content-disposition')).toContain(encodeURIComponent('现场 照片.png'));
      expect(Buffer.from(await got.arrayBuffer()).equals(png)).toBe(true);
      const refused = await send(Buffer.concat([png, Buffer.alloc(maxAttachmentBytes)]), '大.png');
      expect([refused.status, await refused.json()]).toEqual([
        413,
        expect.objectContaining({ code: 'tooLarge', field: 'file', limit: maxAttachmentBytes }),
      ]);
      expect((await fetch(`${host.url}/api/attachments/${added.id}`)).status).toBe(401);
    } finally {
      await host.close();
    }
  });
});

// Call notes that stand alone or become an incident; attachments kept by their hash, with their types and sizes limited.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { leak } from '#kit/builders.ts';
import { makeStation } from '#kit/station.ts';
import { maxAttachmentBytes } from '#shared/kernel/limits.ts';

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
    expect((await test.call.incidents.callNotes({})).items[0]).toMatchObject({ incident: { id } });
    await expect(test.call.incidents.receive(leak(test, { callNote: note.id }))).rejects.toMatchObject({
      code: 'alreadyConverted',
      status: 409,
    });
  });

  it('with nothing in it is refused, and so is one from tomorrow', async () => {
    const test = await makeStation();
    await expect(test.call.incidents.takeCallNote({ mode: 'phone', text: '   ' })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'text' },
    });
    await expect(test.call.incidents.takeCallNote({ mode: 'phone', text: '喂', at: '2026-11-22T08:00:00+08:00' })).rejects.toMatchObject({
      code: 'inTheFuture',
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
});

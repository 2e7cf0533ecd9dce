// Text and Markdown plans, codings told apart, zips of plans, and the refusal of every file that is no plan.
import { deflateRawSync, deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ooxml, para } from '../../../tests/kit/ooxml.ts';
import { listPlanArchive } from './plan-archive.ts';
import { planFileLimit } from './plan-limits.ts';
import { readPlanDocument } from './read-plan.ts';

const utf8 = (text: string): Uint8Array => strToU8(text);
const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
const refusal = (name: string, bytes: Uint8Array): Promise<unknown> =>
  readPlanDocument(name, bytes).then(
    () => 'taken',
    (error: { code: string; details: object }) => ({ code: error.code, ...error.details }),
  );
const texts = async (name: string, bytes: Uint8Array): Promise<unknown[]> =>
  (await readPlanDocument(name, bytes)).blocks.map((block) => (block.kind === 'table' ? block.rows : block.text));

/** 一、总则 为了防汛 in GBK. */
const gbLine = 'd2bba1a2d7dcd4f2';
const gbBody = 'ceaac1cbb7c0d1b4';

describe('codings of text', () => {
  const utf16 = (text: string, swapped: boolean): Uint8Array => {
    const bytes = Buffer.from(text, 'utf16le');
    return Uint8Array.from(swapped ? bytes.swap16() : bytes);
  };
  it.each([
    ['UTF-8', utf8('一、总则'), 'utf-8', '一、总则'],
    ['UTF-8 with its mark', bytesOf('efbbbfe4b880e38081'), 'utf-8', '一、'],
    ['UTF-16 little', utf16('\ufeff一、总则\n', false), 'utf-16le', '一、总则'],
    ['UTF-16 big', utf16('\ufeff一、总则\n', true), 'utf-16be', '一、总则'],
    ['UTF-16 without a mark', utf16('1 总则\n2 组织\n', false), 'utf-16le', '1 总则'],
    ['GB18030', bytesOf(gbLine), 'gb18030', '一、总则'],
    ['GB18030 of one word', bytesOf('c1aacda8'), 'gb18030', '联通'],
    ['GB18030 that could be UTF-8 of Latin letters', bytesOf('c4a3cab2'), 'gb18030', '模什'],
    ['GBK with a rare character', bytesOf('d6ece946bbf9'), 'gb18030', '朱镕基'],
    ['GB18030 of four bytes', bytesOf(`${gbLine}8139ee39`), 'gb18030', '一、总则㐀'],
    ['ASCII', utf8('plan'), 'utf-8', 'plan'],
    ['UTF-8 with a degree sign alone', utf8('20°C'), 'utf-8', '20°C'],
  ])('%s', async (_, bytes, encoding, first) => {
    const document = await readPlanDocument('a.txt', bytes);
    expect([document.encoding, document.blocks[0]]).toMatchObject([encoding, { text: first }]);
  });

  it('that are mixed or damaged are refused with the line', async () => {
    const lines = (...parts: string[]): Uint8Array => bytesOf(parts.join('0a'));
    const utfLine = Buffer.from('组织指挥体系与职责').toString('hex');
    expect(await refusal('a.txt', lines(gbLine, gbBody, utfLine, gbBody))).toEqual({ code: 'mixedEncoding', field: 'line', received: 3 });
    expect(await refusal('a.txt', lines(utfLine, utfLine, gbLine, utfLine))).toEqual({ code: 'mixedEncoding', field: 'line', received: 3 });
    // A byte out of the middle of a character.
    expect(await refusal('a.md', lines(utfLine, `${utfLine.slice(0, 8)}${utfLine.slice(10)}`))).toMatchObject({
      code: 'mixedEncoding',
      received: 2,
    });
    expect(await refusal('a.txt', lines(gbLine, `${gbBody}ff`))).toMatchObject({ code: 'mixedEncoding' });
  });
});

describe('text', () => {
  it('is a paragraph a line, with lines in the middle of the page said to be centred', async () => {
    const document = await readPlanDocument('a.txt', utf8('　　　　　防汛应急预案\r\n\r\n　　一、总则\r\n    为了防汛。\t附表\r\n'));
    expect(document.blocks.map((block) => block.kind === 'paragraph' && [block.text, block.centred])).toEqual([
      ['防汛应急预案', true],
      ['一、总则', false],
      ['为了防汛。\t附表', false],
    ]);
  });

  it('that carries the marks of Markdown is read by them', async () => {
    const text = ['# 青石镇防汛预案', '## 1 总则', '为了防汛。', '### 1.1 目的', '第1组 #3水库'].join('\n');
    const { format, blocks } = await readPlanDocument('预案.txt', utf8(text));
    expect([format, ...blocks.map((block) => (block.kind === 'table' ? [] : [block.heading, block.text]))]).toEqual([
      'txt',
      [0, '青石镇防汛预案'],
      [1, '1 总则'],
      [null, '为了防汛。'],
      [2, '1.1 目的'],
      [null, '第1组 #3水库'],
    ]);
  });

  it('leaves a printed table of contents out and counts it', async () => {
    const document = await readPlanDocument('a.txt', utf8('目  录\n1 总则\t1\n2 组织\t3\n3 响应……………7\n1 总则\n说明1\n'));
    expect(document.blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual(['1 总则', '说明1']);
    expect(document.left).toEqual([{ what: 'contents', count: 4, characters: 19 }]);
  });
});

describe('Markdown', () => {
  it('gives headings, tables and lines without the marks and with every visible character', async () => {
    const source = [
      '# 防汛预案',
      '第一章 总则',
      '---',
      '## **一、总则** ##',
      '为了*防汛*，见[县预案](https://a.example/b)和\\*号、3 * 4 * 5、a_b_c、`*x*`。',
      '> - 第一 ~~删~~<br>第二&nbsp;&amp;',
      '| 单位 | 电话 |',
      '| --- | :-: |',
      '| 水利\\|局 | **8881** |',
      '```',
      '# 不是标题',
      '```',
      '###三级',
      '![图](a.png) 完 <!-- 内部 -->',
      '***',
    ].join('\n');
    const document = await readPlanDocument('a.md', utf8(source));
    expect(document.blocks.map((block) => (block.kind === 'table' ? block.rows : [block.heading, block.text]))).toEqual(
      [
        [1, '防汛预案'],
        [2, '第一章 总则'],
        [2, '一、总则'],
        [null, '为了防汛，见县预案(https://a.example/b)和*号、3 * 4 * 5、a_b_c、*x*。'],
        [null, '- 第一 删'],
        [null, '第二 &'],
        [
          ['单位', '电话'],
          ['水利|局', '8881'],
        ],
        [null, '# 不是标题'],
        [3, '三级'],
        [null, '图 完'],
      ].map((one, at) => (at < 3 || at === 8 ? [Number(one[0]) - 1, one[1]] : one)),
    );
    expect(document.left).toEqual([
      { what: 'comments', count: 1, characters: 2 },
      { what: 'pictures', count: 1, characters: 0 },
    ]);
  });
});

describe('files that are no plan', () => {
  const ole = (text = ''): Uint8Array =>
    Uint8Array.from(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512), Buffer.from(text, 'utf16le')]));
  const png = bytesOf('89504e470d0a1a0a0000000d49484452');
  const docx = ooxml(para('防汛预案'));

  it.each([
    ['no bytes', 'a.docx', new Uint8Array(), { code: 'emptyFile' }],
    ['only blanks', 'a.txt', utf8(' \n\u3000\n'), { code: 'emptyFile' }],
    ['a docx without a word', 'a.docx', ooxml(para('')), { code: 'emptyFile' }],
    ['a docx of pictures', 'a.docx', ooxml(para('<w:r><w:drawing><a:blip/></w:drawing></w:r>')), { code: 'noText' }],
    [
      'more than the limit',
      'a.pdf',
      new Uint8Array(planFileLimit + 1),
      { code: 'tooLarge', limit: planFileLimit, received: planFileLimit + 1 },
    ],
    ['a docx with a password', 'a.docx', ole('EncryptedPackage'), { code: 'encryptedFile' }],
    ['an old Word file', 'a.doc', ole(), { code: 'oldFormat', received: 'doc' }],
    ['an old Word file called docx', 'a.docx', ole(), { code: 'oldFormat', received: 'doc' }],
    ['a WPS file', 'a.wps', ole(), { code: 'oldFormat', received: 'wps' }],
    ['an old workbook', 'a.xls', ole(), { code: 'notAPlanFile', received: 'xls' }],
    ['rtf', 'a.rtf', utf8('{\\rtf1 x}'), { code: 'oldFormat', received: 'rtf' }],
    ['rtf called doc', 'a.docx', utf8('{\\rtf1 x}'), { code: 'oldFormat', received: 'rtf' }],
    ['a docx called pdf', 'a.pdf', docx, { code: 'wrongEnding', received: 'docx', limit: 'pdf' }],
    ['a pdf called docx', 'a.docx', utf8('%PDF-1.7'), { code: 'wrongEnding', received: 'pdf', limit: 'docx' }],
    ['text called docx', 'a.docx', utf8('防汛预案'), { code: 'wrongEnding', received: 'txt' }],
    ['a page called docx', 'a.docx', utf8('<!DOCTYPE html><html>'), { code: 'wrongEnding', received: 'html' }],
    ['a page', 'a.html', utf8('<html><body>'), { code: 'notAPlanFile', received: 'html' }],
    ['a picture', 'a.jpg', bytesOf('ffd8ffe000104a46'), { code: 'notAPlanFile', received: 'jpg' }],
    ['a picture called pdf', 'a.pdf', png, { code: 'wrongEnding', received: 'picture' }],
    ['a workbook', 'a.xlsx', zipSync({ 'xl/workbook.xml': utf8('<x/>') }), { code: 'notAPlanFile', received: 'xlsx' }],
    ['a workbook called docx', 'a.docx', zipSync({ 'xl/workbook.xml': utf8('<x/>') }), { code: 'wrongEnding', received: 'xlsx' }],
    ['an OFD file', 'a.ofd', zipSync({ 'OFD.xml': utf8('<x/>') }), { code: 'notAPlanFile', received: 'ofd' }],
    ['a torn docx', 'a.docx', docx.slice(0, docx.length - 200), { code: 'brokenFile' }],
    ['a docx whose XML is torn', 'a.docx', zipSync({ 'word/document.xml': utf8('<w:document><w:body>') }), { code: 'brokenFile' }],
    [
      'a docx with entities',
      'a.docx',
      zipSync({ 'word/document.xml': utf8('<!DOCTYPE a [<!ENTITY b "c">]><w:document>&b;</w:document>') }),
      { code: 'brokenFile' },
    ],
    ['bytes of any kind', 'a.docx', bytesOf('0001020304'), { code: 'brokenFile' }],
    ['bytes of any kind called txt', 'a.txt', bytesOf('0001020304'), { code: 'brokenFile' }],
    ['a name without an ending', '预案', utf8('防汛'), { code: 'notAPlanFile' }],
  ])('%s', async (_, name, bytes, expected) => {
    expect(await refusal(name, bytes)).toMatchObject(expected);
  });

  it('a docx that is a bomb: in one part, in many, or nested without end', async () => {
    const zeros = new Uint8Array(60_000_000);
    const parts = Object.fromEntries([1, 2, 3].map((at) => [`word/media/${at}.bin`, zeros]));
    expect(await refusal('a.docx', ooxml(para('甲'), {}, parts))).toMatchObject({ code: 'unpackedTooLarge', limit: 157_286_400 });
    const deep = `${'<w:sdt><w:sdtContent>'.repeat(5_000)}${'</w:sdtContent></w:sdt>'.repeat(5_000)}`;
    expect(await refusal('a.docx', ooxml(deep))).toMatchObject({ code: 'brokenFile' });
    const wide = ooxml(
      `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>${para('甲')}</w:tc><w:tc>${para('乙')}</w:tc></w:tr></w:tbl>`,
    );
    expect((await texts('a.docx', wide)).flat(2).filter((text) => text !== '')).toEqual(['甲', '乙']);
  });
});

interface Entry {
  name: Buffer | string;
  content: Buffer;
  flags?: number;
  extra?: Buffer;
}

/** A zip by hand: names in any coding, flags that lie. */
function zip(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const heads: Buffer[] = [];
  let offset = 0;
  for (const { name: given, content, flags = 0, extra = Buffer.alloc(0) } of entries) {
    const name = Buffer.from(given as string);
    const data = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04_03_4b_50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt16LE(name.length, 26);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02_01_4b_50, 0);
    head.writeUInt16LE(flags, 8);
    head.writeUInt16LE(8, 10);
    head.writeUInt32LE(data.length, 20);
    head.writeUInt32LE(content.length, 24);
    head.writeUInt16LE(name.length, 28);
    head.writeUInt16LE(extra.length, 30);
    head.writeUInt32LE(offset, 42);
    locals.push(local, name, data);
    heads.push(head, name, extra);
    offset += 30 + name.length + data.length;
  }
  const list = Buffer.concat(heads);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06_05_4b_50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, list, end]);
}

describe('a zip of plans', () => {
  const text = Buffer.from('防汛');
  const names = (bytes: Uint8Array): string[] => listPlanArchive(bytes).files.map((file) => file.name);
  const codeOf = (read: () => unknown): unknown => {
    try {
      read();
      return 'taken';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('gives names in UTF-8 and GBK with their folders, as no path, and leaves out what systems put in', () => {
    const unicode = Buffer.concat([Buffer.from([0x75, 0x70, 12, 0, 1, 0, 0, 0, 0]), Buffer.from('新.txt'), Buffer.alloc(0)]);
    const bytes = zip([
      { name: Buffer.from('d5f2bcb62fb7c0d1b42e747874', 'hex'), content: text },
      { name: '县级/总体.docx', content: text, flags: 0x0800 },
      { name: '村级/', content: Buffer.alloc(0) },
      { name: 'old.txt', content: text, extra: unicode },
      { name: '..\\..\\C:\\windows\\a\u202etxt.exe', content: text, flags: 0x0800 },
      { name: '__MACOSX/._a.txt', content: text },
      { name: '县级/~$总体.docx', content: text, flags: 0x0800 },
      { name: 'Thumbs.db', content: text },
      { name: '.DS_Store', content: text },
    ]);
    expect(names(bytes)).toEqual(['镇级/防汛.txt', '县级/总体.docx', '新.txt', 'C:/windows/atxt.exe']);
    expect(listPlanArchive(bytes).skipped).toHaveLength(4);
  });

  it('gives one bad file its own refusal and the others their bytes', async () => {
    const torn = zip([{ name: 'b.txt', content: text }]);
    const bytes = zip([
      { name: 'a.txt', content: text },
      { name: 'locked.txt', content: text, flags: 1 },
      { name: 'inner.zip', content: torn },
      { name: 'bomb.txt', content: Buffer.alloc(40_000_000) },
      { name: 'c.docx', content: Buffer.from('PK\x03\x04 torn') },
      { name: 'd.txt', content: text },
    ]);
    const { files } = listPlanArchive(bytes);
    expect(files.map((file) => codeOf(file.read))).toEqual([
      'taken',
      'encryptedFile',
      'nestedArchive',
      'unpackedTooLarge',
      'taken',
      'taken',
    ]);
    const read = await Promise.all(files.filter((file) => /^[acd]\./.test(file.name)).map((file) => refusal(file.name, file.read())));
    expect(read).toEqual(['taken', { code: 'brokenFile', field: 'file' }, 'taken']);
  });

  it('is refused whole when it is no zip, or lists too many files', () => {
    expect(codeOf(() => listPlanArchive(text))).toBe('brokenFile');
    expect(codeOf(() => listPlanArchive(zip(Array.from({ length: 5_001 }, (_, at) => ({ name: `${at}.txt`, content: text })))))).toBe(
      'unpackedTooLarge',
    );
    expect(codeOf(() => listPlanArchive(deflateSync(text)))).toBe('brokenFile');
  });
});

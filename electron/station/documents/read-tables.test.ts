// Files as offices keep them, made here and read back; and those that must be refused.
import { deflateRawSync } from 'node:zlib';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx';
import { writeOds, writeXlsx as writeBook } from 'hucre';
import { describe, expect, it } from 'vitest';
import { readTables } from './read-tables.ts';
import { writeCsv, writeXlsx } from './write-sheet.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const refusal = (name: string, bytes: Uint8Array): Promise<unknown> =>
  readTables(name, bytes).then(
    () => 'taken',
    (error: { code: string; details: object }) => ({ code: error.code, ...error.details }),
  );

interface ZipEntry {
  name: string;
  content: Buffer;
  /** Flag bit 0: encrypted. */
  flags?: number;
}

/** A zip by hand, so that it may lie about itself. */
function zip(entries: ZipEntry[], said?: { count?: number; size?: number }): Buffer {
  const locals: Buffer[] = [];
  const heads: Buffer[] = [];
  let offset = 0;
  for (const { name, content, flags = 0 } of entries) {
    const data = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04_03_4b_50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02_01_4b_50, 0);
    head.writeUInt16LE(flags, 8);
    head.writeUInt16LE(8, 10);
    head.writeUInt32LE(data.length, 20);
    head.writeUInt32LE(said?.size ?? content.length, 24);
    head.writeUInt16LE(Buffer.byteLength(name), 28);
    head.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), data);
    heads.push(head, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06_05_4b_50, 0);
  end.writeUInt16LE(said?.count ?? entries.length, 8);
  end.writeUInt16LE(said?.count ?? entries.length, 10);
  end.writeUInt32LE(Buffer.concat(heads).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...heads, end]);
}

describe('sheets', () => {
  it('gives dates, weekdays and telephones as they are shown, and a merged text in each cell it covers', async () => {
    const bytes = await writeBook({
      sheets: [
        {
          name: '11月',
          rows: [
            ['云河县 2026年11月值班表', null, null, null],
            [new Date(Date.UTC(2026, 10, 20)), null, 13_905_380_001, '0538-8880001'],
            [null, null, 1.5e17, 0.1 + 0.2],
            [null, null, null, null],
          ],
          cells: new Map([
            ['1,1', { value: 46_346, type: 'number' as const, style: { numFmt: '[$-804]aaaa' } }],
            ['2,0', { value: 46_346, type: 'number' as const, style: { numFmt: 'm"月"d"日"' } }],
            ['2,1', { value: 5_388_880, type: 'number' as const, style: { numFmt: '00000000' } }],
            ['3,0', { value: 46_346.354_166_67, type: 'number' as const, style: { numFmt: 'yyyy-mm-dd hh:mm' } }],
            ['3,1', { value: 0.5, type: 'number' as const, style: { numFmt: 'hh:mm' } }],
          ]),
          merges: [
            { startRow: 0, startCol: 0, endRow: 0, endCol: 3 },
            { startRow: 1, startCol: 3, endRow: 1, endCol: 3 },
          ],
        },
        { name: '藏', rows: [['x']], hidden: true },
        { name: '空', rows: [[null]] },
      ],
    });
    const title = '云河县 2026年11月值班表';
    expect(await readTables('排班.xlsx', bytes)).toEqual([
      {
        name: '11月',
        rows: [
          [title, title, title, title],
          ['2026-11-20', '星期五', '13905380001', '0538-8880001'],
          ['2026-11-20', '05388880', '150000000000000000', '0.3'],
          ['2026-11-20 08:30', '12:00', '', ''],
        ],
        merged: [
          { startRow: 0, startColumn: 0, endRow: 0, endColumn: 3 },
          { startRow: 1, startColumn: 3, endRow: 1, endColumn: 3 },
        ],
      },
    ]);
  });

  it('reads the value saved with a formula and never works one out', async () => {
    const bytes = await writeBook({
      sheets: [{ name: 's', rows: [[null, null]], cells: new Map([['0,0', { value: null, formula: '1+1', formulaResult: 7 }]]) }],
    });
    expect((await readTables('a.xlsx', bytes))[0]?.rows[0]?.[0]).toBe('7');
  });

  it('reads ods', async () => {
    const bytes = await writeOds({
      sheets: [
        {
          name: '值班',
          rows: [
            ['日期', '电话'],
            [new Date(Date.UTC(2026, 10, 20)), '0538'],
          ],
        },
      ],
    });
    expect((await readTables('a.ods', bytes))[0]?.rows).toEqual([
      ['日期', '电话'],
      ['2026-11-20', '0538'],
    ]);
  });

  it('a workbook written here reads back the same, title and notes as rows', async () => {
    const bytes = await writeXlsx([
      {
        name: '值班表/11月',
        titleLines: ['值班表', '（11月）'],
        columns: [
          { head: '日期', width: 12 },
          { head: '电话', width: 14 },
        ],
        rows: [
          ['11月20日', '0538'],
          ['11月20日', '=1+1'],
        ],
        merges: [{ startRow: 0, startColumn: 0, endRow: 1, endColumn: 0 }],
        notes: ['备注：08:30 交接'],
      },
    ]);
    const [table] = await readTables('a.xlsx', bytes);
    expect(table?.rows).toEqual([
      ['值班表', '值班表'],
      ['（11月）', '（11月）'],
      ['日期', '电话'],
      ['11月20日', '0538'],
      ['11月20日', '=1+1'],
      ['备注：08:30 交接', '备注：08:30 交接'],
    ]);
  });
});

describe('separated text', () => {
  it.each([
    ['UTF-8 with its mark', text('\ufeff日期,值班\r\n20日,"王, 建国"\r\n')],
    [
      'GB18030',
      Buffer.from([
        0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xd6, 0xb5, 0xb0, 0xe0, 0x0d, 0x0a, 0x32, 0x30, 0xc8, 0xd5, 0x2c, 0x22, 0xcd, 0xf5, 0x2c, 0x20, 0xbd,
        0xa8, 0xb9, 0xfa, 0x22,
      ]),
    ],
    ['UTF-16 as "Unicode text"', Buffer.from('\ufeff日期\t值班\r\n20日\t"王, 建国"', 'utf16le')],
  ])('%s', async (_, bytes) => {
    expect((await readTables('a.csv', bytes))[0]?.rows).toEqual([
      ['日期', '值班'],
      ['20日', '王, 建国'],
    ]);
  });

  it('finds the delimiter, keeps lines within quotes, takes escapes off', async () => {
    expect((await readTables('a.txt', text('日期;电话;说明\n1日;="0538";"a\nb"\n2日;\'+86;"说""话"""\n')))[0]?.rows).toEqual([
      ['日期', '电话', '说明'],
      ['1日', '0538', 'a\nb'],
      ['2日', '+86', '说"话"'],
    ]);
  });

  it('writes cells that a spreadsheet would run with a mark before them', async () => {
    const rows = [['=1+1', '+86', '-1', '@x', '平常, "话"', 'a\nb']];
    const bytes = writeCsv(rows);
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe('\ufeff\'=1+1,\'+86,\'-1,\'@x,"平常, ""话""","a\nb"\r\n');
    expect((await readTables('a.csv', bytes))[0]?.rows).toEqual(rows);
  });
});

describe('Word', () => {
  it('reads tables with merged cells, the title above and the note below', async () => {
    const cell = (value: string, options: object = {}) =>
      new TableCell({ children: value.split('\n').map((line) => new Paragraph(line)), ...options });
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph('云河县 2026年11月值班表'),
            new Table({
              rows: [
                new TableRow({
                  children: [cell('日期', { verticalMerge: VerticalMergeType.RESTART }), cell('值班人员', { columnSpan: 2 })],
                }),
                new TableRow({ children: [cell('', { verticalMerge: VerticalMergeType.CONTINUE }), cell('姓名'), cell('电话')] }),
                new TableRow({ children: [cell('20日'), cell('李敏\n王强'), cell('139')] }),
              ],
            }),
            new Paragraph('值班电话：8880001'),
          ],
        },
      ],
    });
    const [table] = await readTables('a.docx', await Packer.toBuffer(document));
    expect(table?.rows).toEqual([
      ['云河县 2026年11月值班表', '', ''],
      ['日期', '值班人员', '值班人员'],
      ['日期', '姓名', '电话'],
      ['20日', '李敏\n王强', '139'],
      ['值班电话：8880001', '', ''],
    ]);
  });
});

describe('what is refused', () => {
  const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);
  it.each<[string, string, Uint8Array, object]>([
    ['an empty file', 'a.xlsx', new Uint8Array(), { code: 'notValid', field: 'file' }],
    ['a file without text', 'a.csv', text(' \r\n , \r\n'), { code: 'notValid', received: 0 }],
    ['Excel of before 2007', 'a.xls', ole, { code: 'typeNotAllowed', received: 'xls' }],
    ['the same under a new name', 'a.xlsx', ole, { code: 'typeNotAllowed', received: 'xls' }],
    ['Word of before 2007', 'a.doc', ole, { code: 'typeNotAllowed', received: 'doc' }],
    ['an encrypted workbook', 'a.xlsx', Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), { code: 'encryptedFile' }],
    ['an encrypted zip', 'a.xlsx', zip([{ name: 'xl/workbook.xml', content: Buffer.from('<a/>'), flags: 1 }]), { code: 'encryptedFile' }],
    ['a picture', 'a.png', text('x'), { code: 'typeNotAllowed', received: 'png' }],
    ['no ending', '排班', text('x'), { code: 'typeNotAllowed', received: '' }],
    ['text under a wrong name', 'a.xlsx', text('日期,值班'), { code: 'brokenFile' }],
    ['a workbook as text', 'a.csv', zip([]), { code: 'brokenFile' }],
    ['bytes that are no text', 'a.csv', Buffer.from([0xff, 0xff, 0x80, 0x31]), { code: 'brokenFile' }],
    ['a zip that is no workbook', 'a.xlsx', zip([{ name: 'x.txt', content: Buffer.from('x') }]), { code: 'brokenFile' }],
    ['a zip that is no Word file', 'a.docx', zip([{ name: 'x.txt', content: Buffer.from('x') }]), { code: 'brokenFile' }],
    ['a torn zip', 'a.xlsx', zip([{ name: 'xl/workbook.xml', content: Buffer.from('<a/>') }]).subarray(0, 60), { code: 'brokenFile' }],
    [
      'XML with a document type',
      'a.xlsx',
      zip([{ name: 'xl/workbook.xml', content: Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a/>') }]),
      { code: 'brokenFile' },
    ],
    [
      'a bomb',
      'a.xlsx',
      zip([{ name: 'xl/workbook.xml', content: Buffer.alloc(160_000_000) }], { size: 10 }),
      { code: 'tooLarge', limit: 157_286_400 },
    ],
    [
      'too many files',
      'a.xlsx',
      zip([{ name: 'x', content: Buffer.from('x') }], { count: 2_001 }),
      { code: 'tooLarge', limit: 2_000, received: 2_001 },
    ],
    ['too many bytes', 'a.csv', new Uint8Array(20_971_521).fill(65), { code: 'tooLarge', limit: 20_971_520, received: 20_971_521 }],
    ['too many rows', 'a.csv', text('a,b\n'.repeat(25_001)), { code: 'tooLarge', field: 'rows', limit: 25_000, received: 25_001 }],
    ['too many columns', 'a.csv', text('a,'.repeat(401)), { code: 'tooLarge', field: 'columns', limit: 400 }],
    ['too much in a cell', 'a.csv', text('a'.repeat(2_001)), { code: 'tooLarge', field: 'cell', limit: 2_000, received: 2_001 }],
  ])('%s', async (_, name, bytes, expected) => {
    expect(await refusal(name, bytes)).toMatchObject(expected);
  });

  it('too many sheets', async () => {
    const bytes = await writeBook({ sheets: Array.from({ length: 61 }, (_, at) => ({ name: `s${at}`, rows: [['x']] })) });
    expect(await refusal('a.xlsx', bytes)).toMatchObject({ code: 'tooLarge', field: 'tables', limit: 60, received: 61 });
  });

  it('a cell in the last corner of the sheet', async () => {
    const sheet =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData></worksheet>';
    const made = await writeBook({ sheets: [{ name: 's', rows: [['x']] }] });
    const { unzip } = await import('#kit/zip.ts');
    const entries = [...unzip(Buffer.from(made))].map(([name, content]) => ({
      name,
      content: name === 'xl/worksheets/sheet1.xml' ? Buffer.from(sheet) : content,
    }));
    expect(await refusal('a.xlsx', zip(entries))).toMatchObject({ code: 'tooLarge', field: 'rows' });
  });
});

// PDF files of plans: real ones from fixtures, and small ones by hand where the place of each text matters.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '#shared/plans/parse/types.ts';
import { pdf, type PdfText } from '../../../tests/kit/pdf.ts';
import { readPlanDocument } from './read-plan.ts';

const fixture = (name: string): Buffer => readFileSync(path.resolve(import.meta.dirname, '../../../tests/fixtures/plans', name));
const read = (bytes: Uint8Array): Promise<SourceDocument> => readPlanDocument('预案.pdf', bytes);
const refusal = (bytes: Uint8Array): Promise<unknown> =>
  read(bytes).then(
    () => 'taken',
    (error: { code: string; details: object }) => ({ code: error.code, ...error.details }),
  );
const texts = ({ blocks }: SourceDocument): unknown[] => blocks.map((block) => (block.kind === 'table' ? block.rows : block.text));

/** Lines of a page from the top, 28 points apart, the first at y 700. */
const page = (...lines: (string | [text: string, x: number, size?: number])[]): PdfText[] =>
  lines.map((line, at) => {
    const [text, x = 90, size = 16] = typeof line === 'string' ? [line] : line;
    return { text, x, y: 700 - at * 28, size };
  });
/** 25 characters fill a line of 400 points. */
const full = '各乡镇人民政府应当组织群众转移避险并落实值班值守制度';
const line = (from: number, count = 25): string => full.repeat(3).slice(from, from + count);

describe('a plan that an office program printed', () => {
  it('gives its paragraphs over the ends of lines and pages, its table, and counts heads and page numbers', async () => {
    const document = await read(fixture('forest-fire.pdf'));
    expect(texts(document).slice(0, 4)).toEqual([
      '青石镇森林火灾应急预案',
      '（2026年修订）',
      '一、总则',
      '（一）编制目的。为了及时扑救森林火灾，保护人民生命财产和林木安全，把损失减到最小，结合本镇林区道路少、水源远、村庄散的实际，制定本预案。',
    ]);
    expect(document.blocks).toHaveLength(18);
    expect(document.blocks.at(-1)).toEqual({
      kind: 'table',
      page: 2,
      rows: [
        ['单位', '联系人', '电话'],
        ['镇值班室', '张长山', '0538-5550001'],
        ['林业站', '高玉', '13905550002'],
        ['石门村', '马青', '13905550003'],
      ],
    });
    expect(document.left).toEqual([{ what: 'headers', count: 4, characters: 26 }]);
    expect(document.blocks[0]).toMatchObject({ centred: true, size: 22, page: 1 });
    expect(document.blocks[3]).toMatchObject({ centred: false, size: 16 });
  });

  it('is read when only changing it needs a password, and refused when opening it does', async () => {
    expect(texts(await read(fixture('owner-password-only.pdf')))).toEqual(['青石镇防汛应急预案']);
    expect(await refusal(fixture('with-password.pdf'))).toMatchObject({ code: 'encryptedFile' });
  });

  it('is refused when it is a scan, or torn', async () => {
    expect(await refusal(fixture('scan.pdf'))).toMatchObject({ code: 'noText', received: 5 });
    expect(await refusal(Buffer.from('%PDF-1.7\nnothing of the kind'))).toMatchObject({ code: 'brokenFile' });
  });
});

describe('paragraphs', () => {
  it('go on in the next line unless that is indented, the line is short, or a heading begins', async () => {
    const document = await read(
      pdf([
        page(
          [line(0, 23), 122],
          line(23),
          line(5, 8),
          [line(3, 23), 122],
          `${line(2, 24)}。`,
          '1.1编制目的',
          [line(7, 23), 122],
          line(1, 5),
        ),
      ]),
    );
    expect(texts(document)).toEqual([
      line(0, 23) + line(23) + line(5, 8),
      `${line(3, 23)}${line(2, 24)}。`,
      '1.1编制目的',
      line(7, 23) + line(1, 5),
    ]);
  });

  it('have no blanks that only fill the line, and radicals as the characters they stand for', async () => {
    const document = await read(pdf([page('第 一 条 ⽔利局⻓负责，联系⼈⻢⻘ Tel 139 0538。')]));
    expect(texts(document)).toEqual(['第一条水利局长负责，联系人马青Tel 139 0538。']);
  });

  it('are read with fonts that are named in GBK and not carried', async () => {
    const gbk: Record<string, string> = { 防: 'b7c0', 汛: 'd1b4', 抗: 'bfb9', 旱: 'bab5' };
    const bytes = pdf([[{ text: '防汛抗旱', x: 90, y: 700 }]], 'GBK-EUC-H', (text) => Array.from(text, (char) => gbk[char] ?? '').join(''));
    const document = await read(bytes);
    expect(texts(document)).toEqual(['防汛抗旱']);
    expect(document.blocks[0]).toMatchObject({ bold: true });
  });

  it('that are drawn twice to look bold are taken once', async () => {
    const twice = [0, 0.4].map((shift): PdfText => ({ text: '应急响应', x: 90 + shift, y: 700 }));
    expect(texts(await read(pdf([twice])))).toEqual(['应急响应']);
  });
});

describe('what comes back on each page', () => {
  const body = (number: number): PdfText[] => page([`第${number}页的正文`, 122], line(number), line(number + 1, 9));
  const foot = (text: string): PdfText => ({ text, x: 280, y: 40, size: 12 });

  it('is counted where it is a head or a number that grows with the pages', async () => {
    const document = await read(
      pdf([1, 2, 3].map((number) => [{ text: '云河县应急管理局', x: 90, y: 800, size: 10 }, ...body(number), foot(`— ${number + 4} —`)])),
    );
    expect(document.left).toEqual([{ what: 'headers', count: 6, characters: 33 }]);
    expect(texts(document).join('')).not.toContain('云河县应急管理局');
  });

  it('stays where it is text of the plan: once, on pages far apart, or figures that do not count pages', async () => {
    const document = await read(
      pdf([
        [...body(1), foot('119')],
        [...body(2), foot('119')],
      ]),
    );
    expect(texts(document).filter((text) => text === '119')).toHaveLength(0);
    const numbers = await read(
      pdf([
        [...body(1), foot('8')],
        [...body(2), foot('3')],
      ]),
    );
    expect(texts(numbers).filter((text) => text === '8' || text === '3')).toHaveLength(2);
    const apart = await read(pdf([[...body(1), foot('附记')], body(2), body(3), body(4), [...body(5), foot('附记')]]));
    expect(texts(apart).filter((text) => text === '附记')).toHaveLength(2);
  });

  it('is said of pages that have none', async () => {
    const document = await read(pdf([body(1), [], body(3)]));
    expect(document.left).toContainEqual({ what: 'pagesWithoutText', count: 1, characters: 0 });
  });
});

describe('tables and lists', () => {
  const rowAt = (y: number, ...cells: [text: string, x: number][]): PdfText[] => cells.map(([text, x]) => ({ text, x, y, size: 12 }));

  it('are told apart: columns are a table, a number apart from its text is not', async () => {
    const document = await read(
      pdf([
        [
          ...rowAt(700, ['单位', 90], ['姓名', 230], ['电话', 350]),
          ...rowAt(672, ['县应急管理局', 90], ['马青', 230], ['13905380001', 350]),
          ...rowAt(644, ['县水利局', 90], ['', 230], ['0538-8880002', 350]),
          ...rowAt(600, ['1.', 90], ['立即报告', 122]),
          ...rowAt(572, ['2.', 90], ['组织转移', 122]),
        ],
      ]),
    );
    expect(texts(document)).toEqual([
      [
        ['单位', '姓名', '电话'],
        ['县应急管理局', '马青', '13905380001'],
        ['县水利局', '', '0538-8880002'],
      ],
      '1. 立即报告',
      '2. 组织转移',
    ]);
  });

  it('with rules have the lines of a cell together, merged cells once, and go on over the page', async () => {
    const across = (y: number, from = 90, to = 490): string => `${from} ${y} m ${to} ${y} l S`;
    const down = (x: number, from: number, to: number): string => `${x} ${from} 0.5 ${to - from} re f`;
    const cell = (text: string, x: number, y: number): PdfText => ({ text, x, y, size: 12 });
    const head = (y: number): PdfText[] => [cell('单位', 95, y), cell('姓名', 195, y), cell('电话', 295, y)];
    const columns = (from: number, to: number): string => [90, 190, 290, 490].map((x) => down(x, from, to)).join('\n');
    const first = [
      { draw: `${[700, 680, 600, 500].map((y) => across(y)).join('\n')}\n${across(640, 190)}\n${columns(500, 700)}` },
      ...head(685),
      cell('县应急管理', 95, 645),
      cell('局', 95, 630),
      cell('马青', 195, 655),
      cell('13905380001', 295, 655),
      cell('钱卫国', 195, 615),
      cell('13905380002', 295, 615),
      cell('县水利局', 95, 560),
      cell('高玉', 195, 560),
      cell('白天8880001，', 295, 570),
      cell('夜间8880002', 295, 555),
    ];
    const second = [
      { draw: `${[780, 760, 740].map((y) => across(y)).join('\n')}\n${columns(740, 780)}` },
      ...head(765),
      cell('县气象局', 95, 745),
      cell('季晴', 195, 745),
      cell('8880003', 295, 745),
    ];
    const document = await read(pdf([first, second]));
    expect(texts(document)).toEqual([
      [
        ['单位', '姓名', '电话'],
        ['县应急管理局', '马青', '13905380001'],
        ['', '钱卫国', '13905380002'],
        ['县水利局', '高玉', '白天8880001，夜间8880002'],
        ['县气象局', '季晴', '8880003'],
      ],
    ]);
    expect(document.left).toEqual([{ what: 'headers', count: 1, characters: 6 }]);
  });

  it('of contents are counted and not taken', async () => {
    const contents = ['总则', '组织体系', '应急响应'].map((title, at) => `${title}${'.'.repeat(20)}${at + 1}`);
    const document = await read(pdf([page('目录', ...contents), page('总则', '正文')]));
    expect(texts(document)).toEqual(['总则', '正文']);
    expect(document.left).toEqual([{ what: 'contents', count: 4, characters: 75 }]);
  });
});

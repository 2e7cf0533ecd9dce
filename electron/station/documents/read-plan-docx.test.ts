// Word files of plans, made by hand and by a library: headings, printed numbers, tables, and that no visible character is lost.
import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '#shared/plans/parse/types.ts';
import { level, list, ooxml, type OoxmlParts, para, run } from '../../../tests/kit/ooxml.ts';
import { readPlanDocument } from './read-plan.ts';

const read = (body: string, parts: OoxmlParts = {}): Promise<SourceDocument> => readPlanDocument('预案.docx', ooxml(body, parts));
/** Each paragraph as its number and text, each table as its rows. */
const lines = ({ blocks }: SourceDocument): unknown[] =>
  blocks.map((block) => (block.kind === 'table' ? block.rows : `${block.numbering}|${block.text}`));
const headings = ({ blocks }: SourceDocument): unknown[] => blocks.map((block) => (block.kind === 'paragraph' ? block.heading : 'table'));
const left = (document: SourceDocument, what: string): unknown => {
  const found = document.left.find((one) => one.what === what);
  return found && [found.count, found.characters];
};
const tight = (text: string): string => text.replace(/\s/g, '');
const taken = ({ blocks }: SourceDocument): string =>
  tight(blocks.map((block) => (block.kind === 'table' ? block.rows.flat().join('') : block.numbering + block.text)).join(''));

const style = (id: string, name: string, inner = '', more = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}" ${more}><w:name w:val="${name}"/>${inner}</w:style>`;
const abstract = (id: number, inner: string): string => `<w:abstractNum w:abstractNumId="${id}">${inner}</w:abstractNum>`;
const num = (id: number, abstractId: number, inner = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${inner}</w:num>`;

describe('headings', () => {
  it('come from built-in styles in either language, styles based on them, and outline levels', async () => {
    const styles =
      style('1', 'heading 1') +
      style('a2', '标题 2') +
      style('own', '预案二级', '<w:basedOn w:val="a2"/>') +
      style('deep', '预案三级', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>') +
      style('t', 'Title') +
      style('notes', '说明', '<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>') +
      // Based on each other: no file should hang the program.
      style('x', 'x', '<w:basedOn w:val="y"/>') +
      style('y', 'y', '<w:basedOn w:val="x"/>');
    const of = (id: string): string => `<w:pStyle w:val="${id}"/>`;
    const document = await read(
      para('总体预案', of('t')) +
        para('总则', of('1')) +
        para('目的', of('a2')) +
        para('依据', of('own')) +
        para('范围', of('deep')) +
        para('正文', of('notes')) +
        para('分级', '<w:outlineLvl w:val="3"/>') +
        para('别的', of('x')) +
        para('没有这种样式', of('none')),
      { styles },
    );
    expect(headings(document)).toEqual([0, 1, 2, 2, 3, null, 4, null, null]);
  });

  it('that are only set in another face, size or place say so', async () => {
    const styles = `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>${style('n', 'Normal', '<w:rPr><w:sz w:val="32"/></w:rPr>', 'w:default="1"')}`;
    const document = await read(
      para(run('一、总则', '<w:rFonts w:eastAsia="黑体"/>')) +
        para(run('防汛预案', '<w:b/><w:sz w:val="44"/>'), '<w:jc w:val="center"/>') +
        para(`${run('（一）目的', '<w:b/>')}${run('为了做好防汛工作，制定本预案，请遵照执行。')}`) +
        para(run('正文', '<w:b w:val="0"/>')),
      { styles },
    );
    const looks = document.blocks.map((block) => (block.kind === 'paragraph' ? [block.bold, block.centred, block.size] : []));
    expect(looks).toEqual([
      [true, false, 16],
      [true, true, 22],
      [false, false, 16],
      [false, false, 16],
    ]);
  });
});

describe('printed numbers', () => {
  const numbered = async (numbering: string, body: string, styles = ''): Promise<string[]> =>
    lines(await read(body, { numbering, styles })).map(String);

  it('are counted through the levels as plans use them, beginning anew below each higher one', async () => {
    const numbering =
      abstract(
        0,
        level(0, 'chineseCountingThousand', '第%1章') +
          level(1, 'japaneseCounting', '%2、') +
          level(2, 'chineseCounting', '（%3）') +
          level(3, 'decimal', '%4.') +
          level(4, 'decimalEnclosedCircle', '%5'),
      ) + num(1, 0);
    const at = [0, 1, 2, 2, 3, 3, 4, 1, 2, 0, 1];
    expect(await numbered(numbering, at.map((one) => para('甲', list(1, one))).join(''))).toEqual([
      '第一章|甲',
      '一、|甲',
      '（一）|甲',
      '（二）|甲',
      '1.|甲',
      '2.|甲',
      '①|甲',
      '二、|甲',
      '（一）|甲',
      '第二章|甲',
      '一、|甲',
    ]);
  });

  it('join the numbers of several levels, in figures where that is asked', async () => {
    const numbering =
      abstract(
        0,
        level(0, 'chineseCounting', '%1、') + level(1, 'decimal', '%1.%2', '<w:isLgl/>') + level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>'),
      ) + num(1, 0);
    const body = [0, 1, 2, 2, 1, 0, 1].map((one) => para('甲', list(1, one))).join('');
    expect(await numbered(numbering, body)).toEqual(['一、|甲', '1.1|甲', '1.1.1|甲', '1.1.2|甲', '1.2|甲', '二、|甲', '2.1|甲']);
  });

  it('go on in a second list of the same kind, unless that has a start of its own', async () => {
    const numbering =
      abstract(0, level(0, 'decimal', '%1.')) +
      num(1, 0) +
      num(2, 0) +
      num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>') +
      num(4, 0, `<w:lvlOverride w:ilvl="0">${level(0, 'upperRoman', '%1级')}</w:lvlOverride>`);
    const body = [1, 1, 2, 3, 3, 1, 4].map((id) => para('甲', list(id))).join('');
    expect(await numbered(numbering, body)).toEqual(['1.|甲', '2.|甲', '3.|甲', '1.|甲', '2.|甲', '3.|甲', 'IV级|甲']);
  });

  it('never begin anew where the level says so, and only after the level it names', async () => {
    const numbering =
      abstract(
        0,
        level(0, 'decimal', '%1') +
          level(1, 'decimal', '条%2', '<w:lvlRestart w:val="0"/>') +
          level(2, 'decimal', '项%3', '<w:lvlRestart w:val="1"/>'),
      ) + num(1, 0);
    const body = [0, 1, 2, 1, 2, 0, 1, 2].map((one) => para('甲', list(1, one))).join('');
    expect(await numbered(numbering, body)).toEqual(['1|甲', '条1|甲', '项1|甲', '条2|甲', '项2|甲', '2|甲', '条3|甲', '项1|甲']);
  });

  it('come from the style of the paragraph, its level from the list, and not where the paragraph says none', async () => {
    const numbering =
      abstract(0, level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="h1"/>') + level(1, 'decimal', '%1.%2', '<w:pStyle w:val="h2"/>')) +
      num(7, 0);
    const styles =
      style('h1', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>') +
      style('h2', 'heading 2', '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>');
    const body =
      para('总则', '<w:pStyle w:val="h1"/>') +
      para('目的', '<w:pStyle w:val="h2"/>') +
      para('无号', '<w:pStyle w:val="h2"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
      para('依据', '<w:pStyle w:val="h2"/>') +
      para('组织', '<w:pStyle w:val="h1"/>');
    expect(await numbered(numbering, body, styles)).toEqual(['一、|总则', '一.1|目的', '|无号', '一.2|依据', '二、|组织']);
  });

  it('are those of the numbering style that a list points to', async () => {
    const numbering =
      abstract(0, `<w:numStyleLink w:val="公文"/>`) +
      abstract(1, `<w:styleLink w:val="公文"/>${level(0, 'ideographDigital', '%1、')}`) +
      num(1, 0) +
      num(2, 1);
    const styles = `<w:style w:type="numbering" w:styleId="公文"><w:name w:val="公文"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`;
    expect(await numbered(numbering, para('甲', list(1)) + para('乙', list(1)), styles)).toEqual(['一、|甲', '二、|乙']);
  });

  it('count no paragraph that a tracked change takes away', async () => {
    const numbering = abstract(0, level(0, 'decimal', '%1.')) + num(1, 0);
    const gone = `<w:p><w:pPr>${list(1)}<w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>旧条款</w:delText></w:r></w:del></w:p>`;
    const document = await read(para('甲', list(1)) + gone + para('乙', list(1)), { numbering });
    expect(lines(document)).toEqual(['1.|甲', '2.|乙']);
    expect(left(document, 'deletions')).toEqual([1, 3]);
  });

  it.each([
    ['chineseCounting', 10, '十'],
    ['chineseCounting', 21, '二十一'],
    ['chineseCountingThousand', 105, '一百零五'],
    ['japaneseCounting', 12, '十二'],
    ['ideographDigital', 10, '一〇'],
    ['chineseLegalSimplified', 12, '壹拾贰'],
    ['ideographTraditional', 3, '丙'],
    ['ideographZodiac', 2, '丑'],
    ['decimalZero', 7, '07'],
    ['decimalFullWidth', 12, '１２'],
    ['decimalEnclosedParen', 2, '⑵'],
    ['lowerRoman', 4, 'iv'],
    ['upperLetter', 28, 'BB'],
    ['somethingNew', 5, '5'],
  ])('of the format %s: %i is %s', async (format, value, printed) => {
    const start = `<w:lvl w:ilvl="0"><w:start w:val="${value}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%1"/></w:lvl>`;
    expect(await numbered(abstract(0, start) + num(1, 0), para('甲', list(1)))).toEqual([`${printed}|甲`]);
  });
});

describe('tables', () => {
  const cell = (inner: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
  const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
  const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;

  it('give the text of merged cells once and say which cells are merged', async () => {
    const document = await read(
      table(
        row(cell(para('单位'), '<w:vMerge w:val="restart"/>'), cell(para('值班电话'), '<w:gridSpan w:val="2"/>')),
        row(cell(para(''), '<w:vMerge/>'), cell(para('白天')), cell(para('夜间'))),
        row(cell(para('水利局')), cell(para('8881') + para('8882')), cell(table(row(cell(para('内')), cell(para('表')))) + para('8883'))),
      ),
    );
    expect(document.blocks).toEqual([
      {
        kind: 'table',
        page: null,
        rows: [
          ['单位', '值班电话', ''],
          ['', '白天', '夜间'],
          ['水利局', '8881\n8882', '内\t表\n8883'],
        ],
        merged: [
          { row: 0, column: 0, rows: 2, columns: 1 },
          { row: 0, column: 1, rows: 1, columns: 2 },
        ],
      },
    ]);
  });

  it('have the numbers that Word counts in a column', async () => {
    const numbering = abstract(0, level(0, 'decimal', '%1')) + num(1, 0);
    const document = await read(table(row(cell(para('', list(1))), cell(para('甲'))), row(cell(para('', list(1))), cell(para('乙')))), {
      numbering,
    });
    expect(lines(document)).toEqual([
      [
        ['1', '甲'],
        ['2', '乙'],
      ],
    ]);
  });

  it('of one cell are a frame around what stands in it', async () => {
    expect(lines(await read(table(row(cell(para('处置卡') + para('第一步')))))).map(String)).toEqual(['|处置卡', '|第一步']);
  });
});

describe('what is not plain text', () => {
  it('is taken once where it is drawn in two ways, and after the paragraph it hangs on', async () => {
    const box = (text: string): string => `<w:txbxContent>${para(text)}</w:txbxContent>`;
    const drawing = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('指挥长')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('指挥长')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const document = await read(para(`${run('组织体系图')}${drawing}`) + para('<w:r><w:drawing><a:blip/></w:drawing></w:r>') + para('完'));
    expect(lines(document)).toEqual(['|组织体系图', '|指挥长', '|完']);
    expect(left(document, 'pictures')).toEqual([1, 0]);
  });

  it('keeps insertions, links, controls, fields and symbols, and counts deletions, hidden text, comments and heads', async () => {
    const field = (code: string, result: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const document = await read(
      para(
        `<w:ins w:id="1">${run('新增')}</w:ins><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del><w:hyperlink>${run('链接')}</w:hyperlink>`,
      ) +
        `<w:sdt><w:sdtPr/><w:sdtContent>${para('控件')}</w:sdtContent></w:sdt>` +
        para(field(' REF a ', run('见附件1'))) +
        para(
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> EQ \\o\\ac(○,3) </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ) +
        para(
          `<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t></w:r>`,
        ) +
        para(`${run('看得见')}${run('看不见的', '<w:vanish/>')}`) +
        para('<w:smartTag><w:r><w:t>青石</w:t></w:r></w:smartTag><m:oMath><m:r><m:t>Q=1</m:t></m:r></m:oMath>') +
        para('<w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t></w:r>') +
        para('<w:r><w:t>突发事件</w:t><w:br/><w:t>应急预案</w:t></w:r>', '<w:outlineLvl w:val="0"/>') +
        '<w:sectPr><w:headerReference r:id="rId-header"/></w:sectPr>',
      { comments: `<w:comment w:id="1">${para('请核对')}</w:comment>`, header: para('内部资料') },
    );
    expect(lines(document)).toEqual([
      '|新增链接',
      '|控件',
      '|见附件1',
      '|③',
      '|☑甲\t乙-丙',
      '|看得见',
      '|青石Q=1',
      '|上行',
      '|下行',
      '|突发事件应急预案',
    ]);
    expect(['deletions', 'hidden', 'comments', 'headers'].map((what) => left(document, what))).toEqual([
      [1, 1],
      [1, 4],
      [1, 3],
      [1, 4],
    ]);
  });

  it('joins a paragraph whose end was taken away to the next one', async () => {
    const first = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('前半')}</w:p>`;
    expect(lines(await read(first + para('后半')))).toEqual(['|前半后半']);
  });

  it('leaves a generated table of contents out and counts it, but not a text behind one that never ends', async () => {
    const begin =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>';
    const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const contents = await read(
      para('目　录') +
        para(`${begin}${run('总则')}<w:r><w:tab/></w:r>${run('1')}`) +
        para(`${run('组织')}${run('2')}${end}`) +
        para('总则'),
    );
    expect(lines(contents)).toEqual(['|总则']);
    expect(left(contents, 'contents')).toEqual([3, 8]);
    const torn = await read(para(`${begin}${run('总则')}`) + para('正文一') + para('正文二'));
    expect(lines(torn)).toEqual(['|总则', '|正文一', '|正文二']);
  });

  it('puts notes behind the paragraph they belong to', async () => {
    const footnotes = `<w:footnote w:type="separator" w:id="0">${para('—')}</w:footnote><w:footnote w:id="1">${para('以上含本数')}</w:footnote>`;
    const document = await read(para(`${run('三人以上')}<w:r><w:footnoteReference w:id="1"/></w:r>`) + para('后文'), { footnotes });
    expect(lines(document)).toEqual(['|三人以上[1]', '|[1] 以上含本数', '|后文']);
  });
});

describe('no visible character is lost', () => {
  it('of a file that the docx library makes', async () => {
    const p = (text: string, more: object = {}): Paragraph => new Paragraph({ children: [new TextRun(text)], ...more });
    const numbering = { config: [{ reference: 'zh', levels: [{ level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、' }] }] };
    const cells = (...texts: string[]): TableRow => new TableRow({ children: texts.map((text) => new TableCell({ children: [p(text)] })) });
    const file = new Document({
      numbering,
      footnotes: { 1: { children: [p('本数在内')] } },
      sections: [
        {
          headers: { default: new Header({ children: [p('秘密资料')] }) },
          children: [
            p('云河县防汛应急预案', { heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER }),
            p('总则', { heading: HeadingLevel.HEADING_1, numbering: { reference: 'zh', level: 0 } }),
            new Paragraph({
              children: [new TextRun({ text: '为了', bold: true }), new TextRun('做好防汛工作'), new FootnoteReferenceRun(1)],
            }),
            p('组织', { heading: HeadingLevel.HEADING_1, numbering: { reference: 'zh', level: 0 } }),
            new Table({ rows: [cells('单位', '电话'), cells('水利局', '0538-8880001')] }),
          ],
        },
      ],
    });
    const document = await readPlanDocument('a.docx', await Packer.toBuffer(file));
    expect(taken(document)).toBe('云河县防汛应急预案一、总则为了做好防汛工作[1][1]本数在内二、组织单位电话水利局0538-8880001');
    expect(document.left).toEqual([{ what: 'headers', count: 1, characters: 4 }]);
    expect(headings(document)).toEqual([0, 1, null, null, 1, 'table']);
  });

  it('of whatever stands in runs, however it is wrapped: taken and left together are the whole', async () => {
    const wraps: ((inner: string) => string)[] = [
      (inner) => para(inner),
      (inner) => para(`<w:hyperlink><w:ins w:id="3">${inner}</w:ins></w:hyperlink>`),
      (inner) => `<w:tbl><w:tr><w:tc>${para(inner)}</w:tc><w:tc>${para('')}</w:tc></w:tr></w:tbl>`,
      (inner) =>
        `<w:sdt><w:sdtContent><w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>${para(inner)}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt>`,
      (inner) => para(`<w:moveFrom w:id="1">${inner}</w:moveFrom>`),
      (inner) => `<w:customXml>${para(`<w:bdo>${inner}</w:bdo>`)}</w:customXml>`,
      (inner) => para(`<w:r><w:pict><v:textbox><w:txbxContent>${para(inner)}</w:txbxContent></v:textbox></w:pict></w:r>`),
      (inner) => para(`<w:fldSimple w:instr="REF a">${inner}</w:fldSimple>`),
      (inner) => para(inner, '<w:rPr><w:del w:id="9"/></w:rPr>'),
    ];
    let whole = 0;
    const body = wraps
      .flatMap((wrap, at) =>
        ['', '<w:vanish/>', '<w:b/>'].map((properties, deep) => {
          const text = `字${at}${deep}甲乙`;
          whole += text.length;
          return wrap(run(text, properties));
        }),
      )
      .join('');
    const document = await read(`${body}${para('末')}`);
    const leftOut = document.left.reduce((sum, one) => sum + one.characters, 0);
    expect(leftOut).toBeGreaterThan(0);
    expect(taken(document).length + leftOut).toBe(whole + 1);
  });
});

// Duty tables as .docx: title in 小标宋 2 号, table in 仿宋 小四 (五号 when it is wide), head row on each page, A4.
import type { SheetContent } from './write-sheet.ts';

/** Half points: 2 号 is 22 pt, 小四 12 pt, 5 号 10.5 pt. */
const size2 = 44;
const small4 = 24;
const size5 = 21;
/** A telephone in 小四 breaks in the columns of a wider table. */
const fewColumns = 8;
/** Twentieths of a point a line: set, so that a month keeps its page whatever type the machine has instead. */
const pitch = { [small4]: 320, [size5]: 290 };
const mm = (value: number): number => Math.round((value / 25.4) * 1440);
const margin = mm(18);

const song = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体' };
const fangsong = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312' };
const hei = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' };

/** The file's bytes; each table begins on a page of its own. */
export async function rosterDocx(tables: readonly SheetContent[], creator: string): Promise<Uint8Array> {
  const {
    AlignmentType,
    Document,
    Footer,
    LineRuleType,
    Packer,
    PageNumber,
    PageOrientation,
    Paragraph,
    ShadingType,
    Table,
    TableCell,
    TableRow,
    TextRun,
    VerticalAlignTable,
    WidthType,
  } = await import('docx');
  const lines = (
    text: string,
    font: typeof song,
    size: number,
    align: (typeof AlignmentType)[keyof typeof AlignmentType],
    more: { keepNext?: boolean; spacing?: { line: number; lineRule: (typeof LineRuleType)[keyof typeof LineRuleType] } } = {},
  ) =>
    text
      .split('\n')
      .map((line) => new Paragraph({ alignment: align, ...more, children: [new TextRun({ text: line, font, size, color: '000000' })] }));
  const sections = tables.map((table) => {
    const wide = table.landscape ?? false;
    const width = mm(wide ? 297 : 210) - 2 * margin;
    const total = table.columns.reduce((sum, column) => sum + column.width, 0);
    const widths = table.columns.map((column) => Math.floor((column.width / total) * width));
    const covered = new Set<string>();
    const spans = new Map<string, number>();
    for (const merge of table.merges ?? []) {
      spans.set(`${merge.startRow}/${merge.startColumn}`, merge.endRow - merge.startRow + 1);
      for (let row = merge.startRow + 1; row <= merge.endRow; row += 1) covered.add(`${row}/${merge.startColumn}`);
    }
    const size = table.columns.length > fewColumns ? size5 : small4;
    const spacing = { line: pitch[size], lineRule: LineRuleType.EXACT };
    const noted = (table.notes ?? []).length > 0;
    const cell = (text: string, column: number, font: typeof song, options: { rowSpan?: number; shade?: boolean; keepNext?: boolean }) =>
      new TableCell({
        children: lines(text, font, size, AlignmentType.CENTER, { spacing, keepNext: options.keepNext ?? false }),
        width: { size: widths[column] ?? 0, type: WidthType.DXA },
        verticalAlign: VerticalAlignTable.CENTER,
        margins: { top: 40, bottom: 40, left: 60, right: 60 },
        ...(options.rowSpan === undefined ? {} : { rowSpan: options.rowSpan }),
        ...(options.shade ? { shading: { type: ShadingType.CLEAR, fill: 'EDEDED', color: 'auto' } } : {}),
      });
    return {
      properties: {
        page: {
          size: { width: mm(210), height: mm(297), orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
          margin: { top: margin, bottom: margin, left: margin, right: margin, footer: mm(9) },
        },
      },
      footers: {
        default: new Footer({
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              children: [
                new TextRun({
                  children: ['第 ', PageNumber.CURRENT, ' 页 共 ', PageNumber.TOTAL_PAGES, ' 页'],
                  font: fangsong,
                  size: size5,
                }),
              ],
            }),
          ],
        }),
      },
      children: [
        ...table.titleLines.flatMap((text, at) => lines(text, at === 0 ? song : fangsong, at === 0 ? size2 : small4, AlignmentType.CENTER)),
        new Table({
          width: { size: width, type: WidthType.DXA },
          columnWidths: widths,
          rows: [
            new TableRow({
              tableHeader: true,
              cantSplit: true,
              children: table.columns.map((column, at) => cell(column.head, at, hei, {})),
            }),
            ...table.rows.map(
              (row, at) =>
                new TableRow({
                  cantSplit: true,
                  children: table.columns.flatMap((_, column) => {
                    if (covered.has(`${at}/${column}`)) return [];
                    const rowSpan = spans.get(`${at}/${column}`);
                    return [
                      cell(row[column] ?? '', column, fangsong, {
                        ...(rowSpan === undefined ? {} : { rowSpan }),
                        shade: table.shaded?.has(at) ?? false,
                        // The notes never stand on a page of their own.
                        keepNext: noted && at === table.rows.length - 1,
                      }),
                    ];
                  }),
                }),
            ),
          ],
        }),
        ...(table.notes ?? []).flatMap((text, at, notes) =>
          lines(text, fangsong, size5, AlignmentType.LEFT, { keepNext: at < notes.length - 1 }),
        ),
      ],
    };
  });
  const document = new Document({
    creator,
    title: tables[0]?.titleLines[0] ?? '',
    styles: { default: { document: { run: { font: fangsong, size: small4 } } } },
    sections,
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

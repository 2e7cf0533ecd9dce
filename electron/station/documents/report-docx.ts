// A report as .docx in the layout of official documents: red head, serial, title in 小标宋 2 号, body in 仿宋 3 号, 28 pt lines.
import type { ReportContent } from '#shared/reports/types.ts';
import { officialTime, paragraphsOf, titleLines } from '#shared/reports/layout.ts';

/** Word's half points: 2 号 is 22 pt, 3 号 16 pt, 4 号 14 pt. */
const size2 = 44;
const size3 = 32;
const size4 = 28;
const red = 'C00000';
/** 28 pt in twentieths. */
const lineTwips = 560;
/** GB/T 9704 margins of A4 in twentieths of a point: top 37 mm, left 28 mm, type area 156 × 225 mm. */
const mm = (value: number): number => Math.round((value / 25.4) * 1440);

const song = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体' };
const fangsong = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312' };
const hei = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' };

/** Beginning of a numbered section ("一、基本情况。"): its heading is set in 黑体. */
const sectionHead = /^([一二三四五六七八九十]+、[^。]{1,16}。)(.*)$/s;

/** The file's bytes. */
export async function reportDocx(content: ReportContent, zone: string): Promise<Buffer> {
  // Loaded when first needed: a station that writes no document does not carry the library.
  const { AlignmentType, BorderStyle, Document, Footer, LineRuleType, Packer, PageNumber, Paragraph, TabStopType, TextRun } = await import(
    'docx'
  );
  const spacing = { line: lineTwips, lineRule: LineRuleType.EXACT };
  const run = (text: string, font: typeof song = fangsong, size = size3, color = '000000') => new TextRun({ text, font, size, color });
  const body = paragraphsOf(content.body).map((text) => {
    const head = sectionHead.exec(text);
    return new Paragraph({
      spacing,
      alignment: AlignmentType.JUSTIFIED,
      // Both forms: Word reads the characters, LibreOffice only the twips.
      indent: { firstLine: 640, firstLineChars: 200 },
      children: head ? [run(head[1] ?? '', hei), run(head[2] ?? '')] : [run(text)],
    });
  });
  const rule = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 4 };
  const width = mm(156);
  const document = new Document({
    creator: content.unit,
    title: content.title,
    styles: { default: { document: { run: { font: fangsong, size: size3 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(28) },
          },
          grid: { type: 'lines', linePitch: 579 },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: song, size: size4 })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 240 },
            children: [run(content.number.replace(/〔.*$/, ''), song, 64, red)],
          }),
          new Paragraph({
            spacing,
            alignment: AlignmentType.CENTER,
            children: [run(content.number.replace(/^[^〔]*/, ''))],
          }),
          new Paragraph({
            spacing: { ...spacing, after: 320 },
            border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: red, space: 6 } },
            tabStops: [{ type: TabStopType.RIGHT, position: width }],
            children: [run(content.unit), new TextRun({ children: ['\t'] }), run(officialTime(content.at, zone))],
          }),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { before: 240, after: 320, line: 640, lineRule: LineRuleType.EXACT },
            children: titleLines(content.title).map(
              (text, line) => new TextRun({ text, font: song, size: size2, color: '000000', ...(line > 0 ? { break: 1 } : {}) }),
            ),
          }),
          new Paragraph({ spacing, children: [run(`${content.to}：`)] }),
          ...body,
          new Paragraph({ spacing, children: [] }),
          new Paragraph({
            spacing,
            border: { top: rule },
            indent: { left: 840, hanging: 840 },
            children: [run(`报送：${content.submitTo.join('，') || content.to}`, fangsong, size4)],
          }),
          ...(content.copyTo.length > 0
            ? [
                new Paragraph({
                  spacing,
                  indent: { left: 840, hanging: 840 },
                  children: [run(`抄送：${content.copyTo.join('，')}`, fangsong, size4)],
                }),
              ]
            : []),
          new Paragraph({
            spacing,
            border: { top: rule, bottom: rule },
            tabStops: [
              { type: TabStopType.LEFT, position: Math.round(width / 3) },
              { type: TabStopType.LEFT, position: Math.round((width * 2) / 3) },
            ],
            children: [
              run(`签发：${content.signer}`, fangsong, size4),
              new TextRun({ children: ['\t'] }),
              run(`编辑：${content.editor}`, fangsong, size4),
              new TextRun({ children: ['\t'] }),
              run(`电话：${content.phone}`, fangsong, size4),
            ],
          }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

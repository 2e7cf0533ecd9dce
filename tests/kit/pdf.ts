// PDF files by hand, with text at given places in a font that is named and not carried.

/** Operators as they stand in a page. */
export interface PdfDrawing {
  draw: string;
}

export interface PdfText {
  text: string;
  x: number;
  /** Points from the bottom of the page. */
  y: number;
  size?: number;
}

/** A4 in points. */
const width = 595;
const height = 842;

function utf16(text: string): string {
  const bytes = Buffer.from(text, 'utf16le').swap16();
  return bytes.toString('hex');
}

/** @param pages the texts of each @param encoding a table of Adobe; `bytes` codes the text for it */
export function pdf(
  pages: readonly (readonly (PdfText | PdfDrawing)[])[],
  encoding = 'UniGB-UCS2-H',
  bytes: (text: string) => string = utf16,
): Buffer {
  const objects: string[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${pages.map((_, at) => `${6 + at * 2} 0 R`).join(' ')}]/Count ${pages.length}>>`,
    `<</Type/Font/Subtype/Type0/BaseFont/SimHei/Encoding/${encoding}/DescendantFonts[4 0 R]>>`,
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/SimHei/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R/DW 1000>>',
    '<</Type/FontDescriptor/FontName/SimHei/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 859/Descent -140/CapHeight 700/StemV 80>>',
  ];
  pages.forEach((texts, at) => {
    const drawn = texts
      .map((one) => ('draw' in one ? one.draw : `BT /F1 ${one.size ?? 16} Tf ${one.x} ${one.y} Td <${bytes(one.text)}> Tj ET`))
      .join('\n');
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents ${7 + at * 2} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
      `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`,
    );
  });
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(`${file}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`, 'latin1');
}

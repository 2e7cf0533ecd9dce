// Places as csv and xlsx: coordinates in two columns of their own.
import { type SheetContent, widthOf, writeCsv, writeXlsx } from '../write-sheet.ts';
import { aboutLines, degreesText, type PlaceContent, titleOf } from './place-content.ts';

/** Rows up to which a sheet is made for printing; more are data that nobody prints, and styles would take a gigabyte. */
const printedRows = 5_000;
/** Characters of the widest column. */
const widest = 40;

const textOf = (cell: string | number | boolean | null): string =>
  cell === null ? '' : typeof cell === 'boolean' ? (cell ? '是' : '否') : String(cell);

/** Texts, and which columns hold nothing but numbers: all that have any, and the coordinates. */
function textRows(content: PlaceContent): { head: string[]; rows: string[][]; numbers: boolean[] } {
  const { columns, words } = content;
  const numbers = columns.map((_, at) => {
    const filled = content.rows.map(({ cells }) => cells[at] ?? null).filter((cell) => cell !== null && cell !== '');
    return filled.length > 0 && filled.every((cell) => typeof cell === 'number');
  });
  const rows = content.rows.map(({ cells, position }) => [
    ...columns.map((_, at) => textOf(cells[at] ?? null)),
    position ? degreesText(position.lng) : '',
    position ? degreesText(position.lat) : '',
  ]);
  return { head: [...columns, words.lng, words.lat], rows, numbers: [...numbers, true, true] };
}

/** What is not public says so above its head, since a csv has no other place for it. */
export function writePlaceCsv(content: PlaceContent): Uint8Array {
  const { head, rows } = textRows(content);
  const above =
    content.mark === ''
      ? []
      : [
          [titleOf(content)],
          ...aboutLines(content)
            .slice(1)
            .map((line) => [line]),
        ];
  return writeCsv([...above, head, ...rows]);
}

export async function writePlaceXlsx(content: PlaceContent): Promise<Uint8Array> {
  const { head, rows, numbers } = textRows(content);
  const lines = aboutLines(content);
  if (rows.length > printedRows) {
    const { writeXlsx: write } = await import('hucre');
    const cell = (value: string, at: number): string | number | null => (value === '' ? null : numbers[at] ? Number(value) : value);
    return write({
      stringMode: 'inline',
      sheets: [
        {
          name:
            content.title
              .replace(/[\\/*?:[\]']/g, ' ')
              .slice(0, 28)
              .trim() || '1',
          rows: [[titleOf(content)], ...lines.map((line) => [line]), head, ...rows.map((row) => row.map(cell))],
        },
      ],
    });
  }
  const sheet: SheetContent = {
    name: content.title,
    titleLines: [titleOf(content)],
    columns: head.map((name, at) => ({
      head: name,
      width: Math.min(
        widest,
        Math.max(8, widthOf(name) + 2, ...rows.slice(0, 200).map((row) => widthOf((row[at] ?? '').slice(0, widest)) + 2)),
      ),
      align: numbers[at] ? 'right' : 'left',
      number: numbers[at],
    })),
    rows,
    notes: lines,
    landscape: true,
  };
  return writeXlsx([sheet]);
}

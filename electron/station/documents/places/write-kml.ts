// Places as KML and KMZ: always WGS-84, as the format has no other.
import { zipSync } from 'fflate';
import { aboutLines, degreesText, type PlaceContent, titleOf } from './place-content.ts';

/** What XML cannot hold, whatever it is escaped to. */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const xml = (text: string): string => text.replace(forbidden, '').replace(/[&<>"']/g, (char) => escapes[char] ?? '');

export function writeKml(content: PlaceContent): Uint8Array {
  const { columns, nameColumn } = content;
  const names = columns.map(xml);
  const marks = content.rows.map(({ cells, position }) => {
    const data = names.flatMap((name, at) => {
      const cell = cells[at] ?? null;
      return cell === null ? [] : [`<Data name="${name}"><value>${xml(String(cell))}</value></Data>`];
    });
    const point = position ? `<Point><coordinates>${degreesText(position.lng)},${degreesText(position.lat)}</coordinates></Point>` : '';
    return `<Placemark><name>${xml(String(cells[nameColumn] ?? ''))}</name><ExtendedData>${data.join('')}</ExtendedData>${point}</Placemark>`;
  });
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${xml(titleOf(content))}</name><description>${xml(aboutLines(content).join('\n'))}</description>\n${marks.join('\n')}\n</Document></kml>\n`,
  );
}

export const writeKmz = (content: PlaceContent): Uint8Array => zipSync({ 'doc.kml': writeKml(content) }, { level: 6 });

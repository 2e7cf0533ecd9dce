// Cuts a KML into its placemarks, each parsed by itself, and what is left: a file of 100,000 places is never one tree in memory.

/** What may hold the letters of a tag without being one, and the tags of a placemark. */
const tokens = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<(\/?)((?:[\w.-]+:)?Placemark)\b((?:"[^"]*"|'[^']*'|[^"'>])*)>/g;

export interface KmlChunks {
  /** The document with an empty element in the place of each placemark. */
  frame: string;
  /** Where each placemark stands, in order. */
  marks: { from: number; to: number }[];
}

/** null: a placemark within another, or one that is not closed. @param limit of placemarks; one more than it is cut at most */
export function chunksOf(text: string, limit: number): KmlChunks | null {
  const marks: KmlChunks['marks'] = [];
  const parts: string[] = [];
  let from = -1;
  let copied = 0;
  for (const token of text.matchAll(tokens)) {
    const name = token[2];
    if (name === undefined) continue;
    const end = token.index + token[0].length;
    const closing = token[1] === '/';
    const alone = (token[3] ?? '').endsWith('/');
    if (closing ? from < 0 : from >= 0) return null;
    if (!closing) {
      parts.push(text.slice(copied, token.index), '<Placemark/>');
      from = token.index;
    }
    if (closing || alone) {
      marks.push({ from, to: end });
      copied = end;
      from = -1;
      if (marks.length > limit) break;
    }
  }
  if (from >= 0) return null;
  parts.push(text.slice(copied));
  return { frame: parts.join(''), marks };
}

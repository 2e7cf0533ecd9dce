// Folded text as the index takes it: pairs of neighbouring characters, so that any stretch of text is a phrase of its pairs.

/** Stand in a body after a cell and after a row. */
export const cellEnd = '\u001f';
export const rowEnd = '\u001e';

/** The index's tokenizer splits at plain ASCII signs: they are written as characters of the private area. */
function written(point: string): string {
  const unit = point.charCodeAt(0);
  if (unit >= 0x80 || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a)) return point;
  return String.fromCharCode(0xe0_00 + unit);
}

const pointsOf = (folded: string): string[] => Array.from(folded, written);

/** Tokens of a text, parted by blanks. */
export function pairsOf(folded: string): string {
  const points = pointsOf(folded);
  let out = '';
  for (let nth = 1; nth < points.length; nth += 1) out += `${points[nth - 1] ?? ''}${points[nth] ?? ''} `;
  return out;
}

/** Each character of a text once: for terms of one character. */
export function charactersOf(folded: string): string {
  return Array.from(new Set(folded), written).join(' ');
}

/** A folded term as a phrase of the index: of pairs, or its one character. */
export function phraseOf(folded: string): { pairs: boolean; phrase: string } {
  const points = pointsOf(folded);
  const [only = ''] = points;
  if (points.length === 1) return { pairs: false, phrase: `"${only}"` };
  return {
    pairs: true,
    phrase: `"${points
      .slice(1)
      .map((point, nth) => (points[nth] ?? '') + point)
      .join(' ')}"`,
  };
}

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

/** The one character that a folded term is; null: it has more. */
export function onlyCharacter(folded: string): string | null {
  const [only = '', more] = folded;
  return more === undefined ? only : null;
}

/** A folded term of two characters or more, as a phrase of its pairs. */
export function phraseOf(folded: string): string {
  const points = pointsOf(folded);
  return `"${points
    .slice(1)
    .map((point, nth) => (points[nth] ?? '') + point)
    .join(' ')}"`;
}

// Signs that a Word file takes from a font of symbols by their place in it.

/** Place in hexadecimal and the sign that looks like it. */
const table = (pairs: string): ReadonlyMap<number, string> =>
  new Map(pairs.split(' ').map((pair) => [Number.parseInt(pair.slice(0, 2), 16), pair.slice(2)]));

const wingdings = table(
  '28☎ 29☎ 2A✉ 46☞ 6C● 6D○ 6E■ 6F□ 70□ 71□ 72□ 75◆ 76❖ 80⓪ 81① 82② 83③ 84④ 85⑤ 86⑥ 87⑦ 88⑧ 89⑨ 8A⑩ ' +
    '9F• A8□ A7▪ AB★ D8➢ E0→ DF← E1↑ E2↓ FB✗ FC✓ FD☒ FE☑',
);
const wingdings2 = table('4F✗ 50✓ 51☒ 52☑ 53☒ 54☒ A3□ 2A□ 30□');
const symbol = table('B1± B3≥ A3≤ B4× B8÷ B9≠ BB≈ B0° B7• D7· AE→ AC← AD↑ AF↓ A5∞ B2″ A2′ 61α 62β 67γ 64δ 44Δ 6Dμ 57Ω 70π 73σ 53Σ 71θ 6Cλ');

/** Where such fonts have their signs among the characters that nobody has defined. */
const base = 0xf0_00;
const largest = 0x10_ff_ff;

/** @param font as the file names it @param char its place in hexadecimal @returns a sign that looks alike; ▪ where none is known */
export function symbolOf(font: string, char: string): string {
  const code = Number.parseInt(char, 16);
  if (Number.isNaN(code) || code > largest) return '';
  const place = code >= base && code <= base + 0xff ? code - base : code;
  const drawn = /wingdings|webdings|symbol/i.test(font) || place !== code;
  if (!drawn || place > 0xff) return String.fromCodePoint(code);
  const signs = /wingdings\s*2/i.test(font) ? wingdings2 : /symbol/i.test(font) ? symbol : wingdings;
  const known = signs.get(place);
  if (known !== undefined) return known;
  // In the font Symbol figures and signs stand where they do in ASCII.
  return /symbol/i.test(font) && place > 0x20 && place < 0x41 ? String.fromCharCode(place) : '▪';
}

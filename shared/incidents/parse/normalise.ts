// One spelling for what people type in many: full width, odd dashes, blanks around numbers. Positions lead back to the text as given.

export interface Normalised {
  /** The text in one spelling; not longer than the text as given. */
  text: string;
  /** Position in the text as given, in UTF-16 units, of each unit of `text`; one more entry for its end. */
  at: readonly number[];
}

const spellings: Record<string, string> = {
  '\u3000': ' ', '\u00a0': ' ', '\t': ' ', '\u2009': ' ', '\u2002': ' ', '\u2003': ' ',
  '—': '-', '–': '-', '－': '-', '―': '-', '‐': '-', '‑': '-', '─': '-',
  '〜': '~', '～': '~', '∼': '~',
  '○': '〇', '◯': '〇',
  '∶': ':', '︰': ':',
  '﹐': '，', '､': '，', ';': '；', '﹔': '；', '?': '？', '!': '！', '｡': '。', '．': '.',
  '〔': '(', '〕': ')', '【': '[', '】': ']', '「': '“', '」': '”', '『': '“', '』': '”', '\r': '\n',
}; // biome-ignore format: a table

/** Signs without a width that come along when text is copied from chats and web pages. */
const invisible = /[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]/;
const blank = /\s/;
/** Everything that may need another spelling; Chinese characters, digits and Latin letters mostly do not. */
const special = /[^\u4e00-\u9fff0-9A-Za-z，。；、]|[己末]/;

/** What may follow a number in a date, a time or a count: a blank before it is only the typist's. */
const afterNumber = '年月日号时点分秒许人名位个口例户家余多起辆台艘架具头只米公千百万亿吨亩平岁级度元楼层栋％%';
const digit = /[0-9]/;

function spelling(char: string, before: string, after: string): string {
  const code = char.charCodeAt(0);
  // ，；！？： of a Chinese keyboard keep their own sign, the rest of the full-width block is plain ASCII.
  if (char === '，' || char === '；' || char === '！' || char === '？') return char;
  if (code >= 0xff01 && code <= 0xff5e) return spelling(String.fromCharCode(code - 0xfee0), before, after);
  if (char === ',') return digit.test(before) && digit.test(after) ? char : '，';
  // Slips of hand and of text recognition that change the meaning: 己 for 已, 末 for 未.
  if (char === '己' && !'自知利异克'.includes(before)) return '已';
  if (char === '末' && (before === '' || !'周月年期季'.includes(before)) && '造发接见能有'.includes(after)) return '未';
  return spellings[char] ?? char;
}

const toHalf = (char: string): string => {
  const code = char.charCodeAt(0);
  return code >= 0xff10 && code <= 0xff19 ? String.fromCharCode(code - 0xfee0) : char;
};

const toHalfText = (text: string): string => Array.from(text, toHalf).join('');

/** A blank or line break between a number and its unit, or between a date's unit or a state and the next number, says nothing. */
function isIdleBlank(text: string, index: number): boolean {
  let left = index - 1;
  while (left >= 0 && /\s/.test(text.charAt(left)) && index - left < 4) left -= 1;
  let right = index + 1;
  while (right < text.length && /\s/.test(text.charAt(right)) && right - index < 4) right += 1;
  const before = toHalf(text.charAt(left));
  const after = toHalf(text.charAt(right));
  if (before === '' || after === '') return false;
  if (digit.test(before) && afterNumber.includes(after)) return true;
  if ((before === '时' || before === '点') && /^\d{1,2}\s{0,2}分/.test(toHalfText(text.slice(right, right + 5)))) return true;
  const sameLine = !/[\r\n]/.test(text.slice(left + 1, right));
  return sameLine && '年月日共约近达亡伤困失'.includes(before) && digit.test(after);
}

/**
 * Brings a text into one spelling.
 * @param input any text
 * @returns the text in half width, without idle blanks, and where each of its units stood
 */
export function normalise(input: string): Normalised {
  const out: string[] = [];
  const at: number[] = [];
  for (let index = 0; index < input.length; index += 1) {
    const char = input.charAt(index);
    if (special.test(char)) {
      if (invisible.test(char) || (blank.test(char) && isIdleBlank(input, index))) continue;
      out.push(spelling(char, toHalf(input.charAt(index - 1)), toHalf(input.charAt(index + 1))));
      at.push(index);
      continue;
    }
    out.push(char);
    at.push(index);
  }
  at.push(input.length);
  return { text: out.join(''), at };
}

/**
 * Where a span of the normalised text stands in the text as given.
 * @returns start and end in UTF-16 units of the text as given
 */
export function originalSpan(normalised: Normalised, start: number, end: number): { start: number; end: number } {
  const first = normalised.at[start] ?? 0;
  const last = end > start ? (normalised.at[end - 1] ?? first) + 1 : first;
  return { start: first, end: last };
}

// The number at the beginning of a line: 一、 （一） 1. 1、 （1） ① 1.1 第一章 第一条 附件1 Ⅰ. A. …
import { parseNumber } from '../../kernel/chinese-numbers.ts';

export const schemes = [
  'annex',
  'part',
  'chapter',
  'section',
  'article',
  'chinese',
  'chineseBrackets',
  'decimal',
  'arabic',
  'arabicBrackets',
  'arabicHalf',
  'circle',
  'roman',
  'latin',
] as const;
export type Scheme = (typeof schemes)[number];

export interface NumberToken {
  scheme: Scheme;
  /** 3.1.2 is [3, 1, 2]; all others one value. */
  values: number[];
  /** What stands behind the digits: '.' '、' ' ' '' ')'. */
  sign: string;
  /** Characters of the line it takes, blanks behind it included. */
  length: number;
  /** Of annexes: 附件, 附录, 附表, 附图; else ''. */
  word: string;
}

const chineseDigits = '〇零一二三四五六七八九十百廿';
const formal = '壹贰叁肆伍陆柒捌玖拾';
/** Behind a figure with a point these make it a measure, not a number of a section. */
const measure =
  /^(?:级(?![别响])|米|公里|千米|厘米|毫米|平方|立方|公顷|万|亿|千|%|‰|℃|°|小时|分钟|倍|元|吨|公斤|千克|度(?!汛)|人(?![员群]|身|工|力)|个|mm|cm|km|m|kg|MPa|KV|kV|V|日|月|年|时|点|分(?![级工类析]))/;
/** Behind a figure without a sign these make it a count or a date. */
const counted =
  /^(?:年(?!度)|月|日(?!常)|时(?!间)|点|分(?!级|类|工|析)|秒|个(?!人)|人(?!员|群|身|工|力)|名(?!词|称)|户|辆|台(?!风)|套|支(?!持|撑|援)|座|处(?!置|理)|条(?!件)|次(?!生)|天(?!气|然)|周(?!边|知)|级(?!别)|号|小时|楼|层|米|吨|元|万|亿|千|百|公(?!司|共|众|安|布|告|路)|平(?!台|战|时)|岁|队(?!伍)|家|村(?!级)|期|版|类|种|项(?!目)|部(?!门|署)|组(?!织|成|长))/;

const circles = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const blackCircles = '❶❷❸❹❺❻❼❽❾❿';
const bracketed = '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇';
const dotted = '⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛';
const chineseBracketed = '㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩';
const romans = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', 'Ⅵ', 'Ⅶ', 'Ⅷ', 'Ⅸ', 'Ⅹ', 'Ⅺ', 'Ⅻ'];
const romanLetters = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

const ordinal = new RegExp(`^第\\s*([0-9]{1,3}|[${chineseDigits}]{1,5}(?:\\s[${chineseDigits}])?)\\s*(部分|编|篇|章|节|条)`);
const annex =
  /^[[(]?\s*(附\s*件|附\s*录|附\s*表|附\s*图|附)\s*([0-9]{1,2}(?:\s*[-.]\s*[0-9]{1,2})?|[一二三四五六七八九十]{1,3}|[A-Z](?![A-Za-z]))?\s*[\])]?\s*([:、.]?)\s*/;
const chinese = new RegExp(`^([${chineseDigits}]{1,4}|[${formal}]{1,3})\\s?([、.]|\\s)\\s*`);
const chineseBrackets = /^(?:[([]\s*([一二三四五六七八九十]{1,3})\s*[)\]]|([一二三四五六七八九十]{1,3})\))\s*[、.]?\s*/;
const decimal = /^([0-9]{1,2})((?:\s?\.\s?[0-9]{1,2}){1,5})(?![0-9])\.?、?\s*/;
const latinDecimal = /^([A-H])((?:\.[0-9]{1,2}){1,4})(?![0-9])\s*/;
const arabic = /^([0-9]{1,3})\s?([.、]|\s)\s*(?![0-9])/;
const glued = /^([0-9]{1,2})(?=[\u4e00-\u9fff])/;
const arabicBrackets = /^[([]\s*([0-9]{1,2})\s*[)\]]\s*[、.]?\s*/;
const arabicHalf = /^([0-9]{1,2})\s?\)\s*[、.]?\s*/;
const roman = /^([ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]|[IVX]{1,4})\s?([.、])\s*/;
const latin = /^([A-Za-z])\s?([.、)])\s*(?![A-Za-z])/;

function single(plain: string, signs: string, scheme: Scheme, sign: string): NumberToken | null {
  const value = signs.indexOf(plain[0] ?? ' ') + 1;
  if (value === 0) return null;
  const length = 1 + (/^[\s、.]*/.exec(plain.slice(1))?.[0].length ?? 0);
  return { scheme, values: [value], sign, length, word: '' };
}

function readSingle(plain: string): NumberToken | null {
  return (
    single(plain, circles, 'circle', '') ??
    single(plain, blackCircles, 'circle', '') ??
    single(plain, bracketed, 'arabicBrackets', ')') ??
    single(plain, dotted, 'arabic', '.') ??
    single(plain, chineseBracketed, 'chineseBrackets', ')')
  );
}

function readOrdinal(plain: string): NumberToken | null {
  if (!plain.startsWith('第')) return null;
  const match = ordinal.exec(plain);
  if (!match) return null;
  const rest = plain.slice(match[0].length);
  // 第三条规定的…, 第一章和第二章: the text speaks of it.
  if (/^(?:规定|所|的|至|和|及|、第|或|中)/.test(rest)) return null;
  const value = parseNumber((match[1] ?? '').replace(/\s/g, ''));
  if (value === null) return null;
  const unit = match[2] ?? '';
  const scheme = unit === '章' ? 'chapter' : unit === '节' ? 'section' : unit === '条' ? 'article' : 'part';
  const gap = /^[\s:、.]*/.exec(rest)?.[0].length ?? 0;
  return { scheme, values: [value], sign: '', length: match[0].length + gap, word: '' };
}

function readAnnex(plain: string): NumberToken | null {
  const match = annex.exec(plain);
  if (!match) return null;
  const word = (match[1] ?? '').replace(/\s/g, '');
  const digits = (match[2] ?? '').replace(/\s/g, '');
  const rest = plain.slice(match[0].length);
  if (word === '附' && (digits === '' ? match[3] !== ':' : !/[\s:、.]$/.test(match[0]))) return null;
  if (/^(?:中|所列|所示|的|规定|列|和|及|至|给|或|等|执行|要求|填)/.test(rest) && match[3] === '') return null;
  if (digits === '' && /^(?:所|加|上|属|近|则|后|带|有)/.test(rest) && match[3] === '') return null;
  if (digits !== '' && match[3] === '' && /[。，；]/.test(rest)) return null;
  if (digits === '' && match[3] === '' && rest !== '' && word !== '附件') return null;
  if (digits === '' && match[3] === '' && rest !== '' && !/\s$/.test(match[0]) && !rest.startsWith('《')) return null;
  const [first = '', second] = digits.split(/[-.]/);
  const value = digits === '' ? 0 : /^[A-Z]$/.test(first) ? first.charCodeAt(0) - 64 : (parseNumber(first) ?? 0);
  const values = second === undefined ? [value] : [value, Number(second)];
  return { scheme: 'annex', values, sign: match[3] ?? '', length: match[0].length, word };
}

function readChinese(plain: string): NumberToken | null {
  const brackets = chineseBrackets.exec(plain);
  if (brackets) {
    const value = parseNumber(brackets[1] ?? brackets[2] ?? '');
    return value === null ? null : { scheme: 'chineseBrackets', values: [value], sign: ')', length: brackets[0].length, word: '' };
  }
  const match = chinese.exec(plain);
  if (!match) return null;
  const sign = match[2] ?? '';
  const rest = plain.slice(match[0].length);
  // 一、二级响应…: a list of numbers in the text; 二 〇 二 四 年: a date.
  if (new RegExp(`^[${chineseDigits}]+\\s*(?:[、级类和及年]|\\s[${chineseDigits}])`).test(rest)) return null;
  if (sign === ' ' && (rest === '' || /^[〇零年月日]/.test(rest))) return null;
  const value = parseNumber(match[1] ?? '');
  return value === null || value === 0 ? null : { scheme: 'chinese', values: [value], sign, length: match[0].length, word: '' };
}

function readArabic(plain: string, text: string): NumberToken | null {
  const points = decimal.exec(plain) ?? latinDecimal.exec(plain);
  if (points) {
    const rest = plain.slice(points[0].length);
    const first = points[1] ?? '';
    const values = [
      /[A-Z]/.test(first) ? 100 + first.charCodeAt(0) - 64 : Number(first),
      ...(points[2] ?? '')
        .split('.')
        .slice(1)
        .map((piece) => Number(piece.trim())),
    ];
    if (values.length === 2 && measure.test(rest)) {
      // 1．4小时内…: the wide point parts the number of the item from a figure.
      const wide = /^\d{1,2}．/.exec(text);
      return wide ? { scheme: 'arabic', values: [Number(first)], sign: '.', length: wide[0].length, word: '' } : null;
    }
    if (rest === '' && values.length < 3) return null;
    // 1.0 is a figure; a decimal that stands before a bracket or comma is one too.
    if (values.includes(0) || /^[-~～，。；)/×]/.test(rest)) return null;
    return { scheme: 'decimal', values, sign: '.', length: points[0].length, word: '' };
  }
  const brackets = arabicBrackets.exec(plain);
  if (brackets) return { scheme: 'arabicBrackets', values: [Number(brackets[1])], sign: ')', length: brackets[0].length, word: '' };
  const half = arabicHalf.exec(plain);
  if (half) return { scheme: 'arabicHalf', values: [Number(half[1])], sign: ')', length: half[0].length, word: '' };
  const match = arabic.exec(plain);
  if (match) {
    const rest = plain.slice(match[0].length);
    const sign = match[2] ?? '';
    if (sign === ' ' && (rest === '' || counted.test(rest) || /^[-:：/×+=]/.test(rest))) return null;
    return { scheme: 'arabic', values: [Number(match[1])], sign, length: match[0].length, word: '' };
  }
  const close = glued.exec(plain);
  if (close && plain.length <= 24 && !counted.test(plain.slice(close[0].length)) && !/[，。；:]/.test(plain)) {
    return { scheme: 'arabic', values: [Number(close[1])], sign: '', length: close[0].length, word: '' };
  }
  return null;
}

function readLetters(plain: string): NumberToken | null {
  const match = roman.exec(plain);
  if (match) {
    const sign = match[1] ?? '';
    const value = (romans.includes(sign) ? romans.indexOf(sign) : romanLetters.indexOf(sign)) + 1;
    if (value > 0) return { scheme: 'roman', values: [value], sign: match[2] ?? '', length: match[0].length, word: '' };
  }
  const letter = latin.exec(plain);
  if (!letter) return null;
  return {
    scheme: 'latin',
    values: [(letter[1] ?? '').toUpperCase().charCodeAt(0) - 64],
    sign: letter[2] ?? '',
    length: letter[0].length,
    word: '',
  };
}

/**
 * The number that a line begins with.
 * @param plain the line in one spelling (plainOf), without blanks at its ends
 * @param text the same line as printed
 */
export function readNumber(plain: string, text = plain): NumberToken | null {
  return (
    readOrdinal(plain) ??
    (/^[[(]?\s*附/.test(plain) ? readAnnex(plain) : null) ??
    (/^[\u2460-\u24ff\u2776-\u277f\u3220-\u3229]/.test(plain) ? readSingle(plain) : null) ??
    readChinese(plain) ??
    readArabic(plain, text) ??
    readLetters(plain)
  );
}

/** Scheme as it counts for the order of a document: decimals by their number of places. */
export function schemeKey(token: NumberToken): string {
  return token.scheme === 'decimal' ? `decimal${token.values.length}` : token.scheme;
}

export function lastValue(token: NumberToken): number {
  return token.values.at(-1) ?? 0;
}

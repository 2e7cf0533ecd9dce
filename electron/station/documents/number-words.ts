// Numbers as Word prints them before paragraphs: 一, 壹, 甲, ①, Ⅳ, iv, 第十二 …, by the names that its files give the formats.

const digits = '〇一二三四五六七八九';
const legalDigits = '零壹贰叁肆伍陆柒捌玖';
const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';

interface Counting {
  digits: string;
  units: readonly string[];
  /** 一十 rather than 十 at the beginning; 一百 rather than 百. */
  oneTen: boolean;
  oneHundred: boolean;
  /** What stands for left-out places: 一百零一. */
  gap: string;
}

const chinese: Counting = { digits: `零${digits.slice(1)}`, units: ['', '十', '百', '千'], oneTen: false, oneHundred: true, gap: '零' };
const legal: Counting = { digits: legalDigits, units: ['', '拾', '佰', '仟'], oneTen: true, oneHundred: true, gap: '零' };
const japanese: Counting = { ...chinese, oneHundred: false, gap: '' };

/** Up to 9999, which no list of a plan passes. */
function counted(value: number, { digits: names, units, oneTen, oneHundred, gap }: Counting): string {
  if (value === 0) return '零';
  let said = '';
  let skipped = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      skipped = said !== '';
      continue;
    }
    if (skipped) said += gap;
    skipped = false;
    const silent = digit === 1 && ((place === 1 && !oneTen && said === '') || (place > 0 && !oneHundred));
    said += `${silent ? '' : names.charAt(digit)}${units[place] ?? ''}`;
  }
  return said;
}

const positional = (value: number, names: string): string => String(value).replace(/\d/g, (digit) => names.charAt(Number(digit)));

const romans: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  let rest = value;
  let said = '';
  for (const [size, sign] of romans) {
    while (rest >= size) {
      said += sign;
      rest -= size;
    }
  }
  return said;
}

/** a … z, aa, bb … as Word goes on. */
const letter = (value: number): string => String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));

/** One sign of a row of signs while it lasts, else the figure. */
const signFrom =
  (first: number, count: number) =>
  (value: number): string =>
    value >= 1 && value <= count ? String.fromCodePoint(first + value - 1) : String(value);

const circled = signFrom(0x24_60, 20);
const chineseCounted = (value: number): string => counted(value, chinese);
const legalCounted = (value: number): string => counted(value, legal);

const formats: Record<string, (value: number) => string> = {
  none: () => '',
  bullet: () => '',
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => positional(value, '０１２３４５６７８９'),
  decimalFullWidth2: (value) => positional(value, '０１２３４５６７８９'),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: signFrom(0x24_88, 20),
  decimalEnclosedParen: signFrom(0x24_74, 20),
  numberInDash: (value) => `- ${value} -`,
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letter(value).toUpperCase(),
  lowerLetter: letter,
  // Word writes 100 as 一○○ here, and counts below it.
  chineseCounting: (value) => (value < 100 ? chineseCounted(value) : positional(value, digits)),
  taiwaneseCounting: (value) => (value < 100 ? chineseCounted(value) : positional(value, digits)),
  chineseCountingThousand: chineseCounted,
  taiwaneseCountingThousand: chineseCounted,
  japaneseCounting: (value) => counted(value, japanese),
  koreanCounting: (value) => counted(value, japanese),
  ideographDigital: (value) => positional(value, digits),
  japaneseDigitalTenThousand: (value) => positional(value, digits),
  taiwaneseDigital: (value) => positional(value, digits),
  koreanDigital2: (value) => positional(value, digits),
  chineseLegalSimplified: legalCounted,
  ideographLegalTraditional: legalCounted,
  japaneseLegal: legalCounted,
  ideographEnclosedCircle: signFrom(0x32_80, 10),
  ideographTraditional: (value) => (value <= 10 ? stems.charAt(value - 1) : String(value)),
  ideographZodiac: (value) => (value <= 12 ? branches.charAt(value - 1) : String(value)),
  ideographZodiacTraditional: (value) => `${stems.charAt((value - 1) % 10)}${branches.charAt((value - 1) % 12)}`,
};

/** Numbers above this are printed in figures: no format above is meant for them. */
const largest = 9_999;

/** @param format as in w:numFmt; one that is not known gives figures, as Word does in another language */
export function numberWords(value: number, format: string): string {
  const write = formats[format] ?? String;
  if (format === 'none' || format === 'bullet') return '';
  return value < 0 || value > largest || (value === 0 && write !== formats.decimalZero) ? String(value) : write(value);
}

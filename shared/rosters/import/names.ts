// Names as offices write them into one cell: several of them, with titles, telephones, blanks within short names.

export interface NamedPerson {
  name: string;
  phone: string | null;
  title: string | null;
}

export interface NamesCell {
  /** In their order; null is a seat that is left empty on purpose. */
  people: (NamedPerson | null)[];
  /** What looks like no name. */
  unreadable: string[];
  /** Numbers that stand with nobody. */
  phonesAlone: string[];
}

/** Whole cells and parts that say: nobody. */
const nobody = /^(?:[-—–/\\×xX无空]|——|--|无人|空岗)$/;
const notNames = /待定|未定|空缺|轮休|休息|放假|不值班|同上|全体|各科室|机动|值班|备班|带班|电话|详见|见附/;

const titleWords =
  '书记|县长|市长|区长|省长|镇长|乡长|村长|局长|主任|部长|科长|股长|处长|厅长|队长|大队长|中队长|分队长|所长|站长|院长|校长|园长|主席|政委|组长|秘书长|秘书|委员|常委|科员|调研员|巡视员|经理|总工|指导员|教导员|参谋|干事|干部|科室长|班长|值班长|社长|行长|馆长|台长|会长|警长';
const before =
  '县委|市委|区委|镇委|党委|党组|党工委|纪委|人大|政协|政府|政法委|组织部|宣传部|办公室|县政府|政府办|县府办|应急局|应急管理局|公安局|消防|一级|二级|三级|四级|主任|常务|代理|党政办|综合';
const wholeTitle = new RegExp(`^(?:(?:${before})*副?(?:${titleWords}))+$`);
const endsInTitle = new RegExp(`(?:${titleWords})$`);
const titleAfter = new RegExp(`^(\\p{Script=Han}{2,4}?)((?:${before})*副?(?:${titleWords}))$`, 'u');

/** Mobiles with or without gaps, area code and number, short and local numbers; at last whatever is mostly digits. */
const phonePattern = /(?:\+?86[- ]?)?1\d{2}[- ]?\d{4}[- ]?\d{4}(?!\d)|0\d{2,3}[- ]?\d{7,8}(?:-\d{1,5})?(?!\d)|\d(?:[\d-]|\.\d|[eE]\+)*\d/g;

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** As it is kept: no blanks, no country code. */
const tidyPhone = (text: string): string => text.replace(/\s/g, '').replace(/^\+?86-?(?=1\d{10}$)/, '');

/** A mobile has 11 digits, an area code and number 10 to 12, a local or short number 3 to 8. */
export function phoneFits(phone: string): boolean {
  const digits = digitsOf(phone);
  if (/[eE.]/.test(phone)) return false;
  if (digits.startsWith('0')) return digits.length >= 10 && digits.length <= 17;
  return /^1[3-9]\d{9}$/.test(digits) || (digits.length >= 3 && digits.length <= 8);
}

/** Stands for the blank within a Latin name while the cell is taken apart. */
const latinBlank = '\u0002';

const clean = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[·•‧]/g, '·')
    // 李 敏: a blank that sets a short name as wide as a long one.
    .replace(/(?<!\p{Script=Han})(\p{Script=Han}) +(\p{Script=Han})(?!\p{Script=Han})/gu, '$1$2')
    .replace(/([A-Za-z.]) +(?=[A-Za-z])/g, `$1${latinBlank}`);

const isName = (text: string): boolean =>
  (/^\p{Script=Han}{2,4}$/u.test(text) ||
    /^\p{Script=Han}+(?:·\p{Script=Han}+)+$/u.test(text) ||
    /^[A-Za-z][A-Za-z .'-]{1,40}$/.test(text)) &&
  !notNames.test(text);

/** Name and title of one word; null when it is a title alone or no name. */
function split(word: string, known: (name: string) => boolean): { name: string; title: string | null } | null {
  if (known(word)) return { name: word, title: null };
  if (wholeTitle.test(word)) return null;
  for (const length of [3, 2, 4]) {
    const name = word.slice(-length);
    const title = word.slice(0, -length);
    if (title !== '' && name.length === length && isName(name) && endsInTitle.test(title)) return { name, title };
  }
  const after = titleAfter.exec(word);
  if (after?.[1] !== undefined) return { name: after[1], title: after[2] ?? null };
  return isName(word) ? { name: word, title: null } : null;
}

/** @param known says whether somebody of just this name is in the directory */
export function readNames(text: string, known: (name: string) => boolean): NamesCell {
  const result: NamesCell = { people: [], unreadable: [], phonesAlone: [] };
  if (text.trim() === '' || nobody.test(text.trim())) return result;
  const marked = clean(text)
    .replace(/\((?=[^)]*\d{3})([^)]*)\)/g, ' $1 ')
    .replace(phonePattern, (phone) => (digitsOf(phone).length >= 3 ? ` \u0001${tidyPhone(phone)} ` : phone));
  let title: string | null = null;
  for (const piece of marked.split(/[、,;/|\n\t +&:]+/)) {
    const part = piece.replaceAll(latinBlank, ' ');
    const last = result.people.at(-1);
    if (part === '') continue;
    if (part.startsWith('\u0001')) {
      const phone = part.slice(1);
      if (last && last.phone === null) last.phone = phone;
      else result.phonesAlone.push(phone);
      continue;
    }
    if (nobody.test(part)) {
      result.people.push(null);
      continue;
    }
    const inBrackets = /^(.*?)\(([^)]*)\)(.*)$/.exec(part);
    const word = inBrackets ? `${inBrackets[1] ?? ''}${inBrackets[3] ?? ''}` : part.replace(/[()]/g, '');
    if (word === '' && inBrackets) {
      if (last) last.title ??= inBrackets[2] ?? null;
      continue;
    }
    const found = split(word, known);
    if (found) {
      result.people.push({ name: found.name, phone: null, title: inBrackets?.[2] ?? found.title ?? title });
      title = null;
    } else if (wholeTitle.test(word)) {
      // 县委常委、副县长王建国 and 王建国 副县长
      if (last && last.title === null && last.phone === null && !/[、,;]/.test(text)) last.title = word;
      else title = title === null ? word : `${title}、${word}`;
    } else result.unreadable.push(part);
  }
  if (title !== null && result.people.length === 0 && result.unreadable.length === 0) result.unreadable.push(title);
  return result;
}

/** The numbers of a cell that should hold nothing else; null where a seat has none. */
export function readPhones(text: string): { phones: (string | null)[]; unreadable: string[] } {
  const phones: (string | null)[] = [];
  const unreadable: string[] = [];
  if (text.trim() === '' || nobody.test(text.trim())) return { phones, unreadable };
  const marked = clean(text).replace(phonePattern, (phone) => ` \u0001${tidyPhone(phone)} `);
  for (const part of marked.split(/[、,;/|\n\t &:()]+/)) {
    if (part === '') continue;
    if (part.startsWith('\u0001')) phones.push(part.slice(1));
    else if (nobody.test(part)) phones.push(null);
    else unreadable.push(part);
  }
  return { phones, unreadable };
}

/** Whether a name is only a surname with a title, as in 王县长. */
export const isSurnameWithTitle = (name: string): boolean =>
  /^\p{Script=Han}$/u.test(name.replace(new RegExp(`副?(?:${titleWords})$`), '')) && endsInTitle.test(name);

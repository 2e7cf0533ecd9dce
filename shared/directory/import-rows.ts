// One line of a table of people, read cell by cell: what is taken, and what is refused and why.
import { maxLine } from '../kernel/limits.ts';
import { digitsOf } from './match.ts';
import { maxNumber, numberFault } from './phone.ts';
import { emailSchema, maxEmail, maxHours, maxOrder, maxPhones, maxQualifications } from './schemas.ts';
import type { ImportField, ImportProblemCode, Phone, PhoneKind } from './types.ts';

export interface ImportProblem {
  field: ImportField;
  code: ImportProblemCode;
  /** What stood there, shortened. */
  received: string;
  /** The other line, for `twice`; the limit, for `tooLong` and `tooMany`. */
  limit?: number | undefined;
}

/** A line as it was read. Empty fields were not given: they leave what stands. */
export interface RowValue {
  name: string;
  unit: string;
  above: string;
  department: string;
  post: string;
  postSince: string | null;
  phones: Phone[];
  email: string | null;
  qualifications: string[];
  groups: string[];
  order: number | null;
  note: string;
}

export interface ReadRow {
  value: RowValue;
  problems: ImportProblem[];
}

/** What people write into a cell that has nothing to say. */
const nothing = /^(?:[-—–/\\]+|无|暂无|没有|空缺|n\/a)$/i;
/** A spreadsheet would run it. Our own export puts a quote before such text. */
const formula = /^[=@]|^[+-](?=[^\d\s])/;

export function cellText(raw: string): string {
  const text = raw.trim();
  const quoted = /^'(?=[=+\-@])/.test(text) ? text.slice(1) : text;
  return nothing.test(quoted) ? '' : quoted;
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();
/** 李敏 is written with a blank in the middle to be as wide as three characters. */
const closed = (text: string): string => (/^[\p{Script=Han}\s·]+$/u.test(text) ? text.replace(/\s+/g, '') : oneLine(text));
const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n、，,;；|]+/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

const kindOfColumn: Partial<Record<ImportField, PhoneKind>> = { mobile: 'mobile', office: 'office', home: 'home', fax: 'fax' };

/** Numbers of one cell: 0538-8881234转801 / 139 0000 0001. */
function numbersOf(text: string): string[] {
  const parts = text.normalize('NFKC').split(/[\n/、,;|]+/);
  return parts.flatMap((part) => {
    const one = part.trim();
    // Two numbers with nothing but a blank between them.
    const pair = /^(1\d{10}|0\d{2,3}-?\d{7,8})\s+(1\d{10}|0\d{2,3}-?\d{7,8})$/.exec(one);
    return pair ? [pair[1] ?? '', pair[2] ?? ''] : one === '' ? [] : [one];
  });
}

const kindOfNumber = (number: string): PhoneKind => (/^(?:(?:00|\+)?86)?1[3-9]\d{9}$/.test(digitsOf(number)) ? 'mobile' : 'office');

/** 2024-03-01, 2024.3.1, 2024年3月1日, 2024年3月, 2024.03 → YYYY-MM-DD; null when it is no day. */
function dayOf(text: string): string | null {
  const match = /^(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2}))?[日月]?(?:\s+0{1,2}:00(?::00)?)?$/.exec(
    text.normalize('NFKC').replace(/\s+(?=[日月])/g, ''),
  );
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 1)];
  const at = new Date(Date.UTC(year, month - 1, day));
  if (year < 1950 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null;
  return at.toISOString().slice(0, 10);
}

/**
 * @param cells of each field what stood in its columns, in their order
 * @param today YYYY-MM-DD: nobody holds a post from a day to come
 */
export function readRow(cells: readonly { field: ImportField; text: string }[], today: string): ReadRow {
  const problems: ImportProblem[] = [];
  const refuse = (field: ImportField, code: ImportProblemCode, received: string, limit?: number): void => {
    problems.push({ field, code, received: short(received), ...(limit === undefined ? {} : { limit }) });
  };
  const texts = (field: ImportField): string[] =>
    cells
      .filter((cell) => cell.field === field)
      .map((cell) => cellText(cell.text))
      .filter((text) => text !== '');
  for (const { field, text } of cells) if (formula.test(cellText(text))) refuse(field, 'formula', text);
  const bad = (field: ImportField): boolean => problems.some((one) => one.field === field);
  const line = (field: ImportField, read: (text: string) => string = oneLine): string => {
    const text = read(texts(field)[0] ?? '');
    if (text.length > maxLine) refuse(field, 'tooLong', text, maxLine);
    return text.length > maxLine ? '' : text;
  };

  const name = line('name', closed);
  if (name === '' && !bad('name')) refuse('name', 'missing', '');
  else if (/\d{3}/.test(name.normalize('NFKC')) || name.includes('@')) refuse('name', 'notName', name);

  const phones: Phone[] = [];
  const hours = oneLine(texts('hours')[0] ?? '');
  if (hours.length > maxHours) refuse('hours', 'tooLong', hours, maxHours);
  for (const { field, text } of cells) {
    const kind = field === 'phone' ? null : kindOfColumn[field];
    if (kind === undefined || bad(field)) continue;
    for (const number of numbersOf(cellText(text))) {
      const fault = numberFault(number, kind);
      if (fault) {
        refuse(field, fault, number, fault === 'tooLong' ? maxNumber : undefined);
        continue;
      }
      // A landline in the column of mobiles is kept for what it is.
      const own = kind === null || kind === 'mobile' ? kindOfNumber(number) : kind;
      if (phones.some((one) => digitsOf(one.number) === digitsOf(number))) continue;
      phones.push({ kind: own, number, ...(hours === '' || hours.length > maxHours || own !== 'office' ? {} : { hours }) });
    }
  }
  if (phones.length > maxPhones) refuse('phone', 'tooMany', String(phones.length), maxPhones);

  const email = (texts('email')[0] ?? '').normalize('NFKC');
  if (email !== '' && !bad('email')) {
    if (email.length > maxEmail) refuse('email', 'tooLong', email, maxEmail);
    else if (!emailSchema.safeParse(email).success) refuse('email', 'notEmail', email);
  }

  const orderText = (texts('order')[0] ?? '').normalize('NFKC');
  const order = /^\d{1,6}(?:\.0+)?$/.test(orderText) && Number(orderText) <= maxOrder ? Number(orderText) : null;
  if (orderText !== '' && order === null && !bad('order')) refuse('order', 'notOrder', orderText, maxOrder);

  const sinceText = texts('postSince')[0] ?? '';
  const postSince = sinceText === '' ? null : dayOf(sinceText);
  if (sinceText !== '' && !bad('postSince')) {
    if (postSince === null) refuse('postSince', 'notDate', sinceText);
    else if (postSince > today) refuse('postSince', 'future', sinceText);
  }

  const list = (field: 'qualifications' | 'groups'): string[] => {
    const found = [...new Set(texts(field).flatMap(listOf))];
    for (const one of found) if (one.length > maxLine) refuse(field, 'tooLong', one, maxLine);
    if (found.length > maxQualifications) refuse(field, 'tooMany', String(found.length), maxQualifications);
    return found;
  };

  return {
    value: {
      name,
      unit: line('unit', closed),
      above: line('above', closed),
      department: line('department', closed),
      post: line('post'),
      postSince,
      phones,
      email: email === '' ? null : email,
      qualifications: list('qualifications'),
      groups: list('groups'),
      order,
      note: line('note'),
    },
    problems,
  };
}

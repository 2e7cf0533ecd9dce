// Telephone numbers in a text: mobiles, landlines with and without area code, short numbers, extensions.
import { plainOf } from './lines.ts';

export interface Phone {
  /** As printed. */
  text: string;
  from: number;
  to: number;
}

const mobile = '(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}';
const landline = '(?:(?:\\(0\\d{2,3}\\)|0\\d{2,3})[- ]?)?[2-8]\\d{6,7}(?:[-转]\\d{1,5})?';
const service = '(?:400|800)[- ]?\\d{3}[- ]?\\d{4}|95\\d{3}|123\\d{2}|12\\d{3}|96\\d{3,4}';
const short = '(?:110|119|120|122|999|114)';
const masked = '1[3-9]\\d[*xX×]{4}\\d{4}|0\\d{2,3}-[*xX×]{7,8}';
const any = new RegExp(`(?<![0-9A-Za-z.-])(?:${masked}|${mobile}|${service}|${landline})(?![0-9])`, 'g');
const anyShort = new RegExp(`(?<![0-9.])${short}(?![0-9.年万元人个米%])`, 'g');

/** @param cell a cell of a column for phones, where 119 alone or a six-figure number is one */
export function phonesIn(text: string, cell = false): Phone[] {
  const plain = plainOf(text);
  const found: Phone[] = [];
  const take = (pattern: RegExp): void => {
    for (const match of plain.matchAll(pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      if (found.some((phone) => from < phone.to && to > phone.from)) continue;
      found.push({ text: text.slice(from, to).trim(), from, to });
    }
  };
  take(any);
  if (cell || /(?:电话|拨打|报警|热线|急救|火警)/.test(plain)) take(anyShort);
  if (cell) take(/^\s*\d{3,8}\s*$|(?<![0-9])\d{5,8}(?![0-9])/gm);
  return found.toSorted((one, other) => one.from - other.from);
}

// What is a telephone number: the same for whoever types it, sends it, or brings it in a file.
import { digitsOf } from './match.ts';
import type { PhoneKind } from './types.ts';

/** Characters of a telephone number: the longest with country, extension and blanks. */
export const maxNumber = 40;
/** Digits of the shortest number: 110. */
const fewestDigits = 3;
/** Digits of the longest: country, area, number and extension. */
const mostDigits = 24;

export type NumberFault = 'notPhone' | 'rounded' | 'tooLong';

/** null: it can be dialled. `rounded`: a spreadsheet has lost its last digits. @param kind null: not known */
export function numberFault(number: string, kind: PhoneKind | null): NumberFault | null {
  if (/^\d(?:\.\d+)?e\+?\d+$/i.test(number)) return 'rounded';
  if (number.length > maxNumber) return 'tooLong';
  if (!/^[\d+\-‐-―()\s转分机短号xX#*.:：]+$/u.test(number)) return 'notPhone';
  const digits = digitsOf(number).replace(/^(?:00)?86(?=1\d{10}$)/, '');
  if (digits.length < fewestDigits || digits.length > mostDigits) return 'notPhone';
  // A mobile number that lacks a digit or has one too many dials somebody else.
  if (kind === 'mobile' && /^1[3-9]/.test(digits) && digits.length !== 11) return 'notPhone';
  return null;
}

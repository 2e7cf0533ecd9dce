// Who answers for a place, out of cells with one or several names and numbers: 王伟、李强 · 139…/0538-…
import type { PlaceField, PlaceProblem } from './types.ts';
import type { ImportContact } from './types.ts';

const maxNumber = 40;
/** Two contacts of a cell are divided so. */
const dividers = /[\n、，,;；|/]+/;

/** Digits alone, so that 0538-888 1234 and 05388881234 are the same. */
export const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** What is wrong with a telephone number; null when nothing is. */
function phoneFault(number: string): 'notPhone' | 'rounded' | 'tooLong' | null {
  if (/^\d(?:\.\d+)?e\+?\d+$/i.test(number)) return 'rounded';
  if (number.length > maxNumber) return 'tooLong';
  if (!/^[\d+\-‐-―()\s转分机短号xX#*.:：]+$/u.test(number)) return 'notPhone';
  const digits = digitsOf(number).replace(/^(?:00)?86(?=1\d{10}$)/, '');
  if (digits.length < 3 || digits.length > 20) return 'notPhone';
  // A mobile has eleven digits: ten or twelve are a slip of the keyboard.
  return /^1[3-9]/.test(digits) && digits.length !== 11 && digits.length > 8 && !/[转分机短号xX#-]/.test(number) ? 'notPhone' : null;
}

interface Cell {
  field: PlaceField;
  text: string;
}

function numbersOf(cell: Cell, problems: PlaceProblem[]): string[] {
  return cell.text
    .normalize('NFKC')
    .split(dividers)
    .flatMap((part) => {
      const one = part.trim();
      if (one === '') return [];
      // 王伟13900000001: a name stands before the number.
      const number = one.replace(/^[\p{Script=Han}·]{1,8}[:：]?\s*(?=\d)/u, '');
      const fault = phoneFault(number);
      if (fault === null) return [number];
      problems.push({
        field: cell.field,
        code: fault,
        received: number.slice(0, 60),
        ...(fault === 'tooLong' ? { limit: maxNumber } : {}),
      });
      return [];
    });
}

const namesOf = (text: string): string[] =>
  text
    .split(dividers)
    .map((part) => part.replace(/\s*\d[\d-]{4,}.*$/, '').trim())
    .filter((part) => part !== '');

/** Names and numbers of one pair of columns, side by side; more numbers than names belong to the last name. */
export function contactsOf(
  names: Cell | undefined,
  role: Cell | undefined,
  phones: Cell | undefined,
  keyHolder: boolean,
  problems: PlaceProblem[],
): ImportContact[] {
  const people = names ? namesOf(names.text) : [];
  const numbers = [...(phones ? numbersOf(phones, problems) : [])];
  if (names && !phones) numbers.push(...(names.text.match(/1[3-9]\d{9}|0\d{2,3}-?\d{7,8}/g) ?? []));
  const roles = role ? namesOf(role.text) : [];
  const count = Math.max(people.length, numbers.length);
  return Array.from({ length: count }, (_, nth) => ({
    role: roles[nth] ?? roles.at(-1) ?? '',
    name: people[nth] ?? people.at(-1) ?? '',
    phone: numbers[nth] ?? '',
    keyHolder,
  }));
}

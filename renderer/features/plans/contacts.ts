// Who a plan names, with the numbers to ring now: of the directory when the person stands in it, else as printed.
import type { PlanDetail } from '#shared/contract/plans.ts';
import type { PlanContact } from '#shared/plans/types.ts';

export interface ContactRow {
  contact: PlanContact;
  name: string;
  post: string;
  unitName: string;
  /** Of the directory; of the plan when the person is not linked. */
  phones: { number: string; kind: 'mobile' | 'office' | 'home' | 'fax' | null }[];
  /** Printed numbers that the directory does not have any more: the paper is out of date. */
  outdated: string[];
  link: 'linked' | 'left' | 'none';
}

const digits = (number: string): string => number.normalize('NFKC').replaceAll(/\D/g, '');

/** "0538-1234567、13900000001" → each number by itself. */
export function printedNumbers(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[、,;/\n]|\s{2,}|\s+(?=1[3-9]\d{9}\b)/)
    .map((number) => number.trim())
    .filter((number) => digits(number).length >= 3);
}

const isKind = (kind: string): kind is 'mobile' | 'office' | 'home' | 'fax' => ['mobile', 'office', 'home', 'fax'].includes(kind);

export function contactRow(contact: PlanContact, people: PlanDetail['people']): ContactRow {
  const person = contact.person === null ? undefined : people.find(({ id }) => id === contact.person);
  const printed = printedNumbers(contact.phone);
  if (!person || person.removed)
    return {
      contact,
      name: contact.name,
      post: contact.post,
      unitName: contact.unitName,
      phones: printed.map((number) => ({ number, kind: null })),
      outdated: [],
      link: person ? 'left' : 'none',
    };
  const known = new Set(person.phones.map(({ number }) => digits(number)));
  return {
    contact,
    name: person.name,
    post: contact.post || person.post,
    unitName: contact.unitName || person.unitName,
    phones: person.phones.map(({ number, kind }) => ({ number, kind: isKind(kind) ? kind : null })),
    outdated: printed.filter(
      (number) =>
        ![...known].some((own) => own === digits(number) || (own.length > 7 && own.endsWith(digits(number)) && digits(number).length >= 7)),
    ),
    link: 'linked',
  };
}

// A place and its contacts as they stand in forms, what is wrong with them, and what is sent. The kind's table of fields drives it.
import type { FacilityContactOut, FacilityDetail } from '#shared/contract/facilities.ts';
import type { Position } from '#shared/kernel/geo.ts';
import { type FieldDefinition, type FieldKey, fieldOf, fieldsOf } from '#shared/resources/fields.ts';
import { maxAmount } from '#shared/resources/limits.ts';
import { positionText, typedPosition } from '#shared/kernel/degrees.ts';
import { type FacilityKind, facilityKinds, type FieldValue, type Secrecy } from '#shared/resources/types.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { dayOfTyped } from '#renderer/texts/typed-day.ts';

type Words = Texts['places']['form']['problems'];

/** A field's value as it is typed or pressed; '' is not known. */
export type FieldText = string;

interface OwnForm {
  kind: FacilityKind;
  subKind: string;
  name: string;
  unit: string | null;
  unitName: string;
  address: string;
  position: string;
  note: string;
  secrecy: Secrecy;
  checkedOn: string;
}

/** Every field of every kind stands by itself: two people can change two of them, and who tries another kind loses nothing typed. */
export type PlaceForm = OwnForm & Record<FieldKey, FieldText>;

const allKeys = [...new Set(facilityKinds.flatMap((kind) => fieldsOf(kind).map(([key]) => key)))];

export function fieldText(value: FieldValue | undefined): FieldText {
  if (value === null || value === undefined) return '';
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

export type ReadField = { value: FieldValue } | { problem: keyof Words };

/** What a typed field means. Wide digits, thousands and spaces of habit are understood. */
export function readField({ type, signed }: FieldDefinition, text: FieldText): ReadField {
  const plain = text.trim();
  if (plain === '') return { value: null };
  if (type === 'yesNo') return { value: plain === 'yes' };
  if (type === 'text' || type === 'choice') return { value: plain };
  if (type === 'day') {
    const day = dayOfTyped(plain, plain);
    return day === null ? { problem: 'day' } : { value: day };
  }
  const digits = plain.normalize('NFKC').replaceAll(/[\s,]/g, '');
  const problem = type === 'int' ? 'int' : signed ? 'signed' : 'number';
  if (!/^[+-]?\d+(\.\d+)?$/.test(digits)) return { problem };
  const value = Number(digits);
  if ((!signed && value < 0) || (type === 'int' && !Number.isInteger(value))) return { problem };
  return Math.abs(value) > maxAmount ? { problem: 'tooMuch' } : { value };
}

/** People now against what the place holds: said, never refused. */
export function overCapacity(read: (key: FieldKey) => FieldValue | undefined): { people: number; capacity: number } | null {
  const [people, capacity] = [read('peopleNow'), read('capacity')];
  return typeof people === 'number' && typeof capacity === 'number' && people > capacity ? { people, capacity } : null;
}

export function placeForm(place: FacilityDetail | null, kind: FacilityKind): PlaceForm {
  // All keys are there.
  const fields = Object.fromEntries(allKeys.map((key) => [key, fieldText(place?.fields[key])])) as Record<FieldKey, FieldText>;
  if (!place)
    return {
      kind,
      subKind: '',
      name: '',
      unit: null,
      unitName: '',
      address: '',
      position: '',
      note: '',
      secrecy: 'internal',
      checkedOn: '',
      ...fields,
    };
  const { subKind, name, unit, unitName, address, position, note, secrecy, checkedOn } = place;
  return {
    kind: place.kind,
    subKind,
    name,
    unit,
    // The name of a unit of the directory stands there, not here.
    unitName: unit === null ? unitName : '',
    address,
    position: position === null ? '' : positionText(position),
    note,
    secrecy,
    checkedOn: checkedOn ?? '',
    ...fields,
  };
}

export function placeProblems(form: PlaceForm, today: string, words: Words): Problems {
  const position = form.position.trim() === '' ? null : typedPosition(form.position);
  const checkedOn = form.checkedOn.trim() === '' ? null : dayOfTyped(form.checkedOn, today);
  const fields = fieldsOf(form.kind).map(([key, definition]): [string, string | undefined] => {
    const read = readField(definition, form[key]);
    return [key, 'problem' in read ? words[read.problem] : undefined];
  });
  return {
    name: form.name.trim() === '' ? words.name : undefined,
    position: form.position.trim() === '' ? undefined : position === null ? words.position : position.swapped ? words.swapped : undefined,
    checkedOn:
      form.checkedOn.trim() !== '' && checkedOn === null ? words.day : checkedOn !== null && checkedOn > today ? words.future : undefined,
    ...Object.fromEntries(fields),
  };
}

const readPosition = (text: string): Position | null => typedPosition(text)?.position ?? null;

/** The fields of the form's kind; what cannot be read is left out, since the form is not sent then. */
function fieldsInput(form: PlaceForm): Record<string, FieldValue> {
  return Object.fromEntries(
    fieldsOf(form.kind).flatMap(([key, definition]) => {
      const read = readField(definition, form[key]);
      return 'value' in read ? [[key, read.value]] : [];
    }),
  );
}

export function placeInput(form: PlaceForm, today: string) {
  return {
    kind: form.kind,
    subKind: form.subKind.trim(),
    name: form.name.trim(),
    unit: form.unit,
    unitName: form.unitName.trim(),
    address: form.address.trim(),
    position: form.position.trim() === '' ? null : readPosition(form.position),
    note: form.note.trim(),
    secrecy: form.secrecy,
    checkedOn: form.checkedOn.trim() === '' ? null : dayOfTyped(form.checkedOn, today),
    fields: fieldsInput(form),
  };
}

type PlaceInput = ReturnType<typeof placeInput>;

/**
 * Only what was changed, field by field: the others keep their writer.
 * @param place what stands; of its fields, those that its new kind does not have are emptied
 */
export function placePatch(place: FacilityDetail, form: PlaceForm, today: string): Partial<PlaceInput> {
  const before = placeInput(placeForm(place, place.kind), today);
  const after = placeInput(form, today);
  const plain = Object.entries(after).filter(
    ([key, value]) => key !== 'fields' && JSON.stringify(value) !== JSON.stringify(before[key as keyof PlaceInput]),
  );
  const changed = Object.entries(after.fields).filter(([key, value]) => value !== (place.fields[key] ?? null));
  const lost = Object.entries(place.fields).filter(([key, value]) => value !== null && !fieldOf(form.kind, key));
  const fields = Object.fromEntries([...changed, ...lost.map(([key]) => [key, null] as const)]);
  return { ...Object.fromEntries(plain), ...(Object.keys(fields).length === 0 ? {} : { fields }) };
}

export interface ContactForm {
  person: string | null;
  unit: string | null;
  name: string;
  phone: string;
  role: string;
  keyHolder: boolean;
}

export function contactForm(contact: FacilityContactOut | null): ContactForm {
  if (!contact) return { person: null, unit: null, name: '', phone: '', role: '', keyHolder: false };
  const { person, unit, role, phone, keyHolder } = contact;
  // The name of somebody of the directory stands there, not here.
  return { person, unit, name: person === null && unit === null ? contact.name : '', phone, role, keyHolder };
}

const hasDigits = (text: string): boolean => text.normalize('NFKC').replaceAll(/\D/g, '').length >= 3;

export function contactProblems(form: ContactForm, words: Texts['places']['contact']): Problems {
  const [name, phone] = [form.name.trim(), form.phone.trim()];
  return {
    person: form.person === null && form.unit === null && name === '' && phone === '' ? words.who : undefined,
    phone: phone !== '' && !hasDigits(phone) ? words.badPhone : undefined,
  };
}

export const contactInput = ({ person, unit, name, phone, role, keyHolder }: ContactForm) => ({
  person,
  unit,
  name: name.trim(),
  phone: phone.normalize('NFKC').trim(),
  role: role.trim(),
  keyHolder,
});

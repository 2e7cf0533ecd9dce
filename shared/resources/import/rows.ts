// One row of a table of places, read cell by cell: what is taken, and everything that is wrong with it at once.
import type { Position } from '../../kernel/geo.ts';
import { maxLine, maxNote } from '../../kernel/limits.ts';
import type { PlaceRow, RowRefusal } from '../../kernel/place-table.ts';
import { fieldOf, type FieldDefinition } from '../fields.ts';
import { maxContacts, maxFieldText } from '../limits.ts';
import type { FacilityKind, Secrecy } from '../types.ts';
import { cellText, dayOf, fieldCell, isFormula, plainForm, saysNothing } from './cells.ts';
import { kindOf } from './choices.ts';
import { contactsOf } from './contacts.ts';
import type { ImportSettings, PlaceField, PlaceProblem, PlaceValue, ReadPlace } from './types.ts';

/** A position out of cells or out of a shape, in our system; or what is wrong with it. */
export type Located =
  | { position: Position; swapped?: boolean }
  | { fault: RowRefusal | 'looksSwapped'; received: string; limit?: string | number | undefined; axis?: 'lng' | 'lat' | undefined };

/** Knows the coordinate system that was said of the file. */
export interface Locator {
  pair(lng: string, lat: string): Located;
  one(text: string): Located;
  /** null: the shape is none. */
  shape(geometry: NonNullable<PlaceRow['geometry']>): Located | null;
}

export interface RowContext {
  settings: Pick<ImportSettings, 'mapping' | 'kind' | 'kindWords'>;
  locator: Locator;
  /** YYYY-MM-DD */
  today: string;
}

const maxSubKind = 20;
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
/** Words that keep a row, and with it the file, off this machine. */
const secretWords = /^(?:绝密|机密|秘密)(?:[★☆*·].*)?$/;
export const isSecret = (text: string): boolean => secretWords.test(text.normalize('NFKC').replace(/\s+/g, ''));

function secrecyOf(text: string): Secrecy | 'secret' | null {
  const plain = plainForm(text);
  if (isSecret(text)) return 'secret';
  if (/^(?:公开|可公开|是|public|yes)$/.test(plain)) return 'public';
  return /^(?:内部|不公开|否|内部资料|internal|no|受控)$/.test(plain) ? 'internal' : null;
}

const limits = { name: maxLine, subKind: maxSubKind, unitName: maxLine, address: maxLine, note: maxNote } as const;
type TextField = keyof typeof limits;

/** Amounts of which the first cannot be more than the second. */
const notMore: Partial<Record<FacilityKind, [part: string, whole: string][]>> = {
  shelter: [
    ['peopleNow', 'capacity'],
    ['usableArea', 'area'],
  ],
  hospital: [
    ['bedsFree', 'beds'],
    ['ambulancesReady', 'ambulances'],
    ['icuBeds', 'beds'],
  ],
  team: [['peopleReady', 'people']],
  fireStation: [['crewOnDuty', 'people']],
  school: [['boarders', 'people']],
};

class RowReader {
  readonly problems: PlaceProblem[] = [];
  readonly #cells = new Map<PlaceField, string[]>();

  constructor(mapping: ImportSettings['mapping'], row: PlaceRow) {
    for (const [column, field] of mapping.entries()) {
      const text = field === null ? '' : cellText(row.cells[column] ?? null);
      if (field === null || text === '') continue;
      if (isFormula(text)) this.problems.push({ field, code: 'formula', received: short(text) });
      else this.#cells.set(field, [...(this.#cells.get(field) ?? []), text]);
    }
  }

  /** What stands in the columns of a field, one after the other. */
  all(field: PlaceField): string[] {
    return this.#cells.get(field) ?? [];
  }

  /** '' when it says nothing. */
  text(field: PlaceField): string {
    const [text = ''] = this.all(field);
    return saysNothing(text) ? '' : text;
  }

  get fields(): IterableIterator<PlaceField> {
    return this.#cells.keys();
  }

  /** A text, shortened to nothing when it is too long: it is refused then. */
  line(field: TextField): string {
    const joined =
      field === 'note'
        ? this.all(field)
            .filter((text) => !saysNothing(text))
            .join('；')
        : oneLine(this.text(field));
    if (joined.length <= limits[field]) return joined;
    this.say({ field, code: 'tooLong', received: short(joined), limit: limits[field] });
    return '';
  }

  say(problem: PlaceProblem): void {
    this.problems.push(problem);
  }
}

function kindOfRow(reader: RowReader, { kind, kindWords }: RowContext['settings']): { kind: FacilityKind | null; subKind: string } {
  const word = reader.text('kind');
  if (word === '') {
    if (kind === null) reader.say({ field: 'kind', code: 'missing', received: '' });
    return { kind, subKind: '' };
  }
  const said = kindWords[word];
  if (said) return { kind: said, subKind: kindOf(word)?.subKind ?? '' };
  const found = kindOf(word);
  // Where one kind was said of the file, a column of its classes is a finer word, not another kind.
  if (kind !== null && found?.kind !== kind) return { kind, subKind: word.slice(0, maxSubKind) };
  if (found) return found;
  reader.say({ field: 'kind', code: 'kindUnknown', received: short(word) });
  return { kind: null, subKind: '' };
}

function readFields(reader: RowReader, kind: FacilityKind | null): PlaceValue['fields'] {
  const values: PlaceValue['fields'] = {};
  for (const field of reader.fields) {
    if (!field.startsWith('field.')) continue;
    const key = field.slice('field.'.length);
    const [text = ''] = reader.all(field);
    const definition: FieldDefinition | undefined = kind === null ? undefined : fieldOf(kind, key);
    if (!definition) {
      if (kind !== null && !saysNothing(text)) reader.say({ field, code: 'notOfKind', received: short(text) });
      continue;
    }
    // 无 says no of a yes or no, and "not graded" of a level; elsewhere it says nothing.
    const meant = definition.type === 'yesNo' || definition.type === 'choice';
    if (text === '' || (saysNothing(text) && !(meant && text === '无'))) continue;
    const read = fieldCell(text, definition, key);
    if ('fault' in read) {
      if (meant && text === '无') continue;
      reader.say({ field, code: read.fault, received: short(text), ...(read.limit === undefined ? {} : { limit: read.limit }) });
    } else if (typeof read.value === 'string' && definition.type === 'text' && read.value.length > maxFieldText) {
      reader.say({ field, code: 'tooLong', received: short(text), limit: maxFieldText });
    } else {
      values[key] = read.value;
      if (read.note) reader.say({ field, code: read.note, received: short(text) });
    }
  }
  return values;
}

function positionOf(reader: RowReader, row: PlaceRow, locator: Locator): Position | null {
  const [lng, lat, both] = [reader.text('lng'), reader.text('lat'), reader.text('lngLat')];
  const typed = lng !== '' || lat !== '' ? locator.pair(lng, lat) : both !== '' ? locator.one(both) : null;
  const located = typed ?? (row.geometry === null ? null : locator.shape(row.geometry));
  if (located === null) {
    reader.say({ field: 'position', code: 'noPosition', received: '' });
    return null;
  }
  const column: PlaceProblem['field'] = typed === null ? 'position' : both !== '' && lng === '' && lat === '' ? 'lngLat' : 'position';
  if ('fault' in located) {
    const field = located.axis && column === 'position' && typed !== null ? located.axis : column;
    reader.say({
      field,
      code: located.fault,
      received: short(located.received),
      ...(located.limit === undefined ? {} : { limit: located.limit }),
    });
    return null;
  }
  if (located.swapped) reader.say({ field: column, code: 'swapped', received: short(both || `${lng} ${lat}`.trim()) });
  return located.position;
}

function moreThanWhole(reader: RowReader, kind: FacilityKind, fields: PlaceValue['fields']): void {
  for (const [part, whole] of notMore[kind] ?? []) {
    const [some, all] = [fields[part], fields[whole]];
    if (typeof some === 'number' && typeof all === 'number' && some > all)
      reader.say({ field: `field.${part}` as PlaceField, code: 'moreThan', received: String(some), limit: all });
  }
}

/** Reads one row. A field that is refused is absent from the value. */
export function readRow(row: PlaceRow, { settings, locator, today }: RowContext): ReadPlace {
  const reader = new RowReader(settings.mapping, row);
  const { kind, subKind } = kindOfRow(reader, settings);
  const name = reader.line('name');
  if (name === '' && !reader.problems.some((one) => one.field === 'name')) reader.say({ field: 'name', code: 'missing', received: '' });
  const fields = readFields(reader, kind);
  const value: PlaceValue = { kind, name, position: positionOf(reader, row, locator), fields, contacts: [] };
  const finer = reader.line('subKind') || subKind;
  if (finer !== '') value.subKind = finer;
  for (const field of ['unitName', 'address', 'note'] as const) {
    const text = reader.line(field);
    if (text !== '') value[field] = text;
  }
  const secrecy = reader.text('secrecy');
  if (secrecy !== '') {
    const said = secrecyOf(secrecy);
    if (said === 'secret') reader.say({ field: 'secrecy', code: 'secret', received: short(secrecy) });
    else if (said === null) reader.say({ field: 'secrecy', code: 'notChoice', received: short(secrecy) });
    else value.secrecy = said;
  }
  const looked = reader.text('checkedOn');
  if (looked !== '') {
    const day = dayOf(looked);
    if (day === null) reader.say({ field: 'checkedOn', code: 'notDay', received: short(looked) });
    else if (day > today) reader.say({ field: 'checkedOn', code: 'future', received: day, limit: today });
    else value.checkedOn = day;
  }
  value.contacts = contactsOfRow(reader);
  if (value.contacts.length > maxContacts)
    reader.say({ field: 'contact', code: 'tooLarge', received: String(value.contacts.length), limit: maxContacts });
  if (kind) moreThanWhole(reader, kind, fields);
  return { value, problems: reader.problems };
}

function contactsOfRow(reader: RowReader): PlaceValue['contacts'] {
  const cell = (field: PlaceField, nth: number): { field: PlaceField; text: string } | undefined => {
    const text = reader.all(field)[nth];
    return text === undefined || saysNothing(text) ? undefined : { field, text };
  };
  const count = Math.max(reader.all('contact').length, reader.all('phone').length);
  const contacts = Array.from({ length: count }, (_, nth) =>
    contactsOf(cell('contact', nth), cell('contactRole', nth), cell('phone', nth), false, reader.problems),
  ).flat();
  const key = contactsOf(cell('keyHolder', 0), undefined, cell('keyPhone', 0), true, reader.problems);
  for (const one of key) {
    // The same person in both columns is one contact, who has the key.
    const same = contacts.find(({ name, phone }) => name === one.name && (one.phone === '' || phone === one.phone));
    if (same) same.keyHolder = true;
    else contacts.push(one);
  }
  const tooLong = contacts.find(({ name, role }) => name.length > maxLine || role.length > maxLine);
  if (tooLong) reader.say({ field: 'contact', code: 'tooLong', received: short(tooLong.name), limit: maxLine });
  return contacts;
}

// Places as a table for files: the columns that occur, the words that the import reads again. Runs in a worker for many.
import type { ExportFormat } from '#shared/contract/facility-files.ts';
import { cellText } from '#shared/resources/import/cells.ts';
import { baseWords, fileWords } from '#shared/resources/import/file-words.ts';
import type { BaseField } from '#shared/resources/import/types.ts';
import { type FieldDefinition, type FieldKey, fieldsOf } from '#shared/resources/fields.ts';
import { maxImportRows } from '#shared/resources/limits.ts';
import { publicPlace } from '#shared/resources/public.ts';
import { choiceWords, fieldWords, kindWords, type Locale, secrecyWords } from '#shared/resources/words.ts';
import type { Position } from '#shared/kernel/geo.ts';
import type { FieldValue } from '#shared/resources/types.ts';
import { personById, unitById } from '../../directory/queries.ts';
import type { ReadDb } from '../../kernel/db.ts';
import { contactsOfFacility, datasetById, type Facility, type FacilityFilter, type FacilityOrder, listFacilities } from '../queries.ts';

export interface ExportInput {
  filter: FacilityFilter;
  order: FacilityOrder | undefined;
  descending: boolean;
  /** For the public. */
  open: boolean;
  locale: Locale;
  /** Who made it and when, as it stands on the file. */
  office: string;
  stamp: string;
}

export type PlaceExport = ExportInput & { format: ExportFormat };

export interface ExportColumn {
  head: string;
  width: number;
  number: boolean;
}

export interface ExportRow {
  name: string;
  kind: Facility['kind'];
  position: Position | null;
  cells: (string | number | null)[];
}

export interface ExportTable {
  title: string;
  /** Filter, count, who and when, mark. */
  lines: string[];
  mark: string;
  columns: ExportColumn[];
  rows: ExportRow[];
}

interface Column extends ExportColumn {
  cell: (place: Facility, contacts: Contacts) => string | number | null;
}

interface Contacts {
  contact: string;
  phone: string;
  keyHolder: string;
  keyPhone: string;
}

const divider = '、';

function contactsOf(db: ReadDb, place: Facility): Contacts {
  const all = contactsOfFacility(db, place.id).map((contact) => {
    const person = contact.person === null ? undefined : personById(db, contact.person);
    const unit = contact.unit === null ? undefined : unitById(db, contact.unit);
    return {
      keyHolder: contact.keyHolder,
      name: person?.name ?? (contact.name || (unit?.name ?? '')),
      phone: person?.phones[0]?.number ?? (contact.phone || (unit?.phone ?? '')),
    };
  });
  const join = (which: 'name' | 'phone', keys: boolean): string => {
    const some = all.filter((one) => one.keyHolder === keys);
    // One number for several people is said once for each: names and numbers stand side by side.
    return some.some((one) => one[which] !== '') ? some.map((one) => one[which]).join(divider) : '';
  };
  return { contact: join('name', false), phone: join('phone', false), keyHolder: join('name', true), keyPhone: join('phone', true) };
}

function valueText(value: FieldValue | undefined, definition: FieldDefinition, locale: Locale): string | number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return cellText(value);
  if (definition.type === 'choice' && typeof value === 'string') return choiceWords[locale][value] ?? value;
  return value;
}

function baseColumns(locale: Locale, open: boolean, unitName: (place: Facility) => string): Column[] {
  const column = (field: BaseField, width: number, cell: Column['cell'], number = false): Column => ({
    head: baseWords[locale][field],
    width,
    number,
    cell,
  });
  const degrees = (degree: number | undefined): number | null => (degree === undefined ? null : Math.round(degree * 1e7) / 1e7);
  return [
    column('name', 30, (place) => place.name),
    column('kind', 14, (place) => kindWords[locale][place.kind]),
    column('subKind', 12, (place) => place.subKind),
    column('unitName', 24, unitName),
    column('address', 32, (place) => place.address),
    column('lng', 14, (place) => degrees(place.position?.lng), true),
    column('lat', 14, (place) => degrees(place.position?.lat), true),
    ...(open
      ? []
      : [
          column('contact', 16, (_, contacts) => contacts.contact),
          column('phone', 20, (_, contacts) => contacts.phone),
          column('keyHolder', 16, (_, contacts) => contacts.keyHolder),
          column('keyPhone', 20, (_, contacts) => contacts.keyPhone),
          column('note', 24, (place) => place.note),
          column('secrecy', 10, (place) => secrecyWords[locale][place.secrecy]),
        ]),
    column('checkedOn', 14, (place) => place.checkedOn ?? ''),
  ];
}

/** Fields of the kinds that occur; 容量 in people and in 万立方米 are two columns. */
function fieldColumns(places: readonly Facility[], locale: Locale): Column[] {
  const columns = new Map<string, { key: FieldKey; definition: FieldDefinition; kinds: Set<string> }>();
  for (const kind of new Set(places.map((place) => place.kind)))
    for (const [key, definition] of fieldsOf(kind)) {
      const id = `${key}/${definition.measure ?? ''}/${definition.type}`;
      const known = columns.get(id) ?? { key, definition, kinds: new Set<string>() };
      known.kinds.add(kind);
      columns.set(id, known);
    }
  return [...columns.values()].map(({ key, definition, kinds }) => ({
    head: definition.measure === undefined ? fieldWords[locale][key] : `${fieldWords[locale][key]}（${definition.measure}）`,
    width: definition.type === 'text' ? 24 : 12,
    number: definition.type === 'int' || definition.type === 'number',
    cell: (place) => (kinds.has(place.kind) ? valueText(place.fields[key], definition, locale) : null),
  }));
}

function filterText(db: ReadDb, { filter, locale }: ExportInput): string {
  const words = fileWords[locale];
  const parts = [
    ...(filter.kind ? [kindWords[locale][filter.kind]] : []),
    ...(filter.unit ? [unitById(db, filter.unit)?.name ?? ''] : []),
    ...(filter.dataset ? [words.dataset(datasetById(db, filter.dataset)?.name ?? '')] : []),
    ...(filter.box ? [words.box] : []),
    ...(filter.closed === undefined ? [] : [words.closed(filter.closed)]),
    ...(filter.text ? [words.typed(filter.text)] : []),
  ];
  return words.filter(parts.join(locale === 'en' ? ', ' : '，') || words.all);
}

export function exportTable(db: ReadDb, input: ExportInput): ExportTable {
  const { filter, order, descending, open, locale } = input;
  const words = fileWords[locale];
  const listed: Facility[] = listFacilities(db, filter, { limit: maxImportRows, offset: 0, order, descending });
  const places = open ? listed.flatMap((place) => publicPlace(place) ?? []) : listed;
  const unitNames = new Map<string, string>();
  const unitName = (place: Facility): string => {
    if (place.unit === null) return place.unitName;
    const known = unitNames.get(place.unit) ?? unitById(db, place.unit)?.name ?? place.unitName;
    unitNames.set(place.unit, known);
    return known;
  };
  const cells = places.map((place) => ({
    place,
    contacts: open ? { contact: '', phone: '', keyHolder: '', keyPhone: '' } : contactsOf(db, place),
  }));
  const all = [...baseColumns(locale, open, unitName), ...fieldColumns(places, locale)];
  const filled = all.map((column) => cells.map(({ place, contacts }) => column.cell(place, contacts)));
  // What is empty in every row says nothing; name, kind and position always stand.
  const shown = all.flatMap((_, at) =>
    at < 2 || at === 5 || at === 6 || filled[at]?.some((cell) => cell !== null && cell !== '') ? [at] : [],
  );
  const mark = open ? words.publicMark : words.internalMark;
  return {
    title: words.title,
    lines: [`${filterText(db, input)}　${words.count(places.length)}　${words.made(input.office, input.stamp)}`, `${mark}　${words.crs}`],
    mark,
    columns: shown.map((at) => {
      const { head = '', width = 12, number = false } = all[at] ?? {};
      return { head, width, number };
    }),
    rows: cells.map(({ place }, nth) => ({
      name: place.name,
      kind: place.kind,
      position: place.position,
      cells: shown.map((at) => filled[at]?.[nth] ?? null),
    })),
  };
}

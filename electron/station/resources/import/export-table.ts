// Places as a table for files: the columns that occur, the words that the import reads again. Runs in a worker for many.
import type { ExportFormat } from '#shared/resources/types.ts';
import { cellText } from '#shared/resources/import/cells.ts';
import { baseWords, fileWords } from '#shared/resources/import/file-words.ts';
import type { BaseField } from '#shared/resources/import/types.ts';
import { type FieldDefinition, type FieldKey, fieldsOf } from '#shared/resources/fields.ts';
import { maxImportRows } from '#shared/resources/limits.ts';
import { internalMark, publicPlace } from '#shared/resources/public.ts';
import type { PlaceContent } from '../../documents/places/place-content.ts';
import { choiceWords, fieldWords, kindWords, type Locale, secrecyWords } from '#shared/resources/words.ts';
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

interface Column {
  head: string;
  cell: (place: Facility, contacts: Contacts) => string | number | null;
}

interface Contacts {
  contact: string;
  phone: string;
  keyHolder: string;
  keyPhone: string;
}

const divider = '、';
/** Sets of data that a file names; more would hide its rows. */
const shownSources = 10;

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
  const column = (field: BaseField, cell: Column['cell']): Column => ({ head: baseWords[locale][field], cell });
  return [
    column('name', (place) => place.name),
    column('kind', (place) => kindWords[locale][place.kind]),
    column('subKind', (place) => place.subKind),
    column('unitName', unitName),
    column('address', (place) => place.address),
    ...(open
      ? []
      : [
          column('contact', (_, contacts) => contacts.contact),
          column('phone', (_, contacts) => contacts.phone),
          column('keyHolder', (_, contacts) => contacts.keyHolder),
          column('keyPhone', (_, contacts) => contacts.keyPhone),
          column('note', (place) => place.note),
          column('secrecy', (place) => secrecyWords[locale][place.secrecy]),
        ]),
    column('checkedOn', (place) => place.checkedOn ?? ''),
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
  return parts.join(locale === 'en' ? ', ' : '，') || words.all;
}

export function exportTable(db: ReadDb, input: ExportInput): PlaceContent {
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
  // What is empty in every row says nothing; name and kind always stand.
  const shown = all.flatMap((_, at) => (at < 2 || filled[at]?.some((cell) => cell !== null && cell !== '') ? [at] : []));
  const about = words.about;
  return {
    title: words.title,
    mark: open ? '' : internalMark[locale],
    about: [
      [about.filter, filterText(db, input)],
      [about.count, String(places.length)],
      [about.secrecy, open ? words.publicMark : words.internalNote],
      ...sourcesOf(db, places).map((source): [string, string] => [about.source, source]),
      [about.crs, words.crs],
      [about.at, input.stamp],
      [about.office, input.office],
    ],
    system: 'cgcs2000',
    words: { lng: baseWords[locale].lng, lat: baseWords[locale].lat, legend: words.legend, readme: words.readme },
    columns: shown.map((at) => all[at]?.head ?? ''),
    nameColumn: 0,
    rows: cells.map(({ place }, nth) => ({ position: place.position, cells: shown.map((at) => filled[at]?.[nth] ?? null) })),
  };
}

/** Where the rows come from: each set of data with its own review number, never one of ours. */
function sourcesOf(db: ReadDb, places: readonly Facility[]): string[] {
  const sets = new Set(places.flatMap(({ dataset }) => (dataset === null ? [] : [dataset])));
  return [...sets].slice(0, shownSources).flatMap((id) => {
    const dataset = datasetById(db, id);
    return dataset ? [[dataset.name, dataset.source, dataset.reviewNumber].filter((part) => part !== '').join(' ')] : [];
  });
}

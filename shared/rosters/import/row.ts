// The names of one row, put on the seats that its columns mean.
import { shiftsOfDay } from '../shift.ts';
import type { Roster, RosterShift } from '../types.ts';
import { patternOf, postOf } from './columns.ts';
import { labelledNames } from './labelled.ts';
import { type NamedPerson, phoneFits, readNames, readPhones } from './names.ts';
import type { TableReader } from './read.ts';
import type { ImportColumn, ImportReading } from './types.ts';

export interface RowToRead {
  at: number;
  row: readonly string[];
  columns: readonly ImportColumn[];
  days: readonly string[];
  shiftText: string;
  shiftColumn: number | undefined;
  dayColumn: number;
}

/** The column of names that telephones or titles beside it belong to: the one of the same post, else the nearest at the left, else at the right. */
function ownerOf(column: ImportColumn, names: readonly ImportColumn[], words: string): ImportColumn | undefined {
  const left = names.filter((one) => one.at < column.at);
  const bare = words.replace(/(?:联系|值班|办公)?(?:电话|手机)(?:号码?)?|联系方式|号码|短号|座机|职务|姓名/g, '').trim();
  const named = bare === '' ? [] : names.filter((one) => one.head.replace(/姓名/g, '').trim().startsWith(bare));
  if (named.length === 1) return named[0];
  return column.role === 'title' && left.length === 0 ? names[0] : (left.at(-1) ?? names[0]);
}

/** Shifts of a day that a cell means. */
function shiftsMeant(reader: TableReader, input: RowToRead, column: ImportColumn, day: string, said: boolean): RosterShift[] {
  const { context, corrections, problem } = reader;
  const { roster } = context;
  const all = shiftsOfDay(roster, day, context.shifts);
  const of = (pattern: string): RosterShift[] => all.filter((shift) => shift.pattern === pattern);
  if (column.shift !== null) return of(column.shift);
  if (input.shiftText === '') return all;
  const given = corrections.shifts.find((one) => one.text === input.shiftText)?.pattern;
  const pattern =
    given ??
    patternOf(input.shiftText, roster.patterns) ??
    (all.length === 1 && /全|昼夜|24/.test(input.shiftText) ? all[0]?.pattern : undefined);
  const meant = pattern === undefined || pattern === null ? [] : of(pattern);
  if (meant.length === 0 && said) {
    if (pattern === undefined || pattern === null) reader.unknownShifts.add(input.shiftText);
    problem(
      input.at,
      input.shiftColumn ?? input.dayColumn,
      'shiftUnknown',
      input.shiftText,
      roster.patterns.map((one) => one.name).join('、'),
    );
  }
  return meant;
}

/** Telephones and titles that stand in cells of their own. */
function besides(
  reader: TableReader,
  input: RowToRead,
  column: ImportColumn,
  names: readonly ImportColumn[],
  people: (NamedPerson | null)[],
): void {
  const { row, at } = input;
  for (const other of input.columns) {
    if (other.role !== 'phones' && other.role !== 'title') continue;
    if (ownerOf(other, names, other.head)?.at !== column.at) continue;
    const text = row[other.at] ?? '';
    if (text === '') continue;
    if (other.role === 'title') {
      for (const person of people) if (person) person.title ??= text.slice(0, 100);
      continue;
    }
    const { phones, unreadable } = readPhones(text);
    for (const part of unreadable) reader.problem(at, other.at, 'phoneWrong', part);
    const present = people.filter((person) => person !== null);
    const inOrder = phones.length === people.length ? people : present;
    phones.forEach((phone, index) => {
      const person = inOrder[index];
      if (phone === null) return;
      if (!phoneFits(phone)) reader.problem(at, other.at, 'phoneWrong', phone);
      else if (!person) reader.problem(at, other.at, 'phoneAlone', phone);
      else person.phone ??= phone;
    });
  }
}

function capacity(roster: Roster, posts: readonly string[], shift: RosterShift): { post: string; name: string; count: number }[] {
  return posts.flatMap((id) => {
    const post = roster.posts.find((one) => one.id === id);
    return post && shift.posts.includes(id) ? [{ post: id, name: post.name, count: post.count }] : [];
  });
}

/** Puts one person, or nobody, on the next seat of a chain of posts. */
export function seat(
  reader: TableReader,
  input: RowToRead,
  column: ImportColumn,
  shift: RosterShift,
  posts: readonly string[],
  person: NamedPerson | null,
): void {
  const { book, context, problem } = reader;
  const seats = capacity(context.roster, posts, shift);
  const place = { day: shift.day, shift: shift.pattern };
  const same = (one: ImportReading): boolean => one.day === place.day && one.shift === place.shift && one.name === person?.name;
  const before =
    person === null
      ? undefined
      : book.readings.find((one) => same(one) && (one.phone === null || person.phone === null || one.phone === person.phone));
  const cell = reader.position(input.at, column.at);
  if (before && person) {
    // A cell that covers several rows says the same in each.
    if (before.table === reader.at && posts.includes(before.post) && reader.merged(before, cell)) return;
    if (posts.includes(before.post)) {
      problem(input.at, column.at, 'nameTwice', person.name);
      return;
    }
    problem(input.at, column.at, 'twoPosts', person.name, context.roster.posts.find((one) => one.id === before.post)?.name ?? before.post);
  }
  for (const { post, count } of seats) {
    const key = `${place.day}/${place.shift}/${post}`;
    const slot = book.used.get(key) ?? 0;
    if (slot >= count) continue;
    book.used.set(key, slot + 1);
    if (person)
      book.readings.push({ table: reader.at, ...cell, ...place, post, slot, name: person.name, phone: person.phone, title: person.title });
    return;
  }
  if (person)
    problem(
      input.at,
      column.at,
      'tooManyNames',
      person.name,
      seats.reduce((sum, one) => sum + one.count, 0),
    );
}

/** Names that stand in one cell, or behind one label of it, put on these posts. */
function readCell(reader: TableReader, input: RowToRead, column: ImportColumn, text: string, said: readonly string[]): void {
  const { context, problem } = reader;
  const { roster } = context;
  const read = readNames(text, context.known);
  for (const part of read.unreadable) problem(input.at, column.at, 'nameUnreadable', part);
  for (const phone of read.phonesAlone) problem(input.at, column.at, 'phoneAlone', phone);
  besides(
    reader,
    input,
    column,
    input.columns.filter((one) => one.role === 'names'),
    read.people,
  );
  for (const person of read.people) {
    if (person?.phone && !phoneFits(person.phone)) {
      problem(input.at, column.at, 'phoneWrong', person.phone);
      person.phone = null;
    }
  }
  let posts = said;
  if (read.people.length === 0 && posts.length === 0) return;
  const postColumn = input.columns.find((one) => one.role === 'postName')?.at;
  if (postColumn !== undefined && posts.length === 0) {
    const named = input.row[postColumn] ?? '';
    const { post } = postOf(named, roster);
    if (post === null) {
      problem(input.at, postColumn, 'postUnknown', named, roster.posts.map((one) => one.name).join('、'));
      return;
    }
    posts = [post];
  }
  if (posts.length === 0) {
    problem(input.at, column.at, 'postUnknown', column.head, roster.posts.map((one) => one.name).join('、'));
    return;
  }
  for (const day of input.days) {
    const shifts = shiftsMeant(reader, input, column, day, read.people.length > 0);
    for (const shift of shifts) {
      for (const post of posts) reader.book.spoken.add(`${day}/${shift.pattern}/${post}`);
      for (const person of read.people) seat(reader, input, column, shift, posts, person);
    }
  }
}

export function readRowNames(reader: TableReader, input: RowToRead): void {
  for (const column of input.columns) {
    if (column.role !== 'names') continue;
    const text = input.row[column.at] ?? '';
    const labelled = column.posts.length === 0 ? labelledNames(text, reader.context.roster) : null;
    if (labelled) for (const { names, posts } of labelled) readCell(reader, input, column, names, posts);
    else readCell(reader, input, column, text, column.posts);
  }
}

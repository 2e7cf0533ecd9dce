// One row of a table of marks: each mark puts the person of its column on the seats it means.
import { type RosterShift } from '../types.ts';
import { shiftsOfDay } from '../shift.ts';
import { readMark } from './marks.ts';
import { type NamedPerson, phoneFits, readNames, readPhones } from './names.ts';
import type { TableReader } from './read.ts';
import { type RowToRead, seat } from './row.ts';

/** Marks told to whoever wrote another one. */
const examples = '班 √ 休';

/** Whom the columns of marks are about; columns whose heading names nobody are reproached once, and left out. */
export function readPeople(reader: TableReader): Map<number, NamedPerson> {
  const { layout, context, problem } = reader;
  const found = new Map<number, NamedPerson>();
  const where = layout.people;
  for (const { at, role } of layout.columns) {
    if (role !== 'person') continue;
    const text = where ? (layout.rows[where.name]?.[at] ?? '') : '';
    const { people, unreadable } = readNames(text, context.known);
    const person = people[0];
    if (!person || people.length > 1 || unreadable.length > 0) {
      problem(where?.name ?? 0, at, 'nameUnreadable', text);
      continue;
    }
    if (where?.phone != null) {
      const cell = layout.rows[where.phone]?.[at] ?? '';
      const { phones, unreadable: wrong } = readPhones(cell);
      person.phone ??= phones.find((phone) => phone !== null && phoneFits(phone)) ?? null;
      for (const part of [...wrong, ...phones.filter((phone) => phone !== null && !phoneFits(phone))])
        problem(where.phone, at, 'phoneWrong', part ?? '');
    }
    if (where?.title != null) person.title ??= layout.rows[where.title]?.[at]?.slice(0, 100) || null;
    found.set(at, person);
  }
  return found;
}

export function readRowMarks(reader: TableReader, input: RowToRead, people: ReadonlyMap<number, NamedPerson>): void {
  const { context, problem, book } = reader;
  const { roster } = context;
  const columns = input.columns.filter((column) => people.has(column.at));
  const speaks = new Set(columns.flatMap((column) => column.posts));
  for (const day of input.days) {
    const all = shiftsOfDay(roster, day, context.shifts);
    const speakOf = (shift: RosterShift, post: string): unknown => book.spoken.add(`${day}/${shift.pattern}/${post}`);
    // Who has no mark serves not: the table speaks of every post its people may have.
    for (const shift of all) for (const post of speaks) speakOf(shift, post);
    for (const column of columns) {
      const text = input.row[column.at] ?? '';
      const person = people.get(column.at);
      if (text === '' || !person) continue;
      const mark = readMark(text, roster, reader.marks);
      if (!mark) {
        reader.unknownMarks.add(text);
        problem(input.at, column.at, 'markUnknown', text, [...roster.patterns.map((one) => one.name), examples].join(' '));
        continue;
      }
      if (!mark.duty) continue;
      const patterns = mark.shifts.length > 0 ? mark.shifts : column.shift === null ? all.map((shift) => shift.pattern) : [column.shift];
      const posts = mark.posts.length > 0 ? mark.posts : column.posts;
      if (posts.length === 0) problem(input.at, column.at, 'postUnknown', text, roster.posts.map((one) => one.name).join('、'));
      for (const pattern of posts.length === 0 ? [] : patterns) {
        const shift = all.find((one) => one.pattern === pattern);
        if (!shift) {
          problem(input.at, column.at, 'shiftUnknown', text, all.map((one) => one.name).join('、'));
          continue;
        }
        for (const post of posts) speakOf(shift, post);
        seat(reader, input, column, shift, posts, person);
      }
    }
  }
}

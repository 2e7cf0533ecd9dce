// The official duty table: one row a shift, posts as columns with their telephones, marks of holidays. One shape for screen, paper and files.
import { weekdayOf } from './calendar.ts';

/** What the table needs of a shift; the contract's shifts have it. */
export interface OfficialShift {
  day: string;
  pattern: string;
  name: string;
  dayKind: 'workday' | 'weekend' | 'holiday';
  dayName: string | null;
  makeUp: boolean;
  seats: readonly {
    post: string;
    name: string;
    slot: number;
    person: { name: string; phones: readonly { kind: string; number: string }[] } | null;
    corrected: { person: { name: string; phones: readonly { kind: string; number: string }[] } | null } | null;
  }[];
}

export interface OfficialColumn {
  kind: 'day' | 'weekday' | 'shift' | 'names' | 'phones' | 'remark';
  head: string;
  /** Id of the post of names and phones. */
  post: string | null;
}

export interface OfficialTable {
  title: string;
  /** 2026年11月1日至11月30日 */
  period: string;
  columns: OfficialColumn[];
  rows: { day: string; off: boolean; cells: string[] }[];
}

export interface OfficialWords {
  /** 云河县人民政府总值班室 */
  office: string;
  /** 城关镇值班; empty for the office's own. */
  roster: string;
}

const weekdays = '日一二三四五六';
/** Stands where a seat before a filled one is empty, so that everybody keeps his seat. */
const emptySeat = '—';

/** 周五 */
export const weekdayText = (day: string): string => `周${weekdays.charAt(weekdayOf(day))}`;

const parts = (day: string): [year: number, month: number, date: number] => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
};

const lastDate = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** 2026年11月 for a whole month; 2026年11月1日至12月5日 else. */
export function periodText(from: string, to: string): string {
  const [fromYear, fromMonth, fromDate] = parts(from);
  const [toYear, toMonth, toDate] = parts(to);
  const wholeMonths = fromDate === 1 && toDate === lastDate(toYear, toMonth);
  if (wholeMonths && fromYear === toYear) {
    if (fromMonth === toMonth) return `${fromYear}年${fromMonth}月`;
    return fromMonth === 1 && toMonth === 12 ? `${fromYear}年` : `${fromYear}年${fromMonth}月至${toMonth}月`;
  }
  const end = fromYear === toYear ? `${toMonth}月${toDate}日` : `${toYear}年${toMonth}月${toDate}日`;
  return from === to ? `${fromYear}年${fromMonth}月${fromDate}日` : `${fromYear}年${fromMonth}月${fromDate}日至${end}`;
}

/** 11月20日; with its year where the period has several. */
const dayCell = (day: string, withYear: boolean): string => {
  const [year, month, date] = parts(day);
  return `${withYear ? `${year}年` : ''}${month}月${date}日`;
};

const remark = (shift: OfficialShift): string =>
  shift.makeUp ? `${shift.dayName ?? ''}调休上班` : shift.dayKind === 'holiday' ? (shift.dayName ?? '') : '';

/** The number that is called first: as the directory orders them, mobiles before others. */
const phoneOf = (phones: readonly { kind: string; number: string }[]): string =>
  (phones.find((phone) => phone.kind === 'mobile') ?? phones.find((phone) => phone.kind !== 'fax'))?.number ?? '';

type Held = { name: string; phones: readonly { kind: string; number: string }[] } | null;

/** Who sits on the seats of a post, in their order; empty seats after the last person are left out. */
function heldBy(shift: OfficialShift, post: string): Held[] {
  const held: Held[] = [];
  for (const seat of shift.seats) if (seat.post === post) held[seat.slot] = seat.corrected ? seat.corrected.person : seat.person;
  const all = Array.from(held, (person) => person ?? null);
  return all.slice(0, all.findLastIndex((person) => person !== null) + 1);
}

/**
 * The table of one roster's shifts.
 * @param shifts in their order; all of one roster
 * @param posts the roster's posts as columns, in the order of print; one that may stay empty is left out where nobody holds it on any day
 */
export function officialTable(
  shifts: readonly OfficialShift[],
  posts: readonly { id: string; name: string; required: boolean }[],
  words: OfficialWords,
  from: string,
  to: string,
): OfficialTable {
  const speaks = (post: (typeof posts)[number]) => (seat: OfficialShift['seats'][number]) =>
    seat.post === post.id && (post.required || seat.person !== null || seat.corrected !== null);
  const served = posts.filter((post) => shifts.some((shift) => shift.seats.some(speaks(post))));
  const severalShifts = new Set(shifts.map((shift) => shift.pattern)).size > 1;
  const withYear = from.slice(0, 4) !== to.slice(0, 4);
  const columns: OfficialColumn[] = [
    { kind: 'day', head: '日期', post: null },
    { kind: 'weekday', head: '星期', post: null },
    ...(severalShifts ? [{ kind: 'shift' as const, head: '班次', post: null }] : []),
    ...served.flatMap((post) => [
      { kind: 'names' as const, head: post.name, post: post.id },
      { kind: 'phones' as const, head: `${post.name}电话`, post: post.id },
    ]),
    { kind: 'remark', head: '备注', post: null },
  ];
  const cell = (shift: OfficialShift, column: OfficialColumn): string => {
    if (column.kind === 'day') return dayCell(shift.day, withYear);
    if (column.kind === 'weekday') return weekdayText(shift.day);
    if (column.kind === 'shift') return shift.name;
    if (column.kind === 'remark') return remark(shift);
    const held = heldBy(shift, column.post ?? '');
    if (column.kind === 'names') return held.map((person) => person?.name ?? emptySeat).join('\n');
    const phones = held.map((person) => (person ? phoneOf(person.phones) : ''));
    return phones.some((phone) => phone !== '') ? phones.map((phone) => phone || emptySeat).join('\n') : '';
  };
  return {
    title: `${words.office}${periodText(from, to)}${titleName(words)}`,
    period: periodText(from, to),
    columns,
    rows: shifts.map((shift) => ({
      day: shift.day,
      off: shift.dayKind !== 'workday',
      cells: columns.map((column) => cell(shift, column)),
    })),
  };
}

/** 值班表; with the roster's name before it where that is not the duty room's own. */
function titleName({ office, roster }: OfficialWords): string {
  const name = roster.replace(/(值班)?(安排)?表$/, '').replace(/值班$/, '');
  return name === '' || office.includes(name) ? '值班表' : `${name}值班表`;
}

/** Rows that one cell covers, by column: a day with several shifts stands once. */
export function officialMerges(table: OfficialTable): { startRow: number; endRow: number; column: number }[] {
  const merges: { startRow: number; endRow: number; column: number }[] = [];
  for (let start = 0; start < table.rows.length; ) {
    let end = start;
    while (table.rows[end + 1]?.day === table.rows[start]?.day) end += 1;
    if (end > start)
      table.columns.forEach((column, at) => {
        if (column.kind === 'day' || column.kind === 'weekday' || column.kind === 'remark')
          merges.push({ startRow: start, endRow: end, column: at });
      });
    start = end + 1;
  }
  return merges;
}

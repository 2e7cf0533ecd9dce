// What a heading means: 日期, 班次, 带班领导, 领导电话 … in any order and wording.
import type { Post, RosterPost, ShiftPattern } from '../types.ts';
import { narrow } from './days.ts';
import type { ColumnRole } from './types.ts';

/** A roster as far as headings need it. */
export interface RosterWords {
  posts: readonly Pick<RosterPost, 'id' | 'kind' | 'name' | 'count' | 'required'>[];
  patterns: readonly Pick<ShiftPattern, 'id' | 'name' | 'from' | 'to'>[];
}

export interface Heading {
  role: ColumnRole;
  /** Post that the words name, as the roster has it or by its kind. */
  post: string | null;
  kind: Post | null;
  shift: string | null;
}

/** A heading is short; a longer text is a title or a note. */
const longest = 16;
const phoneWords = /(?:联系|值班|办公)?(?:电话|手机)(?:号码?)?|联系方式|号码|短号|座机/g;
/** 值班人员及电话: both stand in one cell. */
const namesAndPhones = /^.+(?:及|和|与|、|\/|\()(?:其)?(?:联系|值班|办公)?(?:电话|手机|联系方式|号码)/;
/** 白班(8:30-18:00) */
const hoursWithin = /\(([^()]*\d[^()]*)\)/;
const titleWords = /职务|职位|职级|所在单位|单位|部门|科室/g;

/** In this order: 带班副县长 is a leader, 备班人员 stands by. */
const kinds: [Post, RegExp][] = [
  ['leaderOnShift', /带班|领导|总带班/],
  ['standby', /备勤|备班|备岗|备值|待命|应急队|应急分队|听班|机动/],
  ['driver', /司机|驾驶/],
  ['deputy', /副班|副值|副岗/],
  ['main', /主班|主管|主值|主岗|正班|值班长|负责人/],
  ['leaderOnShift', /局长|主任|县长|镇长|乡长|书记|院长|校长/],
  ['other', /值班员|值班人|值班干部|值守人|工作人员|人员|干部|成员|^值班$|^值守$/],
];

const plain = (text: string): string => narrow(text).replace(/[()（）:：/、,，\-—_]/g, '');

/** Post that words name: exactly one of the roster's, else of the kind they speak of. */
export function postOf(text: string, roster: RosterWords): { post: string | null; kind: Post | null } {
  const words = plain(text);
  if (words === '') return { post: null, kind: null };
  const exact = roster.posts.find((post) => plain(post.name) === words);
  if (exact) return { post: exact.id, kind: exact.kind };
  const kind = kinds.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
  const ofKind = kind === null ? undefined : roster.posts.find((post) => post.kind === kind);
  if (kind !== null) return { post: ofKind?.id ?? null, kind };
  const within =
    words.length >= 2 ? roster.posts.find((post) => plain(post.name).includes(words) || words.includes(plain(post.name))) : undefined;
  return { post: within?.id ?? null, kind: within?.kind ?? null };
}

const hours = (text: string): string | null => {
  const match = /(\d{1,2})[:：点时]?(\d{2})?/.exec(text);
  return match ? `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}` : null;
};

/** Pattern that words name: 白班, 白, 夜班(18:00-8:00), 24小时; null: none fits. */
export function patternOf(text: string, patterns: RosterWords['patterns']): string | null {
  const words = plain(text);
  if (words === '') return null;
  const named =
    patterns.find((pattern) => plain(pattern.name) === words) ??
    patterns.find((pattern) => plain(pattern.name).length >= 2 && words.includes(plain(pattern.name))) ??
    patterns.find((pattern) => words.length === 1 && plain(pattern.name).startsWith(words));
  if (named) return named.id;
  const whole = /^(全天|24小时|昼夜|全日|整天|24h)/i.test(words) && patterns.length === 1 ? patterns[0] : undefined;
  if (whole) return whole.id;
  const from = hours(narrow(text));
  const starting = from === null ? [] : patterns.filter((pattern) => pattern.from === from);
  return starting.length === 1 ? (starting[0]?.id ?? null) : null;
}

/** What one heading says; of two lines the text of both; null: it is no heading. */
export function headingOf(text: string, roster: RosterWords): Heading | null {
  const whole = narrow(text);
  const within = hoursWithin.exec(whole);
  const words = within ? whole.replace(within[0], '') : whole;
  if (words === '' || words.length > longest) return null;
  const none = { post: null, kind: null, shift: null };
  if (/^(?:值班)?(?:日期|时间|日)$|^(?:月日|日期星期|日期及星期|值班日)$|日期/.test(words)) return { role: 'day', ...none };
  if (/^(?:星期|周|礼拜|周几)$/.test(words)) return { role: 'weekday', ...none };
  if (/^(?:班次|时段|班别|班种|值班时段|班制)$/.test(words)) return { role: 'shift', ...none };
  if (/^(?:备注|说明|附注|问题|Problems)$/.test(words)) return { role: 'remark', ...none };
  if (/^(?:序号|编号|No\.?)$/i.test(words)) return { role: 'ignored', ...none };
  if (/^(?:岗位|职责|值班岗位|值班类别|类别|值班职责|值班角色)$/.test(words)) return { role: 'postName', ...none };
  const isPhone = words.search(phoneWords) >= 0 && !namesAndPhones.test(words);
  const isTitle = !isPhone && words.search(titleWords) >= 0;
  const bare = words
    .replace(phoneWords, '')
    .replace(titleWords, '')
    .replace(/姓名|名单|及|和|与/g, '');
  const named = roster.patterns.find((pattern) => pattern.name.length >= 2 && bare.includes(plain(pattern.name)));
  const byHours = within ? patternOf(within[1] ?? '', roster.patterns) : null;
  const shift = roster.patterns.length > 1 ? (named?.id ?? byHours) : null;
  const { post, kind } = postOf(shift === null || !named ? bare : bare.replace(plain(named.name), ''), roster);
  if (isPhone) return { role: 'phones', post, kind, shift };
  if (isTitle) return { role: 'title', post, kind, shift };
  if (post !== null || kind !== null || shift !== null || /姓名|名单/.test(words)) return { role: 'names', post, kind, shift };
  return null;
}

/**
 * Posts on which the names of each column are put. A table of leaders and 值班人员 alone means by the first of these the main officer:
 * they are put on main, deputy and the rest, in this order, where no column of its own speaks of them.
 */
export function postsOfColumns(headings: readonly (Heading | null)[], roster: RosterWords): string[][] {
  const spoken = new Set(headings.flatMap((heading) => (heading?.role === 'names' && heading.post !== null ? [heading.post] : [])));
  const free = (kind: Post): string[] => roster.posts.filter((post) => post.kind === kind && !spoken.has(post.id)).map((post) => post.id);
  return headings.map((heading) => {
    if (heading?.role !== 'names') return [];
    const general = heading.kind === 'other' || heading.kind === null;
    if (!general) return heading.post === null ? [] : [heading.post];
    if (heading.kind === null && heading.post === null && heading.shift === null) return [];
    const own = heading.post === null ? free('other') : [heading.post];
    const required = roster.posts.some((post) => post.kind === 'main' && post.required);
    return required ? [...new Set([...free('main'), ...(free('main').length > 0 ? free('deputy') : []), ...own])] : own;
  });
}

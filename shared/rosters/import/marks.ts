// What a mark in a table of people and days means: 白, 夜, 休, √, 班, 带, 白主, 白/夜; and what a note below the table says of its marks.
import { type RosterWords, patternOf } from './columns.ts';
import { narrow } from './days.ts';
import type { Post } from '../types.ts';
import type { ImportCorrections, MarkMeaning } from './types.ts';

export type NamedMark = ImportCorrections['marks'][number];

/** Shifts and posts that a mark names; of none: every shift of the day, the posts of the person. */
export interface Mark {
  duty: boolean;
  shifts: string[];
  posts: string[];
}

/** Marks are short: a longer text in such a cell is something else. */
const longestMark = 16;

const on = /^(?:[√✓✔☑]|班|值|值班|当班|当值|在岗|上班|上|全|全天|全日|24|24H|24小时|1)$/;
const off =
  /^(?:[-—–×xX✗/\\0]|——|--|空|无|休|休息|假|年|年假|年休|年休假|公休|轮休|补|补休|调休|事|事假|病|病假|产假|婚假|丧假|差|出差|学|学习|培训|下|下夜|下夜班)$/;
const kinds: [Post, RegExp][] = [
  ['leaderOnShift', /^(?:带|带班|领导|带班领导|值班领导)$/],
  ['main', /^(?:主|主班|主值|正班)$/],
  ['deputy', /^(?:副|副班|副值)$/],
  ['standby', /^(?:备|备勤|备班|备岗)$/],
  ['driver', /^(?:司|司机|驾驶员?)$/],
];
/** Other words for the beginning of a pattern's name. */
const alike: [RegExp, string][] = [
  [/^(?:日|昼|早|D)班?$/, '白'],
  [/^(?:晚|N)班?$/, '夜'],
];

const plain = (text: string): string =>
  narrow(text)
    .toUpperCase()
    .replace(/[()（）、,，+＋;；]/g, '');

function shiftOf(word: string, roster: RosterWords): string | null {
  const called = (name: string): string | undefined =>
    roster.patterns.find((one) => plain(one.name) === name || plain(one.name) === `${name}班`)?.id ??
    (name.length === 1 ? roster.patterns.find((one) => plain(one.name).startsWith(name))?.id : undefined);
  const other = alike.find(([pattern]) => pattern.test(word))?.[1];
  return called(word) ?? (other === undefined ? undefined : called(other)) ?? null;
}

function meaningOf(word: string, roster: RosterWords): MarkMeaning | null {
  if (on.test(word)) return { kind: 'on' };
  if (off.test(word)) return { kind: 'off' };
  const shift = shiftOf(word, roster);
  if (shift !== null) return { kind: 'shift', pattern: shift };
  const kind = kinds.find(([, pattern]) => pattern.test(word))?.[0];
  const post = roster.posts.find((one) => plain(one.name) === word) ?? roster.posts.find((one) => one.kind === kind);
  return post ? { kind: 'post', post: post.id } : null;
}

/** The words that a mark is made of, the longest first at every place; null: something in it is no mark. */
function wordsOf(text: string, roster: RosterWords): MarkMeaning[] | null {
  if (text === '') return [];
  for (let length = text.length; length > 0; length -= 1) {
    const word = text.slice(0, length);
    // 白/夜: a stroke between two marks divides them.
    const means = word === '/' && length < text.length ? { kind: 'on' as const } : meaningOf(word, roster);
    const rest = means && wordsOf(text.slice(length), roster);
    if (means && rest) return [means, ...rest];
  }
  return null;
}

const isOf = (means: MarkMeaning, roster: RosterWords): boolean =>
  (means.kind !== 'shift' || roster.patterns.some((one) => one.id === means.pattern)) &&
  (means.kind !== 'post' || roster.posts.some((one) => one.id === means.post));

/** null: what stands there is no mark that is known. @param named marks that were said to mean something */
export function readMark(text: string, roster: RosterWords, named: readonly NamedMark[] = []): Mark | null {
  const flat = plain(text);
  if (flat === '' || flat.length > longestMark) return null;
  const given = named.find((one) => plain(one.text) === flat && isOf(one.means, roster))?.means;
  // 白班8:30-18:00, 18:00-次日8:30
  const timed = roster.patterns.some((one) => flat.startsWith(plain(one.name))) || /^\d/.test(flat);
  const whole = timed ? patternOf(text, roster.patterns) : null;
  const words = given ? [given] : (wordsOf(flat, roster) ?? (whole === null ? null : [{ kind: 'shift' as const, pattern: whole }]));
  if (!words) return null;
  return {
    duty: words.some((one) => one.kind !== 'off'),
    shifts: words.flatMap((one) => (one.kind === 'shift' ? [one.pattern] : [])),
    posts: words.flatMap((one) => (one.kind === 'post' ? [one.post] : [])),
  };
}

/** Marks that a note explains: √表示值班, ○代表休息, A：白班. Only signs and letters: words speak for themselves. */
const explained = /([√✓✔☑○●◎△▲☆★□■◇◆A-Z])[”"」]?(?:表示|代表|为|指|是|[:：=])[“"「]?(\p{Script=Han}{1,4}?)(?=[”"」，,。.；;、\s)）]|$)/gu;

export function legendOf(texts: readonly string[], roster: RosterWords): NamedMark[] {
  return [...new Set(texts)].flatMap((text) =>
    [...text.normalize('NFKC').matchAll(explained)].flatMap(([, mark = '', words = '']) => {
      const means = meaningOf(words, roster);
      return means ? [{ text: mark, means }] : [];
    }),
  );
}

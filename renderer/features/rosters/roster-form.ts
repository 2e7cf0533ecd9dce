// A roster as it stands in the set-up's form: numbers and times as typed, problems at their fields, usual patterns.
import type { RosterPost, RosterRules, RosterValue, ShiftPattern } from '#shared/rosters/types.ts';
import { dayKinds } from '#shared/rosters/types.ts';
import { blankRoster } from '#shared/rosters/blank.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { amountOfTyped } from '#renderer/texts/typed.ts';

export type PostForm = Omit<RosterPost, 'count'> & { count: string };
export type PatternForm = Omit<ShiftPattern, 'from' | 'to'> & { from: string; to: string };

export interface RosterForm {
  name: string;
  unit: string | null;
  kind: RosterValue['kind'];
  order: string;
  removed: boolean;
  watched: boolean;
  posts: PostForm[];
  patterns: PatternForm[];
  restHours: string;
  maxPerWeek: string;
  weights: Record<keyof RosterRules['weights'], string>;
  carryOverDays: string;
}

const patternForm = (pattern: ShiftPattern): PatternForm => ({ ...pattern, from: pattern.from ?? '', to: pattern.to ?? '' });

export function rosterForm(roster: RosterValue | null): RosterForm {
  const { name, unit, kind, order, removed, watched, posts, patterns, rules } = roster ?? {
    ...blankRoster,
    kind: 'township' as const,
    order: 100,
  };
  const { workday, weekend, holiday, night } = rules.weights;
  return {
    name,
    unit,
    kind,
    order: String(order),
    removed,
    watched: watched ?? false,
    posts: posts.map((post) => ({ ...post, count: String(post.count) })),
    patterns: patterns.map(patternForm),
    restHours: String(rules.restHours),
    maxPerWeek: rules.maxPerWeek === null ? '' : String(rules.maxPerWeek),
    weights: { workday: String(workday), weekend: String(weekend), holiday: String(holiday), night: String(night) },
    carryOverDays: String(rules.carryOverDays),
  };
}

/** 8:00, ８：００, 0800 → 08:00; undefined when it is no time; null for nothing. */
export function timeOfTyped(text: string): string | null | undefined {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  const match = /^(\d{1,2})[:：时]?(\d{2})分?$/.exec(plain);
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
  return match && hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : undefined;
}

const whole = (text: string, least: number, most: number): number | undefined => {
  const value = amountOfTyped(text);
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : undefined;
};

/** Problems of lists stand under `posts.0.name`. */
export function rosterProblems(values: RosterForm, { rosterSetup: { problems: words, dayKinds: kinds }, drafts }: Texts): Problems {
  const problems: Problems = {
    name: values.name.trim() === '' ? words.name : undefined,
    order: whole(values.order, 0, 100_000) === undefined ? words.order : undefined,
    carryOverDays: whole(values.carryOverDays, 0, 1_100) === undefined ? words.carryOver : undefined,
    maxPerWeek: values.maxPerWeek.trim() !== '' && whole(values.maxPerWeek, 1, 21) === undefined ? drafts.form.perWeekLimit : undefined,
    posts: values.posts.length === 0 ? words.noPosts : undefined,
  };
  const amount = (text: string, most: number): string | undefined => {
    const value = amountOfTyped(text);
    return typeof value === 'number' && value <= most ? undefined : drafts.form.amount(0, most);
  };
  problems.restHours = amount(values.restHours, 24 * 60);
  for (const [name, text] of Object.entries(values.weights)) problems[name] = amount(text, 100);
  for (const [index, post] of values.posts.entries()) {
    problems[`posts.${index}.name`] = post.name.trim() === '' ? words.name : undefined;
    problems[`posts.${index}.count`] = whole(post.count, 1, 50) === undefined ? words.count : undefined;
  }
  const missing = dayKinds.filter((kind) => !values.patterns.some((pattern) => pattern.days.includes(kind)));
  problems.patterns =
    values.patterns.length === 0 ? words.noPatterns : missing.length > 0 ? words.uncovered(missing.map((kind) => kinds[kind])) : undefined;
  for (const [index, pattern] of values.patterns.entries()) {
    problems[`patterns.${index}.name`] = pattern.name.trim() === '' ? words.name : undefined;
    problems[`patterns.${index}.days`] = pattern.days.length === 0 ? words.days : undefined;
    problems[`patterns.${index}.from`] = timeOfTyped(pattern.from) === undefined ? words.time : undefined;
    problems[`patterns.${index}.to`] = timeOfTyped(pattern.to) === undefined ? words.time : undefined;
  }
  return problems;
}

/** What is saved; only called when there are no problems. */
export function rosterValue(values: RosterForm): RosterValue {
  const number = (text: string): number => amountOfTyped(text) ?? 0;
  const { workday, weekend, holiday, night } = values.weights;
  return {
    name: values.name.trim(),
    unit: values.unit,
    kind: values.kind,
    order: number(values.order),
    removed: values.removed,
    watched: values.watched,
    posts: values.posts.map((post) => ({ ...post, name: post.name.trim(), count: number(post.count) })),
    patterns: values.patterns.map((pattern) => ({
      ...pattern,
      name: pattern.name.trim(),
      from: timeOfTyped(pattern.from) ?? null,
      to: timeOfTyped(pattern.to) ?? null,
    })),
    rules: {
      restHours: number(values.restHours),
      maxPerWeek: values.maxPerWeek.trim() === '' ? null : number(values.maxPerWeek),
      weights: { workday: number(workday), weekend: number(weekend), holiday: number(holiday), night: number(night) },
      carryOverDays: number(values.carryOverDays),
    },
  };
}

/** An id that no other of them has: main, main2, main3 … */
export function freeId(wanted: string, taken: readonly { id: string }[]): string {
  const ids = new Set(taken.map((one) => one.id));
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? wanted : `${wanted}${n}`;
    if (!ids.has(id)) return id;
  }
}

export const presets = ['whole', 'dayNight', 'nightAndFree'] as const;

/** Usual patterns. Ids are the same every time, so that seats keep their shifts when a preset is chosen again. */
export function presetPatterns(preset: (typeof presets)[number], { rosterSetup: { names } }: Texts): PatternForm[] {
  const all = [...dayKinds];
  if (preset === 'whole') return [{ id: 'day', name: names.day, days: all, from: '', to: '', posts: null }];
  if (preset === 'dayNight')
    return [
      { id: 'white', name: names.white, days: all, from: '08:00', to: '20:00', posts: null },
      { id: 'night', name: names.night, days: all, from: '20:00', to: '08:00', posts: null },
    ];
  return [
    { id: 'night', name: names.night, days: ['workday'], from: '18:00', to: '08:00', posts: null },
    { id: 'day', name: names.day, days: ['weekend', 'holiday'], from: '08:00', to: '08:00', posts: null },
  ];
}

/** A list with one of its items elsewhere. */
export function shifted<T>(list: readonly T[], from: number, to: number): T[] {
  if (to < 0 || to >= list.length || from === to) return [...list];
  const item = list[from];
  const rest = list.filter((_, index) => index !== from);
  return item === undefined ? [...list] : [...rest.slice(0, to), item, ...rest.slice(to)];
}

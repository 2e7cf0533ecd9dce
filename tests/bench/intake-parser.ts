// How well and how fast intake texts are read, measured on three corpora of labelled texts:
//   known  the rules were written against it: it says that nothing once read was lost, not how well unseen texts are read;
//   fresh  130 and more texts written later without a look at the rules, each batch measured first and then mended on;
//   aside  nobody who writes rules has read it: the honest figure. Only totals of it ever leave this file.
import { readFileSync } from 'node:fs';
import { type ParsedIntake, parseIntake } from '../../shared/incidents/parse/parse-intake.ts';
import { type Casualties, casualtyFields } from '../../shared/incidents/types.ts';
import type { Figure } from './figure.ts';

export interface FieldScore {
  field: string;
  tp: number;
  fp: number;
  fn: number;
  /** 1 when nothing was predicted. */
  precision: number;
  /** 1 when nothing was to be found. */
  recall: number;
  /** Texts in which the field has a value. */
  n: number;
}

interface ExpectedRough {
  field: string;
  min?: number | string;
  max?: number | string;
  about?: number;
}

export interface LabelledText {
  id: string;
  receivedAt: string;
  text: string;
  expect: {
    kind: string[] | null;
    grade: string | null;
    occurredAt: string | null;
    place: string | null;
    casualties: Casualties;
    approximate: ExpectedRough[];
  };
}

const zone = 'Asia/Shanghai';

const corpora = ['known', 'fresh', 'aside'] as const;
type Corpus = (typeof corpora)[number];

function load(file: Corpus): LabelledText[] {
  return JSON.parse(readFileSync(new URL(`../fixtures/intake-corpus/${file}.json`, import.meta.url), 'utf8')) as LabelledText[];
}

/** Reads one labelled text as the station would. */
export function parseLabelled(item: LabelledText): ParsedIntake {
  return parseIntake(item.text, { receivedAt: Date.parse(item.receivedAt), zone, places: [] });
}

class Tally {
  #tp = 0;
  #fp = 0;
  #fn = 0;
  #n = 0;

  /** One field of one text: a wrong value is both a false positive and a miss. */
  add(expected: unknown, predicted: unknown, right: boolean): void {
    if (expected !== null) this.#n += 1;
    if (predicted !== null && right) this.#tp += 1;
    if (predicted !== null && !right) this.#fp += 1;
    if (expected !== null && !(predicted !== null && right)) this.#fn += 1;
  }

  score(field: string): FieldScore {
    const [tp, fp, fn, n] = [this.#tp, this.#fp, this.#fn, this.#n];
    return { field, tp, fp, fn, precision: tp + fp === 0 ? 1 : tp / (tp + fp), recall: tp + fn === 0 ? 1 : tp / (tp + fn), n };
  }
}

/** One contains the other and the shorter is at least 60 % of the longer. */
function placesMeet(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.includes(short) && short.length >= 0.6 * long.length;
}

const minuteOf = (at: number): number => Math.floor(at / 60_000);
const bound = (value: number | string | undefined): number | undefined => (typeof value === 'string' ? Date.parse(value) : value);

function sameRough(expected: ExpectedRough, found: ParsedIntake['approximate'][number]): boolean {
  const about = 'about' in found ? found.about : undefined;
  return (
    expected.field === found.field && bound(expected.min) === found.min && bound(expected.max) === found.max && expected.about === about
  );
}

/** Names of the fields in which a text was read wrongly, for work on `known`. */
export function wrongFields({ expect }: LabelledText, parsed: ParsedIntake): string[] {
  const wrong: string[] = [];
  if (expect.kind === null ? parsed.kind !== null : parsed.kind === null || !expect.kind.includes(parsed.kind)) wrong.push('kind');
  if (expect.grade !== parsed.grade) wrong.push('grade');
  const at = expect.occurredAt === null ? null : minuteOf(Date.parse(expect.occurredAt));
  if (at !== (parsed.occurredAt === null ? null : minuteOf(parsed.occurredAt))) wrong.push('occurredAt');
  if ((expect.place?.trim() ?? null) !== (parsed.place?.text.trim() ?? null)) wrong.push('place');
  for (const field of casualtyFields) if (expect.casualties[field] !== parsed.casualties[field]) wrong.push(field);
  const found = parsed.approximate;
  if (found.length !== expect.approximate.length || !expect.approximate.every((item) => found.some((other) => sameRough(item, other)))) {
    wrong.push('approximate');
  }
  return wrong;
}

function scoreTexts(texts: readonly LabelledText[]): FieldScore[] {
  const tallies = new Map<string, Tally>();
  const tally = (field: string): Tally => {
    const known = tallies.get(field);
    if (known) return known;
    const made = new Tally();
    tallies.set(field, made);
    return made;
  };
  for (const item of texts) {
    const { expect } = item;
    const parsed = parseLabelled(item);
    tally('kind').add(expect.kind, parsed.kind, parsed.kind !== null && (expect.kind?.includes(parsed.kind) ?? false));
    tally('grade').add(expect.grade, parsed.grade, expect.grade === parsed.grade);
    const at = expect.occurredAt === null ? null : minuteOf(Date.parse(expect.occurredAt));
    const foundAt = parsed.occurredAt === null ? null : minuteOf(parsed.occurredAt);
    tally('occurredAt').add(at, foundAt, at === foundAt);
    const place = expect.place?.trim() ?? null;
    const foundPlace = parsed.place?.text.trim() ?? null;
    tally('place').add(place, foundPlace, place === foundPlace);
    tally('placeLenient').add(place, foundPlace, place !== null && foundPlace !== null && placesMeet(place, foundPlace));
    for (const field of casualtyFields) {
      const [wanted, found] = [expect.casualties[field], parsed.casualties[field]];
      tally(field).add(wanted, found, wanted === found);
    }
    const left = [...parsed.approximate];
    for (const wanted of expect.approximate) {
      const index = left.findIndex((found) => sameRough(wanted, found));
      tally('approximate').add(wanted, index < 0 ? null : wanted, index >= 0);
      if (index >= 0) left.splice(index, 1);
    }
    for (const extra of left) tally('approximate').add(null, extra, false);
  }
  return [...tallies].map(([field, made]) => made.score(field));
}

/**
 * Scores the parser on labelled texts.
 * @param file which corpus, see above
 * @returns totals per field; nothing of the texts themselves
 */
function scoreParser(file: Corpus): FieldScore[] {
  return scoreTexts(load(file));
}

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** Precision and recall per field on each corpus, and the speed. */
export function bench(): Figure[] {
  const figures: Figure[] = [];
  for (const file of corpora) {
    for (const { field, precision, recall } of scoreParser(file)) {
      figures.push({ name: `intake.${file}.${field}.precision`, value: round(precision, 3), unit: 'ratio', aim: '≥ 0.97' });
      figures.push({ name: `intake.${file}.${field}.recall`, value: round(recall, 3), unit: 'ratio', aim: '≥ 0.90' });
    }
  }
  return [...figures, ...speed()];
}

/** Texts per second over the known texts, and the time for one text of the greatest length that is taken. */
function speed(): Figure[] {
  const texts = load('known');
  for (const item of texts) parseLabelled(item);
  const rounds = 5;
  const start = performance.now();
  for (let round = 0; round < rounds; round += 1) for (const item of texts) parseLabelled(item);
  const perSecond = (rounds * texts.length * 1000) / (performance.now() - start);
  // The longest report of the corpus over and over: one event in every line, nothing that ends the reading early.
  const [longest = ''] = texts.map((item) => item.text).sort((a, b) => b.length - a.length);
  const long = longest.repeat(Math.ceil(20_000 / longest.length)).slice(0, 20_000);
  const context = { receivedAt: Date.parse('2026-09-06T13:34:00+08:00'), zone, places: [] };
  const times: number[] = [];
  for (let run = 0; run < 9; run += 1) {
    const began = performance.now();
    parseIntake(long, context);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return [
    { name: 'intake.textsPerSecond', value: Math.round(perSecond), unit: '1/s' },
    { name: 'intake.text20000', value: round(times[4] ?? 0, 1), unit: 'ms', aim: '< 50' },
  ];
}

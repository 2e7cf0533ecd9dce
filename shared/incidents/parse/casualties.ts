// Decides the people figures: what a group says of a field, what is denied, what has passed since.
import { noCasualties } from '../facts.ts';
import { type Approximate, type Casualties, type CasualtyField, casualtyFields } from '../types.ts';
import { onePerson } from './casualty-grammar.ts';
import { type Group, groupsOf, type Word, wordsOf } from './casualty-groups.ts';
import { Introductions, type Settled, settle, type Stated } from './casualty-totals.ts';
import type { Fate } from './casualty-words.ts';
import { type Zero, zerosOf } from './casualty-zeros.ts';
import type { Clause, Sentence } from './clauses.ts';
import { type PeopleCount, peopleCounts } from './people-counts.ts';
import type { Scopes } from './scopes.ts';

/** A span of the normalised text that proves a field. */
export interface Proof {
  field: string;
  start: number;
  end: number;
}

export interface CasualtyReading {
  casualties: Casualties;
  /** Rough numbers, with where they stand in the normalised text. */
  approximate: { item: Omit<Approximate, 'text'>; start: number; end: number }[];
  proofs: Proof[];
}

const has = (group: Group, ...among: Fate[]): boolean => among.some((fate) => group.fates.has(fate));

/** Whether the group says how many there are of a field, after all that happened to these people. */
function counts(group: Group, field: CasualtyField): boolean {
  if (has(group, 'mixed')) return false;
  if (field === 'dead') return has(group, 'dead');
  if (has(group, 'dead')) return false;
  switch (field) {
    case 'seriouslyInjured':
      return has(group, 'serious');
    case 'injured':
      return has(group, 'injured', 'serious') || (has(group, 'hospital') && !has(group, 'missing', 'evacuated'));
    case 'missing':
      return has(group, 'missing') && !has(group, 'found', 'rescued');
    case 'trapped':
      return has(group, 'trapped') && !has(group, 'rescued', 'found', 'evacuated');
    case 'evacuated':
      return has(group, 'evacuated') && !has(group, 'trapped', 'missing', 'injured', 'serious', 'hospital');
  }
}

/** 4人均被救出 after 3人 and 1人: the same people again. Their fates go on to the new group, the old ones no longer count. */
function mergeRepeated(groups: Group[]): Group[] {
  const merged = new Map<Group, Group>();
  groups.forEach((group, index) => {
    if (!group.repeats || group.count.value === null) return;
    let sum = 0;
    const same: Group[] = [];
    for (let back = index - 1; back >= Math.max(0, index - 6) && sum < group.count.value; back -= 1) {
      const before = groups[back];
      if (!before || before.count.helpers || merged.has(before) || before.partOf) continue;
      if (before.count.value === null) return;
      sum += before.count.value;
      same.push(before);
    }
    if (sum !== group.count.value) return;
    for (const before of same) {
      merged.set(before, group);
      for (const [fate, at] of before.fates) group.fates.set(fate, at);
    }
  });
  for (const group of groups) {
    const whole = group.partOf && merged.get(group.partOf);
    if (whole) group.partOf = whole;
  }
  return groups.filter((group) => !merged.has(group));
}

function isPartOfCounted(group: Group, field: CasualtyField): boolean {
  let steps = 0;
  for (let whole = group.partOf; whole && steps < 5; whole = whole.partOf, steps += 1) if (counts(whole, field)) return true;
  return false;
}

/** Of 4 hurt 2 have died: injured are the rest, if the text says so. */
function injuredOf(group: Group, groups: readonly Group[]): number | null | undefined {
  const value = group.count.value;
  const parts = groups.filter((part) => part.partOf === group);
  const sum = (list: readonly Group[]): number => list.reduce((total, part) => total + (part.count.value ?? 0), 0);
  const dead = sum(parts.filter((part) => counts(part, 'dead')));
  if (dead === 0 || value === null) return value;
  const hurt = sum(parts.filter((part) => counts(part, 'injured')));
  const again = groups.some((other) => other !== group && other.partOf === null && counts(other, 'injured') && other.count.value === value - dead);
  return dead + hurt === value || again ? value - dead : undefined;
}

/** 已转移1245人，安置836人 and 46人就诊，住院11人: the second is part of the first. */
function withoutSubset(items: readonly Stated[], text: string, subset: RegExp): Stated[] {
  const isSubset = ({ group }: Stated): boolean => subset.test(text.slice(group.start, group.end));
  const whole = items.filter((item) => !isSubset(item));
  const most = Math.max(...whole.map((item) => item.value ?? Number.POSITIVE_INFINITY));
  return items.filter((item) => !isSubset(item) || whole.length === 0 || (item.value ?? 0) > most);
}

function stated(groups: readonly Group[], field: CasualtyField, text: string): Stated[] | null {
  const items: Stated[] = [];
  for (const group of groups) {
    if (!counts(group, field) || isPartOfCounted(group, field)) continue;
    const value = field === 'injured' ? injuredOf(group, groups) : group.count.value;
    if (value === undefined) return null;
    const hurt = text.slice(group.start, group.end);
    const partial = field === 'injured' && (has(group, 'serious') || !has(group, 'injured') || /轻/.test(hurt));
    items.push({ group, value, partial });
  }
  if (field === 'evacuated') return withoutSubset(items, text, /安置/);
  return field === 'injured' ? withoutSubset(items, text, /住院|留院|留观|观察/) : items;
}

const remaining = /仍|还|尚|剩|其余|余下/;

const lastOut = (group: Group): number => Math.max(...(['rescued', 'found', 'evacuated'] as const).map((fate) => group.fates.get(fate) ?? -1));

/** Trapped or missing people as of now: those who remain, not those who were got out. */
function stillThere(field: 'trapped' | 'missing', groups: readonly Group[], text: string): Stated[] | 'none' | 'unclear' {
  const items = stated(groups, field, text) ?? [];
  const left = items.filter(({ group }) => remaining.test(text.slice(Math.max(group.clause.start, group.count.start - 8), group.end)));
  if (left.length > 0) return left;
  const fate = field === 'trapped' ? 'trapped' : 'missing';
  const gone = groups.filter((group) => has(group, fate) && !has(group, 'dead') && !counts(group, field));
  // 被困3人已获救 leaves nobody; 救出被困人员3人 does not say that these were all.
  const wholly = gone.every((group) => group.all || (field === 'trapped' && (group.fates.get('trapped') ?? 0) < lastOut(group)));
  if (items.length === 0) return gone.length > 0 && wholly ? 'none' : [];
  const lastItem = items.at(-1)?.group.start ?? 0;
  const out = groups.filter((group) => group.start > lastItem && has(group, 'rescued', 'found') && !has(group, fate));
  if (out.length === 0) return items;
  const number = (list: readonly Group[]): number => list.reduce((total, group) => total + (group.count.value ?? Number.NaN), 0);
  return number(out) >= number(items.map((item) => item.group)) && field === 'trapped' ? 'none' : 'unclear';
}

function withinScope(counted: readonly PeopleCount[], scopes: Scopes, text: string): { facts: PeopleCount[]; withdrawn: PeopleCount[] } {
  const facts: PeopleCount[] = [];
  const withdrawn: PeopleCount[] = [];
  for (const count of counted) {
    if (scopes.has(count.start, 'hypothesis', 'history', 'hearsay', 'doubt')) continue;
    // 由3人更正为2人: the first of the two no longer holds.
    const corrected = /[由从](?:原来?(?:的|报的?)?)?$/.test(text.slice(Math.max(0, count.start - 6), count.start)) && /^[^，。；]{0,8}(?:为|至|到)/.test(text.slice(count.end, count.end + 10));
    if (corrected || scopes.has(count.start, 'withdrawn')) withdrawn.push(count);
    else facts.push(count);
  }
  return { facts, withdrawn };
}

const none: Settled = { value: null, used: [], rough: [] };

/** With several events in one text only what is said of all of them together holds: 两处共造成…, 加起来…, 两村已转移…. */
function ofAllEvents(items: readonly Stated[], text: string, sentences: readonly Sentence[]): Stated[] {
  return items.filter(({ group }) => {
    const from = Math.max(sentences[group.clause.sentence]?.start ?? 0, group.count.start - 80);
    return /(?<!公)共(?![同接发受])|合计|总计|总共|加起来|一起有|两[处村镇地]/.test(text.slice(from, group.count.start));
  });
}

/**
 * Reads the people figures of a normalised text.
 * @param several more than one event is told: only figures and denials for all of them are taken
 */
export function readCasualties(text: string, cuts: { clauses: readonly Clause[]; sentences: readonly Sentence[] }, scopes: Scopes, several: boolean): CasualtyReading {
  const { facts, withdrawn } = withinScope(peopleCounts(text), scopes, text);
  const denials = zerosOf(text, scopes);
  const words = wordsOf(text, scopes, denials);
  const groups = mergeRepeated(groupsOf(text, cuts.clauses, facts, withdrawn, words));
  const intro = new Introductions(text, cuts.sentences.map((sentence) => sentence.start));
  const zeros = denials.filter((zero) => !several || /均|都|全部|全市|全县|[两二]/.test(text.slice(Math.max(0, zero.start - 10), zero.end)));
  const reading: CasualtyReading = { casualties: noCasualties(), approximate: [], proofs: [] };
  const settled = new Map<CasualtyField, Settled>();
  for (const field of casualtyFields) {
    let items: Stated[] | 'none' | 'unclear' | null = field === 'trapped' || field === 'missing' ? stillThere(field, groups, text) : stated(groups, field, text);
    if (several && Array.isArray(items)) items = ofAllEvents(items, text, cuts.sentences);
    if (Array.isArray(items)) settled.set(field, settle(items, intro));
    else if (items === 'none') settled.set(field, { value: 0, used: groups.filter((group) => has(group, field === 'trapped' ? 'trapped' : 'missing')), rough: [] });
    else settled.set(field, none);
  }
  applyZeros(settled, zeros);
  if (!several) readOnePersons(text, words, settled, reading);
  for (const field of casualtyFields) {
    const { value, used, rough } = settled.get(field) ?? none;
    reading.casualties[field] = value;
    if (value !== null) for (const group of used) reading.proofs.push({ field, start: group.start, end: group.end });
    for (const { count } of rough) {
      const { min, max, about } = count;
      const item = { field, ...(min !== undefined && { min }), ...(max !== undefined && { max }), ...(about !== undefined && { about }) };
      reading.approximate.push({ item, start: count.start, end: count.end });
    }
  }
  for (const zero of zeros) {
    for (const field of zero.fields) if (settled.get(field)?.value === 0 && settled.get(field)?.used.length === 0) reading.proofs.push({ field, start: zero.start, end: zero.end });
  }
  return reading;
}

/** 司机被困, 张某当场死亡: one person without a number, taken only where the text gives no number for the field at all. */
function readOnePersons(text: string, words: readonly Word[], settled: Map<CasualtyField, Settled>, reading: CasualtyReading): void {
  const named = new Map<CasualtyField, Map<string, Word>>();
  for (const word of words) {
    const field = fieldOf[word.fate];
    const match = field && !word.noun ? onePerson.exec(text.slice(Math.max(0, word.start - 32), word.start)) : null;
    const who = match?.groups?.who;
    if (!field || !who || /均|都|等/.test(match.groups?.gap ?? '')) continue;
    const known = named.get(field) ?? new Map<string, Word>();
    known.set(who, known.get(who) ?? word);
    named.set(field, known);
  }
  const free = (field: CasualtyField): boolean => {
    const item = settled.get(field);
    return item === undefined || (item.value === null && item.used.length === 0 && item.rough.length === 0);
  };
  const saved = words.some((word) => word.fate === 'rescued');
  for (const [field, people] of named) {
    const hurt = field === 'seriouslyInjured' ? free('injured') : true;
    if (!free(field) || (field === 'trapped' && saved) || (field !== 'dead' && words.some((word) => word.fate === 'dead')) || people.size > 1) continue;
    const value = 1;
    const first = [...people.values()][0];
    settled.set(field, { value, used: [], rough: [] });
    if (first) reading.proofs.push({ field, start: first.start, end: first.end });
    if (field === 'seriouslyInjured' && hurt && !named.has('injured')) settled.set('injured', { value, used: [], rough: [] });
  }
}

const fieldOf: Partial<Record<Fate, CasualtyField>> = { dead: 'dead', serious: 'seriouslyInjured', injured: 'injured', trapped: 'trapped', missing: 'missing' };

function applyZeros(settled: Map<CasualtyField, Settled>, zeros: readonly Zero[]): void {
  const given = (field: CasualtyField): boolean => {
    const item = settled.get(field);
    return item !== undefined && (item.rough.length > 0 || (item.value ?? 0) > 0);
  };
  // Sent to a hospital to be looked at is weaker than 无人受伤.
  const onlySent = (settled.get('injured')?.used ?? []).every((group) => !has(group, 'injured', 'serious'));
  const harmed = given('dead') || given('seriouslyInjured') || (given('injured') && !onlySent);
  for (const zero of zeros) {
    const general = zero.fields.length === 3;
    for (const field of zero.fields) {
      const standing = field === 'trapped' || field === 'missing';
      if (zero.ofRest && !(standing && !given(field))) continue;
      if (general && harmed) continue;
      if (given(field) && !standing && !(field === 'injured' && onlySent)) continue;
      if (field === 'seriouslyInjured' && given('injured') && !onlySent) continue;
      settled.set(field, { value: 0, used: [], rough: [] });
    }
  }
}

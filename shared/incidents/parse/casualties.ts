// The people figures of a text: what its groups say, what it denies, what holds with several events in one text.
import { noCasualties } from '../facts.ts';
import { type Approximate, type Casualties, type CasualtyField, casualtyFields } from '../types.ts';
import { groupsOf } from './casualty-groups.ts';
import { wordsOf } from './casualty-mentions.ts';
import { readOnePersons } from './casualty-persons.ts';
import { has, linkParts, mergeRepeated, stated, stillThere } from './casualty-status.ts';
import { Introductions, type Settled, settle, type Stated } from './casualty-totals.ts';
import { type Zero, zerosOf } from './casualty-zeros.ts';
import type { Clause, Sentence } from './clauses.ts';
import { type PeopleCount, peopleCounts } from './people-counts.ts';
import type { Scopes } from './scopes.ts';
import type { Proof } from './spans.ts';

export interface CasualtyReading {
  casualties: Casualties;
  /** Rough numbers, with where they stand in the normalised text. */
  approximate: { item: Omit<Approximate, 'text'>; start: number; end: number }[];
  proofs: Proof[];
}

function withinScope(counted: readonly PeopleCount[], scopes: Scopes, text: string): { facts: PeopleCount[]; withdrawn: PeopleCount[] } {
  const facts: PeopleCount[] = [];
  const withdrawn: PeopleCount[] = [];
  for (const count of counted) {
    if (scopes.has(count.start, 'hypothesis', 'history', 'hearsay', 'doubt')) continue;
    // 由3人更正为2人: the first of the two no longer holds.
    const corrected =
      /[由从][^，。；\d]{0,5}$/.test(text.slice(Math.max(0, count.start - 7), count.start)) &&
      /^[^，。；]{0,8}(?:为|至|到)/.test(text.slice(count.end, count.end + 10));
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
export function readCasualties(
  text: string,
  cuts: { clauses: readonly Clause[]; sentences: readonly Sentence[] },
  scopes: Scopes,
  several: boolean,
): CasualtyReading {
  const { facts, withdrawn } = withinScope(peopleCounts(text), scopes, text);
  const denials = zerosOf(text, scopes);
  const words = wordsOf(text, scopes, denials);
  const groups = mergeRepeated(groupsOf(text, cuts.clauses, facts, withdrawn, words));
  linkParts(groups);
  const intro = new Introductions(
    text,
    cuts.sentences.map((sentence) => sentence.start),
  );
  const zeros = denials.filter(
    (zero) => !several || /均|都|全部|全市|全县|[两二]/.test(text.slice(Math.max(0, zero.start - 10), zero.end)),
  );
  const reading: CasualtyReading = { casualties: noCasualties(), approximate: [], proofs: [] };
  const settled = new Map<CasualtyField, Settled>();
  for (const field of casualtyFields) {
    let items: Stated[] | 'none' | 'unclear' | null =
      field === 'trapped' || field === 'missing' ? stillThere(field, groups, text) : stated(groups, field, text);
    if (several && Array.isArray(items)) items = ofAllEvents(items, text, cuts.sentences);
    if (Array.isArray(items)) settled.set(field, settle(items, intro));
    else if (items === 'none')
      settled.set(field, { value: 0, used: groups.filter((group) => has(group, field === 'trapped' ? 'trapped' : 'missing')), rough: [] });
    else settled.set(field, none);
  }
  applyZeros(settled, zeros);
  if (!several) readOnePersons(text, words, settled, reading.proofs);
  const serious = settled.get('seriouslyInjured')?.value ?? null;
  const injured = settled.get('injured')?.value ?? null;
  // More seriously injured than injured: one of the two is of other people, and it is not said which.
  if (serious !== null && injured !== null && serious > injured) {
    settled.set('seriouslyInjured', none);
    settled.set('injured', none);
  }
  for (const field of casualtyFields) {
    const { value, used, rough } = settled.get(field) ?? none;
    reading.casualties[field] = value;
    if (value !== null) for (const group of used) reading.proofs.push({ field, start: group.start, end: group.end });
    for (const { count } of rough) {
      const { min, max, about = count.value ?? undefined } = count;
      const item = { field, ...(min !== undefined && { min }), ...(max !== undefined && { max }), ...(about !== undefined && { about }) };
      reading.approximate.push({ item, start: count.start, end: count.end });
    }
  }
  for (const zero of zeros) {
    for (const field of zero.fields)
      if (settled.get(field)?.value === 0 && settled.get(field)?.used.length === 0)
        reading.proofs.push({ field, start: zero.start, end: zero.end });
  }
  return reading;
}

function applyZeros(settled: Map<CasualtyField, Settled>, zeros: readonly Zero[]): void {
  const given = (field: CasualtyField): boolean => {
    const item = settled.get(field);
    return item !== undefined && (item.rough.length > 0 || (item.value ?? 0) > 0);
  };
  // Sent to a hospital to be looked at is weaker than 无人受伤.
  const onlySent = (settled.get('injured')?.used ?? []).every((group) => !has(group, 'injured', 'serious'));
  const anyHurt = given('dead') || given('seriouslyInjured') || given('injured');
  const harmed = given('dead') || given('seriouslyInjured') || (given('injured') && !onlySent);
  for (const zero of zeros) {
    if (zero.ofSome && anyHurt) continue;
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

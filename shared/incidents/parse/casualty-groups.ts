// Joins numbers of people with the words for what became of them: who is dead, trapped, moved away, and of whom they are part.
import {
  breaks,
  filler,
  helperVerb,
  newLead,
  notPeople,
  oneOfThem,
  otherPeople,
  partLead,
  referenceTail,
  restLead,
  wholeTail,
} from './casualty-grammar.ts';
import type { Word } from './casualty-mentions.ts';
import type { Fate } from './casualty-words.ts';
import type { Clause } from './clauses.ts';
import type { PeopleCount } from './people-counts.ts';

/** One number of people and all that the text says became of them. */
export interface Group {
  count: PeopleCount;
  /** With the position of the word that says it. */
  fates: Map<Fate, number>;
  clause: Clause;
  /** From the first sign to the last that proves it. */
  start: number;
  end: number;
  /** The group it is part of: 其中, 伤者中, in brackets. */
  partOf: Group | null;
  /** Others are part of it. */
  divided: boolean;
  /** Somebody of them has died, and it is not said how many. */
  broken: boolean;
  /** 2名伤者, 3名被困人员: perhaps people already spoken of. */
  reference: boolean;
  /** All of them: 均, 全部, 都. */
  all: boolean;
  /** 均 stands right behind the number: perhaps the people of the groups before. */
  repeats: boolean;
  /** They are still being moved away. */
  ongoing: boolean;
}

/** Numbers that one word speaks of together: 工人3人、学生2人、老师1人受伤. */
const longestList = 6;

/** Whether the number is what the word counts: 死亡人数为2人, 转移受威胁群众218户763人. */
function isObject(text: string, word: Word, count: PeopleCount, withdrawn: readonly PeopleCount[]): boolean {
  let gap = text.slice(word.end, count.start);
  if (gap.length > 30) return false;
  for (const other of withdrawn) {
    if (other.start >= word.end && other.end <= count.start) gap = gap.replace(text.slice(other.start, other.end), '');
  }
  if (gap.replace(filler, '') === '') return true;
  // 疏散商场顾客和员工共380人: whoever they are.
  return (
    word.fate === 'evacuated' &&
    !count.helpers &&
    gap.length <= 22 &&
    /^[\u4e00-\u9fff、\d]{0,16}(?:共计?|群众|人员|居民|村民|员工|职工|学生|师生|游客|旅客|老人|\d{1,5}户|小组)[共计]{0,2}(?:\d{1,5}户)?$/.test(
      gap,
    ) &&
    !breaks.test(gap)
  );
}

/** Whether the word says what became of the number before it in its clause: 3名工人当场死亡. */
function isSubject(text: string, count: PeopleCount, word: Word): boolean {
  const gap = text.slice(count.end, word.start);
  if (count.ofThing || gap.length > 40 || (count.bare && gap.length > 4) || (word.noun && gap.length > 2)) return false;
  if (count.helpers) {
    const active = word.fate === 'evacuated' || word.fate === 'rescued' || word.fate === 'hospital';
    return !active && gap.length <= 10 && !breaks.test(gap) && !helperVerb.test(gap);
  }
  return !breaks.test(gap);
}

/** Whether a clause without a number of its own speaks on of the people named last in its sentence. */
function carriesOn(text: string, clause: Clause, word: Word, group: Group): boolean {
  const lead = text.slice(clause.start, word.start);
  if (word.noun || word.fate === 'mixed' || lead.length > 24 || clause.depth !== group.clause.depth) return false;
  if (group.count.helpers || group.count.ofThing || group.count.bare) return false;
  // What became of people already spoken of, and who got them out, may be told in other people's words.
  const ends = word.fate === 'dead' || word.fate === 'rescued' || word.fate === 'found';
  if (group.reference && !ends) return false;
  // 近百人、62辆车被困: the number is the first of a list of subjects.
  if (clause.opener === '、' && group.fates.size === 0 && group.count.end === clause.start - 1) return true;
  // A number that is no count of people (2个当场…) still is a subject of its own.
  if (/[0-9一二两三四五六七八九十][个名位人]/.test(lead)) return false;
  // 2位老人被埋，群众挖出时均已身亡.
  if (word.fate === 'dead' && /(?:均|都|全部)(?:已经?)?$/.test(lead) && group.fates.size > 0) return true;
  if (notPeople.test(lead) || (word.fate === 'rescued' ? /其余|其他|剩余|另/ : otherPeople).test(lead)) return false;
  const has = (...among: Fate[]): boolean => among.some((fate) => group.fates.has(fate));
  if (word.fate === 'hospital' || word.fate === 'injured') return !has('missing', 'trapped', 'evacuated', 'dead', 'mixed');
  if (word.fate === 'evacuated') return !has('dead', 'injured', 'serious', 'hospital', 'missing') && lead.length <= 20;
  if (word.fate === 'trapped' || word.fate === 'missing') return !has('dead', 'evacuated', 'rescued') && lead.length <= 16;
  return true;
}

function say(text: string, group: Group, word: Word): void {
  if (word.fate === 'evacuated') group.ongoing = word.ongoing && (group.ongoing || !group.fates.has('evacuated'));
  if (!group.fates.has(word.fate)) group.fates.set(word.fate, word.start);
  group.start = Math.min(group.start, word.start);
  group.end = Math.max(group.end, word.end);
  if (/均|全部|全都|悉数|都(?!市)/.test(text.slice(Math.max(group.count.end, word.start - 12), word.start + 4))) group.all = true;
}

/** What the sentence read so far leaves for its next clause. */
interface Thread {
  sentence: number;
  last: Group | null;
  /** The group that 其中 refers to. */
  whole: Group | null;
  inPart: boolean;
  parts: number;
  /** The groups of the clause before. */
  recent: Group[];
}

function partOf(text: string, clause: Clause, count: PeopleCount, thread: Thread): Group | null {
  const lead = text.slice(Math.max(0, count.start - 16), count.start);
  const fits = (whole: Group | null): Group | null =>
    whole && (whole.count.value === null || count.value === null || count.value <= whole.count.value) ? whole : null;
  if (clause.depth > 0 && thread.last && clause.depth > thread.last.clause.depth) {
    thread.whole = thread.last;
    thread.inPart = true;
    return fits(thread.whole);
  }
  if (partLead.test(lead)) {
    // 4名重伤员中1人: of those named right before, not of all.
    const { last } = thread;
    if (last && last.clause === clause && count.start - last.count.end <= 10 && /(?:中|里|里面|里头)(?:有)?$/.test(lead)) return fits(last);
    if (!thread.inPart) thread.parts = 0;
    thread.inPart = true;
    return fits(thread.whole);
  }
  if (!thread.inPart) return null;
  if (restLead.test(lead) && thread.whole?.count.value !== thread.parts + (count.value ?? 0)) {
    thread.inPart = false;
    return null;
  }
  return fits(thread.whole);
}

function open(text: string, clause: Clause, count: PeopleCount, thread: Thread): Group {
  const part = partOf(text, clause, count, thread);
  const whole = wholeTail.test(text.slice(count.end, count.end + 12));
  const group: Group = {
    count,
    fates: new Map(),
    clause,
    start: count.start,
    end: count.end,
    partOf: part,
    divided: false,
    broken: false,
    reference: referenceTail.test(count.noun),
    all: whole,
    repeats: whole && !part && (count.value ?? 0) > 1,
    ongoing: false,
  };
  thread.last = group;
  if (part) {
    part.divided = true;
    thread.parts += count.value ?? 0;
  } else {
    thread.whole = group;
  }
  return group;
}

/** 员工86人及群众210人已疏散: the word speaks of the whole list that ends with this group. */
function listed(text: string, last: Group, recent: readonly Group[], own: readonly Group[]): Group[] {
  const list = [last];
  const before = [...recent.slice(-longestList), ...own.slice(-longestList)];
  for (let index = before.lastIndexOf(last) - 1; index >= 0; index -= 1) {
    const group = before[index];
    const [first] = list;
    if (!group || !first || group.fates.size > 0 || group.count.helpers || group.count.bare || group.count.ofThing) break;
    if (!/^(?:及|和|与|以及|、)[^，。；0-9]{0,10}$/.test(text.slice(group.count.end, first.count.start))) break;
    list.unshift(group);
  }
  return list;
}

/** Words right beside each other (中毒死亡, 被困失联) wait together for the number behind them. */
function awaitsObject(
  text: string,
  words: readonly Word[],
  index: number,
  count: PeopleCount | undefined,
  subject: Group | null,
  taken: boolean,
  withdrawn: readonly PeopleCount[],
): boolean {
  if (!count) return false;
  let last = words[index];
  for (let next = words[index + 1]; last && next && next.start < count.start; next = words[++index + 1]) {
    if (next.start - last.end > 1) return false;
    last = next;
  }
  if (!last || !isObject(text, last, count, withdrawn)) return false;
  if (!subject || taken) return true;
  const moves = last.fate === 'evacuated' || last.fate === 'rescued';
  return moves && (subject.count.helpers || count.start > last.end);
}

function readClause(
  text: string,
  clause: Clause,
  counts: readonly PeopleCount[],
  words: readonly Word[],
  withdrawn: readonly PeopleCount[],
  thread: Thread,
): Group[] {
  const groups: Group[] = [];
  let subject: Group | null = null;
  let taken = false;
  let waiting: Word[] = [];
  let nextCount = 0;
  for (let nextWord = 0; nextCount < counts.length || nextWord < words.length; ) {
    const count = counts[nextCount];
    const word = words[nextWord];
    if (count && (!word || count.start <= word.start)) {
      nextCount += 1;
      subject = open(text, clause, count, thread);
      groups.push(subject);
      taken = waiting.length > 0;
      for (const item of waiting) say(text, subject, item);
      waiting = [];
    } else if (word) {
      if (awaitsObject(text, words, nextWord, count, subject, taken, withdrawn)) {
        waiting.push(word);
      } else if (subject) {
        if (isSubject(text, subject.count, word)) {
          for (const one of listed(text, subject, thread.recent, groups)) say(text, one, word);
          taken = true;
        }
      } else if (thread.last && carriesOn(text, clause, word, thread.last)) {
        say(text, thread.last, word);
      } else if (thread.last && word.fate === 'dead' && !word.noun && oneOfThem.test(text.slice(clause.start, word.start))) {
        thread.last.broken = true;
      }
      nextWord += 1;
    }
  }
  return groups;
}

/**
 * Reads all groups of people of a normalised text. Each word is joined only with the nearest number of its sentence, so a text
 * without any stops is read in linear time.
 * @param counts numbers that are stated as facts
 * @param withdrawn numbers that the text itself takes back; they only stand in the way
 * @param words what is said of people, without what is denied
 */
export function groupsOf(
  text: string,
  clauses: readonly Clause[],
  counts: readonly PeopleCount[],
  withdrawn: readonly PeopleCount[],
  words: readonly Word[],
): Group[] {
  const groups: Group[] = [];
  const thread: Thread = { sentence: -1, last: null, whole: null, inPart: false, parts: 0, recent: [] };
  let nextCount = 0;
  let nextWord = 0;
  let nextWithdrawn = 0;
  for (const clause of clauses) {
    if (clause.sentence !== thread.sentence) Object.assign(thread, { sentence: clause.sentence, last: null, inPart: false, recent: [] });
    if (newLead.test(text.slice(clause.start, clause.start + 8))) thread.inPart = false;
    const firstCount = nextCount;
    while ((counts[nextCount]?.start ?? Number.POSITIVE_INFINITY) < clause.end) nextCount += 1;
    const firstWord = nextWord;
    while ((words[nextWord]?.start ?? Number.POSITIVE_INFINITY) < clause.end) nextWord += 1;
    const firstWithdrawn = nextWithdrawn;
    while ((withdrawn[nextWithdrawn]?.start ?? Number.POSITIVE_INFINITY) < clause.end) nextWithdrawn += 1;
    const found = readClause(
      text,
      clause,
      counts.slice(firstCount, nextCount),
      words.slice(firstWord, nextWord),
      withdrawn.slice(firstWithdrawn, nextWithdrawn),
      thread,
    );
    if (found.length > 0) thread.recent = found;
    groups.push(...found);
  }
  return groups;
}

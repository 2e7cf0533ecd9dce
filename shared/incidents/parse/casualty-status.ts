// What groups of people say of each field, after all that happened to them: got out, found, died since, counted twice.
import type { CasualtyField } from '../types.ts';
import type { Group } from './casualty-groups.ts';
import type { Stated } from './casualty-totals.ts';
import type { Fate } from './casualty-words.ts';

/** Whether any of these became of the group. */
export const has = (group: Group, ...among: Fate[]): boolean => among.some((fate) => group.fates.has(fate));

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
export function mergeRepeated(groups: Group[]): Group[] {
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
    if (whole) {
      group.partOf = whole;
      whole.divided = true;
    }
  }
  return groups.filter((group) => !merged.has(group));
}

function isPartOfCounted(group: Group, field: CasualtyField): boolean {
  let steps = 0;
  for (let whole = group.partOf; whole && steps < 5; whole = whole.partOf, steps += 1) if (counts(whole, field)) return true;
  return false;
}

/** 5人全部救出，3人死亡，2人昏迷: numbers that add up to the one before them are its parts, also without 其中. */
export function linkParts(groups: readonly Group[]): void {
  groups.forEach((whole, index) => {
    const value = whole.count.value;
    if (value === null || value < 2 || whole.partOf || whole.divided || whole.count.helpers || counts(whole, 'dead')) return;
    const parts: Group[] = [];
    let sum = 0;
    for (let next = index + 1; next < index + 5 && sum < value; next += 1) {
      const part = groups[next];
      if (!part || part.clause.sentence !== whole.clause.sentence || part.count.value === null || part.partOf || part.fates.size === 0)
        break;
      parts.push(part);
      sum += part.count.value;
    }
    if (sum !== value || parts.length < 2 || !parts.some((part) => counts(part, 'injured'))) return;
    if (parts.some((part) => !counts(part, 'injured') && !counts(part, 'dead'))) return;
    for (const part of parts) part.partOf = whole;
    whole.divided = true;
  });
}

/** Of 4 hurt 2 have died: injured are the rest, if the text says so. */
function injuredOf(group: Group, groups: readonly Group[]): number | null | undefined {
  const value = group.count.value;
  if (group.broken) return undefined;
  if (!group.divided) return value;
  const parts = groups.filter((part) => part.partOf === group);
  const sum = (list: readonly Group[]): number => list.reduce((total, part) => total + (part.count.value ?? 0), 0);
  const dead = sum(parts.filter((part) => counts(part, 'dead')));
  if (dead === 0 || value === null) return value;
  const hurt = sum(parts.filter((part) => counts(part, 'injured')));
  if (parts.some((part) => counts(part, 'injured') && part.count.value === value - dead)) return value - dead;
  const again = groups.some(
    (other) => other !== group && other.partOf === null && counts(other, 'injured') && other.count.value === value - dead,
  );
  return dead + hurt === value || again ? value - dead : undefined;
}

/** Who is being moved now is no figure yet, and says nothing beside those who have been. */
function withoutOngoing(items: readonly Stated[]): Stated[] {
  const done = items.filter((item) => !item.group.ongoing);
  return done.length > 0 ? done : items.map((item) => ({ ...item, value: null }));
}

/** 2人受伤，1人伤势较重: the second is one of the two, unless it is told as another. */
function withoutHarder(items: readonly Stated[], text: string): Stated[] {
  return items.filter((item, index) => {
    const before = items[index - 1];
    if (!before || !item.partial || before.partial || before.group.clause.sentence !== item.group.clause.sentence) return true;
    if (before.value === null || item.value === null || item.value >= before.value) return true;
    return /另|又|还有|也有|此外|同时|和|及|、/.test(text.slice(before.group.end, item.group.count.start));
  });
}

/** 已转移1245人，安置836人 and 46人就诊，住院11人: the second is part of the first. */
function withoutSubset(items: readonly Stated[], text: string, subset: RegExp): Stated[] {
  const isSubset = ({ group }: Stated): boolean => subset.test(text.slice(group.start, group.end));
  const whole = items.filter((item) => !isSubset(item));
  const most = Math.max(...whole.map((item) => item.value ?? Number.POSITIVE_INFINITY));
  return items.filter((item) => !isSubset(item) || whole.length === 0 || (item.value ?? 0) > most);
}

/**
 * What the groups say of a field.
 * @returns without parts of one another; null when it cannot be told who is still hurt and who has died
 */
export function stated(groups: readonly Group[], field: CasualtyField, text: string): Stated[] | null {
  const items: Stated[] = [];
  for (const group of groups) {
    if (!counts(group, field) || isPartOfCounted(group, field)) continue;
    const value = field === 'injured' ? injuredOf(group, groups) : group.count.value;
    if (value === undefined) return null;
    const hurt = text.slice(group.start, group.end);
    const partial = field === 'injured' && (has(group, 'serious') || !has(group, 'injured') || /轻/.test(hurt));
    items.push({ group, value, partial });
  }
  if (field === 'evacuated') return withoutSubset(withoutOngoing(items), text, /安置/);
  return field === 'injured' ? withoutSubset(withoutHarder(items, text), text, /住院|留院|留观|观察/) : items;
}

const remaining = /仍|还|尚|剩|其余|余下/;

const lastOut = (group: Group): number =>
  Math.max(...(['rescued', 'found', 'evacuated'] as const).map((fate) => group.fates.get(fate) ?? -1));

/**
 * Trapped or missing people as of now: those who remain, not those who were got out.
 * @returns statements, or that nobody is left, or that it cannot be told how many are
 */
export function stillThere(field: 'trapped' | 'missing', groups: readonly Group[], text: string): Stated[] | 'none' | 'unclear' {
  const items = stated(groups, field, text) ?? [];
  // Also those of a whole that is told first: 13名失联人员中10人遇难，3人仍失联.
  const left = groups
    .filter((group) => counts(group, field) && remaining.test(text.slice(Math.max(group.clause.start, group.count.start - 8), group.end)))
    .map((group) => ({ group, value: group.count.value, partial: false }));
  if (left.length > 0) return left;
  const fate = field === 'trapped' ? 'trapped' : 'missing';
  const gone = groups.filter((group) => has(group, fate) && !has(group, 'dead') && !counts(group, field));
  // 被困3人已获救 leaves nobody; 救出被困人员3人 does not say that these were all.
  const wholly = gone.every(
    (group) => group.all || (field === 'trapped' ? (group.fates.get('trapped') ?? 0) < lastOut(group) : lastOut(group) >= group.count.end),
  );
  if (items.length === 0) return gone.length > 0 && wholly ? 'none' : [];
  // 5人失联，其中2人已遇难: not five any more.
  const lost = groups.some((part) => has(part, 'dead', 'found', 'rescued') && items.some(({ group }) => part.partOf === group));
  if (lost) return 'unclear';
  const lastItem = items.at(-1)?.group.start ?? 0;
  const out = groups.filter((group) => group.start > lastItem && has(group, 'rescued', 'found') && (group.reference || !has(group, fate)));
  if (out.length === 0) return items;
  const number = (list: readonly Group[]): number => list.reduce((total, group) => total + (group.count.value ?? Number.NaN), 0);
  return number(out) >= number(items.map((item) => item.group)) && field === 'trapped' ? 'none' : 'unclear';
}

// The list of plans as it is asked for: what fits, how many stand on each shelf, which units have any.
import type { z } from 'zod';
import type { contract } from '#shared/contract/index.ts';
import { type KindIndex, kindLine } from '#shared/incidents/kinds.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { currentVersion, shelfOf } from '#shared/plans/current.ts';
import { type PlanValue, shelves } from '#shared/plans/types.ts';
import { unitById } from '../directory/queries.ts';
import { defaultPageSize, type StationParts } from '../parts.ts';
import { allPlans, type Plan, planById, planTitles, textStamps, versionsByPlan, versionsNaming, versionsOf } from './queries.ts';
import { stateOf, summaryOut, todayOf } from './wire-queries.ts';

type Procedure = typeof contract.plans.list;
type Asked = z.output<NonNullable<Procedure['~orpc']['inputSchema']>>;
type Answer = z.input<NonNullable<Procedure['~orpc']['outputSchema']>>;

export function listPlans(parts: StationParts, input: Asked): Answer {
  const today = todayOf(parts);
  const versions = versionsByPlan(parts.read);
  const words = input.text?.toLowerCase() ?? '';
  const pinyin = new Map(words === '' ? [] : planTitles(parts.read).map((row) => [row.id, row.pinyin]));
  // As they stand on the shelves: the general plan first, then the special ones.
  const place = (plan: Plan): number => shelves.indexOf(shelfOf(plan));
  const all = allPlans(parts.read).toSorted((a, b) => place(a) - place(b));
  const fitting = all.filter((plan) => {
    const own = versions.get(plan.id) ?? [];
    return (
      (input.kind === undefined || plan.planKind === input.kind) &&
      (input.unit === undefined || plan.unit === input.unit) &&
      (input.eventKind === undefined || covers(plan, input.eventKind, parts.rules.book.kinds)) &&
      ((input.state ?? 'all') === 'all' || stateOf(plan, currentVersion(own, today)) === input.state) &&
      (words === '' ||
        [plan.title, plan.unitName, pinyin.get(plan.id) ?? '', ...own.map(({ number }) => number)].some((text) =>
          text.toLowerCase().includes(words),
        ))
    );
  });
  const found = input.shelf === undefined ? fitting : fitting.filter((plan) => shelfOf(plan) === input.shelf);
  const from = Number(input.cursor ?? 0);
  const limit = input.limit ?? defaultPageSize;
  const texts = new Map(textStamps(parts.read).map((stamp) => [stamp.id, stamp]));
  return {
    items: found.slice(from, from + limit).map((plan) => summaryOut(plan, versions.get(plan.id) ?? [], texts, today)),
    total: found.length,
    shelves: shelves.map((shelf) => ({ shelf, plans: fitting.filter((plan) => shelfOf(plan) === shelf).length })),
    units: unitsOf(parts, all),
    ...(from + limit < found.length ? { nextCursor: String(from + limit) } : {}),
  };
}

/** A plan for a kind above the one that is asked for covers it; a kind that holds others asks for their plans too. */
function covers(plan: PlanValue, kind: string, kinds: KindIndex): boolean {
  return plan.eventKinds.some((own) => kindLine(kinds, kind).includes(own) || kindLine(kinds, own).includes(kind));
}

function unitsOf(parts: StationParts, plans: readonly Plan[]): Answer['units'] {
  const counts = new Map<Id, number>();
  for (const { unit } of plans) if (unit !== null) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts]
    .map(([id, count]) => ({ id, name: unitById(parts.read, id)?.name ?? '', plans: count }))
    .toSorted((a, b) => b.plans - a.plans || a.name.localeCompare(b.name));
}

type Naming = z.input<NonNullable<(typeof contract.plans.naming)['~orpc']['outputSchema']>>;

/** Plans in whose text of today this person is a contact. */
export function plansNaming(parts: StationParts, person: Id): Naming {
  const today = todayOf(parts);
  const items = versionsNaming(parts.read, person).flatMap(({ id, plan: planId }): Naming['items'] => {
    const plan = planById(parts.read, planId);
    const current = currentVersion(versionsOf(parts.read, planId), today);
    if (!plan || plan.removed || current?.id !== id) return [];
    return [{ id: plan.id, title: plan.title, state: stateOf(plan, current) }];
  });
  return { items: items.toSorted((a, b) => a.title.localeCompare(b.title)) };
}

// The plans of the sample county: every file is understood without losing a character, and the library holds what a planner entered beside it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemActor } from '#shared/journal/envelope.ts';
import type { SourceBlock } from '#shared/plans/parse/types.ts';
import type { LintCode, PlanBlock, PlanSection, PlanText } from '#shared/plans/types.ts';
import { saveUser } from '#station/accounts/commands.ts';
import { savePerson, saveUnit } from '#station/directory/commands.ts';
import { readPlan } from '#station/plans/import/reading.ts';
import { lintPlans } from '#station/plans/lint-queries.ts';
import { actsOf, allPlans, copiesOf, currentOf, type Plan, textOf, versionsOf } from '#station/plans/queries.ts';
import type { Cast } from '#station/sample/cast.ts';
import { planHappenings, readSamplePlans } from '#station/sample/plans.ts';
import { readScenario } from '#station/sample/scenario.ts';
import type { Station } from '#station/station.ts';
import { assetsDir, makeStation } from '../kit/station.ts';

const scenario = readScenario(assetsDir);
const files = scenario.plans.flatMap(({ versions }) => versions.map(({ file }) => file));
const now = Date.UTC(2026, 10, 28, 2);
const today = '2026-11-28';

const ink = (text: string): string => text.replace(/\s/gu, '');
const cells = (block: SourceBlock | PlanBlock): string => (block.kind === 'table' ? block.rows.flat().join('') : block.text);
/** Every character that is no blank, sorted: a lost, doubled or changed one shows. */
const sorted = (texts: string[]): string =>
  Array.from(ink(texts.join('')))
    .toSorted()
    .join('');
const inkOfFile = (blocks: SourceBlock[]): string =>
  sorted(blocks.map((block) => (block.kind === 'paragraph' ? block.numbering : '') + cells(block)));
const inkOfSections = (sections: PlanSection[]): string =>
  sorted(sections.map(({ number, title, blocks }) => number + title + blocks.map(cells).join('')));

/** Units, people and the planner; nothing of the months. */
function settle(station: Station): Cast {
  return station.parts.journal.commit(systemActor, (tx) => {
    const units = new Map<string, string>();
    scenario.units.forEach(({ key, parent, ...unit }, order) => {
      units.set(key, saveUnit(tx, undefined, { ...unit, parent: units.get(parent ?? '') ?? null, order, removed: false }));
    });
    const people = new Map<string, string>();
    scenario.people.forEach(({ key, unit, ...person }, order) => {
      people.set(key, savePerson(tx, undefined, { ...person, unit: units.get(unit) ?? '', order, removed: false }));
    });
    const users = new Map([['tangzhigang', saveUser(tx, undefined, { name: '唐志刚', roles: ['planner'], person: null })]]);
    return { people, users, units, rosters: new Map(), plans: new Map(), mainOf: () => systemActor };
  });
}

async function filled(): Promise<Station> {
  const { station, clock } = await makeStation({ at: Date.UTC(2026, 8, 1) });
  const read = await readSamplePlans(assetsDir, scenario, [...station.parts.rules.book.kinds.values()]);
  const happenings = planHappenings(station, scenario, settle(station), read, '2026-09-01', now).toSorted((a, b) => a.at - b.at);
  for (const happening of happenings) {
    clock.advance(Math.max(0, happening.at - clock.now()));
    happening.run();
  }
  clock.advance(now - clock.now());
  return station;
}

/** What is wrong in them on purpose is found, and hardly anything else. */
function expectFaults({ parts }: Station): void {
  const { db } = parts.journal;
  const { packs, level } = parts.settings();
  const { book } = parts.rules;
  const [obsolete, grading, deadlines] = [
    book.inForce(db, 'obsolete', packs, now),
    book.inForce(db, 'grading', packs, now),
    book.inForce(db, 'deadlines', packs, now),
  ];
  const plans = allPlans(db).map(({ id }) => id);
  const checked = lintPlans(db, { plans, today, level, obsolete, grading, deadlines, kinds: [...book.kinds.values()] });
  const found = (title: string, code: LintCode): string[] =>
    checked.flatMap((one) => (one.title.includes(title) ? one.findings.flatMap((f) => (f.code === code ? [f.received] : [])) : []));
  expect(found('县地震', 'obsoleteBody')).toContain('国土资源局');
  expect(found('公路交通', 'obsoleteLaw')).toEqual(['国办发〔2013〕101号']);
  expect(found('公路交通', 'obsoleteBody')).toContain('安全生产监督管理局');
  expect(found('青龙镇生产安全', 'levelWords')).toHaveLength(3);
  expect(found('青龙镇生产安全', 'phoneUnknown')).toContain('0000778');
  expect(['地震', '公路交通', '青龙镇生产安全'].map((title) => found(title, 'annexMissing'))).toEqual([['附件3'], ['附件2'], ['附件2']]);
  // Nobody of the sample serves elsewhere, everybody's number is right, and its figures are in order.
  const never: LintCode[] = ['personMoved', 'phoneDiffers', 'unitUnknown', 'conditionTwice', 'thresholdOrder', 'levelUndefined'];
  expect(never.flatMap((code) => found('', code))).toEqual([]);
  const old = ['地震', '公路交通', '青龙镇'];
  const rest = checked
    .filter(({ title }) => !old.some((word) => title.includes(word)))
    .map(({ title, findings }) => [title, findings.length]);
  expect(rest.filter(([, count]) => Number(count) > 3)).toEqual([]);
}

describe('the sample county’s plans', () => {
  it.each(files)('%s loses no character', async (file) => {
    const bytes = readFileSync(path.join(assetsDir, 'sample-county', 'plans', file));
    const { reading } = await readPlan(file, bytes, []);
    const { sections } = reading.plan.text;
    expect(sections.length).toBeGreaterThan(8);
    expect(inkOfSections(sections)).toBe(inkOfFile(reading.document.blocks));
  });

  it('fill the library as a planner would have: texts understood, days and papers entered, people linked, faults found', async () => {
    const station = await filled();
    const { db } = station.parts.journal;
    const plans = allPlans(db);
    expect(plans).toHaveLength(30);
    const incomplete = plans.filter((plan) => {
      const [version] = versionsOf(db, plan.id);
      const sections = textOf(db, version?.id ?? '')?.sections.length ?? 0;
      return plan.unit === null || version?.state !== 'issued' || version.original === null || sections <= 8;
    });
    expect(incomplete.map(({ title }) => title)).toEqual([]);
    expect(plans.filter((plan) => versionsOf(db, plan.id).length === 2)).toHaveLength(4);

    const by = (words: string): Plan => {
      const plan = plans.find(({ title }) => title.includes(words));
      if (!plan) throw new Error(`no plan with ${words}`);
      return plan;
    };
    const textNow = (words: string): PlanText | undefined => textOf(db, currentOf(db, by(words).id, today)?.id ?? '');
    expect(actsOf(db, by('防汛抗旱').id)).toHaveLength(4);
    expect(copiesOf(db, by('防汛抗旱').id)).toHaveLength(4);
    expect(by('灯会').activityOn).toBe('2026-12-24');

    // Level, conditions, steps. The dangerous goods plan has a table of levels beside its sections.
    const levelsOf = (words: string): string[] =>
      (textNow(words)?.levels ?? []).map(({ level, conditions, steps }) => `${level} ${conditions.length} ${steps.length}`);
    expect(levelsOf('总体应急预案')).toEqual(['I 3 7', 'II 3 6', 'III 3 5', 'IV 2 2']);
    expect(levelsOf('危险化学品')).toEqual(['I 4 6', 'II 4 6', 'III 5 12', 'IV 3 3']);
    expect(levelsOf('云河县森林火灾')).toEqual(['I 3 5', 'II 4 6', 'III 4 5', 'IV 2 3']);
    expect(levelsOf('低温雨雪冰冻')).toEqual(['I 3 6', 'II 3 4', 'III 2 3', 'IV 2 2']);
    expect(levelsOf('灯会')).toEqual(['I 3 7', 'II 3 4', 'III 3 3']);

    const [card] = textNow('危险化学品')?.cards ?? [];
    expect(card?.steps.map(({ minutes }) => minutes)).toEqual([5, 15, 20, 25, 30, 30, 40]);

    const linked = (words: string, name: string): boolean | undefined => {
      const contact = textNow(words)?.contacts.find((one) => one.name === name);
      return contact && contact.person !== null;
    };
    expect(linked('危险化学品', '苗永胜')).toBe(true);
    expect(linked('地震', '邢国梁')).toBe(false);
    expectFaults(station);
  }, 60_000);
});

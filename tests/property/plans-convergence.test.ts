// Entries about plans and responses give the same tables in whatever order they come.
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { at, entry, id, type Said, sameInAnyOrder } from '#kit/orders.ts';
import { chemicalText } from '#kit/responses.ts';
import type { planEntries } from '#shared/plans/entries.ts';

const [plan, version, copy, file, act] = [id(1), id(2), id(3), id(4), id(5)];
const [activation, notice, incident] = [id(6), id(7), id(8)];
const planTitle = '云河县危险化学品事故应急预案';
const of = { incident, planTitle };

const title = fc.constantFrom('甲预案', '乙预案');
const who = fc.constantFrom('', '周海', '宋文涛');
const moment = fc.constantFrom(at, at + 60_000);
const stored = { hash: 'a'.repeat(64), name: '预案.docx', mime: 'application/octet-stream', size: 9 };
const step = (key: string, text: string) => ({
  id: key,
  text,
  unit: null,
  who: '',
  minutes: 5,
  section: null,
  level: 'III',
  dueAt: at + 300_000,
});

/** One entry of each kind, over so few plans, versions and steps that they meet. */
const kinds: Record<keyof typeof planEntries, fc.Arbitrary<Said>> = {
  'plan.saved': fc.oneof(
    entry('plan.saved', plan, fc.record({ title, eventKinds: fc.constantFrom([], ['12D02']) })),
    entry('plan.saved', plan, fc.record({ removed: fc.boolean() })),
    entry('plan.saved', plan, fc.record({ abolished: fc.constantFrom(null, { on: '2026-01-01', reason: '已被代替' }) })),
  ),
  'planVersion.saved': fc.oneof(
    entry('planVersion.saved', version, fc.record({ plan: fc.constantFrom(plan, id(9)), label: fc.constantFrom('2021年', '2024年') })),
    entry('planVersion.saved', version, fc.record({ state: fc.constantFrom('draft', 'issued'), removed: fc.boolean() })),
  ),
  'planVersion.written': entry(
    'planVersion.written',
    version,
    fc.record({
      plan: fc.constant(plan),
      text: title.map((words) => ({
        ...chemicalText,
        levels: words === '甲预案' ? chemicalText.levels : [],
        sections: [{ id: 's1', depth: 0, number: '1', title: words, blocks: [{ kind: 'text', text: `${words}的正文` }] }],
      })),
    }),
  ),
  'planCopy.saved': fc.oneof(
    entry('planCopy.saved', copy, fc.record({ plan: fc.constant(plan), place: fc.constantFrom('铁皮柜', '档案室') })),
    entry('planCopy.saved', copy, fc.record({ holder: who, removed: fc.boolean() })),
  ),
  'planFile.saved': fc.oneof(
    entry('planFile.saved', file, fc.record({ plan: fc.constant(plan), file: fc.constant(stored), title, text: title })),
    entry('planFile.saved', file, fc.record({ removed: fc.boolean() })),
  ),
  'planAct.recorded': fc.oneof(
    entry(
      'planAct.recorded',
      act,
      fc.record({ plan: fc.constant(plan), act: fc.constantFrom('filing', 'drill'), on: fc.constant('2026-03-01') }),
    ),
    entry('planAct.recorded', act, fc.record({ by: who, removed: fc.boolean() })),
  ),
  'activation.started': entry(
    'activation.started',
    activation,
    fc.constant({
      ...of,
      plan,
      version,
      level: 'III',
      levelName: 'Ⅲ级响应',
      reason: null,
      orderedBy: '周海',
      at,
      steps: [step('b1', '通知消防'), step('b2', '划定警戒区')],
    }),
  ),
  'activation.levelChanged': entry(
    'activation.levelChanged',
    activation,
    fc.record({ to: fc.constantFrom('II', 'IV'), orderedBy: who, at: moment }).map((move) => ({
      ...of,
      ...move,
      from: 'III',
      toName: '响应',
      reason: '扩大',
      steps: [step('a1', '请求支援')],
    })),
  ),
  'activation.ended': entry(
    'activation.ended',
    activation,
    fc.record({ orderedBy: who, at: moment }).map((end) => ({ ...of, ...end, reason: '险情排除' })),
  ),
  'activation.stepMarked': fc
    .record({ step: fc.constantFrom('b1', 'b2'), state: fc.constantFrom('open', 'done', 'notNeeded', 'handedOn'), who, at: moment })
    .map((mark) => ({
      type: 'activation.stepMarked',
      subject: `${activation}/${mark.step}`,
      payload: { ...of, activation, stepText: '通知消防', note: '', ...mark },
    })),
  'activation.stepAdded': entry(
    'activation.stepAdded',
    activation,
    fc.record({ at: moment, text: title }).map(({ text, ...added }) => ({ ...of, ...added, step: step('h1', text) })),
  ),
  'activationNotice.saved': fc.oneof(
    entry(
      'activationNotice.saved',
      notice,
      fc.constant({ activation, incident, unit: null, unitName: '县公安局', phone: '110', text: '请到场', told: null, removed: false }),
    ),
    entry('activationNotice.saved', notice, fc.record({ text: title, phone: fc.constantFrom('', '110') })),
    entry(
      'activationNotice.saved',
      notice,
      fc.record({ told: fc.constantFrom(null, { at, to: '钱警官', via: 'phone' }), incident: fc.constant(incident) }),
    ),
    entry('activationNotice.saved', notice, fc.record({ removed: fc.boolean() })),
  ),
  'planLint.setAside': entry(
    'planLint.setAside',
    plan,
    fc.record({ finding: fc.constantFrom('f1', 'f2'), aside: fc.boolean(), reason: title }).map((said) => ({
      planTitle,
      code: 'personLeft',
      received: '李敏',
      ...said,
    })),
  ),
};

/** A response starts once under its id. */
function once(entries: readonly Said[]): Said[] {
  const first = entries.findIndex(({ type }) => type === 'activation.started');
  return entries.filter(({ type }, index) => type !== 'activation.started' || index === first);
}

describe('[INV-10] entries about plans and responses', () => {
  it('give the same tables in any order', () => {
    sameInAnyOrder(fc.array(fc.oneof(...Object.values(kinds)), { minLength: 2, maxLength: 16 }).map(once), 40);
  }, 60_000);

  it.each(Object.entries(kinds))('%s alone: of what meets, the later stands', (_type, kind) => {
    sameInAnyOrder(fc.array(kind, { minLength: 2, maxLength: 6 }).map(once), 12);
  });
});

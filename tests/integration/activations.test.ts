// Responses on a real station: which plans fit and why, the checklist with its limits, raising, lowering, ending, notices, who may.
import { describe, expect, it } from 'vitest';
import type { ActivationOut } from '#shared/contract/activations.ts';
import { toIso } from '#shared/time/zone.ts';
import { leak, staff, zone } from '#kit/builders.ts';
import { chemicalText, savePlan } from '#kit/responses.ts';
import { clientOf, makeStation, type TestStation } from '#kit/station.ts';

const minute = 60_000;

async function begin(patch: object = {}) {
  const test = await makeStation();
  await staff(test);
  const { plan, version } = await savePlan(test.call);
  const { id: incident } = await test.call.incidents.receive(leak(test, patch));
  return { test, plan, version, incident };
}

async function running(patch: object = {}) {
  const start = await begin(patch);
  const activation = await start.test.call.activations.start({
    id: start.plan,
    incident: start.incident,
    level: 'III',
    orderedBy: '副县长周海',
  });
  return { ...start, activation };
}

const named = (activation: ActivationOut, words: string) => {
  const step = activation.checklist.find(({ text }) => text.includes(words));
  if (!step) throw new Error(`no step ${words}`);
  return step;
};
const after = (test: TestStation, iso: string | null): number => Math.round((Date.parse(iso ?? '') - test.clock.now()) / minute);

function entries(test: TestStation, type: string): Record<string, unknown>[] {
  return test.station.parts.read
    .all<{ payload: string }>(`test.of.${type}`, 'SELECT payload FROM entries WHERE type = ? ORDER BY rowid', type)
    .map((row) => JSON.parse(row.payload) as Record<string, unknown>);
}
const firings = (test: TestStation, words: string): string[] =>
  entries(test, 'obligation.stageFired')
    .filter(({ title }) => String(title).includes(words))
    .map(({ stageId, repeat }) => `${String(stageId)}#${String(repeat)}`);

describe('fitting plans', () => {
  it('are proposed with the reason and the level that applies, with the condition as printed and the figure that met it', async () => {
    const { test, plan, incident } = await begin({ casualties: { dead: 3, injured: 5 } });
    await savePlan(test.call, chemicalText, { title: '云河县突发事件总体应急预案', planKind: 'general', eventKinds: [] });
    await savePlan(test.call, chemicalText, {
      title: '石桥镇综合应急预案',
      planKind: 'grassroots',
      body: 'township',
      eventKinds: [],
      places: ['石桥镇'],
    });
    await savePlan(test.call, chemicalText, {
      title: '城关镇综合应急预案',
      planKind: 'grassroots',
      body: 'township',
      eventKinds: [],
      places: ['城关镇'],
    });
    await savePlan(test.call, chemicalText, { title: '云河县森林火灾应急预案', eventKinds: ['11F00'] });
    const { items } = await test.call.activations.fitting({ incident });
    expect(items.map(({ title, reasons }) => [title, reasons.map(({ reason }) => reason).join(' ')])).toEqual([
      ['云河县危险化学品事故应急预案', 'kindAbove'],
      ['城关镇综合应急预案', 'place general'],
      ['云河县突发事件总体应急预案', 'general'],
    ]);
    expect(items[0]).toMatchObject({
      plan,
      applies: {
        level: 'III',
        by: 'condition',
        condition: '造成3人以上10人以下死亡，或者10人以上50人以下重伤',
        because: { field: 'dead', value: 3 },
        missing: ['seriouslyInjured', 'trapped'],
      },
      running: null,
    });
  });

  it('for the intake form, before anything is saved, from what was said', async () => {
    const { test, plan } = await begin();
    const { items } = await test.call.activations.fittingFor({
      receivedAt: toIso(test.clock.now(), zone),
      text: '城关镇宏达化工厂液氨泄漏，已致12人死亡',
    });
    expect(items[0]).toMatchObject({ plan, applies: { level: 'II', because: { field: 'dead', value: 12 } } });
    expect((await test.call.incidents.list({})).total, 'nothing was saved').toBe(1);
  });

  it('without figures the grade is only taken for the time being, and what is missing is said', async () => {
    const { test, plan } = await begin();
    const { items } = await test.call.activations.fittingFor({ receivedAt: toIso(test.clock.now(), zone), text: '城关镇化工厂液氨泄漏' });
    expect(items[0]).toMatchObject({ plan, applies: { level: 'IV', by: 'grade', provisional: true } });
    expect(items[0]?.applies.missing).toEqual(expect.arrayContaining(['dead', 'trapped']));
  });

  it('abolished and removed plans are not proposed', async () => {
    const { test, plan, incident } = await begin();
    await test.call.plans.change({ id: plan, patch: { abolished: { on: '2026-01-01', reason: '并入总体预案' } } });
    expect((await test.call.activations.fitting({ incident })).items).toEqual([]);
    await expect(test.call.activations.start({ id: plan, incident, level: 'III' })).rejects.toMatchObject({
      code: 'conflict',
      status: 409,
    });
  });
});

describe('starting a response', () => {
  it('opens the checklist: the steps of the level and of its cards, with absolute limits', async () => {
    const { test, activation, incident, plan } = await running();
    expect(activation).toMatchObject({
      level: 'III',
      levelName: 'Ⅲ级响应',
      orderedBy: '副县长周海',
      by: '李敏',
      incident,
      plan,
      ended: null,
    });
    expect(activation.reason).toMatchObject({ condition: '发生较大危险化学品事故', because: { field: 'grade', value: 3 } });
    expect(activation.checklist.map(({ text, who, dueAt }) => [text, who, dueAt === null ? null : after(test, dueAt)])).toEqual([
      ['通知县应急管理局、消防救援大队赶赴现场', '', 5],
      ['划定警戒区，交通管制', '县公安局', 15],
      ['现场医疗救治', '县卫生健康局', 20],
      ['环境监测', '市生态环境局云河分局', null],
      ['做好记录并复述', '值班员', 3],
      ['封闭上风向以外的路口', '县公安局', 25],
    ]);
    expect(named(activation, '警戒').phone, 'as the plan prints it').toBe('0538-0000110');
    expect(activation.progress).toEqual({ total: 6, done: 0, handedOn: 0, overdue: 0 });
    const { obligations } = await test.call.incidents.get({ id: incident });
    const limits = obligations.filter(({ kind }) => kind === 'step');
    expect(limits).toHaveLength(5);
    expect(limits.find(({ title }) => title.includes('警戒'))).toMatchObject({
      ours: false,
      owedBy: { name: '县公安局' },
      rule: { source: expect.stringContaining('云河县危险化学品事故应急预案') as string, limitSeconds: 900 },
    });
    expect(limits.find(({ title }) => title.includes('通知县应急'))).toMatchObject({ ours: true });
    const { timeline } = await test.call.incidents.get({ id: incident });
    expect(timeline.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('启动Ⅲ级响应：《云河县危险化学品事故应急预案》，副县长周海决定'),
    );
  });

  it('one response per plan and incident at a time; none on what is closed, merged or not there', async () => {
    const { test, plan, incident, activation } = await running();
    await expect(test.call.activations.start({ id: plan, incident, level: 'II' })).rejects.toMatchObject({
      code: 'conflict',
      status: 409,
      data: { blockers: [activation.id] },
    });
    await test.call.activations.end({ id: activation.id, reason: '险情排除' });
    const again = await test.call.activations.start({ id: plan, incident, level: 'IV' });
    expect(again.checklist.map(({ text }) => text)).toEqual(['派员核实', '做好记录并复述']);
    const other = await test.call.incidents.receive(leak(test, { title: '另一起' }));
    await test.call.incidents.merge({ id: other.id, into: incident });
    await expect(test.call.activations.start({ id: plan, incident: other.id, level: 'III' })).rejects.toMatchObject({
      code: 'alreadyMerged',
    });
  });

  it('says at which field something is wrong, and writes nothing then', async () => {
    const { test, plan, incident } = await begin();
    const { start } = test.call.activations;
    const good = { id: plan, incident, level: 'III' as const };
    const nowhere = '0198c000-0000-7000-8000-000000000000';
    const at = (offset: number): string => toIso(test.clock.now() + offset, zone);
    await expect(start({ ...good, id: nowhere })).rejects.toMatchObject({ code: 'notFound', data: { field: 'id' } });
    await expect(start({ ...good, incident: nowhere })).rejects.toMatchObject({ code: 'notFound' });
    await expect(start({ ...good, level: 'V' as 'I' })).rejects.toMatchObject({ code: 'notValid', data: { field: 'level' } });
    await expect(start({ ...good, level: 'I' })).rejects.toMatchObject({ code: 'notValid', data: { field: 'level' } });
    await expect(start({ ...good, levelId: 'none' })).rejects.toMatchObject({ code: 'notValid', data: { field: 'level' } });
    await expect(start({ ...good, at: at(5 * minute) })).rejects.toMatchObject({ code: 'inTheFuture', data: { field: 'at' } });
    await expect(start({ ...good, at: at(-60 * minute) })).rejects.toMatchObject({ code: 'beforeItHappened', data: { field: 'at' } });
    await expect(start({ ...good, at: '昨夜' })).rejects.toMatchObject({ code: 'notValid', data: { field: 'at' } });
    await expect(start({ ...good, orderedBy: '长'.repeat(300) })).rejects.toMatchObject({ code: 'tooLarge', data: { field: 'orderedBy' } });
    expect(entries(test, 'activation.started')).toEqual([]);
  });

  it('a response typed in later counts from when it was decided: what is over already alarms at once', async () => {
    const { test, plan, incident } = await begin();
    test.clock.advance(30 * minute);
    const activation = await test.call.activations.start({
      id: plan,
      incident,
      level: 'III',
      at: toIso(test.clock.now() - 10 * minute, zone),
    });
    expect(after(test, named(activation, '通知').dueAt)).toBe(-5);
    expect(activation.progress.overdue).toBe(2);
    test.clock.advance(1000);
    expect(firings(test, '通知县应急')).toEqual(['over#0']);
  });

  it('a plan without levels is started with its cards; at once is taken as the ladder says, and said to be so', async () => {
    const { test, incident } = await begin();
    const village = await savePlan(
      test.call,
      {
        ...chemicalText,
        levels: [],
        cards: chemicalText.cards.slice(0, 1).map((card) => ({ ...card, steps: card.steps.map((step) => ({ ...step, minutes: 0 })) })),
      },
      { title: '王庄村应急预案', planKind: 'grassroots', body: 'village' },
    );
    const activation = await test.call.activations.start({ id: village.plan, incident, level: 'IV' });
    expect(activation.checklist.map(({ text, dueAt }) => [text, after(test, dueAt)])).toEqual([['做好记录并复述', 10]]);
    const limit = await test.call.obligations.get({ id: activation.checklist[0]?.obligation ?? '' });
    expect(limit.rule.limitIsDefault).toBe(true);
  });
});

describe('steps', () => {
  it('done meets the limit at that time, not needed waives it with the reason, handed on keeps it; each with name and time', async () => {
    const { test, activation, incident } = await running();
    const { mark } = test.call.activations;
    test.clock.advance(4 * minute);
    const doneAt = toIso(test.clock.now() - minute, zone);
    const first = named(activation, '通知');
    let now = await mark({ id: activation.id, step: first.id, state: 'done', at: doneAt, who: '赵磊' });
    expect(named(now, '通知')).toMatchObject({ state: 'done', mark: { who: '赵磊', by: '李敏' } });
    expect(await test.call.obligations.get({ id: first.obligation ?? '' })).toMatchObject({ state: 'met', metAt: doneAt });
    const [second, third] = [named(activation, '警戒'), named(activation, '医疗')];
    await expect(mark({ id: activation.id, step: second.id, state: 'notNeeded' })).rejects.toMatchObject({ data: { field: 'note' } });
    await mark({ id: activation.id, step: second.id, state: 'notNeeded', note: '厂区已封闭' });
    expect(await test.call.obligations.get({ id: second.obligation ?? '' })).toMatchObject({ state: 'waived', waivedReason: '厂区已封闭' });
    await expect(mark({ id: activation.id, step: third.id, state: 'handedOn' })).rejects.toMatchObject({ data: { field: 'who' } });
    now = await mark({ id: activation.id, step: third.id, state: 'handedOn', who: '县医院 孙院长' });
    expect(now.progress).toEqual({ total: 5, done: 1, handedOn: 1, overdue: 1 });
    expect(await test.call.obligations.get({ id: third.obligation ?? '' }), 'only doing it meets it').toMatchObject({ state: 'open' });
    const { timeline } = await test.call.incidents.get({ id: incident });
    expect(timeline.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        '处置步骤已办：通知县应急管理局、消防救援大队赶赴现场（赵磊）',
        '处置步骤转交：现场医疗救治（县医院 孙院长）',
      ]),
    );
  });

  it('open again brings the old limit back; what was met stays met', async () => {
    const { test, activation, incident } = await running();
    const step = named(activation, '警戒');
    await test.call.activations.mark({ id: activation.id, step: step.id, state: 'done' });
    const again = await test.call.activations.mark({ id: activation.id, step: step.id, state: 'open' });
    expect(named(again, '警戒')).toMatchObject({ state: 'open', dueAt: step.dueAt });
    const { obligations } = await test.call.incidents.get({ id: incident });
    const limits = obligations.filter(({ title }) => title.includes('警戒'));
    expect(limits.map(({ state }) => state).toSorted()).toEqual(['met', 'open']);
    expect(limits.map(({ dueAt }) => dueAt)).toEqual([step.dueAt, step.dueAt]);
    expect(named(again, '警戒').obligation).toBe(limits.find(({ state }) => state === 'open')?.id);
  });

  it('the same key twice says nothing new; a wrong step, a time in the future or before the start are refused', async () => {
    const { test, activation } = await running();
    const step = named(activation, '通知');
    const { mark } = test.call.activations;
    await mark({ id: activation.id, step: step.id, state: 'done' });
    await mark({ id: activation.id, step: step.id, state: 'done' });
    expect(entries(test, 'activation.stepMarked')).toHaveLength(1);
    await expect(mark({ id: activation.id, step: 'none', state: 'done' })).rejects.toMatchObject({
      code: 'notFound',
      data: { field: 'step' },
    });
    const other = named(activation, '警戒');
    const at = (offset: number): string => toIso(test.clock.now() + offset, zone);
    await expect(mark({ id: activation.id, step: other.id, state: 'done', at: at(5 * minute) })).rejects.toMatchObject({
      code: 'inTheFuture',
    });
    await expect(mark({ id: activation.id, step: other.id, state: 'done', at: at(-5 * minute) })).rejects.toMatchObject({
      code: 'beforeItHappened',
      data: { field: 'at' },
    });
    await expect(mark({ id: activation.id, step: other.id, state: 'later' as 'done' })).rejects.toMatchObject({ data: { field: 'state' } });
  });

  it('an overdue step goes up the ladder once a stage, in order, until it is done', async () => {
    const { test, activation } = await running();
    test.clock.advance(34 * minute);
    expect(firings(test, '划定警戒区')).toEqual(['remind#0', 'over#0', 'over#1', 'over15#0']);
    const alarms = (await test.call.obligations.alarms()).items.map(({ title }) => title);
    expect(alarms).toContainEqual(expect.stringContaining('划定警戒区'));
    await test.call.activations.mark({ id: activation.id, step: named(activation, '警戒').id, state: 'done', who: '钱警官' });
    test.clock.advance(60 * minute);
    expect(firings(test, '划定警戒区')).toHaveLength(4);
    const { items } = await test.call.obligations.list({ limit: 200 });
    expect(items.find(({ title }) => title.includes('划定警戒区'))).toMatchObject({ state: 'late' });
  });

  it('a step by hand has its own minutes from now', async () => {
    const { test, activation } = await running();
    test.clock.advance(10 * minute);
    const added = await test.call.activations.addStep({ id: activation.id, text: '通知下游水厂停止取水', who: '县住建局', minutes: 20 });
    const step = named(added, '水厂');
    expect(step).toMatchObject({ byHand: true, who: '县住建局' });
    expect(after(test, step.dueAt)).toBe(20);
    await expect(test.call.activations.addStep({ id: activation.id, text: ' ' })).rejects.toMatchObject({ data: { field: 'text' } });
    await expect(test.call.activations.addStep({ id: activation.id, text: '一', minutes: -1 })).rejects.toMatchObject({
      data: { field: 'minutes' },
    });
  });

  it('a change of the facts leaves the steps alone [INV-2]', async () => {
    const { test, incident, activation } = await running();
    const before = (await test.call.incidents.get({ id: incident })).obligations.filter(({ kind }) => kind === 'step');
    await test.call.incidents.changeFacts({ id: incident, kind: '12A00', grade: 'IV', reason: '核实' });
    await test.call.incidents.changeFacts({ id: incident, grade: 'II', casualties: { dead: 1 } });
    const later = (await test.call.incidents.get({ id: incident })).obligations.filter(({ kind }) => kind === 'step');
    expect(later.map(({ id, dueAt, state }) => [id, dueAt, state])).toEqual(before.map(({ id, dueAt, state }) => [id, dueAt, state]));
    expect(activation.checklist).toHaveLength(6);
  });
});

describe('raising, lowering, ending', () => {
  it('facts that reach a higher level are said, with the condition; nothing is raised by itself', async () => {
    const { test, incident, activation } = await running();
    expect(activation.suggested).toBeNull();
    await test.call.incidents.changeFacts({ id: incident, casualties: { dead: 12 } });
    const now = await test.call.activations.get({ id: activation.id });
    expect(now).toMatchObject({
      level: 'III',
      suggested: {
        level: 'II',
        name: 'Ⅱ级响应',
        condition: '造成10人以上30人以下死亡，或者50人以上100人以下重伤',
        because: { field: 'dead', value: 12 },
      },
    });
  });

  it('raising adds the steps of the level; lowering waives what nobody had begun; met stays met', async () => {
    const { test, incident, activation } = await running();
    const { changeLevel, mark } = test.call.activations;
    test.clock.advance(2 * minute);
    const raised = await changeLevel({ id: activation.id, level: 'II', reason: '死亡人数增加', orderedBy: '县长王建国' });
    expect(raised).toMatchObject({ level: 'II', levelName: 'Ⅱ级响应' });
    expect(raised.checklist).toHaveLength(8);
    expect(after(test, named(raised, '请求支援').dueAt)).toBe(15);
    await mark({ id: activation.id, step: named(raised, '请求支援').id, state: 'done' });
    const lowered = await changeLevel({ id: activation.id, level: 'III', reason: '现场得到控制' });
    expect(named(lowered, '下风向')).toMatchObject({ state: 'notNeeded', dropped: '现场得到控制' });
    expect(named(lowered, '请求支援').state).toBe('done');
    expect(named(lowered, '警戒区').state, 'its own level still asks for it').toBe('open');
    const { obligations, timeline } = await test.call.incidents.get({ id: incident });
    expect(obligations.find(({ title }) => title.includes('下风向'))).toMatchObject({
      state: 'waived',
      waivedReason: '响应调整为Ⅲ级响应：现场得到控制',
    });
    expect(timeline.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('响应级别 III → II（Ⅱ级响应）：死亡人数增加，县长王建国决定') as string,
        expect.stringContaining('响应级别 II → III（Ⅲ级响应）：现场得到控制') as string,
      ]),
    );
    const again = await changeLevel({ id: activation.id, level: 'II', reason: '复燃' });
    const both = again.checklist.filter(({ text }) => text.includes('下风向'));
    expect(
      both.map(({ state }) => state),
      'what was dropped is asked for anew',
    ).toEqual(['notNeeded', 'open']);
    expect(
      again.checklist.filter(({ text }) => text.includes('请求支援')),
      'what was done is not',
    ).toHaveLength(1);
  });

  it('refuses the level it has, one that the plan has not, and a change without a reason', async () => {
    const { test, activation } = await running();
    const { changeLevel } = test.call.activations;
    await expect(changeLevel({ id: activation.id, level: 'III', reason: '一' })).rejects.toMatchObject({ data: { field: 'level' } });
    await expect(changeLevel({ id: activation.id, level: 'I', reason: '一' })).rejects.toMatchObject({ data: { field: 'level' } });
    await expect(changeLevel({ id: activation.id, level: 'II', reason: ' ' })).rejects.toMatchObject({ data: { field: 'reason' } });
    await expect(test.call.activations.end({ id: activation.id, reason: '' })).rejects.toMatchObject({ data: { field: 'reason' } });
  });

  it('ending waives what is open, with the reason; afterwards nothing is marked any more', async () => {
    const { test, incident, activation } = await running();
    await test.call.activations.mark({ id: activation.id, step: named(activation, '通知').id, state: 'done' });
    const ended = await test.call.activations.end({ id: activation.id, reason: '泄漏已封堵', orderedBy: '副县长周海' });
    expect(ended).toMatchObject({ ended: { reason: '泄漏已封堵', by: '李敏' }, suggested: null });
    const steps = (await test.call.incidents.get({ id: incident })).obligations.filter(({ kind }) => kind === 'step');
    expect(steps.map(({ state }) => state).toSorted()).toEqual(['met', 'waived', 'waived', 'waived', 'waived']);
    await expect(
      test.call.activations.mark({ id: activation.id, step: named(activation, '警戒').id, state: 'done' }),
    ).rejects.toMatchObject({ code: 'alreadyClosed', status: 409 });
    expect((await test.call.activations.running()).items).toEqual([]);
    test.clock.advance(60 * minute);
    expect(firings(test, '划定警戒区'), 'and nothing alarms').toEqual([]);
  });

  it('closing an incident with a running response is refused until it is said; then both end in one', async () => {
    const { test, incident, activation } = await running();
    const waive = { reason: '演示' };
    await expect(test.call.incidents.close({ id: incident, reason: '处置完毕', waive })).rejects.toMatchObject({
      code: 'responseRunning',
      status: 409,
      data: { field: 'endResponses', blockers: [activation.id] },
    });
    expect((await test.call.incidents.get({ id: incident })).state, 'nothing half done').toBe('open');
    const closed = await test.call.incidents.close({ id: incident, reason: '处置完毕', waive, endResponses: true });
    expect(closed.state).toBe('closed');
    expect(await test.call.activations.get({ id: activation.id })).toMatchObject({ ended: { reason: '事件办结：处置完毕' } });
    const reopened = await test.call.incidents.reopen({ id: incident, reason: '复燃' });
    expect(reopened.state).toBe('open');
    const { items } = await test.call.activations.ofIncident({ id: incident });
    expect(
      items.map(({ ended }) => ended !== null),
      'the history stays',
    ).toEqual([true]);
  });

  it('a response on an incident that is merged goes on, is shown with the other, and ends with it', async () => {
    const { test, incident, activation } = await running();
    const other = await test.call.incidents.receive(leak(test, { title: '城关镇液氨泄漏' }));
    await test.call.incidents.merge({ id: incident, into: other.id });
    expect((await test.call.activations.ofIncident({ id: other.id })).items.map(({ id }) => id)).toEqual([activation.id]);
    const now = await test.call.activations.mark({ id: activation.id, step: named(activation, '通知').id, state: 'done' });
    expect(now.progress.done).toBe(1);
    test.clock.advance(16 * minute);
    expect(firings(test, '划定警戒区')).toEqual(['remind#0', 'over#0']);
    const close = { id: other.id, reason: '处置完毕', waive: { reason: '演示' } };
    await expect(test.call.incidents.close(close)).rejects.toMatchObject({ code: 'responseRunning' });
    await test.call.incidents.close({ ...close, endResponses: true });
    expect((await test.call.activations.get({ id: activation.id })).ended).not.toBeNull();
  });
});

describe('notices to member units', () => {
  it('are drafted for each unit with steps or duties, with its telephone; nobody counts as told until somebody says so', async () => {
    const { activation } = await running();
    expect(activation.notices.map(({ unitName, phone, told }) => [unitName, phone, told])).toEqual([
      ['县公安局', '0538-0000110', null],
      ['县卫生健康局', '', null],
      ['市生态环境局云河分局', '', null],
      ['县民政局', '', null],
    ]);
    const text = activation.notices[0]?.text ?? '';
    for (const words of [
      '启动Ⅲ级响应',
      '城关镇宏达化工厂液氨泄漏',
      '副县长周海决定',
      '1. 划定警戒区，交通管制（15分钟内，23:09前）',
      '职责：负责警戒',
    ])
      expect(text).toContain(words);
  });

  it('the telephone is the directory’s when the unit is in it', async () => {
    const test = await makeStation();
    await test.call.directory.saveUnit({ name: '云河县公安局', shortName: '县公安局', kind: 'department', phone: '0538-2222110' });
    const { plan } = await savePlan(test.call);
    const { id: incident } = await test.call.incidents.receive(leak(test));
    const activation = await test.call.activations.start({ id: plan, incident, level: 'III' });
    expect(activation.notices.find(({ unitName }) => unitName === '县公安局')).toMatchObject({ phone: '0538-2222110' });
    expect(named(activation, '警戒').phone).toBe('0538-2222110');
  });

  it('changed, told, taken back, added, taken away; raising and ending draft new ones', async () => {
    const { test, activation, incident } = await running();
    const { changeNotice, addNotice } = test.call.activations;
    const id = activation.notices[0]?.id ?? '';
    const told = await changeNotice({ id, text: '请立即到场', told: { to: '钱警官', via: 'phone' } });
    expect(told.notices[0]).toMatchObject({ text: '请立即到场', told: { to: '钱警官', via: 'phone' } });
    const { timeline } = await test.call.incidents.get({ id: incident });
    expect(timeline.map((line) => line.text)).toContain('已通知 钱警官：县公安局');
    await expect(changeNotice({ id, told: { to: ' ', via: 'phone' } })).rejects.toMatchObject({ data: { field: 'told.to' } });
    await expect(changeNotice({ id, told: { to: '甲', via: 'pigeon' as 'phone' } })).rejects.toMatchObject({ data: { field: 'told.via' } });
    const late = toIso(test.clock.now() + 10 * minute, zone);
    await expect(changeNotice({ id, told: { to: '甲', via: 'phone', at: late } })).rejects.toMatchObject({ code: 'inTheFuture' });
    expect((await changeNotice({ id, told: null })).notices[0]?.told).toBeNull();
    // Drafts are no steps of the incident; that somebody was told, and that it was taken back, are.
    const lines = (await test.call.incidents.get({ id: incident })).timeline.map((line) => line.text);
    expect(lines.filter((text) => /已通知|通知稿/.test(text))).toEqual(['撤销已通知：县公安局', '已通知 钱警官：县公安局']);
    const added = await addNotice({ id: activation.id, unitName: '县电力公司', text: '请切断厂区电源' });
    expect(added.notices).toHaveLength(5);
    expect((await changeNotice({ id, removed: true })).notices).toHaveLength(4);
    const raised = await test.call.activations.changeLevel({ id: activation.id, level: 'II', reason: '扩大' });
    const drafts = raised.notices.slice(4);
    expect(drafts.find(({ unitName }) => unitName === '城关镇人民政府')?.text).toContain('1. 组织下风向群众疏散（30分钟内');
    expect(drafts.find(({ unitName }) => unitName === '县民政局')?.text).toContain('响应级别提升为Ⅱ级响应');
    const ended = await test.call.activations.end({ id: activation.id, reason: '险情排除' });
    expect(ended.notices.at(-1)?.text).toContain('终止Ⅱ级响应');
  });
});

describe('who may', () => {
  it('the duty officer starts and marks; who may only read reads [INV-11]', async () => {
    const { test, plan, incident } = await begin();
    const as = async (role: 'dutyOfficer' | 'viewer') => {
      await test.call.accounts.saveUser({ name: `用户${role}`, password: 'night-shift-2026-x', roles: [role] });
      return clientOf(test.station, (await test.station.parts.sessions.open(`用户${role}`, 'night-shift-2026-x', 'api')).token);
    };
    const [officer, viewer] = [await as('dutyOfficer'), await as('viewer')];
    await expect(viewer.activations.start({ id: plan, incident, level: 'III' })).rejects.toMatchObject({
      code: 'notPermitted',
      status: 403,
    });
    const activation = await officer.activations.start({ id: plan, incident, level: 'III' });
    expect((await viewer.activations.get({ id: activation.id })).by).toBe('用户dutyOfficer');
    const step = activation.checklist[0]?.id ?? '';
    await expect(viewer.activations.mark({ id: activation.id, step, state: 'done' })).rejects.toMatchObject({ code: 'notPermitted' });
    await expect(viewer.activations.end({ id: activation.id, reason: '一' })).rejects.toMatchObject({ code: 'notPermitted' });
    await officer.activations.mark({ id: activation.id, step, state: 'done' });
  });
});

it('what was acknowledged survives a restart, with every mark', async () => {
  const { test, activation } = await running();
  await test.call.activations.mark({ id: activation.id, step: named(activation, '通知').id, state: 'done', who: '赵磊' });
  const before = await test.call.activations.get({ id: activation.id });
  const again = await test.reopen();
  expect(await again.call.activations.get({ id: activation.id })).toEqual(before);
});

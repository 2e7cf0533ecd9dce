// Responses on a real station: raised, lowered, ended with their incident, notices to member units.
import { describe, expect, it } from 'vitest';
import { toIso } from '#shared/time/zone.ts';
import { leak, zone } from '#kit/builders.ts';
import { after, firings, minute, named, running } from '#kit/response-scene.ts';
import { savePlan } from '#kit/responses.ts';
import { makeStation } from '#kit/station.ts';

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
    ).rejects.toMatchObject({ code: 'responseEnded', status: 409 });
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

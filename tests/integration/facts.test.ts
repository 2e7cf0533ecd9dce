// Changes of facts: what opens, what ends, what stays; the diff that is shown is the change that is made.
import { describe, expect, it } from 'vitest';
import { leak, staff, zone } from '#kit/builders.ts';
import { makeStation, type TestStation } from '#kit/station.ts';
import { toIso } from '#shared/time/zone.ts';

const minute = 60_000;
const ours = async (test: TestStation, id: string) =>
  (await test.call.incidents.get({ id })).obligations
    .filter((one) => one.ours && one.recipient.id === 'city-gov')
    .map((one) => `${one.kind} ${one.mode} ${Math.round((Date.parse(one.dueAt) - test.clock.now()) / minute)} ${one.state}`);

describe('[INV-2] raising and lowering', () => {
  it('raising III to I opens the shorter limits from the change, shown as a diff before', async () => {
    const test = await makeStation();
    await staff(test);
    const { id } = await test.call.incidents.receive(leak(test));
    test.clock.advance(5 * minute);
    const preview = await test.call.incidents.previewFacts({ id, casualties: { dead: 31 } });
    // By a person set to III: the figures propose, the person decides.
    expect([preview.grade, preview.gradeReason.proposed]).toEqual(['III', 'I']);
    const diff = await test.call.incidents.previewFacts({ id, grade: 'I' });
    const shown = diff.opens
      .filter((one) => one.recipient.id === 'city-gov')
      .map((one) => `${one.mode} ${(Date.parse(one.dueAt) - test.clock.now()) / minute}`);
    expect(shown).toEqual(['phone 15', 'written 30']);
    expect(diff.waives.filter((one) => one.obligation.ours).map((one) => one.obligation.mode)).toEqual(['phone', 'written']);
    await test.call.incidents.changeFacts({ id, grade: 'I', reason: '伤亡扩大' });
    expect(await ours(test, id)).toEqual([
      'first phone 15 open',
      'first phone 25 waived',
      'first written 30 open',
      'first written 55 waived',
    ]);
    const made = (await test.call.incidents.get({ id })).obligations
      .filter((one) => one.state === 'open')
      .map((one) => `${one.recipient.id} ${one.mode} ${one.dueAt}`);
    const promised = [
      ...diff.opens.map((one) => `${one.recipient.id} ${one.mode} ${one.dueAt}`),
      ...diff.keeps.map((one) => `${one.recipient.id} ${one.mode} ${one.dueAt}`),
    ];
    expect(made.sort()).toEqual(promised.sort());
  });

  it('a grade by rule follows the figures, and a death is timed as III', async () => {
    const test = await makeStation();
    const { id, grade } = await test.call.incidents.receive(leak(test, { grade: undefined, casualties: { dead: 0 } }));
    expect(grade).toBe('IV');
    expect(await ours(test, id)).toEqual(['first written 120 open']);
    const changed = await test.call.incidents.changeFacts({ id, casualties: { dead: 1 } });
    expect([changed.grade, changed.gradeReason.timedAs]).toEqual(['IV', 'III']);
    expect(await ours(test, id)).toEqual(['first phone 30 open', 'first written 60 open', 'first written 120 waived']);
  });

  it('met ones stay met; the rise itself is owed as a follow-up to those who were told', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    test.clock.advance(5 * minute);
    const draft = await test.call.reports.draft({ id, type: 'first', to: 'city-gov', mode: 'phone' });
    await test.call.reports.submit({ id: draft.id });
    await test.call.incidents.changeFacts({ id, grade: 'I', reason: '扩大' });
    const lines = await ours(test, id);
    expect(lines).toContain('first phone 25 met');
    expect(lines.filter((line) => line.startsWith('first phone'))).toHaveLength(1);
    expect(lines).toContain('first written 30 open');
    expect(lines.filter((line) => line.startsWith('followUp') && line.endsWith('open'))).toEqual(['followUp any 30 open']);
  });

  it('lowering loosens what is not over; what is over stays', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    test.clock.advance(31 * minute);
    await test.call.incidents.changeFacts({ id, grade: 'IV', reason: '核实后降级' });
    expect(await ours(test, id)).toEqual(['first phone -1 open', 'first written 29 waived', 'first written 89 open']);
  });

  it('a rule edited later does not touch a running incident, until somebody says so', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    test.clock.advance(1000);
    const { items } = await test.call.settings.rules({ table: 'deadlines' });
    const rule = items.find((item) => item.id === 'A5-2-III-written');
    await test.call.settings.putRules({
      table: 'deadlines',
      items: [{ ...rule, limitSeconds: 2400, validFrom: null }],
      reason: '本县改为 40 分钟',
    });
    await test.call.incidents.changeFacts({ id, title: '改个标题' });
    expect(await ours(test, id)).toEqual(['first phone 30 open', 'first written 60 open']);
    const next = await test.call.incidents.receive(leak(test, { title: '另一起' }));
    expect(await ours(test, next.id)).toEqual(['first phone 30 open', 'first written 40 open']);
    await test.call.incidents.applyRules({ id });
    expect(await ours(test, id)).toEqual(['first phone 30 open', 'first written 40 open', 'first written 60 waived']);
  });

  it('a limit of seconds can be tried', async () => {
    const test = await makeStation();
    const { items } = await test.call.settings.rules({ table: 'deadlines' });
    const rule = items.find((item) => item.id === 'A5-2-III-phone');
    await test.call.settings.putRules({ table: 'deadlines', items: [{ ...rule, limitSeconds: 6, validFrom: null }] });
    const { obligations } = await test.call.incidents.receive(leak(test));
    const phone = obligations.find((one) => one.rule.id === 'A5-2-III-phone');
    expect(phone?.stages.slice(0, 4).map((stage) => Math.round((Date.parse(stage.at) - test.clock.now()) / 100) / 10)).toEqual([
      2, 4, 5, 6,
    ]);
  });
});

describe('merging', () => {
  it('joins two calls of one event, the earlier receipt counts, and can be undone', async () => {
    const test = await makeStation();
    const first = await test.call.incidents.receive(leak(test, { title: '先接的' }));
    test.clock.advance(4 * minute);
    const second = await test.call.incidents.receive(leak(test, { title: '后接的' }));
    expect(second.possibleDuplicates.map((one) => one.id)).toEqual([first.id]);
    await test.call.incidents.merge({ id: first.id, into: second.id, reason: '同一件事' });
    expect((await test.call.incidents.get({ id: first.id })).state).toBe('merged');
    const joined = await test.call.incidents.get({ id: second.id });
    expect(joined.merged.map((one) => one.id)).toEqual([first.id]);
    expect(
      joined.obligations
        .filter((one) => one.ours && one.state === 'open')
        .map((one) => Math.round((Date.parse(one.dueAt) - test.clock.now()) / minute)),
    ).toEqual([26, 56]);
    expect(joined.timeline.some((line) => line.type === 'incident.received' && line.text.includes('先接的'))).toBe(true);
    await test.call.incidents.unmerge({ id: first.id });
    expect((await test.call.incidents.get({ id: first.id })).state).toBe('open');
    expect(await ours(test, first.id)).toEqual(expect.arrayContaining(['first phone 26 open', 'first written 56 open']));
    await expect(test.call.incidents.unmerge({ id: first.id })).rejects.toMatchObject({ code: 'notMerged' });
  });
});

describe('[INV-6] a report is frozen when it is submitted', () => {
  it('text, facts and time can be shown again, byte for byte; later changes do not reach it', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    const draft = await test.call.reports.draft({ id, type: 'first', to: 'city-gov', mode: 'written' });
    await test.call.reports.signOff({ id: draft.id, by: '王建国', how: 'phone' });
    await test.call.reports.submit({ id: draft.id, receiver: '陈主任', via: '传真', reference: '0001' });
    const frozen = await test.call.reports.get({ id: draft.id });
    test.clock.advance(30 * minute);
    await test.call.incidents.changeFacts({ id, casualties: { injured: 9 }, title: '改过的标题', reason: '新情况' });
    await test.call.settings.change({ officeName: '改名后的值班室', zone: 'Asia/Urumqi' });
    await test.call.settings.change({ zone: 'Asia/Shanghai' });
    const later = await test.call.reports.get({ id: draft.id });
    expect(later).toEqual(frozen);
    const { createHash } = await import('node:crypto');
    expect(createHash('sha256').update(later.text).digest('hex')).toBe(later.textHash);
    await expect(test.call.reports.edit({ id: draft.id, content: { body: '改' } })).rejects.toMatchObject({ code: 'alreadySubmitted' });
    await expect(test.call.reports.discard({ id: draft.id })).rejects.toMatchObject({ code: 'alreadySubmitted' });
  });

  it('a figure in the text that differs from the facts is found', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    const draft = await test.call.reports.draft({ id, type: 'first', to: 'city-gov', mode: 'written' });
    await test.call.reports.edit({ id: draft.id, content: { body: '11月20日22时49分，城关镇工业园宏达化工厂发生泄漏，造成8人受伤。' } });
    const { problems } = await test.call.reports.check({ id: draft.id });
    expect(problems).toContainEqual(expect.objectContaining({ code: 'figureDiffers', what: 'injured', expected: 5, found: 8 }));
    expect(problems.map((one) => one.code)).toContain('notSigned');
  });

  it('numbers carry the prefix and count up', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    const numbers = [];
    for (const mode of ['phone', 'written'] as const)
      numbers.push((await test.call.reports.draft({ id, type: 'first', to: 'city-gov', mode })).number);
    expect(numbers).toEqual(['云河值班信息〔2026〕第Y1期', '云河值班信息〔2026〕第Y2期']);
  });
});

describe('three moments are kept apart', () => {
  it('rules count from the one they name; what becomes known later never loosens a limit', async () => {
    const test = await makeStation();
    await test.call.settings.change({ packs: ['factory', 'national', 'chongqing'] });
    const { id } = await test.call.incidents.receive(leak(test, { occurredAt: null }));
    const due = async () =>
      (await test.call.incidents.get({ id })).obligations
        .filter((one) => one.state === 'open')
        .map((one) => `${one.rule.id} ${Math.round((Date.parse(one.dueAt) - test.clock.now()) / minute)}`);
    expect(await due()).toEqual(['A5-2-III-phone 30', 'A5-2-III-written 60']);
    await test.call.incidents.changeFacts({
      id,
      occurredAt: toIso(test.clock.now() - 45 * minute, zone),
      learnedAt: toIso(test.clock.now() - 10 * minute, zone),
    });
    expect(await due()).toEqual(['RD073 15', 'A5-2-III-phone 30', 'A5-2-III-written 60']);
    await expect(test.call.incidents.changeFacts({ id, learnedAt: toIso(test.clock.now() - 50 * minute, zone) })).rejects.toMatchObject({
      code: 'beforeItHappened',
    });
  });
});

// Which plans fit an incident of a real station, with which level and why.
import { describe, expect, it } from 'vitest';
import { toIso } from '#shared/time/zone.ts';
import { zone } from '#kit/builders.ts';
import { begin } from '#kit/response-scene.ts';
import { chemicalText, savePlan } from '#kit/responses.ts';

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

  it('the works’ own plan comes after the county’s, and the grade says nothing about its levels', async () => {
    const { test, plan, incident } = await begin({ casualties: { dead: 3, injured: 5 } });
    await savePlan(
      test.call,
      { ...chemicalText, levels: chemicalText.levels.map((level) => ({ ...level, conditions: ['岗位小量泄漏，当班可以处置'] })) },
      { title: '宏达化工厂应急预案', planKind: 'grassroots', body: 'enterprise', eventKinds: ['12D00'], places: ['宏达化工厂'] },
    );
    const { items } = await test.call.activations.fitting({ incident });
    expect(items[0]).toMatchObject({ plan, applies: { level: 'III', by: 'condition' } });
    expect(items[1]).toMatchObject({ title: '宏达化工厂应急预案', applies: { level: null, by: 'none' } });
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
